package lists

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPartyLinesFixture(t *testing.T) {
	b, err := os.ReadFile("testdata/party/blocked.jsonl")
	require.NoError(t, err)
	l := loadOne(t, "mine/blocked.jsonl", b)
	assert.Equal(t, ID("own:blocked"), l.ID)
	assert.Equal(t, "blocked.jsonl", l.Title)
	require.Len(t, l.Entries, 3)
	assert.Equal(t, Entry{
		ID: "b-1", Kind: Person, Gender: Male,
		Names:       []Name{{Text: "Park Jin Hyok", Type: Primary}, {Text: "Pak Jin Hek"}, {Text: "Watson Henny", Weak: true}},
		Born:        []Date{MustParseDate("1984-08-15"), MustParseDate("1984-10-18")},
		Countries:   []Country{{Text: "kp"}},
		Identifiers: []Identifier{{Type: Passport, Label: "Passport No.", Value: "290333974", Country: "KP"}},
		Programs:    []string{"DPRK3"}, Remarks: "also on the OFAC list",
		Pos: Pos{"mine/blocked.jsonl", 0},
	}, l.Entries[0])
	assert.Equal(t, []Identifier{{Type: Wallet, Value: "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", Asset: "ETH"}}, l.Entries[1].Identifiers)
	last := l.Entries[2]
	assert.True(t, last.Unstable)
	assert.Regexp(t, "^[0-9a-f]{12}$", last.ID)
	assert.True(t, strings.HasPrefix(string(b[last.Pos.Offset:]), `{"name": "Office 91"`), "the position is that of the line")
}

func TestParseParty(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  Party
		field string // of the error
		err   error
	}{
		{text: `{"name":"A","born":"1984","ids":"X1","wallets":["0x1"],"expect":["1"],"tags":[]}`,
			want: Party{Name: "A", Born: []string{"1984"}, IDs: []PartyID{{Value: "X1"}}, Wallets: []PartyWallet{{Address: "0x1"}}, unknown: "expect"}},
		{text: `{"id":"7","ids":{"type":"imo","value":"9362059","hint":1},"aliases":null}`,
			want: Party{ID: "7", IDs: []PartyID{{Type: "imo", Value: "9362059", unknown: "hint"}}, unknown: "ids.hint"}},
		{text: `{"name":["A"],"id":"7"}`, want: Party{ID: "7"}, field: "name", err: ErrFormat},
		{text: `{"id":"7","born":1984}`, want: Party{ID: "7"}, field: "born", err: ErrFormat},
		{text: `{"id":"7","ids":[{"value":5}]}`, want: Party{ID: "7"}, field: "ids.value", err: ErrFormat},
		{text: `{"id":"7","name":"A","name":"B"}`, want: Party{ID: "7", Name: "A"}, field: "name", err: ErrFormat},
		{text: `{"id":"7","name":"A"`, want: Party{ID: "7", Name: "A"}, err: ErrFormat},
		{text: `{"id":"7"} {}`, want: Party{ID: "7"}, err: ErrFormat},
		{text: `{"id":"7"}}`, want: Party{ID: "7"}, err: ErrFormat},
		{text: `["A"]`, err: ErrFormat},
		{text: `null`, err: ErrFormat},
		{text: ``, err: ErrFormat},
		{text: "{\"name\":\"\xff\"}", err: ErrFormat},
	} {
		p, err := ParseParty([]byte(c.text))
		if c.err == nil {
			require.NoError(t, err, c.text)
			assert.Equal(t, c.want, p, c.text)
			continue
		}
		assert.ErrorIs(t, err, c.err, c.text)
		var pe *PartyError
		require.ErrorAs(t, err, &pe, c.text)
		assert.Equal(t, c.field, pe.Field, c.text)
		assert.Equal(t, c.want.ID, p.ID, "what could be read stays: %s", c.text)
		assert.Equal(t, c.want.Name, p.Name, c.text)
	}
}

func TestPartyEntry(t *testing.T) {
	for _, c := range []struct {
		p     Party
		field string
		err   error
	}{
		{Party{}, "", ErrNothing},
		{Party{Name: "  ", Countries: []string{"kp"}}, "", ErrNothing},
		{Party{Name: "A", Born: []string{"1984-13-01"}}, "born", ErrDate},
		{Party{Name: "A", Type: "spaceship"}, "type", ErrWord},
		{Party{Name: "A", IDs: []PartyID{{Type: "passport"}}}, "ids", ErrNothing},
		{Party{Wallets: []PartyWallet{{Asset: "ETH"}}}, "wallets", ErrNothing},
	} {
		_, err := c.p.Entry()
		var pe *PartyError
		require.ErrorAs(t, err, &pe, "%+v", c.p)
		assert.Equal(t, c.field, pe.Field)
		assert.ErrorIs(t, err, c.err)
	}
	e, err := Party{Aliases: []string{"A", ""}, Gender: "other", Born: []string{"12/11/1978"}, IDs: []PartyID{{Type: "library card", Value: "5"}}}.Entry()
	require.NoError(t, err)
	assert.Equal(t, []Name{{Text: "A"}}, e.Names)
	assert.Equal(t, DayOrMonth, e.Born[0].Precision())
	assert.Equal(t, []Identifier{{Label: "library card", Value: "5"}}, e.Identifiers)
	assert.Equal(t, []Fact{{Label: "gender", Text: "other"}}, e.Facts, "a word that is not known is kept")
}

func TestPartyLinesBroken(t *testing.T) {
	const good = `{"id":"1","name":"A"}` + "\n"
	for name, c := range map[string]struct {
		content string
		want    error
		line    int
	}{
		"misspelt field":   {good + `{"id":"2","name":"B","alias":["C"]}`, ErrFormat, 2},
		"misspelt in ids":  {good + `{"id":"2","ids":[{"value":"5","contry":"kp"}]}`, ErrFormat, 2},
		"cut off":          {good + "\n" + `{"id":"2","name":"B`, ErrFormat, 3},
		"not a date":       {`{"name":"A","born":"yesterday"}`, ErrDate, 1},
		"nothing to match": {good + `{"id":"2"}`, ErrNothing, 2},
		"same id":          {good + good, ErrDuplicate, 2},
		"long line":        {good + `{"name":"` + strings.Repeat("x", maxRecord) + `"}`, ErrTooLarge, 2},
	} {
		_, err := Load(fstest.MapFS{"a.jsonl": {Data: []byte(c.content)}})
		assert.ErrorIs(t, err, c.want, name)
		var pe *ParseError
		require.ErrorAs(t, err, &pe, name)
		assert.Equal(t, ID("own:a"), pe.List, name)
		var le *LineError
		require.ErrorAs(t, err, &le, name)
		assert.Equal(t, c.line, le.Line, name)
		assert.Equal(t, le.Offset, pe.Pos.Offset, name)
	}
}

func FuzzParseParty(f *testing.F) {
	f.Add([]byte(`{"id":"b-1","type":"person","name":"Park Jin Hyok","born":"1984","ids":[{"type":"passport","value":"290333974"}]}`))
	f.Add([]byte(`{"wallets":{"address":"0x1"},"aliases":["x","y"],"remarks":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ParseParty(b)
		if err != nil {
			require.ErrorIs(t, err, ErrFormat)
			return
		}
		e, err := p.Entry()
		if err != nil {
			return
		}
		require.False(t, len(e.Names) == 0 && len(e.Identifiers) == 0, "%q has nothing to match on", b)
		for _, alias := range p.Aliases {
			require.True(t, strings.TrimSpace(alias) == "" || hasName(&e, alias), "%q is lost", alias)
		}
	})
}
