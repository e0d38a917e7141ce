package text

import (
	"strings"
	"unicode"
)

// cyrillicMarks are the letters that one language has and its neighbours lack.
// The first line of which a name has a letter decides: і is shared by
// Ukrainian, Belarusian and Kazakh, so their own letters come before it.
var cyrillicMarks = [...]struct {
	letters string
	table   *table
}{
	{"әғқңөұүһҳҷӣӯӘҒҚҢӨҰҮҺҲҶӢӮ", &cyrillicTurkic},
	{"ўЎ", &cyrillicBelarusian},
	{"їєґЇЄҐ", &cyrillicUkrainian},
	{"ѓќѕЃЌЅ", &cyrillicMacedonian},
	{"ћђљњџјЋЂЉЊЏЈ", &cyrillicSerbian},
	{"іІ", &cyrillicUkrainian},
}

// cyrillicTable chooses the table for a name by its letters: the one for
// Russian if none of them decides, whose last column reads it as Ukrainian.
func cyrillicTable(cells []cell) *table {
	for i := range cyrillicMarks {
		for _, c := range cells {
			if c.r >= 0x400 && strings.ContainsRune(cyrillicMarks[i].letters, c.r) {
				return cyrillicMarks[i].table
			}
		}
	}
	if ukrainianEnding(cells) {
		return &cyrillicUkrainian
	}
	for i, c := range cells {
		// In Russian the hard sign stands before a vowel only; in Bulgarian
		// it is one.
		if (c.r == 'ъ' || c.r == 'Ъ') && i+1 < len(cells) && strings.ContainsRune("бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ", cells[i+1].r) {
			return &cyrillicBulgarian
		}
	}
	return &cyrillicRussian
}

// ukrainianEnding says whether a word has the ending of Зеленський, which no
// Russian or Belarusian word has, though each of its letters is shared.
func ukrainianEnding(cells []cell) bool {
	const ending = "ький"
	for i := range cells {
		n := 0
		for _, r := range ending {
			if i+1+n < len(cells) && unicode.ToLower(cells[i+1+n].r) == r {
				n++
			}
		}
		if n == 4 && strings.ContainsRune("сцзСЦЗ", cells[i].r) {
			return true
		}
	}
	return false
}
