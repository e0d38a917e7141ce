package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

const long = `Screen compares a person, an organisation, a vessel, an aircraft or a wallet with
sanctions lists and says why. A match is no finding: a person has to review it.

Without --lists it uses the lists in your cache directory (sekisho/lists), else
a built-in sample of old lists, with a warning.

The exit status of one subject is 0 if it is clear, 1 if there is a match to
review, and 2 if it was not screened. A name that is also the name of a command,
or that begins with a hyphen, goes after two hyphens: screen -- batch`

const examples = `  screen "Lazarus Group"
  screen --type person --born 1984-08-15 --country kp Park Jin Hyok
  screen --id passport:290333974 Sergei Ivanov
  screen explain --entry us-ofac-sdn/27307 Lazarus Grup`

// rootCommand screens one subject, and holds the other commands.
func (a *app) rootCommand() *cobra.Command {
	var flags subjectFlags
	c := &cobra.Command{
		Use:               "screen [flags] NAME...",
		Short:             "Screen names, identifiers and wallets against sanctions lists",
		Long:              long,
		Example:           examples,
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := flags.party(args)
			return a.screen(p, err)
		},
	}
	c.SetFlagErrorFunc(asUsage)
	flags.register(c)
	a.options.register(c)
	c.SetHelpCommand(helpCommand())
	c.AddCommand(a.walletCommand(), a.explainCommand(), a.compareCommand(), a.batchCommand(), a.listsCommand(),
		a.updateCommand(), a.diffCommand())
	return c
}

// helpCommand is the usual one, but for an unknown topic, which is an error: it
// may be a name that somebody wanted to screen, and 0 would be a clearance.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Help about any command",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usageError{fmt.Errorf("help %q: there is no such command", strings.Join(args, " "))}
			}
			return about.Help()
		},
	}
}

// A document is the JSON of one subject. Basis is there in full, because it is
// what a record of the decision has to keep.
type document struct {
	Subject lists.Party       `json:"subject"`
	Verdict screening.Verdict `json:"verdict"`
	Matches []screening.Match `json:"matches"`
	Basis   *screening.Basis  `json:"basis,omitempty"`
	Error   string            `json:"error,omitempty"`
}

func newDocument(p lists.Party, r screening.Result, err error) document {
	d := document{Subject: p, Verdict: r.Verdict, Matches: r.Matches}
	if d.Matches == nil {
		d.Matches = []screening.Match{}
	}
	if err != nil {
		d.Verdict, d.Error = screening.NotScreened, err.Error()
	}
	return d
}

// screen screens one subject, which could not be read if failed is set, and
// shows the result.
func (a *app) screen(p lists.Party, failed error) error {
	r, err := a.result(p, failed)
	switch {
	case a.options.json:
		d := newDocument(p, r, err)
		d.Basis = r.Basis
		if failed := a.printJSON(d); failed != nil {
			return failed
		}
	case err == nil:
		out := newPage(a.stdout)
		out.verdict(p, r)
		out.matches(r.Matches)
		out.basis(r.Basis)
		if err := out.flush(); err != nil {
			return err
		}
	}
	if err == nil {
		a.judge(r.Verdict)
	}
	return err
}

// result screens one subject. The subject is looked at first: reading lists
// takes a while, and a slip should be told at once.
func (a *app) result(p lists.Party, failed error) (screening.Result, error) {
	if failed != nil {
		return screening.Result{}, failed
	}
	sub, err := screening.FromParty(p)
	if err != nil {
		return screening.Result{}, err
	}
	s, err := a.screener()
	if err != nil {
		return screening.Result{}, err
	}
	return s.Screen(sub)
}

// verdict writes the first line of a result.
func (p *page) verdict(of lists.Party, r screening.Result) {
	on := plural(len(r.Basis.Lists), "list", "lists")
	switch r.Verdict {
	case screening.Review:
		p.line("%s  %s for %s on %s\n", p.warn("REVIEW"), plural(len(r.Matches), "match", "matches"), describe(of), on)
	case screening.Clear:
		p.line("%s  no match for %s on %s", p.good("CLEAR"), describe(of), on)
	default:
		p.line("%s  %s", p.bad("NOT SCREENED"), describe(of))
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", thousands(n), many)
}
