package lists

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func noticeFixture(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/kr_kofiu/notice.xml")
	require.NoError(t, err)
	return string(b)
}

// noticeText is the annex of the notice as the page of law.go.kr shows it.
func noticeText(t testing.TB) string {
	t.Helper()
	_, text, _ := strings.Cut(noticeFixture(t), "<별표내용><![CDATA[")
	text, _, _ = strings.Cut(text, "]]>")
	return "[시행 2026. 1. 22.] [금융위원회고시 제2026-2호, 2026. 1. 22., 일부개정]\n" + text
}

func TestNotice(t *testing.T) {
	for _, text := range []string{noticeFixture(t), noticeText(t)} {
		l, err := loadText("kofiu", text)
		require.NoError(t, err)
		assert.Equal(t, KRKoFIU, l.ID)
		assert.Equal(t, "kr-kofiu-notice", l.Format)
		assert.Equal(t, "2026-01-22", l.Published.Format("2006-01-02"))
		assert.Equal(t, 7, l.Declared)
		require.Len(t, l.Entries, 7)
		assert.Empty(t, l.Problems)
		for _, e := range l.Entries {
			assert.True(t, strings.HasPrefix(text[e.Pos.Offset:], e.ID+". "), "position of entry %s", e.ID)
		}
		park := l.Entries[0]
		assert.Contains(t, park.Remarks, "POB North Korea; nationality Korea, North")
		park.Remarks = ""
		assert.Equal(t, Entry{
			ID: "1", Kind: Person, Gender: Male, Programs: []string{"DPRK3"}, Pos: park.Pos,
			Names: []Name{
				{Text: "PARK, Jin Hyok", Type: Primary, Script: "Latn", Parts: []NamePart{{FamilyName, "PARK"}, {GivenName, "Jin Hyok"}}},
				{Text: "박진혁", Script: "Hang"},
				{Text: "PAK, Jin Hek", Script: "Latn", Parts: []NamePart{{FamilyName, "PAK"}, {GivenName, "Jin Hek"}}},
				{Text: "PARK, Kwang Jin", Script: "Latn", Parts: []NamePart{{FamilyName, "PARK"}, {GivenName, "Kwang Jin"}}},
			},
			Born:        []Date{MustParseDate("1984-08-15"), MustParseDate("1984-10-18")},
			BirthPlaces: []string{"North Korea"},
			Countries:   []Country{{"Korea, North", Nationality}},
			Identifiers: []Identifier{{Type: Passport, Label: "Passport", Value: "290333974"}},
		}, park)
		assert.Equal(t, "류경철", l.Entries[1].Names[1].Text, "Hangul in quotes")
		assert.False(t, l.Entries[1].Names[1].Weak)
		lazarus := l.Entries[3]
		var names []string
		for _, n := range lazarus.Names {
			weak := ""
			if n.Weak {
				weak = "?"
			}
			names = append(names, n.Script+" "+n.Text+weak)
		}
		assert.Equal(t, []string{
			"Latn LAZARUS GROUP", "Hang 라자루스 그룹", "Latn APPLEWORM?", "Latn APT-C-26?", "Latn GUARDIANS OF PEACE", "Latn HIDDEN COBRA?",
		}, names)
		assert.Equal(t, []Address{{Text: "Potonggang District, Pyongyang, Korea, North"}}, lazarus.Addresses)
		assert.Equal(t, []Identifier{{Type: Wallet, Label: "Digital Currency Address", Value: lazarusETH, Asset: "ETH"}}, lazarus.Identifiers)
		assert.Len(t, lazarus.Facts, 1)
		assert.Equal(t, Organization, lazarus.Kind)
		assert.Equal(t, "KOREA COMPUTER CENTER", l.Entries[5].Names[0].Text)
		assert.Equal(t, []Address{{Text: "Pyongyang, Korea, North (조선컴퓨터센터)"}}, l.Entries[5].Addresses, "kept, though it is a name")
		assert.Equal(t, "VERSOR S.R.O.", l.Entries[6].Names[0].Text)
	}
}

// Each case is an entry in a notice of its own.
func TestNoticeEntry(t *testing.T) {
	for _, c := range []struct{ name, entry, names, kind, rest string }{
		{"name alone", "GLOCOM", "GLOCOM", "organization", ""},
		{"Hangul alone", "류경철 (개인)", "류경철", "person", ""},
		{"legal form behind a comma", "CHILSONG TRADING CO., LTD., Pyongyang [DPRK4]", "CHILSONG TRADING CO., LTD.", "organization", "Pyongyang"},
		{"commas between aliases", "GENCO (a.k.a. GENERAL CORPORATION, a.k.a. KOGEN)", "GENCO|GENERAL CORPORATION|KOGEN", "organization", ""},
		{"former name", "GREEN PINE (f.k.a. CHONGSONG YONHAP)", "GREEN PINE|former CHONGSONG YONHAP", "organization", ""},
		{"Hangul behind an alias", "KANG, Mun Kil (a.k.a. JIANG, Wen-ji (강문길)) (individual)", "KANG, Mun Kil|JIANG, Wen-ji|강문길", "person", ""},
		{"no date between", "MIN, Ho, DOB 1 Jan 1970 (individual)", "MIN, Ho", "person", ""},
		{"ship", "CHONG CHON GANG (청천강); Vessel Registration Identification IMO 7937317 (vessel)", "CHONG CHON GANG|청천강", "vessel", ""},
		{"parenthesis that is not closed", "A B (a.k.a. C D", "A B", "organization", "(a.k.a. C D"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("n", "금융거래등제한대상자(1명)\n1. "+c.entry+"\n")
			require.NoError(t, err)
			assert.Empty(t, l.Problems)
			e := l.Entries[0]
			var names, rest []string
			for i, n := range e.Names {
				assert.Equal(t, i == 0, n.Type == Primary)
				if n.Type == Former {
					n.Text = "former " + n.Text
				}
				names = append(names, n.Text)
			}
			for _, a := range e.Addresses {
				rest = append(rest, a.Text)
			}
			assert.Equal(t, c.names, strings.Join(names, "|"))
			assert.Equal(t, c.kind, e.Kind.String())
			assert.Equal(t, c.rest, strings.Join(rest, "|"))
			assert.Equal(t, c.entry, e.Remarks)
		})
	}
}

func TestNoticeSections(t *testing.T) {
	const head = "금융거래등제한대상자 명단 (총 3명)\n가. 개인 (2명)\n1. KIM, Ki Nam (individual)\n2. 김주원 (individual)\n나. 단체 (1개)\n"
	for _, c := range []struct{ last, id string }{{"1. GLOCOM\n", "3.1"}, {"3. GLOCOM\n", "3"}} {
		l, err := loadText("n", head+c.last)
		require.NoError(t, err)
		assert.Equal(t, 3, l.Declared)
		assert.Equal(t, c.id, l.Entries[2].ID)
		assert.Equal(t, "GLOCOM", l.Entries[2].Names[0].Text)
	}
}

func TestNoticeErrors(t *testing.T) {
	text := noticeFixture(t)
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"cut off", text[:len(text)-100], ErrTruncated},
		{"text cut off", noticeText(t)[:len(noticeText(t))-50], ErrShrunk},
		{"fewer than declared", change(t, text, "(7명)", "(1,066명)"), ErrShrunk},
		{"more than declared", change(t, text, "(7명)", "(6명)"), ErrFormat},
		{"a number is missing", change(t, text, "\n5. KIMSUKY", "\n6. KIMSUKY"), ErrShrunk},
		{"no count", change(t, text, "(7명)", ""), ErrIncomplete},
		{"no annex", strings.ReplaceAll(text, "별표내용>", "별표서식>"), ErrIncomplete},
		{"no entries", "금융거래등제한대상자(7명)\n", ErrEmpty},
		{"entity of XML", change(t, text, "<별표번호>0001", "<별표번호>&x;"), ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadText("notice.xml", c.text)
			require.ErrorIs(t, err, c.want)
			var pe *ParseError
			assert.ErrorAs(t, err, &pe)
		})
	}
	for _, c := range []struct {
		name, old, new, problem string
		want                    error
	}{
		{"date", "DOB 15 Aug 1984", "DOB 35 Aug 1984", "DOB 35 Aug 1984", ErrDate},
		{"date of the notice", "<발령일자>20260122", "<발령일자>soon", "soon", ErrDate},
		{"label in Korean", "POB North Korea", "여권번호 290333975", "여권번호 290333975", ErrUnread},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("notice.xml", change(t, text, c.old, c.new))
			require.NoError(t, err)
			require.Len(t, l.Problems, 1)
			assert.Equal(t, c.problem, l.Problems[0].Text)
			assert.ErrorIs(t, l.Problems[0].Err, c.want)
		})
	}
}

func TestKoFIUTable(t *testing.T) {
	text := "KF-776\tP\tSO, Myong|서명\nKF-774\tE\tKIMSUKY\nKF-708\tV\tHWASONG SHIPPING CO LTD|화성선박회사\n"
	l, err := loadText("kofiu.tsv", text)
	require.NoError(t, err)
	assert.Empty(t, l.Problems)
	assert.Equal(t, "kr-kofiu-table", l.Format)
	assert.Equal(t, []Entry{
		{ID: "KF-776", Kind: Person, Names: []Name{
			{Text: "SO, Myong", Type: Primary, Script: "Latn", Parts: []NamePart{{FamilyName, "SO"}, {GivenName, "Myong"}}},
			{Text: "서명", Script: "Hang"},
		}, Pos: Pos{"kofiu.tsv", 0}},
		{ID: "KF-774", Kind: Organization, Names: []Name{{Text: "KIMSUKY", Type: Primary, Script: "Latn"}}, Pos: Pos{"kofiu.tsv", 26}},
		{ID: "KF-708", Names: []Name{
			{Text: "HWASONG SHIPPING CO LTD", Type: Primary, Script: "Latn"}, {Text: "화성선박회사", Script: "Hang"},
		}, Facts: []Fact{{Label: "Kind", Text: "V"}}, Pos: Pos{"kofiu.tsv", 43}},
	}, l.Entries)

	l, err = loadText("kofiu.tsv", text+"KF-776\tX\t|\n")
	require.NoError(t, err)
	require.Len(t, l.Entries, 4, "kept, whatever is wrong with it")
	require.Len(t, l.Problems, 3)
	assert.ErrorIs(t, l.Problems[0].Err, ErrDuplicate)
	assert.ErrorIs(t, l.Problems[1].Err, ErrUnread, "a kind of no meaning")
	assert.ErrorIs(t, l.Problems[2].Err, ErrUnread, "no name")
	_, err = loadText("kofiu.tsv", text+"KF-777\tE")
	assert.ErrorIs(t, err, ErrTruncated)
	_, err = loadText("kofiu.tsv", text+"KF-777 E HANNE\n")
	assert.ErrorIs(t, err, ErrFormat)
}

// The table is a transcription of 193 entries, 169 of them with a name in
// Hangul (data/README.md).
func TestKoFIUTableFull(t *testing.T) {
	dir := os.Getenv("SCREENING_DATA")
	if dir == "" {
		t.Skip("SCREENING_DATA is not set")
	}
	ls, err := Load(os.DirFS(dir + "/kr_kofiu/2026-2-excerpt"))
	require.NoError(t, err)
	l := ls[0]
	assert.Empty(t, l.Problems)
	assert.Len(t, l.Entries, 193)
	hangul, scripts := 0, map[string]int{}
	for _, e := range l.Entries {
		before := scripts["Hang"]
		for _, n := range e.Names {
			scripts[n.Script]++
		}
		if scripts["Hang"] > before {
			hangul++
		}
	}
	assert.Equal(t, 169, hangul)
	assert.Equal(t, map[string]int{"Latn": 347, "Hang": 170, "Cyrl": 1}, scripts, "two parties have two names in Hangul or one in Cyrillic")
}

func FuzzKoFIU(f *testing.F) {
	f.Add(noticeFixture(f))
	f.Add(noticeText(f))
	f.Add("KF-776\tP\tSO, Myong|서명\nKF-774\tE\tKIMSUKY\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := loadText("k", text)
		if err != nil {
			var pe *ParseError
			assert.True(t, errors.As(err, &pe), "%v", err)
			return
		}
		for _, e := range l.Entries {
			if len(e.Names) == 0 && l.ID == KRKoFIU {
				assert.NotEmpty(t, l.Problems)
			}
		}
	})
}
