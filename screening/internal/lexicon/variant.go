package lexicon

import (
	"slices"
	"strings"
)

// A variantWord is a word of spellings.txt, surnames.txt, korean.txt or
// nicknames.txt, with its place in variantClasses.
type variantWord struct {
	word string
	at   uint16
	n    uint8
}

// A Relation says how two words are one name. A greater one ties more closely.
type Relation uint8

// The relations between two words.
const (
	Unrelated Relation = iota
	Nickname           // Bill and William, Sasha and Aleksandr
	Syllable           // spellings of one syllable of Korean given names: jong, chong
	Surname            // spellings of one family name or patronymic: Kim, Gim; Wong, Huang
	Spelling           // spellings or translations of one given name: Mohamed, Muhammad; Ivan, John
)

// VariantClasses returns the classes of a word, in ascending order, nil if it
// has none. Words that share a class are variants of one name. The slice must
// not be changed.
func VariantClasses(tok string) []uint16 {
	i, ok := slices.BinarySearchFunc(variantWords[:], tok, func(v variantWord, s string) int { return strings.Compare(v.word, s) })
	if !ok {
		return nil
	}
	w := variantWords[i]
	end := int(w.at) + int(w.n)
	return variantClasses[w.at:end:end]
}

// ClassRelation returns how the words of a class are one name.
func ClassRelation(class uint16) Relation {
	switch {
	case class == 0:
		return Unrelated
	case class < firstSurname:
		return Spelling
	case class < firstSyllable:
		return Surname
	case class < firstNickname:
		return Syllable
	}
	return Nickname
}

// Relate returns the closest relation between two words, Unrelated if they
// share no class. Equal words are related only if the table holds them. It is
// symmetric but not transitive: Wong is Huang and Wang, and those are two names.
func Relate(a, b string) Relation {
	return RelateClasses(VariantClasses(a), VariantClasses(b))
}

// RelateClasses is Relate for words whose classes were looked up before.
func RelateClasses(a, b []uint16) Relation {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			// Classes are numbered from the closest relation to the loosest.
			return ClassRelation(a[0])
		}
	}
	return Unrelated
}

// Variant reports whether two different words are spellings, translations or
// nicknames of one name.
func Variant(a, b string) bool { return a != b && Relate(a, b) != Unrelated }
