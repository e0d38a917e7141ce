package lists

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// An ukRecord is a part of a designation whose fields belong together: a name,
// an address, a passport. Its keys are the names of the XML's elements in lower
// case, whatever the file is.
type ukRecord map[string]string

// An ukParty is a designation in the making. The three files say the same
// things in different orders, the tables in many rows; so everything is
// collected first, and read when the designation is complete.
type ukParty struct {
	Entry
	list    *List
	values  map[string][]string
	records map[string][]ukRecord
	seen    map[string]bool
}

func newUKParty(l *List, pos Pos) *ukParty {
	p := &ukParty{list: l, values: map[string][]string{}, records: map[string][]ukRecord{}, seen: map[string]bool{}}
	p.Pos = pos
	return p
}

func (p *ukParty) problem(text string, err error) { p.list.problem(p.Pos, p.ID, text, err) }

// ukClean returns a field's text. Some are escaped as HTML, in the XML twice.
func ukClean(s string) string { return strings.TrimSpace(html.UnescapeString(s)) }

// add keeps a value of a field, once.
func (p *ukParty) add(field, value string) {
	if value = ukClean(value); value != "" && !slices.Contains(p.values[field], value) {
		p.values[field] = append(p.values[field], value)
	}
}

// addRecord keeps a record that says something, once.
func (p *ukParty) addRecord(kind string, r ukRecord) {
	key := kind
	for _, field := range ukRecordFields[kind] {
		r[field] = ukClean(r[field])
		key += "\x00" + r[field]
	}
	if strings.Trim(key[len(kind):], "\x00") == "" || p.seen[key] {
		return
	}
	p.seen[key] = true
	p.records[kind] = append(p.records[kind], r)
}

// ukRecordFields are the fields of the records.
var ukRecordFields = map[string][]string{
	"name":               {"name1", "name2", "name3", "name4", "name5", "name6", "nametype", "aliasstrength"},
	"nonlatinname":       {"namenonlatinscript", "nonlatinscripttype", "nonlatinscriptlanguage"},
	"address":            {"addressline1", "addressline2", "addressline3", "addressline4", "addressline5", "addressline6", "addresspostalcode", "addresscountry"},
	"location":           {"townofbirth", "countryofbirth"},
	"passport":           {"passportnumber", "passportadditionalinformation"},
	"nationalidentifier": {"nationalidentifiernumber", "nationalidentifieradditionalinformation"},
}

// An ukReading says what becomes of a field.
type ukReading struct {
	field string
	read  func(p *ukParty, value string)
}

// ukReadings are those of the fields that belong to no record, in the order in
// which they are read.
var ukReadings = []ukReading{
	{"individualentityship", (*ukParty).kind},
	{"ofsigroupid", ukFact("OFSI Group ID")},
	{"unreferencenumber", ukFact("UN Reference Number")},
	{"uksanctionslistref", ukFact("UK Sanctions List Ref")},
	{"designationsource", ukFact("Designation source")},
	{"sanctionsimposed", (*ukParty).measures},
	{"regimename", func(p *ukParty, v string) { p.Programs = append(p.Programs, v) }},
	{"datedesignated", (*ukParty).designated},
	{"listdatedesignated", ukDateFact("UK Sanctions List Date Designated")},
	{"lastupdated", ukDateFact("Last Updated")},
	{"title", (*ukParty).title},
	{"position", (*ukParty).title},
	{"gender", (*ukParty).gender},
	{"dob", (*ukParty).dateOfBirth},
	{"nationality", (*ukParty).nationality},
	{"typeofentity", ukFact("Type of entity")},
	{"parentcompany", ukRelation("Parent company")},
	{"subsidiary", ukRelation("Subsidiary")},
	{"businessregistrationnumber", (*ukParty).registration},
	{"imonumber", (*ukParty).imo},
	{"hullidentificationnumber", ukNumber(OtherID, "Hull identification number")},
	{"currentowneroperator", ukRelation("Current owner/operator")},
	{"previousowneroperator", ukRelation("Previous owner/operator")},
	{"currentbelievedflagofship", ukFlag(Flag)},
	{"previousflag", ukFlag(FormerFlag)},
	{"typeofship", ukFact("Type of ship")},
	{"tonnageofship", ukFact("Tonnage of ship")},
	{"lengthofship", ukFact("Length of ship")},
	{"yearbuilt", ukFact("Year built")},
	{"phonenumber", ukContact(Phone, "Phone number")},
	{"emailaddress", ukContact(Email, "Email address")},
	{"website", ukContact(Website, "Website")},
	{"cryptowalletaddress", (*ukParty).wallet},
	{"otherinformation", (*ukParty).statement},
	{"ukstatementofreasons", (*ukParty).statement},
}

// isUKField reports whether a field of this name is read.
func isUKField(name string) bool {
	for _, fields := range ukRecordFields {
		if slices.Contains(fields, name) {
			return true
		}
	}
	return slices.ContainsFunc(ukReadings, func(r ukReading) bool { return r.field == name })
}

// finish reads what was collected, and puts the party on the list.
func (p *ukParty) finish() {
	for _, r := range ukReadings {
		for _, v := range p.values[r.field] {
			r.read(p, v)
		}
	}
	for _, r := range p.records["location"] {
		p.birthPlace(r)
	}
	for _, r := range p.records["passport"] {
		p.documents(Passport, "Passport number", r["passportnumber"], r["passportadditionalinformation"])
	}
	for _, r := range p.records["nationalidentifier"] {
		p.documents(NationalID, "National Identifier number", r["nationalidentifiernumber"], r["nationalidentifieradditionalinformation"])
	}
	for _, r := range p.records["address"] {
		p.address(r)
	}
	p.finishNames()
	for _, v := range append(slices.Clone(p.values["otherinformation"]), p.values["ukstatementofreasons"]...) {
		p.addFromProse(v) // last, so that what has a field of its own comes first
	}
	if p.ID == "" {
		p.problem("no identifier", ErrUnread)
	}
	if p.Kind == Unknown && len(p.values["individualentityship"]) == 0 {
		p.problem("", fmt.Errorf("%w: the type of designation is not said", ErrUnread))
	}
	p.list.Entries = append(p.list.Entries, p.Entry)
}

func (p *ukParty) kind(word string) {
	k, err := ParseKind(word)
	if err != nil {
		p.problem("type of designation "+word, ErrUnread)
	}
	if p.Kind == Unknown {
		p.Kind = k
	}
}

// measures reads "Asset freeze|Travel Ban".
func (p *ukParty) measures(v string) {
	for m := range strings.SplitSeq(v, "|") {
		if m = strings.TrimSpace(m); m != "" {
			ukFact("Sanctions Imposed")(p, m)
		}
	}
}

// statement keeps free text verbatim.
func (p *ukParty) statement(v string) {
	if p.Remarks != "" {
		p.Remarks += "\n\n"
	}
	p.Remarks += v
}

func (p *ukParty) title(v string) {
	for _, t := range splitNumbered(v) {
		if t != "" && !slices.Contains(p.Titles, t) {
			p.Titles = append(p.Titles, t)
		}
	}
}

func (p *ukParty) gender(v string) {
	switch g := ParseGender(v); {
	case g == GenderUnknown, p.Gender != GenderUnknown && p.Gender != g:
		ukFact("Gender")(p, v)
	default:
		p.Gender = g
	}
}

func (p *ukParty) nationality(v string) {
	for _, c := range splitNumbered(v) {
		p.country(Country{c, Nationality})
	}
}

func (p *ukParty) country(c Country) {
	if c.Text != "" && c.Text != "-" && !slices.Contains(p.Countries, c) {
		p.Countries = append(p.Countries, c)
	}
}

func ukFact(label string) func(*ukParty, string) {
	return func(p *ukParty, v string) {
		if f := (Fact{Label: label, Text: v}); !slices.Contains(p.Facts, f) {
			p.Facts = append(p.Facts, f)
		}
	}
}

func ukRelation(kind string) func(*ukParty, string) {
	return func(p *ukParty, v string) {
		for _, name := range splitNumbered(v) {
			if r := (Relation{Kind: kind, Name: name}); name != "" && !slices.Contains(p.Relations, r) {
				p.Relations = append(p.Relations, r)
			}
		}
	}
}

func ukFlag(tie Tie) func(*ukParty, string) {
	return func(p *ukParty, v string) {
		for _, flags := range splitNumbered(v) {
			for flag := range strings.SplitSeq(strings.ReplaceAll(flags, ". ", "; "), "; ") {
				p.country(Country{strings.TrimSpace(flag), tie})
			}
		}
	}
}
