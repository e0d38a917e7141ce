package screening_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// bench returns the directory of labelled cases that others have written.
func bench(t testing.TB) string {
	dir := os.Getenv("SCREENING_BENCH")
	if dir == "" {
		t.Skip("SCREENING_BENCH is not set: no labelled cases to measure with")
	}
	return dir
}

// readLines decodes a file of JSON lines.
func readLines[T any](t testing.TB, path string) []T {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var out []T
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var v T
		require.NoError(t, json.Unmarshal(sc.Bytes(), &v), "%s: %s", path, sc.Text())
		out = append(out, v)
	}
	require.NoError(t, sc.Err())
	return out
}

type pairCase struct {
	ID        string      `json:"id"`
	Query     lists.Party `json:"query"`
	Candidate lists.Party `json:"candidate"`
	Label     string      `json:"label"`
	Tags      []string    `json:"tags"`
}

// score compares the two sides of a case, the candidate as a listed entry.
func (c pairCase) score(t testing.TB) (screening.Match, float64) {
	e, err := c.Candidate.Entry()
	require.NoError(t, err, c.ID)
	e.ID = "1"
	s, err := screening.New([]*lists.List{{ID: "own:case", Entries: []lists.Entry{e}}}, &screening.Policy{MaxAge: screening.AnyAge})
	require.NoError(t, err, c.ID)
	sub, err := screening.FromParty(c.Query)
	require.NoError(t, err, c.ID)
	m, err := s.Explain(sub, "own:case", "1")
	require.NoError(t, err, c.ID)
	return m, s.Basis().Policy.MinScore
}

// counts are the cells of a confusion table.
type counts struct{ tp, fp, fn, tn int }

func (c *counts) add(match, hit bool) {
	switch {
	case match && hit:
		c.tp++
	case match:
		c.fn++
	case hit:
		c.fp++
	default:
		c.tn++
	}
}

func (c counts) f1() float64        { return 2 * float64(c.tp) / float64(2*c.tp+c.fp+c.fn) }
func (c counts) recall() float64    { return float64(c.tp) / float64(c.tp+c.fn) }
func (c counts) precision() float64 { return float64(c.tp) / float64(c.tp+c.fp) }

// The floors are what the present comparison reaches, rounded down: a change
// that makes it worse fails.
func TestQualityOfPairs(t *testing.T) {
	dir := bench(t)
	for _, c := range []struct {
		file    string
		tag     string // only the cases with this tag, if not empty
		leastF1 float64
	}{
		{file: "name-pairs.jsonl", leastF1: 0.75},
		{file: "name-pairs.jsonl", tag: "quality:strong", leastF1: 0.90},
		{file: "entity-checks.jsonl", leastF1: 0.75},
		{file: "watchman-cases.jsonl", leastF1: 0.80},
	} {
		t.Run(c.file+" "+c.tag, func(t *testing.T) {
			var n counts
			for _, p := range readLines[pairCase](t, filepath.Join(dir, "cases", c.file)) {
				if c.tag != "" && !slices.Contains(p.Tags, c.tag) {
					continue
				}
				m, least := p.score(t)
				match, hit := p.Label == "match", m.Score >= least
				n.add(match, hit)
				if testing.Verbose() && match != hit {
					t.Logf("%s %-8s %.3f %s", p.ID, p.Label, m.Score, m)
				}
			}
			t.Logf("F1 %.4f precision %.4f recall %.4f %+v", n.f1(), n.precision(), n.recall(), n)
			assert.GreaterOrEqual(t, n.f1(), c.leastF1)
		})
	}
}

type populationCase struct {
	lists.Party
	Expect []string `json:"expect"`
	Tags   []string `json:"tags"`
}

// UnmarshalJSON keeps lists.Party's own reading from hiding the other fields.
func (p *populationCase) UnmarshalJSON(b []byte) error {
	var rest struct {
		Expect []string `json:"expect"`
		Tags   []string `json:"tags"`
	}
	if err := json.Unmarshal(b, &rest); err != nil {
		return err
	}
	p.Expect, p.Tags = rest.Expect, rest.Tags
	return json.Unmarshal(b, &p.Party)
}

func TestQualityOfPopulation(t *testing.T) {
	dir, data := bench(t), os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: no lists to measure with")
	}
	ls, err := lists.Load(os.DirFS(filepath.Join(data, "ofac", "2024-01-08")))
	require.NoError(t, err)
	s, err := screening.New(ls, &screening.Policy{MaxAge: screening.AnyAge})
	require.NoError(t, err)

	var found counts
	missed := map[string]int{}
	for _, p := range readLines[populationCase](t, filepath.Join(dir, "population", "positives.jsonl")) {
		hit := slices.ContainsFunc(screenParty(t, s, p.Party).Matches, func(m screening.Match) bool {
			return slices.Contains(p.Expect, m.Entry.ID)
		})
		found.add(true, hit)
		if !hit {
			missed[p.Tags[0]]++
			t.Logf("missed %v %q", p.Tags, p.Name)
		}
	}
	t.Logf("recall %.4f, missed %v", found.recall(), missed)
	assert.GreaterOrEqual(t, found.recall(), 0.95)

	for _, c := range []struct {
		file string
		n    int // only so many, to stay quick
		most float64
	}{
		{"negatives.jsonl", 3000, 0.01},
		{"negatives_companies.jsonl", 1000, 0.02},
	} {
		hits := 0
		people := readLines[populationCase](t, filepath.Join(dir, "population", c.file))
		people = people[:min(c.n, len(people))]
		for _, p := range people {
			if r := screenParty(t, s, p.Party); r.Verdict == screening.Review {
				hits++
				t.Logf("false hit %q: %s", p.Name, r.Matches[0])
			}
		}
		rate := float64(hits) / float64(len(people))
		t.Logf("%s: %d of %d hit, %.4f", c.file, hits, len(people), rate)
		assert.LessOrEqual(t, rate, c.most, c.file)
	}
}

func screenParty(t testing.TB, s *screening.Screener, p lists.Party) screening.Result {
	sub, err := screening.FromParty(p)
	require.NoError(t, err)
	r, err := s.Screen(sub)
	require.NoError(t, err)
	return r
}
