// Package sheet reads spreadsheets row by row: Office Open XML (.xlsx) and
// OpenDocument (.ods).
//
// It reads what the lists of governments need, the values of cells with their
// places, and nothing else: no formulas (their last results are read), no
// styles but the one that makes a number a date, no merged cells (the text
// stands in the first of them). Pronunciation guides over Japanese words are
// left out, for they are no part of the text.
//
// Files come from anywhere, so everything is bounded: the archive, each part
// and all of them together, the ratio of compression, rows, columns, the text
// of a cell, and all that a file makes the reader return. A spreadsheet of the
// Japanese Ministry of Finance, 9.6 MB of XML with 45 sheets, takes 0.3 s.
package sheet

import (
	"archive/zip"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// The reasons for which a spreadsheet can not be read.
var (
	// ErrFormat: the file is no spreadsheet, or a broken or malicious one.
	ErrFormat = errors.New("not a spreadsheet this package reads")
	// ErrTruncated: the file, or a part of it, is cut off.
	ErrTruncated = errors.New("spreadsheet is cut off")
	// ErrTooLarge: the file is larger, when decompressed, than any list.
	ErrTooLarge = errors.New("spreadsheet is too large")
)

// The limits. The largest list has 9.6 MB of parts, 11,069 rows and 38
// columns; 1,048,576 rows of 16,384 columns with 32,767 characters in a cell are
// what the common programs can hold.
const (
	MaxFile  = 64 << 20  // of the archive itself
	maxParts = 4096      // members of the archive
	maxPart  = 256 << 20 // one part, decompressed
	maxTotal = 512 << 20 // all parts, decompressed
	// maxRatio is the highest ratio of compression of a large part. Sheets reach
	// 20; the worst that deflate can do is 1,032.
	maxRatio   = 200
	freeRatio  = 1 << 20 // parts up to this size may have any ratio
	maxSheets  = 1024
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	maxText    = 1 << 17 // of one cell, in bytes
	// maxVolume bounds the text of all cells together, and cellVolume is what a
	// cell counts beside its text: one text may be the value of a million cells.
	maxVolume  = 256 << 20
	cellVolume = 64
)

// An Error is a place in a spreadsheet that can not be read.
type Error struct {
	Part   string // member of the archive, empty for the archive itself
	Offset int64  // in the decompressed part
	Err    error  // wraps one of the reasons above
}

func (e *Error) Error() string {
	if e.Part == "" {
		return e.Err.Error()
	}
	return fmt.Sprintf("%s:#%d: %v", e.Part, e.Offset, e.Err)
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// A Type says what the value of a cell is.
type Type uint8

// The types of value. The zero Type is text.
const (
	Text Type = iota
	Number
	Date
	Bool
	Fault // the result of a formula that went wrong, such as "#REF!"
)

// A Cell is one cell that is not empty.
type Cell struct {
	Column int // from 0
	Type   Type
	// Text is the value: a number without exponent, a date as 2006-01-02 and
	// with 15:04:05 if it has a time, TRUE or FALSE.
	Text string
}

// A Row is one row that has a cell that is not empty.
type Row struct {
	Sheet  string // name of the sheet
	Hidden bool   // the sheet is hidden from the publisher's readers
	Number int    // of the row, from 1, as programs show it
	Part   string // member of the archive
	Offset int64  // where the row begins in the decompressed part
	Cells  []Cell // by column
}

// Cell returns the cell of a column, which is empty text if it is not there.
func (r Row) Cell(column int) Cell {
	for _, c := range r.Cells {
		if c.Column == column {
			return c
		}
	}
	return Cell{Column: column}
}

// A Book is an open spreadsheet.
type Book struct {
	// Modified is when the spreadsheet was last saved, as it says itself; zero
	// if it does not say.
	Modified time.Time

	parts map[string]*zip.File
	ods   bool
	xlsx  *workbook
}

// Open opens the spreadsheet of the given size in r. What is read at once is
// small, but for the texts that the sheets of an .xlsx file share.
func Open(r io.ReaderAt, size int64) (*Book, error) {
	if size > MaxFile {
		return nil, &Error{Err: fmt.Errorf("%w: the archive has %d bytes, more than %d", ErrTooLarge, size, MaxFile)}
	}
	z, err := zip.NewReader(r, size)
	if err != nil { // its directory stands at the end
		return nil, &Error{Err: fmt.Errorf("%w: %w", ErrTruncated, err)}
	}
	b := &Book{parts: map[string]*zip.File{}}
	if err := b.checkParts(z.File, size); err != nil {
		return nil, err
	}
	switch {
	case b.parts["content.xml"] != nil:
		b.ods = true
		b.readTime("meta.xml", "date")
	case b.parts["[Content_Types].xml"] != nil:
		err = b.openXLSX()
	default:
		err = &Error{Err: fmt.Errorf("%w: the archive holds neither content.xml nor [Content_Types].xml", ErrFormat)}
	}
	if err != nil {
		return nil, err
	}
	return b, nil
}

// checkParts refuses archives that no honest program writes, before anything is
// decompressed. The sizes that an archive states are held by archive/zip.
func (b *Book) checkParts(files []*zip.File, size int64) error {
	bad := func(f *zip.File, why error, format string, args ...any) error {
		return &Error{Part: f.Name, Err: fmt.Errorf("%w: "+format, append([]any{why}, args...)...)}
	}
	var packed, total uint64
	for i, f := range files {
		packed += min(f.CompressedSize64, maxTotal)
		total += min(f.UncompressedSize64, maxTotal+1)
		switch {
		case i >= maxParts:
			return bad(f, ErrTooLarge, "more than %d parts", maxParts)
		case b.parts[f.Name] != nil:
			return bad(f, ErrFormat, "the part is there twice")
		case f.Flags&1 != 0:
			return bad(f, ErrFormat, "the part is encrypted; save the file without a password")
		case f.UncompressedSize64 > maxPart:
			return bad(f, ErrTooLarge, "a part of %d bytes", f.UncompressedSize64)
		case f.UncompressedSize64 > freeRatio && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return bad(f, ErrTooLarge, "%d bytes packed into %d are a decompression bomb", f.UncompressedSize64, f.CompressedSize64)
		case total > maxTotal:
			return bad(f, ErrTooLarge, "the parts together have more than %d bytes", maxTotal)
		case packed > uint64(size):
			return bad(f, ErrFormat, "the parts overlap")
		}
		b.parts[f.Name] = f
	}
	return nil
}

// Rows returns the rows of all sheets in their order. After an error, which is
// an *Error, nothing follows.
func (b *Book) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		s := &scan{yield: yield, volume: maxVolume}
		if b.ods {
			b.scanODS(s)
		} else {
			b.scanXLSX(s)
		}
		if s.err != nil && !s.stopped {
			yield(Row{}, s.err)
		}
	}
}

// A scan is one pass over the rows.
type scan struct {
	yield   func(Row, error) bool
	row     Row
	last    int // the last column of the row that was seen, filled or not
	volume  int // what may still be returned
	stopped bool
	err     error
}

// add adds a cell to the row. Empty ones are left out.
func (s *scan) add(c Cell) error {
	s.last = c.Column
	switch {
	case c.Column >= maxColumns:
		return fmt.Errorf("%w: row %d has more than %d columns", ErrTooLarge, s.row.Number, maxColumns)
	case c.Text == "":
		return nil
	case len(c.Text) > maxText:
		return fmt.Errorf("%w: the text of a cell in row %d has %d bytes", ErrTooLarge, s.row.Number, len(c.Text))
	}
	if s.volume -= len(c.Text) + cellVolume; s.volume < 0 {
		return fmt.Errorf("%w: the cells together hold more than %d bytes", ErrTooLarge, maxVolume)
	}
	s.row.Cells = append(s.row.Cells, c)
	return nil
}

// addAll adds the cells of a row that is repeated.
func (s *scan) addAll(cells []Cell) error {
	for _, c := range cells {
		if err := s.add(c); err != nil {
			return err
		}
	}
	return nil
}

// emit hands the row over, and reports whether to go on.
func (s *scan) emit() bool {
	if len(s.row.Cells) > 0 && !s.stopped {
		s.stopped = !s.yield(s.row, nil)
	}
	s.row.Cells = nil
	return !s.stopped
}

// start begins a row.
func (s *scan) start(number int, offset int64) error {
	s.row.Number, s.row.Offset, s.row.Cells, s.last = number, offset, nil, -1
	if number > maxRows {
		return fmt.Errorf("%w: the sheet %q has more than %d rows", ErrTooLarge, s.row.Sheet, maxRows)
	}
	return nil
}

// read opens a part and has use read its XML, to the end. Errors of use and of
// the XML come back with their place.
func (b *Book) read(part string, use func(r *xmlpos.Reader) error) error {
	f := b.parts[part]
	if f == nil {
		return &Error{Part: part, Err: fmt.Errorf("%w: the part is missing", ErrTruncated)}
	}
	rc, err := f.Open()
	if err != nil {
		return &Error{Part: part, Err: fmt.Errorf("%w: %w", ErrFormat, err)}
	}
	defer rc.Close()
	r := xmlpos.New(rc)
	if err := cmp.Or(use(r), r.Err()); err != nil {
		return place(part, r, err)
	}
	if err := r.End(); err != nil {
		return place(part, r, err)
	}
	return nil
}

// place says where an error is, and puts it in the terms of this package.
func place(part string, r *xmlpos.Reader, err error) error {
	switch {
	case errors.Is(err, errStop), errors.Is(err, ErrFormat), errors.Is(err, ErrTooLarge), errors.Is(err, ErrTruncated):
	case errors.Is(err, xmlpos.ErrTruncated), errors.Is(err, io.ErrUnexpectedEOF):
		err = fmt.Errorf("%w: %w", ErrTruncated, err)
	default:
		err = fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return &Error{Part: part, Offset: r.Offset(), Err: err}
}

// errStop ends the reading of a part whose rest nobody asks for.
var errStop = errors.New("stopped")

// readTime reads the time of the last change from the document's properties.
// They are a courtesy: without them, or with odd ones, the list has no date.
func (b *Book) readTime(part, element string) {
	if b.parts[part] == nil {
		return
	}
	_ = b.read(part, func(r *xmlpos.Reader) error {
		r.Root()
		b.Modified = findTime(r, element)
		return nil
	})
}

func findTime(r *xmlpos.Reader, element string) time.Time {
	for e := range r.Children() {
		switch e.Name {
		case "meta": // OpenDocument has one more level
			return findTime(r, element)
		case element:
			text := r.Text()
			for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999"} {
				if t, err := time.Parse(layout, text); err == nil {
					return t.UTC()
				}
			}
		}
	}
	return time.Time{}
}
