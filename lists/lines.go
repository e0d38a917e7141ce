package lists

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// maxLine bounds one line of a file, in bytes. The longest line of OpenSanctions
// has less than a tenth of it.
const maxLine = 8 << 20

// eachLine calls use for each line of the file that is not blank, without its
// end, and with whether it has one: a last line that has none may be cut off.
// It stops at the first error. Errors of its own are ParseErrors.
func (f *file) eachLine(list ID, use func(line string, pos Pos, ended bool) error) error {
	rc, err := f.content()
	if err != nil {
		return f.fail(list, 0, err)
	}
	defer rc.Close()
	s := bufio.NewScanner(rc)
	s.Buffer(make([]byte, 0, 64<<10), maxLine)
	s.Split(wholeLine)
	offset := int64(0)
	for s.Scan() {
		pos := f.pos(offset)
		offset += int64(len(s.Bytes()))
		text := bytes.TrimRight(s.Bytes(), "\r\n")
		ended := len(text) < len(s.Bytes())
		if pos.Offset == 0 {
			text = bytes.TrimPrefix(text, []byte(byteOrderMark))
		}
		if !utf8.Valid(text) {
			return f.fail(list, pos.Offset, fmt.Errorf("%w: the line is not UTF-8: %s", ErrFormat, quoteShort(string(text))))
		}
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if err := use(string(text), pos, ended); err != nil {
			return err
		}
	}
	err = s.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		err = fmt.Errorf("%w: a line is longer than %d bytes", ErrTooLarge, maxLine)
	}
	if err != nil {
		return f.fail(list, offset, err)
	}
	return nil
}

// wholeLine splits lines and keeps their ends, so that offsets stay right.
func wholeLine(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i+1], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}
