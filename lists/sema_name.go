package lists

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// spreadsheetDay is a day as the number that spreadsheets keep for it: five
// digits for every birthday from 1927 on.
var spreadsheetDay = regexp.MustCompile(`^[1-4]\d{4}$`)

func spreadsheetDate(days string) (Date, error) {
	n, err := strconv.Atoi(days)
	if err != nil {
		return Date{}, fmt.Errorf("%w: %q", ErrDate, days)
	}
	t := time.Date(1899, time.December, 30+n, 0, 0, 0, 0, time.UTC)
	return NewDate(t.Year(), int(t.Month()), t.Day())
}

var (
	alsoKnown = regexp.MustCompile(`\s*\((?:also known as|a\.?k\.?a\.?|ALIAS:)\s+`)
	// legalForm is a piece that is no name but the end, or the beginning, of one.
	legalForm = regexp.MustCompile(`^(?i:АО|AO|ООО|OOO|ОАО|OAO|ЗАО|ZAO|ПАО|PAO|САО|МК|АК|УП|ФГУП|Некоммерческое Партнерство|` +
		`JSC|OJSC|CJSC|PJSC|LLC|FSUE|SC|Ltd\.?|Inc\.?|Co\.?|PLC|S\.?A\.?)$`)
	// conjunction before a legal form separates names in English.
	conjunction = regexp.MustCompile(`\s+and\s+((?:AO|OOO|OAO|ZAO|PAO|JSC|OJSC|PJSC|LLC|Public Joint Stock|Joint Stock)\b)`)
	language    = regexp.MustCompile(`\(?\b(Russian|Belarus?sian|Ukrainian|Arabic|Hebrew|Persian|Farsi|Burmese|Chinese|Armenian|Georgian|English|French|Spanish)\s?:`)
)

// languages are the ISO 639-1 codes of the languages that the list names.
var languages = map[string]string{
	"Russian": "ru", "Belarusian": "be", "Belarussian": "be", "Ukrainian": "uk", "Arabic": "ar", "Hebrew": "he",
	"Persian": "fa", "Farsi": "fa", "Burmese": "my", "Chinese": "zh", "Armenian": "hy", "Georgian": "ka",
	"English": "en", "French": "fr", "Spanish": "es",
}

// semaEntityNames returns the names in EntityOrShip: the name in English, the
// same in French behind a stroke, and what the entity is also known as. A
// stroke inside brackets is part of the name, "MEC Steel Mills (Hmaw
// Bi/Pyi/Ywama)", and so is one beside a single word.
func semaEntityNames(text string) (names []Name) {
	text, also := strings.Trim(text, " ;,"), ""
	if at := alsoKnown.FindStringIndex(text); at != nil {
		text, also = text[:at[0]], strings.TrimSuffix(text[at[1]:], ")")
	}
	pieces := splitOutside(text, "/")
	bilingual := len(pieces) == 2 && strings.Contains(pieces[0], " ") && strings.Contains(pieces[1], " ")
	switch {
	case bilingual:
		names = append(names, Name{Text: pieces[0], Language: "en"}, Name{Text: pieces[1], Language: "fr"})
	case text != "":
		names = append(names, Name{Text: text})
	}
	for _, s := range splitEntities(conjunction.ReplaceAllString(also, "; $1")) {
		names = append(names, Name{Text: s})
	}
	return names
}

// semaAliases returns the names in Aliases. They stand one behind the other,
// with semicolons, commas, strokes, "or" or "and" between them and the name of
// a language before some. It is not sure of what it has read where strokes and
// "or" are mixed; such a piece stays one name.
func semaAliases(text, given string, person bool) (names []Name, sure bool) {
	sure = true
	add := func(text, lang string) {
		// "Abdullah al-X عبد الله": the two scripts of one name.
		for _, s := range cutScripts(text) {
			pieces := splitEntities(s)
			if person {
				pieces = splitPersons(s, given)
			}
			for _, s := range pieces {
				all, ok := []string{s}, true
				if person {
					all, ok = alternatives(s)
				}
				sure = sure && ok
				for _, s := range all {
					names = append(names, Name{Text: s, Language: lang})
				}
			}
		}
	}
	lang := ""
	for {
		at := language.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		add(text[:at[0]], lang)
		lang, text = languages[text[at[2]:at[3]]], text[at[1]:]
	}
	add(text, lang)
	return names, sure
}

// splitEntities splits the names of entities. A comma belongs to the name
// before a legal form, "Рембаза, АО", before a word in small letters,
// "Министерство образования, науки и молодежи", and inside quotation marks.
func splitEntities(text string) (names []string) {
	text = strings.ReplaceAll(text, `,"`, `",`)
	var words []string
	for _, group := range splitOutside(text, ";") {
		words = append(words, splitWords(group)...)
	}
	for _, group := range words {
		var glued []string
		for _, s := range splitOutside(group, ",") {
			n := len(glued)
			if n > 0 && (goesOn.MatchString(s) && !article.MatchString(s) || legalForm.MatchString(s) ||
				legalForm.MatchString(glued[n-1]) || quoted(glued[n-1])) {
				glued[n-1] += ", " + s
				continue
			}
			glued = append(glued, s)
		}
		for _, s := range glued {
			names = append(names, splitOutside(s, "/")...)
		}
	}
	return names
}

var (
	goesOn  = regexp.MustCompile(`^\p{Ll}`)
	article = regexp.MustCompile(`^(?:l['’]|al-|el-)`)
	opening = regexp.MustCompile(`(?:^|[\s(«])["“]`)
	closing = regexp.MustCompile(`[^\s(«]["”]`)
)

// quoted reports whether a quotation is open at the end of s.
func quoted(s string) bool {
	return len(opening.FindAllString(s, -1)) > len(closing.FindAllString(s, -1))
}

// splitWords splits at the word "or", and at "and" between names that are not
// in Latin letters: there the word must be the publisher's.
func splitWords(s string) []string {
	var names []string
	for _, s := range strings.Split(s, " or ") {
		joining := ""
		for _, s := range strings.Split(s, " and ") {
			if n := len(names); joining != "" && (scriptOf(s) == latin || scriptOf(names[n-1]) == latin) {
				names[n-1] += joining + s
			} else {
				names = append(names, s)
			}
			joining = " and "
		}
	}
	for i, s := range names {
		names[i] = trimName(s)
	}
	return slices.DeleteFunc(names, func(s string) bool { return s == "" })
}

// splitPersons splits the names of persons at semicolons and commas. Where a
// single word and one comma stand before two words, or before the given name
// of the record, it is a family name: "Баранов, Олег Анатольевич".
func splitPersons(text, given string) (names []string) {
	for _, group := range splitOutside(text, ";") {
		pieces := splitOutside(strings.ReplaceAll(group, ", or ", " or "), ",")
		if len(pieces) == 2 && !strings.Contains(pieces[0], " ") &&
			(strings.Count(pieces[1], " ") == 1 || strings.EqualFold(pieces[1], given)) {
			pieces = []string{pieces[0] + ", " + pieces[1]}
		}
		names = append(names, pieces...)
	}
	return names
}

// splitOutside splits at a separator that does not stand in brackets or in the
// quotation marks « ».
func splitOutside(text, separator string) (pieces []string) {
	depth, start := 0, 0
	for i, r := range text {
		switch r {
		case '(', '«':
			depth++
		case ')', '»':
			depth = max(0, depth-1)
		}
		if depth == 0 && strings.HasPrefix(text[i:], separator) {
			pieces = append(pieces, text[start:i])
			start = i + len(separator)
		}
	}
	pieces = append(pieces, text[start:])
	for i, s := range pieces {
		pieces[i] = trimName(s)
	}
	return slices.DeleteFunc(pieces, func(s string) bool { return s == "" })
}

// trimName takes away what separators leave around a name, and a bracket
// without its partner.
func trimName(s string) string {
	s = strings.TrimSuffix(strings.Trim(s, " ,;"), " AKA")
	if strings.Count(s, "(") != strings.Count(s, ")") {
		s = strings.Trim(s, "() ")
	}
	return s
}

var either = regexp.MustCompile(`\s+(?:or|and)\s+|\s*/\s*`)

// maxChoices is more than the longest chain of "or" in a real record has.
const maxChoices = 16

// alternatives returns the names of a person that "or" joins: two whole names,
// or one name with a choice of words, "Aleksandr Evgenyevich or Evgenievich
// Kon’kov". Where strokes and "or" are mixed it can not be told which is meant.
func alternatives(s string) (names []string, sure bool) {
	at := either.FindStringIndex(s)
	if at == nil {
		return []string{s}, true
	}
	if strings.Contains(s, "/") && strings.Contains(s, " or ") || len(either.FindAllString(s, maxChoices)) == maxChoices {
		return []string{s}, false
	}
	left, right := strings.Fields(s[:at[0]]), strings.Fields(s[at[1]:])
	segment := strings.Fields(either.Split(s[at[1]:], 2)[0])
	if len(left) == 0 || len(segment) == 0 {
		return []string{trimName(either.ReplaceAllString(s, " "))}, false
	}
	inside := min(len(left), len(segment)) < 3 && alike(left[len(left)-1], segment[0]) && !alike(left[0], segment[0])
	choice := inside || len(left) == 1 || len(segment) == 1
	if !choice {
		rest, ok := alternatives(strings.Join(right, " "))
		return append([]string{strings.Join(left, " ")}, rest...), ok
	}
	// The word behind "or" takes the place of the one before it. What follows
	// it belongs to both.
	first := strings.Join(append(slices.Clone(left), right[1:]...), " ")
	second := strings.Join(append(slices.Clone(left[:len(left)-1]), right...), " ")
	if len(segment) == 1 && len(right) > 1 { // further choices follow: they are the second's
		first = strings.Join(left, " ")
	}
	rest, ok := alternatives(second)
	if first == second || either.MatchString(first) {
		return rest, ok
	}
	return append([]string{first}, rest...), ok
}

// alike reports whether two words begin in the same way, as two spellings of
// one name do.
func alike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) > 1 && len(y) > 1 && string(x[:2]) == string(y[:2])
}
