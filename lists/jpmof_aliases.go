package lists

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// mofIntroduced are the words that introduce aliases, of one sort or the
	// other.
	mofIntroduced = regexp.MustCompile(`[(（]?\s*(?:(?i:\ba\. ?k\. ?a\b\.?|\balso known as\b|\bf\. ?k\. ?a\b\.?|\bformerly known as\b)(?:, the following [a-z]+ aliases)?[\s\x{3000}:：]*` +
		`|(?:別称|別名|旧称|旧名|通称)\d?\s*[)）、:：])\s*`)
	mofFormerly = regexp.MustCompile(`(?i:f\. ?k\. ?a|formerly)|旧`)
	// mofMixed is a name with the same in other letters behind it.
	mofMixed = regexp.MustCompile(`^([^()（）]+?)\s*[(（]\s*(.+?)\s*[)）]?$`)
	// mofBesides are two names behind another, each in its parentheses.
	mofBesides = regexp.MustCompile(`[)）]\s*[(（]`)
)

// mofAliasNames splits a cell of aliases: Japanese and Latin ones, enumerated or
// not, with words that introduce them or without. Several Japanese names are
// followed by as many Latin ones, but not always. What is said of an alias
// comes back too, with the alias.
func mofAliasNames(text string, t NameType) (names []Name, notes []string) {
	text, originals := mofCutOriginal(text)
	cut := func(part string, t NameType) {
		for _, item := range mofAliasItems(part) {
			bare, foreign := cutNameNotes(item)
			found := mofAliasForms(bare, t)
			names = append(names, found...)
			if rest := mofTrim(item); bare != item || len(found) == 0 && strings.ContainsAny(rest, digits) {
				notes = append(notes, mofJoin(rest))
				for _, n := range foreign {
					names = append(names, Name{Text: n, Type: t})
				}
			}
		}
	}
	from, now := 0, t
	for _, m := range mofIntroduced.FindAllStringIndex(text, -1) {
		cut(text[from:m[0]], now)
		now, from = t, m[1]
		if mofFormerly.MatchString(text[m[0]:m[1]]) {
			now = Former
		}
	}
	cut(text[from:], now)
	return append(names, originals...), notes
}

// mofAliasItems splits a part of a cell in which nothing but aliases stand.
func mofAliasItems(text string) []string {
	items, ok := mofEnumerated(text)
	if !ok {
		items = mofSplit(text, "；;\n")
		if strings.ContainsAny(text, "；;") {
			return items
		}
		return mofPairs(items)
	}
	var found []string
	for _, item := range items {
		item = strings.Trim(item, mofSeparators)
		if inner, ok := mofUnwrap(item); ok {
			item = inner
		}
		for _, part := range mofSplit(item, "；;") {
			found = append(found, mofLines(part)...)
		}
	}
	return found
}

// mofLines divides a text where a line in one script is followed by one in
// another, unless the break stands within parentheses.
func mofLines(text string) []string {
	if strings.Count(text, "\n") == 0 {
		return []string{text}
	}
	var lines []string
	for line := range strings.Lines(text) {
		if n := len(lines); n > 0 && mofOpenParens(lines[n-1]) > 0 {
			lines[n-1] += line
		} else {
			lines = append(lines, line)
		}
	}
	return mofScriptLines(lines...)
}

// mofOpenParens returns how many parentheses are open at the end of a text.
func mofOpenParens(text string) int {
	return strings.Count(text, "(") + strings.Count(text, "（") - strings.Count(text, ")") - strings.Count(text, "）")
}

// mofUnwrap returns what is within the parentheses that a text stands in.
func mofUnwrap(text string) (string, bool) {
	r := []rune(text)
	if n := len(r); n > 2 && (r[0] == '(' || r[0] == '（') && (r[n-1] == ')' || r[n-1] == '）') {
		depth := 0
		for i, c := range r {
			switch c {
			case '(', '（':
				depth++
			case ')', '）':
				depth--
			}
			if depth == 0 && i < n-1 {
				return text, false
			}
		}
		return string(r[1 : n-1]), true
	}
	return text, false
}

// mofPairs splits lines at commas if the Japanese line and the Latin one below
// it have as many: otherwise a comma may be part of a name, as in "AL-TURKI,
// Hassan". A Japanese comma on a line of its own divides names.
func mofPairs(lines []string) []string {
	var found []string
	for i := 0; i < len(lines); i++ {
		japanese := mofSplit(lines[i], "、")
		if len(japanese) == 1 || scriptOf(lines[i]) == latin {
			found = append(found, lines[i])
			continue
		}
		found = append(found, japanese...)
		if i+1 < len(lines) {
			english := strings.FieldsFunc(lines[i+1], func(r rune) bool { return r == ',' || r == '，' })
			if len(english) == len(japanese) {
				found = append(found, english...)
				i++
			}
		}
	}
	return found
}

// mofAliasForms reads one alias, which may be given in two scripts.
func mofAliasForms(item string, t NameType) []Name {
	item = mofTrim(mofJoin(item))
	if inner, ok := mofUnwrap(item); ok {
		item = inner
	}
	var names []Name
	for _, one := range mofSplit(item, "；;") {
		if one = mofTrim(one); !mofNothing(one) {
			names = append(names, mofForms(one, t)...)
		}
	}
	return names
}

func mofForms(item string, t NameType) []Name {
	texts := []string{item}
	if m := mofMixed.FindStringSubmatch(item); m != nil && mofScript(m[1]) != mofScript(m[2]) && scriptOf(m[1]) != "" && scriptOf(m[2]) != "" {
		texts = append([]string{m[1]}, mofBesides.Split(m[2], -1)...)
	} else if m := nameBehind.FindStringSubmatch(item); m != nil && isAbbreviation(halfWidth(m[2])) {
		texts = m[1:]
	}
	var names []Name
	for _, text := range texts {
		text = mofTrim(strings.Trim(mofTrim(strings.TrimLeft(text, "-")), "\"“”「」"))
		if text == "" || scriptOf(text) == "" && !strings.ContainsAny(text, digits) {
			continue
		}
		names = append(names, Name{Text: text, Type: t, Language: mofLanguage(text)})
	}
	return names
}

// mofScript is like scriptOf, but a name with any Japanese character in it is
// Japanese, whatever abbreviations it holds: "株式会社NIIEI".
func mofScript(text string) string {
	if slices.ContainsFunc([]rune(text), isKana) {
		return "Jpan"
	}
	return scriptOf(text)
}

func mofLanguage(text string) string {
	switch mofScript(text) {
	case "Jpan":
		return "ja"
	case latin, "":
		return "en"
	}
	return ""
}
