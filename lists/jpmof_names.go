package lists

import (
	"regexp"
	"strings"
)

// mofMaxSpellings bounds the spellings of one name, which are all combinations of
// those of its words. The most that a real name has is 21.
const mofMaxSpellings = 64

var (
	// mofOriginal is a name in its own script, behind the name in Latin letters.
	// The misspelt word is the publisher's.
	mofOriginal    = regexp.MustCompile(`[(（][^()（）]*?(?i:original scr?ipt)[^()（）]*[)）]?`)
	mofOriginalTag = regexp.MustCompile(`(?i:original scr?ipt)\s*[:：]?|[:：]`)
	// mofVariants is a word with other spellings of it in parentheses.
	mofVariants = regexp.MustCompile(`([\p{L}'’-]+)\s*[(（]\s*([\p{L}'’-]+(?:\s*[,、/]\s*[\p{L}'’-]+)*)\s*[)）]`)
	// mofBefore is a name by which a person was called before.
	mofBefore = regexp.MustCompile(`\s*[(（]\s*(nee|née|旧姓|旧称|f\.k\.a ?\.)[,:：]?\s*([^()（）]+)[)）]`)
	mofAlso   = regexp.MustCompile(`[;；]?\s*a\.k\.a ?\.\s*([^()（）]+)`)
	// mofInvisible characters stand around words that are written right to left.
	mofInvisible = strings.NewReplacer("\u202f", " ", "\u200e", "", "\u200f", "", "\u202a", "", "\u202b", "", "\u202c", "", "\u00a0", " ")
)

// mofCutOriginal cuts names in their original script from a text.
func mofCutOriginal(text string) (string, []Name) {
	var names []Name
	for _, m := range mofOriginal.FindAllString(text, -1) {
		m = mofOriginalTag.ReplaceAllString(strings.Trim(m, "()（）"), "")
		for _, n := range strings.FieldsFunc(m, func(r rune) bool { return strings.ContainsRune(";；،", r) }) {
			if n = strings.Join(strings.Fields(mofInvisible.Replace(n)), " "); n != "" {
				names = append(names, Name{Text: n})
			}
		}
	}
	return strings.TrimSpace(mofOriginal.ReplaceAllString(text, "")), names
}

// name reads the cell of the primary name in one of the two languages.
func (r *mofRecord) name(col mofColumn, text string) {
	text, originals := mofCutOriginal(text)
	r.others = append(originals, r.others...)
	language := "en"
	if col.japanese {
		language = "ja"
	}
	names := mofSpellings(mofJoin(text), r.entry.Kind == Person)
	for i := range names {
		names[i].Language = language
	}
	switch {
	case len(names) == 0:
		return
	case col.japanese:
		r.japanese = append(r.japanese, names[0])
	default:
		r.english = append(r.english, names[0])
	}
	r.others = append(r.others, names[1:]...)
}

// mofSpellings returns a name as published, and what it says in parentheses: if
// it is a person's, other spellings of words ("Pavlo (Pavel) FILIPCHUK" is Pavlo
// FILIPCHUK and Pavel FILIPCHUK) and the family name of former days; else the
// abbreviation.
func mofSpellings(text string, person bool) []Name {
	if text == "" {
		return nil
	}
	names := []Name{{Text: text}}
	if !person {
		if m := nameBehind.FindStringSubmatch(text); m != nil && (isAbbreviation(halfWidth(m[2])) || scriptOf(m[2]) != scriptOf(m[1])) {
			names = append(names, Name{Text: m[1]}, Name{Text: m[2]})
		}
		return names
	}
	bare := mofBefore.ReplaceAllString(text, "")
	if m := mofAlso.FindStringSubmatch(bare); m != nil {
		names = append(names, Name{Text: strings.TrimSpace(m[1])})
		bare = strings.NewReplacer("()", "", "（）", "").Replace(mofAlso.ReplaceAllString(bare, ""))
	}
	all := mofAllSpellings(bare)
	for _, s := range all {
		names = append(names, Name{Text: s})
	}
	for _, m := range mofBefore.FindAllStringSubmatch(text, -1) {
		t := Former
		if m[1] != "旧称" && !strings.HasPrefix(m[1], "f") {
			t = Maiden
		}
		// The family name is the last word, in Japanese behind the last dot.
		given := strings.TrimRight(all[0][:max(strings.LastIndexAny(all[0], " ・"), 0)], " ・")
		dot := " "
		if strings.Contains(all[0], "・") {
			dot = "・"
		}
		names = append(names, Name{Text: given + dot + strings.TrimSpace(m[2]), Type: t})
	}
	return names
}

// mofAllSpellings returns every combination of the spellings of a name's words.
func mofAllSpellings(text string) []string {
	built := []string{""}
	from := 0
	for _, m := range mofVariants.FindAllStringSubmatchIndex(text, -1) {
		ways := append([]string{text[m[2]:m[3]]}, strings.FieldsFunc(text[m[4]:m[5]], func(r rune) bool { return strings.ContainsRune(" ,、/", r) })...)
		var longer []string
		for _, b := range built {
			for _, w := range ways {
				longer = append(longer, b+text[from:m[0]]+w)
			}
		}
		built, from = longer[:min(len(longer), mofMaxSpellings)], m[1]
		if !strings.HasPrefix(text[from:], "・") && from < len(text) {
			for i := range built {
				built[i] += " " // "Yury(Yuri)Chaika" lacks its blank
			}
		}
	}
	for i, b := range built {
		built[i] = strings.Join(strings.Fields(b+text[from:]), " ")
	}
	return built
}
