package screening

import (
	"errors"
	"fmt"

	"github.com/sekisho-dev/sekisho/lists"
)

// A Subject is someone or something to screen: a [Person], an [Organization],
// a [Vessel], an [Aircraft], a [Wallet], or a [Party] of unknown kind.
//
// The kind is a hint. A subject is compared with entries of every kind; an
// entry of another kind counts against the match, visibly, but is still found.
type Subject interface {
	// listed describes the subject in the terms of a list.
	listed() lists.Entry
}

// A Person is a natural person. A name, an identifier or a wallet is needed;
// everything else may be left out.
type Person struct {
	Name    string
	Aliases []string
	// Born holds the date of birth. Several are alternatives.
	Born      []lists.Date
	Gender    lists.Gender
	Countries []string // nationalities and residence, as people write them: "KP", "North Korea"
	Addresses []string
	IDs       []lists.Identifier // documents, e-mail addresses, phone numbers
	Wallets   []Wallet
}

// An Organization is a company, a public body, a group.
type Organization struct {
	Name      string
	Aliases   []string
	Countries []string
	Addresses []string
	IDs       []lists.Identifier // registration and tax numbers, LEI, BIC
	Wallets   []Wallet
}

// A Vessel is a ship.
type Vessel struct {
	Name     string
	Aliases  []string
	IMO      string // number of the International Maritime Organization, with or without "IMO"
	MMSI     string
	CallSign string
	Flag     string // country
	IDs      []lists.Identifier
}

// An Aircraft is an aeroplane or a helicopter.
type Aircraft struct {
	Name         string
	Registration string // tail number
	Serial       string // manufacturer's serial number
	Country      string
	IDs          []lists.Identifier
}

// A Wallet is an address of a digital currency.
type Wallet struct {
	Address string
	// Asset is the ticker it was given with, such as "XBT". It may be empty:
	// addresses are compared whatever their tickers are.
	Asset string
}

// A Party is a counterparty of unknown kind, such as the other side of a
// payment.
type Party struct {
	Name      string
	Aliases   []string
	Born      []lists.Date
	Gender    lists.Gender
	Countries []string
	Addresses []string
	IDs       []lists.Identifier
	Wallets   []Wallet
}

func (p Person) listed() lists.Entry {
	e := Party(p).listed()
	e.Kind = lists.Person
	return e
}

func (o Organization) listed() lists.Entry {
	e := Party{Name: o.Name, Aliases: o.Aliases, Countries: o.Countries, Addresses: o.Addresses, IDs: o.IDs, Wallets: o.Wallets}.listed()
	e.Kind = lists.Organization
	return e
}

func (v Vessel) listed() lists.Entry {
	e := Party{Name: v.Name, Aliases: v.Aliases, Countries: given(v.Flag), IDs: v.IDs}.listed()
	e.Kind = lists.Vessel
	addID(&e, lists.IMO, v.IMO)
	addID(&e, lists.MMSI, v.MMSI)
	addID(&e, lists.CallSign, v.CallSign)
	return e
}

func (a Aircraft) listed() lists.Entry {
	e := Party{Name: a.Name, Countries: given(a.Country), IDs: a.IDs}.listed()
	e.Kind = lists.Aircraft
	addID(&e, lists.TailNumber, a.Registration)
	addID(&e, lists.AircraftSerial, a.Serial)
	if a.Name == "" && a.Registration != "" { // aircraft are listed under their registration
		e.Names = append(e.Names, lists.Name{Text: a.Registration, Type: lists.Primary})
	}
	return e
}

func (w Wallet) listed() lists.Entry { return Party{Wallets: []Wallet{w}}.listed() }

func (p Party) listed() lists.Entry {
	e := lists.Entry{Born: p.Born, Gender: p.Gender, Identifiers: append([]lists.Identifier(nil), p.IDs...)}
	for i, n := range append(given(p.Name), p.Aliases...) {
		t := lists.Alias
		if i == 0 && p.Name != "" {
			t = lists.Primary
		}
		e.Names = append(e.Names, lists.Name{Text: n, Type: t})
	}
	for _, c := range p.Countries {
		e.Countries = append(e.Countries, lists.Country{Text: c})
	}
	for _, a := range p.Addresses {
		e.Addresses = append(e.Addresses, lists.Address{Text: a})
	}
	for _, w := range p.Wallets {
		e.Identifiers = append(e.Identifiers, lists.Identifier{Type: lists.Wallet, Value: w.Address, Asset: w.Asset})
	}
	return e
}

func addID(e *lists.Entry, t lists.IDType, value string) {
	if value != "" {
		e.Identifiers = append(e.Identifiers, lists.Identifier{Type: t, Value: value})
	}
}

func given(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// FromParty returns the subject that p describes, of the kind that p names. An
// unreadable date, kind or gender is a [SubjectError].
func FromParty(p lists.Party) (Subject, error) {
	e, err := p.Entry()
	if err != nil {
		var pe *lists.PartyError
		if errors.As(err, &pe) {
			return nil, &SubjectError{Field: pe.Field, Value: pe.Value, Err: pe.Err}
		}
		return nil, fmt.Errorf("screening: %w", err)
	}
	return entrySubject{e}, nil
}

// An entrySubject is a subject in the terms of a list already.
type entrySubject struct{ entry lists.Entry }

func (s entrySubject) listed() lists.Entry { return s.entry }
