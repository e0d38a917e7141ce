package lists

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	// quotedAlias is a weak alias with what follows it. The quote that closes
	// it is the first one before a semicolon or the end: names hold apostrophes.
	quotedAlias = regexp.MustCompile(`^(?i:alt\. ?)?((?:[afn]\.k|d\.b)\.a\.) (?:'(.*?)'|"(.*?)")\.?(?:;|$)`)
	// abbreviated is the end of a text whose full stop belongs to its last word.
	abbreviated = regexp.MustCompile(`(?:^|[ ,(])(?:(?:\pL\.){2,}|(?i:co|ltd|inc|corp|bhd|jr|sr|dr)\.)$`)
	currency    = regexp.MustCompile(`^Digital Currency Address\s*[-:]\s*([A-Z0-9]+)[\s:]+(\w+(?::\w+)?)$`)
	directive   = regexp.MustCompile(`^((?:Executive Order \d+|CAATSA Section \d+) (?:Directive )?(?:[Ii]nformation|Determination))[\s:-]+(.+)$`)
	directiveOn = regexp.MustCompile(`^((?:Listing|Effective) Date \([^()]+\)):? (.+)$`)
	bareLink    = regexp.MustCompile(`^((?:https?://|www\.)\S+?)(?: \(website\))?$`)
	bareEmail   = regexp.MustCompile(`^([^\s@:]+@[^\s@]+\.[a-z]+)(?: \(email\))?$`)
	plainLabel  = regexp.MustCompile(`^(\p{Lu}[^:;.\d]{2,40}): (\D+)$`)
	// unknownID is an identifier whose label is not in the table.
	unknownID = regexp.MustCompile(`^((?:[\pL.'/-]+ ){0,6}(?:No\.?|Number|#|ID|Code|Card|Certificate|Permit|Licen[cs]e|Passport|Registration)):? (.*\d.*)$`)
)

// readRemarks takes OFAC's remarks apart: segments with a semicolon between
// them, of the form "label value", closed by a full stop. What is understood
// goes into e, the rest into the problems of l; e.Remarks keeps the whole text
// either way. If the text is cut off, the last segment is reported and not
// trusted: half a wallet address is somebody else's.
func (l *List) readRemarks(e *Entry, cut bool) {
	segs := splitRemarks(e.Remarks)
	if cut && len(segs) > 0 {
		last := segs[len(segs)-1]
		segs = segs[:len(segs)-1]
		l.problem(e.Pos, e.ID, last, fmt.Errorf("%w: the remarks stop in the middle and no comment continues them; get the complete set", ErrTruncated))
	}
	for _, seg := range segs {
		if err := e.readSegment(seg); err != nil {
			l.problem(e.Pos, e.ID, seg, err)
		}
	}
}

// splitRemarks returns the segments of remarks. Remarks that stand in
// parentheses, an old form, are taken apart too.
func splitRemarks(s string) []string {
	var segs []string
	for s = cutStop(strings.TrimSpace(s)); s != ""; {
		n := segmentEnd(s)
		seg := strings.TrimSpace(s[:n])
		s = strings.TrimSpace(strings.TrimPrefix(s[n:], ";"))
		if strings.HasPrefix(seg, "(") && closingParen(seg) == len(seg)-1 {
			segs = append(segs, splitRemarks(seg[1:len(seg)-1])...)
		} else if seg != "" {
			segs = append(segs, seg)
		}
	}
	return segs
}

// segmentEnd returns where the first segment of s ends. A semicolon in a quoted
// alias or in parentheses does not end it.
func segmentEnd(s string) int {
	if _, name, n := cutAlias(s); name != "" {
		return n
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			i += max(closingParen(s[i:]), 0)
		case ';':
			// "Palestinian;arrested" lacks its blank; a link may hold a semicolon.
			if i+1 == len(s) || s[i+1] == ' ' || !strings.Contains(s[:i], "://") {
				return i
			}
		}
	}
	return len(s)
}

// closingParen returns the index of the parenthesis that closes the one s begins
// with, -1 if there is none.
func closingParen(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// cutStop removes the full stop that closes remarks, but not that of an
// abbreviation: OFAC does not write it twice.
func cutStop(s string) string {
	if abbreviated.MatchString(s[max(0, len(s)-16):]) { // the last word will do
		return s
	}
	return strings.TrimSuffix(s, ".")
}

// cutAlias returns the quoted alias that s begins with, the word before it, and
// the length of its segment.
func cutAlias(s string) (word, name string, n int) {
	if !strings.Contains(s[:min(len(s), 12)], ".a. ") {
		return "", "", 0
	}
	m := quotedAlias.FindStringSubmatchIndex(s)
	if m == nil {
		return "", "", 0
	}
	from, to := max(m[4], m[6]), max(m[5], m[7])
	if strings.Contains(s[from:to], ".a. ") { // a quote that is never closed
		return "", "", 0
	}
	return s[m[2]:m[3]], s[from:to], len(strings.TrimSuffix(s[:m[1]], ";"))
}

// readSegment reads one segment into e.
func (e *Entry) readSegment(seg string) error {
	seg, _ = strings.CutPrefix(seg, "alt. ")
	seg, _ = strings.CutPrefix(seg, "Alt. ")
	if word, name, _ := cutAlias(seg); name != "" {
		t := Alias
		if word == "f.k.a." {
			t = Former
		}
		e.Names = append(e.Names, Name{Text: name, Type: t, Weak: true})
		return nil
	}
	if strings.HasPrefix(seg, "Digital Currency Address") {
		m := currency.FindStringSubmatch(seg)
		if m == nil {
			return ErrUnread
		}
		e.Identifiers = append(e.Identifiers, Identifier{Type: Wallet, Label: "Digital Currency Address", Value: m[2], Asset: m[1]})
		return nil
	}
	label, rest, use, id := cutLabel(seg)
	if use == noUse || rest == "" {
		return e.readUnlabelled(seg)
	}
	if use == useID {
		return e.readIdentifier(label, rest, id)
	}
	return e.readLabelled(label, rest, use)
}

// readLabelled reads what follows a label that is not that of an identifier.
func (e *Entry) readLabelled(label, rest string, use remarkUse) error {
	switch use {
	case useBorn:
		d, err := ParseDate(rest)
		if err != nil {
			return err
		}
		e.Born = append(e.Born, d)
	case useDateFact:
		return e.readDateFact(label, rest)
	case useGender:
		g := ParseGender(rest)
		if g == GenderUnknown || e.Gender != GenderUnknown && e.Gender != g {
			return fmt.Errorf("%w: gender %q", ErrUnread, rest)
		}
		e.Gender = g
	case useBirthPlace:
		e.BirthPlaces = append(e.BirthPlaces, rest)
	case useNationality:
		e.Countries = append(e.Countries, Country{rest, Nationality})
	case useCitizenship:
		e.Countries = append(e.Countries, Country{rest, Citizenship})
	case useFormerFlag:
		e.Countries = append(e.Countries, Country{rest, FormerFlag})
	case useRegistry:
		e.Countries = append(e.Countries, Country{rest, Registration})
	case useRelation:
		e.Relations = append(e.Relations, Relation{Kind: label, Name: rest})
	case useTitle:
		e.Titles = append(e.Titles, rest)
	case useFact:
		e.Facts = append(e.Facts, Fact{Label: label, Text: rest})
	}
	return nil
}

// readUnlabelled reads a segment that begins with no label of the tables.
func (e *Entry) readUnlabelled(seg string) error {
	if slices.Contains(e.Titles, seg) { // OFAC repeats the column "title"
		return nil
	}
	if strings.Contains(seg, ".k.a. ") {
		return fmt.Errorf("%w: a name without its closing quote", ErrUnread)
	}
	if m := directiveOn.FindStringSubmatch(seg); m != nil {
		return e.readDateFact(m[1], m[2])
	}
	for _, re := range []*regexp.Regexp{directive, plainLabel} {
		if m := re.FindStringSubmatch(seg); m != nil {
			e.Facts = append(e.Facts, Fact{Label: m[1], Text: m[2]})
			return nil
		}
	}
	if m := bareLink.FindStringSubmatch(seg); m != nil {
		e.Identifiers = append(e.Identifiers, Identifier{Type: Website, Value: m[1]})
		return nil
	}
	if m := bareEmail.FindStringSubmatch(seg); m != nil {
		e.Identifiers = append(e.Identifiers, Identifier{Type: Email, Value: m[1]})
		return nil
	}
	if m := unknownID.FindStringSubmatch(seg); m != nil {
		return e.readIdentifier(m[1], m[2], OtherID)
	}
	if holdsNumber(seg) {
		return fmt.Errorf("%w: it holds a number but no label that says of what", ErrUnread)
	}
	e.Facts = append(e.Facts, Fact{Label: "Remark", Text: seg})
	return nil
}

func (e *Entry) readDateFact(label, text string) error {
	d, err := ParseDate(text)
	if err != nil {
		return err
	}
	e.Facts = append(e.Facts, Fact{label, text, d})
	if strings.HasPrefix(label, "Listing Date") && (e.Listed.IsZero() || d.first < e.Listed.first) {
		e.Listed = d
	}
	return nil
}
