package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"os/signal"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// batchCommand screens many subjects.
func (a *app) batchCommand() *cobra.Command {
	var flags bulkFlags
	var evidence bool
	c := &cobra.Command{
		Use:   "batch --in SUBJECTS --out RESULTS",
		Short: "Screen many subjects, from JSON lines or a CSV table",
		Long: `Batch screens subjects from JSON lines, or from a CSV table with a header. For
each it writes a line, in the same order:

  {"id", "verdict", "matches": [{"list", "entry", "name", "score", "grade"}], "basis"}

A subject that can not be screened has the verdict not_screened and an "error".
A subject without an id has the number of its line. The exit status is 0 if all
were screened, else 2.

A subject is an object with any of: id, type, name, aliases, born, gender,
countries, addresses, ids (type, value, country), wallets (address, asset).`,
		Example: "  screen batch --in customers.csv --out results.jsonl\n  screen batch --lists ofac.zip --evidence < customers.jsonl > results.jsonl",
		RunE: func(c *cobra.Command, _ []string) error {
			return a.batch(c.Context(), flags, evidence)
		},
	}
	flags.register(c)
	c.Flags().BoolVar(&evidence, "evidence", false, "write the evidence for each match")
	return c
}

// A batchAnswer is the JSON line of one subject.
type batchAnswer struct {
	ID      string            `json:"id"`
	Verdict screening.Verdict `json:"verdict"`
	Matches any               `json:"matches"`
	Basis   string            `json:"basis,omitempty"` // the digest
	Error   string            `json:"error,omitempty"`
}

// A briefMatch is a match without its evidence.
type briefMatch struct {
	List  lists.ID        `json:"list"`
	Entry string          `json:"entry"`
	Name  string          `json:"name"`
	Score float64         `json:"score"`
	Grade screening.Grade `json:"grade"`
}

// A record is what is known of a subject beside what is screened.
type record struct {
	id  string
	err error // why it can not be screened
}

// batch answers every line, even if the lists can not be used: whoever reads
// the results then finds the reason on each, and none that could be missed.
func (a *app) batch(ctx context.Context, flags bulkFlags, evidence bool) error {
	// The first interrupt ends the screening, and the rest of the lines is
	// answered as not screened; the second ends the program.
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop)

	s, unusable := a.screener()
	b, err := a.openBulk(flags)
	if err != nil {
		return errors.Join(unusable, err)
	}
	var broken error // why the input ends early
	subjects := readSubjects(b, &broken)
	var failed error
	if unusable != nil {
		for r := range subjects {
			r.err = errors.Join(unusable, r.err)
			if failed = b.write(answer(r, screening.Result{}, evidence), screening.NotScreened); failed != nil {
				break
			}
		}
		return a.finish(b, nil, errors.Join(unusable, broken, failed))
	}
	for r, res := range screening.Batch(ctx, s, flags.workers, subjects) {
		if r.err == nil {
			r.err = res.Err()
		}
		if failed = b.write(answer(r, res, evidence), res.Verdict); failed != nil {
			break
		}
	}
	return a.finish(b, s.Basis(), errors.Join(broken, failed))
}

// readSubjects yields the subjects of a file; those that can not be read have
// the reason in their record, and no subject. What ends the reading before the
// end of the file is put into broken.
func readSubjects(r io.Reader, broken *error) iter.Seq2[record, screening.Subject] {
	return func(yield func(record, screening.Subject) bool) {
		for in := lists.NewPartyReader(r); ; {
			p, err := in.Read()
			var bad *lists.LineError
			if err != nil && !errors.As(err, &bad) {
				if !errors.Is(err, io.EOF) {
					*broken = err
				}
				return
			}
			rec := record{id: p.ID, err: err}
			if rec.id == "" {
				rec.id = strconv.Itoa(in.Line())
			}
			var sub screening.Subject
			if err == nil {
				sub, rec.err = screening.FromParty(p)
			}
			if !yield(rec, sub) {
				return
			}
		}
	}
}

func answer(r record, res screening.Result, evidence bool) batchAnswer {
	out := batchAnswer{ID: r.id, Verdict: res.Verdict, Matches: []briefMatch{}}
	if res.Basis != nil {
		out.Basis = res.Basis.Digest.String()
	}
	if r.err != nil {
		out.Verdict, out.Error = screening.NotScreened, r.err.Error()
		return out
	}
	if evidence && len(res.Matches) > 0 {
		out.Matches = res.Matches
		return out
	}
	brief := make([]briefMatch, len(res.Matches))
	for i, m := range res.Matches {
		name := m.Name
		if name == "" {
			name = primary(m.Entry)
		}
		brief[i] = briefMatch{m.List.ID, m.Entry.ID, name, m.Score, m.Grade}
	}
	out.Matches = brief
	return out
}
