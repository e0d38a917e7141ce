package lists

import (
	"regexp"
	"strings"
)

// proseLabels are the words that announce an identifier in prose. In each
// expression the first group is the label and the second one the number; the
// number has to have the form of its kind, because prose goes on behind it.
var proseLabels = []struct {
	re *regexp.Regexp
	id IDType
}{
	{regexp.MustCompile(`(?i)\b(passport(?: booklet)?(?: number| no\b| nr\b)?)[.:]*\s*((?-i:[A-Z]{0,3})[-. ]?\d[\dA-Z/-]{3,})`), Passport},
	{regexp.MustCompile(`(?i)\b((?:Company Number |company )?IMO(?:\)?\s+(?:number|no\b))?)[.:]*\s*(\d{7})\b`), IMO},
	{regexp.MustCompile(`\b(SWIFT(?:/BIC)?(?: [Cc]ode)?|BIC(?: [Cc]ode)?)[.:]*\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b`), BIC},
	{regexp.MustCompile(`\b(INN|Tax(?:payer)? (?:[Ii]dentification|ID) [Nn]umber|TIN|Tax ID)(?: \(INN\))?[.:]*\s*(\d[\d-]{7,13}\d)\b`), TaxID},
	{regexp.MustCompile(`\b((?:P?OGRN(?:IP)?|PSRN))[.:]*\s*(\d{13}(?:\d\d)?)\b`), RegistrationID},
	{regexp.MustCompile(`\b((?i:(?:business |company |commercial )?registration (?:number|no\b)|company (?:number|no\b)))[.:]*\s*([A-Z]{0,4}[- ]?\d[\dA-Z/-]{3,})`), RegistrationID},
	{regexp.MustCompile(`(?i)\b(unified social credit (?:code|identifier)(?: \(USCC\))?|USCC)[.:]*\s*((?-i:[0-9A-HJ-NP-RTUWXY]{18}))\b`), RegistrationID},
	{regexp.MustCompile(`\b(LEI)(?: code)?[.:]*\s*([A-Z0-9]{18}\d\d)\b`), LEI},
	{regexp.MustCompile(`\b(MMSI)[.:]*\s*(\d{9})\b`), MMSI},
	{regexp.MustCompile(`(?i)\b(SSN|social security number)[.:]*\s*(\d{3}-\d\d-\d{4})\b`), SocialSecurity},
	{regexp.MustCompile(`(?i)\b(fiscal code)[.:]*\s*((?-i:[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]))\b`), TaxID},
	{regexp.MustCompile(`(?i)\b(national (?:identification|identity|ID)(?: card)?(?: number| no\b)?|ID number)[.:]*\s*(\d[\d/A-Z.-]{3,}\d|\d{3}/[A-Z]+)`), NationalID},
	{regexp.MustCompile(`(?i)()\b([a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\b`), Email},
}

// identifiersIn returns the identifiers that prose names with a label, each
// with the label and a note that it is prose it stands in: it may belong to
// another party, such as the ship of a company. Wallets are among them.
func identifiersIn(text string) []Identifier {
	var ids []Identifier
	if strings.ContainsAny(text, digits+"@") || strings.Contains(text, "SWIFT") || strings.Contains(text, "BIC") {
		for _, p := range proseLabels {
			for _, m := range p.re.FindAllStringSubmatch(text, -1) {
				value := strings.Trim(m[2], " .-/")
				if strings.HasPrefix(value, "IMO") { // which has a line of its own in the table
					continue
				}
				label := strings.ReplaceAll(oneLine(m[1]), "IMO)", "IMO")
				ids = append(ids, Identifier{Type: p.id, Label: label, Value: value, Note: foundInText})
			}
		}
	}
	return append(ids, walletsIn(text)...)
}
