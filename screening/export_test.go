package screening

import (
	"slices"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening/internal/compare"
)

// Exhaustive is the slow, obvious twin of Screen: it compares the subject with
// every entry.
func (s *Screener) Exhaustive(sub Subject) (Result, error) {
	q, err := s.prepare(sub)
	if err != nil {
		return Result{}, err
	}
	sc := new(compare.Scratch)
	sc.Begin(q, s.dict)
	r := Result{Verdict: Clear, Basis: s.basis}
	for n, from := range s.sources {
		if o := sc.Compare(s.index.Entry(int32(n)), s.weakRule(), 0); o.Score >= s.policy.MinScore {
			r.Verdict = Review
			r.Matches = append(r.Matches, newMatch(from, o))
		}
	}
	slices.SortStableFunc(r.Matches, betterFirst)
	return r, nil
}

// Lists returns the lists that s screens against.
func (s *Screener) Lists() []*lists.List { return s.lists }
