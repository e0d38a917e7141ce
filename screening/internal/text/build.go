package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A builder makes tokens of words.
type builder struct {
	name   string
	ascii  bool   // the name has no other characters
	lower  string // the name in lower case, made when it is needed
	tokens []Token
	undone Undone
	forms  forms
	runes  []rune  // the letters of the word
	from   []int32 // the cells they come from
	lang   *table  // the Cyrillic table of the name, nil if not yet chosen
	words  []word  // of the name
	judged bool    // latin and masked are set
	latin  bool    // the name has letters that are Latin beyond doubt
	masked bool    // and words of mixed scripts
}

// judge looks at the whole name for what a single word does not tell: whether
// letters that may be Latin or Cyrillic are Latin.
func (b *builder) judge(cells []cell) {
	b.judged = true
	for _, w := range b.words {
		latin, foreign := false, false
		for _, c := range cells[w.from:w.to] {
			switch scriptOf(c.r) {
			case Latin:
				latin = true
				b.latin = b.latin || unicode.IsLetter(c.r) && fromLatin(c.r, Cyrillic) == 0 && fromLatin(c.r, Greek) == 0
			case Cyrillic, Greek:
				foreign = true
			}
		}
		b.masked = b.masked || latin && foreign
	}
}

// word makes the token of a word, or several if it mixes scripts.
func (b *builder) word(w *word, cells []cell) {
	if w.script == Latin {
		b.plain(w, cells)
		return
	}
	if !b.judged {
		b.judge(cells)
	}
	b.runes, b.from = b.runes[:0], b.from[:0]
	for i := w.from; i < w.to; i++ {
		if c := cells[i]; classOf(c.r) == letter {
			b.runes, b.from = append(b.runes, c.r), append(b.from, i)
		}
	}
	if unmask(b.runes, b.latin, b.masked) {
		b.undone |= Lookalike
	}
	for i := 0; i < len(b.runes); {
		script, n := b.run(i)
		t := b.token(w, cells, b.from[i], b.from[i+n-1])
		if i == 0 {
			t.Given = b.given(cells, w.from, w.to-1)
			if n < len(b.runes) {
				t.Given = b.given(cells, w.from, b.from[n]-1)
			}
		} else {
			t.Hyphen, t.Comma = true, false
		}
		piece := b.runes[i : i+n]
		if script == Other && unmask(piece, b.latin, b.masked) {
			b.undone |= Lookalike
			script = Latin
		}
		b.fill(t, script, piece, cells)
		b.finish(t)
		i += n
	}
}

// run returns the script and length of the run of one script at letter i.
// Digits and marks go with the letters around them.
func (b *builder) run(i int) (Script, int) {
	script, n, settled := Latin, 0, false
	for _, r := range b.runes[i:] {
		if r < '0' || r > '9' {
			if s := scriptOf(r); !settled {
				script, settled = s, true
			} else if s != script && !unicode.IsMark(r) {
				break
			}
		}
		n++
	}
	return script, n
}

// plain makes the token of a word of ASCII letters and digits, or of "&".
func (b *builder) plain(w *word, cells []cell) {
	t := b.token(w, cells, w.from, w.to-1)
	t.Script = Latin
	switch {
	case w.letters == 0:
		t.Text = "and"
	case b.ascii && len(t.Given) == int(w.letters):
		// One string in lower case serves all words: the cells are its bytes.
		if b.lower == "" {
			b.lower = strings.ToLower(b.name)
		}
		from := cells[w.from].off
		t.Text = b.lower[from : from+w.letters]
	default:
		t.Text = letters(w, cells)
	}
	b.finish(t)
}

// letters returns the letters of an ASCII word in lower case. They are not
// always those of the input: full width letters are ASCII by now.
func letters(w *word, cells []cell) string {
	s := make([]byte, 0, w.letters)
	for _, c := range cells[w.from:w.to] {
		if classOf(c.r) == letter {
			s = append(s, byte(unicode.ToLower(c.r)))
		}
	}
	return string(s)
}

// token adds a token for the cells from first to last.
func (b *builder) token(w *word, cells []cell, first, last int32) *Token {
	b.tokens = append(b.tokens, Token{
		Given: b.given(cells, first, last), Hyphen: w.hyphen, Comma: w.comma, Quoted: w.quoted, Paren: w.paren,
	})
	return &b.tokens[len(b.tokens)-1]
}

// given returns the input from cell first to cell last.
func (b *builder) given(cells []cell, first, last int32) string {
	return b.name[cells[first].off:cells[last].end]
}

// fill sets what a token says from its letters.
func (b *builder) fill(t *Token, script Script, word []rune, cells []cell) {
	t.Script = script
	for i, r := range word {
		word[i] = unicode.ToLower(r)
	}
	switch script {
	case Latin:
		b.forms.romanise(&latin, word)
	case Cyrillic:
		if b.lang == nil {
			b.lang = cyrillicTable(cells)
		}
		b.forms.romanise(b.lang, word)
	case Greek:
		b.forms.romanise(&greek, dropTonos(word))
	case Armenian:
		b.forms.romanise(&armenian, word)
	case Georgian:
		b.forms.romanise(&georgian, word)
	case Arabic:
		b.forms.romanise(&arabic, word)
		t.Consonantal = true
	case Hebrew:
		b.forms.romanise(&hebrew, word)
		t.Consonantal = true
	case Devanagari:
		b.forms.devanagari(word)
	case Thai:
		b.forms.romanise(&thai, leadingVowels(word))
		t.Consonantal = true
	case Kana:
		b.forms.kana(word)
	case Hangul:
		t.Syllables = b.forms.hangul(word)
	default:
		t.Text = string(word)
		return
	}
	b.forms.into(t)
	if t.Text == "" { // a sign that has no sound of its own
		t.Text, t.Script, t.Consonantal = string(word), Other, false
		return
	}
	if script == Arabic && len(word) > 4 && word[0] == 'ا' && word[1] == 'ل' {
		// The article is written as one with its word; in Latin it stands apart.
		bare := Token{Text: t.Text}
		bare.addAlt(t.Text[2:])
		for _, alt := range t.Alt {
			bare.addAlt(alt)
		}
		t.Alt = bare.Alt
	}
}

// finish reads digits that stand for letters.
func (b *builder) finish(t *Token) {
	digits := false
	for i := range len(t.Text) {
		digits = digits || t.Text[i] <= '9'
	}
	if !digits {
		return
	}
	first, second, sure := undigit(t.Text)
	if first == "" {
		return
	}
	if sure {
		first, t.Text = t.Text, first
		t.Alt, t.Syllables = nil, nil // they have the digits in them
		b.undone |= Digits
	}
	t.addAlt(first)
	t.addAlt(second)
}

// dropTonos takes the accents off Greek letters, but not the diaeresis, which
// parts two vowels that are read together else.
func dropTonos(word []rune) []rune {
	for i, r := range word {
		if r < 0x1F00 && (r < 'ΐ' || r > 'ώ') {
			continue
		}
		diaeresis := false
		for j, d := range norm.NFD.String(string(r)) {
			if j == 0 {
				word[i] = d
			}
			diaeresis = diaeresis || d == 0x308
		}
		if diaeresis && word[i] == 'ι' {
			word[i] = 'ϊ'
		} else if diaeresis && word[i] == 'υ' {
			word[i] = 'ϋ'
		}
	}
	return word
}
