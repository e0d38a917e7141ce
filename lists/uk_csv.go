package lists

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// ukCSV is the UK Sanctions List as a table. The first line says when it was
// written, the second one names the columns, and a designation has a row for
// each combination of its names, addresses and documents.
var ukCSV = &format{
	name:  "uk-csv",
	ids:   []ID{UKSL},
	rank:  1,
	sniff: sniffUKCSV,
	parse: parseUKCSV,
}

func sniffUKCSV(f *file) string {
	head := bytes.TrimPrefix(f.head, []byte(byteOrderMark))
	if bytes.HasPrefix(bytes.TrimPrefix(head, []byte(`"`)), []byte("Report Date:")) && bytes.Contains(head, []byte("Unique ID")) {
		return "csv"
	}
	return ""
}

// ukColumns are the columns whose names, in lower case and without what is no
// letter, are not those of the XML's elements.
var ukColumns = map[string]string{
	"designationtype":             "individualentityship",
	"nationalityies":              "nationality",
	"subsidiaries":                "subsidiary",
	"businessregistrationnumbers": "businessregistrationnumber",
	"currentowneroperators":       "currentowneroperator",
	"previousowneroperators":      "previousowneroperator",
	"previousflags":               "previousflag",
	"hullidentificationnumberhin": "hullidentificationnumber",
	"cryptowalletaddresses":       "cryptowalletaddress",
}

// ukColumn returns the name of the field in a column.
func ukColumn(heading string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
	if field, ok := ukColumns[s]; ok {
		return field
	}
	return s
}

// An ukTable is a file of rows that belong to designations.
type ukTable struct {
	*rows
	list     *List
	fields   []string // by column, as the elements of the XML are called
	headings []string // as published
	id       int      // column
	parties  map[string]*ukParty
	order    []*ukParty
}

func parseUKCSV(l *List, files map[string]*file) error {
	f := files["csv"]
	l.ID, l.Title, l.Publisher = UKSL, ukTitle, ukPublisher
	r, err := f.openRows(l.ID, ',', 0)
	if err != nil {
		return err
	}
	defer r.close()
	t := &ukTable{rows: r, list: l, parties: map[string]*ukParty{}}
	if err := t.dateLine("Report Date:"); err != nil {
		return err
	}
	if err := t.header(ukColumn, "uniqueid", "name6", "nametype", "individualentityship"); err != nil {
		return err
	}
	return t.read(nil)
}

// dateLine reads the first line: "Report Date: 13-Feb-2026", or the same in two
// columns.
func (t *ukTable) dateLine(label string) error {
	row, pos, err := t.next()
	if err == io.EOF {
		err = t.file.fail(t.list.ID, 0, ErrTruncated)
	}
	if err != nil {
		return err
	}
	text := strings.Trim(strings.TrimPrefix(strings.Join(row, " "), byteOrderMark), `" `)
	text = strings.TrimSpace(strings.TrimPrefix(text, label))
	d, err := ukDate(text)
	if err != nil {
		t.list.problem(pos, "", label+" "+text, err)
	}
	t.list.Published, _ = d.Bounds()
	return nil
}

// header reads the names of the columns. A column that is not known is
// reported once, and its fields become facts.
func (t *ukTable) header(field func(heading string) string, need ...string) error {
	row, pos, err := t.next()
	if err == io.EOF {
		err = t.file.fail(t.list.ID, t.file.offset, ErrTruncated)
	}
	if err != nil {
		return err
	}
	t.csv.FieldsPerRecord = len(row)
	column := map[string]int{}
	for i, heading := range row {
		name := field(heading)
		t.fields, t.headings = append(t.fields, name), append(t.headings, heading)
		if _, twice := column[name]; twice || !isUKField(name) && name != "uniqueid" && name != "groupid" {
			t.list.problem(pos, "", "column "+heading, ErrUnread)
			t.fields[i] = ""
		}
		column[name] = i
	}
	for _, name := range need {
		if _, ok := column[name]; !ok {
			return t.file.fail(t.list.ID, pos.Offset, fmt.Errorf("%w: no column for %s", ErrFormat, name))
		}
	}
	t.id = column[need[0]]
	return nil
}

// read reads the rows. The function more takes apart what a field holds, if it
// is not nil.
func (t *ukTable) read(more func(p *ukParty)) error {
	for {
		row, pos, err := t.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		id := strings.TrimSpace(row[t.id])
		p := t.parties[id]
		if p == nil || id == "" { // rows without an identifier are not said to be one party
			p = newUKParty(t.list, pos)
			p.ID = id
			t.parties[id] = p
			t.order = append(t.order, p)
		}
		t.row(p, row)
	}
	for _, p := range t.order {
		if more != nil {
			more(p)
		}
		p.finish()
	}
	return nil
}

// row adds one row to its designation.
func (t *ukTable) row(p *ukParty, row []string) {
	fields := ukRecord{}
	for i, v := range row {
		switch name := t.fields[i]; {
		case i == t.id:
		case name == "":
			if v = ukClean(v); v != "" {
				ukFact(t.headings[i])(p, v)
			}
		default:
			fields[name] = v
		}
	}
	for kind, names := range ukRecordFields {
		r := ukRecord{}
		for _, name := range names {
			r[name] = fields[name]
			delete(fields, name)
		}
		p.addRecord(kind, r)
	}
	for name, v := range fields { // in any order: finish has one of its own
		p.add(name, v)
	}
}
