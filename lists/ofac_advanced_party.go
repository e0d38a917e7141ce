package lists

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// party reads one DistinctParty, which makes one Entry.
func (a *advanced) party(party xmlpos.Element) {
	if party.Name != "DistinctParty" {
		a.unknown(party)
		return
	}
	e := Entry{ID: party.Attr("FixedRef"), Pos: a.file.pos(party.Offset)}
	a.entry = e.ID
	defer func() { a.entry = "" }()
	if e.ID == "" {
		a.problem(party.Offset, "DistinctParty without FixedRef", ErrUnread)
	}
	for c := range a.Children() {
		switch c.Name {
		case "Comment":
			e.Remarks = a.trimmed()
		case "Profile":
			id := c.Attr("ID")
			if a.parties[id] != nil {
				a.problem(c.Offset, "a second Profile "+id, ErrUnread)
			}
			a.parties[id] = &listing{entry: len(a.list.Entries)}
			a.profile(&e, c)
		default:
			a.unknown(c)
		}
	}
	if len(e.Names) == 0 && a.Err() == nil {
		a.problem(party.Offset, "DistinctParty without a name", ErrUnread)
	}
	a.list.Entries = append(a.list.Entries, e)
}

func (a *advanced) profile(e *Entry, profile xmlpos.Element) {
	e.Kind = a.kind(profile)
	for c := range a.Children() {
		switch c.Name {
		case "Identity":
			a.identity(e, c)
		case "Feature":
			a.feature(e, c)
		default:
			a.unknown(c)
		}
	}
}

// A writtenName is a DocumentedName. The types of its parts are known only when
// the whole identity has been read.
type writtenName struct {
	id      string
	name    Name
	main    bool // of the alias that is the party's primary name
	parts   []writtenPart
	scripts []string
	offset  int64
}

type writtenPart struct {
	group, text string
}

// identity reads an Identity: names, then the types of their parts. Every
// party of OFAC has exactly one.
func (a *advanced) identity(e *Entry, identity xmlpos.Element) {
	if identity.Attr("False") == "true" {
		a.problem(identity.Offset, "an identity that is marked as false", ErrUnread)
	}
	var names []writtenName
	groups := map[string]string{}
	for c := range a.Children() {
		switch c.Name {
		case "Alias":
			names = append(names, a.alias(c)...)
		case "NamePartGroups":
			for range a.Children() { // MasterNamePartGroup
				for g := range a.Children() {
					groups[g.Attr("ID")] = a.ref(g, "NamePartTypeID", "NamePartType")
				}
			}
		default:
			a.unknown(c)
		}
	}
	texts := map[string]string{} // of the names, by their IDs
	primary := ""
	for i := range names {
		w := &names[i]
		a.compose(w, groups)
		texts[w.id] = w.name.Text
		// A primary name in two spellings or scripts is the first one that is
		// Latin; the others are aliases.
		if w.main && (primary == "" || w.name.Script == latin && names[indexOf(names, primary)].name.Script != latin) {
			primary = w.id
		}
	}
	for _, w := range names {
		switch {
		case w.id == primary && len(e.Names) == 0 || w.id == primary && e.Names[0].Type != Primary:
			w.name.Type = Primary
			e.Names = slices.Insert(e.Names, 0, w.name)
			continue
		case w.main:
			w.name.Type = Alias
		}
		e.Names = append(e.Names, w.name)
	}
	id := identity.Attr("ID")
	for _, d := range a.documents[id] {
		if d.name != primary {
			name, ok := texts[d.name]
			if !ok {
				a.problem(d.offset, fmt.Sprintf("%s %s for the name %s", d.id.Label, d.id.Value, d.name), ErrOrphan)
			} else {
				d.id.Note = noted(d.id.Note, "in the name of "+name)
			}
		}
		e.Identifiers = append(e.Identifiers, d.id)
	}
	delete(a.documents, id)
}

func indexOf(names []writtenName, id string) int {
	return slices.IndexFunc(names, func(w writtenName) bool { return w.id == id })
}

// alias reads an Alias, which holds one name in one or several scripts.
func (a *advanced) alias(alias xmlpos.Element) (names []writtenName) {
	word := a.ref(alias, "AliasTypeID", "AliasType")
	kind, ok := ofacAliasTypes[word]
	if !ok {
		a.problem(alias.Offset, "alias of type "+word, ErrUnread)
	}
	for c := range a.Children() {
		if c.Name != "DocumentedName" {
			a.unknown(c)
			continue
		}
		w := writtenName{id: c.Attr("ID"), main: kind == Primary, offset: c.Offset}
		w.name = Name{Type: kind, Weak: alias.Attr("LowQuality") == "true"}
		for p := range a.Children() {
			if p.Name != "DocumentedNamePart" {
				a.unknown(p)
				continue
			}
			for v := range a.Children() {
				if v.Name != "NamePartValue" {
					a.unknown(v)
					continue
				}
				script := a.ref(v, "ScriptID", "Script")
				if !slices.Contains(w.scripts, script) {
					w.scripts = append(w.scripts, script)
				}
				w.parts = append(w.parts, writtenPart{v.Attr("NamePartGroupID"), a.trimmed()})
			}
		}
		names = append(names, w)
	}
	return names
}

// compose makes the name of its parts.
func (a *advanced) compose(w *writtenName, groups map[string]string) {
	parts := make([]NamePart, 0, len(w.parts))
	for _, p := range w.parts {
		word := groups[p.group]
		t, ok := ofacPartTypes[word]
		if !ok {
			a.problem(w.offset, fmt.Sprintf("%s: type of name part %q", p.text, word), ErrUnread)
		}
		parts = append(parts, NamePart{t, p.text})
	}
	if len(w.scripts) > 0 {
		w.name.Script = w.scripts[0]
	}
	if len(w.scripts) > 1 {
		a.problem(w.offset, "a name in several scripts: "+strings.Join(w.scripts, ", "), ErrUnread)
	}
	w.name.Text = composeName(parts, w.name.Script == latin)
	if len(parts) > 1 || len(parts) == 1 && parts[0].Type != WholeName {
		w.name.Parts = parts
	}
	if w.name.Text == "" && a.Err() == nil {
		a.problem(w.offset, "a name without text", ErrUnread)
	}
}
