package lists

import (
	"regexp"
	"strings"
)

// Publishers write behind a name what else they know of it. It is kept, but as a
// fact: nobody is called "Yassin Sywal (formerly listed as)", and whoever asks
// for Yassin Sywal must find him.
var (
	// nameNotes are what is said of an alias or its bearer: where and when he was
	// born, in which passport it stands, that the list had it otherwise before,
	// that the original is in Arabic (which it then does not give).
	nameNotes = []*regexp.Regexp{
		regexp.MustCompile(`\s*[(（]?【[^】]*】[)）]?`),
		regexp.MustCompile(`(?s)\s*[(（](?:以前|アラビア語|生年月日|戦闘員名|誕生名|偽造|イニシャル|(?i:nom de guerre|combat name|call sign|birth name|when (?:he|she)|DOB|formerly|previously)).*$`),
		regexp.MustCompile(`(?s)\s*[(（][^()（）]*(?:[\d０-９]{4}|出生|生まれ|国籍|名義|掲載|旅券)[^()（）]*[)）]?.*$`),
		regexp.MustCompile(`(?s)[,、]?\s*[\d０-９]{4}\s*年.*$`),
		regexp.MustCompile(`(?s),?\s*\b(?:[Bb]orn|DOB|POB)\b.*$`),
		regexp.MustCompile(`(?s)(?: son of [^,()]+)?,[^,]*\b(?:passport|identity card)\b.*$`),
		regexp.MustCompile(`(?s)\s*(?:\bprominently known |この戦闘員名).*$`),
	}
	// foreignName is a name in a note, in the letters of its own language.
	foreignName = regexp.MustCompile(`\p{Arabic}[\p{Arabic}\p{M} ]*\p{Arabic}|\p{Cyrillic}[\p{Cyrillic} -]*\p{Cyrillic}`)

	// nameBehind is a name in parentheses behind another, in either width.
	nameBehind = regexp.MustCompile(`^(.+?)\s*[(（]\s*([^()（）]+(?:[(（][^()（）]+[)）][^()（）]*)*?)\s*[)）]$`)
	// abbreviation is a short form of a name, such as "KOMID" or "CETC 14".
	abbreviation = regexp.MustCompile(`^[A-Z][A-Za-z-]{1,9}(?: \d+)?$`)
)

// cutNameNotes returns a name without the notes behind it, and the names in
// other letters that stand in the notes.
func cutNameNotes(text string) (name string, foreign []string) {
	name = text
	for _, note := range nameNotes {
		name = note.ReplaceAllString(name, "")
	}
	if name != text {
		foreign = foreignName.FindAllString(strings.TrimPrefix(text, name), -1)
	}
	return name, foreign
}

// isAbbreviation reports whether a word in parentheses is the abbreviation of
// the name before it, not a branch or a country: it has capitals within.
func isAbbreviation(s string) bool {
	return abbreviation.MatchString(s) && strings.ToLower(s[1:]) != s[1:] && !strings.HasPrefix(s, "No")
}
