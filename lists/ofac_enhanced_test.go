package lists

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func enhancedFixture(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/ofac_enhanced/sdn_enhanced.xml")
	require.NoError(t, err)
	return string(b)
}

func TestEnhanced(t *testing.T) {
	text := enhancedFixture(t)
	l, err := loadText("e.xml", text)
	require.NoError(t, err)
	assert.Equal(t, OFACSDN, l.ID)
	assert.Equal(t, "ofac-enhanced", l.Format)
	assert.Equal(t, "2025-11-19", l.Published.Format("2006-01-02"))
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 3)
	for _, e := range l.Entries {
		assert.True(t, strings.HasPrefix(text[e.Pos.Offset:], `<entity id="`+e.ID+`">`), "position of entry %s", e.ID)
	}
	listed := MustParseDate("2018-09-06")
	assert.Equal(t, Entry{
		ID: "24918", Kind: Person, Gender: Male, Programs: []string{"DPRK3"}, Listed: listed, Source: "SDN List", Pos: l.Entries[0].Pos,
		Names: []Name{
			{Text: "PARK, Jin Hyok", Type: Primary, Script: "Latn", Parts: []NamePart{{FamilyName, "Park"}, {GivenName, "Jin Hyok"}}},
			{Text: "PAK, Jin Hek", Script: "Latn", Parts: []NamePart{{FamilyName, "Pak"}, {GivenName, "Jin Hek"}}},
		},
		Born:      []Date{MustParseDate("1984-08-15")},
		Countries: []Country{{"Korea, North", Nationality}},
		Identifiers: []Identifier{{
			Type: Passport, Label: "Passport", Value: "290333974", Country: "Korea, North", Note: "Fraudulent; in the name of PAK, Jin Hek",
		}},
		Facts: []Fact{
			{"SDN List", "2018-09-06", listed},
			{Label: "Sanctions Measure", Text: "Block"},
			{Label: "Legal Authority", Text: "Executive Order 13722 (North Korea)"},
		},
	}, l.Entries[0])
	li := l.Entry("28264")
	assert.Equal(t, []Name{
		{Text: "LI, Jiadong", Type: Primary, Script: "Latn", Parts: []NamePart{{FamilyName, "Li"}, {GivenName, "Jiadong"}}},
		{Text: "李 家东", Script: "Hans", Parts: []NamePart{{FamilyName, "李"}, {GivenName, "家东"}}},
		{Text: "blackjack1987", Weak: true, Script: "Latn", Parts: []NamePart{{Nickname, "blackjack1987"}}},
	}, li.Names, "the Latin spelling is the primary name")
	assert.Equal(t, []Address{
		{City: "Anshan", Region: "Liaoning", Country: "China"},
		{City: "鞍山", Region: "辽宁", Country: "China", Note: "Chinese Simplified"},
	}, li.Addresses)
	assert.Equal(t, []Identifier{{Type: Wallet, Label: "Digital Currency Address - XBT", Value: liBTC, Asset: "XBT"}}, li.Identifiers)
	assert.Equal(t, []Relation{{Kind: "Providing support to", Name: "LAZARUS GROUP", Entry: "27307"}}, li.Relations)
	assert.Contains(t, li.Facts, Fact{Label: "Providing support to", Text: "LAZARUS GROUP (27307); quality High"})
	assert.Nil(t, l.Entry("27307").Names[0].Parts, "the one part is the name again")
}

// Each case changes the fixture in one place.
func TestEnhancedDates(t *testing.T) {
	old := `<value>10 Jan 1987</value>
          <valueDate id="2">
            <fromDateBegin>1987-01-10</fromDateBegin>
            <fromDateEnd>1987-01-10</fromDateEnd>
            <toDateBegin>1987-01-10</toDateBegin>
            <toDateEnd>1987-01-10</toDateEnd>
            <isApproximate>false</isApproximate>`
	for _, c := range []struct{ value, from, to, circa, want, fact string }{
		{"1987", "1987-01-01", "1987-12-31", "false", "1987", ""},
		{"circa 1987", "1987-01-01", "1987-12-31", "true", "c. 1987", ""},
		{"Feb 1987", "1987-02-01", "1987-02-28", "false", "1987-02", ""},
		{"1985 to 1987", "1985-01-01", "1987-12-31", "false", "1985..1987", ""},
		{"early 1987", "1987-01-01", "1987-04-30", "true", "c. 1987..1987-04", "early 1987, c. 1987..1987-04"},
	} {
		t.Run(c.value, func(t *testing.T) {
			l, err := loadText("e.xml", change(t, enhancedFixture(t), old, "<value>"+c.value+`</value><valueDate id="2"><fromDateBegin>`+c.from+
				"</fromDateBegin><fromDateEnd>"+c.from+"</fromDateEnd><toDateBegin>"+c.to+"</toDateBegin><toDateEnd>"+c.to+
				"</toDateEnd><isApproximate>"+c.circa+"</isApproximate>"))
			require.NoError(t, err)
			assert.Empty(t, l.Problems)
			e := l.Entry("28264")
			assert.Equal(t, []Date{MustParseDate(c.want)}, e.Born)
			var facts []string
			for _, f := range e.Facts {
				if f.Label == "Birthdate" {
					facts = append(facts, f.Text)
				}
			}
			assert.Equal(t, c.fact, strings.Join(facts, "|"), "words that the dates do not say are kept")
		})
	}
}

func TestEnhancedNotUnderstoodIsKept(t *testing.T) {
	for _, c := range []struct {
		name, old, new, problem string
		want                    error
	}{
		{"impossible date", "<fromDateBegin>1987-01-10</fromDateBegin>", "<fromDateBegin>1987-02-30</fromDateBegin>", "", nil},
		{"date that is none", "<fromDateBegin>1987-01-10</fromDateBegin>\n            <fromDateEnd>1987-01-10</fromDateEnd>\n            <toDateBegin>1987-01-10</toDateBegin>\n            <toDateEnd>1987-01-10</toDateEnd>", "<toDateEnd>soon</toDateEnd>", "soon", ErrDate},
		{"new element", "<sanctionsTypes />", "<sanctionsTypes /><moral>none <b>at all</b></moral>", "moral none at all", ErrUnread},
		{"script", ">Chinese Simplified</script>\n              <formattedFirstName>", ">Tangut</script>\n              <formattedFirstName>", "Tangut", ErrUnread},
		{"type of alias", "<isPrimary>false</isPrimary>\n          <aliasType refId=\"1400\">A.K.A.</aliasType>\n          <isLowQuality>true", "<isPrimary>false</isPrimary>\n          <aliasType refId=\"1400\">Q.K.A.</aliasType>\n          <isLowQuality>true", "alias of type Q.K.A.", ErrUnread},
		{"kind", ">Entity</entityType>", ">Balloon</entityType>", "Balloon", ErrWord},
		{"part of a name", ">Nickname</type>", ">Battle Name</type>", `type of name part "Battle Name"`, ErrUnread},
		{"part of an address", ">ADDRESS1</type>", ">BOX</type>", "BOX Potonggang District", ErrUnread},
		{"document without a number", "<documentNumber>290333974</documentNumber>", "", "Passport without a number", ErrUnread},
		{"gender", "<value>Male</value>", "<value>Both</value>", "Gender Both", ErrUnread},
		{"listing date", `datePublished="2019-09-13"`, `datePublished="then"`, "SDN List then", ErrDate},
		{"date of the file", "2025-11-19T00:00:00", "today", "today", ErrDate},
		{"relation", "<quality refId=\"1\">High</quality>", "<since>2018</since>", "since 2018", ErrUnread},
		{"general", "<identityId>17000</identityId>", "<mood>bad</mood>", "mood bad", ErrUnread},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("e.xml", change(t, enhancedFixture(t), c.old, c.new))
			require.NoError(t, err)
			assert.Len(t, l.Entries, 3)
			if c.want == nil {
				assert.Empty(t, l.Problems, "the other three dates and the words agree")
				return
			}
			require.NotEmpty(t, l.Problems)
			assert.Equal(t, c.problem, l.Problems[0].Text)
			assert.ErrorIs(t, l.Problems[0].Err, c.want)
		})
	}
}

func TestEnhancedErrors(t *testing.T) {
	text := enhancedFixture(t)
	entities := text[strings.Index(text, "  <entities>"):strings.Index(text, "</sanctionsData>")]
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"cut off", text[:len(text)/2], ErrTruncated},
		{"no entities", change(t, text, entities, ""), ErrIncomplete},
		{"nobody", change(t, text, entities, "<entities/>"), ErrEmpty},
		{"tags crossed", change(t, text, "</entities>", "</entity>"), ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadText("e.xml", c.text)
			require.ErrorIs(t, err, c.want)
			var pe *ParseError
			assert.ErrorAs(t, err, &pe)
		})
	}
	l, err := loadText("e.xml", strings.ReplaceAll(change(t, text, `<sanctionsList refId="1550">SDN List<`, `<sanctionsList refId="91512">Consolidated List<`), ">SDN List<", ">Non-SDN CMIC List<"))
	require.NoError(t, err)
	assert.Equal(t, OFACCons, l.ID)
	assert.Equal(t, MustParseDate("2020-03-02"), l.Entry("28264").Listed)
}

// A directory with one list in several formats uses the richest, and says
// which files it left aside.
func TestOFACRichest(t *testing.T) {
	all := fstest.MapFS{
		"sdn.xml":          {Data: []byte(plainFixture(t))},
		"sdn_enhanced.xml": {Data: []byte(enhancedFixture(t))},
		"sdn_advanced.xml": {Data: []byte(advancedFixture(t))},
	}
	for _, c := range []struct{ without, format string }{
		{"", "ofac-advanced"}, {"sdn_advanced.xml", "ofac-enhanced"}, {"sdn_enhanced.xml", "ofac-xml"},
	} {
		delete(all, c.without)
		ls, err := Load(all)
		require.NoError(t, err)
		require.Len(t, ls, 1)
		assert.Equal(t, c.format, ls[0].Format)
		assert.Len(t, ls[0].Superseded, len(all)-1)
	}
}

func FuzzEnhanced(f *testing.F) {
	text := enhancedFixture(f)
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add(strings.ReplaceAll(text, "value>", "comments>"))
	f.Fuzz(func(t *testing.T, text string) {
		l, err := loadText("e.xml", text)
		if err != nil {
			var pe *ParseError
			assert.True(t, errors.As(err, &pe), "%v", err)
			return
		}
		for _, e := range l.Entries {
			if len(e.Names) == 0 && l.Format == ofacEnhanced.name {
				assert.NotEmpty(t, l.Problems)
			}
		}
	})
}
