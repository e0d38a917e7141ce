package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// scanODS reads the rows of an OpenDocument file, which stand in one part.
func (b *Book) scanODS(s *scan) {
	err := b.read("content.xml", func(r *xmlpos.Reader) error {
		if root := r.Root(); r.Err() == nil && root.Name != "document-content" {
			return fmt.Errorf("%w: the root element is %q, not document-content", ErrFormat, root.Name)
		}
		for e := range r.Children() {
			if e.Name != "body" {
				continue
			}
			for e := range r.Children() {
				if e.Name != "spreadsheet" {
					return fmt.Errorf("%w: the document is a %q, not a spreadsheet", ErrFormat, e.Name)
				}
				if err := scanTables(r, s); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if !s.stopped {
		s.err = err
	}
}

func scanTables(r *xmlpos.Reader, s *scan) error {
	sheets := 0
	for e := range r.Children() {
		if e.Name != "table" {
			continue
		}
		if sheets++; sheets > maxSheets {
			return fmt.Errorf("%w: more than %d sheets", ErrTooLarge, maxSheets)
		}
		s.row = Row{Sheet: e.Attr("name"), Part: "content.xml"}
		last := 0
		if err := scanRows(r, s, &last); err != nil {
			return err
		}
	}
	return nil
}

// scanRows reads the rows of a table, in groups within groups.
func scanRows(r *xmlpos.Reader, s *scan, last *int) error {
	for e := range r.Children() {
		switch e.Name {
		case "table-header-rows", "table-row-group", "table-rows":
			if err := scanRows(r, s, last); err != nil {
				return err
			}
		case "table-row":
			times, err := repeats(e.Attr("number-rows-repeated"))
			if err != nil {
				return err
			}
			if err := scanODSRow(r, s, e, *last, times); err != nil {
				return err
			}
			*last += times
			if s.stopped {
				return errStop
			}
		}
	}
	return nil
}

// scanODSRow reads a row and hands it over as often as it is repeated. Empty
// rows are repeated a million times to fill the table.
func scanODSRow(r *xmlpos.Reader, s *scan, e xmlpos.Element, last, times int) error {
	// The numbers of rows are checked with the rows that have cells.
	s.row.Number, s.row.Offset, s.row.Cells, s.last = last+1, e.Offset, nil, -1
	for c := range r.Children() {
		switch c.Name {
		case "table-cell", "covered-table-cell":
			if err := odsCells(r, s, c); err != nil {
				return err
			}
		}
	}
	cells := s.row.Cells
	if len(cells) == 0 || r.Err() != nil {
		return nil
	}
	for i := range times {
		if err := s.start(last+1+i, e.Offset); err != nil {
			return err
		}
		if i == 0 {
			s.row.Cells = cells // their volume is counted already
		} else if err := s.addAll(cells); err != nil {
			return err
		}
		if !s.emit() {
			return nil
		}
	}
	return nil
}

// odsCells reads a cell and adds it as often as it is repeated.
func odsCells(r *xmlpos.Reader, s *scan, e xmlpos.Element) error {
	times, err := repeats(e.Attr("number-columns-repeated"))
	if err != nil {
		return err
	}
	c, err := odsCell(r, e)
	if err != nil {
		return err
	}
	if c.Text == "" {
		s.last += times
		return nil
	}
	for range times {
		c.Column = s.last + 1
		if err := s.add(c); err != nil {
			return err
		}
	}
	return nil
}

// repeats reads how often a row or a cell is repeated.
func repeats(attr string) (int, error) {
	if attr == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(attr)
	if err != nil || n < 1 || n > maxRows {
		return 0, fmt.Errorf("%w: repeated %q times", ErrFormat, attr)
	}
	return n, nil
}

// odsCell reads a cell: the value in its attributes where it has a type, else
// its paragraphs.
func odsCell(r *xmlpos.Reader, e xmlpos.Element) (Cell, error) {
	var lines []string
	size := 0
	for p := range r.Children() {
		if p.Name != "p" { // a comment, a picture
			continue
		}
		line := r.TextWith(odsSpace)
		if size += len(line); size > maxText {
			return Cell{}, fmt.Errorf("%w: the text of a cell has more than %d bytes", ErrTooLarge, maxText)
		}
		lines = append(lines, line)
	}
	text := strings.Join(lines, "\n")
	switch e.Attr("value-type") {
	case "float", "percentage", "currency":
		v := e.Attr("value")
		if n, err := strconv.ParseFloat(v, 64); err == nil {
			return Cell{Type: Number, Text: plain(v, n)}, nil
		}
	case "date":
		if v := e.Attr("date-value"); v != "" {
			return Cell{Type: Date, Text: isoTime(v)}, nil
		}
	case "boolean":
		if v := e.Attr("boolean-value"); v != "" {
			return Cell{Type: Bool, Text: strings.ToUpper(v)}, nil
		}
	}
	return Cell{Text: text}, nil
}

// odsSpace returns the text of the elements that stand for blanks, and leaves
// out pronunciation guides and comments.
func odsSpace(e xmlpos.Element) (string, bool) {
	switch e.Name {
	case "s":
		n, err := repeats(e.Attr("c"))
		if err != nil {
			n = 1
		}
		return strings.Repeat(" ", min(n, maxText)), false
	case "tab":
		return "\t", false
	case "line-break":
		return "\n", false
	}
	return "", e.Name == "ruby-text" || e.Name == "annotation"
}
