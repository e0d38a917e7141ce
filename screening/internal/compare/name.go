package compare

import (
	"slices"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening/internal/lexicon"
	"github.com/sekisho-dev/sekisho/screening/internal/text"
)

// A name is a name prepared for comparison: its words with what each tells.
type name struct {
	source *lists.Name
	words  []*word
	weight []float32
	given  []string        // the words as written; only kept on the subject's side
	forms  []lexicon.Class // legal forms, at the start and at the end
	undone text.Undone
	org    bool

	joined letters // all words but the legal form, without spaces
}

// A Dictionary keeps the words of listed names, each once, and gives them
// numbers. It must not be changed any more once it is compared with.
type Dictionary struct {
	words map[string]*word
	list  []*word // by number
}

// NewDictionary returns an empty dictionary.
func NewDictionary() *Dictionary { return &Dictionary{words: map[string]*word{}} }

// Len is the number of words; they are numbered from 0.
func (d *Dictionary) Len() int { return len(d.words) }

// word returns the word of a token; a new one is added if add is set.
func (d *Dictionary) word(t text.Token, add bool) *word {
	k := key(t)
	if w, ok := d.words[k]; ok {
		return w
	}
	w := newWord(t)
	if add {
		w.id = int32(len(d.list))
		d.words[k] = w
		d.list = append(d.list, w)
	}
	return w
}

// newName prepares a name of a party of a kind.
func (d *Dictionary) newName(n *lists.Name, kind lists.Kind, add bool) (name, error) {
	tokens, undone, err := text.Tokens(n.Text)
	if err != nil {
		return name{}, err
	}
	if kind == lists.Person || kind == lists.Unknown {
		tokens = splitKorean(tokens)
	}
	out := name{source: n, undone: undone, org: kind != lists.Person}
	texts := make([]string, len(tokens))
	for i, t := range tokens {
		texts[i] = t.Text
	}
	forms, first, last := findForms(texts, kind)
	out.forms = forms
	for i, t := range tokens {
		w := d.word(t, add)
		out.words = append(out.words, w)
		if !add {
			out.given = append(out.given, t.Given)
		}
		if i < first || i >= last {
			out.weight = append(out.weight, weightForm)
			out.joined.form |= w.masks[0]
			out.joined.formLength += int32(len(t.Text))
			continue
		}
		out.weight = append(out.weight, float32(tells(w, kind)))
		out.joined.mask |= w.masks[0]
		out.joined.length += int32(len(t.Text))
	}
	out.joined.single = len(out.words) == 1
	return out, nil
}

// splitKorean takes apart the Korean names among tokens that are written
// without spaces, 김정은, into family name and syllables of the given name, which
// is how the rest of the world writes them. A word whose first syllable is no
// family name, such as 푸틴, is left alone.
func splitKorean(tokens []text.Token) []text.Token {
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if n := len(t.Syllables); n < 2 || n > 3 || !isFamilyName(t.Syllables[0]) {
			continue
		}
		var parts []text.Token
		given := []rune(t.Given)
		for k, syllable := range t.Syllables {
			p := text.Token{Text: syllable, Given: syllable, Script: t.Script, Hyphen: k > 1}
			if len(given) == len(t.Syllables) {
				p.Given = string(given[k])
			}
			parts = append(parts, p)
		}
		tokens = slices.Replace(tokens, i, i+1, parts...)
		i += len(parts) - 1
	}
	return tokens
}

// isFamilyName reports whether a syllable is a spelling of a family name.
func isFamilyName(s string) bool {
	return slices.ContainsFunc(lexicon.VariantClasses(s), func(c uint16) bool { return lexicon.ClassRelation(c) == lexicon.Surname })
}

// findForms returns the legal forms at the start and at the end of a name, and
// the words between them, of which there is always one. Persons have no legal
// form, but a firm that is asked as a person may.
func findForms(texts []string, kind lists.Kind) (forms []lexicon.Class, first, last int) {
	last = len(texts)
	if kind == lists.Vessel || kind == lists.Aircraft {
		return nil, 0, last
	}
	for again := true; again; {
		again = false
		for i := max(1, last-6); i < last; i++ {
			n, c := lexicon.LegalForm(texts[i:last])
			if n == 0 || i+n != last || kind == lists.Person && n == 1 && len(texts[i]) < 3 { // As, Sa, Ag: names as well
				continue
			}
			forms, last, again = append(forms, c), i, true
			break
		}
	}
	if kind == lists.Person {
		return forms, 0, last
	}
	if n, c := lexicon.LegalForm(texts[:last]); n > 0 && n < last {
		forms, first = append(forms, c), n
	}
	return forms, first, last
}

// tells returns how much a word tells in a name of a party of a kind.
func tells(w *word, kind lists.Kind) float64 {
	s := w.text()
	if w.isNumber {
		return weightNumber
	}
	// "il" and "of" tell nothing in a firm's name, but may be somebody's name.
	if kind == lists.Organization || kind == lists.Aircraft || kind == lists.Unknown && len(s) > 2 {
		if g, _ := lexicon.Generic(s); g < 1 {
			return g
		}
	}
	if lexicon.Particle(s) {
		return weightParticle
	}
	if kind == lists.Person || kind == lists.Unknown {
		strong, soft := lexicon.Title(s)
		switch {
		case strong && kind == lists.Person:
			return weightTitle
		case strong || soft:
			return weightSoftTitle
		}
	}
	switch len(s) {
	case 1:
		return weightInitial
	case 2:
		return weightShort
	}
	return 1
}
