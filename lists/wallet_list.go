package lists

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/wallet"
)

// walletList is a list of one's own that holds nothing but wallets, one a line,
// as the FBI's notices and other tools write them: an address, or a ticker and
// an address. Lines that begin with "#" or "//" are comments.
var walletList = &format{
	name: "wallet-list",
	sniff: func(f *file) string {
		// The first line tells. What follows is for parse to refuse, with the
		// reason: a list with one broken line is a wallet list all the same.
		for line := range strings.Lines(strings.TrimPrefix(string(f.head), byteOrderMark)) {
			if line = strings.TrimSpace(line); line == "" || isComment(line) {
				continue
			}
			if _, ok := readWalletLine(line); ok {
				return "wallets"
			}
			return ""
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseWallets(files["wallets"]) },
}

func isComment(line string) bool {
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//")
}

var (
	walletLine = regexp.MustCompile(`^(?:([0-9A-Za-z]{2,10})(?: *[,;:\t] *| +))?((?:[a-z]+:)?[0-9A-Za-z]{20,128})$`)
	// letterAndDigit is what a number, or a word, lacks.
	letterAndDigit = regexp.MustCompile(`[0-9].*[A-Za-z]|[A-Za-z].*[0-9]`)
	// fileTicker is the ticker at the end of a file's name, "addresses_XBT".
	fileTicker = regexp.MustCompile(`(?:^|[_-])([A-Z]{3,5})$`)
)

// readWalletLine reads a line that is not blank and no comment. Addresses are
// taken by their form, because there are currencies with checksums that this
// package does not know.
func readWalletLine(line string) (Identifier, bool) {
	m := walletLine.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil || !letterAndDigit.MatchString(m[2]) {
		return Identifier{}, false
	}
	return Identifier{Type: Wallet, Value: m[2], Asset: m[1]}, true
}

// parseWallets reads the list. An address is an entry, and its own identifier;
// under several tickers it is one entry still.
func (l *List) parseWallets(f *file) error {
	l.ID, l.Title = ownID(f), path.Base(f.name)
	hint := ""
	if m := fileTicker.FindStringSubmatch(f.base()); m != nil {
		hint = m[1]
	}
	index := map[string]int{}
	return f.eachLine(l.ID, func(line string, pos Pos, ended bool) error {
		line = strings.TrimSpace(line)
		if isComment(line) {
			return nil
		}
		id, ok := readWalletLine(line)
		if !ok {
			return f.fail(l.ID, pos.Offset, fmt.Errorf("%w: %s is no address; write one address a line, or ticker,address", ErrFormat, quoteShort(line)))
		}
		chain := wallet.Of(id.Value)
		if !ended && chain == wallet.None {
			return f.fail(l.ID, pos.Offset, fmt.Errorf("%w: the last line, %q, has no end and is no address with a right checksum; if it is whole, end it with a line feed", ErrTruncated, line))
		}
		// The name of a file is a hint only: it counts where it goes with the
		// address.
		if id.Asset == "" && slices.Contains(tickers[hint], chain) {
			id.Asset = hint
		}
		i, twice := index[id.Value]
		if !twice {
			index[id.Value] = len(l.Entries)
			l.Entries = append(l.Entries, Entry{ID: id.Value, Identifiers: []Identifier{id}, Pos: pos})
			return nil
		}
		if e := &l.Entries[i]; !slices.Contains(e.Identifiers, id) {
			e.Identifiers = append(e.Identifiers, id)
		}
		return nil
	})
}
