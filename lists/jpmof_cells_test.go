package lists

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

func textCell(text string) sheet.Cell { return sheet.Cell{Text: text} }

func TestMOFAliases(t *testing.T) {
	for text, want := range map[string]string{
		"バイ・キャッシュ\n(a.k.a.:BUY CASH)": "バイ・キャッシュ|BUY CASH",
		"（別称、株式会社電子システム及び株式会社SKTB ES）\n (a.k.a. JSC Design; a.k.a. SKTB ES AO)": "株式会社電子システム及び株式会社SKTB ES|JSC Design|SKTB ES AO",
		"（別称、ペルミ火薬工場）\n(a.k.a.“RID”, a.k.a.　RIL)":                               "ペルミ火薬工場|RID|RIL",
		"（別称）国家航空宇宙技術総局；エヌ・エー\nNATA\n（旧称）国家宇宙開発局\nNADA":                         "国家航空宇宙技術総局|エヌ・エー|NATA|国家宇宙開発局 (former)|NADA (former)",
		"(a)シディキ（Sidiki）\n(b)シディキ「将軍」（“General” Sidiki）":                        "シディキ|Sidiki|シディキ「将軍|General” Sidiki",
		"（a）マンスール（Mansoor\n Ahmed Al Saadi）、（b）アブー（Abu Sajjad）":                 "マンスール|Mansoor Ahmed Al Saadi|アブー|Abu Sajjad",
		"（別名1）イブラーヒーム、サバーウィー\nIbrahim, Sabawi\n（別名2）ムハンマド\nMuhammad Da'ud":      "イブラーヒーム|サバーウィー|Ibrahim|Sabawi|ムハンマド|Muhammad Da'ud",
		"(a)アル・トゥルキー、ハッサン、(b)トゥルキー\n(a)AL-TURKI, Hassan (b)TURKI":               "アル・トゥルキー、ハッサン|トゥルキー|AL-TURKI, Hassan|TURKI",
		"Kim Mun-ch'o'l": "Kim Mun-ch'o'l",
		"(a)イラクとアッシ\nャームのイスラム国(b)ISIS-K":                             "イラクとアッシャームのイスラム国|ISIS-K",
		"(a)イエメンのアル・カーイダ（AQY）\n(f.k.a.: (a)Al-Qaida in Yemen (AQY))": "イエメンのアル・カーイダ|AQY|Al-Qaida in Yemen (former)|AQY (former)",
		"イーゴリ・ストレルコフ\n (also known as Igor STRELKOV)":                "イーゴリ・ストレルコフ|Igor STRELKOV",
		"(a)【アラビア語】アブドゥル・シンド (b)1974年3月21日イラク国にて出生":                  "アブドゥル・シンド",
		"Ri’ad Hijazi (Previously listed as. In Arabic: رياض حجازي)": "Ri’ad Hijazi|رياض حجازي",
		"不明": "",
	} {
		names, _ := mofAliasNames(text, Alias)
		var got []string
		for _, n := range names {
			s := n.Text
			if n.Type != Alias {
				s += " (" + n.Type.String() + ")"
			}
			got = append(got, s)
		}
		assert.Equal(t, want, strings.Join(got, "|"), text)
	}
}

func TestMOFDocuments(t *testing.T) {
	for text, want := range map[string][]Identifier{
		"381310014":       {{Type: Passport, Label: "旅券番号", Value: "381310014"}},
		"E27979708（中国旅券）": {{Type: Passport, Label: "旅券番号", Value: "E27979708", Country: "中国", Note: "E27979708(中国旅券)"}},
		"563233049、旅券失効日：2018年5月9日": {{Type: Passport, Label: "旅券番号", Value: "563233049", Expires: MustParseDate("2018-05-09"), Note: "563233049、旅券失効日:2018年5月9日"}},
		"アフガニスタン旅券 D 000952\n （1999年1月7日発行）": {{Type: Passport, Label: "アフガニスタン旅券", Value: "D 000952", Country: "アフガニスタン", Issued: MustParseDate("1999-01-07"),
			Note: "アフガニスタン旅券 D 000952 (1999年1月7日発行)"}},
		"リビア旅券番号：LY53FP76\n発行日：2015年9月29日\n発行地：トリポリ": {{Type: Passport, Label: "リビア旅券番号", Value: "LY53FP76", Country: "リビア", Issued: MustParseDate("2015-09-29"),
			Note: "リビア旅券番号:LY53FP76 発行日:2015年9月29日 発行地:トリポリ"}},
		"(a)米国社会保障番号：548-91-5411\n(b)Italian Fiscal Code（イタリア納税者番号）: BNSDLA70L14Z352B": {
			{Type: SocialSecurity, Label: "米国社会保障番号", Value: "548-91-5411", Country: "米国"},
			{Type: TaxID, Label: "Italian Fiscal Code", Value: "BNSDLA70L14Z352B", Note: "Italian Fiscal Code(イタリア納税者番号): BNSDLA70L14Z352B"}},
		"G563542(9)":        {{Type: Passport, Label: "旅券番号", Value: "G563542(9)"}},
		"配給カード番号　1729765":   {{Type: OtherID, Label: "配給カード番号", Value: "1729765"}},
		"1993年に発行されたエジプト旅券": nil,
	} {
		l := &List{}
		r := &mofRecord{list: l, entry: &Entry{}}
		r.cell(mofColumnOf("旅券番号"), textCell(text))
		assert.Empty(t, l.Problems, text)
		assert.Equal(t, want, r.entry.Identifiers, text)
		if want == nil {
			assert.Equal(t, []Fact{{Label: "旅券番号", Text: text}}, r.entry.Facts, "a document without a number")
		}
	}
}

func TestJapaneseText(t *testing.T) {
	assert.Equal(t, "ABC 123-4(x)", halfWidth("ＡＢＣ　１２３－４（ｘ）"))
	assert.Equal(t, []string{"", "x ", "y", "z"}, mustEnumerate(t, "(a)x （ｂ）y©z"))
	assert.Equal(t, []string{"a；b", " c（d；e） "}, mofSplit("a；b\n c（d；e） ", "\n"))
	assert.Equal(t, []string{"a", "b（c；d）", "e"}, mofSplit("a；b（c；d）；e", "；"))
	assert.Equal(t, "Abu (Emad)", mofTrim("、Abu (Emad)）；"))
	assert.Equal(t, "イラクとアッシャーム Islamic State", mofJoin("イラクとアッシ\nャーム\nIslamic\nState"))
}

func mustEnumerate(t *testing.T, text string) []string {
	items, ok := mofEnumerated(text)
	require.True(t, ok)
	return items
}

// Every letter of a cell of aliases arrives in a name or in a note, but for the
// words that introduce them; no cell makes the readers panic.
func FuzzMOF(f *testing.F) {
	f.Add("(a)シディキ（Sidiki）\n(b)x", "1963年から1968年の間", "アフガニスタン旅券 D 000952 （1999年1月7日発行）", "Pavlo (Pavel) FILIPCHUK")
	f.Add("（別称、ペルミ）\n(a.k.a. Perm; f.k.a. P)", "(a)1976年10月5\n日", "563233049、旅券失効日：2018年5月9日", "X（ABC）(original script: أشرف)")
	f.Fuzz(func(t *testing.T, aliases, born, document, name string) {
		names, notes := mofAliasNames(aliases, Alias)
		have := map[rune]bool{}
		for _, n := range names {
			require.NotEmpty(t, n.Text)
			addRunes(have, n.Text)
		}
		for _, n := range notes {
			addRunes(have, n)
		}
		rest := mofEnumerator.ReplaceAllString(mofIntroduced.ReplaceAllString(mofOriginalTag.ReplaceAllString(aliases, " "), " "), " ")
		if !mofNothing(aliases) && !strings.ContainsAny(rest, "不無な明しー") {
			for _, r := range rest {
				// The text of an enumerator in one piece may not be one in another.
				if unicode.Is(unicode.Katakana, r) && scriptOfRune(r) != "" {
					require.True(t, have[r], "%q of %q is lost: %q %q", r, aliases, names, notes)
				}
			}
		}
		s := testSheet{"a（個人）", [][]any{{"a（個人）"}, {"告示日付", "告示番号", "日本語表記", "英語表記", "別名", "生年月日", "旅券番号", "所在地", "役職", "国連制裁委員会による指定日"},
			{"2002.3.1", 1, name, name, aliases, born, document, document, aliases, born}}}
		ls, err := Load(fstest.MapFS{"a.xlsx": {Data: xlsxFile(t, "", s)}})
		if err != nil {
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
			return
		}
		for _, e := range ls[0].Entries {
			for _, n := range e.Names {
				require.NotEmpty(t, n.Text)
			}
			for _, id := range e.Identifiers {
				require.NotEmpty(t, id.Value)
			}
		}
	})
}

func addRunes(have map[rune]bool, text string) {
	for _, r := range text {
		have[r] = true
	}
}
