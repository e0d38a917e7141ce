// Package fold brings the name of a country into the form in which the tables
// of package country hold it. The generator of the tables and their readers
// share it, so that both mean the same by "the same name".
package fold

import (
	"unicode"
	"unicode/utf8"
)

// bases gives the letters without marks of Latin letters with them, from
// U+00C0 on; a dot stands for a letter that has no base in the alphabet.
const bases = "aaaaaaaceeeeiiiidnooooo.ouuuuy.saaaaaaaceeeeiiiidnooooo.ouuuuy.y" + // to U+00FF
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooo" + // to U+0151
	"oorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" // to U+017F

// Key appends the folded form of s to dst and returns it: lower case, Latin
// letters without their marks, letters and digits only, one blank between
// words, "and" for an ampersand, and no "the" at the start or the end.
// Apostrophes and the dots of abbreviations vanish: "U.A.E." is "uae". It
// allocates only if dst is too short.
func Key(dst []byte, s string) []byte {
	start := len(dst)
	blank := false
	for _, r := range s {
		switch {
		case r == '\'', r == '’', r == '‘', r == 'ʼ', r == '`', r == '.', r == 'ـ', unicode.Is(unicode.M, r), unicode.Is(unicode.Cf, r):
		case r == '&':
			dst = word(dst, start)
			dst = append(dst, "and"...)
			blank = true
		case r == 'ß' && !blank:
			dst = append(dst, "ss"...)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if blank {
				dst = word(dst, start)
			}
			blank = false
			dst = utf8.AppendRune(dst, base(unicode.ToLower(r)))
		default:
			blank = true
		}
	}
	key := dst[start:]
	if n := len("the "); len(key) > n && string(key[:n]) == "the " {
		dst = append(dst[:start], key[n:]...)
		key = dst[start:]
	}
	if n := len(key) - len(" the"); n > 0 && string(key[n:]) == " the" {
		dst = dst[:start+n]
	}
	return dst
}

// word begins another word.
func word(dst []byte, start int) []byte {
	if len(dst) > start {
		dst = append(dst, ' ')
	}
	return dst
}

// base returns a Latin letter without its marks, and any other as it is.
func base(r rune) rune {
	if i := int(r) - 0xC0; i >= 0 && i < len(bases) && bases[i] != '.' {
		return rune(bases[i])
	}
	return r
}
