package ident

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// ErrWallet: the text can not be the address of a wallet.
var ErrWallet = errors.New("not a wallet address")

// schemes are the URI schemes that wallets and QR codes put before an address.
var schemes = [...]string{
	"bitcoin", "bitcoincash", "ecash", "litecoin", "ethereum", "tron", "dogecoin", "dash", "zcash", "monero", "ripple", "xrp",
	"solana", "cardano", "web+cardano", "stellar", "tether", "binance", "bnb",
}

// CanonicalWallet returns the form of an address in which equal ones are equal
// strings. It cuts white space around the address, characters that nobody sees
// wherever they are, and a URI scheme with its parameters. Addresses whose
// letters are free of case come in lower case: 0x and 40 hexadecimal digits
// (EIP-55 uses the case as a check only), Bech32 (BIP 173) and CashAddr. In all
// others case tells addresses apart, and they stay as they are.
//
// The error wraps [ErrWallet] if nothing is left, if it is longer than 256
// bytes, or if there is white space inside. Check digits are not looked at: a
// listed address may have been published with a slip, and the same slip finds it.
func CanonicalWallet(addr string) (string, error) {
	if len(addr) > maxValue {
		return "", fmt.Errorf("%w: %d bytes, at most %d are read", ErrWallet, len(addr), maxValue)
	}
	key := cutURI(clean(addr))
	switch {
	case key == "":
		return "", fmt.Errorf("%w: nothing in %q", ErrWallet, addr)
	case strings.IndexFunc(key, unicode.IsSpace) >= 0:
		return "", fmt.Errorf("%w: white space inside %q", ErrWallet, addr)
	}
	if lower := strings.ToLower(key); evm(lower) || (key == lower || key == strings.ToUpper(key)) && (bech32(lower) || cashAddr(lower)) {
		return lower, nil
	}
	return key, nil
}

// cutURI takes the address out of a payment URI (BIP 21, EIP 681), and returns
// anything else as it is.
func cutURI(s string) string {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok {
		return s
	}
	for _, known := range schemes {
		if strings.EqualFold(scheme, known) {
			rest = strings.TrimPrefix(strings.TrimPrefix(rest, "//"), "pay-")
			if i := strings.IndexAny(rest, "?@"); i >= 0 {
				rest = rest[:i]
			}
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// evm reports whether s is an address of Ethereum and the chains after it.
func evm(s string) bool {
	hex, ok := strings.CutPrefix(s, "0x")
	return ok && len(hex) == 40 && strings.Trim(hex, "0123456789abcdef") == ""
}

// The alphabet of Bech32 and CashAddr: no 1, b, i and o.
const charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// bech32 reports whether s has the form of Bech32: a short prefix of letters, a
// 1, and at least 38 characters of its alphabet. Without the limits a Base58
// address that happens to be in one case would be taken for one.
func bech32(s string) bool {
	i := strings.LastIndexByte(s, '1')
	return i >= 2 && i <= 12 && len(s)-i-1 >= 38 && strings.Trim(s[:i], "abcdefghijklmnopqrstuvwxyz_") == "" &&
		strings.Trim(s[i+1:], charset) == ""
}

// cashAddr reports whether s is a Bitcoin Cash address without its prefix: a q
// or p, and 41 characters more.
func cashAddr(s string) bool {
	return len(s) == 42 && (s[0] == 'q' || s[0] == 'p') && strings.Trim(s, charset) == ""
}
