package lists

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	// kofiuProgram is a programme at the end of an entry, "[DPRK3]".
	kofiuProgram = regexp.MustCompile(`\s*\[([^\[\]]{1,40})\]\.?$`)
	kofiuKind    = regexp.MustCompile(`(?i)[\s,;]*\((individual|entity|vessel|aircraft|개인|단체|법인|선박|항공기)\)\.?$`)
	kofiuAlias   = regexp.MustCompile(`^((?:[afn]\.k|d\.b)\.a\.|일명|가명|별명)[\s:,]*`)
	// kofiuGroup is a piece of a name in parentheses or quotes at its end.
	kofiuGroup = regexp.MustCompile(`^(.*\S)\s*(?:\(([^()]+)\)|"([^"]+)")$`)
	// kofiuForm is what stands behind a comma and is still part of a name.
	kofiuForm = regexp.MustCompile(`(?i)^,\s*(?:co|ltd|llc|inc|corp|s\.?\s?a|s\.?r\.?[lo]|gmbh|l\.?l\.?c|pte|limited|a\.?g|j\.?s\.?c)\b\.?`)
)

var kofiuKinds = map[string]Kind{
	"individual": Person, "entity": Organization, "vessel": Vessel, "aircraft": Aircraft,
	"개인": Person, "단체": Organization, "법인": Organization, "선박": Vessel, "항공기": Aircraft,
}

// readNotice reads one entry of the notice, which is written as OFAC writes
// its list as text: name, other names in parentheses, addresses, then labels
// with values and semicolons between them, "(individual)", programmes in
// brackets. Names in Hangul stand in parentheses or quotes.
func (l *List) readNotice(e *Entry, text string) {
	e.Remarks = text
	s := strings.TrimSpace(text)
	for m := kofiuProgram.FindStringSubmatchIndex(s); m != nil; m = kofiuProgram.FindStringSubmatchIndex(s) {
		e.Programs = append([]string{s[m[2]:m[3]]}, e.Programs...)
		s = s[:m[0]]
	}
	if m := kofiuKind.FindStringSubmatchIndex(s); m != nil {
		e.Kind = kofiuKinds[strings.ToLower(s[m[2]:m[3]])]
		s = s[:m[0]]
	}
	end := nameEnd(s, e.Kind)
	e.addNoticeNames(s[:end], Primary)
	s = strings.TrimLeft(s[end:], " ,")
	for s != "" && (s[0] == '(' || s[0] == '"') {
		group, rest, ok := cutGroup(s)
		if !ok {
			break
		}
		for _, name := range splitNames(group) {
			e.addNoticeNames(name, Alias)
		}
		s = strings.TrimLeft(rest, " ,")
	}
	if len(e.Names) == 0 {
		l.problem(e.Pos, e.ID, text, fmt.Errorf("%w: the entry has no name", ErrUnread))
	}
	labels := false
	for _, seg := range splitRemarks(strings.TrimLeft(s, " ;,")) {
		bare := strings.TrimPrefix(strings.TrimPrefix(seg, "alt. "), "Alt. ")
		_, _, use, _ := cutLabel(bare)
		wallet := strings.HasPrefix(bare, "Digital Currency Address")
		if labels = labels || use != noUse || wallet || kofiuAlias.MatchString(bare); !labels {
			e.Addresses = append(e.Addresses, Address{Text: seg}) // they come first and have no label
			continue
		}
		if err := e.readSegment(seg); err != nil {
			l.problem(e.Pos, e.ID, seg, err)
		}
	}
	e.addWallets(text)
}

// nameEnd returns where the primary name of an entry ends: at a parenthesis, a
// quote, a semicolon, or a comma; but a person's first comma stands between
// family name and given names, and one before a legal form belongs to the name.
func nameEnd(s string, kind Kind) int {
	commas := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"', ';':
			return i
		case '(':
			if i > 0 {
				return i
			}
		case ',':
			commas++
			if kind == Person && commas == 1 && !strings.HasPrefix(s[i:], ", DOB ") || kofiuForm.MatchString(s[i:]) {
				continue
			}
			return i
		}
	}
	return len(s)
}

// cutGroup returns the content of the parentheses or quotes that s begins with.
func cutGroup(s string) (group, rest string, ok bool) {
	if s[0] == '"' {
		return strings.Cut(s[1:], `"`)
	}
	end := closingParen(s)
	if end < 0 {
		return "", s, false
	}
	return s[1:end], s[end+1:], true
}

// splitNames splits names at semicolons, and at commas before another "a.k.a.".
func splitNames(group string) []string {
	var names []string
	for piece := range strings.SplitSeq(group, ";") {
		for {
			i := strings.Index(piece, ", a.k.a.")
			if i < 0 {
				break
			}
			names = append(names, piece[:i])
			piece = piece[i+2:]
		}
		names = append(names, piece)
	}
	return names
}

// addNoticeNames adds a name, and the one in Hangul that stands behind it. A quoted
// alias is a weak one in OFAC's text, but quotes around Hangul mean nothing.
func (e *Entry) addNoticeNames(text string, t NameType) {
	text = strings.Trim(text, " ,;")
	if m := kofiuAlias.FindStringSubmatch(text); m != nil {
		if text = text[len(m[0]):]; m[1] == "f.k.a." {
			t = Former
		}
	}
	if m := kofiuGroup.FindStringSubmatch(text); m != nil && scriptOf(m[2]+m[3]) != scriptOf(m[1]) {
		e.addNoticeNames(m[1], t)
		e.addNoticeNames(m[2]+m[3], Alias)
		return
	}
	bare := strings.Trim(text, `"' `)
	if bare == "" {
		return
	}
	n := ofacName(bare, t, e.Kind)
	n.Script = scriptOf(bare)
	n.Weak = bare != text && n.Script == latin && t != Primary
	if len(e.Names) == 0 {
		n.Type = Primary
	}
	e.Names = append(e.Names, n)
}
