package compare

import (
	"time"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening/internal/near"
)

// compareFacts compares everything but names and identifiers.
func compareFacts(q, e *facts) []Finding {
	var fs []Finding
	if f, ok := kindsApart(q.kind, e.kind); ok {
		fs = append(fs, f)
	}
	if f, ok := compareBorn(q.born, e.born); ok {
		fs = append(fs, f)
	}
	if q.gender != lists.GenderUnknown && e.gender != lists.GenderUnknown && q.gender != e.gender {
		fs = append(fs, Finding{Field: Gender, How: Contradiction, Given: q.gender.String(), Listed: e.gender.String(), Weight: genderApart})
	}
	if f, ok := compareCountries(q.countries, e.countries); ok {
		fs = append(fs, f)
	}
	if f, ok := compareAddresses(q.addresses, e.addresses); ok {
		fs = append(fs, f)
	}
	return fs
}

// compareBorn returns the best that can be said of two sets of dates of birth.
func compareBorn(given, listed []lists.Date) (best Finding, ok bool) {
	for _, a := range given {
		for _, b := range listed {
			if placeholder(a) {
				continue
			}
			how, w := bornAlike(a, b)
			if !ok || w > best.Weight {
				best, ok = Finding{Field: Born, How: how, Given: a.String(), Listed: b.String(), Weight: w}, true
			}
		}
	}
	return best, ok
}

// placeholder tells the dates that forms are filled in with.
func placeholder(d lists.Date) bool {
	switch d.String() {
	case "1900-01-01", "1900", "1970-01-01", "1901-01-01", "1111-11-11":
		return true
	}
	return false
}

// bornAlike compares two dates of birth as precisely as both are.
func bornAlike(a, b lists.Date) (How, float64) {
	a1, a2 := a.Bounds()
	b1, b2 := b.Bounds()
	days := a.Precision() == lists.Day && b.Precision() == lists.Day
	switch {
	case days && a1.Equal(b1):
		return Exact, bornSame
	case a.Precision() == lists.DayOrMonth || b.Precision() == lists.DayOrMonth:
		if a1.Equal(b1) || a2.Equal(b2) || a1.Equal(b2) || a2.Equal(b1) {
			return Partial, bornSame
		}
	case !a2.Before(b1) && !b2.Before(a1):
		return Partial, bornPartial
	}
	gap := yearsBetween(a1, a2, b1, b2)
	slack := 0
	if a.Circa() || b.Circa() {
		slack = 2
	}
	switch {
	case slack > 0 && gap <= slack:
		return Partial, bornNear
	case days && a1.Year() == b1.Year() && firstOfYear(a1, b1):
		return Partial, bornPartial // written as 1 January where only the year is known
	case days && near.Distance(a1.Format("20060102"), b1.Format("20060102")) == 1,
		days && a1.Year() == b1.Year() && int(a1.Month()) == b1.Day() && int(b1.Month()) == a1.Day():
		return Near, bornNear
	case gap <= 1:
		return Contradiction, bornYearOff
	case gap <= 5:
		return Contradiction, bornApart
	case gap <= 15:
		return Contradiction, bornFar
	}
	return Contradiction, bornVeryFar
}

func firstOfYear(a, b time.Time) bool { return a.YearDay() == 1 || b.YearDay() == 1 }

// yearsBetween is the least number of years between two spans.
func yearsBetween(a1, a2, b1, b2 time.Time) int {
	switch {
	case a2.Before(b1):
		return b1.Year() - a2.Year()
	case b2.Before(a1):
		return a1.Year() - b2.Year()
	}
	return 0
}
