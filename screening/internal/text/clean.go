package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A cell is one character of the cleaned name and where it came from.
type cell struct {
	r        rune
	off, end int32 // bytes of the input
}

// clean appends the characters of the name to cells, in compatibility form and
// without what is not seen or does not belong to the script.
func clean(cells []cell, s string) ([]cell, Undone) {
	c := cleaner{cells: cells}
	normal := norm.NFKC.QuickSpanString(s) == len(s)
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b >= ' ' && b < 0x7f && b != '\'' && (normal || i+1 == len(s) || s[i+1] < utf8.RuneSelf):
			c.cells = append(c.cells, cell{rune(b), int32(i), int32(i + 1)})
			c.piled = 0
			i++
		case normal:
			r, n := utf8.DecodeRuneInString(s[i:])
			c.undone |= disguised(r)
			c.add(r, i, i+n)
			i += n
		default:
			n := norm.NFKC.NextBoundaryInString(s[i:], true)
			c.segment(s[i:i+n], i)
			i += n
		}
	}
	if c.turned && !slices.ContainsFunc(c.cells, rightToLeft) {
		c.undone |= Invisible
	}
	return c.cells, c.undone
}

// rightToLeft says whether a character is written from right to left.
func rightToLeft(c cell) bool {
	s := scriptOf(c.r)
	return s == Arabic || s == Hebrew
}

// A cleaner holds the state of clean.
type cleaner struct {
	cells  []cell
	undone Undone
	turned bool // a mark or an embedding of direction was dropped
	piled  int  // marks dropped since the last letter
}

// segment adds a letter with its marks, brought to compatibility form.
func (c *cleaner) segment(s string, off int) {
	for _, r := range s {
		c.undone |= disguised(r)
	}
	for _, r := range norm.NFKC.String(s) {
		c.add(r, off, off+len(s))
	}
}

// add adds one character of the compatibility form, or drops it.
func (c *cleaner) add(r rune, off, end int) {
	if unicode.IsLetter(r) && r < 0x1F000 && !hidden(r) {
		c.piled = 0
		c.cells = append(c.cells, cell{r, int32(off), int32(end)})
		return
	}
	switch {
	case r == 0x200C && c.lastScript() == Arabic:
		r = '-' // parts the pieces of a Persian word, which stay one word
	case hidden(r):
		switch {
		case r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202C || r >= 0x2066 && r <= 0x2069:
			c.turned = true // lists have them around names written from right to left
		case r == 0x200D && c.lastScript() == Devanagari:
		case unicode.Is(unicode.Variation_Selector, r) && c.lastScript() == Han:
			// A choice among the forms of a Han letter.
		default:
			c.undone |= Invisible
		}
		return
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
		if !c.keep(r) {
			return
		}
	case unicode.Is(unicode.Nd, r):
		r = '0' + decimal(r)
	case r >= 0x1F150 && r <= 0x1F189: // negative circled and squared letters
		r = 'A' + (r-0x1F150)%0x20
	case r >= 0x1F1E6 && r <= 0x1F1FF: // letters that make up flags
		r = 'A' + r - 0x1F1E6
	case r == '\'' && c.lastScript() == Hebrew:
		r = '׳'
	}
	if !unicode.Is(unicode.M, r) {
		c.piled = 0
	}
	c.cells = append(c.cells, cell{r, int32(off), int32(end)})
}

// keep says whether the script of the letter before needs a mark. Marks that
// the composition has not taken in are stress in Cyrillic, vowels in Arabic
// and Hebrew, letters in their own right in the scripts of India and Thailand.
func (c *cleaner) keep(r rune) bool {
	c.piled++
	last := c.lastScript()
	switch own := scriptOf(r); {
	case own == Thai || own == Devanagari || own == Kana:
		if last == own && own != Kana && c.piled < 4 {
			return true
		}
	case own == Arabic || own == Hebrew:
		if last == own && c.piled < 4 {
			return false
		}
	case last == Other && len(c.cells) > 0 && c.piled < 4 && classOf(c.cells[len(c.cells)-1].r) == letter:
		return true
	case last == Arabic && c.piled < 4:
		return false // points that are common to several scripts
	case last.folds() && c.piled < 3 && len(c.cells) > 0 && r < 0x334:
		l := c.cells[len(c.cells)-1].r
		if unicode.IsLetter(l) {
			return false
		}
	}
	c.undone |= Marks
	return false
}

// lastScript is the script of the last letter that was added.
func (c *cleaner) lastScript() Script {
	if len(c.cells) == 0 {
		return Other
	}
	return scriptOf(c.cells[len(c.cells)-1].r)
}

// hidden says whether a character is not seen: format characters, controls,
// fillers and selectors. White space is seen.
func hidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\v' || r == '\f' || r == '\r' || r == 0x85:
		return false
	case r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0: // Hangul fillers
		return true
	case r == 0x034F || r >= 0x17B4 && r <= 0x17B5 || r >= 0x180B && r <= 0x180F:
		return true
	case r >= 0xE0000 && r <= 0xE0FFF: // tags and the selectors beyond them
		return true
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Variation_Selector, r)
}

// disguised returns Width for a letter or digit in one of the forms that
// Unicode keeps for mathematics, old Asian code pages and enclosed signs.
func disguised(r rune) Undone {
	switch {
	case r < 0x1D2C:
	case r >= 0xFF10 && r <= 0xFF5A, // full width
		r >= 0x1D400 && r <= 0x1D7FF, // mathematical
		r >= 0x2460 && r <= 0x24FF,   // circled, in brackets
		r >= 0x1F100 && r <= 0x1F1FF, // squared and negative
		r >= 0x2090 && r <= 0x209C,   // below the line
		r <= 0x1D6A,                  // above the line
		r >= 0x210A && r <= 0x2113, r >= 0x2118 && r <= 0x211D, r >= 0x2124 && r <= 0x2134:
		return Width
	}
	return 0
}

// decimal returns the value of a decimal digit of any script. Unicode encodes
// them in runs of ten that begin with zero.
func decimal(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// Undone is the set of disguises that were taken off a name. None of them is
// proof of ill will, full width forms are ordinary in Japan, but a screener
// who sees a look-alike letter inside a listed name wants to know.
type Undone uint16

// The disguises.
const (
	// Width: full width, mathematical, circled or squared letters.
	Width Undone = 1 << iota
	// Invisible: zero-width and bidirectional controls, soft hyphens, tags,
	// variation selectors inside the name.
	Invisible
	// Marks: combining marks piled up, or on letters that never bear them.
	Marks
	// Lookalike: letters of another script inside a word.
	Lookalike
	// Spaced: a word with its letters spaced or dotted out.
	Spaced
	// Digits: digits that stand for letters, as in L4z4rus.
	Digits
)

var undoneNames = [...]string{"width", "invisible", "marks", "lookalike", "spaced", "digits"}

// String returns the names of the disguises joined by a bar, such as
// "width|lookalike", or "none".
func (u Undone) String() string {
	var names []string
	for i, name := range undoneNames {
		if u&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, "|")
}
