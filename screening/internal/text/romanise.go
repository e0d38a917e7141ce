package text

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A table romanises one script. The rows are in order of their first letter;
// among those with the same, the longer key first, then the anchored one.
type table struct {
	cols int
	rows []row
}

// A row writes one letter, or a group of them. The columns of out are joined
// by bars; where there are fewer than the table has, the rest is like the
// first.
type row struct {
	first rune
	at    uint8 // 1: only at the start of the word, 2: only at its end
	key   string
	out   string
}

// maxCols is the number of systems a table can have: Text and six in Alt.
const maxCols = 1 + maxAlt

// A forms collects the romanisations of a word, one for each system. A system
// is used through the whole word: a writer who has ya for я has yu for ю.
type forms struct {
	n     int
	col   [maxCols][]byte
	extra []string // forms that are derived from a finished one
}

// reset makes room for n systems.
func (f *forms) reset(n int) {
	f.n = n
	f.extra = f.extra[:0]
	if f.col[0] == nil {
		const size = 24 // few words are longer in any system
		room := make([]byte, maxCols*size)
		for i := range f.col {
			f.col[i] = room[i*size : i*size : (i+1)*size]
		}
	}
	for i := range n {
		f.col[i] = f.col[i][:0]
	}
}

// write appends the columns of a row.
func (f *forms) write(out string) {
	first, rest, more := strings.Cut(out, "|")
	f.col[0] = append(f.col[0], first...)
	for i := 1; i < f.n; i++ {
		next := first
		if more {
			next, rest, more = strings.Cut(rest, "|")
		}
		f.col[i] = append(f.col[i], next...)
	}
}

// into sets the text and the alternatives of a token.
func (f *forms) into(t *Token) {
	t.Text = string(f.col[0])
	for _, form := range f.extra {
		t.addAlt(form)
	}
	for i := 1; i < f.n; i++ {
		same := func(form []byte) bool { return bytes.Equal(form, f.col[i]) }
		if !slices.ContainsFunc(f.col[:i], same) {
			t.addAlt(string(f.col[i]))
		}
	}
}

// romanise writes a word, in lower case, by a table: at each letter the first
// row that fits.
func (f *forms) romanise(t *table, word []rune) {
	f.reset(t.cols)
	for i := 0; i < len(word); {
		i += f.letter(t, word, i)
	}
}

// letter writes what stands at i and returns how many letters that is. A
// letter the table lacks is written without its marks; failing that it is left
// out, as a letter that no system writes.
func (f *forms) letter(t *table, word []rune, i int) int {
	if r := word[i]; r < utf8.RuneSelf {
		for c := range f.n {
			f.col[c] = append(f.col[c], byte(r))
		}
		return 1
	}
	if out, n := t.find(word, i); n > 0 {
		f.write(out)
		return n
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(word[i])))
	if base != word[i] {
		word[i] = base
		return f.letter(t, word, i)
	}
	return 1
}

// find returns the first row that fits at i, and the letters it takes, 0 if
// there is none.
func (t *table) find(word []rune, i int) (out string, n int) {
	lo, _ := slices.BinarySearchFunc(t.rows, word[i], func(r row, first rune) int { return int(r.first - first) })
	for ; lo < len(t.rows) && t.rows[lo].first == word[i]; lo++ {
		r := &t.rows[lo]
		if n := r.fits(word, i); n > 0 {
			return r.out, n
		}
	}
	return "", 0
}

// fits returns how many letters of the word at i the row takes, 0 if it does
// not fit.
func (r *row) fits(word []rune, i int) int {
	if r.at&1 != 0 && i > 0 {
		return 0
	}
	n := 0
	for _, k := range r.key {
		if i+n >= len(word) || word[i+n] != k {
			return 0
		}
		n++
	}
	if r.at&2 != 0 && i+n < len(word) {
		return 0
	}
	return n
}
