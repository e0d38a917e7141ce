package lists

import (
	"regexp"
	"strings"
)

// euIDTypes are the codes of the EU's types of identification.
var euIDTypes = map[string]IDType{
	"id": NationalID, "passport": Passport, "swiftbic": BIC, "imo": IMO, "regnumber": RegistrationID,
	"fiscalcode": TaxID, "taxid": TaxID, "euvat": TaxID, "ssn": SocialSecurity, "unssn": SocialSecurity,
	"birthcert": BirthCertificate, "drivinglicence": DriversLicence, "residentperm": ResidencePermit,
	"tradelic": RegistrationID, "NRN": NationalID, "nationcert": OtherID, "travelcardid": Passport, "electionid": OtherID,
	"other": OtherID,
}

// identification reads one identification.
func (p *euParty) identification(get euRecord, remark string) {
	remark = strings.TrimSpace(remark)
	code := get("identificationTypeCode")
	id := Identifier{Label: get("identificationTypeDescription"), Value: strings.TrimSpace(get("number")), Country: euCountry(get)}
	if id.Label == "" {
		id.Label = code
	}
	t, ok := euIDTypes[code]
	if !ok {
		p.problem("type of identification "+code, ErrUnread)
	}
	id.Type = typeByWords(t, remark)
	notes := []string{remark}
	for _, flag := range []struct{ field, word string }{
		{"diplomatic", "diplomatic"}, {"knownExpired", "known to be expired"}, {"knownFalse", "known to be false"},
		{"reportedLost", "reported lost"}, {"revokedByIssuer", "revoked by issuer"},
	} {
		if flagged(get(flag.field)) {
			notes = append(notes, flag.word)
		}
	}
	if name := get("nameOnDocument"); name != "" {
		name = strings.TrimPrefix(strings.TrimSuffix(name, "')"), "(name on doc. '") // the CSV file's way
		notes = append(notes, "name on document: "+name)
	}
	if by := get("issuedBy"); by != "" {
		notes = append(notes, "issued by "+by)
	}
	if region := get("region"); region != "" {
		notes = append(notes, "region: "+region)
	}
	id.Issued = p.documentDate("issued", get("issuedDate")+get("issueDate")) // one of the two is the name
	id.Expires = p.documentDate("valid to", get("validTo"))
	if from := get("validFrom"); from != "" {
		if d := p.documentDate("valid from", from); id.Issued.IsZero() {
			id.Issued = d
		}
		notes = append(notes, "valid from "+from)
	}
	id.Note = noted(notes...)
	p.numbers++
	p.onlyIMO = p.onlyIMO && id.Type == IMO && isShipNumber(id.Value)
	latin := strings.TrimSpace(get("latinNumber"))
	if strings.Trim(id.Value, "-–. ") == "" { // "-" stands for a number that is not known
		p.fact(id.Label, noted(id.Value, id.Country, id.Note, latin))
		return
	}
	p.Identifiers = append(p.Identifiers, id)
	if latin != "" && latin != id.Value {
		id.Value, id.Note = latin, noted(id.Note, "Latin form of "+id.Value)
		p.Identifiers = append(p.Identifiers, id)
	}
}

func (p *euParty) documentDate(what, text string) Date {
	if text == "" {
		return Date{}
	}
	d, err := ParseDate(text)
	if err != nil {
		p.problem(what+" "+text, err)
	}
	return d
}

// wordTypes say what a number is by the words around it. The first that
// matches decides.
var wordTypes = []struct {
	words *regexp.Regexp
	id    IDType
}{
	{regexp.MustCompile(`(?i)\bmilitary\b`), MilitaryID},
	{regexp.MustCompile(`(?i)driv(?:ing|er)`), DriversLicence},
	{regexp.MustCompile(`(?i)social security`), SocialSecurity},
	{regexp.MustCompile(`(?i)birth certificate`), BirthCertificate},
	{regexp.MustCompile(`(?i)resident|residence|residential`), ResidencePermit},
	{regexp.MustCompile(`(?i)\b(?:swift|bic)\b`), BIC},
	{regexp.MustCompile(`(?i)\bIMO\b`), IMO},
	{regexp.MustCompile(`(?i)\b(?:I?TIN|INN|UNP|VAT)\b|\btax|taxpayer|fiscal`), TaxID},
	{regexp.MustCompile(`(?i)\b(?:OGRN|OGRNIP|OKPO|USCC)\b|registration|company number|incorporation|licen[cs]e`), RegistrationID},
	{regexp.MustCompile(`(?i)passport|travel document`), Passport},
	{regexp.MustCompile(`(?i)national (?:id|no)|identity|identification|personal id|\bid[ -]?(?:no|number|card)|tazkira|ration card`), NationalID},
}

// typeByWords refines a type that says little by the words of a remark.
func typeByWords(t IDType, words string) IDType {
	if t != OtherID {
		return t
	}
	for _, w := range wordTypes {
		if w.words.MatchString(words) {
			return w.id
		}
	}
	return t
}
