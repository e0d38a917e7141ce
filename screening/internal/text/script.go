package text

import "unicode"

// A Script is the writing of a word. Digits alone count as Latin.
type Script uint8

// The scripts that are told apart. Kana are Hiragana and Katakana together.
const (
	Other Script = iota
	Latin
	Cyrillic
	Greek
	Arabic
	Hebrew
	Armenian
	Georgian
	Han
	Kana
	Hangul
	Devanagari
	Thai
)

var scriptNames = [...]string{
	"other", "latin", "cyrillic", "greek", "arabic", "hebrew", "armenian", "georgian",
	"han", "kana", "hangul", "devanagari", "thai",
}

// String returns the script in lower case, such as "cyrillic".
func (s Script) String() string {
	if int(s) < len(scriptNames) {
		return scriptNames[s]
	}
	return "invalid"
}

// scriptBlocks are runs of code points in which every letter is of one script.
// Most letters of names are in them; the others are looked up in Unicode's own
// tables.
var scriptBlocks = [...]struct {
	lo, hi rune
	script Script
}{
	{0x00C0, 0x024F, Latin}, {0x0400, 0x0481, Cyrillic}, {0x048A, 0x052F, Cyrillic}, {0x0620, 0x063F, Arabic},
	{0x0641, 0x064A, Arabic}, {0x066E, 0x066F, Arabic}, {0x0671, 0x06D3, Arabic}, {0x4E00, 0x9FFF, Han},
	{0xAC00, 0xD7A3, Hangul}, {0x30A1, 0x30FA, Kana}, {0x3041, 0x3096, Kana}, {0x03A3, 0x03E1, Greek},
	{0x05D0, 0x05EA, Hebrew}, {0x0E01, 0x0E30, Thai}, {0x0904, 0x0939, Devanagari}, {0x1E00, 0x1EFF, Latin},
}

var scriptTables = [...]struct {
	script Script
	table  *unicode.RangeTable
}{
	{Latin, unicode.Latin}, {Cyrillic, unicode.Cyrillic}, {Greek, unicode.Greek}, {Arabic, unicode.Arabic},
	{Hebrew, unicode.Hebrew}, {Armenian, unicode.Armenian}, {Georgian, unicode.Georgian}, {Han, unicode.Han},
	{Kana, unicode.Katakana}, {Kana, unicode.Hiragana}, {Hangul, unicode.Hangul},
	{Devanagari, unicode.Devanagari}, {Thai, unicode.Thai},
}

// scriptOf returns the script of a letter.
func scriptOf(r rune) Script {
	switch {
	case r < 0x80:
		return Latin
	case r == 'ー': // counted as common to both kana by Unicode
		return Kana
	}
	for i := range scriptBlocks {
		if r >= scriptBlocks[i].lo && r <= scriptBlocks[i].hi {
			return scriptBlocks[i].script
		}
	}
	return scriptInTables(r)
}

// scriptInTables is scriptOf without the short cut.
func scriptInTables(r rune) Script {
	for i := range scriptTables {
		if unicode.Is(scriptTables[i].table, r) {
			return scriptTables[i].script
		}
	}
	return Other
}

// folds says whether words of the script mix with others only in disguise:
// these scripts have the same letter shapes, and no language mixes them.
func (s Script) folds() bool {
	return s == Latin || s == Cyrillic || s == Greek || s == Armenian || s == Other
}

// spells says whether a script writes names with single letters, so that
// single letters in a row can be a word spaced out.
func (s Script) spells() bool {
	return s == Latin || s == Cyrillic || s == Greek || s == Armenian || s == Georgian
}
