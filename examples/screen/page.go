package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// A page collects the text for one stream, as wide as the stream is, and
// writes it at once: half an answer must not be taken for a whole one.
type page struct {
	out    io.Writer
	text   strings.Builder
	width  int
	colour bool
}

func newPage(w io.Writer) *page {
	width, ok := terminal(w)
	if !ok {
		width = plainWidth
	}
	return &page{out: w, width: width, colour: colourful(w)}
}

// flush writes the page. An answer that could not be written is an error.
func (p *page) flush() error {
	_, err := io.WriteString(p.out, p.text.String())
	return err
}

func (p *page) line(format string, args ...any) {
	fmt.Fprintf(&p.text, format+"\n", args...)
}

// The inks. Few and calm: a verdict has a colour, titles are bold, and what is
// said only for completeness is faint.
func (p *page) bad(s string) string    { return p.ink("1;31", s) }
func (p *page) warn(s string) string   { return p.ink("1;33", s) }
func (p *page) good(s string) string   { return p.ink("1;32", s) }
func (p *page) strong(s string) string { return p.ink("1", s) }
func (p *page) faint(s string) string  { return p.ink("2", s) }

func (p *page) ink(code, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// wrapped writes a text that may be longer than the page is wide, each line
// indented.
func (p *page) wrapped(indent int, s string) {
	for l := range strings.Lines(text.WrapSoft(s, p.width-indent)) {
		p.line("%*s%s", indent, "", strings.TrimRight(l, " \n"))
	}
}

// A column of a table.
type column struct {
	title  string
	right  bool // numbers
	shrink bool // gives way where the page is too narrow
	snip   bool // is cut off then, rather than wrapped
}

const (
	gap       = 2 // what lies between two columns
	narrowest = 8 // a column that is wrapped has at least this width
)

// table writes rows in columns that align in any script. Columns that may
// shrink are wrapped where the page is too narrow for all.
func (p *page) table(indent int, columns []column, rows [][]string) {
	t := table.NewWriter()
	style := table.StyleLight
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format = table.FormatOptions{}
	style.Box.PaddingLeft, style.Box.PaddingRight = "", strings.Repeat(" ", gap)
	t.SetStyle(style)
	t.SuppressTrailingSpaces()
	t.SetColumnConfigs(configure(columns, widths(columns, rows, p.width-indent)))
	head := make(table.Row, len(columns))
	titled := false
	for i, c := range columns {
		head[i] = p.faint(c.title)
		titled = titled || c.title != ""
	}
	if titled {
		t.AppendHeader(head)
	}
	for _, row := range rows {
		r := make(table.Row, len(row))
		for i, s := range row {
			r[i] = leftToRight(s)
		}
		t.AppendRow(r)
	}
	for l := range strings.Lines(t.Render()) {
		p.line("%*s%s", indent, "", strings.TrimSuffix(l, "\n"))
	}
}

func configure(columns []column, widths []int) []table.ColumnConfig {
	var cs []table.ColumnConfig
	for i, c := range columns {
		align := text.AlignLeft
		if c.right {
			align = text.AlignRight
		}
		fit := text.WrapSoft
		if c.snip {
			fit = func(s string, width int) string { return text.Snip(s, width, "…") }
		}
		cs = append(cs, table.ColumnConfig{Number: i + 1, Align: align, AlignHeader: align, WidthMax: widths[i], WidthMaxEnforcer: fit})
	}
	return cs
}

// widths returns how wide each column may be within a width for all. Columns
// that may shrink and need less than their share leave the rest to the others.
func widths(columns []column, rows [][]string, all int) []int {
	want := make([]int, len(columns))
	var open []int // columns that may yet get less than they want
	left := all - gap*(len(columns)-1)
	for i, c := range columns {
		want[i] = text.StringWidthWithoutEscSequences(c.title)
		for _, r := range rows {
			want[i] = max(want[i], text.StringWidthWithoutEscSequences(r[i]))
		}
		if c.shrink {
			open = append(open, i)
		} else {
			left -= want[i]
		}
	}
	slices.SortStableFunc(open, func(i, j int) int { return cmp.Compare(want[i], want[j]) })
	for n, i := range open {
		want[i] = min(want[i], max(left/(len(open)-n), narrowest))
		left -= want[i]
	}
	return want
}

// leftToRight ends a text in a right-to-left script with a mark that keeps a
// terminal from running it together with the next cell, in the wrong order.
func leftToRight(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
	}) {
		return s + "\u200e"
	}
	return s
}

// plain takes out of a text what would steer the terminal: a name on a list or
// in a request is data, and may have been written to deceive.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u2028' || r == '\u2029':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// reason writes why something was not screened, and the way out.
func (p *page) reason(err error) {
	for l := range strings.Lines(err.Error()) {
		l = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(l), "screening: "), "lists: ")
		p.wrapped(2, plain(l))
	}
	switch {
	case errors.Is(err, screening.ErrStale):
		p.wrapped(2, "Say --max-age any to screen against lists of any age all the same.")
	case errors.Is(err, screening.ErrNoEntry):
		p.wrapped(2, "An entry is written LIST/ID, such as us-ofac-sdn/27307; screen lists shows the lists.")
	case errors.Is(err, screening.ErrEmptySubject), errors.Is(err, lists.ErrNothing):
		p.wrapped(2, "Say screen --help for how to call it.")
	}
}
