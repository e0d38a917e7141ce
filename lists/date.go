package lists

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Date is a calendar date as precise as its publisher gives it: a day, a
// month, a year, a range, each perhaps "circa". It is a comparable value; the
// zero Date means that no date is known.
type Date struct {
	first, last int32 // yyyymmdd, both inclusive
	precision   Precision
	circa       bool
}

// A Precision says what a Date stands for.
type Precision uint8

// The precisions. The zero Precision is that of the zero Date.
const (
	NoDate Precision = iota
	Day
	Month
	Year
	Range // some day between two others
	// DayOrMonth is one of two days: "11/12/1978" is 11 December for most of
	// the world and November 12 in the United States.
	DayOrMonth
)

// The years that a Date can hold.
const (
	minYear = 1000
	maxYear = 2999
)

// NewDate returns the date of a day; of a month if day is 0; of a year if both
// are 0. An impossible date is an error that wraps [ErrDate].
func NewDate(year, month, day int) (Date, error) {
	bad := func() (Date, error) {
		return Date{}, fmt.Errorf("%w: %04d-%02d-%02d does not exist", ErrDate, year, month, day)
	}
	switch {
	case year < minYear || year > maxYear || month < 0 || month > 12 || day < 0 || month == 0 && day != 0:
		return bad()
	case month == 0:
		return Date{pack(year, 1, 1), pack(year, 12, 31), Year, false}, nil
	case day > daysIn(year, month):
		return bad()
	case day == 0:
		return Date{pack(year, month, 1), pack(year, month, daysIn(year, month)), Month, false}, nil
	}
	return Date{pack(year, month, day), pack(year, month, day), Day, false}, nil
}

// NewRange returns the range from the first day of a to the last day of b.
// A range that is exactly one day, month or year is that day, month or year.
func NewRange(a, b Date) (Date, error) {
	if a.IsZero() || b.IsZero() || b.last < a.first {
		return Date{}, fmt.Errorf("%w: range from %q to %q", ErrDate, a, b)
	}
	d := Date{a.first, b.last, Range, a.circa || b.circa}
	y1, m1, d1 := unpack(a.first)
	y2, m2, d2 := unpack(b.last)
	switch {
	case d.first == d.last:
		d.precision = Day
	case y1 != y2:
	case m1 == m2 && d1 == 1 && d2 == daysIn(y1, m1):
		d.precision = Month
	case m1 == 1 && d1 == 1 && m2 == 12 && d2 == 31:
		d.precision = Year
	}
	return d, nil
}

// About returns d as an approximate date, "circa".
func (d Date) About() Date {
	d.circa = !d.IsZero()
	return d
}

// IsZero reports whether no date is known.
func (d Date) IsZero() bool { return d.precision == NoDate }

// Precision returns what d stands for.
func (d Date) Precision() Precision { return d.precision }

// Circa reports whether the publisher calls the date approximate.
func (d Date) Circa() bool { return d.circa }

// Bounds returns the first and the last day that d can be, in UTC. Both are
// zero for the zero Date.
func (d Date) Bounds() (first, last time.Time) {
	if d.IsZero() {
		return
	}
	y1, m1, d1 := unpack(d.first)
	y2, m2, d2 := unpack(d.last)
	return time.Date(y1, time.Month(m1), d1, 0, 0, 0, 0, time.UTC), time.Date(y2, time.Month(m2), d2, 0, 0, 0, 0, time.UTC)
}

// String returns the date in a form that [ParseDate] reads: "1962-11-23",
// "1962-11", "1962", "1960..1965", "11/12/1978" where day and month can not be
// told apart, each with "c. " before it if approximate; empty for the zero
// Date.
func (d Date) String() string {
	s := ""
	y1, m1, d1 := unpack(d.first)
	y2, m2, d2 := unpack(d.last)
	switch d.precision {
	case NoDate:
		return ""
	case Day:
		s = fmt.Sprintf("%04d-%02d-%02d", y1, m1, d1)
	case Month:
		s = fmt.Sprintf("%04d-%02d", y1, m1)
	case Year:
		s = fmt.Sprintf("%04d", y1)
	case Range:
		s = bound(y1, m1, d1, false) + ".." + bound(y2, m2, d2, true)
	case DayOrMonth:
		s = fmt.Sprintf("%02d/%02d/%04d", m1, d1, y1)
	}
	if d.circa {
		return "c. " + s
	}
	return s
}

// bound writes one end of a range as short as it can be.
func bound(y, m, d int, last bool) string {
	switch {
	case !last && m == 1 && d == 1, last && m == 12 && d == 31:
		return fmt.Sprintf("%04d", y)
	case !last && d == 1, last && d == daysIn(y, m):
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// MarshalText writes the form that String returns.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [ParseDate] reads, and the empty text as the zero
// Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// MustParseDate is like [ParseDate] but panics if s is not a date. It is for
// tests and tables.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

var (
	circaPrefix = regexp.MustCompile(`(?i)^(?:circa|approximately|approx\.?|about|around|ca?\.?|~)\s*(\d.*|[a-z]{3,9}\.?\s+\d.*)$`)
	zoneSuffix  = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?$`)
	isoForm     = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$`)
	compactForm = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)$`)
	ymdForm     = regexp.MustCompile(`^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$`)
	hanForm     = regexp.MustCompile(`^(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?$`)
	dotForm     = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$`)
	slashForm   = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$`)
	dmyForm     = regexp.MustCompile(`^(?:(\d{1,2})[ -])?([A-Za-z]{3,9})\.?[ -](\d{4})$`)
	dmyShort    = regexp.MustCompile(`^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{2})$`)
	mdyForm     = regexp.MustCompile(`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$`)
	rangeForm   = regexp.MustCompile(`(?i)^(?:between |from )?(.*\d)\s*(?:\.\.| to | and | - |–|/)\s*(.*\d)$`)
	yearsForm   = regexp.MustCompile(`^(\d{4})-(\d{4})$`)
)

var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// ParseDate reads a date as people and publishers write them: "1962-11-23",
// "1962-11", "1962", "23 Nov 1962", "November 23, 1962", "23/11/1962",
// "23.11.1962", "1962年11月23日", "circa 1962", "c. 1962", "1960 to 1965",
// "1960..1965", "between 1960 and 1965". Where the order of day and month can
// not be told, the date is both, with the precision [DayOrMonth]. A year of two
// digits is one of 1930 to 2029. Anything else is an error that wraps
// [ErrDate].
func ParseDate(s string) (Date, error) {
	t := strings.Join(strings.Fields(s), " ")
	circa := false
	if m := circaPrefix.FindStringSubmatch(t); m != nil {
		t, circa = m[1], true
	} else if rest, ok := strings.CutSuffix(t, "~"); ok {
		t, circa = rest, true
	}
	d, ok := parseSimple(t)
	if !ok {
		d, ok = parseRange(t)
	}
	if !ok {
		return Date{}, fmt.Errorf("%w: %q; write it as 1962-11-23, 1962-11 or 1962", ErrDate, s)
	}
	d.circa = d.circa || circa
	return d, nil
}

func parseRange(t string) (Date, bool) {
	m := yearsForm.FindStringSubmatch(t)
	if m == nil {
		m = rangeForm.FindStringSubmatch(t)
	}
	if m == nil {
		return Date{}, false
	}
	var ends [2]Date
	for i := range ends {
		e := m[i+1]
		c := circaPrefix.FindStringSubmatch(e)
		if c != nil {
			e = c[1]
		}
		d, ok := parseSimple(e)
		if !ok || d.precision == DayOrMonth {
			return Date{}, false
		}
		d.circa = c != nil
		ends[i] = d
	}
	d, err := NewRange(ends[0], ends[1])
	return d, err == nil
}

// parseSimple reads a date that is neither circa nor a range.
func parseSimple(t string) (Date, bool) {
	if m := zoneSuffix.FindStringSubmatch(t); m != nil {
		t = m[1]
	}
	for _, re := range []*regexp.Regexp{isoForm, compactForm, ymdForm, hanForm} {
		if m := re.FindStringSubmatch(t); m != nil {
			return civil(m[1], m[2], m[3])
		}
	}
	if m := dotForm.FindStringSubmatch(t); m != nil {
		return civil(m[3], m[2], m[1])
	}
	if m := dmyForm.FindStringSubmatch(t); m != nil {
		return named(m[3], m[2], m[1])
	}
	if m := dmyShort.FindStringSubmatch(t); m != nil {
		return named(century(m[3]), m[2], m[1])
	}
	if m := mdyForm.FindStringSubmatch(t); m != nil {
		return named(m[3], m[1], m[2])
	}
	m := slashForm.FindStringSubmatch(t)
	if m == nil {
		return Date{}, false
	}
	if len(m[3]) == 2 {
		m[3] = century(m[3])
	}
	dmy, ok1 := civil(m[3], m[2], m[1])
	mdy, ok2 := civil(m[3], m[1], m[2])
	switch {
	case ok1 && ok2 && dmy != mdy:
		return Date{min(dmy.first, mdy.first), max(dmy.first, mdy.first), DayOrMonth, false}, true
	case ok1:
		return dmy, true
	}
	return mdy, ok2
}

// century completes a year of two digits.
func century(yy string) string {
	if yy < "30" {
		return "20" + yy
	}
	return "19" + yy
}

func named(year, month, day string) (Date, bool) {
	word := strings.ToLower(month)
	n, ok := months[word[:3]]
	if !ok || !strings.HasPrefix(strings.ToLower(time.Month(n).String()), word) && word != "sept" {
		return Date{}, false
	}
	return civil(year, strconv.Itoa(n), day)
}

func civil(year, month, day string) (Date, bool) {
	var n [3]int
	for i, s := range []string{year, month, day} {
		if s == "" {
			continue
		}
		v, err := strconv.Atoi(s)
		if err != nil || v == 0 {
			return Date{}, false
		}
		n[i] = v
	}
	d, err := NewDate(n[0], n[1], n[2])
	return d, err == nil
}

func pack(y, m, d int) int32 { return int32(y*10000 + m*100 + d) }

func unpack(p int32) (y, m, d int) { return int(p / 10000), int(p / 100 % 100), int(p % 100) }

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }
