package lists

import (
	"regexp"
	"slices"
	"strings"
)

// A contact is a contactInfo: a key such as PHONE, and a value that may hold
// several numbers.
type contact struct{ key, value string }

// address reads one address with its contacts.
func (p *euParty) address(get euRecord, remark string, contacts []contact) {
	a := Address{
		City: strings.TrimSpace(get("city")), Region: strings.TrimSpace(get("region")),
		PostalCode: strings.TrimSpace(get("zipCode")), Country: euCountry(get),
	}
	if street := strings.TrimSpace(get("street")); street != "" {
		a.Lines = append(a.Lines, street)
	}
	if box := strings.TrimSpace(get("poBox")); box != "" {
		if isNumber(box) {
			box = "P.O. Box " + box
		}
		a.Lines = append(a.Lines, box)
	}
	if place := strings.TrimSpace(get("place")); a.City == "" {
		a.City = place
	} else if place != "" {
		a.Lines = append(a.Lines, place)
	}
	if flagged(get("asAtListingTime")) {
		a.Note = "at the time of listing"
	}
	a.Note = noted(a.Note, strings.TrimSpace(remark))
	for _, c := range contacts {
		p.contact(c)
	}
	p.addFromProse(remark)
	p.addAddress(a)
}

// addAddress adds an address that says something, once.
func (e *Entry) addAddress(a Address) {
	same := func(o Address) bool {
		return slices.Equal(a.Lines, o.Lines) && a.City == o.City && a.Region == o.Region && a.PostalCode == o.PostalCode &&
			a.Country == o.Country && a.Text == o.Text && a.Note == o.Note
	}
	if !same(Address{}) && !slices.ContainsFunc(e.Addresses, same) {
		e.Addresses = append(e.Addresses, a)
	}
}

// packedContact is "EMAIL[a@example.com]", as the CSV file writes contacts.
var packedContact = regexp.MustCompile(`(?s)(WEB|PHONE|EMAIL|FAX|MOBILE|[A-Z]{3,10})\[([^\]]*)\]`)

// contact reads one contact. Once in the XML the key holds all of them:
// "EMAILjur@example.comPHONE+7...WEBhttps..."
func (p *euParty) contact(c contact) {
	c.key, c.value = strings.TrimSpace(c.key), strings.TrimSpace(c.value)
	if c.value == "" && len(c.key) > 10 {
		at := contactKeys.FindAllStringIndex(c.key, -1)
		for i, m := range at {
			end := len(c.key)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			if m[1] < end {
				p.contact(contact{c.key[m[0]:m[1]], c.key[m[1]:end]})
			}
		}
		if len(at) == 0 {
			p.problem("contactInfo "+c.key, ErrUnread)
		}
		return
	}
	t, ok := contactTypes[strings.ToUpper(c.key)]
	if !ok {
		if c.value != "" {
			p.fact("Contact "+c.key, c.value)
		}
		return
	}
	for _, v := range splitContacts(c.value, t) {
		p.addNewIdentifier(Identifier{Type: t, Label: c.key, Value: v})
	}
}

var contactTypes = map[string]IDType{
	"WEB": Website, "WEBSITE": Website, "URL": Website, "EMAIL": Email, "E-MAIL": Email,
	"PHONE": Phone, "FAX": Phone, "MOBILE": Phone, "TEL": Phone, "TELEPHONE": Phone,
}

var (
	contactKeys  = regexp.MustCompile(`EMAIL|PHONE|WEB|FAX`)
	contactStops = regexp.MustCompile(`(?i)\s*(?:[;,\n]|\. | / |\band\b|\bor\b)\s*`)
	emailForm    = regexp.MustCompile(`[\pL\d._%+-]+ ?@ ?[\pL\d-]+(?: ?\.[\pL\d-]+)*(?:\.\pL{2,}|\. ?(?:com|net|org)\b)`)
	siteForm     = regexp.MustCompile(`(?i)https?:/+\S+|www\.\S+|\b[\pL\d-]+(?:\.[\pL\d-]+)*\.\pL{2,}(?:/\S*)?`)
	// brokenHost is how an internationalised name is typed: "http://xn– 80aaa",
	// "xn-- p1ai".
	brokenHost = regexp.MustCompile(`(?i)\bxn(?:-- ?|– ?|- )`)
)

// splitContacts splits a field that may hold several e-mail addresses, web
// sites or telephone numbers. Blanks that were typed into the middle of an
// address are taken out.
func splitContacts(s string, t IDType) []string {
	var found []string
	switch t {
	case Email:
		for _, m := range emailForm.FindAllString(s, -1) {
			found = append(found, strings.ReplaceAll(m, " ", ""))
		}
	case Website:
		for _, m := range siteForm.FindAllString(brokenHost.ReplaceAllString(s, "xn--"), -1) {
			found = append(found, strings.TrimRight(m, ".,;)"))
		}
	default:
		for _, item := range splitNumbered(strings.ReplaceAll(s, "ext. ", "ext.")) { // no end of a number
			for _, m := range contactStops.Split(item, -1) {
				if strings.ContainsAny(m, digits) {
					found = append(found, strings.TrimSpace(strings.ReplaceAll(m, "ext.", "ext. ")))
				}
			}
		}
	}
	if len(found) == 0 && strings.TrimSpace(s) != "" {
		return []string{strings.TrimSpace(s)} // in no form known: whole, rather than lost
	}
	return found
}
