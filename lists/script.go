package lists

import (
	"strings"
	"unicode"
)

// scriptTables are the scripts that names on sanctions lists are written in,
// by their ISO 15924 codes. Which of the two Han scripts a name is in can not
// be told from its letters alone: that is what Hani means.
var scriptTables = []struct {
	code  string
	table *unicode.RangeTable
}{
	{latin, unicode.Latin}, {"Cyrl", unicode.Cyrillic}, {"Arab", unicode.Arabic}, {"Hebr", unicode.Hebrew},
	{"Hang", unicode.Hangul}, {"Hani", unicode.Han}, {"Jpan", unicode.Hiragana}, {"Jpan", unicode.Katakana},
	{"Armn", unicode.Armenian}, {"Geor", unicode.Georgian}, {"Grek", unicode.Greek}, {"Mymr", unicode.Myanmar},
	{"Thai", unicode.Thai}, {"Khmr", unicode.Khmer}, {"Laoo", unicode.Lao}, {"Deva", unicode.Devanagari}, {"Beng", unicode.Bengali}, {"Ethi", unicode.Ethiopic},
}

// scriptOfRune returns the script of a letter, "" for anything else.
func scriptOfRune(r rune) string {
	if r < 0x80 && unicode.IsLetter(r) {
		return latin
	}
	if !unicode.IsLetter(r) && !unicode.IsMark(r) {
		return ""
	}
	for _, s := range scriptTables {
		if unicode.Is(s.table, r) {
			return s.code
		}
	}
	return ""
}

// scriptOf returns the script that most letters of a text are in, the first
// among equals, "" if it has no letters: names in Cyrillic hold a Latin
// abbreviation here and a Latin letter typed for its Cyrillic twin there. Kana
// make a text Japanese, however many Han characters stand around them.
func scriptOf(text string) string {
	count := map[string]int{}
	best := ""
	for _, r := range text {
		s := scriptOfRune(r)
		if s == "" {
			continue
		}
		count[s]++
		if best == "" {
			best = s
		}
	}
	for _, s := range scriptTables {
		if count[s.code] > count[best] {
			best = s.code
		}
	}
	if best == "Hani" && count["Jpan"] > 0 {
		return "Jpan"
	}
	return best
}

// cutScripts splits a text between words where Latin or Cyrillic letters change
// to those of another script, or back. Latin and Cyrillic are not told apart:
// Russian companies have both in one name.
func cutScripts(text string) []string {
	var parts []string
	last := ""
	for word := range strings.FieldsSeq(text) {
		s := scriptOf(word)
		if s == "Cyrl" {
			s = latin
		}
		if n := len(parts); n > 0 && (s == "" || s == last || last == "") {
			parts[n-1] += " " + word
		} else {
			parts = append(parts, word)
		}
		if s != "" {
			last = s
		}
	}
	return parts
}
