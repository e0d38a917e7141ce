package text

// The systems for Hangul, in the order of the columns below:
//
//   - Revised Romanization (Ministry of Culture and Tourism, 2000-8), syllable
//     by syllable, as it is prescribed for given names
//   - the spelling of the DPRK (Pak Jin Hyok), as lists of the US and the UN
//   - McCune-Reischauer (1939) without marks, k, t, p, ch unvoiced throughout
//   - the same, voiced between vowels
//   - the habit of South Korean passports: u for eo, oo for u, Park for bak
const hangulSystems = 5

var hangulInitials = [hangulSystems][19]string{
	{"g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"},
	{"k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h"},
	{"k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch", "k", "t", "p", "h"},
	{"g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "tch", "ch", "k", "t", "p", "h"},
	{"k", "k", "n", "d", "t", "r", "m", "p", "p", "s", "s", "", "j", "j", "ch", "k", "t", "p", "h"},
}

var hangulVowels = [hangulSystems][21]string{
	{"a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"},
	{"a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"},
	{"a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"},
	{"a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"},
	{"a", "ae", "ya", "yae", "u", "e", "you", "ye", "o", "wa", "wae", "oi", "yo", "oo", "wo", "we", "wi", "yoo", "eu", "eui", "i"},
}

var hangulFinals = [28]string{
	"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l",
	"m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
}

// The syllables of Hangul are encoded by their letters: 19 initials, 21 vowels
// and 28 finals, the last of which is none.
const (
	firstSyllable = '가'
	lastSyllable  = '힣'
	vowelCount    = 21
	finalCount    = 28
)

// hangul writes a word, and returns its syllables if it has two to four.
func (f *forms) hangul(word []rune) []string {
	f.reset(hangulSystems)
	var syllables []string
	if len(word) >= 2 && len(word) <= 4 {
		syllables = make([]string, 0, len(word))
	}
	open := false // the syllable before ends in a vowel, n, m, ng or l
	for _, r := range word {
		if r < firstSyllable || r > lastSyllable {
			syllables, open = nil, false
			f.letter(&hangulLetters, []rune{r}, 0)
			continue
		}
		at := len(f.col[0])
		open = f.syllable(int(r-firstSyllable), open)
		if syllables != nil {
			syllables = append(syllables, string(f.col[0][at:]))
		}
	}
	return syllables
}

// syllable writes one syllable in every system, and says whether what follows
// is voiced.
func (f *forms) syllable(s int, voiced bool) bool {
	initial, vowel, final := s/(vowelCount*finalCount), s/finalCount%vowelCount, s%finalCount
	for c := range hangulSystems {
		from := c
		if c == 3 && !voiced {
			from = 2
		}
		f.col[c] = append(f.col[c], hangulInitials[from][initial]...)
		f.col[c] = append(f.col[c], hangulVowels[c][vowel]...)
		f.col[c] = append(f.col[c], hangulFinals[final]...)
	}
	switch hangulFinals[final] {
	case "", "n", "m", "ng", "l":
		return true
	}
	return false
}
