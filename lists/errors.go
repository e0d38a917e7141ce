package lists

import (
	"errors"
	"fmt"
	"strconv"
)

// The reasons for which a list can not be read. They come wrapped in a
// [ParseError] that says where; test for them with [errors.Is].
var (
	// ErrNoLists: there is nothing in the file system that is a list.
	ErrNoLists = errors.New("no lists found")
	// ErrMissingList: a list that was asked for is not there.
	ErrMissingList = errors.New("list is missing")
	// ErrFormat: the file is not in a format this package knows, or breaks the
	// rules of its format. An error page saved under a list's name is one.
	ErrFormat = errors.New("not in the publisher's format")
	// ErrTruncated: the file ends before its end.
	ErrTruncated = errors.New("file is cut off")
	// ErrIncomplete: a file that belongs to the list is missing.
	ErrIncomplete = errors.New("part of the list is missing")
	// ErrShrunk: the list has fewer entries than its publisher declares, or has
	// lost more of them than it may.
	ErrShrunk = errors.New("list has fewer entries than it should")
	// ErrChanged: the file is not the one that the manifest describes.
	ErrChanged = errors.New("file differs from the manifest")
	// ErrEmpty: the list has no entries.
	ErrEmpty = errors.New("list has no entries")
	// ErrTooLarge: the file is larger than any list could be.
	ErrTooLarge = errors.New("file is too large")

	// ErrWord: a word for a kind, a gender or a type is not known.
	ErrWord = errors.New("unknown word")
	// ErrDate: a text is not a date.
	ErrDate = errors.New("not a date")
	// ErrUnread: a part of a record was not understood. It is kept verbatim.
	ErrUnread = errors.New("not understood, kept as text")
	// ErrOrphan: a row belongs to an entry that is not in the list.
	ErrOrphan = errors.New("belongs to no entry")
)

// A Pos is a place in a file.
type Pos struct {
	File   string `json:"file"`
	Offset int64  `json:"offset"` // in bytes from the start of the decompressed file
}

// String returns the form "sdn.csv:#18234", empty for the zero Pos.
func (p Pos) String() string {
	if p.File == "" {
		return ""
	}
	return p.File + ":#" + strconv.FormatInt(p.Offset, 10)
}

// A ParseError is a file that could not be read. Err says why, and wraps one
// of the reasons of this package or of the standard library.
type ParseError struct {
	List ID // empty if the file was not recognised
	Pos  Pos
	Err  error
}

// Error says which list and place could not be read, and why.
func (e *ParseError) Error() string {
	s := "lists: "
	if e.List != "" {
		s += string(e.List) + ": "
	}
	if p := e.Pos.String(); p != "" {
		s += p + ": "
	}
	return s + e.Err.Error()
}

// Unwrap returns the reason.
func (e *ParseError) Unwrap() error { return e.Err }

// A Problem is something in a list that was not fully understood. The entry it
// belongs to is on the list all the same; what was not understood stands in
// Text, verbatim.
type Problem struct {
	Pos   Pos
	Entry string // the entry's ID; empty if it belongs to none
	Text  string // what the publisher wrote
	Err   error  // why it was not understood
}

// String returns the problem in one line.
func (p Problem) String() string {
	return fmt.Sprintf("%s: entry %s: %q: %v", p.Pos, p.Entry, p.Text, p.Err)
}

// MarshalText writes the form that String returns.
func (p Problem) MarshalText() ([]byte, error) { return []byte(p.String()), nil }
