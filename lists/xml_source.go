package lists

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// An xmlSource reads a list that is one XML file of records. It is what the
// readers of the United Nations, Switzerland and Canada have in common.
type xmlSource struct {
	*xmlpos.Reader
	file  *file
	list  *List
	entry string // ID of the entry being read, for Problems
}

// readXML reads the file with walk, which sees the root element and returns
// the names of the sections that it found. Each of the sections named in want
// must be among them: a file without one of them would pass for a list that is
// shorter by all the parties of that section.
func readXML(l *List, f *file, want []string, walk func(x *xmlSource, root xmlpos.Element) []string) error {
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	x := &xmlSource{Reader: xmlpos.New(rc), file: f, list: l}
	seen := walk(x, x.Root())
	if err := x.End(); err != nil {
		return f.failXML(l.ID, x.Reader, err)
	}
	for _, s := range want {
		if !slices.Contains(seen, s) {
			return f.fail(l.ID, x.Offset(), fmt.Errorf("%w: there is no %s in it", ErrIncomplete, s))
		}
	}
	slices.SortStableFunc(l.Problems, func(a, b Problem) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	return nil
}

// problem records what was not understood in the entry being read. Nothing is
// recorded after an error, because texts are empty then.
func (x *xmlSource) problem(offset int64, text string, err error) {
	if x.Err() == nil {
		x.list.problem(x.file.pos(offset), x.entry, text, err)
	}
}

// unknown records an element that the reader has never heard of. Publishers
// leave elements in place that have nothing in them; those say nothing.
func (x *xmlSource) unknown(e xmlpos.Element) {
	if s := x.line(); s != "" {
		x.problem(e.Offset, e.Name+" "+s, ErrUnread)
	}
}

// line returns the text of the element that was read last in one line: line
// breaks inside names and numbers belong to the layout of the file.
func (x *xmlSource) line() string { return oneLine(x.Text()) }

// prose returns the text of the element that was read last, line breaks and
// all, without the white space around it.
func (x *xmlSource) prose() string { return strings.TrimSpace(x.Text()) }

// fields reads the children of the element that was read last into a map from
// name to text. Children that are not in known are Problems; of those that
// occur several times the texts are joined.
func (x *xmlSource) fields(known ...string) map[string]string {
	m := map[string]string{}
	for c := range x.Children() {
		if !slices.Contains(known, c.Name) {
			x.unknown(c)
			continue
		}
		if s := x.line(); s != "" {
			m[c.Name] = noted(m[c.Name], s)
		}
	}
	return m
}

// date reads a date that must be one. What is not one is a Problem.
func (x *xmlSource) date(offset int64, label, text string) Date {
	if text == "" {
		return Date{}
	}
	d, err := ParseDate(text)
	if err != nil {
		x.problem(offset, label+" "+text, ErrDate)
	}
	return d
}

// brokenWord is a word that a line break cuts in two after its hyphen.
var brokenWord = regexp.MustCompile(`(\pL-)\r?\n\s*`)

// oneLine returns s with each run of white space as one blank, and words that
// were broken after a hyphen put together again.
func oneLine(s string) string {
	return strings.Join(strings.Fields(brokenWord.ReplaceAllString(s, "$1")), " ")
}

// addFact adds a statement that says something.
func (e *Entry) addFact(label, text string) {
	if text != "" {
		e.Facts = append(e.Facts, Fact{Label: label, Text: text})
	}
}

// addNames adds names that the entry does not have yet, of the same type and
// quality or as its primary name.
func (e *Entry) addNames(names ...Name) {
	for _, n := range names {
		same := func(have Name) bool {
			return have.Text == n.Text && (have.Type == Primary || have.Type == n.Type && have.Weak == n.Weak)
		}
		if n.Text != "" && !slices.ContainsFunc(e.Names, same) {
			e.Names = append(e.Names, n)
		}
	}
}

// settlePrimary makes the first name the primary one where the publisher calls
// none so.
func (e *Entry) settlePrimary() {
	if len(e.Names) > 0 {
		e.Names[0].Type = Primary
	}
}

// addBorn adds a date of birth that the entry does not have yet.
func (e *Entry) addBorn(d Date) {
	if !d.IsZero() && !slices.Contains(e.Born, d) {
		e.Born = append(e.Born, d)
	}
}

// addIdentifiers adds the identifiers whose numbers the entry does not have yet.
func (e *Entry) addIdentifiers(ids ...Identifier) {
	for _, id := range ids {
		same := func(have Identifier) bool { return have.Type == id.Type && have.Value == id.Value }
		if !slices.ContainsFunc(e.Identifiers, same) {
			e.Identifiers = append(e.Identifiers, id)
		}
	}
}
