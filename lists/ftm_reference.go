package lists

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// An ftmLink names the two ends of a link between parties, which are properties
// of its schema.
type ftmLink struct{ from, to string }

var ftmLinks = map[string]ftmLink{
	"Ownership": {"owner", "asset"}, "Directorship": {"director", "organization"}, "Family": {"person", "relative"},
	"Associate": {"person", "associate"}, "UnknownLink": {"subject", "object"}, "Employment": {"employee", "employer"},
	"Membership": {"member", "organization"}, "Representation": {"agent", "client"}, "Succession": {"predecessor", "successor"},
	"Debt": {"debtor", "creditor"}, "Payment": {"payer", "beneficiary"}, "Similar": {"candidate", "match"},
	"Occupancy": {"holder", "post"}, "ProjectParticipant": {"participant", "project"},
}

// maxFTMEnds bounds the pairs that one link ties. Real links tie one.
const maxFTMEnds = 10_000

// ftmAttached are the schemas that belong to one party each.
var ftmAttached = []string{"Sanction", "Passport", "Identification", "CryptoWallet", "BankAccount"}

// link adds a link to the entries at its ends. The kind of a relation is what
// the other end is to the entry: an "owner" to the owned, an "asset" to the
// owner. What else the link says becomes a fact.
func (m *ftm) link(e *ftmEntity, ends ftmLink) {
	from, to := e.Properties[ends.from], e.Properties[ends.to]
	if len(from)*len(to) > maxFTMEnds {
		m.list.problem(e.pos, "", e.Schema+" "+e.ID, fmt.Errorf("%w: a link between %d and %d parties", ErrTooLarge, len(from), len(to)))
		return
	}
	found := false
	for _, a := range from {
		for _, b := range to {
			forth, back := m.relate(e, a, b, ends.to), m.relate(e, b, a, ends.from)
			found = found || forth || back
		}
	}
	if !found && !m.knows(from) && !m.knows(to) {
		m.list.problem(e.pos, "", e.Schema+" "+e.ID, fmt.Errorf("%w: neither end of the link is in the file", ErrOrphan))
	}
}

// knows reports whether all these entities are in the file, on the list or not.
func (m *ftm) knows(ids []string) bool {
	for _, id := range ids {
		_, listed := m.index[id]
		if _, other := m.captions[id]; !listed && !other {
			return false
		}
	}
	return len(ids) > 0
}

// relate adds a relation from the entry id to another entity, and reports
// whether id is an entry.
func (m *ftm) relate(e *ftmEntity, id, other, kind string) bool {
	i, ok := m.index[id]
	if !ok {
		return false
	}
	entry := &m.list.Entries[i]
	name, known := m.captions[other]
	if j, listed := m.index[other]; listed {
		known = true
		if names := m.list.Entries[j].Names; len(names) > 0 {
			name = names[0].Text
		}
	}
	if !known {
		m.list.problem(e.pos, entry.ID, e.Schema+" "+kind+" "+other, fmt.Errorf("%w: the other party is not in the file", ErrOrphan))
	}
	if kind == "post" && name != "" { // an office is no party
		entry.Titles = append(entry.Titles, name)
		return true
	}
	var more []string
	for _, property := range []string{"role", "relationship", "percentage", "status", "startDate", "endDate", "date", "summary", "description"} {
		for _, text := range e.Properties[property] {
			more = append(more, property+" "+text)
		}
	}
	entry.Relations = append(entry.Relations, Relation{Kind: kind, Name: name, Entry: other})
	if len(more) > 0 {
		entry.Facts = append(entry.Facts, Fact{Label: e.Schema, Text: noted(fmt.Sprintf("%s %s (%s)", kind, name, other), strings.Join(more, "; "))})
	}
	return true
}

// attach adds a sanction, a document, a wallet or an account to its party.
func (m *ftm) attach(e *ftmEntity) {
	owners := e.Properties["holder"]
	if e.Schema == "Sanction" {
		owners = e.Properties["entity"]
	}
	found := false
	for _, id := range owners {
		i, ok := m.index[id]
		if !ok {
			continue
		}
		found = true
		entry := &m.list.Entries[i]
		switch e.Schema {
		case "Sanction":
			m.sanction(entry, e)
		case "CryptoWallet", "BankAccount":
			entry.ftmAccounts(e)
		default:
			entry.ftmDocument(e)
		}
	}
	switch {
	case found:
	case e.Schema == "CryptoWallet" && e.listed(true): // a wallet of nobody can be sanctioned too
		m.add(m.entry(e, Unknown), e)
	case !m.knows(owners):
		m.list.problem(e.pos, "", fmt.Sprintf("%s %s of %s", e.Schema, e.ID, strings.Join(owners, ", ")), ErrOrphan)
	}
}

// sanction adds a sanction to its entry: programmes, when it began, reasons.
func (m *ftm) sanction(entry *Entry, e *ftmEntity) {
	for _, property := range slices.Sorted(maps.Keys(e.Properties)) {
		for _, text := range e.Properties[property] {
			switch property {
			case "entity":
			case "program", "programId":
				if !slices.Contains(entry.Programs, text) {
					entry.Programs = append(entry.Programs, text)
				}
			case "listingDate", "startDate":
				d, err := ParseDate(text)
				if err != nil {
					m.list.problem(e.pos, entry.ID, text, err)
				}
				if !d.IsZero() && (entry.Listed.IsZero() || before(d, entry.Listed)) {
					entry.Listed = d
				}
				entry.Facts = append(entry.Facts, Fact{"Sanction " + property, text, d})
			case "reason", "summary":
				entry.Remarks = strings.TrimPrefix(entry.Remarks+"\n"+text, "\n")
				entry.addWallets(text)
			default:
				f := ftmFact(property, text)
				f.Label = "Sanction " + property
				entry.Facts = append(entry.Facts, f)
			}
		}
	}
}

// ftmAccounts adds a wallet or a bank account.
func (e *Entry) ftmAccounts(from *ftmEntity) {
	get := func(property string) string { return strings.Join(from.Properties[property], ", ") }
	note := noted(get("managingExchange"), get("bankName"), get("summary"))
	for _, property := range []string{"publicKey", "accountNumber", "iban"} {
		for _, text := range from.Properties[property] {
			id := Identifier{Type: ftmIDs[property], Label: property, Value: text, Country: get("country"), Note: note}
			if id.Type == Wallet {
				id.Asset = get("currency")
			}
			same := func(have Identifier) bool { return have == id }
			if !slices.ContainsFunc(e.Identifiers, same) {
				e.Identifiers = append(e.Identifiers, id)
			}
		}
	}
}

// ftmDocument adds a passport or another document. Its own word for what it is
// counts more than its schema.
func (e *Entry) ftmDocument(from *ftmEntity) {
	get := func(property string) string { return strings.Join(from.Properties[property], ", ") }
	id := Identifier{Label: get("type"), Country: get("country"), Note: noted(get("authority"), get("summary"))}
	if id.Type = ofacIDType(id.Label); id.Type == OtherID {
		id.Type, _ = ParseIDType(id.Label) // a word that it does not know is the label
	}
	if from.Schema == "Passport" {
		id.Type = Passport
	}
	if id.Label == "" {
		id.Label = from.Schema
	}
	id.Issued, _ = ParseDate(get("startDate"))
	id.Expires, _ = ParseDate(get("endDate"))
	numbers := append(slices.Clone(from.Properties["number"]), from.Properties["passportNumber"]...)
	for _, number := range numbers {
		id.Value = number
		same := func(have Identifier) bool { return have.Value == number && have.Type == id.Type }
		// The property of the party often has the number without the rest.
		if i := slices.IndexFunc(e.Identifiers, same); i >= 0 && e.Identifiers[i].Country == "" {
			e.Identifiers[i] = id
		} else if i < 0 {
			e.Identifiers = append(e.Identifiers, id)
		}
	}
	if len(numbers) == 0 {
		e.Facts = append(e.Facts, Fact{Label: id.Label, Text: noted("without a number", id.Country, id.Note)})
	}
}
