package lists

// A Name is one name of an entry.
type Name struct {
	// Text is the whole name in the order the publisher gives it. Where the
	// publisher gives parts only, they are joined by spaces, given names first;
	// but persons of OFAC's advanced files are written as in its other files,
	// "PARK, Jin Hyok", and in other scripts than Latin family name first.
	Text string `json:"text"`
	// Parts holds the parts of the name where the publisher tells them apart.
	Parts    []NamePart `json:"parts,omitempty"`
	Type     NameType   `json:"type"`
	Weak     bool       `json:"weak,omitempty"` // a weak alias: broad or generic, see OFAC FAQ 122 to 125
	Script   string     `json:"script,omitempty"`
	Language string     `json:"language,omitempty"`
}

// A NameType says how a name belongs to its entry.
type NameType uint8

// The types of name. The zero NameType is an alias.
const (
	Alias NameType = iota
	Primary
	Former // formerly known as
	Maiden
)

var nameTypes = [...]string{"alias", "primary", "former", "maiden"}

// String returns the type in lower case, such as "alias".
func (t NameType) String() string { return enumString(nameTypes[:], int(t)) }

// MarshalText writes the form that String returns.
func (t NameType) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the form that String returns.
func (t *NameType) UnmarshalText(b []byte) error {
	i, err := parseEnum(nameTypes[:], string(b))
	if err == nil {
		*t = NameType(i)
	}
	return err
}

// A NamePart is a part of a person's name.
type NamePart struct {
	Type PartType `json:"type"`
	Text string   `json:"text"`
}

// A PartType says what a part of a name is.
type PartType uint8

// The parts that publishers tell apart.
const (
	OtherPart PartType = iota
	FamilyName
	GivenName
	MiddleName
	Patronymic
	Matronymic
	MaidenName
	Nickname
	TitlePart
	SuffixPart
	WholeName
)

var partTypes = [...]string{
	"other", "family", "given", "middle", "patronymic", "matronymic", "maiden", "nickname",
	"title", "suffix", "whole",
}

// String returns the part type in lower case, such as "family".
func (t PartType) String() string { return enumString(partTypes[:], int(t)) }

// MarshalText writes the form that String returns.
func (t PartType) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the form that String returns.
func (t *PartType) UnmarshalText(b []byte) error {
	i, err := parseEnum(partTypes[:], string(b))
	if err == nil {
		*t = PartType(i)
	}
	return err
}
