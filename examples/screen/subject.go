package main

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
)

// A subjectFlags holds the flags that describe one subject beside its name.
type subjectFlags struct {
	kind      string
	born      []string
	gender    string
	countries []string
	ids       []string
	aliases   []string
	addresses []string
	wallets   []string
}

func (f *subjectFlags) register(c *cobra.Command) {
	fs := c.Flags()
	fs.SortFlags = false
	fs.StringVar(&f.kind, "type", "", "`kind` of party: person, organization, vessel, aircraft or any")
	fs.StringArrayVar(&f.born, "born", nil, "`date` of birth: 1984-08-15, 1984, \"circa 1984\"; several are alternatives")
	fs.StringVar(&f.gender, "gender", "", "male or female, as a `word`")
	fs.StringArrayVar(&f.countries, "country", nil, "nationality, residence or flag: a `country` such as kp or \"North Korea\"; repeatable")
	fs.StringArrayVar(&f.ids, "id", nil, "identifier, `TYPE:VALUE[:COUNTRY]`, such as passport:290333974:kp; repeatable")
	fs.StringArrayVar(&f.aliases, "alias", nil, "another `name`; repeatable")
	fs.StringArrayVar(&f.addresses, "address", nil, "`address` of a residence or an office; repeatable")
	fs.StringArrayVar(&f.wallets, "wallet", nil, "`address` of a digital currency; repeatable")
}

// party returns the subject that the flags and the words of a name describe.
// Dates and kinds are read by the library; words for genders and types of
// identifier, which it lets pass, are checked here: a slip on the command line
// can be mended at once.
func (f *subjectFlags) party(words []string) (lists.Party, error) {
	p := lists.Party{
		Type: f.kind, Name: strings.Join(words, " "), Aliases: f.aliases, Born: f.born, Gender: f.gender,
		Countries: f.countries, Addresses: f.addresses,
	}
	var errs []error
	if f.gender != "" && lists.ParseGender(f.gender) == lists.GenderUnknown {
		errs = append(errs, fmt.Errorf("--gender %q: it must be male or female", f.gender))
	}
	for _, s := range f.ids {
		id, err := parseID(s)
		errs = append(errs, err)
		p.IDs = append(p.IDs, id)
	}
	for _, s := range f.wallets {
		errs = append(errs, checkWallet(s))
		p.Wallets = append(p.Wallets, lists.PartyWallet{Address: s})
	}
	return p, errors.Join(errs...)
}

// parseID reads an identifier written TYPE:VALUE[:COUNTRY]. The value ends at
// the last colon, if what follows can be the name or code of a country: so
// website:https://example.com is whole. "TYPE:A:B:" ends a value with colons.
func parseID(s string) (lists.PartyID, error) {
	word, rest, ok := strings.Cut(s, ":")
	id := lists.PartyID{Type: strings.TrimSpace(word), Value: rest}
	if i := strings.LastIndexByte(rest, ':'); i >= 0 && country(rest[i+1:]) {
		id.Value, id.Country = rest[:i], strings.TrimSpace(rest[i+1:])
	}
	id.Value = strings.TrimSpace(id.Value)
	if !ok || id.Value == "" {
		return id, fmt.Errorf("--id %q: write TYPE:VALUE or TYPE:VALUE:COUNTRY, such as passport:290333974:kp", s)
	}
	if _, err := lists.ParseIDType(id.Type); err != nil {
		return id, fmt.Errorf("--id %q: %w", s, err)
	}
	return id, nil
}

// country reports whether s can be the name or code of a country, or nothing.
func country(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(" .,'’-()", r) }) < 0
}

// checkWallet refuses what is a name rather than an address. Without it
// "screen wallet Holdings" would clear an address that nobody has.
func checkWallet(s string) error {
	if strings.ContainsAny(s, "0123456789") {
		return nil
	}
	return fmt.Errorf("%q is no address of a digital currency: it has no digit", s)
}

// describe says what is screened in a few words: the name, or what else is
// known.
func describe(p lists.Party) string {
	switch {
	case p.Name != "":
		return "“" + plain(p.Name) + "”"
	case len(p.Aliases) > 0:
		return "“" + plain(p.Aliases[0]) + "”"
	case len(p.Wallets) > 0:
		return "wallet " + plain(p.Wallets[0].Address)
	case len(p.IDs) > 0:
		return plain(p.IDs[0].Type) + " " + plain(p.IDs[0].Value)
	}
	return "a party without a name"
}
