package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// A dateFormat says how much of a date a format of numbers shows. A year alone
// is stored as its first day, and must not be taken for that day.
type dateFormat uint8

const (
	noDate dateFormat = iota
	fullDate
	monthDate // year and month
	yearDate
)

// number reads a number in a style: most numbers are numbers, some are dates.
func (w *workbook) number(value, style string) (Cell, error) {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return Cell{}, fmt.Errorf("%w: number %q", ErrFormat, value)
	}
	format := noDate
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(w.formats) {
		format = w.formats[i]
	}
	if format == noDate || n < 0 || n >= 2958466 { // the year 10000
		return Cell{Type: Number, Text: plain(value, n)}, nil
	}
	return Cell{Type: Date, Text: serial(n, w.from1904, format)}, nil
}

// plain writes a number as it would be typed: whole numbers without exponent,
// others as they stand.
func plain(value string, n float64) string {
	if n == math.Trunc(n) && math.Abs(n) < 1<<53 {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	if s := strconv.FormatFloat(n, 'f', -1, 64); len(s) <= 24 {
		return s
	}
	return value
}

// serial returns the day that a number stands for. Days count from 1900 as if
// that had been a leap year, a mistake of 1983 that can not be mended any more.
func serial(n float64, from1904 bool, format dateFormat) string {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 60:
		epoch = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	days := math.Floor(n)
	t := epoch.AddDate(0, 0, int(days)).Add(time.Duration(math.Round((n-days)*86400)) * time.Second)
	switch format {
	case yearDate:
		return t.Format("2006")
	case monthDate:
		return t.Format("2006-01")
	}
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.DateTime)
}

// isoTime shortens a date in ISO form to the day if it has no time.
func isoTime(s string) string {
	day, clock, ok := strings.Cut(s, "T")
	switch {
	case !ok || strings.Trim(strings.TrimSuffix(clock, "Z"), "0:.") == "":
		return day
	}
	return day + " " + clock
}

// readStyles reads which styles show numbers as dates.
func (w *workbook) readStyles(r *xmlpos.Reader) error {
	own := map[string]dateFormat{}
	r.Root()
	for e := range r.Children() {
		switch e.Name {
		case "numFmts":
			for e := range r.Children() {
				own[e.Attr("numFmtId")] = formatOf(e.Attr("formatCode"))
			}
		case "cellXfs":
			for e := range r.Children() {
				f, ok := own[e.Attr("numFmtId")]
				if !ok {
					f = builtin(e.Attr("numFmtId"))
				}
				w.formats = append(w.formats, f)
			}
		}
	}
	return nil
}

// builtin returns what a format is that has a number and no code. 17 is
// "mmm-yy"; 27 to 36 and 50 to 58 are dates of East Asia, some of them without
// a day in some of its countries but not in others.
func builtin(id string) dateFormat {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return noDate
	case n == 17:
		return monthDate
	case n >= 14 && n <= 16, n == 22, n >= 27 && n <= 36, n >= 50 && n <= 58:
		return fullDate
	}
	return noDate
}

// formatOf returns what a code such as `yyyy"年"m"月"d"日";@` shows. Hours
// alone make no date.
func formatOf(code string) dateFormat {
	var year, month, day bool
	quoted, bracket := false, false
	code = strings.ToLower(code)
	if strings.Contains(code, "general") {
		return noDate
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case quoted:
			quoted = c != '"'
		case bracket:
			bracket = c != ']'
		case c == '"':
			quoted = true
		case c == '[':
			bracket = true
		case c == '\\', c == '_', c == '*':
			i++ // the next character stands for itself
		case c == ';': // formats of negative numbers and texts follow
			i = len(code)
		case c == 'y', c == 'e' && !strings.HasPrefix(code[i+1:], "+") && !strings.HasPrefix(code[i+1:], "-"):
			year = true
		case c == 'm':
			month = true
		case c == 'd':
			day = true
		}
	}
	switch {
	case day:
		return fullDate
	case year && month:
		return monthDate
	case year:
		return yearDate
	}
	return noDate
}
