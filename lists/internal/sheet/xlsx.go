package sheet

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// A workbook is what the sheets of an .xlsx file share.
type workbook struct {
	sheets   []xlsxSheet
	texts    []string // shared by number
	formats  []dateFormat
	from1904 bool // dates count from 1904, as on old Macintoshes
}

type xlsxSheet struct {
	name, part string
	hidden     bool
}

// openXLSX finds the sheets and reads what they share. Which part is which is
// said by relations between parts, not by their names.
func (b *Book) openXLSX() error {
	main := "xl/workbook.xml"
	if b.parts["_rels/.rels"] != nil {
		rels, err := b.relations("_rels/.rels", "")
		if err != nil {
			return err
		}
		for _, r := range rels {
			if r.kind == "officeDocument" {
				main = r.target
			}
		}
	}
	if strings.HasSuffix(main, ".bin") {
		return &Error{Part: main, Err: fmt.Errorf("%w: a binary workbook; save it as .xlsx", ErrFormat)}
	}
	dir, base := path.Split(main)
	rels, err := b.relations(dir+"_rels/"+base+".rels", dir)
	if err != nil {
		return err
	}
	b.xlsx = &workbook{}
	if err := b.read(main, func(r *xmlpos.Reader) error { return b.xlsx.readMain(r, rels) }); err != nil {
		return err
	}
	for _, rel := range rels {
		switch rel.kind {
		case "sharedStrings":
			err = b.read(rel.target, b.xlsx.readTexts)
		case "styles":
			err = b.read(rel.target, b.xlsx.readStyles)
		}
		if err != nil {
			return err
		}
	}
	b.readTime("docProps/core.xml", "modified")
	return nil
}

type relation struct{ kind, target string }

// relations reads which parts a part refers to, by identifier.
func (b *Book) relations(part, dir string) (map[string]relation, error) {
	rels := map[string]relation{}
	err := b.read(part, func(r *xmlpos.Reader) error {
		r.Root()
		for e := range r.Children() {
			if e.Name != "Relationship" || e.Attr("TargetMode") == "External" {
				continue // what lies outside the file is never looked at
			}
			target := e.Attr("Target")
			if abs, ok := strings.CutPrefix(target, "/"); ok {
				target = path.Clean(abs)
			} else {
				target = path.Join(dir, target)
			}
			rels[e.Attr("Id")] = relation{path.Base(e.Attr("Type")), target}
		}
		return nil
	})
	return rels, err
}

func (w *workbook) readMain(r *xmlpos.Reader, rels map[string]relation) error {
	if root := r.Root(); r.Err() == nil && root.Name != "workbook" {
		return fmt.Errorf("%w: the root element is %q, not workbook", ErrFormat, root.Name)
	}
	for e := range r.Children() {
		switch e.Name {
		case "workbookPr":
			v := e.Attr("date1904")
			w.from1904 = v == "1" || v == "true"
		case "sheets":
			for e := range r.Children() {
				rel, ok := rels[e.Attr("id")]
				if !ok {
					return fmt.Errorf("%w: the sheet %q has no part", ErrFormat, e.Attr("name"))
				}
				if rel.kind != "worksheet" { // a chart on a sheet of its own
					continue
				}
				if len(w.sheets) == maxSheets {
					return fmt.Errorf("%w: more than %d sheets", ErrTooLarge, maxSheets)
				}
				state := e.Attr("state")
				w.sheets = append(w.sheets, xlsxSheet{e.Attr("name"), rel.target, state == "hidden" || state == "veryHidden"})
			}
		}
	}
	return nil
}

// readTexts reads the shared texts.
func (w *workbook) readTexts(r *xmlpos.Reader) error {
	r.Root()
	for e := range r.Children() {
		if e.Name == "si" {
			w.texts = append(w.texts, richText(r))
		}
	}
	return nil
}

// richText reads a text that may be made of runs in several fonts. The element
// rPh is a pronunciation guide.
func richText(r *xmlpos.Reader) string {
	text := ""
	for e := range r.Children() {
		switch e.Name {
		case "t":
			text += unescape(r.Text())
		case "r":
			for e := range r.Children() {
				if e.Name == "t" {
					text += unescape(r.Text())
				}
			}
		}
	}
	return text
}

var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape reads the escapes of characters that XML does not carry: "_x000D_"
// is a carriage return.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}

func (b *Book) scanXLSX(s *scan) {
	seen := map[string]bool{}
	for _, sh := range b.xlsx.sheets {
		s.row = Row{Sheet: sh.name, Hidden: sh.hidden, Part: sh.part}
		if seen[sh.part] {
			s.err = &Error{Part: sh.part, Err: fmt.Errorf("%w: two sheets are one part", ErrFormat)}
			return
		}
		seen[sh.part] = true
		err := b.read(sh.part, func(r *xmlpos.Reader) error { return b.xlsx.scanSheet(r, s) })
		if s.stopped {
			return
		}
		if err != nil {
			s.err = err
			return
		}
	}
}

func (w *workbook) scanSheet(r *xmlpos.Reader, s *scan) error {
	if root := r.Root(); r.Err() == nil && root.Name != "worksheet" {
		return fmt.Errorf("%w: the root element is %q, not worksheet", ErrFormat, root.Name)
	}
	last := 0
	for e := range r.Children() {
		if e.Name != "sheetData" {
			continue
		}
		for e := range r.Children() {
			if e.Name != "row" {
				continue
			}
			n, err := rowNumber(e.Attr("r"), last)
			if err == nil {
				err = s.start(n, e.Offset)
			}
			if err == nil {
				err = w.scanRow(r, s)
			}
			if err != nil || r.Err() != nil {
				return err
			}
			last = n
			if !s.emit() {
				return errStop
			}
		}
	}
	return nil
}

// rowNumber returns the number of a row, which is optional and must grow.
func rowNumber(r string, last int) (int, error) {
	if r == "" {
		return last + 1, nil
	}
	n, err := strconv.Atoi(r)
	if err != nil || n <= last {
		return 0, fmt.Errorf("%w: row %q follows row %d", ErrFormat, r, last)
	}
	return n, nil
}

func (w *workbook) scanRow(r *xmlpos.Reader, s *scan) error {
	for e := range r.Children() {
		if e.Name != "c" {
			continue
		}
		column := s.last + 1
		if ref := e.Attr("r"); ref != "" {
			var ok bool
			if column, ok = columnOf(ref); !ok || column <= s.last {
				return fmt.Errorf("%w: cell %q in row %d, after column %d", ErrFormat, ref, s.row.Number, s.last+1)
			}
		}
		c, err := w.cell(r, e.Attr("t"), e.Attr("s"))
		if err != nil {
			return err
		}
		c.Column = column
		if err := s.add(c); err != nil {
			return err
		}
	}
	return nil
}

// columnOf returns the column of a reference such as "AB12".
func columnOf(ref string) (int, bool) {
	n := 0
	for i := range len(ref) {
		switch c := ref[i]; {
		case c >= 'A' && c <= 'Z' && i < 4:
			n = n*26 + int(c-'A') + 1
		case c >= '0' && c <= '9':
			return n - 1, n > 0
		default:
			return 0, false
		}
	}
	return 0, false
}

// cell reads the value of a cell of type t and style s.
func (w *workbook) cell(r *xmlpos.Reader, t, s string) (Cell, error) {
	value := ""
	for e := range r.Children() {
		switch {
		case e.Name == "v":
			value = r.Text()
		case e.Name == "is" && t == "inlineStr":
			value = richText(r)
		}
	}
	if value == "" {
		return Cell{}, nil
	}
	switch t {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(w.texts) {
			return Cell{}, fmt.Errorf("%w: shared text %q of %d", ErrFormat, value, len(w.texts))
		}
		return Cell{Text: w.texts[i]}, nil
	case "str":
		return Cell{Text: unescape(value)}, nil
	case "inlineStr":
		return Cell{Text: value}, nil
	case "b":
		if value == "1" {
			return Cell{Type: Bool, Text: "TRUE"}, nil
		}
		return Cell{Type: Bool, Text: "FALSE"}, nil
	case "e":
		return Cell{Type: Fault, Text: value}, nil
	case "d":
		return Cell{Type: Date, Text: isoTime(value)}, nil
	case "", "n":
		return w.number(value, s)
	}
	return Cell{}, fmt.Errorf("%w: cells of type %q", ErrFormat, t)
}
