package lists

import (
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

const (
	ukTitle     = "UK Sanctions List"
	ukPublisher = "UK Foreign, Commonwealth and Development Office"
)

// ukXML is the UK Sanctions List in XML: an element for each designation, with
// elements in elements for what there may be several of. It is the single list
// of the United Kingdom since 28 January 2026. See
// https://www.gov.uk/government/publications/the-uk-sanctions-list.
var ukXML = &format{
	name:  "uk-xml",
	ids:   []ID{UKSL},
	rank:  2, // its records say which details belong together
	sniff: sniffUKXML,
	parse: parseUKXML,
}

var ukRoot = regexp.MustCompile(`<Designations[\s>]`)

func sniffUKXML(f *file) string {
	if ukRoot.Match(f.head) {
		return "xml"
	}
	return ""
}

// ukBoxes are the elements that only hold others.
var ukBoxes = map[string]bool{
	"names": true, "nonlatinnames": true, "titles": true, "addresses": true, "phonenumbers": true, "emailaddresses": true,
	"websites": true, "individualdetails": true, "individual": true, "dobs": true, "nationalities": true,
	"positions": true, "genders": true, "birthdetails": true, "passportdetails": true, "passports": true,
	"nationalidentifierdetails": true, "nationalidentifiers": true, "entitydetails": true, "entity": true,
	"typeofentities": true, "businessregistrationnumbers": true, "parentcompanies": true, "subsidiaries": true,
	"shipdetails": true, "ship": true, "imonumbers": true, "currentowneroperators": true, "previousowneroperators": true,
	"currentbelievedflagofships": true, "previousflags": true, "typeofshipdetails": true, "typeofships": true,
	"tonnageofshipdetails": true, "tonnageofships": true, "lengthofshipdetails": true, "lengthofships": true,
	"yearsbuilt": true, "hullidentificationnumbers": true, "cryptowalletaddresses": true,
}

// ukBoxRecords are the elements whose fields belong together.
var ukBoxRecords = map[string]string{
	"name": "name", "nonlatinname": "nonlatinname", "address": "address", "location": "location",
	"passport": "passport", "passportdetail": "passport",
	"nationalidentifier": "nationalidentifier", "nationalidentifierdetail": "nationalidentifier",
}

// An ukReader reads the file in one pass.
type ukReader struct {
	*xmlpos.Reader
	file *file
	list *List
}

func parseUKXML(l *List, files map[string]*file) error {
	f := files["xml"]
	l.ID, l.Title, l.Publisher = UKSL, ukTitle, ukPublisher
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	r := &ukReader{xmlpos.New(rc), f, l}
	r.Root()
	for e := range r.Children() {
		switch e.Name {
		case "Designation":
			r.designation(e)
		case "DateGenerated":
			text := strings.TrimSpace(r.Text())
			d, err := ukDate(text)
			if err != nil {
				l.problem(f.pos(e.Offset), "", "DateGenerated "+text, err)
			}
			l.Published, _ = d.Bounds()
		default:
			l.problem(f.pos(e.Offset), "", strings.TrimSpace(e.Name+" "+ukClean(r.Text())), ErrUnread)
		}
	}
	if err := r.End(); err != nil {
		return f.failXML(l.ID, r.Reader, err)
	}
	return nil
}

// designation reads one Designation.
func (r *ukReader) designation(e xmlpos.Element) {
	p := newUKParty(r.list, r.file.pos(e.Offset))
	r.inside(p, "")
	if r.Err() == nil {
		p.finish()
	}
}

// inside reads the elements inside the one that was read last. The fields of a
// record are collected until it ends.
func (r *ukReader) inside(p *ukParty, kind string) {
	record := ukRecord{}
	for e := range r.Children() {
		name := strings.ToLower(e.Name)
		switch {
		case ukBoxes[name]:
			r.inside(p, "")
		case ukBoxRecords[name] != "":
			r.inside(p, ukBoxRecords[name])
		case name == "sanctionsimposedindicators":
			// Says by yes and no what SanctionsImposed says in words.
		case name == "uniqueid":
			p.ID = strings.TrimSpace(r.Text())
		case kind != "" && isUKField(name):
			record[name] = r.Text()
		case isUKField(name):
			p.add(name, r.Text())
		default:
			text := ukClean(strings.Join(strings.Fields(r.Text()), " "))
			r.list.problem(r.file.pos(e.Offset), p.ID, e.Name+" "+text, ErrUnread)
			ukFact(e.Name)(p, text)
		}
	}
	if kind != "" {
		p.addRecord(kind, record)
	}
}
