package text

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of Tokens. The longest name on an official list in 2025 has some
// 300 bytes and 40 words; what is longer than these is not a name.
const (
	MaxBytes  = 4096 // of the input
	MaxTokens = 256  // of the output
)

// The errors of Tokens. Both mean that the name was not looked at: a caller
// must not read them as "nothing found".
var (
	ErrTooLong  = errors.New("name is too long")
	ErrEncoding = errors.New("name is not valid UTF-8")
)

// A Token is one word of a name.
type Token struct {
	// Text is the word folded: letters a to z and digits for scripts that are
	// romanised, the letters themselves in lower case for the others (Han,
	// Other). It is never empty.
	Text string
	// Alt are other romanisations or foldings of the same word, at most six,
	// without duplicates, none equal to Text; nil if there are none.
	Alt []string
	// Given is the word as it stands in the input.
	Given string
	// Syllables are the parts of a Hangul word of two to four syllables, which
	// is how a Korean name is written; joined they give Text. Else nil.
	Syllables []string
	Script    Script
	// Consonantal is set where the script leaves most vowels unwritten (Arabic,
	// Hebrew, Thai): Text has the vowels that are written and no others, so the
	// word is to be compared by its consonants.
	Consonantal bool
	// Hyphen: joined to the word before it by a hyphen, or written as one word
	// with it in another script.
	Hyphen bool
	// Comma: the word before it ended with a comma.
	Comma  bool
	Quoted bool // stands in quotation marks
	Paren  bool // stands in brackets
}

// Tokens splits a name into folded words, and says which disguises had to be
// taken off to read it. A name without a letter or digit has no tokens. The
// errors are ErrTooLong and ErrEncoding.
func Tokens(s string) ([]Token, Undone, error) {
	if len(s) > MaxBytes {
		return nil, 0, ErrTooLong
	}
	if !utf8.ValidString(s) {
		return nil, 0, ErrEncoding
	}
	cells, undone := clean(make([]cell, 0, len(s)), s)
	words := split(make([]word, 0, strings.Count(s, " ")+2), cells)
	words, spaced := joinSpaced(words, cells)
	b := builder{name: s, ascii: isASCII(s), words: words, undone: undone | spaced}
	b.tokens = make([]Token, 0, len(words))
	for i := range words {
		b.word(&words[i], cells)
	}
	if len(b.tokens) > MaxTokens {
		return nil, 0, ErrTooLong
	}
	return b.tokens, b.undone, nil
}

// Fold returns the texts of the tokens joined by spaces: two names that fold
// to the same string are written the same but for case, marks, punctuation and
// disguise. It returns "" for what has no tokens and for what Tokens refuses.
// Folding a folded name changes nothing, unless words of another script became
// single letters, which are then joined as a word spaced out.
func Fold(s string) string {
	tokens, _, err := Tokens(s)
	if err != nil {
		return ""
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(tokens[i].Text)
	}
	return b.String()
}

// isASCII says whether every byte of s is a character of ASCII.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// addAlt adds another form of a token unless it has it already or has six.
func (t *Token) addAlt(form string) {
	if form != "" && form != t.Text && len(t.Alt) < maxAlt && !slices.Contains(t.Alt, form) {
		t.Alt = append(t.Alt, form)
	}
}

const maxAlt = 6
