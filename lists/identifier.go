package lists

// An Identifier is a document, registration or account of a party: what is
// harder to change than a name.
type Identifier struct {
	Type IDType `json:"type"`
	// Label is the publisher's word for it, verbatim: "Cedula No.", "C.U.R.P.".
	Label string `json:"label,omitempty"`
	// Value is the number as published, blanks and hyphens included.
	Value string `json:"value"`
	// Country is the issuing country as published; empty if not said.
	Country string `json:"country,omitempty"`
	// Asset is the ticker of a wallet as published, such as "XBT". It is a
	// label, not a chain: OFAC lists Tron addresses under USDT.
	Asset   string `json:"asset,omitempty"`
	Issued  Date   `json:"issued,omitzero"`
	Expires Date   `json:"expires,omitzero"`
	Note    string `json:"note,omitempty"`
}

// An IDType says what sort of identifier one is. Publishers use hundreds of
// labels; the type groups those that mean the same, and OtherID keeps the rest
// with its label.
type IDType uint8

// The types of identifier. The order is part of no promise; the names are.
const (
	OtherID IDType = iota
	Passport
	NationalID        // identity card or number of a person
	TaxID             // of persons and organisations
	RegistrationID    // company and commercial registers
	DriversLicence    //
	SocialSecurity    //
	ResidencePermit   //
	VisaNumber        //
	BirthCertificate  //
	MilitaryID        //
	SeafarerID        //
	LEI               // ISO 17442
	BIC               // ISO 9362, also called SWIFT code
	DUNS              //
	IMO               // ship or company number of the International Maritime Organization
	MMSI              //
	CallSign          //
	TailNumber        // registration mark of an aircraft
	AircraftSerial    // manufacturer's serial or construction number
	ModeS             // ICAO 24-bit address
	ISIN              // ISO 6166
	EquityTicker      //
	BankAccount       // account numbers and IBAN
	Wallet            // address of a digital currency
	Email             //
	Phone             //
	Website           //
	BankIdentifier    // national bank codes such as the Russian BIK
	GovernmentGazette // notices in official journals
)

var idTypes = [...]string{
	"other", "passport", "national_id", "tax_id", "registration", "drivers_licence", "social_security",
	"residence_permit", "visa", "birth_certificate", "military_id", "seafarer_id", "lei", "bic", "duns", "imo",
	"mmsi", "call_sign", "tail_number", "aircraft_serial", "mode_s", "isin", "equity_ticker", "bank_account",
	"wallet", "email", "phone", "website", "bank_identifier", "government_gazette",
}

// String returns the type in lower case with underscores, such as "tax_id".
func (t IDType) String() string { return enumString(idTypes[:], int(t)) }

// MarshalText writes the form that String returns.
func (t IDType) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the form that String returns; see [ParseIDType].
func (t *IDType) UnmarshalText(b []byte) error {
	v, err := ParseIDType(string(b))
	if err == nil {
		*t = v
	}
	return err
}
