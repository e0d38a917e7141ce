package lists

import (
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/wallet"
)

// ftmSimple is the table that OpenSanctions publishes beside its entities,
// targets.simple.csv: one target a row, with the essentials. Fields that hold
// several values separate them by semicolons and quote those that hold one.
// It does not say what an identifier is; use entities.ftm.json where you can.
var ftmSimple = &format{
	name: "ftm-simple",
	sniff: func(f *file) string {
		line, _, _ := strings.Cut(strings.TrimPrefix(string(f.head), byteOrderMark), "\n")
		line = strings.ReplaceAll(strings.TrimSpace(line), `"`, "")
		if strings.HasPrefix(line, "id,schema,name,aliases,") {
			return "table"
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseFTMSimple(files["table"]) },
}

func (l *List) parseFTMSimple(f *file) error {
	l.ID, l.Title = ID(ftmPrefix+f.base()), "FollowTheMoney: "+path.Base(f.name)
	r, err := f.openRows(l.ID, ',', 0)
	if err != nil {
		return err
	}
	defer r.close()
	header, _, err := r.next()
	if err == io.EOF {
		return f.fail(l.ID, 0, ErrTruncated)
	}
	if err != nil {
		return err
	}
	header[0] = strings.TrimPrefix(header[0], byteOrderMark)
	seen := map[string]Pos{}
	for {
		row, pos, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if len(row) != len(header) {
			reason := ErrFormat
			if r.atEnd() {
				reason = ErrTruncated
			}
			return f.fail(l.ID, pos.Offset, fmt.Errorf("%w: a row with %d fields under %d columns", reason, len(row), len(header)))
		}
		e := l.simpleRow(header, row, pos)
		if first, twice := seen[e.ID]; twice {
			l.problem(pos, e.ID, e.ID, fmt.Errorf("%w: the row at %s has it too", ErrDuplicate, first))
		}
		seen[e.ID] = pos
		l.Entries = append(l.Entries, e)
	}
	// Rows end in a line feed; a last row that does not is cut off in its last
	// field, which nothing else would show.
	if f.last != '\n' && f.known == nil {
		return f.fail(l.ID, f.offset, fmt.Errorf("%w: the last row does not end; get the file again, or vouch for it by its SHA-256 in %s", ErrTruncated, ManifestName))
	}
	return nil
}

// simpleRow makes an entry of a row.
func (l *List) simpleRow(header, row []string, pos Pos) Entry {
	at := map[string]string{}
	for i, column := range header {
		at[column] = row[i]
	}
	e := Entry{ID: at["id"], Pos: pos}
	kind, known := ftmKinds[at["schema"]]
	isWallet := at["schema"] == "CryptoWallet"
	if e.Kind = kind; !known && !isWallet {
		l.problem(pos, e.ID, at["schema"], fmt.Errorf("%w: schema of a target", ErrUnread))
	}
	for i, column := range header {
		if row[i] == "" {
			continue
		}
		switch column {
		case "id", "schema": // above
		case "name":
			if isWallet { // the address stands for the name
				e.Identifiers = append(e.Identifiers, Identifier{Type: Wallet, Label: column, Value: row[i]})
				continue
			}
			e.Names = append(e.Names, Name{Text: row[i], Type: Primary, Script: scriptOf(row[i])})
		case "dataset":
			e.Source = row[i]
		case "first_seen", "last_seen", "last_change":
			f := ftmFact(column, row[i])
			e.Facts = append(e.Facts, f)
			if _, seen := f.Date.Bounds(); column == "last_seen" && seen.After(l.Published) {
				l.Published = seen
			}
		default:
			for _, text := range l.values(e.ID, row[i], pos) {
				l.simpleValue(&e, column, text, pos)
			}
		}
	}
	if !slices.Contains(header, "program_ids") { // of older files
		for _, f := range e.Facts {
			if f.Label == "sanctions" {
				e.Programs = append(e.Programs, f.Text)
			}
		}
	}
	if len(e.Names) == 0 && len(e.Identifiers) == 0 {
		l.problem(pos, e.ID, strings.Join(row, ","), ErrNothing)
	}
	return e
}

// values splits a field that holds several values.
func (l *List) values(entry, field string, pos Pos) []string {
	if !strings.ContainsAny(field, `;"`) {
		return []string{field}
	}
	r := csv.NewReader(strings.NewReader(field))
	r.Comma = ';'
	r.FieldsPerRecord = -1
	values, err := r.Read()
	if err == nil {
		if _, err = r.Read(); err == io.EOF {
			return values
		}
	}
	l.problem(pos, entry, field, fmt.Errorf("%w: the values can not be told apart", ErrUnread))
	return []string{field}
}

func (l *List) simpleValue(e *Entry, column, text string, pos Pos) {
	if text == "" {
		return
	}
	switch column {
	case "aliases":
		e.Names = append(e.Names, Name{Text: text, Script: scriptOf(text)})
	case "birth_date":
		d, err := ParseDate(text)
		if err != nil {
			l.problem(pos, e.ID, text, err)
			return
		}
		e.Born = append(e.Born, d)
	case "countries":
		e.Countries = append(e.Countries, Country{Text: text})
	case "addresses":
		e.Addresses = append(e.Addresses, Address{Text: text})
	case "identifiers":
		id := Identifier{Label: column, Value: text}
		if wallet.Of(text) != wallet.None {
			id.Type = Wallet
		}
		e.Identifiers = append(e.Identifiers, id)
	case "phones":
		e.Identifiers = append(e.Identifiers, Identifier{Type: Phone, Label: column, Value: text})
	case "emails":
		e.Identifiers = append(e.Identifiers, Identifier{Type: Email, Label: column, Value: text})
	case "program_ids":
		e.Programs = append(e.Programs, text)
	default: // "sanctions", and columns to come
		e.Facts = append(e.Facts, Fact{Label: column, Text: text})
		e.addWallets(text)
	}
}
