package lists

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

// mofXLSX is the spreadsheet of the Japanese Ministry of Finance with the
// parties whose assets are frozen under the Foreign Exchange Act. Each sheet is
// a regime, with its title in the first row, and has headings of its own. The
// entries have no numbers that last: they are numbered within a notice.
//
// Rows of parties that were taken off the list stay, emptied, with the date
// and the word 削除; they are nobody's any more and are passed over.
//
// https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html
var mofXLSX = &format{
	name:  "jpmof-xlsx",
	ids:   []ID{JPMOF},
	sniff: sniffSheet("告示日付", "告示番号", "日本語表記"),
	parse: (*List).parseMOFSheets,
}

const (
	mofTitle     = "経済制裁措置及び対象者リスト"
	mofPublisher = "Ministry of Finance of Japan"
)

// A mofSheet is one sheet, read row by row.
type mofSheet struct {
	list    *List
	file    *file
	seen    map[string]int // entries by hash
	name    string         // of the sheet
	titles  []string
	notes   []string
	columns map[int]mofColumn
	kind    Kind
	// personal is set if the sheet has columns for what only persons have.
	personal bool
	entry    int // index of the entry above, -1 in a new sheet
}

func (l *List) parseMOFSheets(files map[string]*file) error {
	f := files["sheet"]
	l.ID, l.Title, l.Publisher = JPMOF, mofTitle, mofPublisher
	l.saved(f, tokyo)
	s := &mofSheet{list: l, file: f, seen: map[string]int{}}
	for row, err := range f.sheetRows(l.ID) {
		if err != nil {
			return err
		}
		if row.Sheet != s.name {
			s.begin(row.Sheet)
		}
		switch {
		case hasHeadings(row, []string{"告示日付", "告示番号"}):
			s.readHeadings(row)
		case s.columns == nil:
			s.readTitle(row)
		default:
			s.readRow(row)
		}
	}
	return nil
}

func (s *mofSheet) begin(name string) {
	*s = mofSheet{list: s.list, file: s.file, seen: s.seen, name: name, entry: -1}
}

// readTitle reads a row above the headings: a title over several rows, and
// notes on what the regime means.
func (s *mofSheet) readTitle(row sheet.Row) {
	for _, c := range row.Cells {
		title, note, ok := strings.Cut(c.Text, "（注")
		if t := mofJoin(title); t != "" {
			s.titles = append(s.titles, t)
		}
		if ok {
			s.notes = append(s.notes, strings.TrimSpace("（注"+note))
		}
	}
}

func (s *mofSheet) readHeadings(row sheet.Row) {
	s.columns = map[int]mofColumn{}
	for _, c := range row.Cells {
		col := mofColumnOf(c.Text)
		if col.use == mofUnknown {
			s.list.problem(s.file.sheetPos(row), "", c.Text, fmt.Errorf("%w: a heading of the sheet %q", ErrUnread, s.name))
		}
		s.columns[c.Column] = col
		s.personal = s.personal || col.use == mofBorn
	}
	// 個人 are persons; 団体 are organisations, and so are 銀行, banks.
	title := s.name + strings.Join(s.titles, "")
	title = strings.NewReplacer("団体及び個人", "", "個人及び団体", "", "個人又は団体", "", "団体又は個人", "").Replace(title)
	person, other := strings.Contains(title, "個人"), strings.Contains(title, "団体") || strings.Contains(title, "銀行")
	switch {
	case person && !other:
		s.kind = Person
	case other && !person:
		s.kind = Organization
	}
}

var mofRemoved = regexp.MustCompile(`^[\d.]+\s*削除`)

func (s *mofSheet) readRow(row sheet.Row) {
	l, pos := s.list, s.file.sheetPos(row)
	cells := map[mofUse]string{}
	for _, c := range row.Cells {
		text := strings.TrimSpace(c.Text)
		if u := s.columns[c.Column].use; text != "" {
			cells[u] += text
		}
	}
	switch {
	case len(cells) == 0:
		return
	case mofRemoved.MatchString(cells[mofNoticeDate]) && cells[mofName] == "":
		return
	case cells[mofName] == "" && len(cells) == 1 && cells[mofRemarks] != "" && s.entry >= 0:
		e := &l.Entries[s.entry] // the remarks of the entry above go on
		e.Remarks += "\n" + cells[mofRemarks]
		return
	}
	e := Entry{Kind: s.kind, Pos: pos, Unstable: true}
	e.ID = s.hash(row)
	for _, t := range s.titles {
		if len(e.Programs) == 0 {
			e.Programs = []string{t}
		} else {
			e.Programs[0] += " " + t
		}
	}
	r := &mofRecord{list: l, entry: &e, pos: pos, personal: s.personal}
	for _, c := range row.Cells {
		col, ok := s.columns[c.Column]
		if !ok {
			col.label = fmt.Sprintf("column %d", c.Column+1)
		}
		r.cell(col, c)
	}
	for _, n := range s.notes {
		e.Facts = append(e.Facts, Fact{Label: "注", Text: n})
	}
	r.finish()
	if len(e.Names) == 0 {
		texts := make([]string, 0, len(row.Cells))
		for _, c := range row.Cells {
			texts = append(texts, c.Text)
		}
		l.problem(pos, e.ID, strings.Join(texts, " "), fmt.Errorf("%w: a number without a name, which is not marked 削除, removed; it is no entry", ErrUnread))
		return
	}
	s.entry = len(l.Entries)
	l.Entries = append(l.Entries, e)
}

// hash makes the ID of an entry of what tells it from the others and is amended
// seldom: the regime, the number in the notice, the names.
func (s *mofSheet) hash(row sheet.Row) string {
	parts := []string{string(JPMOF), strings.Join(s.titles, " ")}
	for _, c := range row.Cells {
		if u := s.columns[c.Column].use; u == mofNoticeNo || u == mofName {
			parts = append(parts, strings.TrimSpace(c.Text))
		}
	}
	id := hashID(parts...)
	s.seen[id]++
	if n := s.seen[id]; n > 1 {
		return fmt.Sprintf("%s-%d", id, n)
	}
	return id
}

// kindOf says what an entry is where its sheet holds persons and organisations
// alike: what only persons have is said of it, or is said to be unknown, in
// more than one column; a single "unknown" has got into rows of organisations.
func (r *mofRecord) kindOf() Kind {
	said := 0
	for _, u := range []mofUse{mofBorn, mofBornAt, mofBirthPlace, mofNationality, mofPassport, mofIdentity, mofTitles} {
		known, filled := r.filled[u]
		if filled {
			said++
		}
		if known {
			said++
		}
	}
	switch {
	case said > 1:
		return Person
	case said == 0 && r.personal:
		return Organization
	}
	return Unknown
}
