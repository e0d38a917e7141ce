package lists

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSECOList(t *testing.T) {
	text := xmlFixture(t, "seco/consolidated-list.xml")
	l := mustLoadText(t, text)
	assert.Equal(t, CHSECO, l.ID)
	assert.Equal(t, "2026-02-20", l.Published.Format("2006-01-02"))
	assert.Empty(t, l.Problems)
	var got []string
	for _, e := range l.Entries {
		got = append(got, e.ID+" "+e.Kind.String()+" "+e.Names[0].Text)
		assert.True(t, strings.HasPrefix(text[e.Pos.Offset:], "<target "))
	}
	assert.Equal(t, []string{
		"1001 person Kadyrov Ramzan Akhmatovich", "1100 person Paek Chang-Ho",
		"1200 organization Korea Mining Development Trading Corporation", "1250 person Qasem Soleimani", "1300 vessel Chon Myong 1",
	}, got, "Gulbuddin Hekmatyar was taken off the list, though his listing stands last in the file")
}

func TestSECOEntryWhole(t *testing.T) {
	e := mustLoadText(t, xmlFixture(t, "seco/consolidated-list.xml")).Entry("1100")
	require.NotNil(t, e)
	name := func(family, given string) Name {
		return Name{Text: family + " " + given, Script: "Latn", Language: "eng", Parts: []NamePart{{FamilyName, family}, {GivenName, given}}}
	}
	primary := name("Paek", "Chang-Ho")
	primary.Type, primary.Language = Primary, ""
	hangul := name("백", "창호")
	hangul.Script, hangul.Language = "Hang", "kor"
	amended, listed := MustParseDate("2023-06-30"), MustParseDate("2013-01-22")
	want := Entry{
		ID: "1100", Kind: Person, Gender: Male, Pos: e.Pos, Born: []Date{MustParseDate("1964-06-18")}, Listed: listed,
		BirthPlaces: []string{"Kaesong, North Korea"}, Countries: []Country{{"KP", Nationality}},
		Names: []Name{primary, name("Paek", "Ch'ang-Ho"), name("Pak", "Chang-Ho"), name("Pak", "Ch'ang-Ho"), hangul},
		Identifiers: []Identifier{{Type: Passport, Label: "passport", Value: "381420754", Country: "North Korea",
			Issued: MustParseDate("2011-12-07"), Expires: MustParseDate("2016-12-07")}},
		Programs:  []string{"DPRK"},
		Relations: []Relation{{Kind: "related-to", Name: "Korea Mining Development Trading Corporation", Entry: "1200"}},
		Facts: []Fact{
			{Label: "foreign-identifier", Text: "KPi.006"},
			{"modification", "amended 2023-06-30", amended}, {"modification", "listed 2013-01-22", listed},
			{Label: "sanctions-set", Text: "Measures against the Democratic People's Republic of Korea, Annex 1"},
			{Label: "sanctions-set", Text: "Measures against the Democratic People's Republic of Korea, Vessels"},
		},
		Remarks: "Senior official and head of the satellite control center of Korean Committee for Space Technology.",
	}
	assert.Equal(t, want, *e, "nothing of what a modification added or removed")
}

func TestSECODetails(t *testing.T) {
	l := mustLoadText(t, xmlFixture(t, "seco/consolidated-list.xml"))
	chechen := l.Entry("1001")
	assert.Equal(t, []string{"primary Latn Kadyrov Ramzan Akhmatovich", "alias Cyrl Кадыров Рамзан Ахматович"}, written(chechen.Names),
		"parts in their order, spellings of one script together")
	assert.Equal(t, []NamePart{{FamilyName, "Кадыров"}, {GivenName, "Рамзан"}, {Patronymic, "Ахматович"}}, chechen.Names[1].Parts)
	assert.Equal(t, []string{"Tsentaroy, Chechen Republic, Russian Federation"}, chechen.BirthPlaces)
	assert.Equal(t, []string{"primary Latn Qasem Soleimani", "weak alias Latn Haj Qasem", "alias Arab قاسم سلیمانی"},
		written(l.Entry("1250").Names), "the primary name comes first, wherever it stands")
	assert.Equal(t, []string{"Measures against the Islamic Republic of Iran"}, l.Entry("1250").Programs, "a programme without a key")
	company := l.Entry("1200")
	assert.Equal(t, []string{
		"primary Latn Korea Mining Development Trading Corporation", "alias Latn Changgwang Sinyong Corporation", "weak alias Latn KOMID",
	}, written(company.Names), "the primary name of another identity is an alias")
	assert.Equal(t, []Address{{Lines: []string{"Central District"}, City: "Pyongyang", Country: "North Korea"}}, company.Addresses)
	assert.Equal(t, []Identifier{{Type: IMO, Label: "IMO number", Value: "8712362", Note: foundInText}}, l.Entry("1300").Identifiers)
}

// Each case changes the fixture and says what becomes of Paek Chang-Ho.
func TestSECOModifications(t *testing.T) {
	whole := xmlFixture(t, "seco/consolidated-list.xml")
	listed := `<modification modification-type="listed" effective-date="2013-01-22"/>`
	for _, c := range []struct {
		name, more string
		on         bool
		problem    error
	}{
		{"de-listed later", `<modification modification-type="de-listed" effective-date="2024-01-01"/>`, false, nil},
		{"removed later", `<modification modification-type="removed" effective-date="2024-01-01"/>`, false, nil},
		{"de-listed before the last amendment", `<modification modification-type="de-listed" effective-date="2020-01-01"/>`, true, nil},
		{"both on one day", `<modification modification-type="de-listed" effective-date="2023-06-30"/>`, true, nil},
		{"without a date", `<modification modification-type="de-listed"/>`, true, nil},
		{"dated by its publication", `<modification modification-type="de-listed" publication-date="2024-01-01"/>`, false, nil},
		{"of a new type", `<modification modification-type="suspended" effective-date="2024-01-01"/>`, true, ErrWord},
		{"at no day", `<modification modification-type="amended" effective-date="soon"/>`, true, ErrDate},
	} {
		l := mustLoadText(t, change(t, whole, listed, listed+c.more))
		assert.Equal(t, c.on, l.Entry("1100") != nil, c.name)
		if c.problem == nil {
			assert.Empty(t, l.Problems, c.name)
			continue
		}
		require.Len(t, l.Problems, 1, c.name)
		require.ErrorIs(t, l.Problems[0].Err, c.problem, c.name)
		assert.Equal(t, "1100", l.Problems[0].Entry)
	}
}

func TestSECOProblems(t *testing.T) {
	whole := xmlFixture(t, "seco/consolidated-list.xml")
	for _, c := range []struct {
		old, new, text string
		want           error
	}{
		{`name-type="alias" quality="good"`, `name-type="nickname" quality="good"`, "name-type nickname", ErrWord},
		{`name-part-type="father-name"`, `name-part-type="aunt-name"`, "name-part-type aunt-name", ErrWord},
		{`day="5" month="10"`, `day="31" month="9"`, "day-month-year 1976-9-31", ErrDate},
		{`<place-of-birth place-id="900"/>`, `<place-of-birth place-id="999"/>`, "place-id 999", ErrOrphan},
		{`sanctions-set-id="201"`, `sanctions-set-id="999"`, "sanctions-set-id 999", ErrOrphan},
		{`object-type="vessel"`, `object-type="balloon"`, "object-type balloon", ErrWord},
		{`<value>Changgwang Sinyong Corporation</value>`, `<value/>`, "name without text", ErrUnread},
		{`<other-information>IMO`, `<shape>round</shape><other-information>IMO`, "shape round", ErrUnread},
	} {
		l := mustLoadText(t, change(t, whole, c.old, c.new))
		require.Len(t, l.Problems, 1, c.text)
		assert.Equal(t, c.text, l.Problems[0].Text)
		require.ErrorIs(t, l.Problems[0].Err, c.want)
		assert.NotEmpty(t, l.Problems[0].Entry)
		assert.Len(t, l.Entries, 5, "it stays on the list")
	}
	l := mustLoadText(t, change(t, whole, "<value>Gulbuddin</value>", "<value>Gulbuddin</value><shape>round</shape>"))
	assert.Empty(t, l.Problems, "what is not understood of those off the list is no Problem of it")
}

func TestSECOFields(t *testing.T) {
	whole := xmlFixture(t, "seco/consolidated-list.xml")
	l := mustLoadText(t, change(t, whole, "<address-details>Central District</address-details>",
		"<c-o>Tanchon Bank</c-o><address-details>Central District</address-details><p-o-box>PO Box 120</p-o-box><zip-code>99</zip-code><remarks>office</remarks>"))
	assert.Equal(t, []Address{{Lines: []string{"Tanchon Bank", "Central District", "PO Box 120"}, PostalCode: "99", Note: "office",
		City: "Pyongyang", Country: "North Korea"}}, l.Entry("1200").Addresses)
	l = mustLoadText(t, change(t, whole, "<number>381420754</number>", "<remark>diplomatic</remark>"))
	assert.Contains(t, l.Entry("1100").Facts, Fact{Label: "passport", Text: "North Korea; 2011-12-07; diplomatic"}, "a document without a number")
	l = mustLoadText(t, change(t, whole, "<other-information>IMO number: 8712362", "<other-information>BTC: 1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE, SWIFT: FTBDKPPY"))
	var values []string
	for _, id := range l.Entry("1300").Identifiers {
		values = append(values, id.Type.String()+" "+id.Value)
	}
	assert.ElementsMatch(t, []string{"wallet 1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE", "bic FTBDKPPY"}, values)
}

// Five parts in seven spellings would make 16,807 names.
func TestSECOSpellings(t *testing.T) {
	var parts []secoPart
	for _, label := range []string{"a", "b", "c", "d", "e"} {
		p := secoPart{kind: OtherPart, label: label}
		for _, v := range []string{"", "u", "v", "w", "x", "y", "z"} {
			p.spellings = append(p.spellings, secoSpelling{text: label + v, script: "Latn"})
		}
		parts = append(parts, p)
	}
	names, whole := spell(Name{Type: Primary, Weak: true}, parts)
	assert.False(t, whole)
	assert.Len(t, names, maxSpellings)
	all := map[string]bool{}
	for i, n := range names {
		assert.Equal(t, i == 0, n.Type == Primary)
		assert.True(t, n.Weak)
		all[n.Text] = true
	}
	assert.Len(t, all, maxSpellings, "all different")
	for _, p := range parts {
		for _, v := range p.spellings {
			found := false
			for text := range all {
				found = found || strings.Contains(" "+text+" ", " "+v.text+" ")
			}
			assert.True(t, found, "%s is in no name", v.text)
		}
	}
	few, whole := spell(Name{}, parts[:2])
	assert.True(t, whole)
	assert.Len(t, few, 49)

	variants := ""
	for _, s := range strings.Fields("a b c d e f g h i j k l m n o p") {
		variants += "<spelling-variant>" + s + "</spelling-variant>"
	}
	text := xmlFixture(t, "seco/consolidated-list.xml")
	text = change(t, text, "<value>Ramzan</value>", "<value>Ramzan</value>"+variants)
	l := mustLoadText(t, change(t, text, "<value>Akhmatovich</value>", "<value>Akhmatovich</value>"+variants))
	assert.Contains(t, l.Entry("1001").Facts, Fact{Label: "spelling-variant given-name", Text: "Ramzan; a; b; c; d; e; f; g; h; i; j; k; l; m; n; o; p; Рамзан"},
		"the spellings that were not combined are kept")
}

func TestSECOFileErrors(t *testing.T) {
	whole := xmlFixture(t, "seco/consolidated-list.xml")
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"cut in the middle", whole[:len(whole)/2], ErrTruncated},
		{"a list of changes", change(t, whole, `list-type="whole-list"`, `list-type="delta-list"`), ErrIncomplete},
		{"no targets", whole[:strings.Index(whole, "  <target ")] + "</swiss-sanctions-list>", ErrIncomplete},
		{"all de-listed", strings.ReplaceAll(whole, `"listed"`, `"de-listed"`), nil},
	} {
		_, err := loadXMLText(c.text)
		if c.want == nil {
			require.NoError(t, err, "Paek Chang-Ho was amended since")
			continue
		}
		var pe *ParseError
		require.ErrorAs(t, err, &pe, c.name)
		require.ErrorIs(t, err, c.want, c.name)
	}
}

func FuzzSECO(f *testing.F) {
	whole := xmlFixture(f, "seco/consolidated-list.xml")
	f.Add(whole)
	f.Add(strings.ReplaceAll(whole, "value>", "spelling-variant>"))
	f.Add(strings.ReplaceAll(whole, "primary-name", "alias"))
	f.Fuzz(func(t *testing.T, text string) { fuzzRecords(t, text, secoXML, "target") })
}
