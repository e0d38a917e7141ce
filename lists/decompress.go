package lists

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

const (
	// No list is a hundred times larger than its compressed form: XML full of
	// long tags comes to thirty. What a bomb expands to before the ratio tells
	// it apart is bounded by bombSize.
	maxExpansion = 100
	bombSize     = 16 << 20
)

// decompressed reads what came over the line through its compressions: that
// of the connection, and that of the file. Reading beyond limit bytes, or from
// what expands without bound, is an error that wraps ErrTooLarge.
func decompressed(line *counter, encoding string, limit int64) (io.Reader, error) {
	if limit <= 0 || limit > maxContent {
		limit = maxContent
	}
	var r io.Reader = line
	switch strings.ToLower(encoding) {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(line)
		if err != nil {
			return nil, brokenOff(err)
		}
		r = z
	default:
		return nil, fmt.Errorf("%w: the server sends the encoding %q, which nobody asked for", ErrFormat, encoding)
	}
	b := bufio.NewReader(&bounded{r: r, line: line, left: limit, limit: limit})
	magic, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, brokenOff(err)
		}
		return &bounded{r: z, line: line, left: limit, limit: limit}, nil
	case bytes.HasPrefix(magic, []byte("BZh")):
		return &bounded{r: bzip2.NewReader(b), line: line, left: limit, limit: limit}, nil
	}
	return b, nil
}

// brokenOff says of a compressed stream's beginning what a reader says of its
// middle.
func brokenOff(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// A counter counts what came over the line.
type counter struct {
	r    io.Reader
	n    int64
	tell func(int64)
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if n > 0 {
		c.tell(c.n)
	}
	return n, err
}

// A bounded reader gives up on what is too large.
type bounded struct {
	r           io.Reader
	line        *counter
	left, limit int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.left -= int64(n)
	got := b.limit - b.left
	switch {
	case b.left < 0:
		return n, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, b.limit)
	case got > bombSize && got/maxExpansion > b.line.n:
		return n, fmt.Errorf("%w: %d bytes expand to %d and more", ErrTooLarge, b.line.n, got)
	}
	return n, err
}
