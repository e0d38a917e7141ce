package lists

import (
	"regexp"
	"strings"
)

var (
	dfatUN     = regexp.MustCompile(`^[A-Z]{2}[ie]\.\d{3}\b`)
	dfatGender = regexp.MustCompile(`\bGender: ?([Mm]ale|[Ff]emale)\b`)
	dfatLink   = regexp.MustCompile(`(?:https?://|www\.)[^\s,;()]+[^\s,;().]`)
	dfatEmail  = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)

	// dfatSection is a label in prose that is taken from the United Nations' list
	// or written after its manner, and ends what the label before it says.
	dfatSection = regexp.MustCompile(`\b(?:Title|Designation|DOB|POB|(?:Good|Low) quality a\.k\.a\.|Nationality|Address|Gender|Listed on|Other information|` +
		`(?i:(?:\pL+ )?passport(?: no\b\.?| numbers?)?|national identification(?: no\b\.?| number)?|company identification no\b\.?|` +
		`(?:company |business )?registration (?:no\b\.?|number)|tax (?:identification|registration) (?:no\b\.?|number)|IMO(?: number)?)|INN|OGRN|KPP)(?:[\s:]|$)`)
	// dfatSentence is the end of a sentence, unless dfatShort ends there.
	dfatSentence = regexp.MustCompile(`\.(?:\s+[A-Z]|$)`)
	dfatShort    = regexp.MustCompile(`(?i)\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|no|st|dr|mr)$`)
	// dfatCode is the number of a document.
	dfatCode  = regexp.MustCompile(`\b(?:\d{2} \d{2} \d{6}|(?:[A-Z]{1,3}[-/])?[A-Z]{0,4} ?\d[\dA-Z/-]{2,}(?: \d{3,6})*)\b`)
	dfatYear  = regexp.MustCompile(`^(?:19|20)\d\d$`)
	dfatPaper = regexp.MustCompile(`(?i)\b(issued|expire[sd])\b(?: on)?:? (\d{1,2} [a-z]{3,9}\.? \d{4}|[a-z]{3,9}\.? \d{4}|\d{4})`)
	// dfatFiller are words between a label and its number that say nothing.
	dfatFiller = regexp.MustCompile(`(?i)\bnumbers?\b|\bno\b[.:]?|\binformation\b|\bID #|\bna\b`)
	// dfatOtherDocument says that a word before the number is no country.
	dfatOtherDocument = regexp.MustCompile(`(?i)card|identi|document|nationality|social|\bID\b|passport|certificate|c[ée]dula|laissez`)
	dfatIssuer        = regexp.MustCompile(`^[A-Z][\pL()' -]*$`)
	dfatBehind        = regexp.MustCompile(`^,? ?\(([A-Z][\pL ]+)\)`)
)

// dfatDocuments are the labels of identifiers in prose, by a word in them.
var dfatDocuments = []struct {
	word string
	t    IDType
}{
	{"passport", Passport}, {"national", NationalID}, {"tax", TaxID}, {"inn", TaxID}, {"imo", IMO},
	{"ogrn", RegistrationID}, {"registration", RegistrationID}, {"company", RegistrationID}, {"kpp", RegistrationID},
}

// dfatProse keeps additional information as remarks, and takes from it what
// stands there under a label: most identifiers of the list stand nowhere else.
func (l *List) dfatProse(e *Entry, text string) {
	if e.Remarks != "" {
		e.Remarks += "\n"
	}
	e.Remarks += text
	if n := dfatUN.FindString(text); n != "" {
		e.Facts = addNew(e.Facts, Fact{Label: "UN reference number", Text: n})
	}
	if m := dfatGender.FindStringSubmatch(text); m != nil {
		e.Gender = ParseGender(m[1])
	}
	sections := dfatSection.FindAllStringIndex(text, -1)
	for i, at := range sections {
		rest := text[at[1]:]
		if i+1 < len(sections) {
			rest = text[at[1]:sections[i+1][0]]
		}
		label := strings.Trim(text[at[0]:at[1]], " :\r\n\u00a0")
		for _, end := range dfatSentence.FindAllStringIndex(rest, -1) {
			if !dfatShort.MatchString(rest[:end[0]]) {
				rest = rest[:end[0]]
				break
			}
		}
		switch label {
		case "Title", "Designation":
			for _, t := range dfatItems(rest) {
				e.Titles = addNew(e.Titles, strings.TrimRight(t, "."))
			}
		case "DOB", "POB", "Nationality", "Address", "Gender", "Listed on", "Other information":
		default:
			e.dfatPapers(label, rest)
		}
	}
	for _, w := range dfatLink.FindAllString(text, -1) {
		e.Identifiers = addNew(e.Identifiers, Identifier{Type: Website, Value: w})
	}
	for _, m := range dfatEmail.FindAllString(text, -1) {
		e.Identifiers = addNew(e.Identifiers, Identifier{Type: Email, Value: m})
	}
	for _, w := range walletsIn(text) {
		e.Identifiers = addNew(e.Identifiers, w)
	}
}

// dfatPapers reads what follows the label of documents: "a) Afghanistan number
// D0009751, issued on 16 Oct. 2021 b) ...". Words without a number say
// something else with the same word.
func (e *Entry) dfatPapers(label, text string) {
	t := OtherID
	for _, d := range dfatDocuments {
		if strings.Contains(strings.ToLower(label), d.word) {
			t = d.t
			break
		}
	}
	if t == OtherID { // "Good quality a.k.a."
		return
	}
	for piece := range strings.SplitSeq(dfatMark.ReplaceAllString(text, "\x00"), "\x00") {
		at := dfatCode.FindStringIndex(piece)
		if at == nil || at[0] > 60 || dfatYear.MatchString(piece[at[0]:at[1]]) {
			continue
		}
		id := Identifier{Type: t, Label: label, Value: strings.TrimSpace(piece[at[0]:at[1]])}
		before := strings.Join(strings.Fields(dfatFiller.ReplaceAllString(piece[:at[0]], " ")), " ")
		before = strings.Trim(before, " ,:.#-()")
		switch {
		case before != "" && !dfatIssuer.MatchString(before):
			continue // a sentence that goes on, not a document
		case dfatOtherDocument.MatchString(before):
			id.Label += " " + before
		default:
			id.Country = before
		}
		if m := dfatBehind.FindStringSubmatch(piece[at[1]:]); id.Country == "" && m != nil {
			id.Country = m[1]
		}
		for _, m := range dfatPaper.FindAllStringSubmatch(piece[at[1]:], -1) {
			d, err := ParseDate(strings.Replace(m[2], ".", "", 1))
			switch {
			case err != nil:
			case strings.EqualFold(m[1], "issued") && id.Issued.IsZero():
				id.Issued = d
			case !strings.EqualFold(m[1], "issued") && id.Expires.IsZero():
				id.Expires = d
			}
		}
		note, _, _ := strings.Cut(piece[at[1]:], "\n")
		id.Note = strings.Trim(note, " ,.;\r\u00a0")
		e.addPaper(id)
	}
}

// addPaper adds a document unless the entry has it: rows of one entry say the
// same in other words.
func (e *Entry) addPaper(id Identifier) {
	for _, have := range e.Identifiers {
		if have.Type == id.Type && have.Value == id.Value {
			return
		}
	}
	e.Identifiers = append(e.Identifiers, id)
}
