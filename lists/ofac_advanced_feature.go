package lists

import (
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// A featureUse says what of an entry a feature is. Features that are not in
// the table are facts under the publisher's label, and so are new ones.
type featureUse struct {
	field featureField
	id    IDType
	tie   Tie
}

type featureField uint8

const (
	asFact featureField = iota
	asIdentifier
	asCountry
	asBirthDate
	asBirthPlace
	asGender
	asTitle
	asAddress
)

var featureUses = map[string]featureUse{
	"Birthdate":                     {field: asBirthDate},
	"Place of Birth":                {field: asBirthPlace},
	"Gender":                        {field: asGender},
	"Title":                         {field: asTitle},
	"Location":                      {field: asAddress},
	"Nationality Country":           {field: asCountry, tie: Nationality},
	"Citizenship Country":           {field: asCountry, tie: Citizenship},
	"Nationality of Registration":   {field: asCountry, tie: Registration},
	"Registration Country":          {field: asCountry, tie: Registration},
	"Vessel Flag":                   {field: asCountry, tie: Flag},
	"Other Vessel Flag":             {field: asCountry, tie: FormerFlag},
	"Former Vessel Flag":            {field: asCountry, tie: FormerFlag},
	"Website":                       {field: asIdentifier, id: Website},
	"Email Address":                 {field: asIdentifier, id: Email},
	"Phone Number":                  {field: asIdentifier, id: Phone},
	"SWIFT/BIC":                     {field: asIdentifier, id: BIC},
	"BIK (RU)":                      {field: asIdentifier, id: BankIdentifier},
	"D-U-N-S Number":                {field: asIdentifier, id: DUNS},
	"ISIN":                          {field: asIdentifier, id: ISIN},
	"MICEX Code":                    {field: asIdentifier, id: OtherID},
	"UN/LOCODE":                     {field: asIdentifier, id: OtherID},
	"Equity Ticker":                 {field: asIdentifier, id: EquityTicker},
	"Vessel Call Sign":              {field: asIdentifier, id: CallSign},
	"Other Vessel Call Sign":        {field: asIdentifier, id: CallSign},
	"Aircraft Tail Number":          {field: asIdentifier, id: TailNumber},
	"Previous Aircraft Tail Number": {field: asIdentifier, id: TailNumber},
	"Aircraft Manufacturer's Serial Number (MSN)":                  {field: asIdentifier, id: AircraftSerial},
	"Aircraft Construction Number (also called L/N or S/N or F/N)": {field: asIdentifier, id: AircraftSerial},
	"Aircraft Mode S Transponder Code":                             {field: asIdentifier, id: ModeS},
}

// walletLabel begins the labels of wallets. What follows is a ticker; new ones
// appear unannounced.
const walletLabel = "Digital Currency Address - "

// A feature is one version of a Feature.
type feature struct {
	label  string
	value  string // the text of its details
	note   string // comment, and what is said of its reliability
	date   Date
	place  *place
	offset int64
	// reported is set if a Problem holds what the feature says.
	reported bool
}

// feature reads one Feature.
func (a *advanced) feature(e *Entry, f xmlpos.Element) {
	label := a.ref(f, "FeatureTypeID", "FeatureType")
	for v := range a.Children() {
		switch v.Name {
		case "FeatureVersion":
			a.apply(e, a.featureVersion(v, label))
		case "IdentityReference":
			// The way back to the identity that the feature stands beside.
		default:
			a.unknown(v)
		}
	}
}

func (a *advanced) featureVersion(version xmlpos.Element, label string) feature {
	f := feature{label: label, offset: version.Offset}
	// "Unknown" is the normal case, and "Confirmed" takes nothing back.
	if r := a.ref(version, "ReliabilityID", "Reliability"); r != "Unknown" && r != "Confirmed" {
		f.note = r
	}
	for e := range a.Children() {
		switch e.Name {
		case "Comment":
			f.note = noted(f.note, a.trimmed())
		case "VersionDetail":
			if e.Attr("DetailReferenceID") != "" {
				f.value = joined(f.value, a.ref(e, "DetailReferenceID", "DetailReference"))
			}
			f.value = joined(f.value, a.trimmed())
		case "VersionLocation":
			f.place = a.place(e, "LocationID")
		case "DatePeriod":
			var ok bool
			f.date, ok = a.period(e)
			f.reported = !ok
		default:
			a.unknown(e)
		}
	}
	return f
}

// String returns all that the feature says, without the note.
func (f *feature) String() string {
	s := f.value
	if f.place != nil {
		s = joined(s, f.place.String())
	}
	return joined(s, f.date.String())
}

// apply puts a feature into the field of the entry that is made for it. Notes
// that have no place there become facts.
func (a *advanced) apply(e *Entry, f feature) {
	if a.Err() != nil {
		return
	}
	use := featureUses[f.label]
	asset := ""
	if ticker, ok := strings.CutPrefix(f.label, walletLabel); ok {
		use, asset = featureUse{field: asIdentifier, id: Wallet}, ticker
	}
	text := f.String()
	switch {
	case text == "" && f.reported && f.note == "":
		return
	case text == "":
		a.problem(f.offset, noted(f.label+" without a value", f.note), ErrUnread)
		return
	case use.field == asIdentifier:
		e.Identifiers = append(e.Identifiers, Identifier{Type: use.id, Label: f.label, Value: text, Asset: asset, Note: f.note})
		return
	case use.field == asAddress && f.place != nil:
		a.addresses(e, f)
		return
	case use.field == asBirthDate && !f.date.IsZero():
		e.Born = append(e.Born, f.date)
	case use.field == asBirthPlace:
		e.BirthPlaces = append(e.BirthPlaces, text)
	case use.field == asCountry:
		e.Countries = append(e.Countries, Country{a.intern(text), use.tie})
	case use.field == asTitle:
		e.Titles = append(e.Titles, text)
	case use.field == asGender && ParseGender(text) != GenderUnknown && e.Gender == GenderUnknown:
		e.Gender = ParseGender(text)
	case use.field == asFact:
		e.Facts = append(e.Facts, Fact{f.label, withNote(text, f.note), f.date})
		return
	default: // a gender of another word, or a second one
		if g := ParseGender(text); use.field != asGender || g == GenderUnknown || g != e.Gender {
			a.problem(f.offset, f.label+" "+text, ErrUnread)
		}
		e.Facts = append(e.Facts, Fact{f.label, withNote(text, f.note), f.date})
		return
	}
	if f.note != "" || use.field == asBirthDate && f.value != "" {
		e.Facts = append(e.Facts, Fact{f.label, withNote(text, f.note), f.date})
	}
}

// addresses adds the address of a place, and the same address in each other
// script.
func (a *advanced) addresses(e *Entry, f feature) {
	if len(f.place.addresses) == 0 {
		e.Addresses = append(e.Addresses, Address{Country: f.place.country, Text: f.value, Note: f.note})
		return
	}
	for i, ad := range f.place.addresses {
		if i == 0 {
			ad.Text, ad.Note = joined(ad.Text, f.value), noted(ad.Note, f.note)
		}
		e.Addresses = append(e.Addresses, ad)
	}
}

func withNote(text, note string) string {
	if note == "" {
		return text
	}
	return text + " (" + note + ")"
}
