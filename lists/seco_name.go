package lists

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// secoPartTypes are the types of name parts. A grandfather's name and the name
// of a tribe have none of their own in this package.
var secoPartTypes = map[string]PartType{
	"title": TitlePart, "given-name": GivenName, "further-given-name": MiddleName, "father-name": Patronymic,
	"grand-father-name": OtherPart, "family-name": FamilyName, "maiden-name": MaidenName, "suffix": SuffixPart,
	"tribal-name": OtherPart, "whole-name": WholeName, "other": OtherPart,
}

var secoNameTypes = map[string]NameType{"primary-name": Primary, "alias": Alias, "formerly-known-as": Former}

// A secoPart is a part of a name with its spellings. The first is the one that
// the publisher gives as its value.
type secoPart struct {
	kind      PartType
	label     string
	order     int
	spellings []secoSpelling
}

type secoSpelling struct{ text, script, language string }

// maxSpellings bounds the names that are made of the spellings of one name's
// parts: five parts in ten spellings each would make 100,000.
const maxSpellings = 64

// name reads one name. The publisher gives each part of it in several
// spellings; every combination is a name that the party may go by.
func (s *secoReader) name(e *Entry, name xmlpos.Element, main bool) {
	kind, ok := secoNameTypes[name.Attr("name-type")]
	if !ok {
		s.problem(name.Offset, "name-type "+name.Attr("name-type"), ErrWord)
	}
	n := Name{Type: kind, Weak: name.Attr("quality") == "low", Language: name.Attr("lang")}
	var parts []secoPart
	for c := range s.Children() {
		if c.Name != "name-part" {
			s.unknown(c)
			continue
		}
		if p := s.namePart(c); len(p.spellings) > 0 {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		if s.Err() == nil {
			s.problem(name.Offset, "name without text", ErrUnread)
		}
		return
	}
	slices.SortStableFunc(parts, func(a, b secoPart) int { return cmp.Compare(a.order, b.order) })
	if n.Type == Primary && (!main || len(e.Names) > 0 && e.Names[0].Type == Primary) {
		n.Type = Alias
	}
	names, whole := spell(n, parts)
	if names[0].Type == Primary {
		e.Names = slices.Insert(e.Names, 0, names[0])
		names = names[1:]
	}
	e.addNames(names...)
	if !whole {
		for _, p := range parts {
			var texts []string
			for _, v := range p.spellings {
				texts = append(texts, v.text)
			}
			e.addFact("spelling-variant "+p.label, strings.Join(texts, "; "))
		}
	}
}

func (s *secoReader) namePart(part xmlpos.Element) secoPart {
	p := secoPart{label: part.Attr("name-part-type")}
	var ok bool
	if p.kind, ok = secoPartTypes[p.label]; !ok {
		s.problem(part.Offset, "name-part-type "+p.label, ErrWord)
	}
	p.order, _ = strconv.Atoi(part.Attr("order")) // without one: in file order
	for c := range s.Children() {
		if c.Name != "value" && c.Name != "spelling-variant" {
			s.unknown(c)
			continue
		}
		v := secoSpelling{text: s.line(), script: c.Attr("script"), language: c.Attr("lang")}
		switch {
		case v.text == "":
			continue
		case len(v.script) != 4: // not the code of ISO 15924
			v.script = scriptOf(v.text)
		}
		if c.Name == "value" {
			p.spellings = slices.Insert(p.spellings, 0, v)
		} else {
			p.spellings = append(p.spellings, v)
		}
	}
	return p
}

// spell returns the names that the spellings of the parts make: n with the
// first spelling of each, then those with one other spelling, then with two,
// and so on. The parts of one name are in one script; only where a part has no
// spelling in it does its first one stand in. Whole is false if there are more
// names than maxSpellings; then each spelling still is in one of them.
func spell(n Name, parts []secoPart) (names []Name, whole bool) {
	names = append(names, n.of(parts, make([]int, len(parts))))
	if n.Type == Primary {
		n.Type = Alias
	}
	total := 0
	for _, script := range scriptsOf(parts) {
		choices := make([][]int, len(parts)) // of each part, by index
		product := 1
		for i, p := range parts {
			for j, v := range p.spellings {
				if v.script == script {
					choices[i] = append(choices[i], j)
				}
			}
			if len(choices[i]) == 0 {
				choices[i] = []int{0}
			}
			product = min(product*len(choices[i]), maxSpellings+1)
		}
		total += product
		for changes := 0; changes <= len(parts); changes++ {
			combine(choices, changes, func(pick []int) bool {
				if changes > 1 && len(names) >= maxSpellings {
					return false
				}
				if slices.Max(pick) > 0 { // else it is the first name again
					names = append(names, n.of(parts, pick))
				}
				return true
			})
		}
	}
	return names, total <= maxSpellings
}

// scriptsOf returns the scripts of the spellings, each once.
func scriptsOf(parts []secoPart) (scripts []string) {
	for _, p := range parts {
		for _, v := range p.spellings {
			if !slices.Contains(scripts, v.script) {
				scripts = append(scripts, v.script)
			}
		}
	}
	return scripts
}

// combine calls use with each pick of one choice a part that differs from the
// first choices in so many parts, until use returns false.
func combine(choices [][]int, changes int, use func([]int) bool) {
	open := make([]int, len(choices)+1) // parts from each on that have a choice
	for i, c := range slices.Backward(choices) {
		open[i] = open[i+1]
		if len(c) > 1 {
			open[i]++
		}
	}
	pick := make([]int, len(choices))
	var from func(i, left int) bool
	from = func(i, left int) bool {
		if i == len(choices) {
			return use(pick)
		}
		for n, c := range choices[i] {
			rest := left - min(n, 1)
			if pick[i] = c; rest < 0 || open[i+1] < rest {
				continue
			}
			if !from(i+1, rest) {
				return false
			}
		}
		return true
	}
	if changes <= open[0] {
		from(0, changes)
	}
}

// of returns the name that is made of the picked spellings.
func (n Name) of(parts []secoPart, pick []int) Name {
	var words []string
	for i, p := range parts {
		v := p.spellings[pick[i]]
		words = append(words, v.text)
		if v.language != "" {
			n.Language = v.language
		}
		n.Parts = append(n.Parts, NamePart{p.kind, v.text})
	}
	n.Text = strings.Join(words, " ")
	n.Script = scriptOf(n.Text)
	if len(parts) == 1 && parts[0].kind == WholeName {
		n.Parts = nil
	}
	return n
}
