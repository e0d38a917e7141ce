package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// explainCommand compares one subject with one entry, whatever the score.
func (a *app) explainCommand() *cobra.Command {
	var flags subjectFlags
	var entry string
	c := &cobra.Command{
		Use:     "explain --entry LIST/ID [flags] NAME...",
		Short:   "Say why a subject matches an entry, or why not",
		Long:    "Explain compares a subject with one entry, and shows what speaks for and against a\nmatch, below the score from which matches are reported as well.",
		Example: "  screen explain --entry us-ofac-sdn/27307 Lazarus Grup",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			list, id, ok := strings.Cut(entry, "/")
			if !ok || list == "" || id == "" {
				return usageError{fmt.Errorf("--entry %q: write LIST/ID, such as us-ofac-sdn/27307", entry)}
			}
			p, err := flags.party(args)
			if err != nil {
				return err
			}
			return a.explain(p, lists.ID(list), id)
		},
	}
	c.Flags().StringVar(&entry, "entry", "", "the entry, `LIST/ID`")
	flags.register(c)
	return c
}

// An explanation is the JSON of the command.
type explanation struct {
	Subject  lists.Party      `json:"subject"`
	Match    screening.Match  `json:"match"`
	Reported bool             `json:"reported"` // whether the score reaches the policy's
	Basis    *screening.Basis `json:"basis"`
}

func (a *app) explain(p lists.Party, list lists.ID, id string) error {
	sub, err := screening.FromParty(p)
	if err != nil {
		return err
	}
	s, err := a.screener()
	if err != nil {
		return err
	}
	m, err := s.Explain(sub, list, id)
	if err != nil {
		return err
	}
	least := s.Basis().Policy.MinScore
	if a.options.json {
		return a.printJSON(explanation{p, m, m.Score >= least, s.Basis()})
	}
	out := newPage(a.stdout)
	out.explained(m, least)
	return out.flush()
}
