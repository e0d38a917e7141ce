package lists

import (
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// unDocumentWords say what a document is. The first word that occurs in the
// type of the document, or before its number, decides: the publisher files
// driving licences and tax numbers under "National Identification Number".
var unDocumentWords = []struct {
	word string
	id   IDType
}{
	{"fiscal code", TaxID}, {"nif\u202f", TaxID}, {"social security", SocialSecurity}, {"ssn", SocialSecurity},
	{"driving licence", DriversLicence}, {"driver's permit", DriversLicence}, {"birth certificate", BirthCertificate},
	{"military", MilitaryID}, {"ex-serviceman", MilitaryID}, {"fardc", MilitaryID},
	{"residential card", ResidencePermit}, {"alien registration", ResidencePermit},
	{"ration card", OtherID}, {"student id", OtherID}, {"other id", OtherID},
	{"passport", Passport}, {"passeport", Passport}, {"pasaporte", Passport}, {"travel document", Passport},
	{"identi", NationalID}, {"tazkira", NationalID}, {"national", NationalID}, {"voter id", NationalID},
}

func unDocumentType(label string) IDType {
	low := strings.ToLower(label)
	for _, w := range unDocumentWords {
		if strings.Contains(low, w.word) {
			return w.id
		}
	}
	return OtherID
}

// document reads an INDIVIDUAL_DOCUMENT. The number stands in NUMBER, or in
// the note, or behind the words of TYPE_OF_DOCUMENT2. A document of which no
// number is said is a fact.
func (u *unReader) document(e *Entry, c xmlpos.Element) {
	m := u.fields("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE",
		"DATE_OF_ISSUE", "NOTE")
	if len(m) == 0 {
		return
	}
	label := m["TYPE_OF_DOCUMENT"]
	if second := strings.TrimRight(m["TYPE_OF_DOCUMENT2"], ": "); !strings.EqualFold(second, label) {
		label = joined(label, second)
	}
	id := Identifier{Label: label, Country: m["ISSUING_COUNTRY"], Note: m["NOTE"]}
	words, after := "", ""
	switch {
	case m["NUMBER"] != "":
		words, id.Value, after = cutNumber(m["NUMBER"])
	case strings.ContainsAny(m["TYPE_OF_DOCUMENT2"], digits):
		words, id.Value, after = cutNumber(m["TYPE_OF_DOCUMENT2"])
		id.Label = joined(m["TYPE_OF_DOCUMENT"], words)
	default:
		if words, id.Value, _ = cutNumber(m["NOTE"]); words == "" && !leadingNumber.MatchString(id.Value) {
			id.Value = "" // a note without a number
		}
	}
	// What was written around the number keeps its place in the note.
	if m["NUMBER"] != "" {
		id.Note = noted(words, after, id.Note)
	}
	id.Type = unDocumentType(words)
	if id.Type == OtherID {
		id.Type = unDocumentType(label)
	}
	if t := unDocumentType(id.Note); t == TaxID || t == SocialSecurity {
		id.Type = t
	}
	place := joined(m["CITY_OF_ISSUE"], m["COUNTRY_OF_ISSUE"])
	if id.Country == "" {
		id.Country, place = m["COUNTRY_OF_ISSUE"], m["CITY_OF_ISSUE"]
	}
	if place != "" && place != id.Country {
		id.Note = noted(id.Note, "issued in "+place)
	}
	id.Issued = u.date(c.Offset, "date of issue", m["DATE_OF_ISSUE"])
	id.readValidity()
	if id.Value == "" {
		e.addFact(label, joined(m["DATE_OF_ISSUE"], id.Country, id.Note))
		return
	}
	e.Identifiers = append(e.Identifiers, id)
}

var (
	// wordsBefore are the words that introduce a number: "CAR diplomatic
	// passport no. D00000898", "German travel document (“Reiseausweis”) A 0139243".
	wordsBefore = regexp.MustCompile(`^(.*?(?i:number|\bno|code|\bSSN|card|passport|document \([^)]*\))[.:]*|(?:[A-Z][a-z]{3,} )*[A-Z][a-z]{3,})` +
		`(?:\s+|[.:]\s*)((?:[A-Z]{0,6}[-. ]{0,2})\d.*)$`)
	// wordsAfter are those that follow one: "381110042 (Expired 25 Jan. 2016)",
	// "R00012098, South Sudan".
	wordsAfter    = regexp.MustCompile(`^(.*?\d\S*?)(?:\s+\(([^()]*)\)|,?\s+((?:issued|expired|under)\b.*)|, ([A-Z][a-z]+(?: [A-Z][a-z]+)*))$`)
	leadingNumber = regexp.MustCompile(`^\d{5,}\b`)
)

// cutNumber splits the number of a document from the words around it.
func cutNumber(text string) (before, value, after string) {
	value = text
	if m := wordsBefore.FindStringSubmatch(value); m != nil {
		before, value = m[1], m[2]
	}
	if m := wordsAfter.FindStringSubmatch(value); m != nil {
		value, after = m[1], noted(m[2], m[3], m[4])
	}
	return before, strings.TrimRight(value, ", "), after
}

const noteDate = `((?:\d{1,2} ?[A-Z][a-z]{2,8}\.? ?\d{4})|[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)`

var (
	expiryNote = regexp.MustCompile(`(?i:\bexp(?:ir\w*|\.)(?: date)?|\bvalid until)(?i:[: ]+(?:on |of )?)` + noteDate)
	issueNote  = regexp.MustCompile(`(?i:\bissued(?: on)?|\bdate of issue) ` + noteDate)
)

// readValidity reads the dates of issue and expiry in the note.
func (id *Identifier) readValidity() {
	read := func(re *regexp.Regexp, d *Date) {
		if m := re.FindStringSubmatch(id.Note); m != nil && d.IsZero() {
			*d, _ = ParseDate(m[1]) // what is no date stays in the note
		}
	}
	read(expiryNote, &id.Expires)
	read(issueNote, &id.Issued)
}
