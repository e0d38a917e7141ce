package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
)

// updateFlags are the flags of the command update.
type updateFlags struct {
	dir, from   pathFlag
	only, allow []string
	dryRun      bool
	keep        int
}

// updateCommand brings the user's lists up to date.
func (a *app) updateCommand() *cobra.Command {
	var flags updateFlags
	c := &cobra.Command{
		Use:   "update",
		Short: "Fetch the lists that have changed",
		Long: `Update fetches the lists from their publishers, those that have changed, and puts
them into your cache directory (sekisho/lists), where screen finds them. A list
is taken over when its new files can be read and are plausible; otherwise its last
good files stay.

With --from it takes lists from files that were fetched by other means, and looks
at them as closely.

The exit status is 0 if all lists are up to date, and 2 if some are not.`,
		Example: `  screen update
  screen update --only un-sc --only eu-fsf
  screen update --from ~/Downloads/lists --dry-run`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.update(c.Context(), flags) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.Var(&flags.dir, "dir", "keep the lists in this directory, a `path`")
	f.StringArrayVar(&flags.only, "only", nil, "update this `list` only, such as un-sc; repeatable")
	f.Var(&flags.from, "from", "take the lists from a `path`: a directory, a file or an archive")
	f.BoolVar(&flags.dryRun, "dry-run", false, "look and tell, but change nothing")
	f.StringArrayVar(&flags.allow, "allow-shrink", nil, "this `list` may lose entries or go back in time; repeatable")
	f.IntVar(&flags.keep, "keep", 2, "keep this `number` of versions of each list")
	return c
}

// mirror is what the flags ask for.
func (a *app) mirror(flags updateFlags) (*lists.Mirror, error) {
	m := &lists.Mirror{Dir: string(flags.dir), Sources: a.sources, DryRun: flags.dryRun, Keep: flags.keep}
	if flags.keep < 2 {
		return nil, usageError{fmt.Errorf("--keep %d: at least 2 versions are kept, for those who read while they change", flags.keep)}
	}
	var err error
	if m.IDs, err = a.listIDs("--only", flags.only); err != nil {
		return nil, err
	}
	if m.AllowShrink, err = a.listIDs("--allow-shrink", flags.allow); err != nil {
		return nil, err
	}
	if m.Dir == "" {
		if m.Dir, err = ownDirectory(); err != nil {
			return nil, usageError{fmt.Errorf("there is no cache directory: %w; say --dir", err)}
		}
	}
	return m, nil
}

// listIDs returns the lists that a flag names.
func (a *app) listIDs(flag string, names []string) ([]lists.ID, error) {
	sources := a.sources
	if sources == nil {
		sources = lists.Sources()
	}
	var ids []lists.ID
	for _, n := range names {
		id := lists.ID(n)
		if !slices.ContainsFunc(sources, func(s lists.Source) bool { return s.ID == id }) {
			known := ""
			for _, s := range sources {
				known += " " + string(s.ID)
			}
			return nil, usageError{fmt.Errorf("%s %q: there is no such list; there are%s", flag, n, known)}
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// An updateDocument is the JSON of the command.
type updateDocument struct {
	Current bool             `json:"current"` // all lists are up to date
	Error   string           `json:"error,omitempty"`
	Lists   []updatedListing `json:"lists"`
}

// An updatedListing is the JSON of one list.
type updatedListing struct {
	lists.Update
	Error string `json:"error,omitempty"`
}

func (a *app) update(ctx context.Context, flags updateFlags) error {
	m, err := a.mirror(flags)
	if err != nil {
		return err
	}
	if ctx == nil {
		ctx = context.Background()
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt) // between two files, not in the middle of one
	defer stop()
	bar := newFetchBar(a.stderr)
	m.Progress = bar.show
	var updates []lists.Update
	if flags.from == "" {
		updates, err = m.Update(ctx)
	} else {
		fsys, failed := openLists("--from", string(flags.from))
		if failed != nil {
			return taskError{"NOT UPDATED", failed}
		}
		updates, err = m.Install(ctx, fsys)
	}
	bar.clear()
	if len(updates) > 0 {
		if failed := a.showUpdates(updates, err, flags.dryRun); failed != nil {
			return failed
		}
	}
	if err != nil {
		return taskError{"NOT UPDATED", err}
	}
	return nil
}

func (a *app) showUpdates(updates []lists.Update, err error, dryRun bool) error {
	if a.options.json {
		doc := updateDocument{Current: err == nil}
		if err != nil {
			doc.Error = err.Error()
		}
		for _, u := range updates {
			one := updatedListing{Update: u}
			if u.Err != nil {
				one.Error = u.Err.Error()
			}
			doc.Lists = append(doc.Lists, one)
		}
		return a.printJSON(doc)
	}
	out := newPage(a.stdout)
	out.updates(updates)
	if dryRun {
		out.line("\nNothing was changed: this was a dry run.")
	}
	return out.flush()
}

// updates writes a table of what became of the lists.
func (p *page) updates(updates []lists.Update) {
	var rows [][]string
	for _, u := range updates {
		published, checked, entries := "undated", "never", "none"
		if !u.Published.IsZero() {
			published = u.Published.Format(time.DateOnly)
		}
		if !u.Checked.IsZero() {
			checked, entries = age(time.Since(u.Checked))+" ago", thousands(u.Entries)
		}
		change := "none"
		switch {
		case u.Err != nil:
			change = p.bad("failed")
		case u.Replaced && len(u.Change.Added) == u.Entries:
			change = p.good("new list")
		case u.Replaced:
			change = counts(u.Change)
		}
		rows = append(rows, []string{plain(string(u.List)), published, checked, entries, change})
	}
	p.table(0, []column{{title: "list"}, {title: "published"}, {title: "checked"}, {title: "entries", right: true}, {title: "change"}}, rows)
}

// counts says how much has changed.
func counts(c lists.Change) string {
	return fmt.Sprintf("+%s −%s ~%s", thousands(len(c.Added)), thousands(len(c.Removed)), thousands(len(c.Amended)))
}

// A fetchBar shows on a terminal what an update is doing. Elsewhere it shows
// nothing.
type fetchBar struct {
	out  io.Writer // nil if there is no terminal
	last time.Time
	step lists.Progress // without figures
}

func newFetchBar(w io.Writer) *fetchBar {
	if _, ok := terminal(w); !ok {
		return &fetchBar{}
	}
	return &fetchBar{out: w}
}

// show draws a step when it begins, and then now and again.
func (b *fetchBar) show(g lists.Progress) {
	step := g
	step.Done, step.Total = 0, 0
	if b.out == nil || step == b.step && time.Since(b.last) < pause {
		return
	}
	b.step, b.last = step, time.Now()
	fmt.Fprintf(b.out, "\r\x1b[K%s", fetchLine(g))
}

// fetchLine is the line that is drawn.
func fetchLine(g lists.Progress) string {
	s := plain(fmt.Sprintf("%-12s %s %s", g.List, g.Step, g.File))
	if g.Step == lists.Waiting {
		return "waiting for another process that updates the lists"
	}
	if g.Done == 0 {
		return s
	}
	figures := fmt.Sprintf("%.1f MB", float64(g.Done)/1e6)
	if g.Total == 0 {
		return s + "  " + figures
	}
	return s + "  " + gauge(float64(g.Done)/float64(g.Total)) + "  " + figures
}

func (b *fetchBar) clear() {
	if b.out != nil && !b.last.IsZero() {
		fmt.Fprint(b.out, "\r\x1b[K")
	}
}
