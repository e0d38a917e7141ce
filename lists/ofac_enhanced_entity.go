package lists

import (
	"fmt"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// enhancedScripts are the words for scripts, as ISO 15924 codes.
var enhancedScripts = map[string]string{
	"Latin": latin, "Arabic": "Arab", "Armenian": "Armn", "Chinese Simplified": "Hans", "Chinese Traditional": "Hant",
	"Cyrillic": "Cyrl", "Georgian": "Geor", "Greek": "Grek", "Hangul": "Hang", "Hebrew": "Hebr", "Japanese": "Jpan",
	"Korean": "Kore",
}

func (n *enhanced) script(c xmlpos.Element) (code, word string) {
	word = n.trimmed()
	code, ok := enhancedScripts[word]
	if !ok {
		n.problem(c.Offset, word, fmt.Errorf("%w: script", ErrUnread))
	}
	return code, word
}

// name reads one name, in one script or several.
func (n *enhanced) name(e *Entry, name xmlpos.Element) {
	base := Name{Type: Alias}
	main := false
	var written []Name
	for c := range n.Children() {
		switch c.Name {
		case "isPrimary":
			main = n.trimmed() == "true"
		case "aliasType":
			word := n.trimmed()
			t, ok := ofacAliasTypes[word]
			if !ok {
				n.problem(c.Offset, "alias of type "+word, ErrUnread)
			}
			base.Type = t
		case "isLowQuality":
			base.Weak = n.trimmed() == "true"
		case "translations":
			for c := range n.Children() {
				written = append(written, n.translation(c))
			}
		case "comments":
			e.Facts = append(e.Facts, Fact{Label: "Name remark", Text: n.trimmed()})
		default:
			n.unknown(c)
		}
	}
	for _, w := range written {
		if w.Text == "" && n.Err() == nil {
			n.problem(name.Offset, "a name without text", ErrUnread)
			continue
		}
		w.Type, w.Weak = base.Type, base.Weak
		if main {
			w.Type = Primary
		}
		e.Names = append(e.Names, w)
	}
}

// translation reads a name in one script. The text is in capitals as a whole
// where the parts keep their case.
func (n *enhanced) translation(xmlpos.Element) Name {
	var w Name
	for c := range n.Children() {
		switch c.Name {
		case "isPrimary", "formattedFirstName", "formattedLastName": // parts of what follows
		case "script":
			w.Script, _ = n.script(c)
		case "formattedFullName":
			w.Text = n.trimmed()
		case "nameParts":
			for range n.Children() {
				w.Parts = append(w.Parts, n.namePart())
			}
		default:
			n.unknown(c)
		}
	}
	if len(w.Parts) == 1 && w.Parts[0].Type == WholeName {
		w.Parts = nil // the text again
	}
	return w
}

func (n *enhanced) namePart() (p NamePart) {
	for c := range n.Children() {
		text := n.trimmed()
		switch c.Name {
		case "type":
			t, ok := ofacPartTypes[text]
			if !ok {
				n.problem(c.Offset, fmt.Sprintf("type of name part %q", text), ErrUnread)
			}
			p.Type = t
		case "value":
			p.Text = text
		default:
			n.problem(c.Offset, c.Name+" "+text, ErrUnread)
		}
	}
	return p
}

// address reads one address, in one script or several.
func (n *enhanced) address(e *Entry, _ xmlpos.Element) {
	country := ""
	var written []Address
	for c := range n.Children() {
		switch c.Name {
		case "country":
			country = n.intern(n.trimmed())
		case "translations":
			for range n.Children() {
				written = append(written, n.addressIn(len(written) == 0))
			}
		default:
			n.unknown(c)
		}
	}
	for i, a := range written {
		a.Country = country
		nothing := a.Lines == nil && a.City == "" && a.Region == "" && a.PostalCode == "" && a.Text == ""
		if nothing && (i > 0 || country == "") {
			continue
		}
		e.Addresses = append(e.Addresses, a)
	}
}

// addressIn reads an address in one script. The note names the script of those
// that repeat the first.
func (n *enhanced) addressIn(first bool) (a Address) {
	for c := range n.Children() {
		switch c.Name {
		case "isPrimary":
		case "script":
			if _, word := n.script(c); !first {
				a.Note = word
			}
		case "addressParts":
			for c := range n.Children() {
				n.addressPart(&a, c)
			}
		default:
			n.unknown(c)
		}
	}
	return a
}

func (n *enhanced) addressPart(a *Address, part xmlpos.Element) {
	kind, value := "", ""
	for c := range n.Children() {
		switch c.Name {
		case "type":
			kind = n.trimmed()
		case "value":
			value = n.trimmed()
		default:
			n.unknown(c)
		}
	}
	switch {
	case strings.HasPrefix(kind, "ADDRESS"):
		a.Lines = append(a.Lines, value)
	case kind == "CITY":
		a.City = joined(a.City, value)
	case kind == "STATE/PROVINCE", kind == "REGION":
		a.Region = joined(a.Region, value)
	case kind == "POSTAL CODE":
		a.PostalCode = joined(a.PostalCode, value)
	default:
		if kind != "Unknown" {
			n.problem(part.Offset, kind+" "+value, fmt.Errorf("%w: part of an address", ErrUnread))
		}
		a.Text = joined(a.Text, value)
	}
}
