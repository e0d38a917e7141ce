package lists

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

// A spreadsheet is a file that is one, opened to see whose it is. The bytes are
// kept, so that what is parsed later is what was recognised.
type spreadsheet struct {
	book *sheet.Book
	top  []sheet.Row // the first rows, by which publishers are told apart
	err  error       // why it can not be read
}

// topRows is how many rows are looked at to recognise a list. The first sheet
// of the Japanese Ministry of Finance is a table of contents of 46 rows.
const topRows = 100

// maxCellText is the size in bytes from which a cell is not taken apart any
// more, but kept whole and reported. The longest real one has 4 kB.
const maxCellText = 1 << 15

// spreadsheet opens f if it is a spreadsheet; nil if it is none.
func (f *file) spreadsheet() *spreadsheet {
	if f.sheet == nil && bytes.HasPrefix(f.head, []byte("PK\x03\x04")) {
		f.sheet = &spreadsheet{}
		f.sheet.err = f.openSheet()
	}
	return f.sheet
}

func (f *file) openSheet() error {
	rc, err := f.open()
	if err != nil {
		return f.fail("", 0, err)
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, sheet.MaxFile+1))
	if err != nil {
		return f.fail("", 0, err)
	}
	f.open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }
	if f.sheet.book, err = sheet.Open(bytes.NewReader(b), int64(len(b))); err != nil {
		return f.failSheet("", err)
	}
	for row, err := range f.sheet.book.Rows() {
		if err != nil {
			return f.failSheet("", err)
		}
		if f.sheet.top = append(f.sheet.top, row); len(f.sheet.top) == topRows {
			break
		}
	}
	return nil
}

// sniffSheet returns a sniff for spreadsheets that have a row, near the top,
// with all of the headings.
func sniffSheet(headings ...string) func(*file) string {
	return func(f *file) string {
		s := f.spreadsheet()
		if s == nil {
			return ""
		}
		for _, row := range s.top {
			if hasHeadings(row, headings) {
				return "sheet"
			}
		}
		return ""
	}
}

// hasHeadings reports whether the row has a cell for each of the headings.
func hasHeadings(row sheet.Row, headings []string) bool {
	found := map[string]bool{}
	for _, c := range row.Cells {
		found[heading(c.Text)] = true
	}
	for _, h := range headings {
		if !found[h] {
			return false
		}
	}
	return true
}

// heading returns the text of a heading without the blanks and line breaks that
// are there for its looks: "別 名", "Date of\nBirth".
func heading(text string) string { return strings.Join(strings.Fields(text), "") }

// sheetRows returns the rows of all sheets of f. Errors are ParseErrors.
func (f *file) sheetRows(id ID) iter.Seq2[sheet.Row, error] {
	return func(yield func(sheet.Row, error) bool) {
		rc, err := f.content() // for the hash
		if err == nil {
			_, err = io.Copy(io.Discard, rc)
			rc.Close()
		}
		if err != nil {
			yield(sheet.Row{}, f.fail(id, f.offset, err))
			return
		}
		for row, err := range f.sheet.book.Rows() {
			if err != nil {
				err = f.failSheet(id, err)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// sheetPos returns the place of a row: the member of the spreadsheet, and where
// in it the row begins.
func (f *file) sheetPos(row sheet.Row) Pos {
	return Pos{File: f.name + "/" + row.Part, Offset: row.Offset}
}

// failSheet puts an error of a spreadsheet in the terms of this package.
func (f *file) failSheet(id ID, err error) error {
	pos := f.pos(0)
	var at *sheet.Error
	if errors.As(err, &at) && at.Part != "" {
		pos = Pos{File: f.name + "/" + at.Part, Offset: at.Offset}
	}
	reason := ErrFormat
	switch {
	case errors.Is(err, sheet.ErrTruncated):
		reason = ErrTruncated
	case errors.Is(err, sheet.ErrTooLarge):
		reason = ErrTooLarge
	}
	if at != nil {
		err = at.Err
	}
	return &ParseError{List: id, Pos: pos, Err: fmt.Errorf("%w: %w", reason, err)}
}

// saved sets the date of a list whose file states none but the time it was
// saved: the day in the publisher's time zone. A date in the manifest is better.
func (l *List) saved(f *file, zone *time.Location) {
	if t := f.sheet.book.Modified; !t.IsZero() && (f.known == nil || f.known.Published.IsZero()) {
		y, m, d := t.In(zone).Date()
		l.Published = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
}

// columnsOf returns the columns of a table by their headings.
func columnsOf(row sheet.Row) map[string]int {
	columns := map[string]int{}
	for _, c := range row.Cells {
		h := heading(c.Text)
		if _, twice := columns[h]; !twice {
			columns[h] = c.Column
		}
	}
	return columns
}

// cellText returns the text of a cell without the blanks around it; the blank
// that does not break is one.
func cellText(row sheet.Row, column int) string { return strings.TrimSpace(row.Cell(column).Text) }
