package lists

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// advancedFixture is the text of a small file with six real parties.
func advancedFixture(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/ofac_advanced/sdn_advanced.xml")
	require.NoError(t, err)
	return string(b)
}

// parseAdvancedText loads text as the file a.xml.
func parseAdvancedText(text string) (*List, error) {
	ls, err := Load(fstest.MapFS{"a.xml": {Data: []byte(text)}})
	if err != nil {
		return nil, err
	}
	return ls[0], nil
}

func mustAdvanced(t testing.TB, text string) *List {
	t.Helper()
	l, err := parseAdvancedText(text)
	require.NoError(t, err)
	return l
}

func TestAdvancedList(t *testing.T) {
	l := mustAdvanced(t, advancedFixture(t))
	assert.Equal(t, OFACSDN, l.ID)
	assert.Equal(t, "ofac-advanced", l.Format)
	assert.Equal(t, "2025-11-19", l.Published.Format("2006-01-02"))
	assert.Empty(t, l.Problems)
	var kinds []string
	for _, e := range l.Entries {
		kinds = append(kinds, e.ID+" "+e.Kind.String())
		assert.Equal(t, "a.xml", e.Pos.File)
		assert.Contains(t, advancedFixture(t)[e.Pos.Offset:][:60], `<DistinctParty FixedRef="`+e.ID+`">`, "position of the entry")
	}
	assert.Equal(t, []string{
		"11528 person", "15432 aircraft", "17069 vessel", "24918 person", "27307 organization", "28264 person",
	}, kinds)
}

func TestAdvancedEntryWhole(t *testing.T) {
	e := mustAdvanced(t, advancedFixture(t)).Entry("28264")
	require.NotNil(t, e)
	wallet := func(address string) Identifier {
		return Identifier{Type: Wallet, Label: "Digital Currency Address - XBT", Value: address, Asset: "XBT"}
	}
	born := MustParseDate("1987-01-10")
	listed := MustParseDate("2020-03-02")
	want := Entry{
		ID: "28264", Kind: Person, Gender: Male, Born: []Date{born}, Listed: listed, Source: "SDN List", Pos: e.Pos,
		Names: []Name{
			{Text: "LI, Jiadong", Type: Primary, Script: "Latn", Parts: []NamePart{{FamilyName, "Li"}, {GivenName, "Jiadong"}}},
			{Text: "李 家东", Type: Alias, Script: "Hans", Parts: []NamePart{{FamilyName, "李"}, {GivenName, "家东"}}},
			{Text: "blackjack1987", Weak: true, Script: "Latn", Parts: []NamePart{{Nickname, "blackjack1987"}}},
			{Text: "khaleesi", Weak: true, Script: "Latn", Parts: []NamePart{{Nickname, "khaleesi"}}},
		},
		Countries: []Country{{"China", Nationality}},
		Addresses: []Address{
			{City: "Anshan", Region: "Liaoning", Country: "China"},
			{City: "鞍山", Region: "辽宁", Country: "China", Note: "Chinese Simplified"},
		},
		Identifiers: []Identifier{
			{Type: ofacIDType("Identification Number"), Label: "Identification Number", Value: "210302198701102136", Country: "China"},
			wallet("1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"), wallet("17UVSMegvrzfobKC82dHXpZLtLcqzW9stF"),
			{Type: Phone, Label: "Phone Number", Value: "8613314257947"},
		},
		Programs:  []string{"CYBER2", "DPRK3"},
		Relations: []Relation{{Kind: "Providing support to", Name: "Lazarus Group", Entry: "27307"}},
		Facts: []Fact{
			{"Birthdate", "1987-01-10 (Reported)", born},
			{"Providing support to", "Lazarus Group (27307); quality High", Date{}},
			{"SDN List", "Executive Order 13722 (North Korea)", listed},
			{"Sanctions Measure", "Block", Date{}},
		},
	}
	assert.Equal(t, want, *e)
}

func TestAdvancedDetails(t *testing.T) {
	l := mustAdvanced(t, advancedFixture(t))
	texts := func(id string) (s []string) {
		for _, n := range l.Entry(id).Names {
			s = append(s, n.Type.String()+" "+n.Text)
		}
		return s
	}
	assert.Equal(t, []string{"primary PARK, Jin Hyok", "alias PAK, Jin Hek", "alias KIM, Hyon Woo"}, texts("24918"),
		"the primary name comes first, wherever it stands in the file")
	assert.Equal(t, []string{
		"primary TREVINO MORALES, Miguel", "alias TREVIÑO MORALES, Miguel", "alias TREVINO MORALES, Miguel Angel", "alias 40",
	}, texts("11528"), "the second spelling of the primary name is an alias")
	assert.Equal(t, []Identifier{{Type: Passport, Label: "Passport", Value: "290333974", Country: "Korea, North", Note: "Fraudulent"}},
		l.Entry("24918").Identifiers)
	alias := mustAdvanced(t, change(t, advancedFixture(t), `DocumentedNameID="2491"`, `DocumentedNameID="2490"`))
	assert.Equal(t, "Fraudulent; in the name of PAK, Jin Hek", alias.Entry("24918").Identifiers[0].Note)
	ship := l.Entry("17069")
	assert.Equal(t, []Country{{"Democratic People's Republic of Korea", Flag}}, ship.Countries)
	assert.Equal(t, []Identifier{{Type: IMO, Label: "Vessel Registration Identification", Value: "IMO 7937317"}}, ship.Identifiers)
	assert.Contains(t, ship.Facts, Fact{Label: "VESSEL TYPE", Text: "General Cargo"})
	plane := l.Entry("15432")
	assert.Equal(t, AircraftSerial, plane.Identifiers[0].Type)
	assert.Contains(t, plane.Facts, Fact{"Aircraft Manufacture Date", "1991", MustParseDate("1991")})
	assert.Equal(t, []Address{{Lines: []string{"Potonggang District"}, City: "Pyongyang", Country: "Korea, North"}}, l.Entry("27307").Addresses)
}

// Each case changes the fixture in one place.
func TestAdvancedDates(t *testing.T) {
	day := func(y, m, d string) string {
		return "<Year>" + y + "</Year><Month>" + m + "</Month><Day>" + d + "</Day>"
	}
	old := `<Start Approximate="false"><From>` + day("1987", "1", "10") + "</From><To>" + day("1987", "1", "10") +
		`</To></Start><End Approximate="false"><From>` + day("1987", "1", "10") + "</From><To>" + day("1987", "1", "10") + "</To></End>"
	period := func(circa, from, to string) string {
		return `<Start Approximate="` + circa + `"><From>` + from + "</From><To>" + from +
			`</To></Start><End Approximate="` + circa + `"><From>` + to + "</From><To>" + to + "</To></End>"
	}
	for _, c := range []struct{ name, period, want string }{
		{"year", period("false", day("1987", "1", "1"), day("1987", "12", "31")), "1987"},
		{"circa", period("true", day("1987", "1", "1"), day("1987", "12", "31")), "c. 1987"},
		{"month", period("false", day("1987", "2", "1"), day("1987", "2", "28")), "1987-02"},
		{"years", period("false", day("1970", "1", "1"), day("1972", "12", "31")), "1970..1972"},
		{
			"years whose ends are years", `<Start Approximate="false"><From>` + day("1970", "1", "1") + "</From><To>" + day("1970", "12", "31") +
				`</To></Start><End Approximate="false"><From>` + day("1972", "1", "1") + "</From><To>" + day("1972", "12", "31") + "</To></End>", "1970..1972",
		},
		{"only a start", `<Start Approximate="false"><From>` + day("1987", "1", "10") + "</From><To>" + day("1987", "1", "10") + "</To></Start>", "1987-01-10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := mustAdvanced(t, change(t, advancedFixture(t), old, c.period))
			assert.Empty(t, l.Problems)
			assert.Equal(t, []Date{MustParseDate(c.want)}, l.Entry("28264").Born)
		})
	}
	t.Run("impossible", func(t *testing.T) {
		l := mustAdvanced(t, change(t, advancedFixture(t), old, period("false", day("1987", "2", "30"), day("1987", "2", "30"))))
		assert.Empty(t, l.Entry("28264").Born)
		i := slices.IndexFunc(l.Problems, func(p Problem) bool { return errors.Is(p.Err, ErrDate) })
		require.GreaterOrEqual(t, i, 0, "%v", l.Problems)
		assert.Equal(t, "28264", l.Problems[i].Entry)
		assert.Contains(t, l.Problems[i].Text, "1987-2-30")
	})
}

// change replaces the one place where old stands.
func change(t testing.TB, text, old, new string) string {
	t.Helper()
	require.Equal(t, 1, strings.Count(text, old), "places of %q", old)
	return strings.Replace(text, old, new, 1)
}

func TestAdvancedNotUnderstoodIsKept(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		problem        string
		reason         error
		check          func(t *testing.T, l *List)
	}{
		{"feature of a new type", `FeatureTypeID="47"`, `FeatureTypeID="4711"`, "FeatureType 4711", ErrUnread, func(t *testing.T, l *List) {
			assert.Contains(t, l.Entry("15432").Facts, Fact{Label: "FeatureType 4711", Text: "IL-76TD"})
		}},
		{"new element", `<Comment></Comment>
      <Profile ID="27307"`, `<Moral>none <b>at all</b></Moral><Profile ID="27307"`, "Moral none at all", ErrUnread, nil},
		{"relationship to a stranger", `To-ProfileID="27307"`, `To-ProfileID="99"`, "Providing support to Profile 99", ErrOrphan, func(t *testing.T, l *List) {
			assert.Equal(t, []Relation{{Kind: "Providing support to", Entry: "99"}}, l.Entry("28264").Relations)
		}},
		{"document of nobody", `IdentityID="170" Validity`, `IdentityID="171" Validity`, "IMO 7937317", ErrOrphan, nil},
		{"place of nobody", `<VersionLocation LocationID="11528" />`, ``, "Location 11528: Mexico", ErrOrphan, nil},
		{"list entry of nobody", `ProfileID="17069" ListID`, `ProfileID="1" ListID`, "SanctionsEntry on SDN List of Profile 1", ErrOrphan, nil},
		{"unknown script", `ScriptID="501" ScriptStatusID="1" Acronym="false">李`, `ScriptID="9" ScriptStatusID="1" Acronym="false">李`, "Script 9", ErrUnread, nil},
		{"unknown gender", `>Male<`, `>Both<`, "Gender Both", ErrUnread, func(t *testing.T, l *List) {
			assert.Contains(t, l.Entry("24918").Facts, Fact{Label: "Gender", Text: "Both"})
		}},
		{"text that is no name", `>Chong Chon Gang<`, `> <`, "a name without text", ErrUnread, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := mustAdvanced(t, change(t, advancedFixture(t), c.old, c.new))
			assert.Len(t, l.Entries, 6, "no entry may be lost")
			found := false
			for _, p := range l.Problems {
				found = found || strings.Contains(p.Text, c.problem) && assert.ErrorIs(t, p.Err, c.reason)
			}
			assert.True(t, found, "%q is not among %v", c.problem, l.Problems)
			if c.check != nil {
				c.check(t, l)
			}
		})
	}
}

func TestAdvancedFileErrors(t *testing.T) {
	whole := advancedFixture(t)
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"cut in the middle", whole[:len(whole)/2], ErrTruncated},
		{"cut before the last tag", strings.TrimSuffix(strings.TrimSpace(whole), "</Sanctions>"), ErrTruncated},
		{"tags crossed", change(t, whole, "</DistinctParties>", "</DistinctParty>"), ErrFormat},
		{"document type", change(t, whole, "<Sanctions xmlns", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Sanctions xmlns`), ErrFormat},
		{"entity", change(t, whole, ">IL-76TD<", ">&e;<"), ErrFormat},
		{"text between elements", change(t, whole, "<IDRegDocuments>", "<IDRegDocuments>lost"), ErrFormat},
		{"second root", whole + "<a/>", ErrFormat},
		{"no list entries", whole[:strings.Index(whole, "  <SanctionsEntries>")] + "</Sanctions>", ErrIncomplete},
		{"no parties", change(t, whole, whole[strings.Index(whole, "  <DistinctParties>"):strings.Index(whole, "  <ProfileRelationships>")],
			"<DistinctParties/>"), ErrEmpty},
		{"error page", "<!DOCTYPE html><html><body>ADVANCED_XML is not here</body></html>", ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parseAdvancedText(c.text)
			require.ErrorIs(t, err, c.want)
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
			assert.Equal(t, "a.xml", pe.Pos.File)
		})
	}
}

// The non-SDN lists come in the same format. A party that is on other lists
// too keeps all of them.
func TestAdvancedOtherLists(t *testing.T) {
	text := advancedFixture(t)
	both := change(t, text, `<SanctionsEntry ID="15432"`,
		`<SanctionsEntry ID="1" ProfileID="15432" ListID="91507"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1"><Comment />
		<Date CalendarTypeID="1"><Year>2001</Year><Month>2</Month><Day>3</Day></Date></EntryEvent></SanctionsEntry><SanctionsEntry ID="15432"`)
	l := mustAdvanced(t, both)
	assert.Equal(t, OFACSDN, l.ID)
	e := l.Entry("15432")
	assert.Equal(t, "Sectoral Sanctions Identifications List; SDN List", e.Source)
	assert.Equal(t, MustParseDate("2012-09-19"), e.Listed, "since when it is on the SDN list")
	assert.Contains(t, e.Facts, Fact{"Sectoral Sanctions Identifications List", "Unknown", MustParseDate("2001-02-03")})

	l = mustAdvanced(t, strings.ReplaceAll(text, `ListID="1550"`, `ListID="91507"`))
	assert.Equal(t, OFACCons, l.ID)
	assert.Equal(t, MustParseDate("2012-09-19"), l.Entry("15432").Listed)
}

func TestComposeName(t *testing.T) {
	for _, c := range []struct {
		parts []NamePart
		latin bool
		want  string
	}{
		{[]NamePart{{WholeName, "Lazarus Group"}}, true, "Lazarus Group"},
		{[]NamePart{{GivenName, "Dmitriy"}, {MiddleName, "Mikhaylovich"}, {FamilyName, "Korzyuk"}}, true, "KORZYUK, Dmitriy Mikhaylovich"},
		{[]NamePart{{FamilyName, "Gaziyev"}, {GivenName, "Tarkhan"}, {Patronymic, "Ismailovich"}}, true, "GAZIYEV, Tarkhan Ismailovich"},
		{[]NamePart{{Matronymic, "Arango"}, {GivenName, "Luciano"}, {Patronymic, "Marin"}}, true, "MARIN ARANGO, Luciano"},
		{[]NamePart{{FamilyName, "Juarez"}, {GivenName, "Julio"}, {MiddleName, "Antonio"}, {Matronymic, "Ramirez"}}, true, "JUAREZ RAMIREZ, Julio Antonio"},
		{[]NamePart{{FamilyName, "Khun Sa"}}, true, "KHUN SA"},
		{[]NamePart{{Nickname, "khaleesi"}}, true, "khaleesi"},
		{[]NamePart{{GivenName, "Джин Хёк"}, {FamilyName, "Пак"}}, false, "Пак Джин Хёк"},
	} {
		assert.Equal(t, c.want, composeName(c.parts, c.latin))
	}
}

// FuzzAdvanced checks that no file makes the reader fail otherwise than by an
// error, that positions are right, and that nameless parties are reported.
func FuzzAdvanced(f *testing.F) {
	whole := advancedFixture(f)
	f.Add(whole)
	f.Add(whole[:len(whole)/3])
	f.Add(strings.ReplaceAll(whole, `ID="215"`, `ID="7"`))
	f.Add(strings.ReplaceAll(whole, "<Year>", "<Year>x"))
	f.Fuzz(func(t *testing.T, text string) {
		l, err := parseAdvancedText(text)
		if err != nil || l.Format != ofacAdvanced.name {
			return
		}
		for _, e := range l.Entries {
			tag, _, _ := strings.Cut(text[e.Pos.Offset:], ">")
			assert.Contains(t, tag, "DistinctParty")
			if len(e.Names) == 0 || e.ID == "" {
				assert.NotEmpty(t, l.Problems, "an entry without name or ID, and no word of it")
			}
		}
	})
}
