package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// fullMatches is how many matches are shown with their evidence. The others
// have a line each, so that a common name does not bury the first.
const fullMatches = 10

// matches writes the matches of a result, best first. Entries that repeat one
// another are the same party on several lists, and stand together.
func (p *page) matches(ms []screening.Match) {
	for i, party := range sameParty(ms) {
		switch {
		case i < fullMatches:
			if i > 0 {
				p.line("")
			}
			p.matchHead(party[0])
			p.about(party[0])
			p.evidence(6, party[0].Evidence, false)
			for _, m := range party[1:] {
				p.wrapped(6, plain(fmt.Sprintf("also %s, %.2f%s", refOf(m), m.Score, after(" · ", m.Entry.Source))))
			}
		case i == fullMatches:
			p.line("")
			fallthrough
		default:
			p.matchHead(party[0])
			for _, m := range party[1:] {
				p.line("      also %s, %.2f", plain(refOf(m).String()), m.Score)
			}
		}
	}
}

// sameParty groups matches whose entries repeat one another, best first. The
// original stands first where no copy of it scores higher.
func sameParty(ms []screening.Match) [][]screening.Match {
	var groups [][]screening.Match
	at := map[lists.Ref]int{}
	for _, m := range ms {
		original := refOf(m)
		if m.Entry.Repeats != (lists.Ref{}) {
			original = m.Entry.Repeats
		}
		i, known := at[original]
		if !known {
			at[original] = len(groups)
			groups = append(groups, []screening.Match{m})
			continue
		}
		if first := groups[i][0]; refOf(m) == original && m.Score == first.Score {
			groups[i] = slices.Insert(groups[i], 0, m)
			continue
		}
		groups[i] = append(groups[i], m)
	}
	return groups
}

// after puts a separator before a text that is not empty.
func after(separator, s string) string {
	if s == "" {
		return ""
	}
	return separator + s
}

func refOf(m screening.Match) lists.Ref { return lists.Ref{List: m.List.ID, ID: m.Entry.ID} }

// matchHead writes the first line of a match.
func (p *page) matchHead(m screening.Match) {
	p.line("%s  %-10s  %s  %s", p.grade(m.Grade, fmt.Sprintf("%.2f", m.Score)), m.Grade, plain(refOf(m).String()), p.strong(plain(primary(m.Entry))))
}

// about writes what sort of entry a match is.
func (p *page) about(m screening.Match) {
	about := []string{m.Entry.Kind.String()}
	if len(m.Entry.Programs) > 0 {
		about = append(about, strings.Join(m.Entry.Programs, ", "))
	}
	if m.Entry.Source != "" {
		about = append(about, m.Entry.Source)
	}
	if r := m.Entry.Repeats; r != (lists.Ref{}) {
		about = append(about, "repeats "+r.String())
	}
	p.wrapped(6, plain(strings.Join(about, " · ")))
}

// grade inks a score by the strength of its evidence.
func (p *page) grade(g screening.Grade, s string) string {
	switch g {
	case screening.Identified, screening.Strong:
		return p.bad(s)
	case screening.Possible:
		return p.warn(s)
	}
	return p.faint(s)
}

func primary(e *lists.Entry) string {
	if len(e.Names) == 0 {
		return "(no name)"
	}
	return e.Names[0].Text
}

// evidence writes what speaks for and against a match, one row each, and the
// words of a name that are not simply equal. In an explanation all words have
// a table of their own.
func (p *page) evidence(indent int, es []screening.Evidence, sum bool) {
	columns := []column{{}, {title: "asked", shrink: true}, {title: "listed", shrink: true}, {shrink: true}, {right: true}}
	if !sum { // many small tables: titles would be noise
		columns[1].title, columns[2].title = "", ""
	}
	var rows [][]string
	total := 0.0
	for _, e := range es {
		how := string(e.How)
		if e.Note != "" {
			how += ": " + e.Note
		}
		rows = append(rows, []string{label(e.Field), plain(e.Given), plain(e.Listed), plain(how), fmt.Sprintf("%+.2f", e.Weight)})
		total += e.Weight
		for _, w := range e.Words {
			if !sum && w.How != screening.Exact {
				rows = append(rows, []string{"", "· " + orDash(w.Given), "· " + orDash(w.Listed), likeness(w), ""})
			}
		}
	}
	if sum {
		rows = append(rows, []string{"sum", "", "", "", fmt.Sprintf("%.2f", total)})
	}
	p.table(indent, columns, rows)
}

// orDash returns a word, or a dash where there is none.
func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return plain(s)
}

// likeness says how a word stands against another one, with a figure where
// there is something to compare.
func likeness(w screening.Word) string {
	if w.Given == "" || w.Listed == "" {
		return string(w.How)
	}
	return fmt.Sprintf("%s %.2f", w.How, w.Like)
}

func label(f screening.Field) string { return strings.ReplaceAll(string(f), "_", " ") }

// words writes how two names stand against one another, word by word.
func (p *page) words(e screening.Evidence) {
	columns := []column{{title: "asked", shrink: true}, {title: "listed", shrink: true}, {title: "how"}, {title: "likeness", right: true}, {title: "weight", right: true}}
	var rows [][]string
	for _, w := range e.Words {
		like := fmt.Sprintf("%.2f", w.Like)
		if w.Given == "" || w.Listed == "" {
			like = ""
		}
		rows = append(rows, []string{orDash(w.Given), orDash(w.Listed), string(w.How), like, fmt.Sprintf("%.2f", w.Weight)})
	}
	p.table(2, columns, rows)
}

// explained writes a comparison with one entry in full.
func (p *page) explained(m screening.Match, least float64) {
	p.matchHead(m)
	p.about(m)
	if len(m.Entry.Names) > 1 {
		var names []string
		for _, n := range m.Entry.Names[1:] {
			s := n.Text
			if n.Weak {
				s += " (weak)"
			}
			names = append(names, plain(s))
		}
		p.wrapped(6, "also "+strings.Join(names, "; "))
	}
	total := 0.0
	for _, e := range m.Evidence {
		total += e.Weight
		if len(e.Words) > 0 {
			p.line("\n%s  “%s” and “%s”", p.strong("Word by word"), plain(e.Given), plain(e.Listed))
			p.words(e)
		}
	}
	if len(m.Evidence) > 0 {
		p.line("\n%s", p.strong("Evidence"))
		p.evidence(2, m.Evidence, true)
	}
	p.line("")
	cut := ""
	if math.Abs(total-m.Score) > 0.005 {
		cut = ", which is its sum cut off between 0 and 1"
	}
	switch {
	case len(m.Evidence) == 0:
		p.wrapped(0, fmt.Sprintf("%s: nothing that is known of the two agrees, or the names are too far apart to count.", p.good("Not a match")))
	case m.Score >= least:
		p.wrapped(0, fmt.Sprintf("%s: the score is %.2f%s, and matches are reported from %.2f.", p.warn("A match"), m.Score, cut, least))
	default:
		p.wrapped(0, fmt.Sprintf("%s: the score is %.2f%s, and matches are reported from %.2f.", p.good("Not a match"), m.Score, cut, least))
	}
}

// basis writes what a result rests on.
func (p *page) basis(b *screening.Basis) {
	columns := []column{{}, {}, {shrink: true, snip: true}, {}, {right: true}}
	var rows [][]string
	for i, l := range b.Lists {
		title := ""
		if i == 0 {
			title = "Rests on"
		}
		day := "undated"
		if !l.Published.IsZero() {
			day = l.Published.Format("2006-01-02")
		}
		rows = append(rows, []string{title, plain(string(l.ID)), plain(l.Title), day, plural(l.Entries, "entry", "entries")})
	}
	p.line("")
	p.table(0, columns, rows)
	p.line("          %s", p.faint(fmt.Sprintf("engine %s, matches from %.2f, digest %.12s", b.Engine, b.Policy.MinScore, b.Digest)))
}

// thousands writes a number so that people can read it.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
