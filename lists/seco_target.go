package lists

import (
	"strconv"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// target reads one target. Only the children of an element are read, never
// what lies deeper: a modification holds copies of what it added and removed,
// which would bring removed names back.
func (s *secoReader) target(target xmlpos.Element) {
	t := &secoTarget{entry: Entry{ID: target.Attr("ssid"), Pos: s.file.pos(target.Offset)}}
	before := len(s.list.Problems)
	e := &t.entry
	s.entry = e.ID
	defer func() {
		// They are Problems of the list only if the target is on it.
		t.problems = append(t.problems, s.list.Problems[before:]...)
		s.list.Problems, s.entry = s.list.Problems[:before], ""
	}()
	t.sets = texts([]string{target.Attr("sanctions-set-id")})
	var last secoModification
	for c := range s.Children() {
		switch c.Name {
		case "sanctions-set-id":
			t.sets = append(t.sets, texts([]string{s.line()})...)
		case "individual":
			e.Kind, e.Gender = Person, ParseGender(c.Attr("sex"))
			s.party(t)
		case "entity":
			e.Kind = Organization
			s.party(t)
		case "object":
			var err error
			if e.Kind, err = ParseKind(c.Attr("object-type")); err != nil {
				s.problem(c.Offset, "object-type "+c.Attr("object-type"), ErrWord)
			}
			s.party(t)
		case "modification":
			last.take(s.modification(e, c))
		case "foreign-identifier", "generic-attribute":
			e.addFact(attrOr(c, "name", c.Name), s.line())
		default:
			s.unknown(c)
		}
	}
	t.delisted = last.delisted
	e.settlePrimary()
	switch {
	case e.ID == "":
		s.problem(target.Offset, "target without ssid", ErrUnread)
	case len(e.Names) == 0:
		s.problem(target.Offset, "target without a name", ErrUnread)
	}
	s.targets = append(s.targets, t)
}

// attrOr returns an attribute, or another text if the element has none.
func attrOr(c xmlpos.Element, attr, or string) string {
	if v := c.Attr(attr); v != "" {
		return v
	}
	return or
}

// A secoModification is what was done to a target, and when.
type secoModification struct {
	date     Date
	delisted bool
}

// take makes m the later one of two modifications, wherever they stand in the
// file. Of two on one day, the one that leaves the target on the list counts.
func (m *secoModification) take(n secoModification) {
	switch {
	case m.date.IsZero() && !n.date.IsZero(), before(m.date, n.date):
		*m = n
	case m.date == n.date:
		m.delisted = m.delisted && n.delisted
	}
}

// modification reads the attributes of a modification, and nothing inside it.
func (s *secoReader) modification(e *Entry, c xmlpos.Element) secoModification {
	kind := c.Attr("modification-type")
	text := attrOr(c, "effective-date", attrOr(c, "enactment-date", c.Attr("publication-date")))
	m := secoModification{date: s.date(c.Offset, "modification "+kind, text)}
	switch kind {
	case "listed":
		if e.Listed.IsZero() || before(e.Listed, m.date) {
			e.Listed = m.date
		}
	case "amended":
	case "de-listed", "delisted", "removed":
		m.delisted = true
	default:
		s.problem(c.Offset, "modification-type "+kind, ErrWord)
	}
	e.Facts = append(e.Facts, Fact{"modification", kind + " " + text, m.date})
	return m
}

// party reads an individual, entity or object.
func (s *secoReader) party(t *secoTarget) {
	e := &t.entry
	for c := range s.Children() {
		switch c.Name {
		case "identity":
			s.identity(t, c)
		case "justification", "other-information":
			text := s.prose()
			if text != "" && e.Remarks != "" {
				e.Remarks += "\n"
			}
			e.Remarks += text
			e.addIdentifiers(announcedIn(text)...)
		case "relation":
			id, kind := c.Attr("target-id"), c.Attr("relation-type")
			e.Relations = append(e.Relations, Relation{Kind: kind, Entry: id})
			e.addFact(kind+" "+id, s.line())
		case "generic-attribute":
			e.addFact(attrOr(c, "name", c.Name), s.line())
		default:
			s.unknown(c)
		}
	}
}

// identity reads an identity. The names of other identities than the main one
// are aliases.
func (s *secoReader) identity(t *secoTarget, identity xmlpos.Element) {
	e := &t.entry
	for c := range s.Children() {
		switch c.Name {
		case "name":
			s.name(e, c, identity.Attr("main") != "false")
		case "day-month-year":
			d, text := s.dayMonthYear(c)
			switch {
			case d.IsZero():
			case e.Kind == Person:
				e.Born = append(e.Born, d)
			default:
				e.Facts = append(e.Facts, Fact{c.Name, text, d})
			}
		case "place-of-birth":
			t.births = append(t.births, c.Attr("place-id"))
			e.addFact(c.Name, s.line())
		case "nationality":
			for c := range s.Children() {
				if c.Name != "country" {
					s.unknown(c)
					continue
				}
				tie := Nationality
				switch e.Kind {
				case Vessel, Aircraft:
					tie = Flag
				case Organization:
					tie = Registration
				}
				if text := attrOrText(s.line(), c.Attr("iso-code")); text != "" {
					e.Countries = append(e.Countries, Country{text, tie})
				}
			}
		case "address":
			m := s.fields("address-details", "zip-code", "p-o-box", "c-o", "remarks")
			a := secoAddress{place: c.Attr("place-id")}
			a.Lines = texts([]string{m["c-o"], m["address-details"], m["p-o-box"]})
			a.PostalCode, a.Note = m["zip-code"], m["remarks"]
			t.addresses = append(t.addresses, a)
		case "identification-document":
			s.document(e, c)
		case "generic-attribute":
			e.addFact(attrOr(c, "name", c.Name), s.line())
		default:
			s.unknown(c)
		}
	}
}

// attrOrText returns the text of an element, or the attribute that stands for
// it where it is empty.
func attrOrText(text, attr string) string {
	if text == "" {
		return attr
	}
	return text
}

// dayMonthYear reads a date that stands in attributes, or in the text.
func (s *secoReader) dayMonthYear(c xmlpos.Element) (Date, string) {
	text := s.line()
	var n [3]int
	var written []string
	for i, a := range []string{"year", "month", "day"} {
		v := c.Attr(a)
		if v == "" {
			continue
		}
		written = append(written, v)
		var err error
		if n[i], err = strconv.Atoi(v); err != nil {
			n = [3]int{}
			break
		}
	}
	if len(written) == 0 {
		return s.date(c.Offset, c.Name, text), text
	}
	text = noted(strings.Join(written, "-"), text)
	d, err := NewDate(n[0], n[1], n[2])
	if err != nil {
		s.problem(c.Offset, c.Name+" "+text, ErrDate)
	}
	return d, text
}

// secoDocuments are the types of document. The list has others too, which
// keep their words as labels.
var secoDocuments = map[string]IDType{
	"passport": Passport, "diplomatic-passport": Passport, "service-passport": Passport, "travel-document": Passport,
	"id-card": NationalID, "identity-card": NationalID, "national-id": NationalID,
	"driving-license": DriversLicence, "driving-licence": DriversLicence, "driver-license": DriversLicence,
	"residence-permit": ResidencePermit, "social-security-number": SocialSecurity, "ssn": SocialSecurity,
	"tax-number": TaxID, "registration-number": RegistrationID, "imo-number": IMO, "birth-certificate": BirthCertificate,
}

func (s *secoReader) document(e *Entry, document xmlpos.Element) {
	label := document.Attr("document-type")
	id := Identifier{Type: secoDocuments[label], Label: label}
	for c := range s.Children() {
		switch c.Name {
		case "number":
			id.Value = noted(id.Value, s.line())
		case "issuer":
			id.Country = attrOrText(s.line(), c.Attr("code"))
		case "date-of-issue":
			id.Issued, _ = s.dayMonthYear(c)
		case "expiry-date":
			id.Expires, _ = s.dayMonthYear(c)
		case "remark", "remarks":
			id.Note = noted(id.Note, s.line())
		default:
			s.unknown(c)
		}
	}
	if id.Value == "" {
		e.addFact(label, noted(id.Country, id.Issued.String(), id.Note))
		return
	}
	e.Identifiers = append(e.Identifiers, id)
}
