package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

func TestParseID(t *testing.T) {
	tests := map[string]lists.PartyID{
		"passport:290333974":                      {Type: "passport", Value: "290333974"},
		"passport:290333974:kp":                   {Type: "passport", Value: "290333974", Country: "kp"},
		"Passport No.: 290 333 974 :Korea, North": {Type: "Passport No.", Value: "290 333 974", Country: "Korea, North"},
		"tax_id:7701:0001:":                       {Type: "tax_id", Value: "7701:0001"},
		"tax_id:7701:0001":                        {Type: "tax_id", Value: "7701:0001"},
		"website:https://example.com":             {Type: "website", Value: "https://example.com"},
		"other:1:2:3:Côte d’Ivoire":               {Type: "other", Value: "1:2:3", Country: "Côte d’Ivoire"},
	}
	for in, want := range tests {
		got, err := parseID(in)
		assert.NoError(t, err, in)
		assert.Equal(t, want, got, in)
	}
	for _, in := range []string{"", "290333974", "passport", "passport:", "passport: :kp", "pasport:290333974", "passport::kp"} {
		_, err := parseID(in)
		assert.ErrorContains(t, err, "--id", "%q", in)
	}
}

// Every letter of an identifier arrives in one of its parts.
func FuzzParseID(f *testing.F) {
	for _, s := range []string{"passport:290333974:kp", "website:https://example.com", "tax:1:2:", "::", "imo:\xff:a b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := parseID(s)
		if err != nil {
			return
		}
		require.NotEmpty(t, id.Value)
		bare := strings.NewReplacer(":", "").Replace
		squeeze := func(s string) string { return strings.Join(strings.Fields(bare(s)), "") }
		require.Equal(t, squeeze(s), squeeze(id.Type+id.Value+id.Country))
	})
}

func TestDescribe(t *testing.T) {
	tests := []struct {
		party lists.Party
		want  string
	}{
		{lists.Party{Name: "Li Jiadong", Wallets: []lists.PartyWallet{{Address: "1Ef"}}}, "“Li Jiadong”"},
		{lists.Party{Aliases: []string{"李家东"}}, "“李家东”"},
		{lists.Party{Wallets: []lists.PartyWallet{{Address: "1Ef"}}}, "wallet 1Ef"},
		{lists.Party{IDs: []lists.PartyID{{Type: "imo", Value: "7937317"}}}, "imo 7937317"},
		{lists.Party{}, "a party without a name"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, describe(tt.party))
	}
}

// Whatever a line holds, there is one answer, and it is JSON with an id; a
// score without a reading is never a clearance.
func FuzzComparePair(f *testing.F) {
	for _, s := range []string{
		`{"id": "1", "query": {"name": "Agatha Christie"}, "candidate": {"name": "Christie, Agatha", "born": "1890"}}`,
		`{"id": 1, "query": {"name": "?"}, "candidate": {}}`, `{"query": 7}`, `[]`, "{", "\xff",
	} {
		f.Add([]byte(s))
	}
	policy := &screening.Policy{MinScore: screening.DefaultMinScore, MaxAge: screening.AnyAge}
	f.Fuzz(func(t *testing.T, text []byte) {
		got := comparePair(numbered{text, 1}, policy)
		line, err := json.Marshal(got)
		require.NoError(t, err)
		require.Contains(t, string(line), `"id":`)
		require.Equal(t, got.Error != "", got.Verdict == screening.NotScreened)
		require.True(t, got.Score >= 0 && got.Score <= 1)
	})
}
