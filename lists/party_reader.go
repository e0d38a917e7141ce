package lists

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

const (
	// maxRecord bounds one record of parties, in bytes. No party needs more,
	// and a file that is one endless line must not fill the memory.
	maxRecord = 1 << 20
	// maxRecordLines bounds the lines that one record of a table may span,
	// where a quoted field holds line feeds. Beyond that a quote is missing.
	maxRecordLines = 64
)

// A PartyReader reads parties one at a time, from JSON lines or from a table
// with a header (separated by commas, semicolons or tabs). It finds out by
// itself which of the two it reads: JSON lines begin with a brace.
//
// A record that can not be read is a [LineError], and reading goes on after
// it, so that every record of a batch gets its answer. Any other error but
// io.EOF ends the reading. It holds one record at a time, of 1 MiB at most.
type PartyReader struct {
	r       *bufio.Reader
	pending []line // lines that were read ahead and given back
	line    int    // of the last line read from r
	offset  int64  // of the next byte of r
	at      line   // the first line of the last record
	table   *table // nil for JSON lines
	started bool
}

// A line is one line of the input with its end.
type line struct {
	text    []byte
	number  int
	offset  int64
	tooLong bool
}

// A LineError is a record that could not be read as a party.
type LineError struct {
	Line   int    // of the record's first line, counted from 1
	Offset int64  // of the record, in bytes from the start
	ID     string // the party's ID, if that much could be read
	Err    error
}

// Error names the line and says what is wrong with it.
func (e *LineError) Error() string {
	if e.ID != "" {
		return fmt.Sprintf("line %d, id %q: %v", e.Line, e.ID, e.Err)
	}
	return fmt.Sprintf("line %d: %v", e.Line, e.Err)
}

// Unwrap returns what is wrong with the record.
func (e *LineError) Unwrap() error { return e.Err }

// NewPartyReader returns a reader of the parties in r.
func NewPartyReader(r io.Reader) *PartyReader {
	return &PartyReader{r: bufio.NewReaderSize(r, 64<<10)}
}

// Line returns the number of the first line of the party that was read last,
// counted from 1.
func (r *PartyReader) Line() int { return r.at.number }

// UnknownColumns returns the columns of a table that are no field of a party.
// Their texts become facts of the entries. They are known after the first Read.
func (r *PartyReader) UnknownColumns() []string {
	if r.table == nil {
		return nil
	}
	return r.table.unknown
}

// Read returns the next party, io.EOF after the last one, and a [LineError]
// for a record that is not a party. Blank lines are passed over. A table whose
// header has neither a name nor a wallet nor an identifier is an error that
// wraps [ErrFormat] and ends the reading.
func (r *PartyReader) Read() (Party, error) {
	if !r.started {
		if err := r.start(); err != nil {
			return Party{}, err
		}
	}
	l, err := r.nonBlank()
	if err != nil {
		return Party{}, err
	}
	r.at = l
	var p Party
	switch {
	case l.tooLong:
		err = fmt.Errorf("%w: the line is longer than %d bytes", ErrTooLarge, maxRecord)
	case r.table == nil:
		p, err = ParseParty(l.text)
	default:
		p, err = r.row(l)
	}
	var failed *readError
	switch {
	case errors.As(err, &failed):
		return Party{}, failed.error
	case err != nil:
		return p, &LineError{Line: l.number, Offset: l.offset, ID: p.ID, Err: err}
	}
	return p, nil
}

// A readError is an error of the reader below, which ends the reading.
type readError struct{ error }

// start finds out what is read, and reads the header of a table.
func (r *PartyReader) start() error {
	if mark, err := r.r.Peek(len(byteOrderMark)); err == nil && string(mark) == byteOrderMark {
		_, _ = r.r.Discard(len(byteOrderMark)) // peeked at before
		r.offset = int64(len(byteOrderMark))
	}
	l, err := r.nonBlank()
	if err != nil {
		return err
	}
	if bytes.HasPrefix(bytes.TrimSpace(l.text), []byte("{")) {
		r.giveBack(l)
		r.started = true
		return nil
	}
	if l.tooLong {
		return fmt.Errorf("%w: line %d is longer than %d bytes, and no header", ErrFormat, l.number, maxRecord)
	}
	if r.table, err = newTable(l.text); err == nil {
		r.started = true
	}
	return err
}

// row reads a record of a table that begins with first. Where a quoted field
// does not end within maxRecordLines, only the first line is given up.
func (r *PartyReader) row(first line) (Party, error) {
	text := first.text
	var more []line
	for bytes.Count(text, []byte(`"`))%2 != 0 && len(text) <= maxRecord && len(more) < maxRecordLines {
		l, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return Party{}, &readError{err}
		}
		more = append(more, l)
		if l.tooLong {
			break
		}
		text = append(text[:len(text):len(text)], l.text...)
	}
	p, err := r.table.party(text)
	if err != nil && len(more) > 0 {
		r.giveBack(more...)
		return r.table.party(first.text)
	}
	return p, err
}

// giveBack puts lines before those that are read next.
func (r *PartyReader) giveBack(ls ...line) { r.pending = append(ls, r.pending...) }

// nonBlank returns the next line that is not blank.
func (r *PartyReader) nonBlank() (line, error) {
	for {
		l, err := r.next()
		if err != nil || l.tooLong || len(bytes.TrimSpace(l.text)) > 0 {
			return l, err
		}
	}
}

// next returns the next line. Of a line that is too long only the beginning is
// kept.
func (r *PartyReader) next() (line, error) {
	if len(r.pending) > 0 {
		l := r.pending[0]
		r.pending = r.pending[1:]
		return l, nil
	}
	l := line{number: r.line + 1, offset: r.offset}
	for {
		b, err := r.r.ReadSlice('\n')
		r.offset += int64(len(b))
		if len(l.text)+len(b) > maxRecord {
			l.tooLong = true
		} else {
			l.text = append(l.text, b...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (len(l.text) > 0 || l.tooLong), err == nil:
			r.line++
			return l, nil
		}
		return l, err
	}
}
