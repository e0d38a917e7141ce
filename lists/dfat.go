package lists

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

// dfatXLSX is the Consolidated List of the Australian Department of Foreign
// Affairs and Trade. A row is a name: 101 is the primary name of an entry, 101a
// and 101b are others of the same entry, and repeat, more or less, what the row
// of the primary name says of it. Numbers have been given twice by mistake: a
// second block of rows with the same number is an entry of its own.
//
// https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list
var dfatXLSX = &format{
	name:  "dfat",
	ids:   []ID{AUDFAT},
	sniff: sniffSheet(dfatReference, dfatName, dfatNameType),
	parse: (*List).parseDFAT,
}

// The headings of the list, without blanks.
const (
	dfatReference  = "Reference"
	dfatName       = "NameofIndividualorEntity"
	dfatType       = "Type"
	dfatNameType   = "NameType"
	dfatStrength   = "AliasStrength"
	dfatBorn       = "DateofBirth"
	dfatBirthPlace = "PlaceofBirth"
	dfatCitizen    = "Citizenship"
	dfatAddress    = "Address"
	dfatMore       = "AdditionalInformation"
	dfatListing    = "ListingInformation"
	dfatIMO        = "IMONumber"
	dfatCommittee  = "Committees"
	dfatControl    = "ControlDate"
	dfatInstrument = "InstrumentofDesignation"
)

// dfatLabels are the headings of what becomes a fact, as published.
var dfatLabels = map[string]string{
	dfatListing: "Listing Information", dfatInstrument: "Instrument of Designation",
	"TargetedFinancialSanction": "Targeted Financial Sanction", "TravelBan": "Travel Ban",
	"ArmsEmbargo": "Arms Embargo", "MaritimeRestriction": "Maritime Restriction",
}

// canberra is where the list is saved; an hour more or less in summer does not
// change the day of office hours.
var canberra = time.FixedZone("Australia/Sydney", 10*60*60)

var dfatNumber = regexp.MustCompile(`^(\d+)([a-z]*)$`)

// A dfatReader reads the rows of one list.
type dfatReader struct {
	list    *List
	file    *file
	columns map[string]int
	headers map[int]string // heading by column, verbatim
	ids     map[string]int // how many blocks of rows have a number
	// said holds what the entry read last has been told already, because every
	// row of an alias repeats it.
	said map[string]bool
}

func (l *List) parseDFAT(files map[string]*file) error {
	f := files["sheet"]
	l.ID, l.Title = AUDFAT, "DFAT Consolidated List"
	l.Publisher = "Australian Department of Foreign Affairs and Trade"
	l.saved(f, canberra)
	r := &dfatReader{list: l, file: f, ids: map[string]int{}}
	last := ""
	for row, err := range f.sheetRows(l.ID) {
		switch {
		case err != nil:
			return err
		case hasHeadings(row, []string{dfatReference, dfatName, dfatNameType}):
			r.columns, r.headers = columnsOf(row), map[int]string{}
			for _, c := range row.Cells {
				r.headers[c.Column] = strings.Join(strings.Fields(c.Text), " ")
			}
			continue
		case r.columns == nil: // a title
			continue
		}
		number := r.row(row, last)
		if number != "" {
			last = number
		}
	}
	return nil
}

// row reads one row, and returns the number of the entry it belongs to.
func (r *dfatReader) row(row sheet.Row, last string) string {
	l, pos := r.list, r.file.sheetPos(row)
	reference := r.text(row, dfatReference)
	number := reference
	if m := dfatNumber.FindStringSubmatch(reference); m != nil {
		number = m[1]
	} else {
		l.problem(pos, reference, reference, fmt.Errorf("%w: reference, which is a number and perhaps a letter", ErrUnread))
	}
	primary := strings.EqualFold(r.text(row, dfatNameType), "Primary Name")
	if number != last || number == "" || primary {
		r.begin(row, number, pos)
	}
	e := &l.Entries[len(l.Entries)-1]
	r.name(e, row, primary, pos)
	r.details(e, row, pos)
	return number
}

// begin adds an entry.
func (r *dfatReader) begin(row sheet.Row, number string, pos Pos) {
	l := r.list
	e := Entry{ID: number, Pos: pos}
	if number == "" {
		e.ID, e.Unstable = hashID(string(AUDFAT), r.text(row, dfatName)), true
	}
	r.ids[e.ID]++
	if n := r.ids[e.ID]; n > 1 {
		l.problem(pos, e.ID, e.ID, fmt.Errorf("%w: the number is taken by an entry above; these rows are another entry", ErrFormat))
		e.ID, e.Unstable = fmt.Sprintf("%s-%d", e.ID, n), true
	}
	kind, err := ParseKind(r.text(row, dfatType))
	if err != nil {
		l.problem(pos, e.ID, r.text(row, dfatType), fmt.Errorf("%w: type of entry", ErrUnread))
	}
	e.Kind = kind
	r.said = map[string]bool{}
	l.Entries = append(l.Entries, e)
}

// text returns the cell under a heading, "" if there is no such heading.
func (r *dfatReader) text(row sheet.Row, h string) string {
	if c, ok := r.columns[h]; ok {
		return cellText(row, c)
	}
	return ""
}

// name reads the name in a row. The primary name comes first in every block;
// where a block has lost it, the first name stands in for it.
func (r *dfatReader) name(e *Entry, row sheet.Row, primary bool, pos Pos) {
	n := Name{Text: r.text(row, dfatName)}
	if n.Text == "" {
		r.list.problem(pos, e.ID, r.text(row, dfatReference), fmt.Errorf("%w: the row has no name", ErrUnread))
		return
	}
	switch t := r.text(row, dfatNameType); strings.ToLower(t) {
	case "alias", "aka", "original script", "primary name":
	case "former name", "formerly known as", "fka":
		n.Type = Former
	default:
		r.list.problem(pos, e.ID, t, fmt.Errorf("%w: type of name", ErrUnread))
	}
	switch s := r.text(row, dfatStrength); strings.ToLower(s) {
	case "", "strong":
	case "weak":
		n.Weak = true
	default:
		r.list.problem(pos, e.ID, s, fmt.Errorf("%w: strength of an alias", ErrUnread))
	}
	if len(e.Names) == 0 {
		if !primary {
			r.list.problem(pos, e.ID, n.Text, fmt.Errorf("%w: the entry has no primary name, its first name stands in", ErrUnread))
		}
		n.Type = Primary
	}
	r.add(e, n)
}

// add adds a name. Notes behind it become a fact, an abbreviation behind it a
// name of its own.
func (r *dfatReader) add(e *Entry, n Name) {
	bare, foreign := cutNameNotes(n.Text)
	texts := []string{bare}
	if m := nameBehind.FindStringSubmatch(bare); m != nil && isAbbreviation(m[2]) {
		texts = m[1:]
	}
	if bare == "" { // nothing but a note: better kept than lost
		texts = []string{n.Text}
	} else if bare != n.Text {
		e.Facts = append(e.Facts, Fact{Label: "Name of Individual or Entity", Text: n.Text})
	}
	for _, text := range append(texts, foreign...) {
		n.Text, n.Script = text, scriptOf(text)
		e.Names = append(e.Names, n)
		if n.Type == Primary {
			n.Type = Alias
		}
	}
}

// details reads what a row says of its entry beside the name.
func (r *dfatReader) details(e *Entry, row sheet.Row, pos Pos) {
	for _, c := range row.Cells {
		h := heading(r.headers[c.Column])
		text := strings.TrimSpace(c.Text)
		// Rows of one entry differ in blanks and full stops.
		key := fmt.Sprintf("%d %s", c.Column, strings.TrimRight(strings.Join(strings.Fields(text), " "), "."))
		if text == "" || r.said[key] {
			continue
		}
		r.said[key] = true
		r.detail(e, h, c, text, pos)
	}
}

func (r *dfatReader) detail(e *Entry, h string, c sheet.Cell, text string, pos Pos) {
	if len(text) > maxCellText && h != dfatName {
		e.Facts = append(e.Facts, Fact{Label: r.headers[c.Column], Text: text})
		r.list.problem(pos, e.ID, text, fmt.Errorf("%w: a cell of %d bytes", ErrUnread, len(text)))
		return
	}
	switch h {
	case dfatReference, dfatName, dfatNameType, dfatStrength:
	case dfatType:
		if k, err := ParseKind(text); err == nil && k != e.Kind {
			r.list.problem(pos, e.ID, text, fmt.Errorf("%w: the type of entry is %s in the rows above", ErrUnread, e.Kind))
		}
	case dfatBorn:
		r.born(e, c, text, pos)
	case dfatBirthPlace:
		for _, place := range dfatItems(text) {
			e.BirthPlaces = addNew(e.BirthPlaces, place)
		}
	case dfatCitizen:
		for _, country := range dfatItems(text) {
			e.Countries = addNew(e.Countries, Country{country, Citizenship})
		}
	case dfatAddress:
		for _, a := range dfatItems(text) {
			e.Addresses = append(e.Addresses, Address{Text: a})
		}
	case dfatIMO:
		e.Identifiers = append(e.Identifiers, Identifier{Type: IMO, Label: "IMO Number", Value: text})
	case dfatCommittee:
		e.Programs = addNew(e.Programs, text)
	case dfatControl:
		d, err := ParseDate(text)
		if err != nil {
			r.list.problem(pos, e.ID, text, err)
			return
		}
		e.Facts = append(e.Facts, Fact{"Control Date", text, d})
		if e.Listed.IsZero() || d.first < e.Listed.first {
			e.Listed = d
		}
	case dfatMore:
		r.list.dfatProse(e, text)
	case dfatListing, dfatInstrument:
		e.Facts = append(e.Facts, Fact{Label: dfatLabels[h], Text: text})
	default:
		r.measure(e, h, c, text, pos)
	}
}

// measure reads the columns that say whether a measure is in force, and any
// that are new.
func (r *dfatReader) measure(e *Entry, h string, c sheet.Cell, text string, pos Pos) {
	label, known := dfatLabels[h]
	switch {
	case known && c.Type == sheet.Bool && text == "FALSE":
	case known:
		e.Facts = append(e.Facts, Fact{Label: label, Text: text})
	default:
		label = r.headers[c.Column]
		r.list.problem(pos, e.ID, text, fmt.Errorf("%w: column %d, %q", ErrUnread, c.Column+1, label))
		e.Facts = append(e.Facts, Fact{Label: label, Text: text})
	}
}
