package lists

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// nbctfTable is the table of the wallets and exchange accounts that Israel's
// minister of defence ordered to be seized. The bureau publishes each order as
// a document, so the tables are collected by others. Two are read: the one with
// the columns of the orders themselves in Hebrew, where a row that holds an
// order's number stands above its wallets, and the one with English columns and
// the order in each row.
//
// Addresses are kept as printed. Some have Cyrillic or Greek letters in them,
// or invisible characters: to see through that is the work of screening.
var nbctfTable = &format{
	name: "il-nbctf",
	ids:  []ID{ILNBCTF},
	sniff: func(f *file) string {
		line, _, _ := strings.Cut(strings.TrimPrefix(string(f.head), byteOrderMark), "\n")
		english := strings.Contains(line, "order_id") && strings.Contains(line, ",") &&
			(strings.Contains(line, "wallet_address") || strings.Contains(line, "account_id"))
		if english || strings.Contains(line, "מספר זיהוי הארנק") {
			return "table"
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseNBCTF(files["table"]) },
}

// nbctfFields are the columns of both tables, with what they hold.
var nbctfFields = map[string]string{
	"שם מלא": "name", "תעודת זהות": "id", "דרכון": "passport", "תאריך לידה": "born",
	"מספר זיהוי הארנק האלקטרוני/ יוזר": "wallet", "מטבע": "currency",

	"schema": "kind", "name": "name", "alias": "alias", "id_no": "id", "id_country": "id country",
	"residency_no": "residency", "passport_no": "passport", "passport_country": "passport country",
	"dob": "born", "email": "email", "phone": "phone", "wallet_address": "wallet", "account_id": "account",
	"platform": "platform", "currency": "currency", "order_id": "order", "start_date": "start",
	"last_updated": "updated", "end_date": "end", "order_url": "fact", "annex_url": "fact",
}

// An nbctf is a table being read.
type nbctf struct {
	list    *List
	columns []string       // as in the header
	order   string         // of the rows that follow
	last    int            // index of the last entry of this order, -1 if there is none
	seen    map[string]int // times a row occurs, by its hash
	ends    map[int]Date   // when an order on an entry ends or ended, by index
	newest  time.Time      // the latest date at which the table was worked on
}

func (l *List) parseNBCTF(f *file) error {
	l.ID, l.Title = ILNBCTF, "Seizure orders on digital currency wallets"
	l.Publisher = "Israel Ministry of Defense, National Bureau for Counter Terror Financing"
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
	n := &nbctf{list: l, last: -1, seen: map[string]int{}, ends: map[int]Date{}}
	for i, h := range header {
		if i == 0 {
			h = strings.TrimPrefix(h, byteOrderMark)
		}
		h = strings.TrimSpace(h)
		if nbctfFields[h] == "" {
			l.problem(f.pos(0), "", h, fmt.Errorf("%w: the column is not known; its texts are among the facts", ErrUnread))
		}
		n.columns = append(n.columns, h)
	}
	for {
		row, pos, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if len(row) > len(n.columns) {
			return f.fail(l.ID, pos.Offset, fmt.Errorf("%w: a row with %d fields under %d columns", ErrFormat, len(row), len(n.columns)))
		}
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		n.row(row, pos)
	}
	n.dropLifted()
	l.Published = n.newest
	return nil
}

// row reads one row. A row with a single text in it is an order's number, or
// goes on with the cell above, which was too long for one line.
func (n *nbctf) row(row []string, pos Pos) {
	full := func(s string) bool { return s != "" }
	first := slices.IndexFunc(row, full)
	if first < 0 {
		return // the cells beside it go on, this one is empty
	}
	if only := !slices.ContainsFunc(row[first+1:], full); only {
		switch field := nbctfFields[n.columns[first]]; {
		case first == 0 && nbctfOrder.MatchString(row[0]):
			n.order, n.last = row[0], -1
			return
		case field == "name" || field == "id" || field == "currency":
			n.goOn(field, n.columns[first], row[first], pos)
			return
		}
	}
	sum := sha256.Sum256([]byte(n.order + "\n" + strings.Join(row, "\n")))
	id := hex.EncodeToString(sum[:6])
	// A few rows occur twice in one order. Each is kept, under a number of its own.
	if n.seen[id]++; n.seen[id] > 1 {
		id = fmt.Sprintf("%s-%d", id, n.seen[id])
	}
	e := Entry{ID: id, Unstable: true, Pos: pos}
	if n.order != "" {
		e.Programs = []string{n.order}
	}
	n.last = len(n.list.Entries)
	n.cells(&e, row, pos)
	n.list.Entries = append(n.list.Entries, e)
}

// goOn adds a text that stands alone in its row to the entry above.
func (n *nbctf) goOn(field, column, text string, pos Pos) {
	if n.last < 0 {
		n.list.problem(pos, "", text, ErrOrphan)
		return
	}
	e := &n.list.Entries[n.last]
	wallets := e.Identifiers[max(0, len(e.Identifiers)-1):]
	switch {
	case field == "name" && len(e.Names) > 0:
		e.Names[0].Text += " " + text
	case field == "name":
		e.Names = append(e.Names, Name{Text: text, Type: Primary, Script: scriptOf(text)})
	case field == "id":
		n.identifier(e, NationalID, column, text, "", pos)
	case len(wallets) == 1 && wallets[0].Asset == "":
		wallets[0].Asset = text
	default:
		n.list.problem(pos, e.ID, text, fmt.Errorf("%w: a currency without a wallet", ErrUnread))
	}
}

// worked notes a date at which the table was worked on.
func (n *nbctf) worked(d Date) {
	if _, last := d.Bounds(); last.After(n.newest) {
		n.newest = last
	}
}

// dropLifted removes the entries whose order ended before the table was last
// worked on: they are not listed any more. Without a clock there is no saying
// whether a later end has passed, so those entries stay, with the date as a
// fact.
func (n *nbctf) dropLifted() {
	kept := n.list.Entries[:0]
	for i, e := range n.list.Entries {
		_, last := n.ends[i].Bounds()
		if last.IsZero() || !last.Before(n.newest) {
			kept = append(kept, e)
		}
	}
	n.list.Entries = kept
}
