package lists

import (
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
	closed bool // the closing endOfFile was seen
}

// openRows opens the file for reading rows separated by comma. A row that has
// a number of fields other than fields is an error; 0 means any number.
func (f *file) openRows(list ID, comma rune, fields int) (*rows, error) {
	rc, err := f.content()
	if err != nil {
		return nil, f.fail(list, 0, err)
	}
	r := csv.NewReader(rc)
	r.Comma = comma
	r.FieldsPerRecord = -1
	if fields > 0 {
		r.FieldsPerRecord = fields
	}
	return &rows{file: f, list: list, rc: rc, csv: r}, nil
}

// next returns the next row and the place where it begins, io.EOF after the
// last one. Any other error is a ParseError.
func (r *rows) next() ([]string, Pos, error) {
	pos := r.file.pos(r.csv.InputOffset())
	row, err := r.csv.Read()
	switch {
	case err == io.EOF:
		return nil, pos, io.EOF
	case len(row) == 1 && row[0] == endOfFile:
		r.closed = true
		row, _, err := r.next()
		if err != io.EOF {
			return nil, pos, r.file.fail(r.list, pos.Offset, fmt.Errorf("%w: rows follow the end of the file: %q", ErrFormat, row))
		}
		return nil, pos, io.EOF
	case err != nil:
		var pe *csv.ParseError
		reason := ErrFormat
		if errors.As(err, &pe) && errors.Is(pe.Err, csv.ErrQuote) && r.atEnd() {
			reason = ErrTruncated // a quoted field that the file's end cuts off
		} else if errors.Is(err, csv.ErrFieldCount) && r.atEnd() {
			reason = ErrTruncated
		}
		return nil, pos, r.file.fail(r.list, pos.Offset, fmt.Errorf("%w: %w", reason, err))
	}
	for i, field := range row {
		if !utf8.ValidString(field) {
			return nil, pos, r.file.fail(r.list, pos.Offset, fmt.Errorf("%w: field %d, %q, is not UTF-8", ErrFormat, i+1, field))
		}
	}
	return row, pos, nil
}

// atEnd reports whether nothing is left to read.
func (r *rows) atEnd() bool {
	_, err := r.csv.Read()
	return err == io.EOF
}

func (r *rows) close() { r.rc.Close() }
