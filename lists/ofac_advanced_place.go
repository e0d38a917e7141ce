package lists

import (
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// A place is a Location: an address, or only a country, as it is used for
// nationalities.
type place struct {
	country string
	// addresses holds the address, and after it the same one in each other
	// script that the publisher gives, with the script's name as its Note.
	addresses []Address
	offset    int64
	used      bool
}

// String returns the place in one line.
func (p *place) String() string {
	var s []string
	for i, ad := range p.addresses {
		if i == 0 {
			s = append(append(s, ad.Lines...), ad.City, ad.Region, ad.PostalCode, ad.Text)
		}
	}
	s = append(s, p.country)
	return strings.Join(slices.DeleteFunc(s, func(t string) bool { return t == "" }), ", ")
}

// location reads one Location.
func (a *advanced) location(location xmlpos.Element) {
	p := &place{offset: location.Offset}
	area, country := "", ""
	for e := range a.Children() {
		switch e.Name {
		case "LocationAreaCode":
			area = joined(area, a.ref(e, "AreaCodeID", "AreaCode"))
		case "LocationCountry":
			country = joined(country, a.ref(e, "CountryID", "Country"))
		case "LocationPart":
			a.locationPart(p, a.ref(e, "LocPartTypeID", "LocPartType"))
		case "FeatureVersionReference", "IDRegDocumentReference":
			// The way back from the location to what uses it.
		default:
			a.unknown(e)
		}
	}
	// The area is the country again, except for regions that are none.
	if p.country = country; country == "" {
		p.country = area
	}
	for i := range p.addresses {
		p.addresses[i].Country = p.country
	}
	a.places[location.Attr("ID")] = p
}

// locationPart reads one part of an address: the value in Latin letters, and
// perhaps others whose comments name their scripts.
func (a *advanced) locationPart(p *place, kind string) {
	for e := range a.Children() {
		primary := e.Attr("Primary") == "true"
		comment, value := "", ""
		for e := range a.Children() {
			switch e.Name {
			case "Comment":
				comment = a.intern(a.trimmed())
			case "Value":
				value = a.intern(a.trimmed())
			default:
				a.unknown(e)
			}
		}
		if len(p.addresses) == 0 {
			p.addresses = append(p.addresses, Address{})
		}
		i := 0
		if !primary {
			if comment == "" {
				comment = "alternate" // in a script that the publisher forgot to name
			}
			i = slices.IndexFunc(p.addresses[1:], func(ad Address) bool { return ad.Note == comment }) + 1
			if i == 0 {
				p.addresses = append(p.addresses, Address{Note: comment})
				i = len(p.addresses) - 1
			}
		} else if comment != "" {
			p.addresses[0].Note = joined(p.addresses[0].Note, comment)
		}
		p.addresses[i].add(kind, value)
	}
}

// add puts a part of an address into its field.
func (ad *Address) add(kind, value string) {
	switch kind {
	case "ADDRESS1", "ADDRESS2", "ADDRESS3":
		ad.Lines = append(ad.Lines, value)
	case "CITY":
		ad.City = joined(ad.City, value)
	case "STATE/PROVINCE", "REGION":
		ad.Region = joined(ad.Region, value)
	case "POSTAL CODE":
		ad.PostalCode = joined(ad.PostalCode, value)
	default: // "Unknown" holds the countries of branches of a company
		ad.Text = joined(ad.Text, value)
	}
}

// joined returns the texts that are not empty, separated by commas.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), ", ")
}

// place returns the place that an attribute of e points to, nil if there is
// none.
func (a *advanced) place(e xmlpos.Element, attr string) *place {
	id := e.Attr(attr)
	p := a.places[id]
	if p == nil {
		a.problem(e.Offset, "Location "+id, ErrUnread)
		return nil
	}
	p.used = true
	return p
}
