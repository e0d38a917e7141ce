package lists

// An Entry is one listed party, as its publisher describes it.
type Entry struct {
	// ID is the publisher's own identifier, verbatim: OFAC's uid ("27307"),
	// the UN's reference number ("KPe.001"). Publishers that have none get a
	// hash of the record, and Unstable is set: it changes with the record.
	ID       string `json:"id"`
	Unstable bool   `json:"unstable,omitempty"`
	Kind     Kind   `json:"kind"`
	// Names holds the primary name first, then the others in file order.
	Names []Name `json:"names"`
	// Born holds dates of birth. Several are alternatives, not a range.
	Born        []Date       `json:"born,omitempty"`
	BirthPlaces []string     `json:"birth_places,omitempty"`
	Gender      Gender       `json:"gender,omitempty"`
	Countries   []Country    `json:"countries,omitempty"`
	Addresses   []Address    `json:"addresses,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	// Titles holds titles, functions and positions.
	Titles    []string   `json:"titles,omitempty"`
	Programs  []string   `json:"programs,omitempty"`
	Relations []Relation `json:"relations,omitempty"`
	// Facts holds what else the publisher says under a label of its own:
	// vessel type and tonnage, secondary sanctions, dates of foundation.
	Facts []Fact `json:"facts,omitempty"`
	// Listed is when the party was put on the list, as far as it is said.
	Listed Date `json:"listed,omitzero"`
	// Remarks is the publisher's free text, whole and verbatim.
	Remarks string `json:"remarks,omitempty"`
	// Repeats names the entry of another list that this one is a copy of,
	// such as the OFAC entry that the Consolidated Screening List repeats.
	Repeats Ref `json:"repeats,omitzero"`
	// Source is the part of the list the entry belongs to where a list is made
	// of several, such as "Entity List (EL) - Bureau of Industry and Security".
	Source string `json:"source,omitempty"`
	Pos    Pos    `json:"pos"`
}

// A Ref points to an entry of a list.
type Ref struct {
	List ID     `json:"list"`
	ID   string `json:"id"`
}

// String returns the form "us-ofac-sdn/27307".
func (r Ref) String() string { return string(r.List) + "/" + r.ID }

// A Kind says what sort of party an entry is. The zero Kind is Unknown:
// publishers do not always say.
type Kind uint8

// The kinds of party.
const (
	Unknown Kind = iota
	Person
	Organization
	Vessel
	Aircraft
)

var kinds = [...]string{"unknown", "person", "organization", "vessel", "aircraft"}

// String returns the kind in lower case, such as "person".
func (k Kind) String() string { return enumString(kinds[:], int(k)) }

// MarshalText writes the form that String returns.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the form that String returns, and the words that people
// use for it: "individual", "entity", "company", "ship", "any".
func (k *Kind) UnmarshalText(b []byte) error {
	v, err := ParseKind(string(b))
	if err == nil {
		*k = v
	}
	return err
}

// A Gender is what the list says of a person's gender. The zero Gender means
// that it says nothing.
type Gender uint8

// The genders that lists tell apart.
const (
	GenderUnknown Gender = iota
	Male
	Female
)

var genders = [...]string{"", "male", "female"}

// String returns "male", "female", or nothing if the gender is unknown.
func (g Gender) String() string { return enumString(genders[:], int(g)) }

// MarshalText writes the form that String returns.
func (g Gender) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads "male", "female", "m", "f" in any case; what it does not
// know stays unknown, because a subject's own word for it is no error.
func (g *Gender) UnmarshalText(b []byte) error {
	*g = ParseGender(string(b))
	return nil
}

// A Country is one tie of a party to a country or region.
type Country struct {
	// Text is what the publisher wrote: "Korea, North", "KP", "Region: Gaza".
	Text string `json:"text"`
	Tie  Tie    `json:"tie,omitempty"`
}

// A Tie says how a party belongs to a country.
type Tie string

// The ties that publishers tell apart. The empty Tie is an unspecified one.
const (
	Nationality  Tie = "nationality"
	Citizenship  Tie = "citizenship"
	Flag         Tie = "flag"         // of a vessel
	FormerFlag   Tie = "former_flag"  // of a vessel
	Registration Tie = "registration" // of an organisation
	Birth        Tie = "birth"
)

// An Address is one address, in the publisher's fields. Any of them may be
// empty: many addresses are only a city, or only a country.
type Address struct {
	Lines      []string `json:"lines,omitempty"`
	City       string   `json:"city,omitempty"`
	Region     string   `json:"region,omitempty"`
	PostalCode string   `json:"postal_code,omitempty"`
	Country    string   `json:"country,omitempty"`
	// Text holds the address where the publisher gives it in one piece, or
	// runs city, region and postal code together.
	Text string `json:"text,omitempty"`
	Note string `json:"note,omitempty"`
}

// A Relation ties an entry to another party.
type Relation struct {
	// Kind is the publisher's word for it, such as "Linked To" or "Owned or
	// Controlled By".
	Kind string `json:"kind"`
	Name string `json:"name,omitempty"`
	// Entry is the publisher's identifier of the other party, where given.
	Entry string `json:"entry,omitempty"`
}

// A Fact is a statement that has a label of its own.
type Fact struct {
	Label string `json:"label"`
	Text  string `json:"text"`
	// Date is set where the statement is a date, such as a foundation date.
	Date Date `json:"date,omitzero"`
}
