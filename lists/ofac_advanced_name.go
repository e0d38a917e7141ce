package lists

import (
	"slices"
	"strings"
)

// The order in which OFAC writes the parts of a person's name: what stands
// before the comma, and what stands after it.
var (
	familyOrder = []PartType{FamilyName, Patronymic, Matronymic}
	givenOrder  = []PartType{GivenName, MiddleName, Patronymic, MaidenName, Nickname, OtherPart}
)

// composeName returns a name in the form in which OFAC writes it in its other
// files. A person's name in Latin letters is "TREVINO MORALES, Miguel Angel":
// family names in capitals, Spanish ones of both parents, a comma, given names.
// In other scripts the family names come first too, without capitals and
// comma. Names of other parties are left as they are.
//
// A patronymic counts as a family name unless the name has another family
// name: Spanish names have patronymic and matronymic, Russian ones a family
// name and a patronymic that goes with the given name.
func composeName(parts []NamePart, latin bool) string {
	whole := slices.ContainsFunc(parts, func(p NamePart) bool { return p.Type == WholeName })
	if len(parts) == 0 || whole {
		return strings.Join(textsOf(parts), " ")
	}
	last := slices.ContainsFunc(parts, func(p NamePart) bool { return p.Type == FamilyName })
	mother := slices.ContainsFunc(parts, func(p NamePart) bool { return p.Type == Matronymic })
	isFamily := func(p NamePart) bool {
		return slices.Contains(familyOrder, p.Type) && (p.Type != Patronymic || !last || mother)
	}
	var family, given []NamePart
	for _, p := range parts {
		if isFamily(p) {
			family = append(family, p)
		} else {
			given = append(given, p)
		}
	}
	if !latin {
		// Within given names the publisher's own order tells more than ours.
		return strings.Join(append(textsOf(family), textsOf(given)...), " ")
	}
	sortParts(family, familyOrder)
	sortParts(given, givenOrder)
	surname := strings.ToUpper(strings.Join(textsOf(family), " "))
	rest := strings.Join(textsOf(given), " ")
	if surname != "" && rest != "" {
		return surname + ", " + rest
	}
	return surname + rest
}

// sortParts brings the parts into the order of their types, keeping the
// publisher's order among equals.
func sortParts(parts []NamePart, order []PartType) {
	slices.SortStableFunc(parts, func(x, y NamePart) int {
		return slices.Index(order, x.Type) - slices.Index(order, y.Type)
	})
}

func textsOf(parts []NamePart) []string {
	texts := make([]string, 0, len(parts))
	for _, p := range parts {
		texts = append(texts, p.Text)
	}
	return texts
}
