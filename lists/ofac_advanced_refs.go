package lists

import (
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

// referenceSets reads all the tables of words, those included that this
// reader has no use for: the sets are told apart by the names of their
// elements, so that a set that is new tomorrow is read as well.
func (a *advanced) referenceSets() {
	for range a.Children() {
		for e := range a.Children() {
			id := e.Attr("ID")
			text := ""
			switch e.Name {
			case "AreaCode":
				text = e.Attr("Description") // the element's text is an ISO code, often missing
			case "Script":
				text = scriptCode(e.Attr("ScriptCode"))
			default:
				text = a.trimmed()
			}
			a.setRef(e.Name, id, text)
			if e.Name == "PartySubType" {
				a.setRef("PartyTypeOf", id, e.Attr("PartyTypeID"))
			}
		}
	}
}

func (a *advanced) setRef(set, id, text string) {
	if a.refs[set] == nil {
		a.refs[set] = map[string]string{}
	}
	a.refs[set][id] = text
}

// ref returns the word that an attribute of e points to in a set. A pointer to
// nowhere is a Problem, and the number itself is returned, with the set's name,
// so that what it stands on is kept.
func (a *advanced) ref(e xmlpos.Element, attr, set string) string {
	id := e.Attr(attr)
	if s, ok := a.refs[set][id]; ok {
		return s
	}
	s := set + " " + id
	a.problem(e.Offset, s, ErrUnread)
	return s
}

// scripts are the script codes of OFAC that are not those of ISO 15924. The
// list says Korean where it does not tell Hangul from Han characters, which is
// what Kore means.
var scripts = map[string]string{
	"Hebrew": "Hebr", "Japanese": "Jpan", "Korean": "Kore", "Latin": latin,
}

// latin is the ISO 15924 code of the Latin script.
const latin = "Latn"

// scriptCode returns the ISO 15924 code of a script.
func scriptCode(code string) string {
	if s, ok := scripts[code]; ok {
		return s
	}
	return code
}

// ofacPartTypes are OFAC's parts of names. Names of parties that are not
// persons have one part.
var ofacPartTypes = map[string]PartType{
	"Last Name": FamilyName, "First Name": GivenName, "Middle Name": MiddleName, "Maiden Name": MaidenName,
	"Patronymic": Patronymic, "Matronymic": Matronymic, "Nickname": Nickname,
	"Entity Name": WholeName, "Vessel Name": WholeName, "Aircraft Name": WholeName,
}

// ofacAliasTypes are OFAC's types of alias. "Now known as" (N.K.A.) is the current name of a party whose
// entry stands under its former one; it is one more alias.
var ofacAliasTypes = map[string]NameType{"Name": Primary, "A.K.A.": Alias, "F.K.A.": Former, "N.K.A.": Alias}

// kind returns the kind of party of a profile's subtype, which is "Unknown" where
// the type says it all, and "Vessel" or "Aircraft" where the type is
// "Transport".
func (a *advanced) kind(profile xmlpos.Element) Kind {
	sub := a.ref(profile, "PartySubTypeID", "PartySubType")
	word := sub
	if strings.EqualFold(sub, "Unknown") {
		word = a.refs["PartyType"][a.refs["PartyTypeOf"][profile.Attr("PartySubTypeID")]]
	}
	k, err := ParseKind(word)
	if err != nil {
		a.problem(profile.Offset, word, err)
	}
	return k
}
