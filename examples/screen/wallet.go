package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// walletCommand screens addresses of digital currencies, each for itself.
func (a *app) walletCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "wallet ADDRESS...",
		Short:   "Screen addresses of digital currencies",
		Long:    "Wallet screens addresses of digital currencies, each for itself. The exit status is\nthat of the worst: 2 if one was not screened, else 1 if one has a match, else 0.",
		Example: "  screen wallet 149w62rY42aZBox8fGcmqNsXUzSStKeq8C",
		Args:    usage(cobra.MinimumNArgs(1)),
		RunE:    func(_ *cobra.Command, args []string) error { return a.wallets(args) },
	}
}

// A walletsDocument is the JSON of the command.
type walletsDocument struct {
	Verdict screening.Verdict `json:"verdict"` // the worst
	Results []document        `json:"results"`
	Basis   *screening.Basis  `json:"basis"`
}

func (a *app) wallets(addresses []string) error {
	s, err := a.screener()
	if err != nil {
		return err
	}
	doc := walletsDocument{Basis: s.Basis(), Verdict: screening.Clear}
	out, complaints := newPage(a.stdout), newPage(a.stderr)
	for i, address := range addresses {
		p := lists.Party{Wallets: []lists.PartyWallet{{Address: address}}}
		r, err := screenWallet(s, address)
		if err != nil {
			complaints.line("%s  %s", complaints.bad("NOT SCREENED"), describe(p))
			complaints.reason(err)
		} else {
			out.verdict(p, r)
			if out.matches(r.Matches); len(r.Matches) > 0 && i+1 < len(addresses) {
				out.line("")
			}
		}
		doc.Results = append(doc.Results, newDocument(p, r, err))
		a.judge(r.Verdict)
		doc.Verdict = worse(doc.Verdict, r.Verdict)
	}
	out.basis(s.Basis())
	if err := complaints.flush(); err != nil {
		return err
	}
	if a.options.json {
		return a.printJSON(doc)
	}
	return out.flush()
}

func screenWallet(s *screening.Screener, address string) (screening.Result, error) {
	if err := checkWallet(address); err != nil {
		return screening.Result{}, fmt.Errorf("%w; for a party whose name begins with wallet, say: screen -- wallet NAME", err)
	}
	return s.Screen(screening.Wallet{Address: address})
}

// worse returns the verdict that asks for more attention.
func worse(a, b screening.Verdict) screening.Verdict {
	if a == screening.NotScreened || b == screening.NotScreened {
		return screening.NotScreened
	}
	return max(a, b)
}
