package lexicon

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTitle(t *testing.T) {
	for _, w := range []string{"mr", "dr", "prof", "sheikh", "shaykh", "sheik", "mullah", "maulvi", "mawlawi", "maulavi", "ayatollah", "general",
		"brigadier", "engr", "ustad", "qari", "alhaji", "jr", "iii", "phd"} {
		strong, weak := Title(w)
		assert.True(t, strong && !weak, w)
	}
	for _, w := range []string{"sayyid", "sayed", "malik", "amir", "sultan", "hajj", "hajji", "haji", "hafiz", "khan", "imam"} {
		strong, weak := Title(w)
		assert.True(t, weak && !strong, w)
	}
	for _, w := range []string{"", "said", "md", "ivan", "kim", "hassan", "vladimir", "smith", "ali", "xi"} {
		strong, weak := Title(w)
		assert.False(t, strong || weak, w)
	}
}

func TestParticle(t *testing.T) {
	for _, w := range []string{"bin", "ibn", "bint", "ben", "al", "el", "ul", "ud", "as", "ash", "ad", "ar", "at", "von", "van", "der", "de", "del", "la", "du", "y", "i", "e", "af", "ould"} {
		assert.True(t, Particle(w), w)
		assert.False(t, Kunya(w), w)
	}
	for _, w := range []string{"abu", "abou", "umm"} {
		assert.True(t, Kunya(w), w)
		assert.False(t, Particle(w), w)
	}
	for _, w := range []string{"", "alan", "vandal", "kim", "walid"} {
		assert.False(t, Particle(w) || Kunya(w), w)
	}
}

func TestGeneric(t *testing.T) {
	same := func(a, b string) {
		_, x := Generic(a)
		_, y := Generic(b)
		assert.True(t, x == y && x != 0, "%s and %s mean the same", a, b)
	}
	for _, p := range [][2]string{{"co", "company"}, {"company", "compania"}, {"compagnie", "kompaniya"}, {"intl", "international"},
		{"corp", "corporation"}, {"tech", "technologies"}, {"mfg", "manufacturing"}, {"ind", "industries"}, {"bros", "brothers"},
		{"bank", "banco"}, {"univ", "universitet"}, {"inst", "institut"}, {"trading", "ticaret"}, {"and", "y"}, {"of", "de"}} {
		same(p[0], p[1])
	}
	weight := func(w string) float64 { v, _ := Generic(w); return v }
	assert.Less(t, weight("of"), weight("company"))
	assert.Less(t, weight("company"), weight("trading"))
	assert.Less(t, weight("trading"), weight("bank"))
	assert.Less(t, weight("bank"), 1.0)
	for _, w := range []string{"", "lazarus", "gazprom", "rosneft", "hongxiang", "korolyov"} {
		v, class := Generic(w)
		assert.True(t, v == 1 && class == 0, w)
	}
	for _, g := range genericWords {
		assert.True(t, g.weight > 0 && g.weight < 1, g.word)
	}
}

func TestNumber(t *testing.T) {
	for tok, want := range map[string]int{"61398": 61398, "007": 7, "0": 0, "first": 1, "second": 2, "3rd": 3, "twenty": 20, "ii": 2, "xx": 20,
		"xiv": 14, "primera": 1, "vtoroy": 2, "999999999": 999999999} {
		v, ok := Number(tok)
		assert.True(t, ok, tok)
		assert.Equal(t, want, v, tok)
	}
	for _, tok := range []string{"", "i", "v", "x", "xi", "un", "dos", "ten", "1234567890", "12a", "٣", "-1"} {
		_, ok := Number(tok)
		assert.False(t, ok, tok)
	}
}

func TestVariant(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Relation
	}{
		{"mohammed", "muhammad", Spelling}, {"mohamed", "mehmet", Spelling}, {"md", "mohammad", Spelling}, {"ahmed", "ahmad", Spelling},
		{"hussein", "hosein", Spelling}, {"husayn", "hussain", Spelling}, {"yusuf", "joseph", Spelling}, {"youssef", "yosef", Spelling},
		{"ibrahim", "abraham", Spelling}, {"abdul", "abdel", Spelling}, {"abdullah", "abdallah", Spelling}, {"abdulrahman", "abdurrahman", Spelling},
		{"abdelrahman", "abdirahman", Spelling}, {"gaddafi", "qadhafi", Spelling}, {"suleiman", "solomon", Spelling}, {"dawood", "david", Spelling},
		{"vladimir", "volodymyr", Spelling}, {"vladimir", "uladzimir", Spelling}, {"aleksandr", "alexander", Spelling}, {"oleksandr", "aliaksandr", Spelling},
		{"sergey", "serhiy", Spelling}, {"sergei", "siarhei", Spelling}, {"yevgeny", "evgeniy", Spelling}, {"yuri", "iurii", Spelling},
		{"mikhail", "mykhailo", Spelling}, {"nikolay", "mykola", Spelling}, {"andrey", "andriy", Spelling}, {"pavel", "pavlo", Spelling},
		{"pyotr", "peter", Spelling}, {"dmitry", "dmytro", Spelling}, {"dmitriy", "dzmitry", Spelling}, {"juan", "giovanni", Spelling},
		{"kim", "gim", Surname}, {"lee", "yi", Surname}, {"ri", "rhee", Surname}, {"park", "pak", Surname}, {"zhang", "chang", Surname},
		{"wang", "wong", Surname}, {"huang", "wong", Surname}, {"nikolaevich", "mikalaevich", Surname}, {"viktorovna", "viktarauna", Surname},
		{"jong", "chong", Surname}, {"hyok", "hyuk", Syllable}, {"gwang", "kwang", Syllable}, {"byong", "pyong", Syllable},
		{"bob", "robert", Nickname}, {"william", "bill", Nickname}, {"elizabeth", "liz", Nickname}, {"aleksandr", "sasha", Nickname}, {"jose", "pepe", Nickname},
		{"wang", "huang", Unrelated}, {"ivan", "igor", Unrelated}, {"hassan", "hussein", Unrelated}, {"oleg", "olga", Unrelated}, {"mahmoud", "mohammed", Unrelated},
		{"saleh", "saleem", Unrelated}, {"karim", "rahim", Unrelated}, {"", "ivan", Unrelated}, {"viktor", "vitaly", Unrelated}, {"chen", "cheng", Unrelated},
		{"bashir", "bashar", Unrelated}, {"jamal", "jalal", Unrelated}, {"said", "saad", Unrelated}, {"kim", "choe", Unrelated},
	} {
		assert.Equal(t, c.want, Relate(c.a, c.b), "%s %s", c.a, c.b)
		assert.Equal(t, c.want, Relate(c.b, c.a), "%s %s", c.b, c.a)
		assert.Equal(t, c.want != Unrelated, Variant(c.a, c.b), "%s %s", c.a, c.b)
	}
	assert.False(t, Variant("ivan", "ivan"), "equal words are no variants")
	assert.Empty(t, VariantClasses("lazarus"))
	assert.Equal(t, Unrelated, ClassRelation(0))
}

// Every class has two words at least, and its words find each other.
func TestVariantClasses(t *testing.T) {
	words := map[uint16][]string{}
	for _, w := range variantWords {
		classes := VariantClasses(w.word)
		require.NotEmpty(t, classes, w.word)
		require.True(t, slices.IsSorted(classes), w.word)
		for _, c := range classes {
			words[c] = append(words[c], w.word)
		}
	}
	require.Greater(t, len(words), 700)
	for class, list := range words {
		require.Greater(t, len(list), 1, class)
		require.True(t, Variant(list[0], list[len(list)-1]), list)
	}
}

// Look-ups rest on binary search: a table that is out of order loses words.
func TestTablesAreSorted(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(legalForms[:], func(a, b legalForm) int { return strings.Compare(a.words, b.words) }))
	assert.True(t, slices.IsSortedFunc(titles[:], func(a, b title) int { return strings.Compare(a.word, b.word) }))
	assert.True(t, slices.IsSortedFunc(particles[:], func(a, b particle) int { return strings.Compare(a.word, b.word) }))
	assert.True(t, slices.IsSortedFunc(genericWords[:], func(a, b genericWord) int { return strings.Compare(a.word, b.word) }))
	assert.True(t, slices.IsSortedFunc(variantWords[:], func(a, b variantWord) int { return strings.Compare(a.word, b.word) }))
	assert.True(t, slices.IsSortedFunc(numbers[:], func(a, b number) int { return strings.Compare(a.word, b.word) }))
}

func TestGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the generator")
	}
	out := filepath.Join(t.TempDir(), "out.go")
	msg, err := exec.Command("go", "run", "gen.go", "-out", out).CombinedOutput()
	require.NoError(t, err, string(msg))
	want, err := os.ReadFile(out)
	require.NoError(t, err)
	got, err := os.ReadFile("tables_gen.go")
	require.NoError(t, err)
	assert.True(t, string(want) == string(got), "tables_gen.go is not what gen.go writes; run go generate")
}

func TestLookUpsDoNotAllocate(t *testing.T) {
	tokens := []string{"obshchestvo", "s", "ogranichennoy", "otvetstvennostyu", "alfa"}
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		LegalForm(tokens)
		Title("sheikh")
		Particle("bin")
		Kunya("abu")
		Generic("trading")
		Number("second")
		VariantClasses("chin")
		Variant("mohammed", "muhammad")
		CutLegalForm("丹东鸿祥实业发展有限公司")
	}))
}
