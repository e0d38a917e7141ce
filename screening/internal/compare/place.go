package compare

import (
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening/internal/country"
	"github.com/sekisho-dev/sekisho/screening/internal/text"
)

// compareCountries compares two sets of countries. One that agrees says
// little; none that agrees says little too, because people have several.
func compareCountries(given, listed []place) (Finding, bool) {
	if len(given) == 0 || len(listed) == 0 {
		return Finding{}, false
	}
	for _, a := range given {
		for _, b := range listed {
			if a.code == b.code {
				return Finding{Field: Country, How: Exact, Given: a.text, Listed: b.text, Weight: countrySame}, true
			}
		}
	}
	for _, a := range given {
		for _, b := range listed {
			if country.Compatible(a.code, b.code) {
				return Finding{Field: Country, How: Partial, Given: a.text, Listed: b.text}, true
			}
		}
	}
	return Finding{Field: Country, How: Contradiction, Given: texts(given), Listed: texts(listed), Weight: countryApart}, true
}

func texts(ps []place) string {
	var out []string
	for _, p := range ps {
		if !slices.Contains(out, p.text) {
			out = append(out, p.text)
		}
	}
	return strings.Join(out, ", ")
}

// newAddress prepares an address for comparison: the set of its words.
func newAddress(a *lists.Address) place {
	parts := slices.Concat(a.Lines, []string{a.City, a.Region, a.PostalCode, a.Text, a.Country})
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	p := place{text: strings.Join(parts, ", ")}
	set := strings.Fields(text.Fold(p.text))
	slices.Sort(set)
	p.set = slices.Compact(set)
	return p
}

// compareAddresses looks for an address that is the same but for how it is
// written: a number in common, and most words of the shorter one.
func compareAddresses(given, listed []place) (Finding, bool) {
	for _, a := range given {
		for _, b := range listed {
			common, number := 0, false
			for _, w := range a.set {
				if _, ok := slices.BinarySearch(b.set, w); ok {
					common++
					number = number || '0' <= w[0] && w[0] <= '9'
				}
			}
			if number && common >= 3 && 3*common >= 2*min(len(a.set), len(b.set)) {
				return Finding{Field: Address, How: Near, Given: a.text, Listed: b.text, Weight: addressSame}, true
			}
		}
	}
	return Finding{}, false
}
