// Package ident brings identifiers into a form in which equal ones are equal
// strings.
//
// People write one passport as "A 123-456", "a123456" and "Ａ１２３４５６". The form
// here keeps letters and digits and nothing else, and says when a value is too
// short or too common to prove anything: "N/A", "0000000", "12345". Such a
// value is kept in the entry, but it identifies nobody.
//
// Forms are made for comparing only. Nothing here is shown to a user, and nothing
// decides whether a number is valid; [CheckIMO] and [CheckIMOCompany] are
// the exceptions.
package ident

import (
	"strings"
	"unicode"

	"github.com/sekisho-dev/sekisho/lists"
)

// maxValue is the length in bytes beyond which no text is an identifier.
const maxValue = 256

// Canonical returns the form of an identifier in which equal ones are equal,
// for the types that [Compatible] ties together as well. ok is false if the
// value identifies nobody: shorter than four letters and digits, without a digit
// where the type has one, a placeholder such as "unknown", 1111111 or
// 123456789, or not of the type's shape (an IMO number without seven digits, a
// BIC of neither 8 nor 11 places, an e-mail address without "@").
func Canonical(t lists.IDType, value string) (string, bool) {
	if len(value) > maxValue {
		return "", false
	}
	switch t {
	case lists.Wallet:
		key, err := CanonicalWallet(value)
		return key, err == nil
	case lists.Email:
		return email(value)
	case lists.Website:
		return website(value)
	case lists.Phone:
		return phone(value)
	}
	v := compact(value)
	if placeholder(v) {
		return "", false
	}
	switch t {
	case lists.IMO:
		v = strings.TrimPrefix(v, "IMO")
		return v, len(v) == 7 && digits(v)
	case lists.BIC:
		return bic(v)
	case lists.LEI:
		return v, len(v) == 20 && ascii(v) && hasDigit(v)
	case lists.CallSign, lists.TailNumber, lists.EquityTicker, lists.ModeS:
		return v, len([]rune(v)) >= 3
	}
	// Lists print IMO numbers under many labels; the prefix is no part of them.
	if n, ok := strings.CutPrefix(v, "IMO"); ok && len(n) == 7 && digits(n) {
		v = n
	}
	return v, len([]rune(v)) >= 4 && hasDigit(v)
}

// Compatible reports whether two types can be the same identifier under
// another label. Lists print the same number as a tax, national, registration
// or social security number, and what a list calls by a word of its own
// ([lists.OtherID]) can be any document.
func Compatible(a, b lists.IDType) bool {
	switch {
	case a == b:
		return true
	case contact(a) || contact(b):
		return false
	case a == lists.OtherID || b == lists.OtherID:
		return true
	}
	return personal(a) && personal(b)
}

// contact reports whether the type has a form of its own that no document has.
func contact(t lists.IDType) bool {
	return t == lists.Wallet || t == lists.Email || t == lists.Phone || t == lists.Website
}

// personal reports whether the type is a number that a state gives to a person
// or an organisation as such.
func personal(t lists.IDType) bool {
	switch t {
	case lists.NationalID, lists.TaxID, lists.SocialSecurity, lists.RegistrationID:
		return true
	}
	return false
}

// CheckIMO reports whether seven digits are an IMO ship number by their check
// digit: the first six digits times 7, 6, 5, 4, 3, 2 add up to a number that
// ends in the seventh (IMO Resolution A.1117(30)). Companies and owners have
// numbers under another rule, see [CheckIMOCompany].
func CheckIMO(number string) bool {
	sum, ok := weigh(number, [6]int{7, 6, 5, 4, 3, 2})
	return ok && sum%10 == int(number[6]-'0')
}

// CheckIMOCompany reports whether seven digits are an IMO number of a company
// or registered owner: the first six digits times 8, 6, 4, 2, 9, 7 add up to a
// number whose remainder by 11, taken from 11, ends in the seventh. One number
// in ten satisfies this rule and that of ships by chance.
func CheckIMOCompany(number string) bool {
	sum, ok := weigh(number, [6]int{8, 6, 4, 2, 9, 7})
	return ok && (11-sum%11)%10 == int(number[6]-'0')
}

// weigh adds up the first six of seven digits, each times its weight.
func weigh(number string, weights [6]int) (sum int, ok bool) {
	if len(number) != 7 || !digits(number) {
		return 0, false
	}
	for i, w := range weights {
		sum += int(number[i]-'0') * w
	}
	return sum, true
}

// compact returns the letters and digits of a value in upper case, full-width
// ones as plain ones.
func compact(value string) string {
	return strings.Map(func(r rune) rune {
		r = narrow(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, value)
}

// narrow returns the plain form of a full-width character, and the western
// digit of an Arabic or Persian one.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}

// placeholder reports whether a compact value stands for none.
func placeholder(v string) bool {
	switch v {
	case "", "UNKNOWN", "NONE", "NA", "NIL", "NULL", "TBD", "PENDING", "TEST", "NOTKNOWN", "NOTAVAILABLE", "NOTAPPLICABLE",
		"NOTPROVIDED", "NOTGIVEN", "NUMBERUNKNOWN", "UNDETERMINED", "MISSING", "EMPTY":
		return true
	}
	if strings.Count(v, v[:1]) == len(v) {
		return true
	}
	// 12345678 and 1234567890, 0123456789, 987654321.
	return digits(v) && (strings.Contains("01234567890", v) || strings.Contains("9876543210", v))
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func hasDigit(s string) bool {
	return strings.ContainsAny(s, "0123456789")
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

// bic brings an ISO 9362 code to eleven places: one of eight means the head
// office, which is XXX.
func bic(v string) (string, bool) {
	if len(v) != 8 && len(v) != 11 || !ascii(v) || hasDigit(v[4:6]) {
		return "", false
	}
	if len(v) == 8 {
		v += "XXX"
	}
	return v, true
}
