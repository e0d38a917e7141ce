package lists

import (
	"fmt"
	"slices"
	"strings"
)

// ukNameTypes are the words for the types of name, in lower case. "ALias" has
// been published, and rows without a type.
var ukNameTypes = map[string]NameType{
	"primary name": Primary, "primary name variation": Alias, "alias": Alias, "aka": Alias, "fka": Former, "": Alias,
	"a.k.a": Alias, "f.k.a": Former,
}

// finishNames reads the names. The primary one comes first; the names in other
// scripts come last, as in the XML.
func (p *ukParty) finishNames() {
	for _, r := range p.records["name"] {
		p.name(r)
	}
	first := slices.IndexFunc(p.Names, func(n Name) bool { return n.Type == Primary })
	if first > 0 {
		n := p.Names[first]
		p.Names = slices.Insert(slices.Delete(p.Names, first, first+1), 0, n)
	}
	for i := range p.Names {
		switch {
		case i == 0:
			p.Names[i].Type = Primary
		case p.Names[i].Type == Primary: // six designations have two
			p.Names[i].Type = Alias
		}
	}
	for _, r := range p.records["nonlatinname"] {
		text := r["namenonlatinscript"]
		if strings.HasPrefix(text, "(") && closingParen(text) == len(text)-1 {
			text = text[1 : len(text)-1]
		}
		n := Name{Text: text, Script: scriptNamed(text, r["nonlatinscripttype"], r["nonlatinscriptlanguage"])}
		n.Language = ukLanguages[strings.ToLower(r["nonlatinscriptlanguage"])]
		if text == "" {
			p.problem("script without a name: "+r["nonlatinscripttype"]+" "+r["nonlatinscriptlanguage"], ErrUnread)
			continue
		}
		p.addName(n)
	}
	if len(p.Names) == 0 {
		p.problem("", fmt.Errorf("%w: the designation has no name", ErrUnread))
	} else {
		p.Names[0].Type = Primary
	}
}

// ukLanguages are the codes of the languages that the publisher names.
var ukLanguages = map[string]string{
	"russian": "ru", "persian": "fa", "farsi": "fa", "persian/farsi": "fa", "arabic": "ar", "belarusian": "be",
	"ukrainian": "uk", "chinese": "zh", "bulgarian": "bg", "korean": "ko", "hebrew": "he", "greek": "el",
	"serbian": "sr", "burmese": "my", "urdu": "ur", "pashto": "ps", "dari": "prs", "japanese": "ja", "turkish": "tr",
	"spanish": "es", "french": "fr", "english": "en", "georgian": "ka", "armenian": "hy", "kurdish": "ku",
}

// name reads one name. Name 6 holds the family name or the whole name, Name 1
// the given name, the others what stands between them.
func (p *ukParty) name(r ukRecord) {
	var n Name
	for i, part := range []PartType{GivenName, MiddleName, MiddleName, MiddleName, MiddleName, FamilyName} {
		if text := r[fmt.Sprintf("name%d", i+1)]; text != "" {
			n.Parts = append(n.Parts, NamePart{part, text})
		}
	}
	n.Text = joinParts(n.Parts)
	if n.Text == "" {
		return // a type of name and no name, as in 26 elements of the real list
	}
	if p.Kind != Person || len(n.Parts) == 1 {
		n.Parts = nil
	}
	n.Script = scriptOf(n.Text)
	word := strings.ToLower(strings.TrimRight(r["nametype"], "."))
	t, ok := ukNameTypes[word]
	if !ok {
		p.problem("type of name "+r["nametype"], ErrUnread)
	}
	n.Type = t
	switch strength := strings.ToLower(r["aliasstrength"]); {
	case strings.Contains(strength, "low"):
		n.Weak = true
	case strings.Contains(strength, "good"):
	case strength != "":
		p.problem("strength of alias "+r["aliasstrength"], ErrUnread)
	default:
		// The strength is not said of most aliases. One word that is a person's
		// alias, "Hamza", names thousands; an organisation's names it.
		n.Weak = p.Kind == Person && (word == "alias" || word == "aka") && !strings.ContainsAny(n.Text, " -")
	}
	p.addName(n)
}

// addName adds a name that the party does not have yet. Of two that differ in
// strength only, the strong one stays.
func (p *ukParty) addName(n Name) {
	i := slices.IndexFunc(p.Names, func(o Name) bool { return o.Text == n.Text })
	switch {
	case i < 0:
		p.Names = append(p.Names, n)
	case n.Type == Primary:
		p.Names[i].Type, p.Names[i].Weak = Primary, false
	default:
		p.Names[i].Weak = p.Names[i].Weak && n.Weak
	}
}

// scriptNamed returns the script of a text whose publisher names its script or
// language. The letters have the last word, but for Han, of which they do not
// tell the kind.
func scriptNamed(text, script, language string) string {
	s := scriptOf(text)
	said := strings.ToLower(script + " " + language)
	if s != "Hani" {
		return s
	}
	switch {
	case strings.Contains(said, "japan"):
		return "Jpan"
	case strings.Contains(said, "simplified"):
		return "Hans"
	case strings.Contains(said, "traditional"):
		return "Hant"
	}
	return s
}
