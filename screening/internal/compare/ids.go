package compare

import (
	"fmt"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening/internal/country"
	"github.com/sekisho-dev/sekisho/screening/internal/ident"
)

// compareIDs compares identifiers and wallets. Equal ones are found whatever
// else the two parties say; different ones count against a match where a party
// has only one of the kind. identified reports whether one that belongs to a
// single party is equal.
func compareIDs(q, e *facts) (fs []Finding, identified bool) {
	for i := range q.ids {
		a := &q.ids[i]
		same, apart := false, (*id)(nil)
		for j := range e.ids {
			b := &e.ids[j]
			if a.value == b.value && ident.Compatible(a.source.Type, b.source.Type) {
				f, strong := sameID(a, b)
				fs, same, identified = append(fs, f), true, identified || strong
				break
			}
			if a.source.Type == b.source.Type && apart == nil {
				apart = b
			}
		}
		if w := apartWeight(a.source.Type); !same && apart != nil && w < 0 {
			fs = append(fs, Finding{Field: Identifier, How: Contradiction, Given: describe(a.source), Listed: describe(apart.source), Weight: w})
		}
	}
	return fs, identified
}

// sameID weighs two equal identifiers.
func sameID(a, b *id) (f Finding, strong bool) {
	f = Finding{Field: Identifier, How: Exact, Given: describe(a.source), Listed: describe(b.source), Weight: idSame}
	if a.source.Type == lists.Wallet {
		f.Field, f.Weight = Wallet, walletSame
	}
	switch {
	case a.issuer != "" && b.issuer != "" && a.issuer != b.issuer && !country.Compatible(a.issuer, b.issuer):
		f.How, f.Weight, f.Note = Partial, idSameWeak, "the same number, issued by another country"
		return f, false
	case !singular(a.source.Type) || !singular(b.source.Type) || len(a.value) < 5:
		f.How, f.Weight, f.Note = Partial, idSameWeak, "a number that others can have too"
		return f, false
	}
	return f, true
}

// singular tells the types of which one value belongs to one party.
func singular(t lists.IDType) bool {
	switch t {
	case lists.ISIN, lists.EquityTicker, lists.GovernmentGazette, lists.BankIdentifier, lists.CallSign, lists.VisaNumber:
		return false
	}
	return true
}

// apartWeight is what another number counts against a match.
func apartWeight(t lists.IDType) float64 {
	switch t {
	case lists.IMO, lists.LEI, lists.MMSI:
		return idApart
	case lists.CallSign, lists.TailNumber, lists.AircraftSerial:
		return idApart / 2
	case lists.Passport, lists.NationalID, lists.TaxID, lists.RegistrationID:
		return idApart / 10 // people renew passports, firms have several registers
	}
	return 0
}

// describe writes an identifier as a person would.
func describe(x *lists.Identifier) string {
	label := x.Label
	if label == "" {
		label = x.Type.String()
	}
	if x.Asset != "" {
		label = x.Asset
	}
	s := label + " " + x.Value
	if x.Country != "" {
		s += fmt.Sprintf(" (%s)", x.Country)
	}
	return s
}
