package lists

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var bornWord = regexp.MustCompile(`(?i)^\(?(?:born|dob|d\.o\.b\.?|date of birth)(?: on)?:? *|\)$`)

// birth reads one birthdate: a date, a place, or both.
func (p *euParty) birth(get euRecord, remark string) {
	d, text, err := euBirthDate(get)
	switch {
	case err != nil:
		p.problem("date of birth "+text, err)
	case !d.IsZero():
		p.born(d)
	default: // the date may stand in the remark: "18.01.1982"
		if d, err := ParseDate(bornWord.ReplaceAllString(remark, "")); err == nil {
			p.born(d)
		}
	}
	if get("calendarType") != "GREGORIAN" && get("calendarType") != "" {
		p.fact("Date of birth in the "+get("calendarType")+" calendar", text)
	}
	p.fact("Birth remark", remark)
	place := joined(strings.TrimSpace(get("zipCode")), strings.TrimSpace(get("city")), strings.TrimSpace(get("place")), strings.TrimSpace(get("region")))
	if place != "" {
		place = joined(place, euCountryName(get))
		if !slices.Contains(p.BirthPlaces, place) {
			p.BirthPlaces = append(p.BirthPlaces, place)
		}
	}
	p.country(Country{euCountry(get), Birth})
}

func (e *Entry) born(d Date) {
	if !slices.Contains(e.Born, d) {
		e.Born = append(e.Born, d)
	}
}

// euBirthDate returns the date of a birthdate, and what its fields say.
func euBirthDate(get euRecord) (d Date, text string, err error) {
	year, month, day := get("year"), get("monthOfYear"), get("dayOfMonth")
	from, to := get("yearRangeFrom"), get("yearRangeTo")
	whole := get("birthdate") // in the Gregorian calendar, whatever the others are in
	text = strings.Join(slices.DeleteFunc([]string{year, month, day}, func(s string) bool { return s == "" }), "-")
	switch {
	case whole != "":
		d, err = ParseDate(whole)
	case year != "" && get("calendarType") == "ISLAMIC":
		d, err = islamicYear(year, get("countryIso2Code") == "IR")
	case year != "" && month != "" && day != "":
		d, err = ParseDate(text)
	case year != "":
		d, err = ParseDate(strings.TrimSuffix(year+"-"+month, "-"))
	case from != "" && to != "":
		text = from + ".." + to
		d, err = ParseDate(text)
	case from+to != "": // one end of a range is better than nothing
		text = from + ".." + to
		if d, err = ParseDate(from + to); err == nil {
			d = d.About()
		}
	}
	if err == nil && flagged(get("circa")) {
		d = d.About()
	}
	return d, text, err
}

// islamicYear returns the years of our calendar that a year of an Islamic one
// lies in. Iran counts solar years that begin in March; the lunar year of the
// others is eleven days shorter than ours.
func islamicYear(year string, iran bool) (Date, error) {
	y, err := strconv.Atoi(year)
	if err != nil {
		return ParseDate(year) // for its error
	}
	first := y + 621
	if !iran {
		first = 622 + (y-1)*970224/1000000
	}
	a, err := NewDate(first, 0, 0)
	if err != nil {
		return Date{}, err
	}
	b, err := NewDate(first+1, 0, 0)
	if err != nil {
		return Date{}, err
	}
	return NewRange(a, b)
}
