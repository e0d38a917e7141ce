// Package xmlpos reads XML element by element, in constant memory, and knows
// the byte offset of each element.
//
// It is a thin layer over encoding/xml, which is slow (about 40 MB/s) but
// strict: the faster parsers that were tried accept a file that was cut off in
// the middle without a word, and a list that is half there must never pass for
// a whole one. Entities other than the predefined ones, document types, and
// text between elements are errors too.
//
// Elements are read by loops inside loops, as they stand in the file:
//
//	for e := range r.Children() {
//		switch e.Name {
//		case "Year":
//			year = r.Text()
//		case "Place":
//			for e := range r.Children() { ... }
//		}
//	}
//	return r.Err()
//
// What a loop does not read is passed over. After an error the loops end and
// texts are empty; Err says why.
package xmlpos

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// The reasons for which a file can not be read. Errors of the reader below
// come through as they are.
var (
	// ErrTruncated: the file ends before its root element does.
	ErrTruncated = errors.New("XML ends before its root element does")
	// ErrSyntax: the file is not well-formed, or uses what no list needs.
	ErrSyntax = errors.New("XML is not well-formed")
)

const (
	// maxToken bounds one tag, text or comment, and so the memory that a
	// malicious file can take. The longest text of a real list has 5 kB.
	maxToken = 1 << 20
	// maxDepth bounds the nesting. Real lists have at most 12 levels.
	maxDepth = 64
)

// An Element is the start of an element.
type Element struct {
	Name   string // without the prefix
	Space  string // the namespace
	Offset int64  // of its "<", in bytes
	attrs  []xml.Attr
}

// Attr returns the value of an attribute, "" if the element does not have it.
func (e Element) Attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// A Reader reads one XML file from its start to its end.
type Reader struct {
	xml   *xml.Decoder
	in    *bounded
	depth int // open elements
	err   error
}

// New returns a reader of the XML in r.
func New(r io.Reader) *Reader {
	in := &bounded{r: r}
	return &Reader{xml: xml.NewDecoder(bufio.NewReaderSize(in, 1<<16)), in: in}
}

// Err returns the first error.
func (r *Reader) Err() error { return r.err }

// Offset returns where the reader stands, in bytes: after an error, where the
// file stops making sense.
func (r *Reader) Offset() int64 { return r.xml.InputOffset() }

// Root reads to the root element.
func (r *Reader) Root() Element {
	for {
		switch t, offset := r.token(); t := t.(type) {
		case nil:
			return Element{}
		case xml.StartElement:
			return Element{t.Name.Local, t.Name.Space, offset, t.Attr}
		}
	}
}

// Children returns the elements inside the element that was read last. Each
// must be read, or left, before the next.
func (r *Reader) Children() iter.Seq[Element] {
	return func(yield func(Element) bool) {
		base := r.depth
		for {
			switch t, offset := r.token(); t := t.(type) {
			case nil:
				return
			case xml.StartElement:
				if !yield(Element{t.Name.Local, t.Name.Space, offset, t.Attr}) {
					return
				}
				for r.err == nil && r.depth > base {
					r.token()
				}
			case xml.CharData:
				if s := strings.TrimSpace(string(t)); s != "" {
					r.fail(fmt.Errorf("%w: text %q stands between elements", ErrSyntax, s))
					return
				}
			case xml.EndElement:
				return
			}
		}
	}
}

// Text returns the text of the element that was read last, with that of the
// elements inside it, verbatim.
func (r *Reader) Text() string {
	base := r.depth
	text := ""
	for {
		switch t, _ := r.token(); t := t.(type) {
		case nil:
			return ""
		case xml.CharData:
			text += string(t) // nearly always the only piece
			if len(text) > maxToken {
				r.fail(fmt.Errorf("%w: a text is longer than %d bytes", ErrSyntax, maxToken))
				return ""
			}
		case xml.EndElement:
			if r.depth < base {
				return text
			}
		}
	}
}

// TextWith is like Text, for formats in which an element inside a text may
// stand for characters, such as a line break. For each such element use returns
// the text it stands for, and whether to leave out what is inside it.
func (r *Reader) TextWith(use func(Element) (text string, skip bool)) string {
	base, skipped := r.depth, 0 // depth of the element that is left out, or 0
	var text strings.Builder
	for {
		switch t, offset := r.token(); t := t.(type) {
		case nil:
			return ""
		case xml.StartElement:
			if skipped == 0 {
				s, skip := use(Element{t.Name.Local, t.Name.Space, offset, t.Attr})
				text.WriteString(s)
				if skip {
					skipped = r.depth
				}
			}
		case xml.CharData:
			if skipped == 0 {
				text.Write(t)
			}
		case xml.EndElement:
			if r.depth < skipped {
				skipped = 0
			}
			if r.depth < base {
				return text.String()
			}
		}
		if text.Len() > maxToken {
			r.fail(fmt.Errorf("%w: a text is longer than %d bytes", ErrSyntax, maxToken))
			return ""
		}
	}
}

// End reads what follows the root element, which must be nothing, and returns
// the first error of the whole file.
func (r *Reader) End() error {
	for r.err == nil {
		t, _ := r.token()
		if _, ok := t.(xml.StartElement); ok && r.depth == 1 {
			r.fail(fmt.Errorf("%w: a second root element follows the first", ErrSyntax))
		}
	}
	if r.err == io.EOF {
		return nil
	}
	return r.err
}

// token returns the next token and where it begins, nil after an error. The
// end of a whole file is the error io.EOF.
func (r *Reader) token() (xml.Token, int64) {
	if r.err != nil {
		return nil, 0
	}
	offset := r.xml.InputOffset()
	r.in.allowed = offset + maxToken
	t, err := r.xml.Token()
	if err != nil {
		r.fail(err)
		return nil, offset
	}
	switch t := t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > maxDepth {
			r.fail(fmt.Errorf("%w: elements are nested deeper than %d", ErrSyntax, maxDepth))
			return nil, offset
		}
	case xml.EndElement:
		r.depth--
	case xml.Directive:
		r.fail(fmt.Errorf("%w: <!%.40s> is not allowed in a list", ErrSyntax, t))
		return nil, offset
	case xml.CharData:
		if s := strings.Trim(string(t), " \t\r\n\ufeff"); r.depth == 0 && s != "" {
			r.fail(fmt.Errorf("%w: text %.40q stands outside the root element", ErrSyntax, s))
			return nil, offset
		}
	}
	return t, offset
}

// fail keeps the first error, in the terms of this package.
func (r *Reader) fail(err error) {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Msg, "unexpected EOF"): // also "in CDATA section"
		err = ErrTruncated
	case errors.As(err, &syntax):
		err = fmt.Errorf("%w: %w", ErrSyntax, err)
	case err == io.EOF && r.xml.InputOffset() == 0:
		err = ErrTruncated
	}
	if r.err == nil {
		r.err = err
	}
}

// A bounded reader stops when one token takes too much. It counts what the
// decoder's buffer takes, which is always less than 64 KiB ahead.
type bounded struct {
	r             io.Reader
	read, allowed int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.read > b.allowed {
		return 0, fmt.Errorf("%w: a tag, text or comment is longer than %d bytes", ErrSyntax, maxToken)
	}
	n, err := b.r.Read(p)
	b.read += int64(n)
	return n, err
}
