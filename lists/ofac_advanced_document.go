package lists

import (
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// A document is an IDRegDocument whose party is still to come.
type document struct {
	id     Identifier
	name   string // ID of the documented name that it was issued for
	offset int64
}

// document reads one IDRegDocument.
func (a *advanced) document(doc xmlpos.Element) {
	label := a.ref(doc, "IDRegDocTypeID", "IDRegDocType")
	d := document{id: Identifier{Label: label}, offset: doc.Offset}
	if doc.Attr("IssuedBy-CountryID") != "" {
		d.id.Country = a.ref(doc, "IssuedBy-CountryID", "Country")
	}
	var notes []string
	if v := a.ref(doc, "ValidityID", "Validity"); v != "Valid" {
		notes = append(notes, v) // the only other one is "Fraudulent"
	}
	if doc.Attr("IssuedIn-LocationID") != "" {
		if p := a.place(doc, "IssuedIn-LocationID"); p != nil {
			notes = append(notes, "issued in "+p.String())
		}
	}
	for e := range a.Children() {
		switch e.Name {
		case "Comment":
			notes = append(notes, a.trimmed())
		case "IDRegistrationNo":
			d.id.Value = a.trimmed()
		case "IssuingAuthority":
			if s := a.trimmed(); s != "" {
				notes = append(notes, "issued by "+s)
			}
		case "DocumentDate":
			a.documentDate(e, &d.id)
		case "DocumentedNameReference":
			d.name = e.Attr("DocumentedNameID")
		case "FeatureVersionReference":
			// Says which of the party's dates of birth stands in the document.
		default:
			a.unknown(e)
		}
	}
	d.id.Note = noted(notes...)
	d.id.Type = documentType(label, d.id.Value)
	if d.id.Value == "" {
		a.problem(doc.Offset, label+" without a number", ErrUnread)
	}
	identity := doc.Attr("IdentityID")
	a.documents[identity] = append(a.documents[identity], d)
}

func (a *advanced) documentDate(e xmlpos.Element, id *Identifier) {
	kind := a.ref(e, "IDRegDocDateTypeID", "IDRegDocDateType")
	for e := range a.Children() {
		if e.Name != "DatePeriod" {
			a.unknown(e)
			continue
		}
		switch d, _ := a.period(e); kind {
		case "Issue Date":
			id.Issued = d
		case "Expiration Date":
			id.Expires = d
		default:
			a.problem(e.Offset, kind+" "+d.String(), ErrUnread)
		}
	}
}

// documentType returns the type of a document. Ships and shipping companies
// have their IMO numbers under several labels; the number says what it is.
func documentType(label, value string) IDType {
	if strings.HasPrefix(value, "IMO ") {
		return IMO
	}
	return ofacIDType(label)
}

// noted returns the notes that are not empty, separated by semicolons.
func noted(notes ...string) string {
	s := ""
	for _, n := range notes {
		if n != "" && s != "" {
			s += "; "
		}
		s += n
	}
	return s
}
