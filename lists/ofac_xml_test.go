package lists

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func plainFixture(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/ofac_xml/sdn.xml")
	require.NoError(t, err)
	return string(b)
}

func TestOFACXML(t *testing.T) {
	text := plainFixture(t)
	l, err := loadText("sdn.xml", text)
	require.NoError(t, err)
	assert.Equal(t, OFACSDN, l.ID)
	assert.Equal(t, "ofac-xml", l.Format)
	assert.Equal(t, "2025-11-19", l.Published.Format("2006-01-02"))
	assert.Equal(t, 5, l.Declared)
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 5)
	for _, e := range l.Entries {
		assert.True(t, strings.HasPrefix(text[e.Pos.Offset:], "<sdnEntry>\n    <uid>"+e.ID+"<"), "position of entry %s", e.ID)
	}
	park := l.Entry("24918")
	assert.Equal(t, &Entry{
		ID: "24918", Kind: Person, Gender: Male, Programs: []string{"DPRK3"}, Pos: park.Pos,
		Names: []Name{
			{Text: "PARK, Jin Hyok", Type: Primary, Script: "Latn", Parts: []NamePart{{FamilyName, "PARK"}, {GivenName, "Jin Hyok"}}},
			{Text: "PAK, Jin Hek", Script: "Latn", Parts: []NamePart{{FamilyName, "PAK"}, {GivenName, "Jin Hek"}}},
			{Text: "KIM, Hyon Woo", Script: "Latn", Parts: []NamePart{{FamilyName, "KIM"}, {GivenName, "Hyon Woo"}}},
		},
		Born:        []Date{MustParseDate("1984-08-15"), MustParseDate("1984-10-18")},
		Countries:   []Country{{"Korea, North", Nationality}},
		Identifiers: []Identifier{{Type: Passport, Label: "Passport", Value: "290333974", Country: "Korea, North"}},
		Facts: []Fact{
			{Label: "Secondary sanctions risk:", Text: "North Korea Sanctions Regulations, sections 510.201 and 510.210"},
			{
				Label: "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:",
				Text:  "North Korea Sanctions Regulations section 510.214",
			},
		},
	}, park)
	li := l.Entry("28264")
	assert.Equal(t, []Relation{{Kind: "Linked To", Name: "LAZARUS GROUP", Entry: "27307"}}, li.Relations)
	assert.True(t, li.Names[1].Weak)
	assert.Equal(t, []Country{{"China", Citizenship}}, li.Countries)
	assert.Equal(t, []string{"Liaoning Province, China"}, li.BirthPlaces)
	assert.Contains(t, li.Identifiers, Identifier{Type: Wallet, Label: "Digital Currency Address - XBT", Value: liBTC, Asset: "XBT"})
	assert.Equal(t, []Address{{City: "Anshan", Region: "Liaoning", Country: "China"}}, li.Addresses)
	assert.Equal(t, []Address{{Lines: []string{"Potonggang District"}, City: "Pyongyang", Country: "Korea, North"}}, l.Entry("27307").Addresses,
		"an address that is a number only is none")
	ship := l.Entry("17069")
	assert.Equal(t, []Country{{"Democratic People's Republic of Korea", Flag}}, ship.Countries)
	assert.Equal(t, IMO, ship.Identifiers[0].Type)
	assert.Equal(t, []Fact{{Label: "Vessel Type", Text: "General Cargo"}}, ship.Facts)
	plane := l.Entry("15432")
	assert.Contains(t, plane.Facts, Fact{"Aircraft Manufacture Date", "1991", MustParseDate("1991")})
	assert.Equal(t, AircraftSerial, plane.Identifiers[0].Type)
}

// Each case changes the fixture in one place.
func TestOFACXMLItems(t *testing.T) {
	idItem := "<idType>Gender</idType><idNumber>Male</idNumber>"
	for _, c := range []struct {
		name, old, new string
		check          func(t *testing.T, e *Entry)
	}{
		{
			"country behind the number", idItem, "<idType>Registration ID</idType><idNumber>1026303117642 (Russia)</idNumber>",
			func(t *testing.T, e *Entry) {
				assert.Contains(t, e.Identifiers, Identifier{Type: RegistrationID, Label: "Registration ID", Value: "1026303117642", Country: "Russia"})
			},
		},
		{
			"dates of a document", idItem, "<idType>Travel Document Number</idType><idNumber>A0003900</idNumber><issueDate>12 Jan 2001</issueDate><expirationDate>2006</expirationDate>",
			func(t *testing.T, e *Entry) {
				assert.Contains(t, e.Identifiers, Identifier{
					Type: Passport, Label: "Travel Document Number", Value: "A0003900",
					Issued: MustParseDate("2001-01-12"), Expires: MustParseDate("2006"),
				})
			},
		},
		{
			"label that is new", idItem, "<idType>Lunar Registry No.</idType><idNumber>17 004</idNumber>",
			func(t *testing.T, e *Entry) {
				assert.Contains(t, e.Identifiers, Identifier{Label: "Lunar Registry No.", Value: "17 004"})
			},
		},
		{
			"label that is new, without a number", idItem, "<idType>Lunar Residence</idType><idNumber>none</idNumber>",
			func(t *testing.T, e *Entry) {
				assert.Contains(t, e.Facts, Fact{Label: "Lunar Residence", Text: "none"})
			},
		},
		{
			"listing date", idItem, "<idType>Listing Date (EO 14024 Directive 2):</idType><idNumber>24 Feb 2022</idNumber>",
			func(t *testing.T, e *Entry) { assert.Equal(t, MustParseDate("2022-02-24"), e.Listed) },
		},
		{
			"directive", idItem, "<idType>Executive Order 13662 Directive Determination -</idType><idNumber>Subject to Directive 1</idNumber>",
			func(t *testing.T, e *Entry) {
				assert.Contains(t, e.Facts, Fact{Label: "Executive Order 13662 Directive Determination -", Text: "Subject to Directive 1"})
			},
		},
		{
			"title", "<lastName>PARK</lastName>", "<lastName>PARK</lastName><title>Programmer; Member of Lazarus Group</title>",
			func(t *testing.T, e *Entry) {
				assert.Equal(t, []string{"Programmer", "Member of Lazarus Group"}, e.Titles)
			},
		},
		{
			"circa", "<dateOfBirth>15 Aug 1984<", "<dateOfBirth>circa 1984<",
			func(t *testing.T, e *Entry) { assert.Equal(t, MustParseDate("c. 1984"), e.Born[0]) },
		},
		{
			"former name", "<type>a.k.a.</type><category>strong</category><lastName>PAK<", "<type>f.k.a.</type><category>weak</category><lastName>PAK<",
			func(t *testing.T, e *Entry) {
				assert.Equal(t, Former, e.Names[1].Type)
				assert.True(t, e.Names[1].Weak)
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("sdn.xml", change(t, plainFixture(t), c.old, c.new))
			require.NoError(t, err)
			assert.Empty(t, l.Problems)
			c.check(t, l.Entry("24918"))
		})
	}
	for _, c := range []struct {
		name, old, new, problem string
		want                    error
	}{
		{"date", "<dateOfBirth>15 Aug 1984<", "<dateOfBirth>35 Aug 1984<", "35 Aug 1984", ErrDate},
		{"new element", "<lastName>PARK</lastName>", "<lastName>PARK</lastName><moral>none <b>at all</b></moral>", "moral none at all", ErrUnread},
		{"new field of an address", "<city>Anshan</city>", "<city>Anshan</city><floor>3</floor>", "floor 3", ErrUnread},
		{"kind", "<sdnType>Aircraft<", "<sdnType>Balloon<", "Balloon", ErrWord},
		{"type of alias", "<type>a.k.a.</type><category>strong</category><lastName>PAK<", "<type>q.k.a.</type><category>strong</category><lastName>PAK<", "q.k.a.", ErrUnread},
		{"quality of alias", "<category>strong</category><lastName>PAK<", "<category>fair</category><lastName>PAK<", "fair", ErrUnread},
		{"no name", "<lastName>EP-GOL</lastName>", "", "15432 Aircraft", ErrUnread},
		{"gender", "<idNumber>Male<", "<idNumber>Both<", "Gender Both", ErrUnread},
		{"date of the list", "11/19/2025", "19/11/2025", "19/11/2025", ErrDate},
		{"section", "  <sdnEntry>\n    <uid>17069", "<news>more</news>  <sdnEntry>\n    <uid>17069", "news more", ErrUnread},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("sdn.xml", change(t, plainFixture(t), c.old, c.new))
			require.NoError(t, err)
			assert.Len(t, l.Entries, 5)
			require.Len(t, l.Problems, 1)
			assert.Equal(t, c.problem, l.Problems[0].Text)
			assert.ErrorIs(t, l.Problems[0].Err, c.want)
		})
	}
}

func TestOFACXMLErrors(t *testing.T) {
	text := plainFixture(t)
	entries := text[strings.Index(text, "  <sdnEntry>"):strings.Index(text, "</sdnList>")]
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"cut off", text[:len(text)/2], ErrTruncated},
		{"fewer than declared", change(t, text, "<Record_Count>5<", "<Record_Count>6<"), ErrShrunk},
		{"more than declared", change(t, text, "<Record_Count>5<", "<Record_Count>4<"), ErrFormat},
		{"no count", change(t, text, "<Record_Count>5</Record_Count>", ""), ErrIncomplete},
		{"no entries", change(t, text, entries, ""), ErrEmpty},
		{"document type", change(t, text, "<sdnList ", "<!DOCTYPE x><sdnList "), ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadText("sdn.xml", c.text)
			require.ErrorIs(t, err, c.want)
			var pe *ParseError
			assert.ErrorAs(t, err, &pe)
		})
	}
}

func FuzzOFACXML(f *testing.F) {
	text := plainFixture(f)
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add(strings.ReplaceAll(text, "idNumber>", "idCountry>"))
	f.Fuzz(func(t *testing.T, text string) {
		l, err := loadText("sdn.xml", text)
		if err != nil {
			var pe *ParseError
			assert.True(t, errors.As(err, &pe), "%v", err)
			return
		}
		for _, e := range l.Entries {
			if len(e.Names) == 0 && l.Format == ofacXML.name {
				assert.NotEmpty(t, l.Problems)
			}
		}
	})
}
