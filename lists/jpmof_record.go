package lists

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

// A mofRecord is an entry of the Japanese list in the making: the cells of its
// row, whatever the order of the columns, from the spreadsheet or the CSV file.
type mofRecord struct {
	list   *List
	entry  *Entry
	pos    Pos
	filled map[mofUse]bool // columns that are not empty; false if they say "unknown"
	// names in the order they belong to the entry: the primary name is the one in
	// Latin letters, which subjects are compared with most often, and comes
	// after the Japanese one in the file.
	english, japanese, others []Name
	personal                  bool     // the sheet has columns of persons
	country                   []string // of addresses, in a column of their own
}

// problem records what was not understood, and keeps it as a fact.
func (r *mofRecord) problem(label, text string, err error) {
	r.list.problem(r.pos, r.entry.ID, text, err)
	r.entry.Facts = append(r.entry.Facts, Fact{Label: label, Text: text})
}

// cell reads one cell.
func (r *mofRecord) cell(col mofColumn, c sheet.Cell) {
	text := strings.TrimSpace(strings.ReplaceAll(c.Text, "\r\n", "\n"))
	if text == "" {
		return
	}
	if r.filled == nil {
		r.filled = map[mofUse]bool{}
	}
	nothing := mofNothing(text)
	r.filled[col.use] = !nothing
	if nothing {
		return
	}
	if len(text) > maxCellText && col.use < mofFact {
		r.problem(col.label, text, fmt.Errorf("%w: a cell of %d bytes", ErrUnread, len(text)))
		return
	}
	e := r.entry
	switch col.use {
	case mofName:
		r.name(col, text)
	case mofAliases:
		r.aliases(col, text, Alias, false)
	case mofFormer:
		r.aliases(col, text, Former, false)
	case mofWeak:
		r.aliases(col, text, Alias, true)
	case mofNoticeDate:
		r.noticeDate(col, text)
	case mofRegime:
		e.Programs = append(e.Programs, mofRegimeTitle(text))
	case mofNumber:
		e.ID, e.Unstable = text, false
	case mofKind:
		r.kind(col, text)
	case mofTitles:
		e.Titles = append(e.Titles, mofItems(text)...)
	case mofBorn:
		r.born(col, text, c.Type)
	case mofBornAt:
		r.bornAt(col, text)
	case mofBirthPlace:
		e.BirthPlaces = append(e.BirthPlaces, mofItems(text)...)
	case mofNationality:
		for _, n := range mofItems(text) {
			e.Countries = addNew(e.Countries, Country{n, Nationality})
		}
	case mofPassport:
		r.documents(col, text, Passport)
	case mofIdentity:
		r.documents(col, text, NationalID)
	case mofPhone:
		for _, n := range mofPhones(text) {
			e.Identifiers = append(e.Identifiers, Identifier{Type: Phone, Label: col.label, Value: n})
		}
	default:
		r.statement(col, text)
	}
}

// aliases reads a cell of aliases. What it says of them becomes a fact.
func (r *mofRecord) aliases(col mofColumn, text string, t NameType, weak bool) {
	names, notes := mofAliasNames(text, t)
	for _, n := range names {
		n.Weak = weak
		r.others = append(r.others, n)
	}
	for _, note := range notes {
		r.entry.Facts = append(r.entry.Facts, Fact{Label: col.label, Text: note})
	}
}

// statement reads the columns that are texts.
func (r *mofRecord) statement(col mofColumn, text string) {
	e := r.entry
	switch col.use {
	case mofAddress:
		for _, a := range mofItems(text) {
			e.Addresses = append(e.Addresses, Address{Text: a})
		}
	case mofCountry:
		r.country = append(r.country, mofItems(text)...)
	case mofUNDate:
		r.unDate(col, text)
	case mofRemarks, mofNotice:
		if e.Remarks != "" {
			e.Remarks += "\n"
		}
		e.Remarks += text
		if col.use == mofNotice {
			_, more := mofCutOriginal(text)
			r.others = append(r.others, more...)
		}
	case mofNoticeNo, mofFact:
		e.Facts = append(e.Facts, Fact{Label: col.label, Text: text})
	default:
		r.problem(col.label, text, fmt.Errorf("%w: column %q", ErrUnread, col.label))
	}
}

// finish puts together what comes from several columns.
func (r *mofRecord) finish() {
	e := r.entry
	for _, n := range append(append(r.english, r.japanese...), r.others...) {
		if n.Script = scriptOf(n.Text); n.Language == "ja" {
			n.Script = "Jpan"
		}
		if len(e.Names) == 0 {
			n.Type, n.Weak = Primary, false
		}
		r.addName(n)
	}
	for _, w := range walletsIn(e.Remarks) {
		e.Identifiers = addNew(e.Identifiers, w)
	}
	// A country is that of the address if there is one of each; which belong
	// together is not said if there are more.
	if len(r.country) == 1 && len(e.Addresses) == 1 {
		e.Addresses[0].Country = r.country[0]
	} else {
		for _, c := range r.country {
			e.Addresses = append(e.Addresses, Address{Country: c})
		}
	}
	if e.Kind == Unknown {
		e.Kind = r.kindOf()
	}
}

// addName adds a name unless the entry has it: the columns of aliases repeat
// each other's.
func (r *mofRecord) addName(n Name) {
	for _, have := range r.entry.Names {
		if have.Text == n.Text {
			return
		}
	}
	r.entry.Names = append(r.entry.Names, n)
}

func (r *mofRecord) kind(col mofColumn, text string) {
	switch text {
	case "個人":
		r.entry.Kind = Person
	case "団体":
		r.entry.Kind = Organization
	case "船舶":
		r.entry.Kind = Vessel
	default:
		r.problem(col.label, text, fmt.Errorf("%w: kind of party", ErrUnread))
	}
}

var (
	mofDay    = regexp.MustCompile(`\d{4}\.\d{1,2}\.\d{1,2}`)
	mofHanDay = regexp.MustCompile(`^\s*(\d{4})\s*[年/-]\s*(\d{1,2})\s*[月/-]\s*(\d{1,2})\s*日?`)
)

// noticeDate reads the dates of the notices, "2002.3.1\n2008.6.25改訂": the
// first is the day the party was listed by Japan, the others of amendments.
func (r *mofRecord) noticeDate(col mofColumn, text string) {
	r.entry.Facts = append(r.entry.Facts, Fact{Label: col.label, Text: text})
	for _, day := range mofDay.FindAllString(halfWidth(text), 1) {
		if d, err := ParseDate(strings.ReplaceAll(day, ".", "/")); err == nil {
			r.entry.Listed = d
			return
		}
	}
	r.problem(col.label, text, fmt.Errorf("%w: date of the notice", ErrUnread))
}

// unDate reads the day on which the United Nations listed the party, which may
// be followed by those of amendments.
func (r *mofRecord) unDate(col mofColumn, text string) {
	f := Fact{Label: col.label, Text: text}
	if m := mofHanDay.FindStringSubmatch(halfWidth(text)); m != nil {
		f.Date, _ = civil(m[1], m[2], m[3])
	} else if d, err := ParseDate(text); err == nil {
		f.Date = d
	}
	r.entry.Facts = append(r.entry.Facts, f)
	if f.Date.IsZero() {
		r.list.problem(r.pos, r.entry.ID, text, fmt.Errorf("%w: day of listing by the United Nations", ErrUnread))
	}
}

// mofItems splits a cell of several values, and the Japanese from the English
// line of one.
func mofItems(text string) []string {
	items, ok := mofEnumerated(text)
	if !ok {
		items = mofSplit(text, "；;")
	}
	var found []string
	for _, item := range items {
		for _, line := range mofLines(item) {
			if line = mofTrim(mofJoin(line)); !mofNothing(line) {
				found = append(found, line)
			}
		}
	}
	return found
}

// mofPhones splits telephone numbers. "71683 / 57422" are two extensions of one
// number, and stay together.
func mofPhones(text string) []string {
	var found []string
	for _, n := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,，；;\n", r) }) {
		if n = strings.TrimSpace(halfWidth(n)); n != "" {
			found = append(found, n)
		}
	}
	return found
}
