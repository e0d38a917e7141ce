package lists

import "strings"

// A remarkUse says what the words after a label in OFAC's remarks are.
type remarkUse uint8

const (
	noUse          remarkUse = iota
	useID                    // an identifier; its type stands in ofacIDLabels
	useBorn                  // a date of birth
	useBirthPlace            //
	useNationality           //
	useCitizenship           //
	useGender                //
	useFormerFlag            // of a vessel
	useRegistry              // country where a company is registered
	useRelation              // another party
	useTitle                 // a title, rank or position
	useDateFact              // a fact that is a date
	useFact                  // a fact; numbers in it are quotations of law
)

// ofacUses are the labels, in lower case, that do not introduce an identifier.
// They are those that occur in the files of 2021-07-07, 2024-01-08 and
// 2025-12-19.
var ofacUses = map[string]remarkUse{
	"dob": useBorn, "pob": useBirthPlace,
	"nationality": useNationality, "citizen": useCitizenship, "gender": useGender,
	"former vessel flag": useFormerFlag, "nationality of registration": useRegistry,
	"linked to": useRelation,
	"title":     useTitle, "alternate title": useTitle, "rank": useTitle, "position": useTitle,

	"organization established date": useDateFact, "aircraft manufacture date": useDateFact,
	"vessel year of build": useDateFact,
	"listing date (cmic)":  useDateFact, "effective date (cmic)": useDateFact,
	"purchase/sales for divestment date (cmic)": useDateFact,

	"secondary sanctions risk": useFact, "additional sanctions information": useFact,
	"transactions prohibited for persons owned or controlled by u.s. financial institutions": useFact,
	"organization type": useFact, "target type": useFact, "issuer name": useFact,
	"aircraft model": useFact, "aircraft operator": useFact, "other vessel type": useFact,
	"ifca determination": useFact, "occupation": useFact, "ethnicity": useFact, "tribe": useFact, "subtribe": useFact,
	"organization": useFact, "additional program tags": useFact,
}

// ofacIDLabels are the labels of identifiers, in lower case, with what they
// are. A label that is missing here is read all the same, as OtherID. The
// longest label that fits wins, so a prefix that OFAC repeats before the number
// ("National ID No. CNIC: 35202-...") may stand as a label of its own.
var ofacIDLabels = map[string]IDType{
	"passport": Passport, "passport no.": Passport, "diplomatic passport": Passport,
	"diplomatic passport laissez-passer": Passport, "british national overseas passport": Passport,
	"stateless person passport": Passport, "passport booklet": Passport, "u.s.a. passport": Passport,
	"travel document number": Passport, "travel document": Passport, "u.s. passport": Passport,
	"passport card": Passport, "service passport": Passport, "interpol passport": Passport,

	"national id no.": NationalID, "national id no. cnic": NationalID, "national id no. nic": NationalID,
	"national id no. rne": NationalID, "cedula no.": NationalID, "cedula no. cedula": NationalID,
	"c.u.r.p.": NationalID, "c.u.r.p. #": NationalID, "c.u.i.": NationalID, "c.u.i.p.": NationalID,
	"d.n.i.": NationalID, "n.i.e.": NationalID, "i.f.e.": NationalID,
	"credencial electoral": NationalID, "electoral registry no.": NationalID, "personal id card": NationalID,
	"national foreign id number": NationalID, "national foreign id number rne": NationalID,
	"turkish identification number": NationalID, "numero de identidad": NationalID, "kenyan id no.": NationalID,
	"citizen's card number": NationalID, "uae identification": NationalID, "le number": NationalID,
	"bosnian personal id no.": NationalID, "moroccan personal id no.": NationalID,
	"cnp (personal numerical code)": NationalID, "tazkira national id card": NationalID,
	"stateless person id card": NationalID, "refugee id card": NationalID, "afghan tazkira": NationalID,
	"voter id": NationalID, "voter id no.": NationalID, "personal id": NationalID,

	"tax id no.": TaxID, "tax id no. rif": TaxID, "r.f.c.": TaxID, "r.f.c. #": TaxID, "rfc": TaxID,
	"nit #": TaxID, "ruc #": TaxID, "rif #": TaxID, "rtn": TaxID, "v.a.t. number": TaxID,
	"italian fiscal code": TaxID, "fiscal code": TaxID, "us fein": TaxID, "c.u.i.t.": TaxID, "c.i.f.": TaxID,
	"n.i.f.": TaxID, "rsin": TaxID, "numero unico de identificacao tributaria (nuit)": TaxID,
	"paraguayan tax identification number": TaxID, "romanian tax registration": TaxID,
	"global intermediary identification number": TaxID, "s.i.n.": SocialSecurity, "ssn": SocialSecurity,

	"registration number": RegistrationID, "registration id": RegistrationID, "company number": RegistrationID,
	"uk company number": RegistrationID, "company id": RegistrationID, "company id: no.": RegistrationID,
	"business registration number": RegistrationID, "business registration document #": RegistrationID,
	"business registration document # cud": RegistrationID, "business number": RegistrationID,
	"commercial registry number": RegistrationID, "folio mercantil no.": RegistrationID,
	"matricula mercantil no": RegistrationID, "matricula mercantil no.": RegistrationID, "c.r. no.": RegistrationID,
	"unified social credit code (uscc)":             RegistrationID,
	"united social credit code certificate (usccc)": RegistrationID,
	"economic register number (cbls)":               RegistrationID,
	"chamber of commerce number":                    RegistrationID,
	"central registration system number":            RegistrationID,
	"istanbul chamber of comm. no.":                 RegistrationID,
	"dubai chamber of commerce membership no.":      RegistrationID,
	"registered charity no.":                        RegistrationID,
	"public registration number":                    RegistrationID,
	"certificate of incorporation number":           RegistrationID,
	"enterprise number":                             RegistrationID,
	"branch unit number":                            RegistrationID,
	"trade license no.":                             RegistrationID,
	"organization code":                             RegistrationID,
	"romanian c.r.":                                 RegistrationID,
	"msb registration number":                       RegistrationID,
	"vessel registration identification":            RegistrationID,
	"tourism license no.":                           RegistrationID,
	"afghan money service provider license number":  RegistrationID,
	"driver's license no.":                          DriversLicence,
	"residency number":                              ResidencePermit,
	"romanian permanent resident can":               ResidencePermit,
	"sre permit no.":                                ResidencePermit,
	"immigration no.":                               ResidencePermit,
	"public security and immigration no.":           ResidencePermit,
	"visanumberid":                                  VisaNumber,
	"birth certificate number":                      BirthCertificate,
	"cartilla de servicio militar nacional":         MilitaryID,
	"military registration number":                  MilitaryID,
	"seafarer's identification document":            SeafarerID,
	"legal entity number":                           LEI,
	"swift/bic":                                     BIC,
	"d-u-n-s number":                                DUNS,
	"international maritime organization no.":       IMO,
	"mmsi":                          MMSI,
	"other vessel call sign":        CallSign,
	"aircraft tail number":          TailNumber,
	"previous aircraft tail number": TailNumber,
	"aircraft manufacturer's serial number (msn)": AircraftSerial,
	"aircraft serial identification":              AircraftSerial,
	"aircraft mode s transponder code":            ModeS,
	"isin":                                        ISIN,
	"identification number isin":                  ISIN,
	"equity ticker":                               EquityTicker,
	"bank account no.":                            BankAccount,
	"bik (ru)":                                    BankIdentifier,
	"government gazette number":                   GovernmentGazette,
	"aircraft construction number (also called l/n or s/n or f/n)": AircraftSerial,

	"email address": Email, "email": Email, "website": Website,
	"phone number": Phone, "phone no.": Phone, "phone": Phone,
	"telephone": Phone, "telephone no.": Phone, "telephone number": Phone,
	"fax": Phone, "fax no.": Phone, "fax number": Phone,

	"license": OtherID, "file number": OtherID, "permit number": OtherID, "serial no.": OtherID,
	"pilot license number": OtherID, "tarjeta profesional": OtherID, "chinese commercial code": OtherID,
	"identification number": OtherID, "micex code": OtherID, "un/locode": OtherID, "telex": OtherID, "tgms": OtherID, "trademark number": OtherID,
	"temporary suspension of deportation no.": OtherID,
}

// maxLabel is longer than any label in the tables, in bytes.
const maxLabel = 100

// cutLabel splits a segment at the longest label that it begins with, and says
// what follows. The use is noUse if it begins with none.
func cutLabel(seg string) (label, rest string, use remarkUse, id IDType) {
	low := strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' { // labels are ASCII; other letters would change the length
			return r + 'a' - 'A'
		}
		return r
	}, seg[:min(len(seg), maxLabel)])
	low = low[:min(len(low), len(seg))] // a rune cut in two has become longer
	for i := len(low); i > 0; i-- {
		if i < len(seg) && !strings.ContainsRune(" :,-", rune(seg[i])) {
			continue
		}
		use, id = ofacUses[low[:i]], OtherID
		if t, ok := ofacIDLabels[low[:i]]; ok {
			use, id = useID, t
		}
		if use != noUse {
			return seg[:i], strings.TrimLeft(seg[i:], " :,-"), use, id
		}
	}
	return "", seg, noUse, OtherID
}

// ofacIDType returns what an identifier with OFAC's label is, whatever the
// case; OtherID if the label is not known.
func ofacIDType(label string) IDType { return ofacIDLabels[strings.ToLower(label)] }
