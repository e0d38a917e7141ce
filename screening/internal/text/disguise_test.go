package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUndone(t *testing.T) {
	for _, c := range []struct {
		name, fold string
		undone     Undone
	}{
		{"ＬＡＺＡＲＵＳ", "lazarus", Width},
		{"𝐋𝐚𝐳𝐚𝐫𝐮𝐬 𝕲𝖗𝖔𝖚𝖕", "lazarus group", Width},
		{"Ⓛⓐⓩⓐⓡⓤⓢ", "lazarus", Width},
		{"🅛🅐🅩🅐🅡🅤🅢", "lazarus", Width},
		{"Laz\x00arus", "lazarus", Invisible},
		{"Laz\u200bar\u00adus", "lazarus", Invisible},
		{"\u202eLazarus\u202c", "lazarus", Invisible},
		{"\u202aLazarus", "lazarus", Invisible},
		{"M3HRAN", "mehran", Digits},
		{"Laz\U000e0061arus", "lazarus", Invisible},
		{"L\ufe0fazarus", "lazarus", Invisible},
		{"L̸̢̛a̵z̶a̷r̸u̴s̶", "lazarus", Marks},
		{"Lȧ̈̃̊zarus", "lazarus", Marks},
		{"Lаzаruѕ", "lazarus", Lookalike},
		{"Vlаdіmіr Рutin", "vladimir putin", Lookalike},
		{"Lαzαrυs", "lazarus", Lookalike},
		{"ꓡazarus", "lazarus", Lookalike},
		{"Dоris Раtrісіa SАNCHЕZ", "doris patricia sanchez", Lookalike}, // most letters of the second word are Cyrillic
		{"ВUSINЕSS ІНС, Ѕ.А. DЕ С.V.", "business ihc sa de cv", Lookalike},
		{"Roman Роман", "roman roman", 0}, // both are what they are
		{"cбербанк", "sberbank", Lookalike},
		{"МОСКВA", "moskva", Lookalike},
		{"L a z a r u s", "lazarus", Spaced},
		{"K i m  J o n g  U n", "kim jong un", Spaced},
		{"L.a.z.a.r.u.s", "lazarus", Spaced},
		{"L-a-z-a-r-u-s Group", "lazarus group", Spaced},
		{"Б а н к", "bank", Spaced},
		{"L4z4rus Gr0up", "lazarus group", Digits},
		{"J0ng", "jong", Digits},
		{"V1adimir", "vladimir", Digits},
		{"Ｌ4z\u200baruѕ", "lazarus", Width | Invisible | Lookalike | Digits},
	} {
		tokens, undone, err := Tokens(c.name)
		require.NoError(t, err)
		require.NotEmpty(t, tokens)
		assert.Equal(t, c.fold, Fold(c.name), "%+q", c.name)
		assert.Equal(t, c.undone.String(), undone.String(), "%+q", c.name)
	}
}

// What looks like a disguise to a careless screener: ordinary writing.
func TestNotDisguised(t *testing.T) {
	for name, fold := range map[string]string{
		"APT38":                   "apt38",
		"3M":                      "3m",
		"B2B":                     "b2b",
		"W3C":                     "w3c",
		"Unit 61398":              "unit 61398",
		"Unit61398":               "unit61398",
		"Bureau 39":               "bureau 39",
		"Bureau39":                "bureau39",
		"SU30MK":                  "su30mk",
		"Mi17V5":                  "mi17v5",
		"TU154M":                  "tu154m",
		"4x4 Motors":              "4x4 motors",
		"fast4release":            "fast4release",
		"SOURCE1HERBS":            "source1herbs",
		"IGo3D":                   "igo3d",
		"M.A.T.S.A. S.A. DE C.V.": "matsa sa de cv",
		"\u202bجمال\u202c":        "jmal",
		"J. R. R. Tolkien":        "j r r tolkien",
		"W. A. D. P. Perera":      "w a d p perera",
		"Nguyễn Thị Ánh":          "nguyen thi anh",
		"Łukasz Øst":              "lukasz ost",
		"Бо\u0301рис Ёлкин":       "boris yolkin",
		"\u200fمحمد\u200e":        "mhmd",
		"مُحَمَّد":                "mhmd",
		"احمدی\u200cنژاد":         "ahmdy nzhad",
		"김 정 은":                   "gim jeong eun",
		"葛\U000e0100城":            "葛城",
		"ООО «Ромашка»":           "ooo romashka",
		"SpaceX Ωmega":            "spacex o mega",
	} {
		_, undone, err := Tokens(name)
		require.NoError(t, err)
		assert.Equal(t, fold, Fold(name), "%+q", name)
		assert.Equal(t, "none", undone.String(), "%+q", name)
	}
}

// A digit in a word of two letters is a possibility, not a reading.
func TestDigitsUnsure(t *testing.T) {
	tokens, undone, err := Tokens("K1m")
	require.NoError(t, err)
	assert.Equal(t, "k1m", tokens[0].Text)
	assert.Equal(t, []string{"kim", "klm"}, tokens[0].Alt)
	assert.Zero(t, undone)
}

// Letters that look like two with a mark are letters of their own.
func TestMarksThatScriptsNeed(t *testing.T) {
	for _, pair := range [][2]string{
		{"シン", "ジン"}, {"ハン", "バン"}, {"ハン", "パン"}, {"Мои", "Мой"}, {"Все", "Всё"}, {"Їжак", "Іжак"},
		{"กา", "กี"}, {"मा", "मी"}, {"μαι", "μαϋ"},
	} {
		assert.NotEqual(t, Fold(pair[0]), Fold(pair[1]), "%q", pair)
	}
}

func TestUndoneString(t *testing.T) {
	assert.Equal(t, "none", Undone(0).String())
	assert.Equal(t, "width|invisible|marks|lookalike|spaced|digits",
		(Width | Invisible | Marks | Lookalike | Spaced | Digits).String())
}
