package lists

import (
	"fmt"
	"strings"
)

// Entry returns the party as an entry of a list. A party with no name, no
// identifier and no wallet is an error that wraps [ErrNothing]; a date, a kind
// of party or an identifier that can not be read is a [PartyError]. Words for
// types of identifier and genders that are not known are kept as they are.
func (p Party) Entry() (Entry, error) {
	e := Entry{ID: p.ID, Programs: texts(p.Programs), Remarks: p.Remarks, Facts: p.facts}
	var err error
	if e.Kind, err = ParseKind(p.Type); err != nil {
		return e, &PartyError{"type", p.Type, err}
	}
	p.names(&e)
	for _, s := range texts(p.Born) {
		d, err := ParseDate(s)
		if err != nil {
			return e, &PartyError{"born", s, err}
		}
		e.Born = append(e.Born, d)
	}
	e.Gender = ParseGender(p.Gender)
	if e.Gender == GenderUnknown && strings.TrimSpace(p.Gender) != "" {
		e.Facts = append(e.Facts[:len(e.Facts):len(e.Facts)], Fact{Label: "gender", Text: p.Gender})
	}
	for _, s := range texts(p.Countries) {
		e.Countries = append(e.Countries, Country{Text: s})
	}
	for _, s := range texts(p.Addresses) {
		e.Addresses = append(e.Addresses, Address{Text: s})
	}
	if err := p.identifiers(&e); err != nil {
		return e, err
	}
	if len(e.Names) == 0 && len(e.Identifiers) == 0 {
		return e, &PartyError{Value: p.ID, Err: fmt.Errorf("%w: give a name, an id or a wallet", ErrNothing)}
	}
	return e, nil
}

func (p Party) names(e *Entry) {
	add := func(n Name, list ...string) {
		for _, s := range texts(list) {
			n.Text = s
			e.Names = append(e.Names, n)
		}
	}
	add(Name{Type: Primary}, p.Name)
	add(Name{}, p.Aliases...)
	add(Name{Weak: true}, p.WeakAliases...)
}

func (p Party) identifiers(e *Entry) error {
	for _, id := range p.IDs {
		if strings.TrimSpace(id.Value) == "" {
			return &PartyError{"ids", id.Type, fmt.Errorf("%w: an identifier without a value", ErrNothing)}
		}
		// A word that is not known gives OtherID, and stays as the label.
		typ, _ := ParseIDType(id.Type)
		e.Identifiers = append(e.Identifiers, Identifier{Type: typ, Label: id.Type, Value: id.Value, Country: id.Country})
	}
	for _, w := range p.Wallets {
		if strings.TrimSpace(w.Address) == "" {
			return &PartyError{"wallets", w.Asset, fmt.Errorf("%w: a wallet without an address", ErrNothing)}
		}
		e.Identifiers = append(e.Identifiers, Identifier{Type: Wallet, Value: w.Address, Asset: w.Asset})
	}
	return nil
}

// texts returns the texts that are not blank, as they are.
func texts(list []string) []string {
	var kept []string
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
