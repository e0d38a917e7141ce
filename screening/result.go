package screening

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/sekisho-dev/sekisho/lists"
)

// A Verdict sums up a [Result]. Its zero value is NotScreened, so that a
// Result nobody filled in can not pass for a clearance.
type Verdict uint8

// The verdicts.
const (
	// NotScreened: there is no answer. Treat the subject as not cleared.
	NotScreened Verdict = iota
	// Clear: nobody on the lists reaches the policy's MinScore.
	Clear
	// Review: somebody does. It is for a person to decide whether it is the
	// same party; a match is no finding.
	Review
)

var verdicts = [...]string{"not_screened", "clear", "review"}

// String returns "not_screened", "clear" or "review".
func (v Verdict) String() string {
	if int(v) < len(verdicts) {
		return verdicts[v]
	}
	return fmt.Sprintf("verdict(%d)", uint8(v))
}

// MarshalText writes the form that String returns.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// A Result is the answer for one subject.
type Result struct {
	Verdict Verdict
	Matches []Match // best first; the order is the same for the same Basis
	Basis   *Basis  // what the answer rests on; shared by the results of a Screener
	err     error
}

// Err returns why the subject was not screened; nil if it was. It is only set
// on results of [Batch]: elsewhere the error is returned beside the Result.
func (r Result) Err() error { return r.err }

// MarshalJSON writes {"verdict", "matches", "basis", "error"}; basis is the
// digest of the Basis.
func (r Result) MarshalJSON() ([]byte, error) {
	out := struct {
		Verdict Verdict `json:"verdict"`
		Matches []Match `json:"matches"`
		Basis   string  `json:"basis,omitempty"`
		Error   string  `json:"error,omitempty"`
	}{Verdict: r.Verdict, Matches: r.Matches}
	if out.Matches == nil {
		out.Matches = []Match{}
	}
	if r.Basis != nil {
		out.Basis = r.Basis.Digest.String()
	}
	if r.err != nil {
		out.Error = r.err.Error()
	}
	return json.Marshal(out)
}

// A Grade says how strong the evidence for a match is, which is another
// question than how alike the names are: the best likeness of a common name
// alone proves nothing.
type Grade uint8

// The grades. The zero Grade is that of no match.
const (
	NoGrade Grade = iota
	// Possible: the name, and no more or contradicted by something.
	Possible
	// Strong: nearly the whole name, and at least one other fact agrees that
	// few people share, such as the date of birth, and nothing contradicts.
	Strong
	// Identified: an identifier or a wallet that belongs to one party.
	Identified
)

var grades = [...]string{"none", "possible", "strong", "identified"}

// String returns "possible", "strong", "identified", or "none".
func (g Grade) String() string {
	if int(g) < len(grades) {
		return grades[g]
	}
	return fmt.Sprintf("grade(%d)", uint8(g))
}

// MarshalText writes the form that String returns.
func (g Grade) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// A Match is an entry that the subject may be.
type Match struct {
	// Score is how alike subject and entry are, in [0, 1]: the sum of the
	// weights of Evidence, cut off at 0 and 1, and nothing else.
	Score float64
	Grade Grade
	List  *lists.List  // read-only
	Entry *lists.Entry // read-only
	// Name is the name of the entry that Score rests on; empty if it rests on
	// identifiers alone.
	Name     string
	Evidence []Evidence // for and against: the name first, then by weight
}

// MarshalJSON writes {"list", "entry", "name", "score", "grade", "kind",
// "programs", "pos", "evidence"}. name is the matched one, else the primary
// one.
func (m Match) MarshalJSON() ([]byte, error) {
	out := struct {
		List     lists.ID   `json:"list"`
		Entry    string     `json:"entry"`
		Name     string     `json:"name"`
		Score    float64    `json:"score"`
		Grade    Grade      `json:"grade"`
		Kind     lists.Kind `json:"kind"`
		Programs []string   `json:"programs,omitempty"`
		Repeats  string     `json:"repeats,omitempty"`
		Pos      lists.Pos  `json:"pos"`
		Evidence []Evidence `json:"evidence"`
	}{Name: m.Name, Score: m.Score, Grade: m.Grade, Evidence: m.Evidence}
	if m.List != nil {
		out.List = m.List.ID
	}
	if e := m.Entry; e != nil {
		out.Entry, out.Kind, out.Programs, out.Pos = e.ID, e.Kind, e.Programs, e.Pos
		if out.Name == "" {
			out.Name = m.primaryName()
		}
		if e.Repeats != (lists.Ref{}) {
			out.Repeats = e.Repeats.String()
		}
	}
	return json.Marshal(out)
}

func (m Match) primaryName() string {
	if m.Entry == nil || len(m.Entry.Names) == 0 {
		return ""
	}
	return m.Entry.Names[0].Text
}

// String explains the match in one line: the score and grade, the entry, and
// the evidence with its weights.
func (m Match) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%.2f %s", m.Score, m.Grade)
	if m.List != nil && m.Entry != nil {
		fmt.Fprintf(&b, " %s %s", lists.Ref{List: m.List.ID, ID: m.Entry.ID}, m.primaryName())
	}
	for i, e := range m.Evidence {
		sep := "; "
		if i == 0 {
			sep = ": "
		}
		b.WriteString(sep + e.String())
	}
	return b.String()
}
