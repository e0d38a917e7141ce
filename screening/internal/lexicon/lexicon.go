// Package lexicon knows the words of names: legal forms, titles, particles,
// the words that all firms share, numbers, and the spellings of one name.
//
// Words arrive as package text makes them: folded tokens of a to z and 0 to 9,
// romanised where the script was another, or Han characters as they are. The
// package folds nothing itself, and never changes a name; it says what a word
// is, and package compare decides what follows from it.
//
// All knowledge is in the text files under data, which a linguist can edit:
// each says where its content comes from and how its lines are written.
// go generate compiles them into sorted tables, which cost nothing at the start
// of a program. A look-up is a binary search of about a dozen steps and
// allocates nothing.
//
// No table is complete, and none has to be. A spelling that is missing here is
// still compared letter by letter; the tables hold what letters can not show:
// that Volodymyr is Vladimir, that Bill is William, that OOO is a limited
// company, and that "trading" tells less than "Korolyov".
package lexicon

import (
	"slices"
	"strings"
)

//go:generate go run gen.go

// A title is a word of titles.txt.
type title struct {
	word   string
	strong bool
}

// Title reports whether a token is a title, an honorific or a suffix such as
// "jr". A strong one is no part of a name; a weak one (Malik, Sayyid, Hajji) is
// a given or family name as often, and may be left out of a comparison but not
// ignored. Both are false for other words.
func Title(tok string) (strong, weak bool) {
	i, ok := slices.BinarySearchFunc(titles[:], tok, func(t title, s string) int { return strings.Compare(t.word, s) })
	if !ok {
		return false, false
	}
	return titles[i].strong, !titles[i].strong
}

// A particle is a word of particles.txt.
type particle struct {
	word  string
	kunya bool
}

func findParticle(tok string) (particle, bool) {
	i, ok := slices.BinarySearchFunc(particles[:], tok, func(p particle, s string) int { return strings.Compare(p.word, s) })
	if !ok {
		return particle{}, false
	}
	return particles[i], true
}

// Particle reports whether a token is an article, a preposition or a word for
// "son of" inside a name: bin, al, von, de, y. By habit they are written,
// joined to the next word or left out. Words such as abu are not among them,
// see [Kunya].
func Particle(tok string) bool {
	p, ok := findParticle(tok)
	return ok && !p.kunya
}

// Kunya reports whether a token is the first word of an Arabic teknonym, "abu"
// or "umm" in any spelling. It makes one name with the word after it: Abu Bakr.
func Kunya(tok string) bool {
	p, ok := findParticle(tok)
	return ok && p.kunya
}

// A genericWord is a word of generic.txt.
type genericWord struct {
	word   string
	weight float64
	class  uint16
}

// Generic returns how much a word of an organisation's name tells, from 0.05
// for "of" to 1 for a word that is not in the table. Words of one class that is
// not 0 mean the same, as translations or abbreviations: company, compania, co.
func Generic(tok string) (weight float64, class uint16) {
	i, ok := slices.BinarySearchFunc(genericWords[:], tok, func(g genericWord, s string) int { return strings.Compare(g.word, s) })
	if !ok {
		return 1, 0
	}
	return genericWords[i].weight, genericWords[i].class
}

// A number is a word of numbers.txt.
type number struct {
	word  string
	value int32
}

// Number returns the value of a number as names write it: digits of at most
// nine places ("61398", "007"), English number words and ordinals ("second",
// "3rd", "twenty"), some Spanish and Russian ordinals, and the Roman numerals
// from ii to xx. The Roman i, v, x and xi are left out: they are initials, or
// the name of Xi Jinping. Longer digits are more likely a registration than a
// number, and are not one here.
func Number(tok string) (int, bool) {
	if tok == "" || len(tok) <= 9 && strings.Trim(tok, "0123456789") == "" {
		v := 0
		for _, d := range []byte(tok) {
			v = v*10 + int(d-'0')
		}
		return v, tok != ""
	}
	i, ok := slices.BinarySearchFunc(numbers[:], tok, func(n number, s string) int { return strings.Compare(n.word, s) })
	if !ok {
		return 0, false
	}
	return int(numbers[i].value), true
}
