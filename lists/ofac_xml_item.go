package lists

import (
	"fmt"
	"regexp"
	"strings"
)

// plainItems are the lists inside an entry, with what reads one item of each.
// The numbers that OFAC gives to items (uid) are its own affair, and which item
// is the main one says nothing that its place does not.
var plainItems = map[string]func(*plainXML, *Entry){
	"akaList": (*plainXML).aka, "addressList": (*plainXML).address, "idList": (*plainXML).id,
	"nationalityList":  func(p *plainXML, e *Entry) { p.country(e, Nationality) },
	"citizenshipList":  func(p *plainXML, e *Entry) { p.country(e, Citizenship) },
	"dateOfBirthList":  (*plainXML).born,
	"placeOfBirthList": (*plainXML).birthPlace,
}

func (p *plainXML) aka(e *Entry) {
	f := p.fields("uid", "type", "category", "lastName", "firstName")
	t, ok := ofacNameTypes[strings.ReplaceAll(f["type"], ".", "")]
	if !ok {
		p.problem(p.Offset(), f["type"], fmt.Errorf("%w: type of alias", ErrUnread))
	}
	n := plainName(f["firstName"], f["lastName"], t)
	switch f["category"] {
	case "weak":
		n.Weak = true
	case "strong":
	default:
		p.problem(p.Offset(), f["category"], fmt.Errorf("%w: quality of an alias", ErrUnread))
	}
	if n.Text != "" {
		e.Names = append(e.Names, n)
	}
}

func (p *plainXML) address(e *Entry) {
	f := p.fields("uid", "address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
	a := Address{City: f["city"], Region: f["stateOrProvince"], PostalCode: f["postalCode"], Country: f["country"]}
	for _, line := range []string{f["address1"], f["address2"], f["address3"]} {
		if line != "" {
			a.Lines = append(a.Lines, line)
		}
	}
	if len(f) > 1 || f["uid"] == "" { // some addresses are a number only
		e.Addresses = append(e.Addresses, a)
	}
}

func (p *plainXML) country(e *Entry, tie Tie) {
	if c := p.fields("uid", "country", "mainEntry")["country"]; c != "" {
		e.Countries = append(e.Countries, Country{c, tie})
	}
}

func (p *plainXML) born(e *Entry) {
	text := p.fields("uid", "dateOfBirth", "mainEntry")["dateOfBirth"]
	d, err := ParseDate(text)
	if err != nil {
		p.problem(p.Offset(), text, err)
		return
	}
	e.Born = append(e.Born, d)
}

func (p *plainXML) birthPlace(e *Entry) {
	if text := p.fields("uid", "placeOfBirth", "mainEntry")["placeOfBirth"]; text != "" {
		e.BirthPlaces = append(e.BirthPlaces, text)
	}
}

func (p *plainXML) vesselInfo(e *Entry) {
	f := p.fields("callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage")
	if c := f["callSign"]; c != "" {
		e.Identifiers = append(e.Identifiers, Identifier{Type: CallSign, Label: "Vessel Call Sign", Value: c})
	}
	for _, field := range [][2]string{
		{"vesselType", "Vessel Type"}, {"tonnage", "Tonnage"}, {"grossRegisteredTonnage", "Gross Registered Tonnage"},
	} {
		if v := f[field[0]]; v != "" {
			e.Facts = append(e.Facts, Fact{Label: field[1], Text: v})
		}
	}
	if c := f["vesselFlag"]; c != "" {
		e.Countries = append(e.Countries, Country{c, Flag})
	}
	if o := f["vesselOwner"]; o != "" {
		e.Relations = append(e.Relations, Relation{Kind: "Vessel owner", Name: o})
	}
}

// id reads an item of idList, which holds much besides documents: whatever
// stands in the remarks of the CSV files with a label before it.
func (p *plainXML) id(e *Entry) {
	offset := p.Offset()
	f := p.fields("uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate")
	label, value := f["idType"], f["idNumber"]
	bare := strings.ToLower(strings.TrimRight(label, " :-"))
	id := Identifier{Label: label, Value: value, Country: f["idCountry"]}
	use := ofacUses[bare]
	if t, ok := ofacIDLabels[bare]; ok {
		use, id.Type = useID, typeByValue(t, label, value)
	}
	if ticker, ok := strings.CutPrefix(label, walletLabel); ok {
		use, id.Type, id.Asset = useID, Wallet, ticker
	}
	if use == noUse && (directive.MatchString(label+" "+value) || directiveOn.MatchString(label+" "+value)) {
		use = useFact
		if directiveOn.MatchString(label + " " + value) {
			use = useDateFact
		}
	}
	// A passport whose number is not said is a fact, as in the CSV files.
	if use == useID && value == "" || use == noUse && !holdsNumber(value) && id.Country == "" {
		use = useFact
	}
	if use != useID && use != noUse {
		for _, more := range []string{id.Country, f["issueDate"], f["expirationDate"]} {
			value = joined(value, more)
		}
		if err := e.readLabelled(label, value, use); err != nil {
			p.problem(offset, label+" "+value, err)
		}
		return
	}
	if id.Type != Wallet {
		id.Value, id.Country = cutCountry(id.Value, id.Country)
	}
	id.Issued = p.date(offset, label, f["issueDate"])
	id.Expires = p.date(offset, label, f["expirationDate"])
	e.Identifiers = append(e.Identifiers, id)
}

var countryBehind = regexp.MustCompile(`^(\S+) \((\p{Lu}[^()\d]+)\)$`)

// cutCountry splits "33556474 (Russia)", which is how a few numbers stand in
// the field for the number alone.
func cutCountry(value, country string) (string, string) {
	if m := countryBehind.FindStringSubmatch(value); m != nil && country == "" {
		return m[1], m[2]
	}
	return value, country
}

// date reads a date that may be missing.
func (p *plainXML) date(offset int64, label, text string) Date {
	if text == "" {
		return Date{}
	}
	d, err := ParseDate(text)
	if err != nil {
		p.problem(offset, label+" "+text, err)
	}
	return d
}
