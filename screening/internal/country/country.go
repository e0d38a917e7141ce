// Package country reads the names of countries as people and lists write them
// and says which of them can be the same place.
//
// A list says "Korea, North", a form says "DPRK", a passport says "PRK" and an
// old one says "Soviet Union". All become one code, so that a nationality can
// count for or against a match. What is not understood gives no code, and then
// counts for nothing.
//
// The tables are compiled by go generate from the text files under data.
// Look-ups are binary searches and allocate nothing.
package country

import (
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/screening/internal/country/fold"
)

//go:generate go run gen_display.go
//go:generate go run gen.go

// A spelling is a folded name and the place of its country in countries.
type spelling struct {
	key   string
	index uint16
}

// A country is a code with its English name.
type country struct {
	code, name string
}

// maxName is the length in bytes beyond which no text is a country.
const maxName = 160

// Code returns the code of the country or region that text names: ISO 3166-1
// alpha-2, XK for Kosovo, UA-43 for Crimea, and the former codes SU, YU, CS, DD,
// AN and CSHH of dissolved states. It reads codes of two and three letters,
// names and adjectives in English in the forms that lists use ("Iran, Islamic
// Republic of", "Ukrainian SSR (now Ukraine)", "Region: Gaza", "Iranian"), and
// names in German, French, Spanish, Italian, Portuguese, Russian, Ukrainian,
// Chinese, Japanese, Korean and Arabic. Case, marks and punctuation are ignored.
//
// ok is false for what it does not know, and for words that name two countries
// ("Congolese", "Dominican", "Korean").
func Code(text string) (code string, ok bool) {
	if len(text) > maxName {
		return "", false
	}
	if i, ok := find(text, ""); ok {
		return countries[i].code, true
	}
	text = strings.TrimSpace(text)
	for _, word := range [...]string{"Region:", "possibly ", "probably "} {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) {
			return Code(text[len(word):])
		}
	}
	// A country that was another one: what it is now.
	for _, word := range [...]string{"now ", "currently "} {
		if i := indexFold(text, word); i > 0 {
			if code, ok := Code(text[i+len(word):]); ok {
				return code, true
			}
		}
	}
	// An inverted form, around a comma or with the rest in parentheses; failing
	// that, what stands before the parentheses.
	if before, after, ok := strings.Cut(text, ","); ok {
		if i, ok := find(after, before); ok {
			return countries[i].code, true
		}
	}
	if before, after, ok := strings.Cut(text, "("); ok {
		if i, ok := find(after, before); ok {
			return countries[i].code, true
		}
		if i, ok := find(before, ""); ok {
			return countries[i].code, true
		}
	}
	return "", false
}

// find looks up two pieces of text as one name.
func find(first, second string) (index uint16, ok bool) {
	var buf [2 * maxName]byte
	key := fold.Key(buf[:0], first)
	if second != "" {
		key = append(key, ' ')
		key = fold.Key(key, second)
	}
	// Searched by hand, because a closure would move the key to the heap.
	low, high := 0, len(spellings)
	for low < high {
		if mid := (low + high) / 2; spellings[mid].key < string(key) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(spellings) || spellings[low].key != string(key) {
		return 0, false
	}
	return spellings[low].index, true
}

// indexFold is strings.Index for a lower-case ASCII word in any case.
func indexFold(s, word string) int {
	for i := 0; i+len(word) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

// Name returns the English name of a code that [Code] returns, empty for
// another.
func Name(code string) string {
	i, ok := slices.BinarySearchFunc(countries[:], code, func(c country, code string) int { return strings.Compare(c.code, code) })
	if !ok {
		return ""
	}
	return countries[i].name
}

// Compatible reports whether two codes can mean the same place: equal codes,
// a dissolved state and one that followed it, a region and the state it belongs
// to. Two successors of one state are not compatible with each other.
func Compatible(a, b string) bool {
	if a == b {
		return a != ""
	}
	for _, p := range overlaps {
		if p[0] == a && p[1] == b || p[0] == b && p[1] == a {
			return true
		}
	}
	return false
}
