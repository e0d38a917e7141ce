package compare

import (
	"errors"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening/internal/country"
	"github.com/sekisho-dev/sekisho/screening/internal/ident"
)

// ErrEmpty: a name has no word that could be compared.
var ErrEmpty = errors.New("name has no letter or digit")

// A Subject is a party to screen, prepared once and compared many times.
type Subject struct {
	names []subjectName
	facts facts
	words int // of all names together
}

// A subjectName is a name of a subject. Its words are numbered through all
// names, because their likenesses are remembered.
type subjectName struct {
	name
	first int
}

// An Entry is a listed party, prepared when the lists are loaded.
type Entry struct {
	source *lists.Entry
	names  []name
	facts  facts
}

// facts is what is compared beside names.
type facts struct {
	kind      lists.Kind
	born      []lists.Date
	gender    lists.Gender
	countries []place
	addresses []place
	ids       []id
}

// A place is a country or an address as written, and what it is compared by.
type place struct {
	text string
	code string   // of a country
	set  []string // the words of an address, sorted
}

// An id is an identifier with its canonical form.
type id struct {
	source *lists.Identifier
	value  string
	issuer string // country code, empty if unknown
}

// NewEntry prepares an entry, and adds its words to the dictionary. The error
// names the first name that can not be read; the others are still compared.
func (d *Dictionary) NewEntry(e *lists.Entry) (*Entry, error) {
	out := &Entry{source: e, facts: newFacts(e)}
	var first error
	for i := range e.Names {
		n, err := d.newName(&e.Names[i], e.Kind, true)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		if len(n.words) > 0 {
			out.names = append(out.names, n)
		}
	}
	return out, first
}

// UsableID reports whether an identifier or wallet has a form that it can be
// compared in.
func UsableID(x *lists.Identifier) bool {
	_, ok := canonical(x)
	return ok
}

// NewSubject prepares a subject. An error is about the name with the index i;
// i is -1 if there is none.
func (d *Dictionary) NewSubject(e *lists.Entry) (s *Subject, i int, err error) {
	s = &Subject{facts: newFacts(e)}
	for i := range e.Names {
		n, err := d.newName(&e.Names[i], e.Kind, false)
		if err != nil {
			return nil, i, err
		}
		if len(n.words) == 0 {
			return nil, i, ErrEmpty
		}
		s.names = append(s.names, subjectName{n, s.words})
		s.words += len(n.words)
	}
	return s, -1, nil
}

// Keys returns the keys of the identifiers and wallets of an entry.
func (e *Entry) Keys() []string { return e.facts.keys() }

// Keys returns the keys of the identifiers and wallets of a subject. Every
// entry that has one of them must be compared, whatever its names.
func (s *Subject) Keys() []string { return s.facts.keys() }

func (f *facts) keys() []string {
	var keys []string
	for _, id := range f.ids {
		keys = append(keys, id.value) // equal values are not yet equal identifiers: the types must agree too
	}
	return keys
}

func newFacts(e *lists.Entry) facts {
	f := facts{kind: e.Kind, born: e.Born, gender: e.Gender}
	for _, c := range e.Countries {
		if code, ok := country.Code(c.Text); ok {
			f.countries = append(f.countries, place{text: c.Text, code: code})
		}
	}
	for i := range e.Addresses {
		f.addresses = append(f.addresses, newAddress(&e.Addresses[i]))
	}
	for i := range e.Identifiers {
		x := &e.Identifiers[i]
		v, ok := canonical(x)
		if !ok {
			continue
		}
		issuer, _ := country.Code(x.Country)
		f.ids = append(f.ids, id{x, v, issuer})
	}
	return f
}

// canonical returns the form in which an identifier is compared. One that does
// not have the form of its type, such as a LEI of nine digits that OFAC lists,
// is compared as it stands.
func canonical(x *lists.Identifier) (string, bool) {
	if x.Type == lists.Wallet {
		v, err := ident.CanonicalWallet(x.Value)
		return v, err == nil
	}
	if v, ok := ident.Canonical(x.Type, x.Value); ok {
		return v, true
	}
	return ident.Canonical(lists.OtherID, x.Value)
}
