package lists

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// ofacXML is the plain XML format of the US Treasury's Office of Foreign Assets
// Control: SDN.XML and CONSOLIDATED.XML. It says the same as the CSV files, but
// in fields what those run together in remarks, and it states its date and its
// number of entries. See https://ofac.treasury.gov/sdn-list-data-formats-data-schemas.
var ofacXML = &format{
	name: "ofac-xml",
	ids:  []ID{OFACSDN, OFACCons},
	rank: 1,
	sniff: func(f *file) string {
		if sdnListRoot.Match(f.head) {
			return "xml"
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseOFACXML(files["xml"]) },
}

var sdnListRoot = regexp.MustCompile(`<sdnList[\s>]`)

// ofacPublisher is the publisher of all formats.
const ofacPublisher = "US Department of the Treasury, Office of Foreign Assets Control"

// A plainXML is a file of the plain format being read.
type plainXML struct {
	*xmlpos.Reader
	file  *file
	list  *List
	entry string // ID of the entry being read, for Problems
}

func (l *List) parseOFACXML(f *file) error {
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	l.Publisher = ofacPublisher
	p := &plainXML{Reader: xmlpos.New(rc), file: f, list: l}
	stated := false
	p.Root()
	for e := range p.Children() {
		switch e.Name {
		case "publshInformation": // the publisher's spelling
			stated = true
			p.publication()
		case "sdnEntry":
			p.sdnEntry(e)
		default:
			p.unknown(e)
		}
	}
	if err := p.End(); err != nil {
		return f.failXML(l.ID, p.Reader, err)
	}
	if !stated || l.Declared == 0 {
		return f.fail(l.ID, p.Offset(), fmt.Errorf("%w: it does not say how many entries it has (Record_Count)", ErrIncomplete))
	}
	if n := len(l.Entries); n > l.Declared { // fewer are for finish to refuse
		return f.fail(l.ID, p.Offset(), fmt.Errorf("%w: %d entries where %d are declared", ErrFormat, n, l.Declared))
	}
	l.nameOFAC(isConsolidated(l.Entries))
	(&ofacSet{list: l}).nameRelations()
	return nil
}

// nameOFAC sets which of OFAC's two lists this is.
func (l *List) nameOFAC(consolidated bool) {
	l.ID, l.Title = OFACSDN, "Specially Designated Nationals and Blocked Persons List"
	if consolidated {
		l.ID, l.Title = OFACCons, "Consolidated Sanctions List (non-SDN)"
	}
}

func (p *plainXML) publication() {
	for e := range p.Children() {
		text := p.trimmed()
		var err error
		switch e.Name {
		case "Publish_Date": // month first
			m := slashForm.FindStringSubmatch(text)
			d, ok := Date{}, false
			if m != nil {
				d, ok = civil(m[3], m[1], m[2])
			}
			if !ok {
				p.problem(e.Offset, text, ErrDate)
			}
			p.list.Published, _ = d.Bounds()
		case "Record_Count":
			if p.list.Declared, err = strconv.Atoi(text); err != nil {
				p.problem(e.Offset, text, fmt.Errorf("%w: number of entries", ErrUnread))
			}
		default:
			p.problem(e.Offset, e.Name+" "+text, ErrUnread)
		}
	}
}

func (p *plainXML) problem(offset int64, text string, err error) {
	p.list.problem(p.file.pos(offset), p.entry, text, err)
}

// unknown records an element that this reader has never heard of.
func (p *plainXML) unknown(e xmlpos.Element) {
	p.problem(e.Offset, strings.TrimSpace(e.Name+" "+strings.Join(strings.Fields(p.Text()), " ")), ErrUnread)
}

func (p *plainXML) trimmed() string { return strings.TrimSpace(p.Text()) }

// fields reads the children of an element that hold a text each. Names that are
// not asked for are Problems.
func (p *plainXML) fields(names ...string) map[string]string {
	f := map[string]string{}
	for e := range p.Children() {
		if !slices.Contains(names, e.Name) {
			p.unknown(e)
			continue
		}
		f[e.Name] = p.trimmed()
	}
	return f
}

// sdnEntry reads one entry.
func (p *plainXML) sdnEntry(entry xmlpos.Element) {
	e := Entry{Pos: p.file.pos(entry.Offset)}
	first, last, kind := "", "", ""
	for c := range p.Children() {
		switch c.Name {
		case "uid":
			e.ID = p.trimmed()
			p.entry = e.ID
		case "firstName":
			first = p.trimmed()
		case "lastName":
			last = p.trimmed()
		case "sdnType":
			kind = p.trimmed()
			k, err := ParseKind(kind)
			if err != nil {
				p.problem(c.Offset, kind, err)
			}
			e.Kind = k
		case "title":
			e.Titles = append(e.Titles, strings.Split(p.trimmed(), "; ")...)
		case "remarks":
			e.Remarks = p.trimmed()
		case "programList":
			for range p.Children() {
				e.Programs = append(e.Programs, p.trimmed())
			}
		case "vesselInfo":
			p.vesselInfo(&e)
		default:
			if item, ok := plainItems[c.Name]; ok {
				for range p.Children() {
					item(p, &e)
				}
				continue
			}
			p.unknown(c)
		}
	}
	if p.Err() != nil {
		return
	}
	if last == "" && first == "" {
		p.problem(entry.Offset, strings.Join([]string{e.ID, kind}, " "), fmt.Errorf("%w: the entry has no name", ErrUnread))
	} else {
		e.Names = slices.Insert(e.Names, 0, plainName(first, last, Primary))
	}
	if e.ID == "" {
		p.problem(entry.Offset, cmp.Or(last, first), fmt.Errorf("%w: the entry has no number", ErrUnread))
	}
	p.list.readRemarks(&e, false) // what is in no field
	p.list.Entries = append(p.list.Entries, e)
	p.entry = ""
}

// plainName returns a name as OFAC's other formats write it, "FAMILY, Given".
func plainName(first, last string, t NameType) Name {
	n := Name{Text: last, Type: t}
	if first != "" {
		n.Text = strings.TrimPrefix(last+", "+first, ", ")
		n.Parts = []NamePart{{FamilyName, last}, {GivenName, first}}
	}
	n.Script = scriptOf(n.Text)
	return n
}
