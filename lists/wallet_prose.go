package lists

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sekisho-dev/sekisho/lists/internal/wallet"
)

// foundInText is the note of identifiers that the publisher gives in prose only.
const foundInText = "found in the text"

var (
	// addressLike are the words that can be an address, whole.
	addressLike = regexp.MustCompile(`(?:(?i:bitcoincash):)?[0-9A-Za-z]+`)
	tickerWord  = regexp.MustCompile(`[A-Z]{3,5}`)
	// tickerAfter is a ticker that belongs to the address before it. One with a
	// colon announces the next address.
	tickerAfter = regexp.MustCompile(`^['"]?\s*(?:[(\[]\s*)?([A-Z]{3,5})(?:[^0-9A-Za-z:]|$)`)
	// listed is what stands between the addresses of one enumeration.
	listed = regexp.MustCompile(`^(?:[\s,;/&]|and|or)+$`)
)

// nearAddress is how far before an address its ticker may stand, in bytes:
// "Digital Currency Address - XBT ", "USDT (TRC20) wallet address: ".
const nearAddress = 40

// tickers are the tickers that publishers use, each with the families of
// addresses that it occurs with. OFAC lists Tron addresses under USDT.
var tickers = map[string][]wallet.Chain{
	"BTC": {wallet.Bitcoin}, "XBT": {wallet.Bitcoin}, "BSV": {wallet.Bitcoin}, "BTG": {wallet.Bitcoin},
	"BCH": {wallet.Bitcoin, wallet.BitcoinCash}, "LTC": {wallet.Litecoin, wallet.Bitcoin},
	"DOGE": {wallet.Dogecoin}, "XVG": {wallet.Dogecoin}, "DASH": {wallet.Dash}, "ZEC": {wallet.Zcash},
	"USDT": {wallet.Tron, wallet.EVM, wallet.Bitcoin}, "USDC": {wallet.EVM, wallet.Tron}, "TRX": {wallet.Tron},
	"ETH": {wallet.EVM}, "ETC": {wallet.EVM}, "BSC": {wallet.EVM}, "BNB": {wallet.EVM}, "ARB": {wallet.EVM},
	"DAI": {wallet.EVM}, "XRP": {wallet.XRP}, "XMR": {wallet.Monero},
}

// walletsIn returns the addresses of digital currencies in prose, each once.
// Those that carry a checksum are verified; see package wallet. A ticker that
// is named just before or after an address is its Asset. The time is linear:
// words longer than any address are not looked into.
func walletsIn(text string) []Identifier {
	var found []Identifier
	seen := map[string]bool{}
	end, chain, asset := 0, wallet.None, "" // of the address before
	for _, at := range addressLike.FindAllStringIndex(text, -1) {
		address := text[at[0]:at[1]]
		c := wallet.Of(address)
		if c == wallet.None || !standsAlone(text, at[0], at[1]) {
			continue
		}
		between := text[end:at[0]]
		switch ticker := nearTicker(between, text[at[1]:], c); {
		case ticker != "":
			asset = ticker
		case c != chain || !listed.MatchString(between): // else an enumeration goes on
			asset = ""
		}
		end, chain = at[1], c
		if !seen[address] {
			seen[address] = true
			found = append(found, Identifier{Type: Wallet, Value: address, Asset: asset, Note: foundInText})
		}
	}
	return found
}

// addWallets adds the addresses in prose that the entry does not have yet.
func (e *Entry) addWallets(text string) {
	found := walletsIn(text)
	if len(found) == 0 {
		return
	}
	have := map[string]bool{}
	for _, id := range e.Identifiers {
		have[id.Value] = true
	}
	for _, id := range found {
		if !have[id.Value] {
			e.Identifiers = append(e.Identifiers, id)
		}
	}
}

// nearTicker returns the ticker named before or after an address of the family
// c, empty if there is none that goes with it. Before counts more than after.
func nearTicker(before, after string, c wallet.Chain) string {
	before = before[max(0, len(before)-nearAddress):]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 && strings.TrimSpace(before[i:]) != "" {
		before = before[i:]
	}
	for _, t := range slices.Backward(tickerWord.FindAllStringIndex(before, -1)) {
		word := before[t[0]:t[1]]
		if slices.Contains(tickers[word], c) && standsAlone(before, t[0], t[1]) {
			return word
		}
	}
	m := tickerAfter.FindStringSubmatch(after[:min(len(after), nearAddress)])
	if m != nil && slices.Contains(tickers[m[1]], c) {
		return m[1]
	}
	return ""
}

// standsAlone reports whether text[from:to] is a word of its own. Chinese,
// Japanese and Korean are written without blanks; a letter that looks like a
// Latin one makes a longer word, and so does an invisible character.
func standsAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !joins(before) && !joins(after)
}

func joins(r rune) bool {
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
		return false
	}
	return r == '_' || unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Cf)
}
