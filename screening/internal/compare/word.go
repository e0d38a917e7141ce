package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sekisho-dev/sekisho/screening/internal/lexicon"
	"github.com/sekisho-dev/sekisho/screening/internal/near"
	"github.com/sekisho-dev/sekisho/screening/internal/text"
)

// A word is one word of a name with everything that comparing it needs. Words
// of listed names are kept once in a [Dictionary].
type word struct {
	id       int32 // in the dictionary, -1 for words that only a subject has
	forms    []string
	masks    []uint64 // of forms, see mask
	skeleton string   // the consonants, for scripts that write no vowels
	bare     bool     // the script wrote no vowels
	script   text.Script
	classes  []uint16 // of name variants
	meaning  uint16   // of generic words, 0 if none
	number   int
	isNumber bool
}

func (w *word) text() string { return w.forms[0] }

// newWord prepares a word from a token of a name.
func newWord(t text.Token) *word {
	w := &word{id: -1, forms: append([]string{t.Text}, t.Alt...), script: t.Script, bare: t.Consonantal}
	for _, f := range w.forms {
		w.masks = append(w.masks, mask(f))
	}
	w.skeleton = skeleton(t.Text)
	for _, f := range w.forms {
		for _, c := range lexicon.VariantClasses(f) {
			if !slices.Contains(w.classes, c) {
				w.classes = append(w.classes, c)
			}
		}
	}
	slices.Sort(w.classes)
	_, w.meaning = lexicon.Generic(t.Text)
	w.number, w.isNumber = lexicon.Number(t.Text)
	return w
}

// key tells words of a dictionary apart: the same letters from two scripts are
// two words, because they may have other alternatives.
func key(t text.Token) string {
	return t.Text + string(rune('0'+t.Script)) + strings.Join(t.Alt, ",")
}

// initial returns the letter that a word of one letter is, else 0.
func (w *word) initial() byte {
	if len(w.forms[0]) == 1 && !w.isNumber {
		return w.forms[0][0]
	}
	return 0
}

// alike returns the likeness of two words and how they are alike; 0 if they
// are two words.
func alike(a, b *word) (float64, How) {
	if a == b || a.text() == b.text() && !a.bare && !b.bare {
		if a.script != b.script {
			return 1, Romanised
		}
		return 1, Exact
	}
	if a.isNumber && b.isNumber {
		if a.number == b.number {
			return 1, Translated
		}
		return 0, Contradiction
	}
	if a.initial() != 0 || b.initial() != 0 {
		if a.initial() != 0 && b.initial() != 0 || a.isNumber || b.isNumber || !sameInitial(a, b) {
			return 0, Contradiction
		}
		return likeInitial, Initial
	}
	if a.script == text.Han || b.script == text.Han {
		return spelled(a, b)
	}
	if like := variants(a, b); like > 0 {
		return like, Variant
	}
	if a.meaning != 0 && a.meaning == b.meaning {
		return likeTranslated, Translated
	}
	if a.bare != b.bare {
		return consonants(a, b)
	}
	return spelled(a, b)
}

// variants returns how alike two forms of one name are, 0 if they are not.
func variants(a, b *word) float64 {
	switch lexicon.RelateClasses(a.classes, b.classes) {
	case lexicon.Spelling:
		return likeVariant
	case lexicon.Surname:
		return likeSurname
	case lexicon.Syllable:
		return likeSyllable
	case lexicon.Nickname:
		return likeNickname
	}
	return 0
}

func sameInitial(a, b *word) bool {
	for _, f := range a.forms {
		for _, g := range b.forms {
			if f[0] == g[0] {
				return true
			}
		}
	}
	return false
}

// spelled compares the spellings of two words in all their forms.
func spelled(a, b *word) (float64, How) {
	best := 0.0
	for i, f := range a.forms {
		for j, g := range b.forms {
			like := likeAlternate
			if i == 0 && j == 0 {
				like = 1
			}
			if f != g {
				like *= spelling(f, g, a.masks[i], b.masks[j])
			}
			best = max(best, like)
		}
	}
	switch {
	case best < likeNothing:
		return 0, Contradiction
	case a.script != b.script || best == likeAlternate:
		return best, Romanised
	}
	return best, Spelling
}

// spelling returns the likeness of two different spellings, 0 if they are too
// far apart to be looked at. The masks are those of ASCII words, 0 for others.
func spelling(a, b string, ma, mb uint64) float64 {
	long, short := max(len(a), len(b)), min(len(a), len(b))
	if ma == 0 || mb == 0 {
		long, short = utf8.RuneCountInString(a), utf8.RuneCountInString(b)
		long, short = max(long, short), min(long, short)
	}
	if short < 2 || ma != 0 && mb != 0 && tooFar(ma, mb, len(a), len(b)) || near.Distance(a, b) > mayDiffer(long) {
		return 0
	}
	cost := near.Cost(a, b)
	if long < 4 && cost > 0.5 || short < 3 && cost > 0.4 { // Un and Uhn, but not Li and Lu
		return 0
	}
	return 1 - cost/float64(long)
}

// tooFar reports from masks and lengths of ASCII words that they are two words.
func tooFar(ma, mb uint64, la, lb int) bool {
	long := max(la, lb)
	return near.Apart(ma, mb, la, lb) > mayDiffer(long) || near.LeastCost(ma, mb) > (1-likeNothing)*float64(long)
}

// mask returns the letters of an ASCII word, 0 for others.
func mask(s string) uint64 {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return 0
		}
	}
	return near.Mask(s)
}

// mayDiffer is the number of edits that leave a word of n letters the same.
func mayDiffer(n int) int {
	switch {
	case n < 4:
		return 1
	case n < 7:
		return 2
	case n < 10:
		return 3
	}
	return 4
}

// consonants compares a word of a script without vowels with one that has
// them.
func consonants(a, b *word) (float64, How) {
	s, t := a.skeleton, b.skeleton
	if len(s) < 2 || len(t) < 2 {
		if s != "" && s == t && max(len(a.text()), len(b.text())) <= 4 {
			return 0.85, Romanised
		}
		return 0, Contradiction
	}
	if s == t {
		return 0.95, Romanised
	}
	long := max(len(s), len(t))
	if near.Distance(s, t) > 1 {
		return 0, Contradiction
	}
	if like := 1 - near.Cost(s, t)/float64(long); like >= likeNothing {
		return like * 0.95, Romanised
	}
	return 0, Contradiction
}

// skeleton returns the consonants of a romanised word, spelled so that the
// romanisations of one Semitic word agree: no vowels, w and y among them, and
// no doubled letters.
func skeleton(s string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'w', 'y':
			continue
		case 'v', 'f', 'p':
			c = 'b'
			if s[i] == 'p' && i+1 < len(s) && s[i+1] == 'h' || s[i] == 'f' {
				c = 'f'
			}
		case 'c', 'q', 'k', 'g', 'x':
			c = 'k'
			if s[i] == 'g' && i+1 < len(s) && (s[i+1] == 'e' || s[i+1] == 'i') {
				c = 'j'
			}
			if s[i] == 'c' && i+1 < len(s) && s[i+1] == 'h' {
				c = 's'
			}
		case 'z':
			c = 's'
		case 'h':
			if i > 0 && strings.IndexByte("csktpdgz", s[i-1]) >= 0 {
				continue // the second half of a digraph
			}
		}
		if n := len(b); n > 0 && b[n-1] == c {
			continue
		}
		b = append(b, c)
	}
	return strings.TrimSuffix(string(b), "h")
}
