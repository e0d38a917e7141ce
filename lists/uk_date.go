package lists

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// ukDay is a date with the day first. What is not known is written as zeros or
// as letters: "00/00/1975", "dd/mm/1975", "15/08/19yy".
var ukDay = regexp.MustCompile(`(?i)^(\d{1,2}|dd?)/(\d{1,2}|mm?)/(\d{4}|\d\dyy)$`)

// ukDate reads a date. A year of which the century only is known is the range
// of its hundred years: better than nothing, and true.
func ukDate(text string) (Date, error) {
	m := ukDay.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ParseDate(text)
	}
	s := m[3]
	switch day, month := strings.Trim(m[1], "0dD"), strings.Trim(m[2], "0mM"); {
	case strings.HasSuffix(strings.ToLower(s), "yy"):
		s = s[:2] + "00.." + s[:2] + "99"
	case month != "" && day != "":
		s += "-" + m[2] + "-" + m[1]
	case month != "":
		s += "-" + m[2]
	case day != "": // a day of no month
		return Date{}, fmt.Errorf("%w: %q", ErrDate, text)
	}
	return ParseDate(s)
}

// designated reads the date of designation. A party may have several; the
// first is when it came on the list.
func (p *ukParty) designated(v string) {
	d, err := ukDate(v)
	switch {
	case err != nil:
		p.problem("date designated "+v, err)
	case p.Listed.IsZero() || before(d, p.Listed):
		p.Listed = d
	}
}

func ukDateFact(label string) func(*ukParty, string) {
	return func(p *ukParty, v string) {
		d, err := ukDate(v)
		if err != nil {
			p.problem(label+" "+v, err)
		}
		p.Facts = append(p.Facts, Fact{label, v, d})
	}
}

func (p *ukParty) dateOfBirth(v string) {
	for _, text := range splitNumbered(v) {
		d, err := ukDate(text)
		if err != nil {
			p.problem("D.O.B "+text, err)
			continue
		}
		if strings.Contains(strings.ToLower(text), "yy") {
			ukFact("D.O.B")(p, text) // the day and month are known, and no Date holds them
		}
		p.born(d)
	}
}

// birthPlace reads a town and a country, or as many of both as are numbered.
func (p *ukParty) birthPlace(r ukRecord) {
	towns, countries := splitNumbered(r["townofbirth"]), splitNumbered(r["countryofbirth"])
	for i := range max(len(towns), len(countries)) {
		town, country := "", ""
		if i < len(towns) {
			town = towns[i]
		}
		switch {
		case i < len(countries):
			country = countries[i]
		case len(countries) == 1:
			country = countries[0]
		}
		place := joined(strings.Trim(town, "-"), strings.Trim(country, "-"))
		if town != "" && !slices.Contains(p.BirthPlaces, place) {
			p.BirthPlaces = append(p.BirthPlaces, place)
		}
		p.country(Country{country, Birth})
	}
}
