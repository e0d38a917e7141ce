package lists

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// nbctfHeading is the heading of the column for wallets: "number of the digital
// wallet / user".
const nbctfHeading = "מספר זיהוי הארנק האלקטרוני/ יוזר"

func nbctfFixture(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/il_nbctf/" + name)
	require.NoError(t, err)
	return string(b)
}

func TestNBCTFOrders(t *testing.T) {
	text := nbctfFixture(t, "orders.csv")
	l, err := loadText("wallets.csv", text)
	require.NoError(t, err)
	assert.Equal(t, ILNBCTF, l.ID)
	assert.Equal(t, "il-nbctf", l.Format)
	assert.True(t, l.Published.IsZero(), "the table states no date")
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 10)
	value := func(i int) (s []string) {
		for _, id := range l.Entries[i].Identifiers {
			s = append(s, id.Type.String()+" "+id.Value)
		}
		return s
	}
	for i, e := range l.Entries {
		assert.True(t, e.Unstable)
		assert.Equal(t, -1, strings.Index(text[e.Pos.Offset:], "\ufeff"), "entry %d", i)
	}
	ayash := l.Entries[1]
	assert.Equal(t, Entry{
		ID: ayash.ID, Unstable: true, Kind: Person, Programs: []string{"צ.ת 2/24"}, Pos: ayash.Pos,
		Names: []Name{{Text: "מצטפא עיאש", Type: Primary, Script: "Hebr"}},
		Born:  []Date{MustParseDate("1992-09-18")},
		Identifiers: []Identifier{
			{Type: ResidencePermit, Label: "מס' תושב", Country: "אוסטריה", Value: "160715450-005"},
			{Type: OtherID, Label: nbctfHeading, Value: "35561732"}, // an account at an exchange
			{Type: NationalID, Label: `מס' ת"ז`, Country: "פלסטיני", Value: "803846328"},
			{Type: Passport, Label: "מס' דרכון", Country: "פלסטיני", Value: "4968594"},
		},
	}, ayash)
	assert.Equal(t, []string{"צ.ת 18/26"}, l.Entries[0].Programs)
	assert.Equal(t, []string{"wallet TН96tFMn8KGiYSLiwсV3E2UiaJc8jmcbz3"}, value(2), "Cyrillic letters stay")
	assert.Equal(t, []string{"wallet 0xc8fe1c81e927540fcc99ebb3c880a840082293da", "wallet TR2nTb64cQMx6tqFwisoC6o7barFWHhPiw"}, value(3))
	assert.Equal(t, []string{"national_id 800566960", "other 143538216"}, value(4))
	assert.Equal(t, "Sharif Torokemani", l.Entries[4].Names[0].Text, "the name stands a line lower")
	assert.Equal(t, "BABED AL-AZIZ EID", l.Entries[5].Names[0].Text, "the name goes on in the next line")
	assert.Equal(t, []Identifier{{
		Type: Wallet, Label: nbctfHeading, Value: "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh", Asset: "XRP", Note: "(Address tag 102334770)*",
	}}, l.Entries[6].Identifiers)
	assert.Equal(t, "USDT", l.Entries[7].Identifiers[0].Asset, "the currency stands a line lower")
	assert.Empty(t, l.Entries[8].Names, "anonymous is no name")
	assert.Equal(t, []Fact{{Label: "שם מלא", Text: "אנונימי"}}, l.Entries[8].Facts)
	assert.Equal(t, l.Entries[8].ID+"-2", l.Entries[9].ID, "the same row again is kept")
}

func TestNBCTFTable(t *testing.T) {
	l, err := loadText("wallets.csv", nbctfFixture(t, "table.csv"))
	require.NoError(t, err)
	assert.Empty(t, l.Problems)
	assert.Equal(t, "2026-03-02", l.Published.Format("2006-01-02"), "when a row was last updated")
	require.Len(t, l.Entries, 2, "the order of 2023 ended before the table was last updated")
	e := l.Entries[0]
	assert.Equal(t, []Name{{Text: "מצטפא עיאש", Type: Primary, Script: "Hebr"}, {Text: "Mustafa Ayash", Script: "Latn"}}, e.Names)
	assert.Equal(t, []string{"ASO-2/24"}, e.Programs)
	assert.Equal(t, MustParseDate("2024-01-15"), e.Listed)
	assert.Equal(t, []Identifier{
		{Type: NationalID, Label: "id_no", Value: "803846328", Country: "Palestinian"},
		{Type: ResidencePermit, Label: "residency_no", Value: "160715450-005"},
		{Type: Passport, Label: "passport_no", Value: "4968594"},
		{Type: OtherID, Label: "account_id", Value: "35561732", Note: "Binance"},
	}, e.Identifiers)
	assert.Contains(t, e.Facts, Fact{Label: "order_url", Text: "https://nbctf.mod.gov.il/order"})
	assert.Contains(t, l.Entries[1].Facts, Fact{"end_date", "2028-03-01", MustParseDate("2028-03-01")}, "an end to come")

	later := strings.Replace(nbctfFixture(t, "table.csv"), "2025-01-01", "2027-01-01", 1)
	l, err = loadText("wallets.csv", later)
	require.NoError(t, err)
	require.Len(t, l.Entries, 3)
	assert.Equal(t, "TH96tFMn8KGiYSLiwcV3E2UiaJc8jmcbz3\u200b", l.Entries[2].Identifiers[0].Value, "invisible characters stay")
}

// What is not understood stands in a problem.
func TestNBCTFProblems(t *testing.T) {
	const head = "שם מלא,תעודת זהות,דרכון,תאריך לידה," + nbctfHeading + ",מטבע\n"
	for _, c := range []struct {
		name, text, problem string
		want                error
		entries             int
	}{
		{"number rounded by a spreadsheet", head + "RAJIV,9.46108E+11,,01/01/2003,919027051197,\n", "9.46108E+11", ErrUnread, 1},
		{"date", head + "A,1,,31/02/2003,919027051197,\n", "31/02/2003", ErrDate, 1},
		{"name under no entry", head + "EID,,,,,\n,,,,919027051197,\n", "EID", ErrOrphan, 1},
		{"currency under no wallet", head + "A,1,,,,BTC\n", "BTC", ErrUnread, 1},
		{"second currency", head + ",,,,919027051197,BTC\n,,,,,ETH\n", "ETH", ErrUnread, 1},
		{"column", "order_id,wallet_address,colour\nASO-1/23," + liBTC + ",red\n", "colour", ErrUnread, 1},
		{"kind", "order_id,wallet_address,schema\nASO-1/23," + liBTC + ",Thing\n", "Thing", ErrWord, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText("w.csv", c.text)
			require.NoError(t, err)
			assert.Len(t, l.Entries, c.entries)
			require.Len(t, l.Problems, 1)
			assert.Equal(t, c.problem, l.Problems[0].Text)
			assert.ErrorIs(t, l.Problems[0].Err, c.want)
		})
	}
	for name, text := range map[string]string{
		"too many fields": head + "a,b,c,d,e,f,g\n",
		"not UTF-8":       head + "\xff,,,,1,\n",
		"open quote":      head + "\"a,,,,1,\n",
	} {
		_, err := loadText("w.csv", text)
		var pe *ParseError
		assert.ErrorAs(t, err, &pe, name)
	}
}

// The table has 943 rows (data/README.md): 35 numbers of orders, 4 empty rows,
// 9 that go on with the row above, and 895 with a wallet or account each.
func TestNBCTFFull(t *testing.T) {
	dir := os.Getenv("SCREENING_DATA")
	if dir == "" {
		t.Skip("SCREENING_DATA is not set")
	}
	ls, err := Load(os.DirFS(dir + "/wallets/il_nbctf"))
	require.NoError(t, err)
	l := ls[0]
	assert.Len(t, l.Entries, 895)
	require.Len(t, l.Problems, 1, "one number of an identity card is rounded by a spreadsheet: 0.1 %%")
	assert.Equal(t, "9.46108E+11", l.Problems[0].Text)
	types, orders, named := map[IDType]int{}, map[string]bool{}, 0
	for _, e := range l.Entries {
		orders[e.Programs[0]] = true
		named += len(e.Names)
		for _, id := range e.Identifiers {
			types[id.Type]++
		}
	}
	assert.Len(t, orders, 35)
	assert.Equal(t, 288, named)
	assert.Equal(t, map[IDType]int{Wallet: 501, OtherID: 389, NationalID: 214, Passport: 43, ResidencePermit: 2}, types)
}

func FuzzNBCTF(f *testing.F) {
	f.Add(nbctfFixture(f, "orders.csv"))
	f.Add(nbctfFixture(f, "table.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		l, err := loadText("w.csv", text)
		if err != nil {
			var pe *ParseError
			assert.True(t, errors.As(err, &pe), "%v", err)
			return
		}
		seen := map[string]bool{}
		for _, e := range l.Entries {
			assert.False(t, seen[e.ID] && l.ID == ILNBCTF, "the ID %s twice", e.ID)
			seen[e.ID] = true
		}
	})
}
