package lists

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

// mofCSV is the newer form of the Japanese list: one table for all regimes, in
// which every entry has a number that lasts, such as 002-000160. It says the
// same as the spreadsheet and is preferred to it.
//
// https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html
var mofCSV = &format{
	name: "jpmof-csv",
	ids:  []ID{JPMOF},
	rank: 1,
	sniff: func(f *file) string {
		head := bytes.TrimPrefix(f.head, []byte(byteOrderMark))
		if !bytes.HasPrefix(bytes.Trim(head, `"`), []byte("区分")) {
			return ""
		}
		row, err := csv.NewReader(bytes.NewReader(head)).Read()
		if err != nil || len(row) < 8 || heading(row[1]) != "番号" || heading(row[2]) != "告示日付" {
			return ""
		}
		return "table"
	},
	parse: (*List).parseMOFTable,
}

func (l *List) parseMOFTable(files map[string]*file) error {
	l.ID, l.Title, l.Publisher = JPMOF, mofTitle, mofPublisher
	f := files["table"]
	rows, err := f.openRows(l.ID, ',', 0)
	if err != nil {
		return err
	}
	defer rows.close()
	head, pos, err := rows.next()
	if err != nil {
		if err == io.EOF {
			err = f.fail(l.ID, 0, fmt.Errorf("%w: the file is empty", ErrTruncated))
		}
		return err
	}
	columns := make([]mofColumn, len(head))
	for i, h := range head {
		columns[i] = mofColumnOf(h)
		if columns[i].use == mofUnknown {
			l.problem(pos, "", h, fmt.Errorf("%w: a heading", ErrUnread))
		}
	}
	seen := map[string]bool{}
	for {
		row, pos, err := rows.next()
		if err == io.EOF {
			return nil
		}
		if err == nil && len(row) != len(head) {
			reason := ErrFormat
			if rows.atEnd() {
				reason = ErrTruncated
			}
			err = f.fail(l.ID, pos.Offset, fmt.Errorf("%w: a row of %d fields under %d headings", reason, len(row), len(head)))
		}
		if err != nil {
			return err
		}
		l.mofRow(row, columns, pos, seen)
	}
}

func (l *List) mofRow(row []string, columns []mofColumn, pos Pos, seen map[string]bool) {
	e := Entry{Pos: pos, ID: hashID(row...), Unstable: true}
	r := &mofRecord{list: l, entry: &e, pos: pos}
	for _, first := range []bool{true, false} { // the kind decides how names are read
		for i, c := range columns {
			if (c.use == mofKind || c.use == mofNumber) == first {
				r.cell(c, sheet.Cell{Column: i, Text: row[i]})
			}
		}
	}
	r.finish()
	if seen[e.ID] {
		l.problem(pos, e.ID, e.ID, fmt.Errorf("%w: the number is taken by an entry above", ErrFormat))
	}
	seen[e.ID] = true
	if len(e.Names) == 0 {
		l.problem(pos, e.ID, strings.Join(row, ","), fmt.Errorf("%w: the entry has no name", ErrUnread))
	}
	l.Entries = append(l.Entries, e)
}
