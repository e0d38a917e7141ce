package lists

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// ofacAdvanced is the richest format of the US Treasury's Office of Foreign
// Assets Control (OFAC): SDN_ADVANCED.XML and CONS_ADVANCED.XML, which follow
// the data model of the United Nations' "advanced sanctions" schema. See
// https://ofac.treasury.gov/sdn-list-data-formats-data-schemas.
var ofacAdvanced = &format{
	name:  "ofac-advanced",
	ids:   []ID{OFACSDN, OFACCons},
	rank:  3, // it has the scripts, parts and dates that the CSV files lack
	sniff: sniffAdvanced,
	parse: parseAdvanced,
}

var advancedRoot = regexp.MustCompile(`<Sanctions\s[^>]*\bxmlns="[^">]*/ADVANCED_XML"`)

func sniffAdvanced(f *file) string {
	if advancedRoot.Match(f.head) {
		return "xml"
	}
	return ""
}

// The file is a relational database in XML: reference sets, then locations and
// documents, then the parties that point to them by number, then what points
// to the parties. It is read in one pass. Locations and documents are held
// until their party comes; relationships and list entries are held until the
// end and then added to the parties. A file of 121 MB takes about 4 s and
// 90 MB of memory.
type advanced struct {
	*xmlpos.Reader
	file *file
	list *List

	refs      map[string]map[string]string // by set, by ID
	places    map[string]*place            // by Location ID
	documents map[string][]document        // by Identity ID, until it comes
	parties   map[string]*listing          // by Profile ID
	relations []relationship

	texts map[string]string // one copy of each text that repeats
	entry string            // ID of the entry being read, for Problems
}

// sections are the parts of the file, all of which must be there: a file
// without one of them would be read without any complaint as a list of parties
// without, say, documents.
var sections = []string{
	"DateOfIssue", "ReferenceValueSets", "Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships",
	"SanctionsEntries",
}

func parseAdvanced(l *List, files map[string]*file) error {
	f := files["xml"]
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	l.Publisher = ofacPublisher
	a := &advanced{
		Reader: xmlpos.New(rc), file: f, list: l,
		refs: map[string]map[string]string{}, places: map[string]*place{}, documents: map[string][]document{},
		parties: map[string]*listing{}, texts: map[string]string{},
	}
	seen := a.sections()
	if err := a.End(); err != nil {
		return f.failXML(l.ID, a.Reader, err)
	}
	for _, s := range sections {
		if !slices.Contains(seen, s) {
			return f.fail(l.ID, a.Offset(), fmt.Errorf("%w: there is no %s in it", ErrIncomplete, s))
		}
	}
	a.finish()
	return nil
}

// failXML returns a ParseError for what the XML reader found.
func (f *file) failXML(id ID, r *xmlpos.Reader, err error) error {
	switch {
	case errors.Is(err, xmlpos.ErrTruncated):
		err = fmt.Errorf("%w: %w", ErrTruncated, err)
	case errors.Is(err, xmlpos.ErrSyntax):
		err = fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return f.fail(id, r.Offset(), err)
}

// sections reads the whole file and returns the names of its sections.
func (a *advanced) sections() (seen []string) {
	a.Root()
	for e := range a.Children() {
		seen = append(seen, e.Name)
		switch e.Name {
		case "DateOfIssue":
			d, text := a.date()
			a.list.Published, _ = d.Bounds()
			if d.IsZero() {
				a.problem(e.Offset, "DateOfIssue "+text, ErrDate)
			}
		case "ReferenceValueSets":
			a.referenceSets()
		case "Locations":
			for e := range a.Children() {
				a.location(e)
			}
		case "IDRegDocuments":
			for e := range a.Children() {
				a.document(e)
			}
		case "DistinctParties":
			for e := range a.Children() {
				a.party(e)
			}
		case "ProfileRelationships":
			for e := range a.Children() {
				a.relationship(e)
			}
		case "SanctionsEntries":
			for e := range a.Children() {
				a.sanctionsEntry(e)
			}
		case "SanctionsEntryLinks":
			for e := range a.Children() { // never used so far
				a.unknown(e)
			}
		default:
			a.unknown(e)
		}
	}
	return seen
}

// finish puts together what stands in different places of the file.
func (a *advanced) finish() {
	consolidated := false
	for _, p := range a.parties {
		consolidated = consolidated || len(p.events) > 0 && !p.on(sdnList)
	}
	a.list.nameOFAC(consolidated)
	a.finishRelations()
	for _, p := range a.parties {
		a.finishListing(p)
	}
	for identity, docs := range a.documents {
		for _, d := range docs {
			a.problem(d.offset, fmt.Sprintf("document of identity %s: %s %s", identity, d.id.Label, d.id.Value), ErrOrphan)
		}
	}
	for id, p := range a.places {
		if !p.used {
			a.problem(p.offset, "Location "+id+": "+p.String(), ErrOrphan)
		}
	}
	slices.SortStableFunc(a.list.Problems, func(x, y Problem) int { return cmp.Compare(x.Pos.Offset, y.Pos.Offset) })
}

// problem records what was not understood in the entry being read.
func (a *advanced) problem(offset int64, text string, err error) {
	a.list.problem(a.file.pos(offset), a.entry, text, err)
}

// unknown records an element that this reader has never heard of.
func (a *advanced) unknown(e xmlpos.Element) {
	a.problem(e.Offset, strings.TrimSpace(e.Name+" "+strings.Join(strings.Fields(a.Text()), " ")), ErrUnread)
}

// intern returns one copy of s for all who ask: the same cities, programmes
// and comments stand in the file thousands of times.
func (a *advanced) intern(s string) string {
	if t, ok := a.texts[s]; ok {
		return t
	}
	a.texts[s] = s
	return s
}

// trimmed returns the text of the element that was read last without the white
// space around it, which belongs to the layout of the file.
func (a *advanced) trimmed() string { return strings.TrimSpace(a.Text()) }

// date reads a date of Year, Month and Day. The text is what they said.
func (a *advanced) date() (d Date, text string) {
	var n [3]int
	var words []string
	bad := false
	for e := range a.Children() {
		s := a.trimmed()
		words = append(words, s)
		i := slices.Index([]string{"Year", "Month", "Day"}, e.Name)
		v, err := strconv.Atoi(s)
		if i < 0 || err != nil {
			bad = true
			continue
		}
		n[i] = v
	}
	text = strings.Join(words, "-")
	if bad {
		return Date{}, text
	}
	d, err := NewDate(n[0], n[1], n[2])
	if err != nil {
		return Date{}, text
	}
	return d, text
}

// period reads a DatePeriod. The publisher writes a year as the period from
// its first to its last day, and gives both ends of a period a range of their
// own; what counts is from the first day that it can be to the last.
func (a *advanced) period(period xmlpos.Element) (Date, bool) {
	var first, last Date
	var words []string
	circa := false
	for e := range a.Children() {
		if e.Name != "Start" && e.Name != "End" {
			if s := a.trimmed(); s != "" {
				words = append(words, s)
			}
			continue
		}
		circa = circa || e.Attr("Approximate") == "true"
		for range a.Children() { // From and To
			d, text := a.date()
			words = append(words, text)
			if d.IsZero() {
				continue
			}
			b, _ := d.Bounds()
			if f, _ := first.Bounds(); first.IsZero() || b.Before(f) {
				first = d
			}
			_, b = d.Bounds()
			if _, l := last.Bounds(); b.After(l) {
				last = d
			}
		}
	}
	if len(words) == 0 {
		return Date{}, true // without an end on either side: nothing is said
	}
	d, err := NewRange(first, last)
	if err != nil || a.Err() != nil {
		a.problem(period.Offset, strings.Join(words, " "), ErrDate)
		return Date{}, false
	}
	if circa {
		d = d.About()
	}
	return d, true
}

// before reports whether a begins before b.
func before(a, b Date) bool {
	t, _ := a.Bounds()
	u, _ := b.Bounds()
	return t.Before(u)
}
