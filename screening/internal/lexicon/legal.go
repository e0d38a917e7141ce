package lexicon

import (
	"sort"
	"strings"
)

// A Class is one legal form of organisations in all its spellings: ltd and
// limited, or aktiengesellschaft and ag. The zero Class is none.
type Class uint16

// A Family is what a legal form is at heart, whatever country it is from: a
// Russian OOO, a GmbH and an LLC are all Limited. It is a hint and no proof:
// "Co., Ltd." translates Asian forms of both families.
type Family uint8

// The families of legal forms.
const (
	NoForm      Family = iota
	Limited            // members answer for their share: ltd, llc, gmbh, sarl, ooo
	Stock              // the capital is in shares: plc, inc, ag, sa, jsc, oao
	Partnership        // kg, llp, s en c
	Nonprofit          // e.v., stichting, ano
	State              // state unitary enterprises and institutions
	OtherForm
)

// A legalClass is a line of legal.txt.
type legalClass struct {
	name   string
	family Family
}

// A legalForm is one spelling, its words joined by blanks.
type legalForm struct {
	words string
	class Class
	end   bool // counts only at the end of a name
}

// Family returns the family of the form, NoForm for the zero Class.
func (c Class) Family() Family { return legalClasses[c].family }

// String returns a short name of the form, such as "sa de cv", for evidence.
func (c Class) String() string { return legalClasses[c].name }

// LegalForm finds the longest legal form at the start of tokens, which are the
// rest of a name from some token to its end. It returns the number of tokens
// the form takes, 0 if there is none, and its class.
//
// Forms whose letters are words elsewhere (as, ad, spa) count only when nothing
// or another legal form follows. "Company" and its like are generic words and
// no legal form, except inside one: "limited liability company".
func LegalForm(tokens []string) (n int, class Class) {
	return longest(tokens, false)
}

// longest is LegalForm; anywhere also takes the forms that count only at the
// end, wherever they stand.
func longest(tokens []string, anywhere bool) (n int, class Class) {
	if len(tokens) == 0 || tokens[0] == "" {
		return 0, 0
	}
	first := tokens[0]
	at := sort.Search(len(legalForms), func(i int) bool { return legalForms[i].words >= first })
	for _, form := range legalForms[at:] {
		// A blank sorts before every letter, so that the forms whose first word
		// is this token stand together.
		if rest, ok := strings.CutPrefix(form.words, first); !ok || rest != "" && rest[0] != ' ' {
			break
		}
		k := match(form.words, tokens)
		if k > n && (!form.end || anywhere || ends(tokens[k:])) {
			n, class = k, form.class
		}
	}
	return n, class
}

// ends reports whether nothing or a legal form follows.
func ends(rest []string) bool {
	if len(rest) == 0 {
		return true
	}
	n, _ := longest(rest, true)
	return n > 0
}

// match returns how many tokens the words take, 0 if they are not the words.
func match(words string, tokens []string) int {
	n := 0
	for word := range strings.SplitSeq(words, " ") {
		if n == len(tokens) || tokens[n] != word {
			return 0
		}
		n++
	}
	return n
}

// CutLegalForm cuts a legal form off the end or the start of a name that is
// written without blanks: 丹东鸿祥实业发展有限公司, 株式会社三菱. It returns the rest and
// the class, or the name itself and 0. A name that is nothing but a legal form
// is returned whole, and so is one in Latin letters.
func CutLegalForm(name string) (rest string, class Class) {
	best := ""
	for i := len(legalForms) - 1; i >= 0 && legalForms[i].words[0] >= 0x80; i-- {
		form := legalForms[i].words
		if form == name {
			return name, 0
		}
		if len(form) <= len(best) {
			continue
		}
		// One character such as 株 marks a form only where punctuation set it
		// apart; inside a word it is a part of the name.
		if len(form) <= len("株") {
			continue
		}
		if cut, ok := strings.CutSuffix(name, form); ok {
			best, rest, class = form, cut, legalForms[i].class
		} else if cut, ok := strings.CutPrefix(name, form); ok {
			best, rest, class = form, cut, legalForms[i].class
		}
	}
	if best == "" {
		return name, 0
	}
	return rest, class
}
