package text

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// forms that lists and registers use for the same name; each must be the text
// of the one word, or among its other forms.
func TestRomanise(t *testing.T) {
	for _, c := range []struct {
		word   string
		script Script
		text   string
		alt    []string
	}{
		// Russian
		{"Юрий", Cyrillic, "yuriy", []string{"iurii", "yury", "jurij", "iouri"}},
		{"Дмитрий", Cyrillic, "dmitriy", []string{"dmitry", "dmitrii", "dmitri"}},
		{"Сергей", Cyrillic, "sergey", []string{"sergei", "sergej", "serhey"}},
		{"Хорошев", Cyrillic, "khoroshev", []string{"horoshev"}},
		{"Евгений", Cyrillic, "yevgeniy", []string{"evgeny", "evgenii", "jewgenij"}},
		{"Щукин", Cyrillic, "shchukin", []string{"schukin"}},
		{"Ельцин", Cyrillic, "yeltsin", []string{"eltsin", "jelzin"}},
		{"Троцкий", Cyrillic, "trotskiy", []string{"trotsky", "trotski"}},
		{"Чайковский", Cyrillic, "chaykovskiy", []string{"tschaikowskij", "tchaikovski"}},
		{"Александра", Cyrillic, "aleksandra", []string{"alexandra"}},
		{"Наталья", Cyrillic, "natalya", []string{"natalia", "natalja"}},
		{"Андреевич", Cyrillic, "andreyevich", []string{"andreevich"}},
		{"Путин", Cyrillic, "putin", []string{"poutine"}},
		{"Объект", Cyrillic, "obyekt", nil},
		// its neighbours
		{"Зеленський", Cyrillic, "zelenskyy", nil},
		{"Григорій", Cyrillic, "hryhoriy", []string{"hryhorii", "grigoriy"}},
		{"Юлія", Cyrillic, "yuliya", []string{"yuliia", "yulia"}},
		{"Лукашэнка", Cyrillic, "lukashenka", nil},
		{"Гўлна", Cyrillic, "hulna", nil},
		{"Търговище", Cyrillic, "targovishte", nil},
		{"Милошевић", Cyrillic, "milosevic", []string{"miloshevich"}},
		{"Ђинђић", Cyrillic, "djindjic", nil},
		{"Ѓорѓи", Cyrillic, "gjorgji", nil},
		{"Тоқаев", Cyrillic, "tokayev", []string{"toqaev"}},
		// Greek
		{"Παπανδρέου", Greek, "papandreou", nil},
		{"Μπακογιάννη", Greek, "bakogianni", []string{"mpakogianni"}},
		{"Ευθύμιος", Greek, "efthymios", []string{"efthimios"}},
		{"Ευάγγελος", Greek, "evangelos", nil},
		{"Χατζηδάκης", Greek, "chatzidakis", nil},
		{"Χρήστος", Greek, "christos", []string{"hristos", "khrestos"}},
		{"ᾈδης", Greek, "adis", nil},
		// Armenian, Georgian
		{"Փաշինյան", Armenian, "pashinyan", []string{"pashinian"}},
		{"Ոսկան", Armenian, "voskan", nil},
		{"Երևան", Armenian, "yerevan", nil},
		{"სააკაშვილი", Georgian, "saakashvili", nil},
		{"მიხეილ", Georgian, "mikheil", []string{"miheil"}},
		// by consonants
		{"محمد", Arabic, "mhmd", nil},
		{"حسين", Arabic, "hsyn", []string{"hsin"}},
		{"الظواهري", Arabic, "alzwahry", []string{"zwahry"}},
		{"جمال", Arabic, "jmal", []string{"gmal"}},
		{"خامنه\u200cای"[:10], Arabic, "khamnh", nil},
		{"پوتین", Arabic, "pwtyn", []string{"putin", "pvtin"}},
		{"נתניהו", Hebrew, "ntnihu", nil},
		{"ג'ורג'", Hebrew, "jurj", nil},
		{"בנק", Hebrew, "bnk", []string{"bnq"}},
		// Kana
		{"ジョン", Kana, "jon", []string{"zyon"}},
		{"ティム", Kana, "timu", []string{"tim"}},
		{"ヴィクトル", Kana, "vikutoru", nil},
		{"がっこう", Kana, "gakkou", []string{"gakko"}},
		{"まっちゃ", Kana, "matcha", nil},
		{"コーヒー", Kana, "koohii", []string{"kohi"}},
		{"しんぶん", Kana, "shinbun", []string{"shimbun", "sinbun"}},
		{"ｷﾑ", Kana, "kimu", []string{"kim"}},
		{"スミス", Kana, "sumisu", []string{"smis"}},
		// Devanagari, Thai
		{"नरेन्द्र", Devanagari, "narendra", nil},
		{"मनमोहन", Devanagari, "manamohan", []string{"manmohan"}},
		{"ज़फ़र", Devanagari, "zafar", nil},
		{"सिंह", Devanagari, "singh", nil},
		{"ทักษิณ", Thai, "thaksin", nil},
		{"เปรม", Thai, "perm", nil},
		// Latin
		{"Müller", Latin, "muller", []string{"mueller"}},
		{"Weiß", Latin, "weiss", nil},
		{"Øst", Latin, "ost", []string{"oest"}},
		{"Åse", Latin, "ase", []string{"aase"}},
		{"Đoković", Latin, "dokovic", []string{"djokovic", "djokovich"}},
		{"Erdoğan", Latin, "erdogan", nil},
		{"İLHAM", Latin, "ilham", nil},
		{"Þórður", Latin, "thordur", nil},
		{"Əliyev", Latin, "aliyev", nil},
		{"Muñoz", Latin, "munoz", nil},
		{"Kim", Latin, "kim", nil},
		// kept as they are
		{"金正恩", Han, "金正恩", nil},
		{"㈱", Han, "株", nil},
		{"தமிழ்", Other, "தமிழ்", nil},
	} {
		tokens, _, err := Tokens(c.word)
		require.NoError(t, err)
		require.Len(t, tokens, 1, c.word)
		assert.Equal(t, c.text, tokens[0].Text, c.word)
		assert.Equal(t, c.script, tokens[0].Script, c.word)
		assert.Subset(t, tokens[0].Alt, c.alt, c.word)
		assert.Equal(t, c.script == Arabic || c.script == Hebrew || c.script == Thai, tokens[0].Consonantal, c.word)
	}
}

func TestHangul(t *testing.T) {
	tokens, _, err := Tokens("김정은 박진혁 조선광업개발무역회사")
	require.NoError(t, err)
	assert.Equal(t, "gimjeongeun", tokens[0].Text)
	assert.Equal(t, []string{"gim", "jeong", "eun"}, tokens[0].Syllables)
	assert.Subset(t, tokens[0].Alt, []string{"kimjongun", "kimchongun", "kimjungeun"})
	assert.Contains(t, tokens[1].Alt, "pakjinhyok")
	assert.Nil(t, tokens[2].Syllables, "a firm, not a person's name")
}

// Every letter of the blocks that names are written in has to be known: one
// that is not would vanish from the name.
func TestTablesAreWhole(t *testing.T) {
	for _, block := range [][2]rune{
		{0x00C0, 0x024F}, {0x1E00, 0x1EFF}, {0x0370, 0x03E1}, {0x03F0, 0x03FF}, {0x1F00, 0x1FFF}, {0x0400, 0x052F}, {0x0531, 0x0587},
		{0x0620, 0x064A}, {0x0671, 0x06D5}, {0x05D0, 0x05F2}, {0x10D0, 0x10F8}, {0x1C90, 0x1CB8}, {0x3041, 0x3096},
		{0x30A1, 0x30FA}, {0x0905, 0x0939}, {0x0958, 0x095F}, {0x0E01, 0x0E2E},
	} {
		for r := block[0]; r <= block[1]; r++ {
			if !unicode.IsLetter(r) || unicode.Is(unicode.Lm, r) || classOf(r) != letter {
				continue
			}
			tokens, _, err := Tokens("a " + string(r))
			require.NoError(t, err)
			require.Len(t, tokens, 2, "%q %U", r, r)
			if s := tokens[1].Script; s == Other {
				assert.Contains(t, silent, r, "%q %U has no romanisation", r, r)
			}
		}
	}
}

// silent are the letters that are written without a sound of their own.
var silent = []rune("ЪъЬьҌҍӀӏءٴჸᲸっッǀǁǂǃ")

// The short cut of scriptOf against the tables of Unicode.
func TestScriptOf(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if want, got := scriptInTables(r), scriptOf(r); unicode.IsLetter(r) && r != 'ー' && want != got {
			t.Errorf("%q %U: %v, want %v", r, r, got, want)
		}
	}
	assert.Equal(t, "kana", scriptOf('ー').String())
	assert.Equal(t, "invalid", Script(200).String())
}

// slowFind is find without the order of the rows: of all rows that fit, the
// longest, and of those the one with most anchors.
func slowFind(t *table, word []rune, i int) (string, int) {
	out, best, anchors := "", 0, 0
	for _, r := range t.rows {
		n := r.fits(word, i)
		a := int(r.at&1 + r.at>>1)
		if n > best || n > 0 && n == best && a > anchors {
			out, best, anchors = r.out, n, a
		}
	}
	return out, best
}

func TestFindAgainstSlowTwin(t *testing.T) {
	for _, c := range []struct {
		table *table
		words []string
	}{
		{&cyrillicRussian, []string{"достоевский", "еее", "ия", "объезд", "ский"}},
		{&cyrillicUkrainian, []string{"зеленський", "їжак", "юлія", "розгін"}},
		{&greek, []string{"αυτοψυχη", "μπαντμιντον", "ευ", "γγγκ"}},
		{&kana, []string{"しゃちょう", "んばふぁ"}},
		{&armenian, []string{"ոով", "եւյան"}},
	} {
		for _, w := range c.words {
			word := []rune(w)
			for i := range word {
				out, n := c.table.find(word, i)
				wantOut, want := slowFind(c.table, word, i)
				assert.Equal(t, wantOut, out, "%s at %d", w, i)
				assert.Equal(t, want, n, "%s at %d", w, i)
			}
		}
	}
}
