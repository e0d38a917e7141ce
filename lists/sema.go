package lists

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// semaXML is Canada's list under the Special Economic Measures Act (SEMA) and
// the Justice for Victims of Corrupt Foreign Officials Act (JVCFOA), published
// by Global Affairs Canada as sema-lmes.xml. Terrorist entities are on another
// list. See https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx.
var semaXML = &format{
	name:  "sema",
	ids:   []ID{CASEMA},
	sniff: sniffSEMA,
	parse: parseSEMA,
}

// semaHead is the root element and its first record, the fields of which tell
// this list from other sets of records.
var semaHead = regexp.MustCompile(`(?s)<data-set[\s>].*<record>\s*<Country>.*<(?:LastName|EntityOrShip|GivenName)>`)

func sniffSEMA(f *file) string {
	if semaHead.Match(f.head) {
		return "xml"
	}
	return ""
}

// semaFields are the elements of a record.
var semaFields = []string{
	"Country", "LastName", "GivenName", "EntityOrShip", "TitleOrShip", "DateOfBirthOrShipBuildDate", "ShipIMONumber",
	"Aliases", "Schedule", "Item", "DateOfListing",
}

func parseSEMA(l *List, files map[string]*file) error {
	l.ID, l.Title = CASEMA, "Consolidated Canadian Autonomous Sanctions List"
	l.Publisher = "Global Affairs Canada"
	return readXML(l, files["xml"], nil, func(x *xmlSource, _ xmlpos.Element) []string {
		for c := range x.Children() {
			if c.Name != "record" {
				x.unknown(c)
				continue
			}
			x.semaRecord(c)
		}
		return nil
	})
}

// semaID returns the ID of a record, which has no number. It is made of what
// the record is about and where in the regulations it stands, so that a new
// alias or date amends an entry and does not replace it.
func semaID(m map[string]string) string {
	h := sha256.New()
	for _, f := range []string{"Country", "Schedule", "Item", "EntityOrShip", "LastName", "GivenName", "ShipIMONumber"} {
		h.Write([]byte(m[f] + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// semaRecord reads one record, which makes one Entry. The file does not say
// when it was published; it is as new as the newest listing in it.
func (x *xmlSource) semaRecord(record xmlpos.Element) {
	e := Entry{Unstable: true, Pos: x.file.pos(record.Offset)}
	before := len(x.list.Problems)
	m := x.fields(semaFields...)
	e.ID = semaID(m)
	for i := range x.list.Problems[before:] {
		x.list.Problems[before+i].Entry = e.ID
	}
	x.entry = e.ID
	defer func() { x.entry = "" }()
	// The country is the one that the regulations are about, not that of the
	// party, and some are none: "Hamas Terrorist Attacks", corrupt officials.
	e.Programs = texts([]string{m["Country"]})
	e.Kind = semaKind(m)
	x.semaNames(&e, record, m)
	if d := m["DateOfBirthOrShipBuildDate"]; d != "" {
		x.semaDate(&e, record, d)
	}
	if n := m["ShipIMONumber"]; n != "" {
		e.Identifiers = append(e.Identifiers, Identifier{Type: IMO, Label: "ShipIMONumber", Value: n})
	}
	if t := m["TitleOrShip"]; e.Kind == Vessel {
		e.addFact("ship type", t)
	} else {
		e.Titles = texts([]string{t})
	}
	e.addFact("Schedule", m["Schedule"])
	e.addFact("Item", m["Item"])
	e.Listed = x.date(record.Offset, "DateOfListing", m["DateOfListing"])
	if d, _ := e.Listed.Bounds(); d.After(x.list.Published) {
		x.list.Published = d
	}
	x.list.Entries = append(x.list.Entries, e)
}

func semaKind(m map[string]string) Kind {
	switch {
	case m["ShipIMONumber"] != "":
		return Vessel
	case m["EntityOrShip"] != "":
		return Organization
	case m["LastName"] != "" || m["GivenName"] != "":
		return Person
	}
	return Unknown
}

func (x *xmlSource) semaNames(e *Entry, record xmlpos.Element, m map[string]string) {
	family, given := strings.Trim(m["LastName"], " ;,"), strings.Trim(m["GivenName"], " ;,")
	if name := strings.TrimSpace(given + " " + family); name != "" {
		n := Name{Text: name, Type: Primary, Script: scriptOf(name)}
		if given != "" {
			n.Parts = append(n.Parts, NamePart{GivenName, given})
		}
		if family != "" {
			n.Parts = append(n.Parts, NamePart{FamilyName, family})
		}
		e.addNames(n)
	}
	entity := semaEntityNames(m["EntityOrShip"])
	for i, n := range entity {
		if n.Script = scriptOf(n.Text); i == 0 && len(e.Names) == 0 {
			n.Type = Primary
		}
		e.addNames(n)
	}
	if len(entity) > 1 {
		e.addFact("EntityOrShip", m["EntityOrShip"])
	}
	if m["Aliases"] != "" {
		aliases, sure := semaAliases(m["Aliases"], given, e.Kind == Person)
		for _, n := range aliases {
			n.Script = scriptOf(n.Text)
			e.addNames(n)
		}
		if len(aliases) != 1 || aliases[0].Text != m["Aliases"] {
			e.addFact("Aliases", m["Aliases"])
		}
		if !sure || len(aliases) == 0 {
			x.problem(record.Offset, m["Aliases"], ErrUnread)
		}
	}
	if e.settlePrimary(); len(e.Names) == 0 {
		x.problem(record.Offset, "record without a name", ErrUnread)
	}
}

var (
	monthYear = regexp.MustCompile(`^([A-Z][a-z]{2})-(\d\d)$`)
	orDate    = regexp.MustCompile(`(?i)\s+or\s+`)
	decade    = regexp.MustCompile(`^born in the (?:(?:early|mid|late) )?(\d{3})0s$`)
)

// semaDate reads a date of birth, or of the building of a ship. One date is
// said in most records, two with "or" between them in a few.
func (x *xmlSource) semaDate(e *Entry, record xmlpos.Element, text string) {
	var dates []Date
	for _, s := range orDate.Split(text, -1) {
		d, err := semaDay(s)
		if err != nil {
			x.problem(record.Offset, "DateOfBirthOrShipBuildDate "+text, ErrDate)
			e.addFact("DateOfBirthOrShipBuildDate", text)
			return
		}
		dates = append(dates, d)
	}
	if e.Kind != Person {
		e.Facts = append(e.Facts, Fact{"ship build date", text, dates[0]})
		return
	}
	for _, d := range dates {
		e.addBorn(d)
	}
	if decade.MatchString(text) {
		e.addFact("date of birth", text)
	}
}

// semaDay reads one date. Years of two digits, which a spreadsheet has left
// behind, are from 1924 to 2023: nobody on the list is older. Days that a
// spreadsheet has turned into numbers count from the end of 1899.
func semaDay(s string) (Date, error) {
	if m := monthYear.FindStringSubmatch(s); m != nil {
		year := "19" + m[2]
		if m[2] < "24" {
			year = "20" + m[2]
		}
		return ParseDate(m[1] + " " + year)
	}
	if m := decade.FindStringSubmatch(s); m != nil {
		d, err := ParseDate(m[1] + "0 to " + m[1] + "9")
		return d.About(), err
	}
	if m := spreadsheetDay.FindString(s); m != "" {
		return spreadsheetDate(m)
	}
	return ParseDate(s)
}
