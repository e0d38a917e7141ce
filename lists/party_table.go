package lists

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// partyTable reads a list of one's own that is a table with a header.
var partyTable = &format{
	name: "party-table",
	sniff: func(f *file) string {
		head, ok := firstLine(f)
		if !ok || bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) {
			return ""
		}
		// Publishers' tables may have a column called "name" too. One's own has
		// mostly columns that are fields of a party.
		t, err := newTable(head)
		if err != nil || len(t.unknown)*2 > len(t.columns) {
			return ""
		}
		return "table"
	},
	parse: func(l *List, files map[string]*file) error { return parseParties(l, files["table"]) },
}

// firstLine returns the first line of a file that is not blank, false if it
// has none or does not end within the head.
func firstLine(f *file) ([]byte, bool) {
	rest := bytes.TrimLeft(bytes.TrimPrefix(f.head, []byte(byteOrderMark)), " \t\r\n")
	head, _, whole := bytes.Cut(rest, []byte("\n"))
	return head, len(head) > 0 && (whole || len(f.head) < headSize)
}

// A table knows the columns of a table of parties.
type table struct {
	separator rune
	columns   []string // as in the header
	fields    []string // what each is of a party, empty if nothing
	unknown   []string
}

// tableFields are the words for the fields of a party at the head of a table,
// in lower case with single blanks. A word that is a type of identifier, such
// as "passport" or "imo number", is an identifier of that type.
var tableFields = map[string]string{
	"id": "id", "reference": "id", "ref": "id", "customer id": "id", "entry id": "id", "record id": "id",
	"type": "type", "kind": "type", "entity type": "type", "party type": "type",
	"name": "name", "full name": "name", "fullname": "name", "primary name": "name", "customer name": "name",
	"entity name": "name", "company name": "name",
	"first name": "given", "given name": "given", "given names": "given", "forename": "given", "firstname": "given",
	"middle name": "middle", "middle names": "middle",
	"last name": "family", "family name": "family", "surname": "family", "lastname": "family",
	"alias": "aliases", "aliases": "aliases", "aka": "aliases", "a.k.a.": "aliases", "also known as": "aliases",
	"other names": "aliases",
	"weak alias":  "weak_aliases", "weak aliases": "weak_aliases", "weak aka": "weak_aliases",
	"born": "born", "dob": "born", "d.o.b.": "born", "date of birth": "born", "dates of birth": "born", "birth date": "born",
	"birthdate": "born", "birthday": "born", "year of birth": "born",
	"gender": "gender", "sex": "gender",
	"country": "countries", "countries": "countries", "nationality": "countries", "nationalities": "countries",
	"citizenship": "countries", "citizenships": "countries", "country of residence": "countries",
	"address": "addresses", "addresses": "addresses",
	"ids": "ids", "identifiers": "ids",
	"wallet": "wallets", "wallets": "wallets", "wallet address": "wallets", "wallet addresses": "wallets",
	"crypto address": "wallets", "digital currency address": "wallets",
	"asset": "asset", "currency": "asset", "ticker": "asset",
	"program": "programs", "programs": "programs", "programme": "programs", "programmes": "programs",
	"remark": "remarks", "remarks": "remarks", "note": "remarks", "notes": "remarks", "comment": "remarks", "comments": "remarks",
}

// newTable reads the header of a table. The separator is the one that makes
// the most columns.
func newTable(header []byte) (*table, error) {
	if !utf8.Valid(header) {
		return nil, fmt.Errorf("%w: the header is not UTF-8: %s", ErrFormat, quoteShort(string(header)))
	}
	t := &table{}
	for _, separator := range ",;\t" {
		if columns, err := splitRow(header, separator); err == nil && len(columns) > len(t.columns) {
			t.separator, t.columns = separator, columns
		}
	}
	searchable := false
	for i, column := range t.columns {
		word := strings.Join(strings.Fields(strings.ToLower(strings.NewReplacer("_", " ", "-", " ").Replace(column))), " ")
		field := tableFields[word]
		if typ, err := ParseIDType(word); field == "" && err == nil && typ != OtherID {
			field = "id:" + typ.String()
		}
		if field != "" && slices.Contains([]string{"id", "type", "gender"}, field) && slices.Contains(t.fields, field) {
			return nil, fmt.Errorf("%w: column %d of the header, %q, stands for %q, which another column does too", ErrFormat, i+1, column, field)
		}
		if field == "" {
			t.unknown = append(t.unknown, column)
		}
		searchable = searchable || slices.Contains([]string{"name", "given", "family", "aliases", "wallets", "ids"}, field) ||
			strings.HasPrefix(field, "id:")
		t.fields = append(t.fields, field)
	}
	if !searchable {
		return nil, fmt.Errorf("%w: the header has no column for a name, an identifier or a wallet: %s; call one of its columns \"name\"",
			ErrFormat, quoteShort(string(header)))
	}
	return t, nil
}

// splitRow reads the fields of one record.
func splitRow(text []byte, separator rune) ([]string, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator
	row, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrFormat, quoteShort(string(text)), err)
	}
	if len(bytes.TrimSpace(text[r.InputOffset():])) > 0 {
		return nil, fmt.Errorf("%w: %s: a quote is missing or one too many", ErrFormat, quoteShort(string(text)))
	}
	return row, nil
}

// party reads one record.
func (t *table) party(text []byte) (Party, error) {
	var p Party
	if !utf8.Valid(text) {
		return p, &PartyError{Value: string(text), Err: fmt.Errorf("%w: not UTF-8", ErrFormat)}
	}
	row, err := splitRow(text, t.separator)
	if err != nil {
		return p, err
	}
	var given, middle, family []string
	assets := ""
	for i, s := range row[:min(len(row), len(t.columns))] {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		switch field := t.fields[i]; field {
		case "id":
			p.ID = s
		case "type":
			p.Type = s
		case "name":
			if p.Name == "" {
				p.Name = s
			} else {
				p.Aliases = append(p.Aliases, s)
			}
		case "given":
			given = append(given, s)
		case "middle":
			middle = append(middle, s)
		case "family":
			family = append(family, s)
		case "aliases":
			p.Aliases = append(p.Aliases, splitCell(s)...)
		case "weak_aliases":
			p.WeakAliases = append(p.WeakAliases, splitCell(s)...)
		case "born":
			p.Born = append(p.Born, splitCell(s)...)
		case "gender":
			p.Gender = s
		case "countries":
			p.Countries = append(p.Countries, splitCell(s)...)
		case "addresses":
			p.Addresses = append(p.Addresses, splitCell(s)...)
		case "wallets":
			for _, address := range splitCell(s) {
				p.Wallets = append(p.Wallets, PartyWallet{Address: address})
			}
		case "asset":
			assets = s
		case "programs":
			p.Programs = append(p.Programs, splitCell(s)...)
		case "remarks":
			p.Remarks = strings.TrimPrefix(p.Remarks+"\n"+s, "\n")
		case "":
			p.facts = append(p.facts, Fact{Label: t.columns[i], Text: s})
		default:
			p.IDs = append(p.IDs, cellIDs(strings.TrimPrefix(field, "id:"), s)...)
		}
	}
	for i := range p.Wallets {
		p.Wallets[i].Asset = assets
	}
	if whole := strings.Join(slices.Concat(given, middle, family), " "); p.Name == "" {
		p.Name = whole
	} else if whole != "" && whole != p.Name {
		p.Aliases = append(p.Aliases, whole)
	}
	if len(row) != len(t.columns) {
		return p, fmt.Errorf("%w: %d fields where the header has %d: %s", ErrFormat, len(row), len(t.columns), quoteShort(string(text)))
	}
	return p, nil
}

// splitCell reads a cell with several texts: "a; b" or "a | b".
func splitCell(s string) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '|' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return texts(parts)
}

// cellIDs reads a cell of identifiers of one type, or of the column "ids",
// where each is written TYPE:VALUE or TYPE:VALUE:COUNTRY.
func cellIDs(typ, s string) []PartyID {
	var ids []PartyID
	for _, part := range splitCell(s) {
		id := PartyID{Type: typ, Value: part}
		if typ == "ids" {
			id.Type = ""
			if word, value, ok := strings.Cut(part, ":"); ok {
				id.Type = word
				id.Value, id.Country, _ = strings.Cut(value, ":")
			}
		}
		ids = append(ids, id)
	}
	return ids
}
