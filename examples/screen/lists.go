package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// listsCommand shows the lists that would be screened against.
func (a *app) listsCommand() *cobra.Command {
	var problems bool
	c := &cobra.Command{
		Use:   "lists",
		Short: "Show the lists: dates, entries, problems, hashes",
		Long: `Lists shows the lists that subjects would be screened against: when they were
published, when they were last checked against their publisher, how many entries
and names they have, what in them was not understood, and their files' SHA-256.

The exit status is 0 if they can be screened against, and 2 if not, such as when
they are older than --max-age allows.`,
		Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error { return a.showLists(problems) },
	}
	c.Flags().BoolVar(&problems, "problems", false, "show each problem as well")
	return c
}

// A listDocument is the JSON of one list.
type listDocument struct {
	screening.ListInfo
	Publisher  string             `json:"publisher"`
	Format     string             `json:"format"`
	AgeSeconds int64              `json:"age_seconds,omitempty"` // since it was checked
	Superseded []lists.Provenance `json:"superseded,omitempty"`
	Details    []lists.Problem    `json:"problem_details,omitempty"`
}

// A listsDocument is the JSON of the command.
type listsDocument struct {
	Usable bool           `json:"usable"`
	Error  string         `json:"error,omitempty"`
	Lists  []listDocument `json:"lists"`
}

func (a *app) showLists(problems bool) error {
	ls, err := a.load()
	if err != nil {
		return err
	}
	_, unusable := screening.New(ls, a.options.policy())
	if a.options.json {
		return joinShown(a.printJSON(newListsDocument(ls, problems, unusable)), unusable)
	}
	out := newPage(a.stdout)
	out.lists(ls)
	if problems {
		out.problems(ls)
	}
	return joinShown(out.flush(), unusable)
}

// joinShown prefers the error of showing over that of what is shown.
func joinShown(shown, unusable error) error {
	if shown != nil {
		return shown
	}
	return unusable
}

func newListsDocument(ls []*lists.List, problems bool, unusable error) listsDocument {
	doc := listsDocument{Usable: unusable == nil}
	if unusable != nil {
		doc.Error = unusable.Error()
	}
	for _, l := range ls {
		d := listDocument{
			ListInfo: screening.ListInfo{
				ID: l.ID, Title: l.Title, Published: l.Published, Checked: l.Checked, Entries: len(l.Entries),
				Names: l.NameCount(), Problems: len(l.Problems), Files: l.Files,
			},
			Publisher: l.Publisher, Format: l.Format, Superseded: l.Superseded,
		}
		if !l.Checked.IsZero() {
			d.AgeSeconds = int64(time.Since(l.Checked).Seconds())
		}
		if problems {
			d.Details = l.Problems
		}
		doc.Lists = append(doc.Lists, d)
	}
	return doc
}

// lists writes a table of lists, and one of their files.
func (p *page) lists(ls []*lists.List) {
	columns := []column{{title: "list"}, {title: "title", shrink: true, snip: true}, {title: "published"}, {title: "checked"}, {title: "entries", right: true}, {title: "names", right: true}, {title: "problems", right: true}}
	var rows, files [][]string
	for _, l := range ls {
		published, checked := "undated", "never"
		if !l.Published.IsZero() {
			published = l.Published.Format(time.DateOnly)
		}
		if !l.Checked.IsZero() {
			checked = age(time.Since(l.Checked)) + " ago"
		}
		rows = append(rows, []string{
			plain(string(l.ID)), plain(l.Title), published, checked,
			thousands(len(l.Entries)), thousands(l.NameCount()), thousands(len(l.Problems)),
		})
		for _, f := range l.Files {
			files = append(files, []string{f.SHA256, plain(f.Name)})
		}
	}
	p.table(0, columns, rows)
	p.line("")
	p.table(0, []column{{title: "SHA-256"}, {title: "of"}}, files)
}

// problems writes what was not understood, one line each.
func (p *page) problems(ls []*lists.List) {
	for _, l := range ls {
		for _, one := range l.Problems {
			p.line("%s", plain(fmt.Sprintf("%s: %s", l.ID, one)))
		}
	}
}
