package lists

import (
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// secoXML is the whole list of Switzerland's State Secretariat for Economic
// Affairs (SECO). See
// https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html.
//
// Targets that were taken off the list stay in the file. They are read, because
// other targets point to them, but they make no entries: the list would claim
// that they are sanctioned.
var secoXML = &format{
	name:  "seco",
	ids:   []ID{CHSECO},
	sniff: sniffSECO,
	parse: parseSECO,
}

var secoRoot = regexp.MustCompile(`<swiss-sanctions-list[\s>]`)

func sniffSECO(f *file) string {
	if secoRoot.Match(f.head) {
		return "xml"
	}
	return ""
}

// secoReader reads the file in one pass. Programmes and places are pointed to
// by number and may stand anywhere in it, so that targets are put together at
// the end.
type secoReader struct {
	*xmlSource
	sets    map[string]secoSet   // by ssid of the sanctions-set
	places  map[string]secoPlace // by ssid
	targets []*secoTarget
}

// A secoSet is a part of a sanctions programme, such as an annex.
type secoSet struct{ program, title string }

// A secoPlace is a place that addresses and births point to.
type secoPlace struct{ location, area, country, note string }

// A secoTarget is a target whose programmes and places are still numbers.
type secoTarget struct {
	entry     Entry
	sets      []string
	births    []string // place-ids
	addresses []secoAddress
	delisted  bool
	problems  []Problem
}

type secoAddress struct {
	Address
	place string // place-id
}

func parseSECO(l *List, files map[string]*file) error {
	l.ID, l.Title = CHSECO, "Swiss consolidated list of sanctioned persons, entities and objects"
	l.Publisher = "State Secretariat for Economic Affairs"
	return readXML(l, files["xml"], []string{"sanctions-program", "target"}, func(x *xmlSource, root xmlpos.Element) []string {
		s := &secoReader{xmlSource: x, sets: map[string]secoSet{}, places: map[string]secoPlace{}}
		return s.sections(root)
	})
}

// sections reads the whole file and returns the names of the elements in it.
func (s *secoReader) sections(root xmlpos.Element) []string {
	s.list.Published, _ = s.date(root.Offset, "date", root.Attr("date")).Bounds()
	if kind := root.Attr("list-type"); kind != "" && kind != "whole-list" {
		return nil // a list of changes; taken for the whole it would clear all others
	}
	seen := map[string]bool{}
	for c := range s.Children() {
		seen[c.Name] = true
		switch c.Name {
		case "sanctions-program":
			s.program()
		case "place":
			s.places[c.Attr("ssid")] = s.place()
		case "target":
			s.target(c)
		default:
			s.unknown(c)
		}
	}
	s.finish()
	var names []string
	for name := range seen {
		names = append(names, name)
	}
	return names
}

// program reads a sanctions-program. Its key is the short name; what there is
// in several languages is taken in English, else in the first one.
func (s *secoReader) program() {
	var key, name secoText
	sets := map[string]*secoText{}
	for c := range s.Children() {
		switch c.Name {
		case "program-key":
			key.add(c, s.line())
		case "program-name":
			name.add(c, s.line())
		case "sanctions-set":
			id := c.Attr("ssid")
			if sets[id] == nil {
				sets[id] = &secoText{}
			}
			sets[id].add(c, s.line())
		case "version-date", "predecessor-version-date", "origin":
			// Of the ordinance, not of a target.
		default:
			s.unknown(c)
		}
	}
	if key.text == "" {
		key = name
	}
	for id, title := range sets {
		s.sets[id] = secoSet{program: key.text, title: joined(name.text, title.text)}
	}
}

// A secoText is a text that comes in several languages.
type secoText struct {
	text    string
	english bool
}

func (t *secoText) add(c xmlpos.Element, text string) {
	english := strings.HasPrefix(c.Attr("lang"), "en")
	if text != "" && (t.text == "" || english && !t.english) {
		t.text, t.english = text, english
	}
}

func (s *secoReader) place() secoPlace {
	m := s.fields("location", "area", "country", "location-variant", "area-variant")
	return secoPlace{m["location"], m["area"], m["country"], noted(m["location-variant"], m["area-variant"])}
}

// finish puts the targets together that are on the list.
func (s *secoReader) finish() {
	names := map[string]string{}
	for _, t := range s.targets {
		if len(t.entry.Names) > 0 {
			names[t.entry.ID] = t.entry.Names[0].Text
		}
	}
	for _, t := range s.targets {
		if t.delisted {
			continue
		}
		e := &t.entry
		s.entry = e.ID
		s.list.Problems = append(s.list.Problems, t.problems...)
		for _, id := range t.sets {
			set, ok := s.sets[id]
			if !ok {
				s.problem(e.Pos.Offset, "sanctions-set-id "+id, ErrOrphan)
			}
			e.addProgram(set.program)
			e.addFact("sanctions-set", set.title)
		}
		for _, id := range t.births {
			p := s.placeOf(e, id)
			e.BirthPlaces = append(e.BirthPlaces, texts([]string{joined(p.location, p.area, p.country)})...)
		}
		for _, a := range t.addresses {
			p := s.placeOf(e, a.place)
			a.City, a.Region, a.Country, a.Note = p.location, p.area, p.country, noted(a.Note, p.note)
			e.Addresses = append(e.Addresses, a.Address)
		}
		for i, r := range e.Relations {
			e.Relations[i].Name = names[r.Entry]
		}
		s.list.Entries = append(s.list.Entries, *e)
	}
	s.entry = ""
}

// addProgram adds a programme that the entry does not have yet.
func (e *Entry) addProgram(p string) {
	for _, have := range e.Programs {
		if have == p {
			return
		}
	}
	e.Programs = append(e.Programs, texts([]string{p})...)
}

// placeOf returns the place with an id. A pointer to nowhere is a Problem.
func (s *secoReader) placeOf(e *Entry, id string) secoPlace {
	p, ok := s.places[id]
	if !ok && id != "" {
		s.problem(e.Pos.Offset, "place-id "+id, ErrOrphan)
	}
	return p
}
