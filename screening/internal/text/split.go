package text

import "unicode"

// A word is a run of cells. Cells in it that are no letters, digits or marks
// (an apostrophe, the dots of an abbreviation) are left out when it is built.
type word struct {
	from, to int32
	gap      int32 // white space before it
	letters  int32 // letters, digits and marks in it
	dots     int32 // dots inside it
	script   Script
	hyphen   bool
	comma    bool
	quoted   bool
	paren    bool
}

// A class says what a character does to the words around it.
type class uint8

const (
	breaks     class = iota // ends a word and says nothing more
	letter                  // letters, digits, marks
	space                   // white space
	hyphen                  // joins two words
	apostrophe              // dropped inside a word
	dot                     // joins single letters
	comma
	quote
	opens  // an opening bracket
	closes // a closing bracket
	and    // the word "and"
)

// asciiClass is the class of the ASCII characters.
var asciiClass = [128]class{
	'\t': space, '\n': space, '\v': space, '\f': space, '\r': space, ' ': space,
	'"': quote, '&': and, '\'': apostrophe, '`': apostrophe, '(': opens, ')': closes, ',': comma,
	'-': hyphen, '.': dot, '[': opens, ']': closes, '{': opens, '}': closes,
	'0': letter, '1': letter, '2': letter, '3': letter, '4': letter,
	'5': letter, '6': letter, '7': letter, '8': letter, '9': letter,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter, 'H': letter,
	'I': letter, 'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter, 'O': letter, 'P': letter,
	'Q': letter, 'R': letter, 'S': letter, 'T': letter, 'U': letter, 'V': letter, 'W': letter, 'X': letter,
	'Y': letter, 'Z': letter,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter, 'h': letter,
	'i': letter, 'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter, 'o': letter, 'p': letter,
	'q': letter, 'r': letter, 's': letter, 't': letter, 'u': letter, 'v': letter, 'w': letter, 'x': letter,
	'y': letter, 'z': letter,
}

// classOf returns the class of a cleaned character.
func classOf(r rune) class {
	if r < 128 {
		return asciiClass[r]
	}
	switch r {
	case '’', '‘', '‛', '´', '′', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ', 'ʺ', '՚', 'ʔ', 'ʕ', 'ˮ', 'ꞌ', 'Ꞌ':
		return apostrophe
	case '‐', '‒', '–', '—', '―', '−', '־', '゠', '〜', '~':
		return hyphen
	case '،', '、', '՝', '︐':
		return comma
	case '“', '”', '„', '‟', '«', '»', '‹', '›', '「', '」', '『', '』', '《', '》', '〈', '〉', '″', '״':
		return quote
	case '【', '〔', '〖', '⟨':
		return opens
	case '】', '〕', '〗', '⟩':
		return closes
	case '׳':
		return letter
	case 0x2800, 0x3000:
		return space
	}
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return letter
	case unicode.IsSpace(r):
		return space
	}
	return breaks
}

// split finds the words of a cleaned name and appends them to words.
func split(words []word, cells []cell) []word {
	s := splitter{words: words, cells: cells, quoteAt: -1, singleAt: -1}
	for i := 0; i < len(cells); {
		c := classOf(cells[i].r)
		if c == letter || c == and {
			i = s.word(i, c)
			continue
		}
		s.between(c)
		i++
	}
	return s.words
}

// A splitter holds the state of split: what stood since the last word.
type splitter struct {
	words             []word
	cells             []cell
	gap               int32
	joined, apart     bool // a hyphen, anything else
	sawComma          bool
	depth             int // of brackets
	quoteAt, singleAt int // the word after the open quotation mark, -1 if none
}

// between notes a character outside of words.
func (s *splitter) between(c class) {
	if c == hyphen {
		s.joined = true
		return
	}
	if c == apostrophe {
		// One that opens can be a letter, as in 'Abd; only with one that
		// closes later it is a quotation mark.
		s.singleAt = len(s.words)
		return
	}
	s.apart = true
	switch c {
	case space:
		s.gap++
	case comma:
		s.sawComma = len(s.words) > 0
	case opens:
		s.depth++
	case closes:
		s.depth = max(0, s.depth-1)
	case quote:
		s.quoteAt = s.mark(s.quoteAt)
	}
}

// mark opens a quotation at the next word, or closes the one that is open.
func (s *splitter) mark(open int) int {
	if open < 0 {
		return len(s.words)
	}
	for i := open; i < len(s.words); i++ {
		s.words[i].quoted = true
	}
	return -1
}

// word takes the word at cell i and returns the cell after it.
func (s *splitter) word(i int, c class) int {
	w := word{
		from: int32(i), gap: s.gap, hyphen: s.joined && !s.apart && len(s.words) > 0,
		comma: s.sawComma, paren: s.depth > 0, script: Latin,
	}
	s.gap, s.joined, s.apart, s.sawComma = 0, false, false, false
	closing := false
	if c == and {
		i++
	} else {
		i, closing = s.scan(&w, i)
	}
	w.to = int32(i)
	s.words = append(s.words, w)
	if closing && s.singleAt >= 0 {
		s.singleAt = s.mark(s.singleAt)
	}
	return i
}

// scan walks to the end of a word; closing says that an apostrophe ends it.
func (s *splitter) scan(w *word, i int) (end int, closing bool) {
	run := 0 // letters since the start or the last dot
	for ; i < len(s.cells); i++ {
		r := s.cells[i].r
		switch classOf(r) {
		case letter:
			if r >= 128 {
				w.script = Other // looked at closely when it is built
			}
			w.letters++
			run++
		case apostrophe:
			if i+1 == len(s.cells) || classOf(s.cells[i+1].r) != letter {
				return i + 1, true
			}
		case quote:
			// A gershayim marks an abbreviation in Hebrew: בע"מ.
			if i+1 == len(s.cells) || scriptOf(s.cells[i+1].r) != Hebrew || scriptOf(s.cells[i-1].r) != Hebrew {
				return i, false
			}
		case dot:
			if run != 1 || !s.single(i+1) || !unicode.IsLetter(s.cells[i-1].r) {
				return i, false
			}
			run = 0
			w.dots++
		default:
			return i, false
		}
	}
	return i, false
}

// single says whether a letter stands alone at cell i.
func (s *splitter) single(i int) bool {
	if i >= len(s.cells) || !unicode.IsLetter(s.cells[i].r) || classOf(s.cells[i].r) != letter {
		return false
	}
	return i+1 == len(s.cells) || classOf(s.cells[i+1].r) != letter && classOf(s.cells[i+1].r) != apostrophe
}
