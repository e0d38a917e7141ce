package lists

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// statementLabels are the labels of identifiers in the remarks of the European
// lists, beside those of proseLabels. The groups are the label and the number.
var statementLabels = []struct {
	re *regexp.Regexp
	id IDType
}{
	// The first letter of OGRN is a Cyrillic one in some of them, and some of
	// the numbers lack a digit.
	{regexp.MustCompile(`(?:^|[^\pL])([OО]GRN|ОГРН|[OО]GRNIP)(?: ?no\.?| number)?:? ?(\d{12,15})\b`), RegistrationID},
	{regexp.MustCompile(`(?:^|[^\pL])((?:ИНН|УНП|UNP|УНН/ИНН|ITIN)(?: ?no\.?| number)?):? ?(\d{8,12})\b`), TaxID},
	{regexp.MustCompile(`(?i)\b(tax (?:id|registration|identification)? ?(?:no\.?|number))[ :]*(\d{8,14})\b`), TaxID},
	{regexp.MustCompile(`(?:^|[^\pL])(OKPO|ОКПО):? ?(\d{8,10})\b`), RegistrationID},
	{regexp.MustCompile(`(?:^|[^\pL])(KPP|КПП):? ?(\d{9})\b`), OtherID},
	{regexp.MustCompile(`\b(BIK|BIC|БИК):? ?(04\d{7})\b`), BankIdentifier},
	{regexp.MustCompile(`(?i)\b((?:money service provider )?licen[cs]e number)[: ]*(\d[\dA-Z/-]*)\b`), RegistrationID},
	{regexp.MustCompile(`(?i)\b(government gazette number)[: ]*(\d{5,10})\b`), GovernmentGazette},
	{regexp.MustCompile(`(?i)\b(website):? ?((?:https?:/+|www\.)[^\s;,)]+)`), Website},
	{regexp.MustCompile(`(?i)\b((?:tele)?phone(?: numbers?)?|tel|mobile|fax(?: numbers?)?|facsimile numbers?)[.: ]+(\+?[ \d][\d ().-]{6,24}\d)`), Phone},
}

// others begins a passage about other parties, whose numbers are not those of
// the entry: "Associated entities: ...", "parent company, TIN ...", "operator of
// the following vessels".
var others = regexp.MustCompile(`(?i)associat|\bparent\b|subsidiar|\bowne[dr]\b|following vessels|controlled by|sister company|shareholder`)

// announcedIn returns the identifiers that a statement announces by a label,
// e-mail addresses and wallets. What stands behind the first word that leads
// over to other parties is left out, but for wallets: statements list them
// under whatever heading.
func announcedIn(text string) []Identifier {
	if len(text) < 6 {
		return nil
	}
	var ids []Identifier
	for _, own := range passages(text) {
		for _, id := range identifiersIn(own) {
			if id.Type != Wallet {
				ids = append(ids, id)
			}
		}
		for _, l := range statementLabels {
			for _, m := range l.re.FindAllStringSubmatch(own, -1) {
				ids = append(ids, Identifier{Type: l.id, Label: m[1], Value: strings.TrimSpace(m[2]), Note: foundInText})
			}
		}
	}
	return append(ids, walletsIn(text)...)
}

// What an identifier may take before and after the first digit group, in bytes:
// its label, and the rest of the number.
const (
	passageBefore = 80
	passageAfter  = 60
)

// worthALook is what makes a place in a text worth a look: a group of three or more
// digits, and the words for identifiers that have none.
var worthALook = regexp.MustCompile(`\d[\dA-Z]*\d[\dA-Z]*\d+|@|SWIFT|BIC\b|ebsite`)

// passages returns the parts of a text that may hold identifiers of the party
// it is about. Statements of reasons are long, and nearly all of them hold no
// number but years: to look at the passages only halves the time of a list.
func passages(text string) []string {
	var found []string
	from, to := 0, 0
	for _, at := range worthALook.FindAllStringIndex(text, -1) {
		if word := text[at[0]:at[1]]; len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20")) && isNumber(word) {
			continue
		}
		if at[0]-passageBefore > to {
			if to > 0 {
				found = append(found, text[from:to])
			}
			from = runeStart(text, max(0, at[0]-passageBefore))
		}
		to = runeStart(text, min(len(text), at[1]+passageAfter))
	}
	if to == 0 {
		return nil
	}
	found = append(found, text[from:to])
	end := others.FindStringIndex(text)
	if end == nil {
		return found
	}
	return passages(text[:end[0]]) // it holds no such word
}

// runeStart returns i, or the next place where a character of s begins.
func runeStart(s string, i int) int {
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// sameValue reports whether two numbers are the same but for punctuation and
// the case of letters. Wallets are the exception: case counts in most of them.
func sameValue(a, b Identifier) bool {
	return a.Value == b.Value || a.Type != Wallet && b.Type != Wallet && bareValue(a.Value) == bareValue(b.Value)
}

func bareValue(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
