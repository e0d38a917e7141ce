package lists

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	// nbctfOrder is the number of an order, "צ.ת 18/26".
	nbctfOrder = regexp.MustCompile(`^צ\.?ת\.?[ -]*\d+/\d+$`)
	// nbctfAnnotated is a wallet with a remark: "rEb8TK... (Address tag 102334770)*".
	nbctfAnnotated = regexp.MustCompile(`^(\S+?)\s*(\(.*|\*)$`)
	// nbctfLabelled is an identifier with a label of its own before it and the
	// country in parentheses: "Passport no. (Palestinian): 4968594" in Hebrew.
	nbctfLabelled = regexp.MustCompile(`^(\D+?) *\(([^()]+)\) *: *(.+)$`)
	// spoiled is a number that a spreadsheet has rounded.
	spoiled      = regexp.MustCompile(`^\d[.,]\d+E\+\d+$`)
	dayMonthYear = regexp.MustCompile(`^(\d{1,2})[./](\d{1,2})[./](\d{4})$`)
)

// nbctfNobody is what stands in place of a name: "anonymous".
const nbctfNobody = "אנונימי"

// cells reads the cells of one row into e. A dash says that nothing is known.
func (n *nbctf) cells(e *Entry, row []string, pos Pos) {
	at := map[string]string{}
	for i, text := range row {
		if text != "-" {
			at[nbctfFields[n.columns[i]]] = text
		}
	}
	for i, text := range row {
		column := n.columns[i]
		if text == "" || text == "-" {
			continue
		}
		switch nbctfFields[column] {
		case "name":
			if text == nbctfNobody {
				e.Facts = append(e.Facts, Fact{Label: column, Text: text})
				continue
			}
			e.Names = append(e.Names, Name{Text: text, Type: Primary, Script: scriptOf(text)})
		case "alias":
			e.Names = append(e.Names, Name{Text: text, Script: scriptOf(text)})
		case "kind":
			k, err := ParseKind(text)
			if err != nil {
				n.list.problem(pos, e.ID, text, err)
			}
			e.Kind = k
		case "id":
			n.identifier(e, NationalID, column, text, at["id country"], pos)
		case "passport":
			n.identifier(e, Passport, column, text, at["passport country"], pos)
		case "residency":
			n.identifier(e, ResidencePermit, column, text, "", pos)
		case "email":
			e.Identifiers = append(e.Identifiers, Identifier{Type: Email, Label: column, Value: text})
		case "phone":
			e.Identifiers = append(e.Identifiers, Identifier{Type: Phone, Label: column, Value: text})
		case "wallet":
			e.nbctfWallets(column, text, at["currency"])
		case "account":
			e.Identifiers = append(e.Identifiers, Identifier{Label: column, Value: text, Asset: at["currency"], Note: at["platform"]})
		case "born", "start", "updated", "end":
			n.date(e, nbctfFields[column], column, text, pos)
		case "order":
			e.Programs = append(e.Programs, text)
		case "currency":
			if at["wallet"] == "" && at["account"] == "" {
				n.list.problem(pos, e.ID, text, fmt.Errorf("%w: a currency without a wallet", ErrUnread))
			}
		case "id country", "passport country", "platform":
			// Read with the identifier; a country or platform of none is a fact.
			with := map[string]string{"id country": "id", "passport country": "passport", "platform": "account"}
			if at[with[nbctfFields[column]]] == "" {
				e.Facts = append(e.Facts, Fact{Label: column, Text: text})
			}
		default:
			e.Facts = append(e.Facts, Fact{Label: column, Text: text})
		}
	}
	if len(e.Names) > 0 {
		e.Names[0].Type = Primary
	}
	if e.Kind == Unknown && len(e.Born) > 0 {
		e.Kind = Person
	}
}

// nbctfWallets reads the cell of the wallet, which may hold several. One that
// is a number is no address but an account at an exchange, which the heading
// of the column allows for ("wallet number / user").
func (e *Entry) nbctfWallets(column, text, currency string) {
	for piece := range strings.SplitSeq(text, ", ") {
		id := Identifier{Type: Wallet, Label: column, Value: strings.TrimSpace(piece), Asset: currency}
		if m := nbctfAnnotated.FindStringSubmatch(id.Value); m != nil {
			id.Value, id.Note = m[1], m[2]
		}
		if isNumber(id.Value) {
			id.Type = OtherID
		}
		if id.Value != "" {
			e.Identifiers = append(e.Identifiers, id)
		}
	}
}

// nbctfTypes are words in the labels of identifiers. Where none is in a label
// the column says what it is.
var nbctfTypes = []struct {
	word string
	id   IDType
}{{"דרכון", Passport}, {"תושב", ResidencePermit}, {`ת"ז`, NationalID}, {"זהות", NationalID}}

// identifier reads a number, perhaps with a label and a country before it.
func (n *nbctf) identifier(e *Entry, t IDType, column, text, country string, pos Pos) {
	id := Identifier{Type: t, Label: column, Value: text, Country: country}
	if m := nbctfLabelled.FindStringSubmatch(text); m != nil {
		id.Label, id.Country, id.Value = m[1], m[2], m[3]
		for _, w := range nbctfTypes {
			if strings.Contains(id.Label, w.word) {
				id.Type = w.id
				break
			}
		}
	}
	if spoiled.MatchString(text) {
		n.list.problem(pos, e.ID, text, fmt.Errorf("%w: a spreadsheet has rounded the number; the order has it", ErrUnread))
		return
	}
	e.Identifiers = append(e.Identifiers, id)
}

// date reads a date, which Israel writes day first.
func (n *nbctf) date(e *Entry, field, column, text string, pos Pos) {
	d, err := parseDayFirst(text)
	if err != nil {
		n.list.problem(pos, e.ID, text, err)
		return
	}
	switch field {
	case "born":
		e.Born = append(e.Born, d)
		return
	case "start":
		e.Listed = d
		n.worked(d)
		return
	case "updated":
		n.worked(d)
	case "end":
		n.ends[n.last] = d
	}
	e.Facts = append(e.Facts, Fact{Label: column, Text: text, Date: d})
}

// parseDayFirst is ParseDate where "11/12/1978" is a day in December.
func parseDayFirst(text string) (Date, error) {
	if m := dayMonthYear.FindStringSubmatch(text); m != nil {
		if d, ok := civil(m[3], m[2], m[1]); ok {
			return d, nil
		}
	}
	return ParseDate(text)
}
