// Package wallet tells addresses of digital currencies from other words.
//
// Prose is full of numbers that look like addresses: hashes of transactions,
// keys, numbers of documents. Where a currency's addresses carry a checksum it
// is verified, so that what is found in a text is an address and not a word
// that resembles one. Four currencies out of five have such a checksum; the
// chance that a random word passes is one in four thousand million. Addresses
// of Ethereum and its kin, and of Monero, are known by their form alone: their
// checksums need a hash function that the standard library does not have.
package wallet

import "strings"

// A Chain is the family of addresses that an address belongs to.
type Chain string

// The families that are told apart. Several currencies share one: Bitcoin's
// form serves Bitcoin SV too, that of Ethereum a hundred others.
const (
	None        Chain = ""
	Bitcoin     Chain = "bitcoin"
	BitcoinCash Chain = "bitcoin cash"
	Litecoin    Chain = "litecoin"
	Dogecoin    Chain = "dogecoin"
	Dash        Chain = "dash"
	Zcash       Chain = "zcash"
	Tron        Chain = "tron"
	XRP         Chain = "xrp"
	EVM         Chain = "evm" // Ethereum Virtual Machine
	Monero      Chain = "monero"
)

// The lengths of the shortest and the longest address, in bytes. The prefix
// "bitcoincash:" is part of an address.
const (
	MinLen = 25
	MaxLen = 106
)

// Of returns the family of an address, None if s is not the whole of one.
func Of(s string) Chain {
	if len(s) < MinLen || len(s) > MaxLen {
		return None
	}
	switch lower := strings.ToLower(s); {
	case strings.HasPrefix(s, "0x"):
		if len(s) == 42 && isHex(s[2:]) {
			return EVM
		}
		return None
	case strings.HasPrefix(lower, "bc1"):
		if isSegwit(s, "bc") {
			return Bitcoin
		}
		return None
	case strings.HasPrefix(lower, "ltc1"):
		if isSegwit(s, "ltc") {
			return Litecoin
		}
		return None
	case strings.HasPrefix(lower, cashPrefix), len(s) == 42 && strings.ContainsRune("qpQP", rune(s[0])):
		if isCash(s) {
			return BitcoinCash
		}
		return None
	case s[0] == 'r':
		if p := decode58(s, ripple58); len(p) == 21 && p[0] == 0 {
			return XRP
		}
		return None
	case isMonero(s):
		return Monero
	}
	return of58(s)
}

// versions are the first bytes of base58 addresses, which say what the rest is:
// the hash of a key, or of a script.
var versions = map[string]Chain{
	"\x00": Bitcoin, "\x05": Bitcoin, "\x30": Litecoin, "\x32": Litecoin, "\x1e": Dogecoin, "\x4c": Dash,
	"\x1c\xb8": Zcash, "\x1c\xbd": Zcash, "\x41": Tron,
}

// of58 returns the family of an address in Bitcoin's base58.
func of58(s string) Chain {
	if len(s) > 36 {
		return None // nothing that long is 22 bytes
	}
	p := decode58(s, bitcoin58)
	if len(p) < 21 {
		return None
	}
	return versions[string(p[:len(p)-20])] // what follows is a hash of 20 bytes
}

// isMonero reports whether s has the form of a Monero address: of an account, a
// subaddress, or an account with a payment number in it.
func isMonero(s string) bool {
	if len(s) != 95 && len(s) != 106 || strings.Trim(s, bitcoin58) != "" {
		return false
	}
	switch s[0] {
	case '4':
		return strings.ContainsRune("123456789AB", rune(s[1]))
	case '8':
		return len(s) == 95 && strings.ContainsRune("123456789ABC", rune(s[1]))
	}
	return false
}

func isHex(s string) bool { return strings.Trim(s, "0123456789abcdefABCDEF") == "" }
