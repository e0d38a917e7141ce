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

func ftmFixture(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/ftm/" + name)
	require.NoError(t, err)
	return string(b)
}

func TestFTM(t *testing.T) {
	text := ftmFixture(t, "entities.ftm.json")
	l, err := loadText("entities.ftm.json", text)
	require.NoError(t, err)
	assert.Equal(t, ID("ftm:us_ofac_sdn"), l.ID)
	assert.Equal(t, "ftm", l.Format)
	assert.Equal(t, "FollowTheMoney: us_ofac_sdn", l.Title)
	assert.Equal(t, "2026-03-02", l.Published.Format("2006-01-02"), "when an entity was last seen")
	assert.Empty(t, l.Problems)
	var ids []string
	for _, e := range l.Entries {
		ids = append(ids, e.ID+" "+e.Kind.String())
		assert.True(t, strings.HasPrefix(text[e.Pos.Offset:], `{"id":"`+e.ID+`"`), "position of %s", e.ID)
	}
	assert.Equal(t, []string{
		"NK-park person", "NK-lazarus organization", "NK-ship vessel", "NK-plane aircraft", "wallet-2 unknown",
	}, ids, "a wallet without a holder is an entry; a company that is no target is none")
	park := l.Entries[0]
	assert.Equal(t, Entry{
		ID: "NK-park", Kind: Person, Gender: Male, Source: "us_ofac_sdn", Pos: park.Pos,
		Names: []Name{
			{Text: "Park Jin Hyok", Type: Primary, Script: "Latn", Parts: []NamePart{{GivenName, "Jin Hyok"}, {FamilyName, "Park"}}},
			{Text: "Pak Jin Hek", Script: "Latn"},
			{Text: "박진혁", Script: "Hang"},
			{Text: "Kim Hyon Woo", Script: "Latn", Weak: true},
		},
		Born:      []Date{MustParseDate("1984-08-15"), MustParseDate("1984-10-18")},
		Countries: []Country{{"kp", Nationality}},
		Addresses: []Address{{Text: "Potonggang District, Pyongyang", City: "Pyongyang", Lines: []string{"Potonggang District"}, Country: "kp"}},
		Identifiers: []Identifier{
			{Type: Passport, Label: "Passport", Value: "290333974", Country: "kp"},
			{Type: Wallet, Value: lazarusETH, Asset: "ETH", Note: foundInText},
		},
		Titles:   []string{"Programmer, Chosun Expo Joint Venture"},
		Programs: []string{"DPRK3"},
		Listed:   MustParseDate("2018-09-06"),
		Relations: []Relation{
			{Kind: "employer", Name: "Chosun Expo Joint Venture", Entry: "NK-expo"},
			{Kind: "object", Name: "Lazarus Group", Entry: "NK-lazarus"},
		},
		Facts: []Fact{
			{Label: "topics", Text: "sanction"},
			{Label: "referent", Text: "ofac-24918"},
			{"first_seen", "2023-04-20T12:00:00", MustParseDate("2023-04-20")},
			{"last_change", "2024-01-01T00:00:00", MustParseDate("2024-01-01")},
			{Label: "Sanction authority", Text: "Office of Foreign Assets Control"},
			{"Sanction listingDate", "2018-09-06", MustParseDate("2018-09-06")},
			{"Sanction startDate", "2018-09-06", MustParseDate("2018-09-06")},
			{Label: "Employment", Text: "employer Chosun Expo Joint Venture (NK-expo); role programmer"},
			{Label: "UnknownLink", Text: "object Lazarus Group (NK-lazarus); role Linked To"},
		},
		Remarks: "Wallet seen in the complaint: ETH " + lazarusETH + ".\nFor having engaged in significant activities undermining cybersecurity.",
	}, park)
	lazarus := l.Entries[1]
	assert.Equal(t, []Relation{{Kind: "subject", Name: "Park Jin Hyok", Entry: "NK-park"}}, lazarus.Relations, "from the other end")
	assert.Equal(t, []Identifier{{Type: Wallet, Label: "publicKey", Value: lazarusETH, Asset: "ETH"}}, lazarus.Identifiers)
	assert.Equal(t, Former, lazarus.Names[2].Type)
	assert.Contains(t, lazarus.Facts, Fact{"incorporationDate", "2007", MustParseDate("2007")})
	assert.Equal(t, []Country{{"kp", Flag}}, l.Entries[2].Countries)
	assert.Equal(t, IMO, l.Entries[2].Identifiers[0].Type)
	assert.Equal(t, TailNumber, l.Entries[3].Identifiers[0].Type, "of an aeroplane")
	assert.Equal(t, []Identifier{{Type: Wallet, Label: "publicKey", Value: liBTC, Asset: "XBT"}}, l.Entries[4].Identifiers)
}

// Each case is a file of its own.
func TestFTMDetails(t *testing.T) {
	const person = `{"id":"p","schema":"Person","properties":{"name":["A B"]},"target":true}` + "\n"
	for _, c := range []struct {
		name, text string
		check      func(t *testing.T, l *List)
	}{
		{"neither targets nor topics", `{"id":"p","schema":"Person","properties":{"name":["A B"]}}`, func(t *testing.T, l *List) {
			assert.Len(t, l.Entries, 1)
			assert.Equal(t, ID("ftm:x"), l.ID, "no dataset: the file's name")
		}},
		{"topics only", `{"id":"p","schema":"Person","properties":{"topics":["sanction"]},"caption":"X"}` + "\n" +
			`{"id":"q","schema":"Person","properties":{"name":["A B"],"topics":["role.pep"]}}` + "\n" + person, func(t *testing.T, l *List) {
			assert.Len(t, l.Entries, 2)
		}},
		{"two datasets", strings.Replace(person, `"target"`, `"datasets":["a","b"],"target"`, 1), func(t *testing.T, l *List) {
			assert.Equal(t, ID("ftm:x"), l.ID)
			assert.Equal(t, "a; b", l.Entries[0].Source)
		}},
		{"parts of which name", `{"id":"p","schema":"Person","properties":{"name":["A B"],"firstName":["A","C"],"lastName":["B"]},"target":true}`, func(t *testing.T, l *List) {
			assert.Nil(t, l.Entries[0].Names[0].Parts)
			assert.Contains(t, l.Entries[0].Facts, Fact{Label: "firstName", Text: "C"})
		}},
		{"document of its own kind", person + `{"id":"d","schema":"Identification","properties":{"holder":["p"],"type":["Driver's License No."],"number":["7"],"startDate":["2001"]}}`, func(t *testing.T, l *List) {
			assert.Equal(t, []Identifier{{Type: DriversLicence, Label: "Driver's License No.", Value: "7", Issued: MustParseDate("2001")}}, l.Entries[0].Identifiers)
		}},
		{"document without a number", person + `{"id":"d","schema":"Passport","properties":{"holder":["p"],"country":["kp"]}}`, func(t *testing.T, l *List) {
			assert.Contains(t, l.Entries[0].Facts, Fact{Label: "Passport", Text: "without a number; kp"})
		}},
		{"office", person + `{"id":"o","schema":"Occupancy","properties":{"holder":["p"],"post":["c"]}}` + "\n" + `{"id":"c","schema":"Position","caption":"Minister","properties":{},"target":false}`, func(t *testing.T, l *List) {
			assert.Equal(t, []string{"Minister"}, l.Entries[0].Titles)
		}},
		{"account", person + `{"id":"b","schema":"BankAccount","properties":{"holder":["p"],"iban":["CH9300762011623852957"],"bankName":["X"]}}`, func(t *testing.T, l *List) {
			assert.Equal(t, []Identifier{{Type: BankAccount, Label: "iban", Value: "CH9300762011623852957", Note: "X"}}, l.Entries[0].Identifiers)
		}},
		{"link between others", person + `{"id":"l","schema":"Family","properties":{"person":["q"],"relative":["r"]}}` + "\n" +
			`{"id":"q","schema":"Person","properties":{},"target":false}` + "\n" + `{"id":"r","schema":"Person","properties":{},"target":false}`, func(t *testing.T, l *List) {
			assert.Empty(t, l.Entries[0].Relations)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("x.json", c.text)
			require.NoError(t, err)
			assert.Condition(t, func() bool { return len(l.Problems) == 0 || c.name == "topics only" }, "%v", l.Problems)
			c.check(t, l)
		})
	}
	for _, c := range []struct {
		name, text, problem string
		want                error
	}{
		{"schema of a target", `{"id":"s","schema":"Cloud","properties":{"name":["X"]},"target":true}`, "Cloud", ErrUnread},
		{"date", `{"id":"s","schema":"Person","properties":{"name":["X"],"birthDate":["soon"]},"target":true}`, "soon", ErrDate},
		{"nothing to match on", `{"id":"s","schema":"Person","properties":{},"target":true}`, "", ErrNothing},
		{"twice", person + person, "p", ErrDuplicate},
		{"address", `{"id":"s","schema":"Person","properties":{"name":["X"],"addressEntity":["a"]},"target":true}`, "a", ErrUnread},
		{"sanction of nobody", person + `{"id":"s","schema":"Sanction","properties":{"entity":["q"]}}`, "Sanction s of q", ErrOrphan},
		{"date of a sanction", person + `{"id":"s","schema":"Sanction","properties":{"entity":["p"],"startDate":["then"]}}`, "then", ErrDate},
		{"link to nobody", person + `{"id":"l","schema":"Family","properties":{"person":["p"],"relative":["r"]}}`, "Family relative r", ErrOrphan},
		{"link of nobody", person + `{"id":"l","schema":"Family","properties":{"person":["q"],"relative":["r"]}}`, "Family l", ErrOrphan},
		{"link of a hundred with a hundred and one", person + `{"id":"l","schema":"Family","properties":{"person":["p"` + strings.Repeat(`,"p"`, 99) +
			`],"relative":["r"` + strings.Repeat(`,"r"`, 100) + `]}}`, "Family l", ErrTooLarge},
	} {
		t.Run("problem: "+c.name, func(t *testing.T) {
			l, err := loadText("x.json", c.text)
			require.NoError(t, err)
			require.Len(t, l.Problems, 1)
			assert.Equal(t, c.problem, l.Problems[0].Text)
			assert.ErrorIs(t, l.Problems[0].Err, c.want)
		})
	}
}

func TestFTMErrors(t *testing.T) {
	text := ftmFixture(t, "entities.ftm.json")
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"cut off", text[:len(text)-40], ErrTruncated},
		{"broken in the middle", strings.Replace(text, `"caption":"Lazarus`, `"caption":Lazarus`, 1), ErrFormat},
		{"without an id", strings.Replace(text, `{"id":"NK-ship"`, `{"id":""`, 1), ErrFormat},
		{"nested", strings.Replace(text, `"addressEntity":["addr-1"]`, `"addressEntity":[{"id":"addr-1"}]`, 1), ErrFormat},
		{"no targets", strings.ReplaceAll(text, `"target":true`, `"target":false`), ErrEmpty},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadText("entities.ftm.json", c.text)
			require.ErrorIs(t, err, c.want)
			var pe *ParseError
			assert.ErrorAs(t, err, &pe)
		})
	}
}

func TestFTMByID(t *testing.T) {
	fsys := fstest.MapFS{"entities.ftm.json": {Data: []byte(ftmFixture(t, "entities.ftm.json"))}}
	ls, err := Load(fsys, "ftm:us_ofac_sdn")
	require.NoError(t, err, "the ID stands in the lines, not in the file's name")
	assert.Len(t, ls, 1)
	_, err = Load(fsys, "ftm:eu_fsf")
	assert.ErrorIs(t, err, ErrMissingList)
}

func TestFTMSimple(t *testing.T) {
	text := ftmFixture(t, "targets.simple.csv")
	l, err := loadText("targets.simple.csv", text)
	require.NoError(t, err)
	assert.Equal(t, ID("ftm:targets"), l.ID)
	assert.Equal(t, "ftm-simple", l.Format)
	assert.Equal(t, "2026-03-02", l.Published.Format("2006-01-02"))
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 3)
	park := l.Entries[0]
	assert.Equal(t, []Name{
		{Text: "Park Jin Hyok", Type: Primary, Script: "Latn"}, {Text: "Pak Jin Hek", Script: "Latn"}, {Text: "박진혁", Script: "Hang"},
	}, park.Names)
	assert.Equal(t, []Date{MustParseDate("1984-08-15"), MustParseDate("1984-10-18")}, park.Born)
	assert.Equal(t, []Identifier{{Label: "identifiers", Value: "290333974"}}, park.Identifiers)
	assert.Equal(t, []string{"US-DPRK3"}, park.Programs)
	assert.Contains(t, park.Facts, Fact{Label: "sanctions", Text: "DPRK3 - 2018-09-06"})
	lazarus := l.Entries[1]
	assert.Equal(t, []Address{{Text: "Potonggang District; Pyongyang"}, {Text: "Pyongyang"}}, lazarus.Addresses)
	assert.Equal(t, Wallet, lazarus.Identifiers[0].Type, "it can be nothing else")
	assert.Equal(t, []Identifier{{Type: Wallet, Label: "name", Value: liBTC}}, l.Entries[2].Identifiers)

	older := "id,schema,name,aliases,sanctions\nNK-park,Person,Park Jin Hyok,,DPRK3 - 2018-09-06\n"
	l, err = loadText("targets.simple.csv", older)
	require.NoError(t, err)
	assert.Equal(t, []string{"DPRK3 - 2018-09-06"}, l.Entries[0].Programs, "older files have no column for programmes")

	for _, c := range []struct {
		name, old, new, problem string
		want                    error
	}{
		{"schema", `"Organization"`, `"Cloud"`, "Cloud", ErrUnread},
		{"date", `"1984-08-15;1984-10-18"`, `"soon"`, "soon", ErrDate},
		{"values", `"Hidden Cobra"`, `"""Hidden; Cobra"`, `"Hidden; Cobra`, ErrUnread},
		{"twice", `"NK-lazarus"`, `"NK-park"`, "NK-park", ErrDuplicate},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("targets.simple.csv", change(t, text, c.old, c.new))
			require.NoError(t, err)
			require.Len(t, l.Entries, 3)
			require.Len(t, l.Problems, 1)
			assert.Equal(t, c.problem, l.Problems[0].Text)
			assert.ErrorIs(t, l.Problems[0].Err, c.want)
		})
	}
	for cut, want := range map[int]error{len(text) - 1: ErrTruncated, len(text) - 30: ErrTruncated, len(text) - 200: ErrTruncated} {
		_, err := loadText("targets.simple.csv", text[:cut])
		assert.ErrorIs(t, err, want, "cut at %d", cut)
	}
}

func FuzzFTM(f *testing.F) {
	f.Add(ftmFixture(f, "entities.ftm.json"))
	f.Add(ftmFixture(f, "targets.simple.csv"))
	f.Add(strings.ReplaceAll(ftmFixture(f, "entities.ftm.json"), "NK-park", "NK-lazarus"))
	f.Fuzz(func(t *testing.T, text string) {
		l, err := loadText("f", text)
		if err != nil {
			var pe *ParseError
			assert.True(t, errors.As(err, &pe), "%v", err)
			return
		}
		if l.Format != ftmLines.name && l.Format != ftmSimple.name {
			return
		}
		for _, e := range l.Entries {
			if len(e.Names) == 0 && len(e.Identifiers) == 0 {
				assert.NotEmpty(t, l.Problems)
			}
		}
	})
}
