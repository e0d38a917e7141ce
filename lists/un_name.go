package lists

import (
	"regexp"
	"strings"
	"unicode"
)

// unNameParts are the elements that hold the parts of a name, in its order.
var unNameParts = []string{"FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"}

// notAvailable stands in a few fields that have nothing in them.
const notAvailable = "na"

// unPrimary makes the primary name of its parts. The first part of a person's
// name is a given name and the last one a family name; the publisher does not
// say what stands between. On the list for North Korea it is the other way
// round: all persons there are written family name first. Entities have one
// part, which in one entry holds two names.
func unPrimary(parts [4]string, kind Kind, id string) []Name {
	for i, s := range parts {
		if s == notAvailable {
			parts[i] = ""
		}
	}
	given := texts(parts[:])
	text := strings.Join(given, " ")
	if text == "" {
		return nil
	}
	if kind != Person {
		var names []Name
		for _, s := range texts(strings.Split(text, ";")) {
			s = strings.TrimSpace(s)
			names = append(names, Name{Text: s, Script: scriptOf(s)})
		}
		if len(names) > 0 {
			names[0].Type = Primary
		}
		return names
	}
	n := Name{Text: text, Type: Primary, Script: scriptOf(text)}
	first, last := GivenName, FamilyName
	middle := OtherPart
	if strings.HasPrefix(id, "KP") {
		first, middle, last = FamilyName, GivenName, GivenName
	}
	for i, s := range given {
		t := middle
		switch {
		case len(given) == 1:
			t = OtherPart
		case i == 0:
			t = first
		case i == len(given)-1:
			t = last
		}
		n.Parts = append(n.Parts, NamePart{t, s})
	}
	return []Name{n}
}

// A unAlias is an INDIVIDUAL_ALIAS or ENTITY_ALIAS: its fields by name.
type unAlias struct {
	offset int64
	fields map[string]string
}

// alias adds an alias: the names in its text and its note, the date and place
// of birth that go with it, and the identifiers that its note names. What was
// written around the names is kept as a fact.
func (u *unReader) alias(e *Entry, a unAlias) {
	text, note := a.fields["ALIAS_NAME"], a.fields["NOTE"]
	if text == "" {
		if len(a.fields) > 0 {
			u.problem(a.offset, "alias without a name: "+noted(a.fields["QUALITY"], note, a.fields["DATE_OF_BIRTH"]), ErrUnread)
		}
		return
	}
	var n Name
	switch q := strings.ToLower(a.fields["QUALITY"]); q {
	case "good", "a.k.a.", "":
	case "low":
		n.Weak = true
	case "f.k.a.":
		n.Type = Former
	default:
		u.problem(a.offset, text+": quality "+q, ErrWord)
	}
	names, remark := cutUNAlias(text)
	for _, s := range append(names, namesInNote(note)...) {
		n.Text, n.Script = s, scriptOf(s)
		e.addNames(n)
	}
	if len(names) != 1 || names[0] != text {
		e.addFact("alias", text)
	}
	u.aliasDetails(e, a, noted(remark, note))
	if note != "" {
		e.addFact("alias", text+": "+note)
	}
}

// bornNote is a date of birth in a note on an alias.
var bornNote = regexp.MustCompile(`(?i)\b(?:born(?: in| on)?|D\.?P?OB\b)(?: [A-Z][a-z]+ on)?[ :-]*(?:[a-z]\) )?((?:\d{1,2} ?[A-Z][a-z]{2,8}\.? ?)?\d{4})\b`)

// aliasDetails adds what an alias and its note say of the person who uses it.
func (u *unReader) aliasDetails(e *Entry, a unAlias, note string) {
	if s := a.fields["DATE_OF_BIRTH"]; s != "" {
		d := u.date(a.offset, "date of birth "+a.fields["ALIAS_NAME"], s)
		e.addBorn(d)
		e.Facts = append(e.Facts, Fact{"date of birth", a.fields["ALIAS_NAME"] + ": " + s, d})
	}
	if s := joined(a.fields["CITY_OF_BIRTH"], a.fields["COUNTRY_OF_BIRTH"]); s != "" {
		e.BirthPlaces = append(e.BirthPlaces, s)
		e.addFact("place of birth", a.fields["ALIAS_NAME"]+": "+s)
	}
	for _, m := range bornNote.FindAllStringSubmatch(note, -1) {
		if d, err := ParseDate(strings.ReplaceAll(m[1], ".", ". ")); err == nil {
			e.addBorn(d)
		}
	}
	e.addIdentifiers(identifiersIn(note)...)
}

var (
	// aliasRemark is what follows a name in the text of an alias and is none.
	aliasRemark = regexp.MustCompile(`(?i)(?:,? born (?:in )?[^()]*\d{4}.*|\s*\((?:previously listed as|formerly listed as|birth name|combat name|third|false identity [^()]*)\)|\s+- sub-unit name\b)`)
	// scriptLabel introduces or follows the name in its own script.
	scriptLabel = regexp.MustCompile(`(?i)\(original script\)|\boriginal script:|\bin arabic(?: script)?:`)
	itemLetter  = regexp.MustCompile(`\s[a-z]\)\s`)
)

// cutUNAlias splits the text of an alias into the names it holds, and what is
// said of them. Semicolons separate names, and so do brackets around a list of
// names or around a name in another script. Other brackets belong to the name.
func cutUNAlias(text string) (names []string, remark string) {
	for _, m := range aliasRemark.FindAllString(text, -1) {
		remark = noted(remark, strings.Trim(m, " ,()-"))
	}
	text = aliasRemark.ReplaceAllString(text, "")
	text = scriptLabel.ReplaceAllString(text, " ")
	text = itemLetter.ReplaceAllString(text, "; ")
	for _, s := range strings.Split(openBrackets(text), ";") {
		for _, s := range cutScripts(s) {
			if s = strings.TrimLeft(strings.Trim(s, " ,;"), ") "); strings.IndexFunc(s, isLetterOrDigit) >= 0 {
				names = append(names, s)
			}
		}
	}
	return names, remark
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// openBrackets writes semicolons for the brackets that hold names rather than
// a part of one.
func openBrackets(s string) string {
	for from := 0; ; {
		open := strings.IndexByte(s[from:], '(')
		if open < 0 {
			return s
		}
		open += from
		end := closingParen(s[open:])
		if end < 0 {
			return s
		}
		end += open
		inner := s[open+1 : end]
		before, within := scriptOf(s[:open]), scriptOf(inner)
		if !strings.Contains(inner, ";") && (before == "" || within == "" || before == within) {
			from = end
			continue
		}
		s = s[:open] + ";" + inner + ";" + s[end+1:]
		from = open + 1
	}
}

var (
	nameOnly = regexp.MustCompile(`^(?:\p{Lu}|the )[\pL\pM’‘'". -]*$`)
	// inBrackets is a list of names in brackets at the start or end of a note.
	inBrackets = regexp.MustCompile(`\(([^()]*;[^()]*)\)`)
	ownScript  = regexp.MustCompile(`(?i)(?:original script|in arabic(?: script)?): *([^;]*)`)
)

// namesInNote returns the names in the note on an alias: further spellings,
// separated by semicolons, or the name in its own script.
func namesInNote(note string) []string {
	if m := ownScript.FindStringSubmatch(note); m != nil {
		return texts([]string{strings.TrimSpace(m[1])})
	}
	if m := inBrackets.FindStringSubmatch(note); m != nil {
		note = m[1]
	}
	names := strings.Split(note, ";")
	if len(names) < 2 {
		return nil
	}
	for i, s := range names {
		names[i] = strings.TrimSpace(s)
		if !nameOnly.MatchString(names[i]) {
			return nil
		}
	}
	return names
}
