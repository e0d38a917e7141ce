package text

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// words returns the texts of the tokens of a name.
func words(t testing.TB, name string) []string {
	t.Helper()
	tokens, _, err := Tokens(name)
	require.NoError(t, err)
	texts := make([]string, 0, len(tokens))
	for _, token := range tokens {
		texts = append(texts, token.Text)
	}
	return texts
}

func TestTokensSplit(t *testing.T) {
	for name, want := range map[string]string{
		"KIM, Jong Un":                     "kim jong un",
		"Ayman al-Zawahiri":                "ayman al zawahiri",
		"O'Neill":                          "oneill",
		"Muhammad Za‘idi":                  "muhammad zaidi",
		"ʿAbd al-Raḥmān":                   "abd al rahman",
		"Workers' Party of Korea":          "workers party of korea",
		"d.o.o.":                           "doo",
		"S.A.":                             "sa",
		"U.S.A":                            "usa",
		"J. Smith":                         "j smith",
		"TEMP.HERMIT":                      "temp hermit",
		"Rosoboronexport OJSC (f.k.a.)":    "rosoboronexport ojsc fka",
		"25-14":                            "25 14",
		"KOREA/MINING_DEVELOPMENT+TRADE":   "korea mining development trade",
		"Johnson & Johnson":                "johnson and johnson",
		"A&B":                              "a and b",
		"№ 5":                              "no 5",
		"No. 39":                           "no 39",
		"Al-Aqsa  e.V.":                    "al aqsa ev",
		"  Tian\tYinyin\n":                 "tian yinyin",
		"MiG":                              "mig",
		"١٢٣":                              "123",
		"LG전자":                             "lg jeonja",
		"トヨタ自動車":                           "toyota 自動車",
		"第5工厂":                             "第5工厂",
		"...":                              "",
		"★ ☂ —":                            "",
		"":                                 "",
		"BANCO NACIONAL DE CUBA, S.A. (x)": "banco nacional de cuba sa x",
	} {
		assert.Equal(t, strings.Fields(want), words(t, name), name)
	}
}

func TestTokensFlags(t *testing.T) {
	tokens, undone, err := Tokens(`KIM, Jong-Un "Rocket Man" (Supreme Leader) 'Haji' al`)
	require.NoError(t, err)
	assert.Zero(t, undone, "an ordinary name has no disguise")
	var got []string
	for _, k := range tokens {
		flags := ""
		for _, f := range []struct {
			on   bool
			name string
		}{{k.Hyphen, "-"}, {k.Comma, ","}, {k.Quoted, "\""}, {k.Paren, "("}} {
			if f.on {
				flags += f.name
			}
		}
		got = append(got, flags+k.Text)
	}
	assert.Equal(t, []string{"kim", ",jong", "-un", `"rocket`, `"man`, "(supreme", "(leader", `"haji`, "al"}, got)
}

func TestTokensQuotesNotClosed(t *testing.T) {
	for _, name := range []string{`"Kim Jong Un`, "'Abd al-Rahman", "Workers' Party", `12" pipe`} {
		tokens, _, err := Tokens(name)
		require.NoError(t, err)
		for _, k := range tokens {
			assert.False(t, k.Quoted, "%s: %s", name, k.Text)
		}
	}
}

// Given must lead back to what the list or the subject says.
func TestTokensGiven(t *testing.T) {
	for name, want := range map[string][]string{
		"KIM, Jong Un":        {"KIM", "Jong", "Un"},
		"O'Neill & Co.":       {"O'Neill", "&", "Co"},
		"ＫＩＭ ｼﾞｮﾝ":            {"ＫＩＭ", "ｼﾞｮﾝ"},
		"Laz\u200barus":       {"Laz\u200barus"},
		"LG전자":                {"LG", "전자"},
		"L a z a r u s":       {"L a z a r u s"},
		"Müller-Lüdenscheidt": {"Müller", "Lüdenscheidt"},
		"É. Dupont":           {"É", "Dupont"},
	} {
		tokens, _, err := Tokens(name)
		require.NoError(t, err)
		var got []string
		for _, k := range tokens {
			got = append(got, k.Given)
		}
		assert.Equal(t, want, got, name)
	}
}

func TestTokensRefuses(t *testing.T) {
	_, _, err := Tokens(strings.Repeat("a", MaxBytes+1))
	require.ErrorIs(t, err, ErrTooLong)
	_, _, err = Tokens(strings.Repeat("ab ", MaxTokens+1))
	require.ErrorIs(t, err, ErrTooLong)
	_, _, err = Tokens("Kim \xff Un")
	require.ErrorIs(t, err, ErrEncoding)
	assert.Empty(t, Fold("Kim \xff Un"))

	tokens, _, err := Tokens(strings.Repeat("ab ", MaxTokens))
	require.NoError(t, err, "at the limit")
	assert.Len(t, tokens, MaxTokens)
	_, _, err = Tokens(strings.Repeat("a", MaxBytes))
	require.NoError(t, err, "at the limit")
}

func TestFold(t *testing.T) {
	assert.Equal(t, "kim jong un", Fold("KIM, Jong Un"))
	assert.Equal(t, Fold("Владимир Путин"), Fold("Vladimir PUTIN"))
	assert.Equal(t, Fold("Muller"), Fold("Müller"))
	assert.NotEqual(t, Fold("シン"), Fold("ジン"))
	assert.Empty(t, Fold("!?"))
}

// FuzzTokens holds the promises of Tokens against any input: bounded output,
// words that are not empty and lead back to the input, and a fold that does
// not change when it is folded again.
func FuzzTokens(f *testing.F) {
	for _, name := range []string{
		"KIM, Jong Un", "Дмитрий Хорошев", "محمد بن سلمان", "김정은", "キム・ジョンウン", "金正恩", "L a z a r u s",
		"L4z4rus Gr0up", "Vlаdimir", "U.S.A. & Co.", "नरेन्द्र मोदी", "ทักษิณ ชินวัตร", "a b  c d", "ьъ 'x' \"y\" (z)",
		"ﷺ", "e\u0301\u0301\u0301", "🅛🅐🅩", "İĲŉ", "ΐ ΰ ᾳ", "בע\"מ", "1.2.3", "Ꭺ ꓐ", "Ǌ", "\x00Ab", "\ua4c0\u1df7",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		tokens, _, err := Tokens(name)
		if err != nil {
			require.Empty(t, tokens)
			return
		}
		require.LessOrEqual(t, len(tokens), MaxTokens)
		for _, k := range tokens {
			require.NotEmpty(t, k.Text)
			require.Contains(t, name, k.Given)
			require.LessOrEqual(t, len(k.Alt), maxAlt)
			require.NotContains(t, k.Alt, k.Text)
			if k.Syllables != nil {
				require.Equal(t, k.Text, strings.Join(k.Syllables, ""))
			}
			if k.Script != Han && k.Script != Other {
				require.Empty(t, strings.Trim(k.Text, "abcdefghijklmnopqrstuvwxyz0123456789"), "%q", name)
			}
		}
		fold := Fold(name)
		_, undone, err := Tokens(fold)
		// A romanised name is longer and may pass the limit; words that became
		// single letters are joined.
		if err == nil && undone&Spaced == 0 {
			require.Equal(t, fold, Fold(fold), "%q", name)
		}
	})
}

// BenchmarkTokens measures one name of each kind that an index is built of.
func BenchmarkTokens(b *testing.B) {
	for _, c := range []struct{ kind, name string }{
		{"ascii", "KIM, Jong Un"},
		{"firm", "KOREA MINING DEVELOPMENT TRADING CORPORATION"},
		{"latin", "Łukasz Müller"},
		{"cyrillic", "Дмитрий Юрьевич Хорошев"},
		{"arabic", "محمد بن سلمان"},
		{"hangul", "김정은"},
		{"kana", "キム・ジョンウン"},
		{"han", "金正恩"},
		{"greek", "Αλέξης Τσίπρας"},
		{"disguised", "Lаzаruѕ Ｇroup"},
	} {
		b.Run(c.kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Tokens(c.name); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
