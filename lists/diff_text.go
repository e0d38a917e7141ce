package lists

import "strings"

// A wording is a value of an entry in words: what it is, then what else is
// said of it, in brackets.
type wording struct{ main, also []string }

func (w *wording) say(s string) {
	if s != "" {
		w.main = append(w.main, s)
	}
}

func (w *wording) add(label, s string) {
	if s == "" {
		return
	}
	if label != "" {
		s = label + " " + s
	}
	w.also = append(w.also, s)
}

func (w *wording) String() string {
	s := strings.Join(w.main, ", ")
	if len(w.also) > 0 {
		s += " (" + strings.Join(w.also, "; ") + ")"
	}
	return s
}

func asIs(s string) string { return s }

func yesWord(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func refText(r Ref) string {
	if r == (Ref{}) {
		return ""
	}
	return r.String()
}

func nameText(n Name) string {
	var w wording
	w.say(n.Text)
	if n.Weak {
		w.add("weak", n.Type.String())
	} else {
		w.add("", n.Type.String())
	}
	w.add("script", n.Script)
	w.add("language", n.Language)
	for _, p := range n.Parts {
		w.add(p.Type.String(), p.Text)
	}
	return w.String()
}

func countryText(c Country) string {
	var w wording
	w.say(c.Text)
	w.add("", string(c.Tie))
	return w.String()
}

func addressText(a Address) string {
	var w wording
	for _, s := range a.Lines {
		w.say(s)
	}
	w.say(a.Text)
	w.say(a.City)
	w.say(a.Region)
	w.say(a.PostalCode)
	w.say(a.Country)
	w.add("", a.Note)
	return w.String()
}

func identifierText(i Identifier) string {
	var w wording
	w.say(i.Type.String() + " " + i.Value)
	w.add("", i.Label)
	w.add("", i.Asset)
	w.add("of", i.Country)
	w.add("issued", i.Issued.String())
	w.add("expires", i.Expires.String())
	w.add("", i.Note)
	return w.String()
}

func relationText(r Relation) string {
	var w wording
	w.say(strings.TrimSpace(r.Kind + " " + r.Name))
	w.add("entry", r.Entry)
	return w.String()
}

func factText(f Fact) string {
	var w wording
	w.say(strings.TrimSpace(strings.TrimSuffix(f.Label, ":") + ": " + f.Text))
	w.add("", f.Date.String())
	return w.String()
}
