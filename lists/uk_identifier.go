package lists

import (
	"regexp"
	"slices"
	"strings"
)

// ukStatedDate is a date behind "issued" or "expires", in the forms that the
// additional information uses.
const ukStatedDate = `(\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2} \pL{3,9}\.? \d{4}|\pL{3,9}\.? \d{4}|\d{4})\b`

var (
	ukIssued  = regexp.MustCompile(`(?i)\bissued?(?: date)?(?: on)?:? ` + ukStatedDate)
	ukExpires = regexp.MustCompile(`(?i)\b(?:expire[sd]|expiry|expiration|expiry date|date of expiry|expiration date|valid until)(?: date)?(?: on)?:? ` + ukStatedDate)
)

// documents reads a number and the words about it, or as many of both as are
// numbered. A hyphen stands for what is not known.
func (p *ukParty) documents(t IDType, label, number, about string) {
	numbers, notes := splitNumbered(number), splitNumbered(about)
	if len(numbers) != len(notes) && len(notes) > 1 {
		notes = []string{about} // not said which belongs to which
	}
	for i := range max(len(numbers), len(notes)) {
		id, note := Identifier{Type: t, Label: label}, ""
		if i < len(numbers) {
			id.Value = strings.Trim(numbers[i], " -")
		}
		switch {
		case i < len(notes):
			note = notes[i]
		case len(notes) == 1:
			note = notes[0]
		}
		if strings.Trim(note, " -.") != "" {
			id.Note = note
		}
		if id.Value == "" {
			if id.Note != "" {
				ukFact(label)(p, id.Note)
			}
			continue
		}
		if t == NationalID {
			if refined := typeByWords(OtherID, note); refined != OtherID && refined != RegistrationID {
				id.Type = refined
			}
		}
		id.Issued, id.Expires = ukStated(note, ukIssued), ukStated(note, ukExpires)
		p.Identifiers = append(p.Identifiers, id)
	}
}

// ukStated returns the date that words announce, the zero Date if none or
// several are: the words stay in the note either way.
func ukStated(words string, re *regexp.Regexp) Date {
	m := re.FindAllStringSubmatch(words, -1)
	if len(m) != 1 {
		return Date{}
	}
	d, err := ukDate(strings.ReplaceAll(m[0][1], ".", ""))
	if strings.Count(m[0][1], ".") == 2 {
		d, err = ParseDate(m[0][1])
	}
	if err != nil {
		return Date{}
	}
	return d
}

var (
	// ukBareNumber is a number that nothing announces, with a country or a date
	// behind it: "1137711000074 (Russia)", "59058C IOM", "SL 033858".
	ukBareNumber = regexp.MustCompile(`^((?:[A-Z]{1,3} ?)?\d[\dA-Z/-]*(?: [\dA-Z/-]+)*)(?: \((\pL[^()]*)\)| (dated .*))?$`)
	// ukLabelled is a number with its label: "TIN: 7706191991", "TIN - 77061919",
	// "Tax Identification Number: INN 2536210349".
	ukLabelled = regexp.MustCompile(`(\pL[\pL ./:]*?)[ :.–-]+([A-Z]{0,2}\d[\dA-Za-z/-]{2,})(?: \((\pL[^()]*)\))?`)
	ukBehind   = regexp.MustCompile(`^(\d+) ?[–-] ?(TIN|INN|OGRN)$`)
	ukStops    = regexp.MustCompile(`[\n;,]|\. |  +`)
	ukNo       = regexp.MustCompile(`\b([Nn]o)\. `)
)

// registration reads the field of registration numbers, which is free text:
// "7706191991", "License number: 328 INN: 7831000122", "(1) ... (2) ...".
func (p *ukParty) registration(v string) {
	for _, piece := range splitNumbered(v) {
		label := ""
		for _, line := range ukStops.Split(ukNo.ReplaceAllString(piece, "$1 "), -1) {
			line = label + strings.Trim(line, " .-")
			if label = ""; !strings.ContainsAny(line, digits) {
				label = line + ": " // "TIN. 6154160069"
				continue
			}
			p.registrationLine(line)
		}
		p.registrationLine(strings.TrimRight(label, ": "))
	}
}

func (p *ukParty) registrationLine(line string) {
	id := Identifier{Type: RegistrationID, Label: "Business registration number", Value: line}
	if line == "" {
		return
	}
	if m := ukBehind.FindStringSubmatch(line); m != nil {
		p.number(Identifier{Type: typeByWords(OtherID, m[2]), Label: m[2], Value: m[1]})
		return
	}
	labelled := ukLabelled.FindAllStringSubmatch(line, -1)
	loose := strings.ContainsAny(ukLabelled.ReplaceAllString(line, ""), digits)
	if m := ukBareNumber.FindStringSubmatch(line); m != nil && (len(labelled) == 0 || loose || typeByWords(OtherID, line) == OtherID) {
		id.Value, id.Country, id.Note = m[1], m[2], m[3]
		p.number(id)
		return
	}
	if len(labelled) == 0 || loose {
		p.number(id)
		return
	}
	for _, m := range labelled {
		p.number(Identifier{Type: typeByWords(OtherID, m[1]), Label: m[1], Value: m[2], Country: m[3]})
	}
}

// number adds an identifier, once.
func (p *ukParty) number(id Identifier) {
	if !slices.Contains(p.Identifiers, id) {
		p.Identifiers = append(p.Identifiers, id)
	}
}

func ukNumber(t IDType, label string) func(*ukParty, string) {
	return func(p *ukParty, v string) {
		for _, n := range splitNumbered(v) {
			p.number(Identifier{Type: t, Label: label, Value: n})
		}
	}
}

var ukIMO = regexp.MustCompile(`(?:IMO ?)?\d{7}`)

// imo reads ships' numbers, with "IMO" before them or without.
func (p *ukParty) imo(v string) {
	found := ukIMO.FindAllString(v, -1)
	if len(found) == 0 {
		found = []string{v}
	}
	for _, n := range found {
		p.number(Identifier{Type: IMO, Label: "IMO number", Value: n})
	}
}

func ukContact(t IDType, label string) func(*ukParty, string) {
	return func(p *ukParty, v string) {
		for _, c := range splitContacts(v, t) {
			p.addNewIdentifier(Identifier{Type: t, Label: label, Value: c})
		}
	}
}

// wallet reads the field of wallets, which the schema has and nobody has filled
// yet.
func (p *ukParty) wallet(v string) {
	found := walletsIn(v)
	if len(found) == 0 {
		found = []Identifier{{Type: Wallet, Value: v}}
	}
	for _, id := range found {
		id.Label, id.Note = "Crypto wallet address", ""
		p.addNewIdentifier(id)
	}
}

// address reads one address. What the six lines hold is not said: the last one
// is the town mostly, and the province at times.
func (p *ukParty) address(r ukRecord) {
	a := Address{PostalCode: r["addresspostalcode"], Country: r["addresscountry"]}
	for _, field := range ukRecordFields["address"][:6] {
		if r[field] != "" {
			a.Lines = append(a.Lines, r[field])
		}
	}
	p.addAddress(a)
}
