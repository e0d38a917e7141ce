package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
)

// The exit statuses of diff, which are those of diff(1).
const (
	statusSame    = 0
	statusDiffers = 1
)

// diffCommand shows what differs between two versions of lists.
func (a *app) diffCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show what differs between two versions of lists",
		Long: `Diff shows which entries were added, removed and amended between two versions of
one or several lists, and what changed in those that were amended. OLD and NEW are
each a directory, a file or an archive of lists.

The exit status is 0 if nothing differs, 1 if something does, and 2 if the lists
could not be read.`,
		Example: `  screen diff sdn-2024.xml sdn-2025.xml
  screen --json diff yesterday today`,
		Args: usage(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error { return a.diff(args[0], args[1]) },
	}
}

// A pairing is the two versions of one list, one of them nil if it is not
// there, and what differs.
type pairing struct {
	old, new *lists.List
	change   lists.Change
}

// A diffDocument is the JSON of one list.
type diffDocument struct {
	lists.Change
	Old *versionDocument `json:"old,omitempty"`
	New *versionDocument `json:"new,omitempty"`
}

// A versionDocument says which version of a list was compared.
type versionDocument struct {
	Published time.Time          `json:"published,omitzero"`
	Entries   int                `json:"entries"`
	Files     []lists.Provenance `json:"files"`
}

func (a *app) diff(old, new string) error {
	var versions [2][]*lists.List
	for i, path := range []string{old, new} {
		fsys, err := openLists([]string{"OLD", "NEW"}[i], path)
		if err != nil {
			return taskError{"NOT COMPARED", err}
		}
		if versions[i], err = lists.Load(fsys); err != nil {
			return taskError{"NOT COMPARED", err}
		}
	}
	pairs := pairUp(versions[0], versions[1])
	a.status = statusSame
	for _, p := range pairs {
		if !p.change.Empty() {
			a.status = statusDiffers
		}
	}
	if a.options.json {
		docs := []diffDocument{}
		for _, p := range pairs {
			docs = append(docs, diffDocument{p.change, versionOf(p.old), versionOf(p.new)})
		}
		return a.printJSON(docs)
	}
	out := newPage(a.stdout)
	for i, p := range pairs {
		if i > 0 {
			out.line("")
		}
		out.pairing(p)
	}
	return out.flush()
}

func versionOf(l *lists.List) *versionDocument {
	if l == nil {
		return nil
	}
	return &versionDocument{Published: l.Published, Entries: len(l.Entries), Files: l.Files}
}

// pairUp puts the versions of each list together, in the order of their IDs.
func pairUp(old, new []*lists.List) []pairing {
	var pairs []pairing
	for _, l := range old {
		pairs = append(pairs, pairing{old: l})
	}
	for _, l := range new {
		i := slices.IndexFunc(pairs, func(p pairing) bool { return p.old != nil && p.old.ID == l.ID })
		if i < 0 {
			pairs = append(pairs, pairing{new: l})
			continue
		}
		pairs[i].new = l
	}
	for i, p := range pairs {
		pairs[i].change = lists.Diff(p.old, p.new)
	}
	slices.SortStableFunc(pairs, func(a, b pairing) int { return strings.Compare(string(a.change.ID), string(b.change.ID)) })
	return pairs
}

// pairing writes what differs in one list.
func (p *page) pairing(pair pairing) {
	c := pair.change
	p.line("%s  %s to %s  %s", p.strong(plain(string(c.ID))), edition(pair.old), edition(pair.new), counts(c))
	var rows [][]string
	row := func(sign, id string, in *lists.List) {
		rows = append(rows, []string{sign, plain(id), plain(nameOf(in, id)), ""})
	}
	for _, id := range c.Added {
		row(p.good("+"), id, pair.new)
	}
	for _, id := range c.Removed {
		row(p.bad("−"), id, pair.old)
	}
	for _, a := range c.Amended {
		row(p.warn("~"), a.ID, pair.new)
		for _, f := range a.Fields {
			for _, s := range f.Old {
				rows = append(rows, []string{"", "", p.faint(f.Field), "− " + plain(s)})
			}
			for _, s := range f.New {
				rows = append(rows, []string{"", "", p.faint(f.Field), "+ " + plain(s)})
			}
		}
	}
	if len(rows) > 0 {
		p.table(2, []column{{}, {}, {shrink: true}, {shrink: true}}, rows)
	}
}

// edition says of which date a version is.
func edition(l *lists.List) string {
	switch {
	case l == nil:
		return "nothing"
	case l.Published.IsZero():
		return "undated"
	}
	return l.Published.Format(time.DateOnly)
}

// nameOf returns the name of an entry.
func nameOf(l *lists.List, id string) string {
	if e := l.Entry(id); e != nil && len(e.Names) > 0 {
		return e.Names[0].Text
	}
	return fmt.Sprintf("entry %s", id)
}
