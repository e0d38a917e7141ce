package lists

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mofSheets is a small workbook of the Japanese list with entries of
// 2026-03-05, in sheets that have headings of their own.
func mofSheets() []testSheet {
	return []testSheet{
		{"一覧", [][]any{{"　このファイルは、外為法に基づく資産凍結等の措置の情報をExcel形式にしたものです。"}, {1, "ミロシェビッチ前ユーゴスラビア大統領及び関係者"}}},
		{"1.ミロシェビッチ前ユーゴ大統領関係者", [][]any{
			{"ミロシェビッチ前ユーゴスラビア大統領及び関係者"},
			{"告示日付", "告示番号", "日本語表記", "英語表記", "生年月日・出生地", "その他の情報"},
			{"2002.3.1", 1, "ミロシェヴィッチ・スロボダン", "Milosevic Slobodan", "1941年8月20日セルビア共和国ポジャレヴァッツ生\nBorn at Pozarevac, Republic of Serbia, on 20 August 1941"},
			{"2002.3.1", 5, "ミロシェヴィッチ・マリヤ", "Milosevic Marija", "1965年生\nBorn 1965", "ミロシェヴィッチ・スロボダンの娘 Daughter"},
		}},
		{"2.タリバーン関係者等", [][]any{
			{"タリバーン関係者等\n（タリバーン、アル・カーイダ及びISIL（ダーイシュ）関係者等）", nil, nil, "（注1）国連安保理決議第1267号"},
			{"告 示 日 付", "告示番号", "日本語表記", "英語表記", "別名・別称", "旧称", "確定に十分でない別名", "称号", "生 年 月 日", "国籍", "旅券番号", "ID番号", "国連制裁員会による指定日", "国連参照番号", "その他の情報"},
			{"2011.11.18削除", "1"},
			{"2001.10.12\n2024.1.29改訂", "160", "アイマン・ムハンメド・ラビ・アル・ザワヒリ", "AIMAN MUHAMMED RABI Al-ZAWAHIRI(original script: أيمن محمد ربيع الظواهري)",
				"(a)アイマン・アル・ザワヒリ(b)サーレム・アハメド（1951年6月19日出生）\n (a.k.a.: (a)Ayman Al-Zawahari (b)Salim Ahmad, born 19 Jun. 1951)", "不明", "ドクター（The Doctor）",
				"不明", day("1951-06-19"), "エジプト", "(a)エジプト旅券 1084010（１９９３年８月１日発行） (b)エジプト旅券 19820215", "不明", "2001年1月25日（2007年7月2日に改訂）", "QDi.006"},
			{"2001.9.22", "168", "アル・カーイダ", "AL-QAIDA\n(original script: القاعدة)", "アル・カーイダ基地（AQB）\n(a.k.a.: The Base)", "(f.k.a.: Al Qaeda of Old)"},
			{"2012.10.25", "274"},
		}},
		{"21.ソマリア", [][]any{
			{"ソマリアに対する武器禁輸措置等に違反した者等"},
			{"告示日付", "告示番号", "日本語表記", "英語表記", "別称・別名", "その他の情報"},
			{"2010.6.25", 1, "アル・シャバーブ", "AL-SHABAAB", "(a)アル・トゥルキー、ハッサン、(b)トゥルキー\n(a)AL-TURKI, Hassan (b)TURKI", "第一段落。"},
			{nil, nil, nil, nil, nil, "第二段落、送金先は1986rYHckYbJpGQJy6ornuMyD2N5MTqwDt。"},
		}},
		{"26.クリミア等（個人）", [][]any{
			{"クリミア等（個人）"},
			{"告示日付", "告示番号", "日本語表記", "英語表記", "別名", "肩書等", "生年月日", "出生地"},
			{"2014.12.9", "40", "パヴロ（パーヴェル）・フィリプチューク", "Pavlo (Pavel) FILIPCHUK (FYLYPCHUK)", nil, "「議員」（自称）\nSelf-proclaimed “Member”", "1972年6月23日又は7月23日", "ヴィンニツァ州\nVinnytsia Region"},
			{"2022.10.7", "674", "タチヤーナ ・モスカリコヴァ（旧称：ノセンコ）", "Tatyana (Tatiana) Moskalkova （f.k.a . Nosenko）", nil, nil, "1966/1969年3月27日"},
		}},
		{"25.シリア（団体）", [][]any{
			{"シリア（団体）"},
			{"告示日付", "告示番号", "日本語表記", "英語表記", "住所・所在地", "電話", "FAX", "新しい欄"},
			{"2011.9.9", 9, "シリア軍事情報局", "Military Intelligence", "Sahnaya，Damascus，P.O. Box　2900; Homs", "＋963－11－581、\n＋963－11－223－2600/1/2", "963-112318875", "何か"},
		}},
	}
}

func mofFile(t testing.TB, sheets []testSheet) []byte {
	return xlsxFile(t, "2026-03-02T22:58:24Z", sheets...)
}

// byName returns the entry whose primary name is name.
func byName(t testing.TB, l *List, name string) Entry {
	t.Helper()
	i := slices.IndexFunc(l.Entries, func(e Entry) bool { return e.Names[0].Text == name })
	require.GreaterOrEqual(t, i, 0, name)
	return l.Entries[i]
}

func TestMOFSheets(t *testing.T) {
	l := load1(t, mofFile(t, mofSheets()))
	assert.Equal(t, JPMOF, l.ID)
	assert.Equal(t, "jpmof-xlsx", l.Format)
	assert.Equal(t, time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), l.Published, "the day it was saved, in Tokyo")
	require.Len(t, l.Entries, 8, "the row of a party that was removed is no entry")

	z := byName(t, l, "AIMAN MUHAMMED RABI Al-ZAWAHIRI")
	assert.True(t, z.Unstable)
	assert.Equal(t, Person, z.Kind)
	assert.Equal(t, []Name{
		{Text: "AIMAN MUHAMMED RABI Al-ZAWAHIRI", Type: Primary, Script: latin, Language: "en"},
		{Text: "アイマン・ムハンメド・ラビ・アル・ザワヒリ", Script: "Jpan", Language: "ja"},
		{Text: "أيمن محمد ربيع الظواهري", Script: "Arab"},
		{Text: "アイマン・アル・ザワヒリ", Script: "Jpan", Language: "ja"}, {Text: "サーレム・アハメド", Script: "Jpan", Language: "ja"},
		{Text: "Ayman Al-Zawahari", Script: latin, Language: "en"}, {Text: "Salim Ahmad", Script: latin, Language: "en"},
		{Text: "ドクター", Weak: true, Script: "Jpan", Language: "ja"}, {Text: "The Doctor", Weak: true, Script: latin, Language: "en"},
	}, z.Names)
	assert.Equal(t, []Date{MustParseDate("1951-06-19")}, z.Born)
	assert.Equal(t, []Country{{"エジプト", Nationality}}, z.Countries)
	assert.Equal(t, []Identifier{
		{Type: Passport, Label: "エジプト旅券", Value: "1084010", Country: "エジプト", Issued: MustParseDate("1993-08-01"), Note: "エジプト旅券 1084010(1993年8月1日発行)"},
		{Type: Passport, Label: "エジプト旅券", Value: "19820215", Country: "エジプト"},
	}, z.Identifiers)
	assert.Equal(t, MustParseDate("2001-10-12"), z.Listed, "by Japan")
	assert.Equal(t, []string{"タリバーン関係者等 （タリバーン、アル・カーイダ及びISIL（ダーイシュ）関係者等）"}, z.Programs)
	for _, f := range []Fact{
		{"国連制裁員会による指定日", "2001年1月25日（2007年7月2日に改訂）", MustParseDate("2001-01-25")}, {Label: "国連参照番号", Text: "QDi.006"},
		{Label: "告示番号", Text: "160"}, {Label: "別名・別称", Text: "Salim Ahmad, born 19 Jun. 1951"}, {Label: "注", Text: "（注1）国連安保理決議第1267号"},
	} {
		assert.Contains(t, z.Facts, f)
	}

	q := byName(t, l, "AL-QAIDA")
	assert.Equal(t, Organization, q.Kind, "nothing is said of it that only persons have")
	assert.Equal(t, []string{"AL-QAIDA", "アル・カーイダ", "القاعدة", "アル・カーイダ基地", "AQB", "The Base", "Al Qaeda of Old"}, nameTexts(q))
	assert.Equal(t, Former, q.Names[6].Type)

	m := byName(t, l, "Milosevic Slobodan")
	assert.Equal(t, Person, m.Kind)
	assert.Equal(t, []Date{MustParseDate("1941-08-20")}, m.Born)
	assert.Equal(t, []string{"セルビア共和国ポジャレヴァッツ", "Pozarevac, Republic of Serbia"}, m.BirthPlaces)

	s := byName(t, l, "AL-SHABAAB")
	assert.Equal(t, []string{"AL-SHABAAB", "アル・シャバーブ", "アル・トゥルキー、ハッサン", "トゥルキー", "AL-TURKI, Hassan", "TURKI"}, nameTexts(s))
	assert.Equal(t, Unknown, s.Kind, "neither the sheet nor its columns say")
	assert.Equal(t, "第一段落。\n第二段落、送金先は1986rYHckYbJpGQJy6ornuMyD2N5MTqwDt。", s.Remarks)

	p := byName(t, l, "Pavlo (Pavel) FILIPCHUK (FYLYPCHUK)")
	assert.Equal(t, []string{
		"Pavlo (Pavel) FILIPCHUK (FYLYPCHUK)", "パヴロ（パーヴェル）・フィリプチューク", "パヴロ・フィリプチューク", "パーヴェル・フィリプチューク",
		"Pavlo FILIPCHUK", "Pavlo FYLYPCHUK", "Pavel FILIPCHUK", "Pavel FYLYPCHUK",
	}, nameTexts(p))
	assert.Equal(t, []Date{MustParseDate("1972-06-23"), MustParseDate("1972-07-23")}, p.Born)
	assert.Equal(t, []string{"「議員」（自称）", "Self-proclaimed “Member”"}, p.Titles)
	assert.Equal(t, []string{"ヴィンニツァ州", "Vinnytsia Region"}, p.BirthPlaces)

	n := byName(t, l, "Tatyana (Tatiana) Moskalkova （f.k.a . Nosenko）")
	assert.Contains(t, n.Names, Name{Text: "Tatiana Moskalkova", Script: latin, Language: "en"})
	assert.Contains(t, n.Names, Name{Text: "Tatyana Nosenko", Type: Former, Script: latin, Language: "en"})
	assert.Contains(t, n.Names, Name{Text: "タチヤーナ・ノセンコ", Type: Former, Script: "Jpan", Language: "ja"})

	o := byName(t, l, "Military Intelligence")
	assert.Equal(t, Organization, o.Kind, "団体")
	assert.Equal(t, []Address{{Text: "Sahnaya，Damascus，P.O. Box　2900"}, {Text: "Homs"}}, o.Addresses)
	assert.Equal(t, []Identifier{
		{Type: Phone, Label: "電話", Value: "+963-11-581"}, {Type: Phone, Label: "電話", Value: "+963-11-223-2600/1/2"}, {Type: Phone, Label: "FAX", Value: "963-112318875"},
	}, o.Identifiers)

	// Each problem of the file: what is no entry, no date, no heading.
	var texts []string
	for _, p := range l.Problems {
		require.ErrorIs(t, p.Err, ErrUnread)
		texts = append(texts, p.Text)
	}
	assert.Equal(t, []string{"2012.10.25 274", "1966/1969年3月27日", "新しい欄", "何か"}, texts)
	assert.Contains(t, n.Facts, Fact{Label: "生年月日", Text: "1966/1969年3月27日"})
	assert.Contains(t, o.Facts, Fact{Label: "新しい欄", Text: "何か"})
}

// The ID of an entry stays when something else of it is amended, and two
// entries never share one.
func TestMOFHash(t *testing.T) {
	sheets := mofSheets()
	before := load1(t, mofFile(t, sheets))
	sheets[1].rows[3][5] = "他の情報"
	sheets[1].rows = append(sheets[1].rows, sheets[1].rows[3])
	after := load1(t, mofFile(t, sheets))
	require.Len(t, after.Entries, 9)
	assert.Equal(t, before.Entries[1].ID, after.Entries[1].ID)
	assert.Equal(t, before.Entries[1].ID+"-2", after.Entries[2].ID)
}

const mofHeader = "区分,番号,告示日付,告示番号,個人・団体,氏名（日本語）,氏名（英語）,別名・別称（日本語）,別名・別称（英語）,旧称（日本語）,旧称（英語）," +
	"確定に十分でない別名（日本語）,確定に十分でない別名（英語）,称号（日本語）,称号（英語）,役職（日本語）,役職（英語）,生年月日,出生地（日本語）,出生地（英語）," +
	"国籍（日本語）,国籍（英語）,旅券番号,身分証番号,住所・所在地（国）（日本語）,住所・所在地（都市その他の情報）（日本語）,住所・所在地（国）（英語）," +
	"住所・所在地（都市その他の情報）（英語）,国連参照番号,リスト掲載日,その他の情報,外務省告示情報\n"

const mofRows = mofHeader +
	"1,001-000005,2002.3.1,5,個人,ミロシェヴィッチ・マリヤ,Milosevic Marija,,,,,,,,,,,1965年,,,,,,,,,,,,,ミロシェヴィッチ・スロボダンの娘 Daughter,５．ミロシェヴィッチ・マリヤ Milosevic Marija １９６５年生 Born1965\n" +
	"2,002-000005,2001.9.22 2008.6.25改訂,5,個人,ムハンマド・ターヘル・アヌワリー,MUHAMMAD TAHER ANWARI,モハンマド・ターヘル・アヌワリー; ハッジ・ムディール（1972年1月1日生；イラン国籍）,Mohammad Taher Anwari; Haji Mudir," +
	",,,,ムラー,Mullah,行政問題担当長官; 財務大臣,Director of Administrative Affairs; Minister of Finance,1961年頃,,\"Zurmat District, Paktia Province, Afghanistan\",アフガニスタン,,,,,,Pakistan,Quetta," +
	"TAi.005,2001年2月23日（2003年9月3日に改訂）,Andar部族に属する。,(original script: محمد طاهر أنوري)\n"

func TestMOFTable(t *testing.T) {
	for name, text := range map[string]string{"plain": mofRows, "marked": byteOrderMark + mofRows} {
		t.Run(name, func(t *testing.T) {
			l := loadSet(t, fstest.MapFS{"a.csv": {Data: []byte(text)}})
			assert.Equal(t, JPMOF, l.ID)
			assert.Equal(t, "jpmof-csv", l.Format)
			assert.Empty(t, l.Problems)
			require.Len(t, l.Entries, 2)
			e := l.Entries[1]
			assert.Equal(t, "002-000005", e.ID)
			assert.False(t, e.Unstable)
			assert.Equal(t, Person, e.Kind)
			assert.Equal(t, []string{
				"MUHAMMAD TAHER ANWARI", "ムハンマド・ターヘル・アヌワリー", "モハンマド・ターヘル・アヌワリー", "ハッジ・ムディール",
				"Mohammad Taher Anwari", "Haji Mudir", "محمد طاهر أنوري",
			}, nameTexts(e))
			assert.Contains(t, e.Facts, Fact{Label: "別名・別称（日本語）", Text: "ハッジ・ムディール（1972年1月1日生；イラン国籍）"})
			assert.Equal(t, []string{"ムラー", "Mullah", "行政問題担当長官", "財務大臣", "Director of Administrative Affairs", "Minister of Finance"}, e.Titles)
			assert.Equal(t, []Date{MustParseDate("c. 1961")}, e.Born)
			assert.Equal(t, []string{"Zurmat District, Paktia Province, Afghanistan"}, e.BirthPlaces)
			assert.Equal(t, []Address{{Text: "Quetta", Country: "Pakistan"}}, e.Addresses)
			assert.Equal(t, []string{"2. タリバーン関係者等"}, e.Programs)
			assert.Equal(t, MustParseDate("2001-09-22"), e.Listed)
			assert.Equal(t, int64(len(text)), e.Pos.Offset+int64(len(text[e.Pos.Offset:])))
			assert.Equal(t, "2,002-000005", text[e.Pos.Offset:][:12])
		})
	}
}

func TestMOFTableFailsClosed(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"cut in a row":   {mofRows[:len(mofRows)-150], ErrTruncated},
		"a field short":  {mofHeader + "1,001-000005,2002.3.1\n" + mofRows[len(mofHeader):], ErrFormat},
		"headings only":  {mofHeader, ErrEmpty},
		"another header": {"区分,何か\n1,2\n", ErrFormat},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{"a.csv": {Data: []byte(c.text)}})
			require.ErrorIs(t, err, c.want)
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
		})
	}
	twice := loadSet(t, fstest.MapFS{"a.csv": {Data: []byte(mofRows + mofRows[len(mofHeader):])}})
	assert.Len(t, twice.Entries, 4, "none is dropped")
	assert.Len(t, twice.Problems, 2)

	both := loadSet(t, fstest.MapFS{"a.csv": {Data: []byte(mofRows)}, "b.xlsx": {Data: xlsxFile(t, "", mofSheets()...)}})
	assert.Equal(t, "jpmof-csv", both.Format, "the one with numbers that last")
	assert.Len(t, both.Superseded, 1)
}

// The ministry's own rows: the sample has four of them.
func TestMOFTableFull(t *testing.T) {
	l := loadSet(t, ofacDir(t, "jp_mof/2026-08-28-sample"))
	assert.Equal(t, tally{entries: 4, aliases: 12, born: 4}, count(l))
	assert.Equal(t, []string{"001-000002", "001-000003", "001-000005", "002-000005"}, []string{l.Entries[0].ID, l.Entries[1].ID, l.Entries[2].ID, l.Entries[3].ID})
}

// Of 3,624 rows in 45 sheets (data/README.md), 2,862 have a name, counted in
// another language; 598 are removed parties, 13 have no name, 12 of them more
// remarks on the entry above; the rest are titles and headings.
func TestMOFSheetsFull(t *testing.T) {
	l := loadSet(t, ofacDir(t, "jp_mof/2026-03-05"))
	assert.Equal(t, tally{
		entries: 2862, aliases: 12517, weak: 219, addresses: 1554, born: 2101, identifiers: 606, wallets: 26, problems: 8, unread: 8,
	}, count(l))
	kinds := map[Kind]int{}
	programs := map[string]bool{}
	ids := map[string]bool{}
	original := 0
	for _, e := range l.Entries {
		kinds[e.Kind]++
		programs[e.Programs[0]] = true
		assert.False(t, ids[e.ID], e.ID)
		ids[e.ID] = true
		assert.False(t, e.Listed.IsZero(), e.ID)
		for _, n := range e.Names {
			if n.Script != latin && n.Script != "Jpan" {
				original++
			}
		}
	}
	assert.Equal(t, map[Kind]int{Unknown: 20, Person: 2011, Organization: 831}, kinds)
	assert.Len(t, programs, 40, "one sheet is the table of contents, three are of regimes that have ended, from one all were removed")
	assert.Equal(t, 246, original)
	// A number without a name that is not marked as removed; an age; two days
	// without a year; two dates that have two years or two days in one; years
	// that lack their word.
	var texts []string
	for _, p := range l.Problems {
		texts = append(texts, p.Text)
	}
	assert.Equal(t, []string{"2012.10.25 274", "おおむね30~35歳", "59", "60年生まれ", "10月10日(year unknown)", "9月28日(year unknown)", "1966/1969年3月27日", "2000年2月20/29日"}, texts)
}

func TestMOFDates(t *testing.T) {
	for text, want := range map[string]string{
		"1963年頃": "[c. 1963]", "1965年又は1966年": "[1965 1966]", "1963年から1968年の間": "[1963..1968]", "1937年～1945年": "[1937..1945]",
		"(a)1955年-1958年頃\n(b)１945年-1950年頃": "[c. 1955..1958 c. 1945..1950]", "1991年7月14日又は6月14日": "[1991-07-14 1991-06-14]",
		"1986年12月13 日又は 31日": "[1986-12-13 1986-12-31]", "(a)1976年10月5\n日 (b)1976年10月1日": "[1976-10-05 1976-10-01]",
		"(a)1984年5月28日\n©1979年3月3日（偽造旅券より）": "[1984-05-28 1979-03-03]", "おおよそ1977年": "[c. 1977]", "1992/1/13；1993/5/9": "[1992-01-13 1993-05-09]",
		"1977年8月から9月の間": "[1977-08..1977-09]", "1961年1月1日から\n1963年12月31日の間": "[1961..1963]", "およそ1970年\n1970年": "[c. 1970 1970]",
		"(c)1402年6月24日（ヒジュラ暦）": "[]", "不明": "[]", "1957年頃又は1942年3月12日": "[c. 1957 1942-03-12]", "1980年2月31日": "[] !", "おおむね30～35歳": "[] !",
	} {
		l := &List{}
		r := &mofRecord{list: l, entry: &Entry{}}
		r.cell(mofColumnOf("生年月日"), textCell(text))
		got := fmt.Sprint(r.entry.Born)
		if len(l.Problems) > 0 {
			got += " !"
		}
		assert.Equal(t, want, got, text)
	}
}
