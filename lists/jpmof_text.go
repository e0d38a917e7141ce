package lists

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
)

// hashID returns the ID of an entry whose publisher gives none: a hash of what
// tells it from others.
func hashID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// halfWidth returns a text with the Latin letters, digits and marks that
// Japanese typesetting makes as wide as a Chinese character in their usual
// width.
func halfWidth(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '\u3000', r == '\u00a0': // the blanks
			return ' '
		case r == '−', r == '‐', r == '―', r == '–':
			return '-'
		}
		return r
	}, text)
}

// mofNothing reports whether a Japanese cell says that nothing is known.
func mofNothing(text string) bool {
	switch strings.Trim(text, " \t\r\n\u3000\u00a0。") {
	case "", "不明", "なし", "無し", "-", "―", "－", "ー":
		return true
	}
	return false
}

// mofEnumerator is the mark of an item of an enumeration: "(a)", "（ａ）", "(iv)",
// and "©", which is what a word processor makes of "(c)".
var mofEnumerator = regexp.MustCompile(`[(（]\s*(?:a?[a-zａ-ｚC]|i{1,3}|iv|vi{0,3}|ix)\s*[)）]\s*|©`)

// mofEnumerated splits a text into the items of its enumerations, and reports
// whether there are any. A line break within an item is a space, but in
// Japanese, which needs none between words, it is nothing.
func mofEnumerated(text string) ([]string, bool) {
	marks := mofEnumerator.FindAllStringIndex(text, -1)
	if len(marks) == 0 {
		return nil, false
	}
	items := []string{text[:marks[0][0]]}
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		items = append(items, text[m[1]:end])
	}
	return items, true
}

// mofSeparators stand between and around the items of Japanese and English
// enumerations.
const mofSeparators = " \t\r\n\u3000\u00a0、,，;；"

// mofTrim removes what stands between items, and parentheses that have lost
// their other half to the splitting.
func mofTrim(s string) string {
	for range maxMOFNesting {
		t := strings.Trim(s, mofSeparators)
		open, shut := strings.Count(t, "(")+strings.Count(t, "（"), strings.Count(t, ")")+strings.Count(t, "）")
		switch {
		case shut > open && (strings.HasSuffix(t, ")") || strings.HasSuffix(t, "）")):
			t = mofCutLast(t)
		case open > shut && (strings.HasPrefix(t, "(") || strings.HasPrefix(t, "（")):
			t = strings.TrimPrefix(strings.TrimPrefix(t, "("), "（")
		case open > shut && (strings.HasSuffix(t, "(") || strings.HasSuffix(t, "（")):
			t = mofCutLast(t)
		}
		if t == s {
			break
		}
		s = t
	}
	return s
}

// maxMOFNesting is more than parentheses are ever nested.
const maxMOFNesting = 8

func mofCutLast(s string) string {
	r := []rune(s)
	return string(r[:len(r)-1])
}

// mofSplit splits a text at the characters in at that do not stand within
// parentheses, where they belong to a remark.
func mofSplit(text, at string) []string {
	var items []string
	depth, from := 0, 0
	balanced := strings.Count(text, "(")+strings.Count(text, "（") == strings.Count(text, ")")+strings.Count(text, "）")
	for i, r := range text {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			depth = max(0, depth-1)
		case (depth == 0 || !balanced) && strings.ContainsRune(at, r):
			items = append(items, text[from:i])
			from = i + len(string(r))
		}
	}
	return append(items, text[from:])
}

// mofJoin joins the lines of an item that was broken to fit its cell.
func mofJoin(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if last := b.String(); last != "" {
			r := []rune(last)
			if !isKana(r[len(r)-1]) || !isKana([]rune(line)[0]) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// isKana reports whether a character is one of Japanese text, which has no
// blanks between words.
func isKana(r rune) bool {
	return slices.Contains([]string{"Jpan", "Hani"}, scriptOfRune(r)) || r == 'ー' || r == '・'
}
