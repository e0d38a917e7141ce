package lists

import (
	"fmt"
	"slices"
	"strings"
)

const (
	euTitle     = "EU Consolidated Financial Sanctions List"
	euPublisher = "European Commission, DG FISMA"
)

// An euRecord gives the fields of a part of an entity by the names they have in
// the XML. The CSV file holds the same fields under longer names.
type euRecord func(field string) string

// An euParty is an entity of the EU list in the making.
type euParty struct {
	Entry
	list    *List
	primary []bool // for each name, whether it can be the primary one
	onlyIMO bool   // all identifications so far are ships' numbers
	numbers int    // identifications so far
}

// newEUParty returns a party with what identifies it.
func newEUParty(l *List, pos Pos, get euRecord) *euParty {
	p := &euParty{list: l, onlyIMO: true}
	p.Pos = pos
	p.ID = get("euReferenceNumber")
	if p.ID == "" {
		p.ID = "logicalId " + get("logicalId")
		p.problem("no euReferenceNumber", ErrUnread)
	}
	p.fact("Logical ID", get("logicalId"))
	return p
}

func (p *euParty) problem(text string, err error) { p.list.problem(p.Pos, p.ID, text, err) }

// fact keeps a statement, once.
func (p *euParty) fact(label, text string) {
	if f := (Fact{Label: label, Text: text}); text != "" && !slices.Contains(p.Facts, f) {
		p.Facts = append(p.Facts, f)
	}
}

// header reads the attributes of the entity, which the CSV file repeats in each
// of its rows, and not always alike.
func (p *euParty) header(get euRecord) {
	p.fact("UN ID", get("unitedNationId"))
	p.fact("Designation details", get("designationDetails"))
	p.listedOn("designation date", get("designationDate"))
}

// listedOn takes the earliest date that is said: the regulation may be an
// amendment of many years later.
func (p *euParty) listedOn(what, text string) {
	if text == "" {
		return
	}
	d, err := ParseDate(text)
	if err != nil {
		p.problem(what+" "+text, err)
	} else if p.Listed.IsZero() || before(d, p.Listed) {
		p.Listed = d
	}
}

// kind reads the subject type.
func (p *euParty) kind(word string) {
	k, err := ParseKind(word)
	if err != nil || k == Unknown {
		p.problem("subject type "+word, ErrUnread)
	}
	p.Kind = k
}

// remark keeps free text.
func (p *euParty) remark(text string) {
	if text = strings.TrimSpace(text); text == "" || strings.Contains(p.Remarks, text) {
		return
	}
	if p.Remarks != "" {
		p.Remarks += "\n"
	}
	p.Remarks += text
}

// regulation reads the legal act that the entity is listed by.
func (p *euParty) regulation(get euRecord, url string) {
	if g := get("programme"); g != "" && !slices.Contains(p.Programs, g) {
		p.Programs = append(p.Programs, g)
	}
	f := Fact{Label: "Regulation", Text: get("numberTitle")}
	if text := get("publicationDate"); text != "" {
		d, err := ParseDate(text)
		if err != nil {
			p.problem("publication date "+text, err)
		}
		f.Date = d
	}
	if f.Text != "" && !slices.Contains(p.Facts, f) {
		p.Facts = append(p.Facts, f)
	}
	p.fact("Regulation URL", strings.TrimSpace(url))
	p.listedOn("entry into force", get("entryIntoForceDate"))
}

// citizenship reads one citizenship. A country that the publisher has no code
// for stands in the remark.
func (p *euParty) citizenship(get euRecord, remark string) {
	c := Country{euCountry(get), Citizenship}
	if region := get("region"); region != "" {
		p.fact("Citizenship region", region)
	}
	if c.Text == "" {
		c.Text = remark
	} else {
		p.fact("Citizenship remark", remark)
	}
	p.country(c)
}

func (p *euParty) country(c Country) {
	if c.Text != "" && !slices.Contains(p.Countries, c) {
		p.Countries = append(p.Countries, c)
	}
}

// euCountry returns the code of a country, or the publisher's name of it where
// there is none. "00" is the code of UNKNOWN.
func euCountry(get euRecord) string {
	if code := get("countryIso2Code"); code != "" && code != "00" {
		return code
	}
	return euCountryName(get)
}

func euCountryName(get euRecord) string {
	if name := get("countryDescription"); name != "UNKNOWN" {
		return name
	}
	return ""
}

// flagged reports whether a flag is set: "true" in XML, "YES" in CSV.
func flagged(flag string) bool { return flag == "true" || flag == "YES" }

// finish completes the party and puts it on the list.
func (p *euParty) finish() {
	if i := slices.Index(p.primary, true); i > 0 {
		n := p.Names[i]
		p.Names = slices.Insert(slices.Delete(p.Names, i, i+1), 0, n)
	}
	if len(p.Names) > 0 {
		p.Names[0].Type = Primary
	} else {
		p.problem("", fmt.Errorf("%w: the entity has no name", ErrUnread))
	}
	// Ships are published as enterprises. Shipping companies have numbers of
	// seven digits from the same organisation, but of another series.
	if p.Kind == Organization && p.numbers > 0 && p.onlyIMO {
		p.Kind = Vessel
	}
	p.addFromProse(p.Remarks)
	p.list.Entries = append(p.list.Entries, p.Entry)
}

// addFromProse adds the identifiers that free text holds, unless the entry has
// them already.
func (e *Entry) addFromProse(text string) {
	for _, id := range announcedIn(text) {
		e.addNewIdentifier(id)
	}
}

// addNewIdentifier adds an identifier unless the entry has its value already.
func (e *Entry) addNewIdentifier(id Identifier) {
	if !slices.ContainsFunc(e.Identifiers, func(o Identifier) bool { return sameValue(o, id) }) {
		e.Identifiers = append(e.Identifiers, id)
	}
}

// isShipNumber reports whether s is the IMO number of a ship: the last of the
// seven digits checks the others, and the series of ships in service begin with
// 7, 8, 9 and 10. Companies have numbers that begin with 0 to 6.
func isShipNumber(s string) bool {
	s = strings.TrimSpace(strings.TrimPrefix(s, "IMO"))
	if len(s) != 7 || !isNumber(s) || s < "7" && s[:2] != "10" {
		return false
	}
	sum := 0
	for i := range 6 {
		sum += int(s[i]-'0') * (7 - i)
	}
	return sum%10 == int(s[6]-'0')
}
