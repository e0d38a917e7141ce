package lists

import (
	"fmt"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// enhancedFeature reads one feature and puts it where the advanced format's
// goes.
func (n *enhanced) enhancedFeature(e *Entry, feat xmlpos.Element) {
	f := feature{offset: feat.Offset}
	dated := false
	for c := range n.Children() {
		switch c.Name {
		case "type":
			f.label = n.intern(n.trimmed())
		case "value":
			f.value = n.intern(n.trimmed())
		case "valueDate":
			f.date, dated = n.valueDate(c)
		case "reliability":
			if r := n.trimmed(); r != "Unknown" && r != "Confirmed" {
				f.note = noted(f.note, r)
			}
		case "comments":
			f.note = noted(f.note, n.trimmed())
		case "versionId", "valueRefId", "isPrimary": // numbers, and what the place says
		default:
			n.unknown(c)
		}
	}
	// The value is the date in words. It stays only where it says more.
	if d, err := ParseDate(f.value); dated && err == nil && (f.date.IsZero() || d == f.date) {
		f.date, f.value = d, ""
	}
	n.apply(e, f)
}

// valueDate reads the four dates of a period: the first and the last day that
// its beginning can be, and its end.
func (n *enhanced) valueDate(e xmlpos.Element) (Date, bool) {
	var first, last Date
	text := ""
	circa := false
	for c := range n.Children() {
		s := n.trimmed()
		switch c.Name {
		case "fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd":
			text = joined(text, s)
			d, err := ParseDate(s)
			if err != nil {
				continue // NewRange will say so
			}
			if first.IsZero() || before(d, first) {
				first = d
			}
			if last.IsZero() || before(last, d) {
				last = d
			}
		case "isApproximate":
			circa = s == "true"
		case "isDateRange": // the dates say so
		default:
			n.problem(c.Offset, c.Name+" "+s, ErrUnread)
		}
	}
	d, err := NewRange(first, last)
	if err != nil {
		n.problem(e.Offset, text, ErrDate)
		return Date{}, false
	}
	if circa {
		d = d.About()
	}
	return d, true
}

// identityDocument reads one document.
func (n *enhanced) identityDocument(e *Entry, doc xmlpos.Element) {
	var id Identifier
	var notes []string
	holder, place := "", ""
	for c := range n.Children() {
		text := n.trimmed()
		switch c.Name {
		case "type":
			id.Label = n.intern(text)
		case "documentNumber":
			id.Value = text
		case "issuingCountry":
			id.Country = n.intern(text)
		case "issuingLocation":
			place = text
		case "issuingAuthority":
			notes = append(notes, "issued by "+text)
		case "comments":
			notes = append(notes, text)
		case "isValid":
			if text != "true" {
				notes = append(notes, "Fraudulent") // the word of the advanced format
			}
		case "issueDate", "expirationDate":
			d, err := ParseDate(text)
			if err != nil {
				n.problem(c.Offset, text, err)
			}
			if c.Name == "issueDate" {
				id.Issued = d
			} else {
				id.Expires = d
			}
		case "name":
			holder = text
		default:
			n.problem(c.Offset, c.Name+" "+text, ErrUnread)
		}
	}
	if place != "" && place != id.Country {
		notes = append(notes, "issued in "+place)
	}
	// The names stand before the documents.
	if holder != "" && len(e.Names) > 0 && holder != e.Names[0].Text {
		notes = append(notes, "in the name of "+holder)
	}
	id.Note = noted(notes...)
	id.Value, id.Country = cutCountry(id.Value, id.Country)
	id.Type = documentType(id.Label, id.Value)
	if id.Value == "" {
		n.problem(doc.Offset, id.Label+" without a number", ErrUnread)
	}
	e.Identifiers = append(e.Identifiers, id)
}

// related reads one relationship. What is said of it besides its kind becomes
// a fact.
func (n *enhanced) related(e *Entry, _ xmlpos.Element) {
	var r Relation
	note := ""
	for c := range n.Children() {
		text := n.trimmed()
		switch c.Name {
		case "type":
			r.Kind = n.intern(text)
		case "relatedEntity":
			r.Entry, r.Name = c.Attr("entityId"), text
		case "quality":
			// The third quality says only that the other party is listed.
			if text == "High" || text == "Low" {
				note = noted(note, "quality "+text)
			}
		case "comments":
			note = noted(note, text)
		default:
			n.problem(c.Offset, c.Name+" "+text, ErrUnread)
		}
	}
	e.Relations = append(e.Relations, r)
	if note != "" {
		e.Facts = append(e.Facts, Fact{Label: r.Kind, Text: noted(fmt.Sprintf("%s (%s)", r.Name, r.Entry), note)})
	}
}
