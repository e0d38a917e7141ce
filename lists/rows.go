package lists

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// endOfFile is the control character with which OFAC closes its CSV files.
const endOfFile = "\x1a"

// rows reads a file of separated values, row by row.
type rows struct {
	file   *file
	list   ID
	rc     io.ReadCloser
	csv    *csv.Reader
	base   int64 // bytes before the first row: a byte order mark
	closed bool  // the closing endOfFile was seen
}

// openRows opens the file for reading rows separated by comma. A row that has
// a number of fields other than fields is an error; 0 means any number.
func (f *file) openRows(list ID, comma rune, fields int) (*rows, error) {
	rc, err := f.content()
	if err != nil {
		return nil, f.fail(list, 0, err)
	}
	// A mark before a quoted field would make its quotes part of the field.
	in, base := bufio.NewReader(rc), 0
	if mark, err := in.Peek(len(byteOrderMark)); err == nil && string(mark) == byteOrderMark {
		base, _ = in.Discard(len(byteOrderMark))
	}
	r := csv.NewReader(in)
	r.Comma = comma
	r.FieldsPerRecord = -1
	if fields > 0 {
		r.FieldsPerRecord = fields
	}
	return &rows{file: f, list: list, rc: rc, csv: r, base: int64(base)}, nil
}

// next returns the next row and the place where it begins, io.EOF after the
// last one. Any other error is a ParseError.
func (r *rows) next() ([]string, Pos, error) {
	pos := r.file.pos(r.base + r.csv.InputOffset())
	row, err := r.csv.Read()
	switch {
	case err == io.EOF:
		return nil, pos, io.EOF
	case len(row) == 1 && row[0] == endOfFile:
		r.closed = true
		row, _, err := r.next()
		var pe *csv.ParseError
		if err == nil || errors.As(err, &pe) {
			err = r.file.fail(r.list, pos.Offset, fmt.Errorf("%w: rows follow the end of the file: %q", ErrFormat, row))
		}
		return nil, pos, err
	case err != nil:
		return nil, pos, r.file.fail(r.list, pos.Offset, r.reason(err))
	}
	for i, field := range row {
		if !utf8.ValidString(field) {
			return nil, pos, r.file.fail(r.list, pos.Offset, fmt.Errorf("%w: field %d, %q, is not UTF-8", ErrFormat, i+1, field))
		}
	}
	return row, pos, nil
}

// reason says what an error of the CSV reader means. A fault in the last row is
// what a file leaves that is cut off.
func (r *rows) reason(err error) error {
	var pe *csv.ParseError
	switch {
	case !errors.As(err, &pe):
		return err // of reading, such as a compressed stream that ends early
	case r.atEnd() && (errors.Is(err, csv.ErrQuote) || errors.Is(err, csv.ErrFieldCount)):
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return fmt.Errorf("%w: %w", ErrFormat, err)
}

// atEnd reports whether nothing is left to read.
func (r *rows) atEnd() bool {
	_, err := r.csv.Read()
	return err == io.EOF
}

func (r *rows) close() { r.rc.Close() }
