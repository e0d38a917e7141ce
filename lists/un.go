package lists

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// unXML is the consolidated list of the United Nations Security Council, one
// file for all sanctions committees. See
// https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list.
var unXML = &format{
	name:  "un",
	ids:   []ID{UNSC},
	sniff: sniffUN,
	parse: parseUN,
}

var unRoot = regexp.MustCompile(`<CONSOLIDATED_LIST[\s>]`)

func sniffUN(f *file) string {
	if unRoot.Match(f.head) {
		return "xml"
	}
	return ""
}

// unReader reads the file record by record. The publisher leaves empty
// elements where it has nothing to say: an alias without a name, a document
// without a number. They are no Problems.
type unReader struct {
	*xmlSource
}

func parseUN(l *List, files map[string]*file) error {
	l.ID, l.Title = UNSC, "United Nations Security Council Consolidated List"
	l.Publisher = "United Nations Security Council"
	return readXML(l, files["xml"], []string{"INDIVIDUALS", "ENTITIES"}, func(x *xmlSource, root xmlpos.Element) []string {
		return (&unReader{x}).sections(root)
	})
}

// sections reads the whole file and returns the names of its sections.
func (u *unReader) sections(root xmlpos.Element) (seen []string) {
	generated := root.Attr("dateGenerated")
	if t, err := time.Parse(time.RFC3339, generated); err == nil {
		u.list.Published = t.UTC()
	} else {
		u.list.Published, _ = u.date(root.Offset, "dateGenerated", generated).Bounds()
	}
	for s := range u.Children() {
		seen = append(seen, s.Name)
		for c := range u.Children() {
			switch {
			case s.Name == "INDIVIDUALS" && c.Name == "INDIVIDUAL":
				u.party(c, Person)
			case s.Name == "ENTITIES" && c.Name == "ENTITY":
				u.party(c, Organization)
			default:
				u.unknown(c)
			}
		}
	}
	return seen
}

// party reads one INDIVIDUAL or ENTITY, which makes one Entry.
func (u *unReader) party(party xmlpos.Element, kind Kind) {
	e := Entry{Kind: kind, Pos: u.file.pos(party.Offset)}
	problems := len(u.list.Problems)
	var parts [4]string
	var original string
	var aliases []unAlias
	for c := range u.Children() {
		if i := slices.Index(unNameParts, c.Name); i >= 0 {
			parts[i] = u.line()
			continue
		}
		switch c.Name {
		case "REFERENCE_NUMBER":
			e.ID = u.line()
			u.entry = e.ID
		case "NAME_ORIGINAL_SCRIPT":
			original = u.line()
		case "INDIVIDUAL_ALIAS", "ENTITY_ALIAS":
			aliases = append(aliases, unAlias{c.Offset, u.fields("QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")})
		default:
			u.field(&e, c)
		}
	}
	e.Names = unPrimary(parts, kind, e.ID)
	if original != "" {
		e.addNames(Name{Text: original, Script: scriptOf(original)})
	}
	for _, a := range aliases {
		u.alias(&e, a)
	}
	e.settlePrimary()
	e.addIdentifiers(identifiersIn(e.Remarks)...)
	switch {
	case len(e.Names) == 0:
		u.problem(party.Offset, party.Name+" without a name", ErrUnread)
	case e.ID == "":
		u.problem(party.Offset, party.Name+" without REFERENCE_NUMBER", ErrUnread)
	}
	for i := range u.list.Problems[problems:] { // those met before the number was
		u.list.Problems[problems+i].Entry = e.ID
	}
	u.entry = ""
	u.list.Entries = append(u.list.Entries, e)
}

// field reads what is not a name.
func (u *unReader) field(e *Entry, c xmlpos.Element) {
	switch c.Name {
	case "UN_LIST_TYPE":
		e.Programs = append(e.Programs, texts([]string{u.line()})...)
	case "LISTED_ON":
		e.Listed = u.date(c.Offset, c.Name, u.line())
	case "GENDER":
		word := u.line()
		if e.Gender = ParseGender(word); e.Gender == GenderUnknown {
			e.addFact(c.Name, word)
		}
	case "COMMENTS1":
		e.Remarks = u.prose()
		if m := genderNote.FindStringSubmatch(e.Remarks); m != nil && e.Gender == GenderUnknown {
			e.Gender = ParseGender(m[1])
		}
	case "TITLE", "DESIGNATION":
		e.Titles = append(e.Titles, u.values()...)
	case "NATIONALITY", "NATIONALITY2":
		for _, s := range u.values() {
			if s == notAvailable { // read as a code it would be Namibia
				e.addFact(c.Name, s)
				continue
			}
			e.Countries = append(e.Countries, Country{Text: s, Tie: Nationality})
		}
	case "LAST_DAY_UPDATED":
		for _, s := range u.values() {
			e.Facts = append(e.Facts, Fact{c.Name, s, u.date(c.Offset, c.Name, s)})
		}
	case "LIST_TYPE":
		for _, s := range u.values() {
			e.addFact(c.Name, s)
		}
	case "INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS":
		u.address(e)
	case "INDIVIDUAL_DATE_OF_BIRTH":
		u.birth(e, c)
	case "INDIVIDUAL_PLACE_OF_BIRTH":
		m := u.fields("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")
		e.BirthPlaces = append(e.BirthPlaces, texts([]string{joined(m["STREET"], m["CITY"], m["STATE_PROVINCE"], m["COUNTRY"])})...)
		e.addFact("place of birth", m["NOTE"])
	case "INDIVIDUAL_DOCUMENT":
		u.document(e, c)
	case "DATAID", "VERSIONNUM", "SUBMITTED_BY", "SUBMITTED_ON", "DELISTED_ON", "SORT_KEY", "SORT_KEY_LAST_MOD":
		e.addFact(c.Name, u.line())
	default:
		u.unknown(c)
	}
}

// values reads the VALUEs of an element that may have several.
func (u *unReader) values() (values []string) {
	for c := range u.Children() {
		if c.Name != "VALUE" {
			u.unknown(c)
			continue
		}
		values = append(values, texts([]string{u.line()})...)
	}
	return values
}

func (u *unReader) address(e *Entry) {
	m := u.fields("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
	if len(m) == 0 {
		return
	}
	ad := Address{
		Lines: texts([]string{m["STREET"]}), City: m["CITY"], Region: m["STATE_PROVINCE"], PostalCode: m["ZIP_CODE"],
		Country: m["COUNTRY"], Note: m["NOTE"],
	}
	if !strings.ContainsAny(ad.PostalCode, digits) { // a region that stands in the wrong field
		ad.Region, ad.PostalCode = joined(ad.Region, ad.PostalCode), ""
	}
	e.Addresses = append(e.Addresses, ad)
	e.addIdentifiers(identifiersIn(ad.Note)...)
}

var (
	// genderNote says the gender of persons whose record has no GENDER.
	genderNote    = regexp.MustCompile(`\b[Gg]ender:? *\[?([Mm]ale|[Ff]emale)\b`)
	approximately = regexp.MustCompile(`(?i)\bapproximately\b`)
	// monthsNote is "Between Aug. and Sep. 1977".
	monthsNote = regexp.MustCompile(`(?i)^between ([a-z]+)\.? and ([a-z]+)\.? (\d{4})$`)
)

// birth reads a date of birth. What the date itself can not hold is a fact.
func (u *unReader) birth(e *Entry, c xmlpos.Element) {
	m := u.fields("TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE")
	note := m["NOTE"]
	d, err := unBirth(m)
	if d.IsZero() && err == nil {
		return // nothing is said
	}
	if err != nil {
		u.problem(c.Offset, "date of birth "+noted(m["DATE"], m["YEAR"], m["FROM_YEAR"], m["TO_YEAR"], note), ErrDate)
	} else {
		if m["TYPE_OF_DATE"] == "APPROXIMATELY" || approximately.MatchString(note) {
			d = d.About()
		}
		e.Born = append(e.Born, d)
	}
	if note != "" {
		e.Facts = append(e.Facts, Fact{"date of birth", note, d})
	}
}

// unBirth reads the date that the fields of a date of birth say: a day, a
// year, the years between which it lies, or a note only. A note such as "Sep."
// tells the month of the year.
func unBirth(m map[string]string) (Date, error) {
	note := m["NOTE"]
	switch {
	case m["DATE"] != "":
		return ParseDate(m["DATE"])
	case m["YEAR"] != "":
		if d, err := ParseDate(note + " " + m["YEAR"]); err == nil && note != "" {
			return d, nil
		}
		return ParseDate(m["YEAR"])
	case m["FROM_YEAR"] != "" || m["TO_YEAR"] != "":
		return ParseDate(m["FROM_YEAR"] + " to " + m["TO_YEAR"])
	case note == "":
		return Date{}, nil
	}
	if p := monthsNote.FindStringSubmatch(note); p != nil {
		return ParseDate(p[1] + " " + p[3] + " to " + p[2] + " " + p[3])
	}
	return ParseDate(note)
}
