package lists

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// sdnList is what OFAC calls the list of Specially Designated Nationals.
const sdnList = "SDN List"

// A listing is what the file says of a profile outside its party: on which
// lists it is, since when, and why.
type listing struct {
	entry    int // index in List.Entries
	events   []listEvent
	programs []string
	measures []Fact
}

type listEvent struct {
	list, basis string
	date        Date
}

func (p *listing) on(list string) bool {
	return slices.ContainsFunc(p.events, func(ev listEvent) bool { return ev.list == list })
}

// sanctionsEntry reads a SanctionsEntry: a party's place on one list.
func (a *advanced) sanctionsEntry(entry xmlpos.Element) {
	list := a.ref(entry, "ListID", "List")
	p := a.parties[entry.Attr("ProfileID")]
	if p == nil {
		a.problem(entry.Offset, fmt.Sprintf("SanctionsEntry on %s of Profile %s", list, entry.Attr("ProfileID")), ErrOrphan)
		return
	}
	a.entry = a.list.Entries[p.entry].ID
	defer func() { a.entry = "" }()
	for e := range a.Children() {
		switch e.Name {
		case "EntryEvent":
			a.entryEvent(p, e, list)
		case "SanctionsMeasure":
			a.measure(p, e)
		default:
			a.unknown(e)
		}
	}
	if !p.on(list) {
		p.events = append(p.events, listEvent{list: list})
	}
}

func (a *advanced) entryEvent(p *listing, event xmlpos.Element, list string) {
	ev := listEvent{list: list, basis: a.ref(event, "LegalBasisID", "LegalBasis")}
	for e := range a.Children() {
		switch e.Name {
		case "Date":
			text := ""
			if ev.date, text = a.date(); ev.date.IsZero() && a.Err() == nil {
				a.problem(e.Offset, text, ErrDate)
			}
		case "Comment":
			ev.basis = noted(ev.basis, a.trimmed())
		default:
			a.unknown(e)
		}
	}
	p.events = append(p.events, ev)
}

// measure reads a SanctionsMeasure: a programme, or what is to be done.
func (a *advanced) measure(p *listing, measure xmlpos.Element) {
	kind := a.ref(measure, "SanctionsTypeID", "SanctionsType")
	comment, date := "", Date{}
	for e := range a.Children() {
		switch e.Name {
		case "Comment":
			comment = a.intern(a.trimmed())
		case "DatePeriod":
			date, _ = a.period(e)
		default:
			a.unknown(e)
		}
	}
	if kind == "Program" {
		if !slices.Contains(p.programs, comment) {
			p.programs = append(p.programs, comment)
		}
		if date.IsZero() {
			return
		}
	}
	p.measures = append(p.measures, Fact{"Sanctions Measure", joined(kind, comment), date})
}

// finishListing adds a profile's places on lists to its entry.
func (a *advanced) finishListing(p *listing) {
	e := &a.list.Entries[p.entry]
	if len(p.events) == 0 {
		a.list.problem(e.Pos, e.ID, "party on no list", ErrUnread)
		return
	}
	var names []string
	for _, ev := range p.events {
		if !slices.Contains(names, ev.list) {
			names = append(names, ev.list)
		}
		// Who was put on other lists first is on this one since its own date.
		ours := a.list.ID == OFACCons || ev.list == sdnList
		if ours && !ev.date.IsZero() && (e.Listed.IsZero() || before(ev.date, e.Listed)) {
			e.Listed = ev.date
		}
	}
	e.Source = a.intern(strings.Join(names, "; "))
	e.Programs = append(e.Programs, p.programs...)
	for _, ev := range p.events {
		if ev.basis != "Unknown" || ev.date != e.Listed {
			e.Facts = append(e.Facts, Fact{ev.list, ev.basis, ev.date})
		}
	}
	e.Facts = append(e.Facts, p.measures...)
}

// A relationship is a ProfileRelationship, which may stand between parties
// that come later.
type relationship struct {
	from, to, kind, note string
	date                 Date
	offset               int64
}

// relationship reads one ProfileRelationship.
func (a *advanced) relationship(rel xmlpos.Element) {
	r := relationship{
		from: rel.Attr("From-ProfileID"), to: rel.Attr("To-ProfileID"), kind: a.ref(rel, "RelationTypeID", "RelationType"),
		offset: rel.Offset,
	}
	if rel.Attr("Former") == "true" {
		r.kind = "Former: " + r.kind
	}
	// The third quality, "on OFAC's SDN list:", says only what the list says.
	if q := a.ref(rel, "RelationQualityID", "RelationQuality"); q == "High" || q == "Low" {
		r.note = "quality " + q
	}
	for e := range a.Children() {
		switch e.Name {
		case "Comment":
			r.note = noted(r.note, a.trimmed())
		case "DatePeriod":
			r.date, _ = a.period(e)
		default:
			a.unknown(e)
		}
	}
	a.relations = append(a.relations, r)
}

// finishRelations adds the relationships to the entries that they start from.
// What is said of a relationship besides its kind becomes a fact.
func (a *advanced) finishRelations() {
	for _, r := range a.relations {
		from, to := a.parties[r.from], a.parties[r.to]
		if from == nil {
			a.problem(r.offset, fmt.Sprintf("%s: from Profile %s to %s", r.kind, r.from, r.to), ErrOrphan)
			continue
		}
		e := &a.list.Entries[from.entry]
		relation := Relation{Kind: r.kind, Entry: r.to}
		if to != nil {
			other := &a.list.Entries[to.entry]
			relation.Entry = other.ID
			if len(other.Names) > 0 {
				relation.Name = other.Names[0].Text
			}
		} else {
			a.list.problem(a.file.pos(r.offset), e.ID, fmt.Sprintf("%s Profile %s", r.kind, r.to), ErrOrphan)
		}
		e.Relations = append(e.Relations, relation)
		if r.note != "" || !r.date.IsZero() {
			text := noted(fmt.Sprintf("%s (%s)", relation.Name, relation.Entry), r.note)
			e.Facts = append(e.Facts, Fact{r.kind, text, r.date})
		}
	}
}
