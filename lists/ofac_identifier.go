package lists

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

const digits = "0123456789"

const dayText = `(?:circa )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}`

var (
	validity = regexp.MustCompile(`[\s,]*\b(issued|expires) (` + dayText + `(?: to ` + dayText + `)?)\b`)
	// group is a country or a remark in parentheses. One that touches what
	// follows, or holds digits, is part of the number: "D489833(9)".
	group = regexp.MustCompile(` ?\(([^()\d]*\pL[^()\d]*)\)(?: |[,.]|$)`)

	// harmless are the numbers in free text that identify nobody.
	harmless = regexp.MustCompile(`https?://\S+|(?i:Executive Order|E\.O\.|EO|UNSCR|Resolution|section|Sec\.|Directive) [\d()a-z.]+|` +
		`\b(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?(?:19|20)\d\d\b|\b[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b`)
	number = regexp.MustCompile(`\d{4,}|\d[-./ ]?\d[-./ ]?\d[-./ ]?\d|\pL+-?\d{3,}`)
	// announced is what makes even a date or a short number worth a look.
	announced = regexp.MustCompile(`(?i:\bno\. ?|\bDOB\b.*)\d`)
)

// holdsNumber reports whether free text holds what looks like an identifier: a
// number of four digits or more that is no date and no quotation of a law.
func holdsNumber(s string) bool {
	return strings.ContainsAny(s, digits) &&
		(announced.MatchString(s) || number.MatchString(harmless.ReplaceAllString(s, " ")))
}

// readIdentifier reads what follows the label of an identifier: the number,
// the issuing country in parentheses, the dates of issue and expiry, and words
// in between, which become the note.
func (e *Entry) readIdentifier(label, text string, t IDType) error {
	id := Identifier{Type: t, Label: label}
	var notes []string
	rest := text
	if strings.Contains(rest, "issued") || strings.Contains(rest, "expires") {
		for _, m := range validity.FindAllStringSubmatch(rest, -1) {
			d, err := ParseDate(m[2])
			if err != nil {
				return err
			}
			date := &id.Issued
			if m[1] == "expires" {
				date = &id.Expires
			}
			if !date.IsZero() {
				return fmt.Errorf("%w: %s twice", ErrUnread, m[1])
			}
			*date = d
		}
		rest = validity.ReplaceAllString(rest, "")
	}
	if t != Phone && strings.Contains(rest, "(") {
		for _, m := range group.FindAllStringSubmatch(rest, -1) {
			notes = append(notes, strings.TrimSpace(m[1]))
		}
		rest = group.ReplaceAllString(rest, " ")
		for i, n := range slices.Backward(notes) {
			if len(n) > 2 && unicode.IsUpper([]rune(n)[0]) { // "(individual)" and "(e)" are no countries
				id.Country, notes = n, slices.Delete(notes, i, i+1)
				break
			}
		}
	}
	value, words := cutWords(strings.Trim(rest, " ,:"), t)
	if words != "" {
		notes = append(notes, words)
	}
	if value == "" { // "Passport issued in Sarajevo": no number is said
		e.Facts = append(e.Facts, Fact{Label: label, Text: text})
		return nil
	}
	id.Value = value
	if value[0] == '(' && closingParen(value) == len(value)-1 {
		id.Value = value[1 : len(value)-1]
	}
	id.Type = typeByValue(t, label, id.Value)
	id.Note = strings.Join(notes, "; ")
	e.Identifiers = append(e.Identifiers, id)
	if t != Phone && holdsNumber(id.Note) { // an extension is no second number
		return fmt.Errorf("%w: a second number stands behind the first", ErrUnread)
	}
	return nil
}

// cutWords splits the text of an identifier before the first word that follows
// the number. There is no value if the text has neither a digit nor the form of
// a code: "BOELKPPY" is a code, "is issued by Texas" is not.
func cutWords(s string, t IDType) (value, words string) {
	if t == Website || t == Email {
		value, words, _ = strings.Cut(s, " ")
		return strings.TrimSuffix(value, "."), words
	}
	digit, wordy := false, false
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], ' ') + i
		if n < i {
			n = len(s)
		}
		switch w := s[i:n]; {
		case strings.ContainsAny(w, digits):
			digit = true
		case isWord(w) && digit:
			return strings.TrimRight(s[:i], " ,-"), s[i:]
		case isWord(w):
			wordy = true
		}
		i = n + 1
	}
	if wordy && !digit {
		return "", s
	}
	return s, ""
}

// isWord reports whether s is written as a word, not as a part of a code such
// as "HRB" or the "Ta Ta Na" of Burmese registration numbers.
func isWord(s string) bool {
	letters, lower := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsLower(r) {
			lower++
		}
	}
	code := len(s) <= 3 && s != "" && unicode.IsUpper(rune(s[0]))
	return letters > 1 && lower > 0 && !code
}

// typeByValue corrects the type of identifiers that OFAC publishes under a
// label of wider meaning: ships' numbers above all.
func typeByValue(t IDType, label, value string) IDType {
	switch {
	case strings.HasPrefix(value, "IMO "):
		return IMO
	case label == "Vessel Registration Identification" && len(value) == 7 && strings.Trim(value, digits) == "":
		return IMO
	}
	return t
}
