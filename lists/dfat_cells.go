package lists

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

var (
	// dfatMark is the mark of an item: "a) ", "iv) ". Text may follow a mark
	// without a blank, but never stands before it without one.
	dfatMark  = regexp.MustCompile(`(?:^|[\s;,])(?:[a-z]|i{1,3}|iv|vi{0,3})\)\s*`)
	dfatOther = regexp.MustCompile(`(?i)^alt\.? POB:?\s*`)

	dfatDate = regexp.MustCompile(`(?i)(?:(approximately|circa|about):?\s*)?` +
		`(between (?:approximately )?\d{4} and \d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|/?\b\d{1,2}/\d{4}\b|\b\d{1,2} [a-z]{3,9} \d{4}\b|\b[a-z]{3,9} \d{4}\b|\b\d{4}\b)`)
	dfatDay   = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)
	dfatMonth = regexp.MustCompile(`^/?(\d{1,2})/(\d{4})$`)
)

// oldestBirth is the year before which no living party was born. A date of the
// Islamic calendar, in which it is the fifteenth century, is no date of ours.
const oldestBirth = 1850

// dfatItems splits a cell that holds several values: "a) Sudan b) South Sudan",
// "Jordan;Syria".
func dfatItems(text string) []string {
	text = dfatMark.ReplaceAllString(text, ";")
	var items []string
	for item := range strings.SplitSeq(text, ";") {
		item = dfatOther.ReplaceAllString(strings.TrimSpace(item), "")
		if item = strings.Trim(strings.Join(strings.Fields(item), " "), " ,"); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// born reads dates of birth, of which a cell may hold many. Days are written
// in the Australian order. What is not a date makes a problem of the whole cell,
// and a fact, so that nobody who reads the entry misses it.
func (r *dfatReader) born(e *Entry, c sheet.Cell, text string, pos Pos) {
	dates, ok := dfatDates(c, text)
	for _, d := range dates {
		e.Born = addNew(e.Born, d)
	}
	if !ok {
		e.Facts = append(e.Facts, Fact{Label: "Date of Birth", Text: text})
		r.list.problem(pos, e.ID, text, fmt.Errorf("%w: %w", ErrUnread, ErrDate))
	}
}

func dfatDates(c sheet.Cell, text string) (dates []Date, ok bool) {
	if c.Type != sheet.Text {
		d, err := ParseDate(text)
		return []Date{d}[:min(1, len(d.String()))], err == nil && d.first/10000 >= oldestBirth
	}
	ok = true
	for _, m := range dfatDate.FindAllStringSubmatch(text, -1) {
		d, err := dfatOneDate(m[2])
		if err != nil || d.first/10000 < oldestBirth {
			ok = false
			continue
		}
		if m[1] != "" {
			d = d.About()
		}
		dates = append(dates, d)
	}
	rest := strings.ToLower(dfatDate.ReplaceAllString(dfatMark.ReplaceAllString(text, " "), ""))
	if strings.Trim(strings.ReplaceAll(rest, "or", ""), " ,.;\u00a0\r\n\t") != "" {
		ok = false
	}
	return dates, ok
}

func dfatOneDate(text string) (Date, error) {
	if m := dfatDay.FindStringSubmatch(text); m != nil {
		if d, ok := civil(m[3], m[2], m[1]); ok {
			return d, nil
		}
	}
	if m := dfatMonth.FindStringSubmatch(text); m != nil {
		if d, ok := civil(m[2], m[1], ""); ok {
			return d, nil
		}
	}
	return ParseDate(text)
}

// addNew appends v to s if it is not there yet.
func addNew[T comparable](s []T, v T) []T {
	if slices.Contains(s, v) {
		return s
	}
	return append(s, v)
}
