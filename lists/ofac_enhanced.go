package lists

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// ofacEnhanced is the ENHANCED XML format of the US Treasury's Office of
// Foreign Assets Control: SDN_ENHANCED.XML and CONS_ENHANCED.XML. It is the
// content of the advanced format with the words in place of the numbers that
// point to them, so that it can be read party by party. See
// https://ofac.treasury.gov/sdn-list-data-formats-data-schemas.
var ofacEnhanced = &format{
	name: "ofac-enhanced",
	ids:  []ID{OFACSDN, OFACCons},
	rank: 2, // it lacks the advanced format's parts of dates and links between lists
	sniff: func(f *file) string {
		if enhancedRoot.Match(f.head) {
			return "xml"
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseEnhanced(files["xml"]) },
}

var enhancedRoot = regexp.MustCompile(`<sanctionsData\s[^>]*\bxmlns="[^">]*/ENHANCED_XML"`)

// enhancedSections are the parts of the file, all of which must be there.
var enhancedSections = []string{"publicationInfo", "entities"}

// An enhanced is a file being read. Features mean the same as in the advanced
// format, so what is done with them is shared.
type enhanced struct {
	advanced
	filters []string // the lists that the file was made for
}

func (l *List) parseEnhanced(f *file) error {
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	l.Publisher = ofacPublisher
	n := &enhanced{advanced: advanced{Reader: xmlpos.New(rc), file: f, list: l, texts: map[string]string{}}}
	var seen []string
	n.Root()
	for e := range n.Children() {
		seen = append(seen, e.Name)
		switch e.Name {
		case "publicationInfo":
			n.publication()
		case "referenceValues", "featureTypes":
			// The words themselves stand in the entities.
		case "entities":
			for e := range n.Children() {
				n.entity(e)
			}
		default:
			n.unknown(e)
		}
	}
	if err := n.End(); err != nil {
		return f.failXML(l.ID, n.Reader, err)
	}
	for _, s := range enhancedSections {
		if !slices.Contains(seen, s) {
			return f.fail(l.ID, n.Offset(), fmt.Errorf("%w: there is no %s in it", ErrIncomplete, s))
		}
	}
	l.nameOFAC(n.consolidated())
	for i := range l.Entries {
		l.Entries[i].since(l.ID)
	}
	return nil
}

// consolidated reports whether this is the list of the non-SDN lists. The file
// says what it was made for; one that does not holds none but SDN parties if
// it is the SDN list.
func (n *enhanced) consolidated() bool {
	if len(n.filters) > 0 {
		return !slices.Contains(n.filters, sdnList)
	}
	return slices.ContainsFunc(n.list.Entries, func(e Entry) bool { return !strings.Contains(e.Source, sdnList) })
}

func (n *enhanced) publication() {
	for e := range n.Children() {
		switch e.Name {
		case "dataAsOf":
			text := n.trimmed()
			d, err := ParseDate(text)
			if err != nil {
				n.problem(e.Offset, text, err)
			}
			n.list.Published, _ = d.Bounds()
		case "filters":
			for range n.Children() {
				for range n.Children() {
					n.filters = append(n.filters, n.trimmed())
				}
			}
		default:
			n.unknown(e)
		}
	}
}

// entity reads one party.
func (n *enhanced) entity(entity xmlpos.Element) {
	e := Entry{ID: entity.Attr("id"), Pos: n.file.pos(entity.Offset)}
	n.entry = e.ID
	var measures []Fact
	for c := range n.Children() {
		switch c.Name {
		case "generalInfo":
			n.general(&e)
		case "sanctionsLists":
			n.onLists(&e)
		case "sanctionsPrograms":
			for range n.Children() {
				e.Programs = append(e.Programs, n.intern(n.trimmed()))
			}
		case "sanctionsTypes":
			measures = append(measures, n.words("Sanctions Measure")...)
		case "legalAuthorities":
			measures = append(measures, n.words("Legal Authority")...)
		case "names":
			for c := range n.Children() {
				n.name(&e, c)
			}
			e.sortNames()
		case "addresses":
			for c := range n.Children() {
				n.address(&e, c)
			}
		case "features":
			for c := range n.Children() {
				n.enhancedFeature(&e, c)
			}
		case "identityDocuments":
			for c := range n.Children() {
				n.identityDocument(&e, c)
			}
		case "relationships":
			for c := range n.Children() {
				n.related(&e, c)
			}
		default:
			n.unknown(c)
		}
	}
	if n.Err() != nil {
		return
	}
	e.Facts = append(e.Facts, measures...)
	if len(e.Names) == 0 {
		n.problem(entity.Offset, e.ID, fmt.Errorf("%w: the entry has no name", ErrUnread))
	}
	if e.ID == "" {
		n.problem(entity.Offset, "", fmt.Errorf("%w: the entry has no number", ErrUnread))
	}
	n.list.readRemarks(&e, false)
	n.list.Entries = append(n.list.Entries, e)
	n.entry = ""
}

// sortNames puts the primary name first. Where there are several, the first
// that is Latin is it, and the others are aliases.
func (e *Entry) sortNames() {
	primary := -1
	for i, n := range e.Names {
		if n.Type == Primary && (primary < 0 || n.Script == latin && e.Names[primary].Script != latin) {
			primary = i
		}
	}
	for i := range e.Names {
		if e.Names[i].Type == Primary && i != primary {
			e.Names[i].Type = Alias
		}
	}
	slices.SortStableFunc(e.Names, func(a, b Name) int {
		first := func(n Name) int {
			if n.Type == Primary {
				return 0
			}
			return 1
		}
		return cmp.Compare(first(a), first(b))
	})
}

// general reads what the party is, and the remarks.
func (n *enhanced) general(e *Entry) {
	for c := range n.Children() {
		text := n.trimmed()
		switch c.Name {
		case "identityId": // OFAC's number of the party's identity, its own affair
		case "entityType":
			k, err := ParseKind(text)
			if err != nil {
				n.problem(c.Offset, text, err)
			}
			e.Kind = k
		case "title":
			e.Titles = append(e.Titles, strings.Split(text, "; ")...)
		case "remarks":
			e.Remarks = text
		default:
			n.problem(c.Offset, c.Name+" "+text, ErrUnread)
		}
	}
}

// words reads elements that hold a word each, as facts.
func (n *enhanced) words(label string) (facts []Fact) {
	for range n.Children() {
		facts = append(facts, Fact{Label: label, Text: n.intern(n.trimmed())})
	}
	return facts
}

// onLists reads the lists that the party is on, with the date of each. That of
// the list that this is becomes Listed when it is known which that is.
func (n *enhanced) onLists(e *Entry) {
	var names []string
	for c := range n.Children() {
		name := n.intern(n.trimmed())
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		d, err := ParseDate(c.Attr("datePublished"))
		if err != nil {
			n.problem(c.Offset, name+" "+c.Attr("datePublished"), err)
		}
		e.Facts = append(e.Facts, Fact{Label: name, Date: d})
	}
	// "Consolidated List" is all lists but the SDN list, and says nothing.
	if len(names) > 1 {
		names = slices.DeleteFunc(names, func(s string) bool { return s == consolidatedList })
	}
	e.Source = n.intern(strings.Join(names, "; "))
}

// consolidatedList is what OFAC calls all lists but the SDN list.
const consolidatedList = "Consolidated List"

// since sets when the entry was put on the list, as in the advanced format: the
// first day on any list, but on the SDN list its own.
func (e *Entry) since(list ID) {
	for i := range e.Facts {
		f := &e.Facts[i]
		if f.Text != "" || f.Date.IsZero() || !strings.HasSuffix(f.Label, "List") {
			continue
		}
		f.Text = f.Date.String()
		ours := list == OFACCons || f.Label == sdnList
		if ours && (e.Listed.IsZero() || before(f.Date, e.Listed)) {
			e.Listed = f.Date
		}
	}
}
