package lists

import (
	"regexp"
	"slices"
	"strings"
)

// cslNames returns the names of an entry: the primary one, those in the column
// of other names, and those that the three departments write into either of
// them behind an "a.k.a.". The whole text that holds such an alias stays a
// name of its own, because where the alias ends is for a reader to judge.
func cslNames(primary string, others []string) []Name {
	var names []Name
	add := func(n Name) {
		same := func(have Name) bool { return have.Text == n.Text }
		if n.Text != "" && !slices.ContainsFunc(names, same) {
			names = append(names, n)
		}
	}
	add(Name{Text: primary, Type: Primary})
	for _, s := range others {
		n := Name{Text: strings.TrimPrefix(strings.TrimSpace(s), "and ")} // from "A; B; and C"
		if m := findKnownAs(n.Text); m != nil && m[0] == 0 {
			n = Name{Text: n.Text[m[1]:], Type: knownAsType(n.Text[m[2]:m[3]])}
		}
		add(n)
	}
	for _, n := range slices.Clone(names) {
		for _, inner := range namesWithin(n.Text) {
			add(inner)
		}
	}
	return names
}

// knownAs finds the words that introduce an alias within a name. Without
// points they count in lower case only: Aka is also a family name.
var knownAs = regexp.MustCompile(`(?:^|[\s,]*[(\[]?\b)((?i:[af]\.k\.a\.)|[af]ka\b)[,:]*\s+`)

// findKnownAs returns where knownAs is in text, nil if it is not. The search
// for a letter that few names hold spares most of them the expression.
func findKnownAs(text string) []int {
	if !strings.Contains(text, "ka ") && !strings.ContainsAny(text, ".") {
		return nil
	}
	return knownAs.FindStringSubmatchIndex(text)
}

func knownAsType(word string) NameType {
	if word[0] == 'f' || word[0] == 'F' {
		return Former
	}
	return Alias
}

// namesWithin returns the names that a text holds around an "a.k.a.": of
// "Far East Trading Company, Inc. (a.k.a. FETCO, Inc.)" the two.
func namesWithin(text string) []Name {
	m := findKnownAs(text)
	if m == nil || m[0] == 0 {
		return nil
	}
	names := []Name{{Text: strings.TrimSpace(text[:m[0]])}}
	typ, rest := knownAsType(text[m[2]:m[3]]), text[m[1]:]
	if strings.ContainsAny(text[m[0]:m[2]], "([") {
		rest = rest[:closingBracket(rest)]
	}
	for s := range strings.SplitSeq(rest, cslSeparator) {
		names = append(names, Name{Text: strings.TrimSpace(s), Type: typ})
	}
	return names
}

// closingBracket returns where the bracket that was open before s is closed.
func closingBracket(s string) int {
	depth := 1
	for i, r := range s {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return len(s)
}
