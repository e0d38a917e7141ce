package lists

import (
	"encoding/json"
	"reflect"
)

// A Change is what differs between two versions of a list.
type Change struct {
	ID ID `json:"id"`
	// Added and Removed hold the publisher's identifiers of entries that only
	// one version has, in the order of that version.
	Added   []string `json:"added,omitempty"`
	Removed []string `json:"removed,omitempty"`
	// Amended are the entries of both versions that do not say the same, in
	// the order of the new one.
	Amended []Amendment `json:"amended,omitempty"`
}

// Empty reports whether there is no difference.
func (c Change) Empty() bool { return len(c.Added)+len(c.Removed)+len(c.Amended) == 0 }

// An Amendment is what differs in one entry.
type Amendment struct {
	ID     string        `json:"id"`
	Fields []FieldChange `json:"fields"`
}

// A FieldChange is what differs in one field of an entry. Of a field that
// holds several values, Old and New hold those that only one version has.
type FieldChange struct {
	Field string   `json:"field"` // as in the JSON of Entry, such as "names"
	Old   []string `json:"old,omitempty"`
	New   []string `json:"new,omitempty"`
}

// Diff compares two versions of a list. A nil list has no entries.
//
// Everything an entry holds is compared but its place in the file. The order
// of names, addresses and other values is not: publishers shuffle them. Where
// the publisher gives entries no identifier, so that it is a hash of the record
// ([Entry.Unstable]), an amended entry is one removed and one added. Entries
// that share an identifier are compared in their order, equal ones first.
func Diff(old, new *List) Change {
	if old == nil {
		old = &List{}
	}
	if new == nil {
		new = &List{}
	}
	c := Change{ID: new.ID}
	if c.ID == "" {
		c.ID = old.ID
	}
	before := byID(old.Entries)
	pairs := make([]*Entry, len(new.Entries)) // the old entry of each new one
	for id, after := range byID(new.Entries) {
		pair(pairs, new.Entries, after, old.Entries, before, id)
	}
	kept := make(map[*Entry]bool, len(pairs))
	for i, was := range pairs {
		is := &new.Entries[i]
		if was == nil {
			c.Added = append(c.Added, is.ID)
			continue
		}
		kept[was] = true
		if fields := diffEntry(was, is); len(fields) > 0 {
			c.Amended = append(c.Amended, Amendment{ID: is.ID, Fields: fields})
		}
	}
	for i := range old.Entries {
		if e := &old.Entries[i]; !kept[e] {
			c.Removed = append(c.Removed, e.ID)
		}
	}
	return c
}

// byID returns the places of the entries with each identifier.
func byID(es []Entry) map[string][]int {
	m := make(map[string][]int, len(es))
	for i := range es {
		m[es[i].ID] = append(m[es[i].ID], i)
	}
	return m
}

// pair finds the old entry of each new one that is called id. Where several
// are, equal ones belong together, and then the first with the first.
func pair(pairs []*Entry, new []Entry, after []int, old []Entry, before map[string][]int, id string) {
	free := before[id]
	if len(free) == 1 && len(after) == 1 {
		pairs[after[0]] = &old[free[0]]
		return
	}
	for _, equal := range []bool{true, false} {
		for _, n := range after {
			if pairs[n] != nil {
				continue
			}
			for i, o := range free {
				if o >= 0 && (!equal || len(diffEntry(&old[o], &new[n])) == 0) {
					pairs[n], free[i] = &old[o], -1
					break
				}
			}
		}
	}
}

// diffEntry returns the fields in which two entries differ.
func diffEntry(a, b *Entry) []FieldChange {
	x, y := *a, *b
	x.Pos, y.Pos = Pos{}, Pos{}
	if reflect.DeepEqual(x, y) {
		return nil
	}
	d := &difference{}
	d.value("id", a.ID, b.ID)
	d.value("unstable", yesWord(a.Unstable), yesWord(b.Unstable))
	d.value("kind", a.Kind.String(), b.Kind.String())
	diffAll(d, "names", a.Names, b.Names, nameText)
	diffAll(d, "born", a.Born, b.Born, Date.String)
	diffAll(d, "birth_places", a.BirthPlaces, b.BirthPlaces, asIs)
	d.value("gender", a.Gender.String(), b.Gender.String())
	diffAll(d, "countries", a.Countries, b.Countries, countryText)
	diffAll(d, "addresses", a.Addresses, b.Addresses, addressText)
	diffAll(d, "identifiers", a.Identifiers, b.Identifiers, identifierText)
	diffAll(d, "titles", a.Titles, b.Titles, asIs)
	diffAll(d, "programs", a.Programs, b.Programs, asIs)
	diffAll(d, "relations", a.Relations, b.Relations, relationText)
	diffAll(d, "facts", a.Facts, b.Facts, factText)
	d.value("listed", a.Listed.String(), b.Listed.String())
	d.value("remarks", a.Remarks, b.Remarks)
	d.value("repeats", refText(a.Repeats), refText(b.Repeats))
	d.value("source", a.Source, b.Source)
	return d.fields
}

// A difference collects the fields in which two entries differ.
type difference struct{ fields []FieldChange }

// value compares a field that holds one value, empty if it holds none.
func (d *difference) value(field, old, new string) {
	if old == new {
		return
	}
	c := FieldChange{Field: field}
	if old != "" {
		c.Old = []string{old}
	}
	if new != "" {
		c.New = []string{new}
	}
	d.fields = append(d.fields, c)
}

// diffAll compares a field that holds several values, each as often as it is
// there. What values are equal is decided by all that they hold, which is what
// their JSON says; the text is for people.
func diffAll[T any](d *difference, field string, old, new []T, text func(T) string) {
	if reflect.DeepEqual(old, new) {
		return
	}
	c := FieldChange{Field: field, Old: onlyIn(old, new, text), New: onlyIn(new, old, text)}
	if len(c.Old)+len(c.New) > 0 {
		d.fields = append(d.fields, c)
	}
}

// onlyIn returns the texts of the values that a has and b has not.
func onlyIn[T any](a, b []T, text func(T) string) []string {
	left := map[string]int{}
	for _, v := range b {
		left[contentOf(v)]++
	}
	var rest []string
	for _, v := range a {
		key := contentOf(v)
		if left[key] > 0 {
			left[key]--
			continue
		}
		rest = append(rest, text(v))
	}
	return rest
}

func contentOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // the parts of an Entry are strings, numbers and dates
	}
	return string(b)
}
