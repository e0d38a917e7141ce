package screening_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The JSON of results, entries, parties and bases is part of the API: a change
// shows in the diff of these files.
func TestJSONIsFrozen(t *testing.T) {
	l := smallList()
	l.Checked = l.Published
	s := newScreener(t, &screening.Policy{MaxAge: screening.AnyAge, Require: []lists.ID{lists.OFACSDN}}, l)
	born, err := lists.ParseDate("1987")
	require.NoError(t, err)
	party := lists.Party{Type: "person", Name: "Li Jiadong", Born: lists.OneOrMany[string]{"1987"}, Countries: lists.OneOrMany[string]{"CN"}}
	review, err := s.Screen(screening.Person{Name: "Jia Dong Li", Born: []lists.Date{born}, Countries: []string{"CN"},
		Wallets: []screening.Wallet{{Address: "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE", Asset: "BTC"}}})
	require.NoError(t, err)
	clear, err := s.Screen(screening.Person{Name: "Jane Doe"})
	require.NoError(t, err)
	entry := l.Entries[1]
	entry.Pos = lists.Pos{File: "sdn.csv", Offset: 18234}
	entry.Listed = lists.MustParseDate("2020-03-02")
	entry.Addresses = []lists.Address{{Lines: []string{"1 Main Street"}, City: "Dandong", Country: "China"}}
	entry.Relations = []lists.Relation{{Kind: "Linked To", Name: "LAZARUS GROUP", Entry: "27307"}}
	entry.Facts = []lists.Fact{{Label: "Secondary sanctions risk", Text: "North Korea Sanctions Regulations"}}
	for name, v := range map[string]any{
		"result-review": review, "result-clear": clear, "result-zero": screening.Result{},
		"entry": entry, "party": party, "basis": s.Basis(),
		"provenance": lists.Provenance{Name: "sdn.csv.gz", List: lists.OFACSDN, URL: "https://example.org/sdn.csv",
			Published: time.Date(2021, 7, 7, 0, 0, 0, 0, time.UTC), Checked: time.Date(2021, 7, 7, 12, 0, 0, 0, time.UTC), Size: 3477010, SHA256: "00", OriginalSHA256: "11"},
	} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			enc := json.NewEncoder(&got)
			enc.SetIndent("", "  ")
			require.NoError(t, enc.Encode(v))
			path := filepath.Join("testdata", "json", name+".json")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
				require.NoError(t, os.WriteFile(path, got.Bytes(), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), got.String(), "go test ./screening -run JSON -update writes it anew")
		})
	}
}
