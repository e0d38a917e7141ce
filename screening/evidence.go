package screening

import (
	"fmt"
	"strings"

	"github.com/sekisho-dev/sekisho/screening/internal/compare"
)

// An Evidence is one thing that speaks for or against a match.
type Evidence struct {
	Field  Field  `json:"field"`
	How    How    `json:"how"`
	Given  string `json:"given,omitempty"`  // what the subject says, verbatim
	Listed string `json:"listed,omitempty"` // what the list says, verbatim
	// Weight is what it adds to the score; negative if it speaks against.
	Weight float64 `json:"weight"`
	// Words says for a name how each word stands against the listed one.
	Words []Word `json:"words,omitempty"`
	Note  string `json:"note,omitempty"`
}

// A Word is a word of the subject's name against a word of the listed name,
// or alone.
type Word struct {
	Given  string  `json:"given,omitempty"`
	Listed string  `json:"listed,omitempty"` // as it is compared: romanised, lower case
	How    How     `json:"how"`
	Like   float64 `json:"like"`   // likeness, 0 to 1
	Weight float64 `json:"weight"` // how much the word tells; 1 for a name proper
}

// A Field says what an Evidence is about.
type Field string

// The fields.
const (
	FieldName       = Field(compare.Name)
	FieldAlias      = Field(compare.Alias) // the name is a weak alias
	FieldKind       = Field(compare.Kind)
	FieldBorn       = Field(compare.Born)
	FieldGender     = Field(compare.Gender)
	FieldCountry    = Field(compare.Country)
	FieldAddress    = Field(compare.Address)
	FieldIdentifier = Field(compare.Identifier)
	FieldWallet     = Field(compare.Wallet)
)

// How says in what way two values agree, stand alone, or contradict.
type How string

// The ways.
const (
	Exact         = How(compare.Exact)
	Spelling      = How(compare.Spelling)    // a few letters differ
	Romanised     = How(compare.Romanised)   // another script or romanisation
	Variant       = How(compare.Variant)     // another form of the name: Bob, Robert
	Translated    = How(compare.Translated)  // another word for the same: bank, banco
	Initial       = How(compare.Initial)     // J., John
	Joined        = How(compare.Joined)      // the same letters, other spaces
	Undisguised   = How(compare.Undisguised) // equal once a disguise was undone
	Repeated      = How(compare.Repeated)    // said twice
	Extra         = How(compare.Extra)       // only the subject has it
	Missing       = How(compare.Missing)     // only the list has it
	Partial       = How(compare.Partial)     // agrees as far as both are precise
	Near          = How(compare.Near)        // nearly the same, such as one digit off
	Contradiction = How(compare.Contradiction)
)

// String explains the evidence: field, values, how, and weight.
func (e Evidence) String() string {
	var b strings.Builder
	b.WriteString(string(e.Field))
	switch {
	case e.Given != "" && e.Listed != "":
		fmt.Fprintf(&b, " %q ~ %q", e.Given, e.Listed)
	case e.Listed != "":
		fmt.Fprintf(&b, " %q", e.Listed)
	}
	fmt.Fprintf(&b, " %s %+.2f", e.How, e.Weight)
	if e.Note != "" {
		fmt.Fprintf(&b, " (%s)", e.Note)
	}
	return b.String()
}

// newEvidence turns the findings of a comparison into evidence.
func newEvidence(fs []compare.Finding) []Evidence {
	out := make([]Evidence, len(fs))
	for i, f := range fs {
		out[i] = Evidence{Field: Field(f.Field), How: How(f.How), Given: f.Given, Listed: f.Listed, Weight: f.Weight, Note: f.Note}
		for _, w := range f.Words {
			out[i].Words = append(out[i].Words, Word{w.Given, w.Listed, How(w.How), w.Like, w.Weight})
		}
	}
	return out
}
