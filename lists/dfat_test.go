package lists

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var dfatHeadings = []any{
	"Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth", "Citizenship",
	"Address", "Additional Information", "Listing Information", "IMO Number", "Committees", "Control Date", "Instrument of Designation",
	"Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
}

// dfatSheet is a small list with entries of 2026-07-23.
func dfatSheet() testSheet {
	baradar := func(ref, name, kind, strength string) []any {
		var s any
		if strength != "" {
			s = strength
		}
		return []any{ref, name, "Individual", kind, s, 1968, "Yatimak village, Dehrawood District, Uruzgan Province, Afghanistan", "Afghanistan", nil,
			"TAi.024 Title: a) Mullah b) Haji. Designation: Deputy Minister of Defence under the Taliban regime. Arrested in Feb. 2010 in Pakistan. Gender: Male",
			"Listed on 23 February 2001", nil, "1988 (Taliban)", day("2026-05-08"), "Charter of the United Nations (Sanctions—the Taliban) Regulation 2013", true, true, true, false}
	}
	return testSheet{"Sheet1", [][]any{
		dfatHeadings,
		baradar("26", "Abdul Ghani Baradar Abdul Ahmad Turk", "Primary Name", ""),
		baradar("26a", "Mullah Baradar Akhund", "Alias", "Strong"),
		baradar("26b", "Abdul Ghani Baradar", "Alias", "Weak"),
		baradar("26c", "عبدالغنی برادر عبد الاحمد ترک", "Original Script", ""),
		{515, "Fahid Mohammed Ally Msalam", "Individual", "Primary Name", nil, "10/07/1965, 11/07/1965,  Approximately 1960", "a) Mombasa, Kenya b) Kenya; alt POB: Malindi", "Kenya;Somalia",
			"a) Mombasa, Kenya (previous) b) Nairobi, Kenya", "Passport number: A260592 (Kenya), issued on 30 Jul. 1990, expires 29 Jul. 2000. National identification no: Kenya number 12771069. Website: https://example.org/a.",
			"Listed on 17 October 2001", nil, "1267 (ISIL (Da'esh) and Al-Qaida)", day("2026-01-15"), "Charter", true, true, true, false},
		{"515a", "Al-Qaida in Yemen (AQY)", "Individual", "Alias", "Weak", "10/07/1965,\n11/07/1965"},
		{"515b", "Fahad Ally (formerly listed as, in Arabic: فهد علي)", "Individual", "Alias", "Strong"},
		{8401, "GALERNA", "Vessel", "Primary Name", nil, nil, nil, nil, nil, nil, nil, 9234654, "Autonomous (Vessels)", day("2025-06-18"), "Instrument 2025", false, false, false, true},
	}}
}

func dfatFile(t testing.TB, s testSheet) []byte { return xlsxFile(t, "2026-07-23T04:05:22Z", s) }

func TestDFAT(t *testing.T) {
	l := load1(t, dfatFile(t, dfatSheet()))
	assert.Equal(t, AUDFAT, l.ID)
	assert.Equal(t, time.Date(2026, 7, 23, 0, 0, 0, 0, time.UTC), l.Published)
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 3, "rows of one number are one entry")

	b := l.Entry("26")
	require.NotNil(t, b)
	assert.Equal(t, Person, b.Kind)
	assert.Equal(t, []Name{
		{Text: "Abdul Ghani Baradar Abdul Ahmad Turk", Type: Primary, Script: latin}, {Text: "Mullah Baradar Akhund", Script: latin},
		{Text: "Abdul Ghani Baradar", Weak: true, Script: latin}, {Text: "عبدالغنی برادر عبد الاحمد ترک", Script: "Arab"},
	}, b.Names)
	assert.Equal(t, []Date{MustParseDate("1968")}, b.Born, "said in four rows, kept once")
	assert.Equal(t, []Country{{"Afghanistan", Citizenship}}, b.Countries)
	assert.Equal(t, []string{"Mullah", "Haji", "Deputy Minister of Defence under the Taliban regime"}, b.Titles)
	assert.Equal(t, Male, b.Gender)
	assert.Equal(t, []string{"1988 (Taliban)"}, b.Programs)
	assert.Equal(t, MustParseDate("2026-05-08"), b.Listed)
	assert.Contains(t, b.Facts, Fact{Label: "UN reference number", Text: "TAi.024"})
	assert.Contains(t, b.Facts, Fact{Label: "Travel Ban", Text: "TRUE"})
	assert.NotContains(t, b.Facts, Fact{Label: "Maritime Restriction", Text: "FALSE"})
	assert.Contains(t, b.Remarks, "Arrested in Feb. 2010 in Pakistan", "remarks stay whole")

	m := l.Entry("515")
	require.NotNil(t, m)
	assert.Equal(t, []string{"Fahid Mohammed Ally Msalam", "Al-Qaida in Yemen", "AQY", "Fahad Ally", "فهد علي"}, nameTexts(*m))
	assert.True(t, m.Names[2].Weak)
	assert.Equal(t, []Date{MustParseDate("1965-07-10"), MustParseDate("1965-07-11"), MustParseDate("c. 1960")}, m.Born, "days before months")
	assert.Equal(t, []string{"Mombasa, Kenya", "Kenya", "Malindi"}, m.BirthPlaces)
	assert.Equal(t, []Country{{"Kenya", Citizenship}, {"Somalia", Citizenship}}, m.Countries)
	assert.Equal(t, []Address{{Text: "Mombasa, Kenya (previous)"}, {Text: "Nairobi, Kenya"}}, m.Addresses)
	assert.Equal(t, []Identifier{
		{Type: Passport, Label: "Passport number", Value: "A260592", Country: "Kenya", Issued: MustParseDate("1990-07-30"), Expires: MustParseDate("2000-07-29"),
			Note: "(Kenya), issued on 30 Jul. 1990, expires 29 Jul. 2000"},
		{Type: NationalID, Label: "National identification no", Value: "12771069", Country: "Kenya"},
		{Type: Website, Value: "https://example.org/a"},
	}, m.Identifiers)

	ship := l.Entry("8401")
	require.NotNil(t, ship)
	assert.Equal(t, Vessel, ship.Kind)
	assert.Equal(t, []Identifier{{Type: IMO, Label: "IMO Number", Value: "9234654"}}, ship.Identifiers)
}

// What the publisher gets wrong is kept and reported: no row is lost.
func TestDFATProblems(t *testing.T) {
	s := dfatSheet()
	row := func(cells ...any) { s.rows = append(s.rows, cells) }
	s.rows[0] = append(append([]any{}, dfatHeadings...), "New Measure")
	row(26, "Somebody Else", "Entity", "Primary Name")
	row("26a", "Else", "Vessel", "Alias", "Middling")
	row("9001a", "A Ship of No Name", "Vessel", "Nickname")
	row("x-7", "A Party", "Submarine", "Primary Name", nil, "10/061962")
	row("x-8", nil, "Entity", "Primary Name", nil, "24/06/1402", nil, nil, nil, nil, nil, nil, nil, "soon", nil, nil, nil, nil, nil, "TRUE")
	row(nil, "No Number", "Entity", "Primary Name")
	long := strings.Repeat("x) ", maxCellText)
	row("x-9", "A Long Story", "Entity", "Primary Name", nil, nil, nil, nil, nil, long)
	l := load1(t, dfatFile(t, s))
	require.Len(t, l.Entries, 9)
	assert.Equal(t, "26-2", l.Entries[3].ID, "a second block with a number is another entry")
	assert.True(t, l.Entries[3].Unstable)
	assert.Equal(t, []string{"Somebody Else", "Else"}, nameTexts(l.Entries[3]))
	assert.Equal(t, Primary, l.Entries[4].Names[0].Type, "the first name stands in")
	assert.True(t, l.Entries[7].Unstable)
	assert.Contains(t, l.Entries[5].Facts, Fact{Label: "Date of Birth", Text: "10/061962"})
	var texts []string
	for _, p := range l.Problems {
		texts = append(texts, p.Text)
	}
	assert.Equal(t, []string{
		"26", "Middling", "Vessel", "Nickname", "A Ship of No Name", "x-7", "Submarine", "10/061962", "x-8", "x-8", "24/06/1402", "soon", "TRUE", "", "x-9", strings.TrimSpace(long),
	}, texts)
	assert.Contains(t, l.Entries[6].Facts, Fact{Label: "New Measure", Text: "TRUE"})
}

func TestDFATDates(t *testing.T) {
	for text, want := range map[string]string{
		"1979, 1980.1981, 1982,":                  "1979 1980 1981 1982",
		"27/05/1973 01/01/1975":                   "1973-05-27 1975-01-01",
		"7/02/1950/11/1950 08/08/1945":            "1950-02-07 1950-11 1945-08-08",
		"1961,\n/02/1961,\n13/03/1961":            "1961 1961-02 1961-03-13",
		"a) 30/04/1963 b) 1960":                   "1963-04-30 1960",
		"Approximately: Between 1959 and 1965":    "c. 1959..1965",
		"5 May 1957, April 1957, 4/11/1963\u00a0": "1957-05-05 1957-04 1963-11-04",
		"10/061962":                   " !",
		"19/04/1982,\u00a024/06/1402": "1982-04-19 !",
		"31/02/1960":                  " !",
		"unknown":                     " !",
	} {
		s := testSheet{"a", [][]any{dfatHeadings, {1, "X", "Individual", "Primary Name", nil, text}}}
		l := load1(t, dfatFile(t, s))
		got := ""
		for _, d := range l.Entries[0].Born {
			got += " " + d.String()
		}
		if len(l.Problems) > 0 {
			got += " !"
			assert.Equal(t, text, l.Problems[0].Text+map[bool]string{true: "\u00a0"}[text[len(text)-1] == 0xa0])
		}
		if want[0] != ' ' {
			want = " " + want
		}
		assert.Equal(t, want, got, text)
	}
}

// 3,846 references and 11,068 rows are what data/README.md says; rows of original
// script and weak ones were counted in another language. 98 rows hold an
// abbreviation or a name in other letters beside the name.
func TestDFATFull(t *testing.T) {
	l := loadSet(t, ofacDir(t, "au_dfat/2026-08-02"))
	assert.Equal(t, tally{
		entries: 3846, aliases: 6867, weak: 452, addresses: 1839, born: 2951, identifiers: 1221, problems: 2, unread: 2,
	}, count(l))
	assert.Equal(t, time.Date(2026, 7, 23, 0, 0, 0, 0, time.UTC), l.Published)
	kinds := map[Kind]int{}
	foreign, ships := 0, 0
	for _, e := range l.Entries {
		kinds[e.Kind]++
		assert.Len(t, e.Programs, 1, e.ID)
		assert.False(t, e.Listed.IsZero(), e.ID)
		for _, n := range e.Names {
			if n.Script != latin {
				foreign++
			}
		}
		for _, id := range e.Identifiers {
			if id.Label == "IMO Number" {
				ships++
			}
		}
	}
	assert.Equal(t, map[Kind]int{Person: 2543, Organization: 1041, Vessel: 262}, kinds)
	assert.Equal(t, 262, ships)
	assert.Equal(t, 483, foreign)
	// Both are dates that are none: of another calendar, and without a stroke.
	assert.Equal(t, []string{"1254", "6960"}, []string{l.Problems[0].Entry, l.Problems[1].Entry})
}

// Whatever a row says, it arrives in an entry.
func FuzzDFAT(f *testing.F) {
	f.Add("26", "Mullah Baradar Akhund", "Individual", "Alias", "1968", "TAi.024 Title: a) Mullah b) Haji. Passport no: a) Afghanistan number D0009751")
	f.Add("x", "A (B) (formerly listed as)", "Vessel", "Primary Name", "7/02/1950/11/1950", "INN: 7714698320; a) b) c)")
	f.Fuzz(func(t *testing.T, ref, name, kind, nameType, born, more string) {
		rows := [][]any{dfatHeadings, {ref, name, kind, nameType, "Weak", born, born, born, more, more, more, ref, name, born, name, true, more, false}}
		ls, err := Load(fstest.MapFS{"a.xlsx": {Data: dfatFile(t, testSheet{"s", append(rows, rows[1])})}})
		if err != nil {
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
			return
		}
		for _, e := range ls[0].Entries {
			require.NotEmpty(t, e.ID)
			for _, n := range e.Names {
				require.NotEmpty(t, n.Text)
			}
			for _, id := range e.Identifiers {
				require.NotEmpty(t, id.Value)
			}
		}
	})
}
