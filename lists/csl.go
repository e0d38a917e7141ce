package lists

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// cslCSV reads the CSV file of the US Consolidated Screening List, in which
// the International Trade Administration puts together the lists of three
// departments: https://www.trade.gov/consolidated-screening-list.
//
// The entries of the Treasury's lists carry OFAC's number. One party is on
// several of those lists under the same number, so that only the numbers of
// the SDN list stand alone as an Entry.ID ("27307"), the others take the short
// name of their list ("18725-SSI"). The entries of the other departments have
// no number of their own but a hash of the record, and are marked Unstable.
var cslCSV = &format{
	name: "csl-csv",
	ids:  []ID{CSL},
	sniff: func(f *file) string {
		line, _, _ := bytes.Cut(bytes.TrimPrefix(f.head, []byte(byteOrderMark)), []byte("\n"))
		if columns := strings.Split(strings.TrimSpace(string(line)), ","); slices.Equal(columns[:min(len(columns), 4)], cslHead) &&
			slices.Contains(columns, "name") && slices.Contains(columns, "alt_names") {
			return "csl"
		}
		return ""
	},
	parse: parseCSL,
}

// byteOrderMark is what some programs put before a text in UTF-8.
const byteOrderMark = "\ufeff"

// cslHead is what the header of the file begins with.
var cslHead = []string{"_id", "source", "entity_number", "type"}

// cslColumns are the columns that parseCSL knows. An empty text means that
// the column has code of its own, else it is the label of a Fact.
var cslColumns = map[string]string{
	"_id": "", "source": "", "entity_number": "", "type": "", "programs": "", "name": "", "title": "",
	"addresses": "", "start_date": "", "call_sign": "", "vessel_flag": "", "vessel_owner": "", "remarks": "",
	"alt_names": "", "citizenships": "", "dates_of_birth": "", "nationalities": "", "places_of_birth": "",
	"ids":                      "",
	"end_date":                 "End Date",
	"federal_register_notice":  "Federal Register Notice",
	"standard_order":           "Standard Order",
	"license_requirement":      "License Requirement",
	"license_policy":           "License Policy",
	"vessel_type":              "Vessel Type",
	"gross_tonnage":            "Gross Tonnage",
	"gross_registered_tonnage": "Gross Registered Tonnage",
	"source_list_url":          "Source List URL",
	"source_information_url":   "Source Information URL",
}

// cslSeparator stands between the items of a field that has several.
const cslSeparator = "; "

func parseCSL(l *List, files map[string]*file) error {
	l.ID, l.Title = CSL, "Consolidated Screening List"
	l.Publisher = "US Department of Commerce, International Trade Administration"
	f := files["csl"]
	rows, err := f.openRows(CSL, ',', 0)
	if err != nil {
		return err
	}
	defer rows.close()
	header, pos, err := rows.next()
	if err != nil {
		return err
	}
	rows.csv.FieldsPerRecord = len(header)
	header[0] = strings.TrimPrefix(header[0], byteOrderMark)
	for i, column := range header {
		if _, ok := cslColumns[column]; !ok {
			l.problem(pos, "", column, fmt.Errorf("%w: column %d is not known; its fields are among the facts", ErrUnread, i+1))
		}
	}
	seen := map[string]int{}
	fields := map[string]string{}
	for {
		row, pos, err := rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		p := &cslRow{list: l, fields: fields}
		p.entry.Pos = pos
		for i, field := range row {
			p.fields[header[i]] = strings.TrimSpace(field)
		}
		p.read()
		for _, column := range header {
			label, known := cslColumns[column]
			if !known {
				label = column
			}
			if text := p.fields[column]; label != "" && text != "" {
				p.fact(label, text)
			}
		}
		// A list has held one record twice: the second stays, under a number.
		if n := seen[p.entry.ID] + 1; n > 1 {
			seen[p.entry.ID] = n
			p.entry.ID += "-" + strconv.Itoa(n)
			l.problem(pos, p.entry.ID, p.fields["_id"], fmt.Errorf("%w: the list has this number %d times", ErrDuplicate, n))
		} else {
			seen[p.entry.ID] = 1
		}
		l.Entries = append(l.Entries, p.entry)
	}
	// Rows end with a line feed and often with empty fields, so that a file cut
	// off within the last field shows only by the missing line feed.
	if f.last != '\n' {
		return f.fail(CSL, f.offset, fmt.Errorf("%w: the last row has no end", ErrTruncated))
	}
	return nil
}

// A cslRow is one row on its way to an entry.
type cslRow struct {
	list   *List
	fields map[string]string // by column
	entry  Entry
}

func (p *cslRow) fact(label, text string) {
	p.entry.Facts = append(p.entry.Facts, Fact{Label: label, Text: text})
}

func (p *cslRow) problem(text string, err error) { p.list.problem(p.entry.Pos, p.entry.ID, text, err) }

// items returns the items of a field, without the empty ones.
func (p *cslRow) items(column string) []string {
	var items []string
	for item := range strings.SplitSeq(p.fields[column], cslSeparator) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// read sets all of the entry but what cslColumns labels as facts.
func (p *cslRow) read() {
	e := &p.entry
	p.identity()
	kind, err := ParseKind(p.fields["type"])
	if err != nil {
		p.problem(p.fields["type"], err)
		p.fact("Type", p.fields["type"])
	}
	e.Kind = kind
	e.Names = cslNames(p.fields["name"], strings.Split(p.fields["alt_names"], ";")) // some lack the blank
	if len(e.Names) == 0 {
		p.problem("", fmt.Errorf("%w: the record has no name", ErrUnread))
	}
	for _, s := range p.items("dates_of_birth") {
		if d, ok := p.date("Date of Birth", s); ok {
			e.Born = append(e.Born, d)
		}
	}
	if s := p.fields["start_date"]; s != "" {
		e.Listed, _ = p.date("Start Date", s)
	}
	e.BirthPlaces = p.items("places_of_birth")
	e.Titles = p.items("title")
	e.Programs = p.items("programs")
	e.Remarks = p.fields["remarks"]
	e.Relations = linkedTo(e.Remarks)
	for _, owner := range p.items("vessel_owner") {
		e.Relations = append(e.Relations, Relation{Kind: "Vessel Owner", Name: owner})
	}
	p.countries("nationalities", Nationality)
	p.countries("citizenships", Citizenship)
	p.countries("vessel_flag", Flag)
	for _, s := range p.items("addresses") {
		e.Addresses = append(e.Addresses, cslAddress(s))
	}
	for _, s := range p.items("call_sign") {
		e.Identifiers = append(e.Identifiers, Identifier{Type: CallSign, Label: "Call Sign", Value: s})
	}
	for _, s := range p.items("ids") {
		p.id(s)
	}
}

// cslShort finds the short name of a list, as "SSI" in "Sectoral Sanctions
// Identifications List (SSI) - Treasury Department".
var cslShort = regexp.MustCompile(`\(([A-Z-]+)(?: List)?\)`)

// identity sets the entry's ID and source, and the OFAC entry it repeats.
func (p *cslRow) identity() {
	e := &p.entry
	e.ID, e.Source = p.fields["_id"], p.fields["source"]
	if e.ID == "" {
		p.problem(p.fields["name"], fmt.Errorf("%w: the record has no _id", ErrUnread))
	}
	number := p.fields["entity_number"]
	if number == "" {
		e.Unstable = true
		return
	}
	e.ID = number
	switch m := cslShort.FindStringSubmatch(e.Source); {
	case m == nil:
		p.problem(e.Source, fmt.Errorf("%w: the source has no short name", ErrUnread))
	case m[1] == "SDN":
		e.Repeats = Ref{OFACSDN, number}
	default:
		e.ID += "-" + m[1]
		if strings.HasSuffix(e.Source, "Treasury Department") {
			e.Repeats = Ref{OFACCons, number}
		}
	}
	if id := p.fields["_id"]; id != "" && id != number {
		p.fact("_id", id)
	}
}

// date reads a date, and keeps what is none as a fact and a problem.
func (p *cslRow) date(label, s string) (Date, bool) {
	d, err := ParseDate(s)
	if err != nil {
		p.problem(s, err)
		p.fact(label, s)
	}
	return d, err == nil
}

func (p *cslRow) countries(column string, tie Tie) {
	for _, s := range p.items(column) {
		p.country(s, tie)
	}
}

// country adds a country. "None Identified" says that there is no flag, and
// must not be taken for the name of a country.
func (p *cslRow) country(s string, tie Tie) {
	if s == "None Identified" {
		p.fact(string(tie), s)
		return
	}
	p.entry.Countries = append(p.entry.Countries, Country{Text: s, Tie: tie})
}

// cslAddress reads one address. Its line, city, region and postal code can not
// be told apart, only a country's code at the end can.
func cslAddress(s string) Address {
	s = strings.TrimPrefix(s, "and ") // from "A; and B"
	head, country := "", s
	if i := strings.LastIndex(s, ", "); i >= 0 {
		head, country = s[:i], s[i+2:]
	}
	if !isCountryCode(country) {
		return Address{Text: s}
	}
	return Address{Text: head, Country: country}
}

func isCountryCode(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// cslFacts are the labels in the column ids that are no identifiers. So are
// those that end with a colon or a hyphen, which introduce a statement.
var cslFacts = map[string]bool{
	"Target Type": true, "Issuer Name": true, "Aircraft Model": true, "Aircraft Operator": true,
	"Aircraft Manufacture Date": true, "Organization Established Date": true, "Vessel Year of Build": true,
	"Other Vessel Type": true, "Effective Date (CMIC)": true, "Listing Date (CMIC)": true,
	"Purchase/Sales For Divestment Date (CMIC)": true, "Executive Order 14024 Directive Information": true,
}

// cslTies are the labels in the column ids that tie a party to a country.
var cslTies = map[string]Tie{
	"Former Vessel Flag": FormerFlag, "Other Vessel Flag": Flag,
	"Nationality of Registration": Registration, "Registration Country": Registration,
}

// id reads one item of the column ids: "MX, 2016-02-13, 0844040737482,
// Passport", where the country and dates may be absent, and the label is last.
func (p *cslRow) id(item string) {
	e := &p.entry
	i := strings.LastIndex(item, ", ")
	if i < 0 {
		p.problem(item, fmt.Errorf("%w: an identifier without a type", ErrUnread))
		p.fact("ids", item)
		return
	}
	value, label := item[:i], item[i+2:]
	tie, isTie := cslTies[label]
	switch {
	case isTie:
		p.country(value, tie)
	case label == "Gender" && ParseGender(value) != GenderUnknown:
		e.Gender = ParseGender(value)
	case cslFacts[label] || strings.HasSuffix(label, ":") || strings.HasSuffix(label, " -"):
		fact := Fact{Label: label, Text: value}
		if strings.Contains(label, "Date") || strings.Contains(label, "Year") {
			fact.Date, _ = ParseDate(value) // the text stays, so that nothing is lost if it is none
		}
		e.Facts = append(e.Facts, fact)
	case label == "Gender":
		p.problem(value, fmt.Errorf("%w: gender", ErrUnread))
		p.fact(label, value)
	default:
		e.Identifiers = append(e.Identifiers, cslIdentifier(value, label))
	}
}

// cslIdentifier reads the parts of an identifier before its label. Where there
// are two dates the first is that of expiry, as the numbers that OFAC prints
// with both words show. A single date can be either, and stays a note.
func cslIdentifier(s, label string) Identifier {
	id := Identifier{Type: ofacIDLabels[strings.ToLower(label)], Label: label}
	if asset, ok := strings.CutPrefix(label, "Digital Currency Address - "); ok {
		id.Type, id.Asset = Wallet, asset
	}
	if country, rest, ok := strings.Cut(s, ", "); ok && isCountryCode(country) {
		id.Country, s = country, rest
	}
	var dates []Date
	for len(dates) < 2 {
		first, rest, ok := strings.Cut(s, ", ")
		if !ok || !isoDay.MatchString(first) {
			break
		}
		d, err := ParseDate(first)
		if err != nil {
			break
		}
		dates, s = append(dates, d), rest
	}
	switch len(dates) {
	case 2:
		id.Expires, id.Issued = dates[0], dates[1]
	case 1:
		id.Note = dates[0].String()
	}
	id.Value = s
	if label == "Vessel Registration Identification" && strings.HasPrefix(s, "IMO ") {
		id.Type = IMO // other registers of ships stand under the same label
	}
	return id
}

// isoDay is the only form of the dates among identifiers. Many a number that is
// none would pass ParseDate.
var isoDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// linkedTo reads the parties that remarks of the Treasury link an entry to:
// "(Linked To: A; Linked To: B)".
func linkedTo(remarks string) []Relation {
	var relations []Relation
	for part := range strings.SplitSeq(remarks, cslSeparator) {
		part = strings.TrimPrefix(part, "(")
		name, ok := strings.CutPrefix(part, "Linked To: ")
		if !ok {
			continue
		}
		if strings.Count(name, ")") > strings.Count(name, "(") {
			name = strings.TrimSuffix(name, ")")
		}
		relations = append(relations, Relation{Kind: "Linked To", Name: name})
	}
	return relations
}
