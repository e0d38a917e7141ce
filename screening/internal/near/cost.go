package near

import "math/bits"

// The prices of edits, in units of one letter that has nothing in common with
// the other. They were set by reading the errors in the labelled cases, not
// learned.
const (
	priceLetter = 1.0  // another letter, one more, one less
	priceVowel  = 0.6  // one vowel more or less: Ahmd, Ahmed
	priceVowels = 0.5  // one vowel for another: Mohamed, Mohamad
	priceSound  = 0.5  // letters that sound alike: Carl, Karl
	priceDouble = 0.25 // a letter doubled or not: Hasan, Hassan
	priceAitch  = 0.4  // an h more or less: Khaled, Kaled
	priceSwap   = 0.8  // two neighbours swapped
	priceFirst  = 0.25 // surcharge for the first letter, which people get right
)

// longest is the length up to which words are priced; longer ones are names
// run together, and are compared by Distance alone.
const longest = 32

// Cost returns the price of turning a into b, at most Distance(a, b) plus the
// surcharge for the first letter. Both words are folded: a to z and digits.
func Cost(a, b string) float64 {
	if a == b {
		return 0
	}
	if len(a) > longest || len(b) > longest || !isASCII(a) || !isASCII(b) {
		return float64(Distance(a, b))
	}
	var rows [3][longest + 1]float64
	older, old, row := &rows[0], &rows[1], &rows[2]
	for j := 1; j <= len(b); j++ {
		old[j] = old[j-1] + single(b, j-1)
	}
	for i := range len(a) {
		row[0] = old[0] + single(a, i)
		for j := range len(b) {
			c := min(old[j]+replace(a[i], b[j], i == 0 && j == 0), old[j+1]+single(a, i), row[j]+single(b, j))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				c = min(c, older[j-1]+priceSwap)
			}
			row[j+1] = c
		}
		older, old, row = old, row, older
	}
	return old[len(b)]
}

// single is the price of a letter that only one word has.
func single(s string, i int) float64 {
	c := s[i]
	switch {
	case i > 0 && s[i-1] == c:
		return priceDouble
	case i == 0:
		return priceLetter + priceFirst
	case c == 'h':
		return priceAitch
	case isVowel(c):
		return priceVowel
	}
	return priceLetter
}

// replace is the price of one letter for another.
func replace(a, b byte, first bool) float64 {
	if a == b {
		return 0
	}
	p := priceLetter
	switch {
	case isVowel(a) && isVowel(b):
		p = priceVowels
	case alike(a, b):
		p = priceSound
	case isDigit(a) != isDigit(b) || isDigit(a):
		return 2 * priceLetter // numbers say which one it is
	}
	if first {
		p += priceFirst
	}
	return p
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// LeastCost returns a lower bound of the Cost of two words of ASCII letters
// from their masks: a letter that the other word does not have at all must be
// taken out or replaced, at the price of the nearest letter there is.
func LeastCost(a, b uint64) float64 { return max(Lacking(a, b), Lacking(b, a)) }

// Lacking returns the least that the letters of a cost that b does not have.
func Lacking(a, b uint64) float64 {
	cost := 0.0
	for only := a &^ b; only != 0; only &= only - 1 {
		i := bits.TrailingZeros64(only)
		switch {
		case i < len(replaceable) && replaceable[i]&b != 0:
			cost += priceSound
		case i == 'h'-'a':
			cost += priceAitch
		case 1<<i&vowels != 0:
			cost += priceVowel
		default:
			cost += priceLetter
		}
	}
	return cost
}

// vowels are the bits of Mask for the vowels, a the first.
const vowels = 1 | 1<<('e'-'a') | 1<<('i'-'a') | 1<<('o'-'a') | 1<<('u'-'a') | 1<<('y'-'a')

// alike tells letters that languages use for the same sound.
func alike(a, b byte) bool {
	if a > b {
		a, b = b, a
	}
	switch int(a)<<8 | int(b) {
	case 'c'<<8 | 'k', 'c'<<8 | 'q', 'k'<<8 | 'q', 'g'<<8 | 'k', 'g'<<8 | 'q', 'c'<<8 | 's',
		'c'<<8 | 'z', 's'<<8 | 'z', 'b'<<8 | 'p', 'b'<<8 | 'v', 'd'<<8 | 't', 'f'<<8 | 'v',
		'v'<<8 | 'w', 'f'<<8 | 'p', 'g'<<8 | 'j', 'j'<<8 | 'z', 'i'<<8 | 'j', 'j'<<8 | 'y',
		'k'<<8 | 'x', 's'<<8 | 'x', 'c'<<8 | 'h', 'h'<<8 | 'k', 'h'<<8 | 'x', 'g'<<8 | 'h',
		'l'<<8 | 'r', 'm'<<8 | 'n', 'u'<<8 | 'v', 'u'<<8 | 'w', 'o'<<8 | 'w':
		return true
	}
	return false
}

// replaceable has for each letter the letters that replace it at priceVowels or
// priceSound, as bits of Mask; TestReplaceable holds it against replace.
var replaceable = [26]uint64{
	0x1104110, 0x208000, 0x2050480, 0x80000, 0x1104101, 0x208000,
	0x10680, 0x800444, 0x1104211, 0x3000140, 0x8100c4, 0x20000,
	0x2000, 0x1000, 0x1500111, 0x22, 0x444, 0x800,
	0x2800004, 0x8, 0x1604111, 0x500022, 0x304000, 0x40480,
	0x104311, 0x40204,
}
