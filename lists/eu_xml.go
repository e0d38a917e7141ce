package lists

import (
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// euXML is the European Union's Financial Sanctions Files in XML, version 1.1:
// an element for each entity, with its names, addresses, dates of birth,
// identifications and citizenships inside, most of it in attributes. See
// https://webgate.ec.europa.eu/fsd/fsf (xmlFullSanctionsList_1_1).
var euXML = &format{
	name:  "eu-xml",
	ids:   []ID{EUFSF},
	rank:  2, // it has the strength of aliases, which the CSV file lacks
	sniff: sniffEUXML,
	parse: parseEUXML,
}

var euRoot = regexp.MustCompile(`<export\s[^>]*"http://eu\.europa\.ec/fpi/fsd/export"`)

func sniffEUXML(f *file) string {
	if euRoot.Match(f.head) {
		return "xml"
	}
	return ""
}

// An euReader reads the file in one pass.
type euReader struct {
	*xmlpos.Reader
	file *file
	list *List
}

func parseEUXML(l *List, files map[string]*file) error {
	f := files["xml"]
	l.ID, l.Title, l.Publisher = EUFSF, euTitle, euPublisher
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	r := &euReader{xmlpos.New(rc), f, l}
	root := r.Root()
	if text := root.Attr("generationDate"); text != "" {
		d, err := ParseDate(text)
		if err != nil {
			l.problem(f.pos(root.Offset), "", "generationDate "+text, err)
		}
		l.Published, _ = d.Bounds()
	}
	for e := range r.Children() {
		if e.Name == "sanctionEntity" {
			r.entity(e)
		} else {
			r.unknown(e, "")
		}
	}
	if err := r.End(); err != nil {
		return f.failXML(l.ID, r.Reader, err)
	}
	return nil
}

// unknown records an element that this reader has never heard of.
func (r *euReader) unknown(e xmlpos.Element, entry string) {
	text := strings.TrimSpace(e.Name + " " + strings.Join(strings.Fields(r.Text()), " "))
	r.list.problem(r.file.pos(e.Offset), entry, text, ErrUnread)
}

// entity reads one sanctionEntity.
func (r *euReader) entity(e xmlpos.Element) {
	p := newEUParty(r.list, r.file.pos(e.Offset), e.Attr)
	p.header(e.Attr)
	typed := false
	for e := range r.Children() {
		switch e.Name {
		case "remark":
			p.remark(r.Text())
		case "regulation":
			p.regulation(e.Attr, r.inside(p).url)
		case "subjectType":
			p.kind(e.Attr("code"))
			typed = true
		case "nameAlias":
			p.alias(e.Attr, r.inside(p).remark)
		case "address":
			in := r.inside(p)
			p.address(e.Attr, in.remark, in.contacts)
		case "birthdate":
			p.birth(e.Attr, r.inside(p).remark)
		case "identification":
			p.identification(e.Attr, r.inside(p).remark)
		case "citizenship":
			p.citizenship(e.Attr, r.inside(p).remark)
		default:
			r.unknown(e, p.ID)
		}
	}
	if r.Err() != nil {
		return
	}
	if !typed {
		p.kind("")
	}
	p.finish()
}

// An euInside is what the elements inside a part of an entity say.
type euInside struct {
	remark, url string
	contacts    []contact
}

// inside reads the elements inside a part of an entity.
func (r *euReader) inside(p *euParty) (in euInside) {
	for e := range r.Children() {
		switch e.Name {
		case "remark":
			if text := strings.TrimSpace(r.Text()); in.remark == "" {
				in.remark = text
			} else {
				in.remark += "\n" + text
			}
		case "publicationUrl":
			in.url = r.Text()
		case "contactInfo":
			in.contacts = append(in.contacts, contact{e.Attr("key"), e.Attr("value")})
		case "regulationSummary":
			// Says by which amendment this part came into the entity's entry.
		default:
			r.unknown(e, p.ID)
		}
	}
	return in
}
