package screening_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// sampleScreener screens against the embedded OFAC list of 2021-07-07.
func sampleScreener(t testing.TB, least float64) *screening.Screener {
	ls, err := lists.Load(lists.Sample(), lists.OFACSDN)
	require.NoError(t, err)
	s, err := screening.New(ls, &screening.Policy{MaxAge: screening.AnyAge, MinScore: least})
	require.NoError(t, err)
	return s
}

// The parties that anybody will try first.
func TestSampleParties(t *testing.T) {
	s := sampleScreener(t, 0)
	for _, c := range []struct {
		entry string
		names []string
	}{
		{"27307", []string{"Lazarus Group", "LAZARUS", "Lazarus Grop", "Lazzarus Group", "Ｌａｚａｒｕｓ Ｇｒｏｕｐ", "Lаzаruѕ Grоup"}},
		{"28264", []string{"Li Jiadong", "Jiadong Li", "LI Jia Dong", "Li Jiadnog", "Li Jiadongg"}},
		{"28263", []string{"Tian Yinyin", "Yinyin Tian", "TIAN Yin Yin", "Tian Yinyinn"}},
		{"24918", []string{"Park Jin Hyok", "Jin Hyok Park", "PAK Jin Hek", "Park Jin-hyok", "Park Jinhyok", "Park Jin Hyock", "박진혁"}},
		{"12210", []string{"Reconnaissance General Bureau", "RECONNAISANCE General Bureau", "General Bureau, Reconnaissance"}},
		{"20157", []string{"Kim Jong Un", "KIM, Jong Un", "Kim Jong-un", "Kim Jongun", "Jong Un Kim", "Kim Jong Uhn", "김정은", "김 정 은"}},
	} {
		for _, name := range c.names {
			r, err := s.Screen(screening.Party{Name: name})
			require.NoError(t, err)
			assert.Contains(t, entriesOf(r), c.entry, "%q: %v", name, r.Matches)
		}
	}
	for _, address := range []string{"1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE", "17UVSMegvrzfobKC82dHXpZLtLcqzW9stF"} {
		r, err := s.Screen(screening.Wallet{Address: address})
		require.NoError(t, err)
		require.Equal(t, []string{"28264"}, entriesOf(r), address)
		assert.Equal(t, screening.Identified, r.Matches[0].Grade)
	}
}

// disguises are the ways in which the twin test changes listed names.
var disguises = []func(*rand.Rand, string) string{
	func(_ *rand.Rand, s string) string { return s },
	func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " ", "") },
	func(r *rand.Rand, s string) string { i := r.IntN(len(s)); return s[:i] + s[i+1:] + " " },
	func(r *rand.Rand, s string) string {
		i := r.IntN(len(s))
		return s[:i] + string(rune('a'+r.IntN(26))) + s[i:]
	},
	func(r *rand.Rand, s string) string {
		f := strings.Fields(s)
		r.Shuffle(len(f), func(i, j int) { f[i], f[j] = f[j], f[i] })
		return strings.Join(f, " ")
	},
	func(r *rand.Rand, s string) string { i := r.IntN(len(s)); return s[:i] + " " + s[i:] },
	func(r *rand.Rand, s string) string { f := strings.Fields(s); return f[r.IntN(len(f))] },
	func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("a", "а", "O", "О", "E", "Е").Replace(s)
	},
}

// Screen must return what comparing with every entry returns, entry for entry
// and score for score.
func TestScreenEqualsExhaustive(t *testing.T) {
	n := 4
	if testing.Short() {
		n = 1
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, least := range []float64{0.3, 0.6, 0.85} {
		s := sampleScreener(t, least)
		entries := s.Lists()[0].Entries
		for range n {
			for d, disguise := range disguises {
				e := entries[rnd.IntN(len(entries))]
				name := disguise(rnd, e.Names[rnd.IntN(len(e.Names))].Text)
				if strings.TrimSpace(name) == "" {
					continue
				}
				subs := []screening.Subject{screening.Party{Name: name}, screening.Person{Name: name, Born: e.Born, IDs: e.Identifiers}}
				for _, sub := range subs {
					want, err := s.Exhaustive(sub)
					if errors.Is(err, screening.ErrIdentifier) {
						continue // lists have identifiers such as "L"
					}
					require.NoError(t, err)
					got, err := s.Screen(sub)
					require.NoError(t, err)
					assert.Equal(t, brief(want), brief(got), "disguise %d of %s: %q at %v", d, e.ID, name, least)
				}
			}
		}
	}
}

func brief(r screening.Result) []string {
	var out []string
	for _, m := range r.Matches {
		out = append(out, fmt.Sprintf("%s/%s %.4f %s", m.List.ID, m.Entry.ID, m.Score, m.Name))
	}
	return out
}

// Held against every labelled subject at hand.
func TestScreenEqualsExhaustiveOnPopulation(t *testing.T) {
	dir := bench(t)
	s := sampleScreener(t, 0.7)
	for _, file := range []string{"positives.jsonl", "negatives.jsonl", "negatives_companies.jsonl"} {
		for i, p := range readLines[populationCase](t, filepath.Join(dir, "population", file)) {
			if i%300 != 0 {
				continue
			}
			sub, err := screening.FromParty(p.Party)
			require.NoError(t, err)
			want, err := s.Exhaustive(sub)
			require.NoError(t, err)
			got, err := s.Screen(sub)
			require.NoError(t, err)
			assert.Equal(t, brief(want), brief(got), p.Name)
		}
	}
}
