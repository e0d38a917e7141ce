package compare

// A Finding is one piece of evidence: what the subject says, what the list
// says, and what that is worth. The score of a comparison is the sum of the
// weights of its findings, and nothing else.
type Finding struct {
	Field  Field
	How    How
	Given  string // what the subject says, verbatim
	Listed string // what the list says, verbatim
	Weight float64
	Words  []Pair // how the words of a name stand against one another
	Note   string
}

// A Pair is a word of the subject's name against a word of the listed one.
// One of them is empty for a word that stands alone.
type Pair struct {
	Given  string
	Listed string
	How    How
	Like   float64 // likeness, 0 to 1
	Weight float64 // how much the pair tells, 1 for a name proper
}

// A Field says what a finding is about.
type Field string

// The fields.
const (
	Name       Field = "name"
	Alias      Field = "weak_alias"
	Kind       Field = "kind"
	Born       Field = "born"
	Gender     Field = "gender"
	Country    Field = "country"
	Address    Field = "address"
	Identifier Field = "identifier"
	Wallet     Field = "wallet"
)

// How says in what way two values agree or not.
type How string

// The ways in which values agree, stand alone, or contradict.
const (
	Exact         How = "exact"
	Spelling      How = "spelling"      // a few letters differ
	Romanised     How = "romanised"     // another script, or another romanisation
	Variant       How = "variant"       // another form of the same name: Bob, Robert
	Translated    How = "translated"    // another word for the same thing: company, compania
	Initial       How = "initial"       // J., John
	Joined        How = "joined"        // the same letters, other spaces
	Undisguised   How = "undisguised"   // equal once a disguise was undone
	Repeated      How = "repeated"      // a word said twice
	Extra         How = "extra"         // only the subject has it
	Missing       How = "missing"       // only the list has it
	Partial       How = "partial"       // agrees as far as both are precise
	Near          How = "near"          // nearly the same, such as one digit
	Contradiction How = "contradiction" // they can not both be right
)

// positive reports whether a finding of this kind speaks for a match.
func (f Finding) positive() bool { return f.Weight > 0 }
