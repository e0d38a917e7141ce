package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"sync"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// compareCommand compares pairs of parties, without any list.
func (a *app) compareCommand() *cobra.Command {
	var flags bulkFlags
	c := &cobra.Command{
		Use:   "compare --in PAIRS --out SCORES",
		Short: "Compare pairs of parties, without any list",
		Long: `Compare reads JSON lines {"id", "query": PARTY, "candidate": PARTY}, compares each
candidate with the query as if it were a listed entry, and writes for each, in
the same order:

  {"id", "score", "verdict"}

The verdict is review from --min-score on, else clear. A pair that can not be
read is not_screened, with an "error". A PARTY is what batch takes. It is meant
for measuring; no list is loaded.`,
		Example: "  screen compare --in pairs.jsonl --out scores.jsonl",
		RunE: func(c *cobra.Command, _ []string) error {
			for _, unused := range []string{"lists", "max-age", "require"} {
				if c.Flags().Changed(unused) {
					return usageError{fmt.Errorf("--%s: compare loads no lists", unused)}
				}
			}
			return a.compare(flags)
		},
	}
	flags.register(c)
	return c
}

// A pair is one line of the input.
type pair struct {
	ID        json.RawMessage `json:"id"`
	Query     json.RawMessage `json:"query"`
	Candidate json.RawMessage `json:"candidate"`
}

// A pairAnswer is the JSON line of one pair. ID comes back as it was given.
type pairAnswer struct {
	ID      json.RawMessage   `json:"id"`
	Score   float64           `json:"score"`
	Verdict screening.Verdict `json:"verdict"`
	Error   string            `json:"error,omitempty"`
}

// A numbered is a line with its number in the file.
type numbered struct {
	text   []byte
	number int
}

// chunk is how many lines are read before they are worked on.
const chunk = 1024

func (a *app) compare(flags bulkFlags) error {
	b, err := a.openBulk(flags)
	if err != nil {
		return err
	}
	workers := flags.workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	policy := a.options.policy()
	policy.MaxAge = screening.AnyAge // the candidates are no list that could be old
	in, number := bufio.NewReader(b), 0
	for {
		lines, err := readChunk(in, &number)
		answers := make([]pairAnswer, len(lines))
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				for i := w; i < len(lines); i += workers {
					answers[i] = comparePair(lines[i], policy)
				}
			})
		}
		wg.Wait()
		for _, one := range answers {
			if err := b.write(one, one.Verdict); err != nil {
				return a.finish(b, nil, err)
			}
		}
		if errors.Is(err, io.EOF) {
			return a.finish(b, nil, nil)
		}
		if err != nil {
			return a.finish(b, nil, err)
		}
	}
}

// readChunk reads the next lines that are not blank. number is that of the
// last line read.
func readChunk(r *bufio.Reader, number *int) ([]numbered, error) {
	var lines []numbered
	for len(lines) < chunk {
		text, err := r.ReadBytes('\n')
		*number++
		if *number == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(text)) > 0 {
			lines = append(lines, numbered{text, *number})
		}
		if err != nil {
			return lines, err
		}
	}
	return lines, nil
}

// comparePair answers one line.
func comparePair(line numbered, policy *screening.Policy) pairAnswer {
	out := pairAnswer{ID: strconv.AppendQuote(nil, strconv.Itoa(line.number))}
	var p pair
	err := json.Unmarshal(line.text, &p)
	if len(p.ID) > 0 && string(p.ID) != "null" {
		out.ID = p.ID
	}
	if err == nil {
		out.Score, err = compareParties(p, policy)
	}
	switch {
	case err != nil:
		out.Score, out.Error = 0, fmt.Sprintf("line %d: %v", line.number, err)
	case out.Score >= policy.MinScore:
		out.Verdict = screening.Review
	default:
		out.Verdict = screening.Clear
	}
	return out
}

// compareParties returns the score of a query against a candidate.
func compareParties(p pair, policy *screening.Policy) (float64, error) {
	query, _, err := readParty("query", p.Query)
	if err != nil {
		return 0, err
	}
	candidate, e, err := readParty("candidate", p.Candidate)
	if err != nil {
		return 0, err
	}
	const list = "own:candidate"
	e.ID = "candidate"
	s, err := screening.New([]*lists.List{{ID: list, Title: "Candidate", Entries: []lists.Entry{e}}}, policy)
	if err != nil {
		return 0, err
	}
	m, err := s.Explain(query, list, e.ID)
	if err != nil {
		return 0, fmt.Errorf("query: %w", err)
	}
	if m.Score == 0 {
		// Nothing in common may mean that there is nothing to compare with. A
		// subject like the candidate is refused then, and a list is not.
		if _, err := s.Explain(candidate, list, e.ID); err != nil {
			return 0, fmt.Errorf("candidate: %w", err)
		}
	}
	return m.Score, nil
}

// readParty reads a party, as a subject and as an entry.
func readParty(what string, text []byte) (screening.Subject, lists.Entry, error) {
	fail := func(err error) (screening.Subject, lists.Entry, error) {
		return nil, lists.Entry{}, fmt.Errorf("%s: %w", what, err)
	}
	if len(text) == 0 {
		return fail(errors.New("it is missing"))
	}
	p, err := lists.ParseParty(text)
	if err != nil {
		return fail(err)
	}
	sub, err := screening.FromParty(p)
	if err != nil {
		return fail(err)
	}
	e, err := p.Entry()
	if err != nil {
		return fail(err)
	}
	return sub, e, nil
}
