package lists

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// ofacCSV is the legacy format of the US Treasury's Office of Foreign Assets
// Control: four CSV files without headings. The primary file has one row an
// entry; the others refer to it by its number. Missing values are written
// "-0- ", rows end in CRLF or LF, and a byte 0x1A closes each file.
//
// https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas/sdn-data-files-data-specification
var ofacCSV = &format{
	name:  "ofac-csv",
	ids:   []ID{OFACSDN, OFACCons},
	sniff: sniffOFAC,
	group: groupOFAC,
	parse: (*List).parseOFAC,
}

// The parts of a set and their number of fields.
const (
	ofacPrim     = "prim" // sdn.csv, cons_prim.csv
	ofacAlt      = "alt"
	ofacAdd      = "add"
	ofacComments = "comments"
)

var ofacFields = map[string]int{ofacPrim: 12, ofacAlt: 5, ofacAdd: 6, ofacComments: 2}

// maxRemark is the size of the field "remarks"; what is longer goes on in the
// file of comments. Remarks cut at exactly this size are the rule.
const maxRemark = 1000

// null returns the value of a field, empty if it is OFAC's "-0- ".
func null(field string) string {
	if v := strings.TrimSpace(field); v != "-0-" {
		return v
	}
	return ""
}

// sniffOFAC tells the parts by the number of fields and by what only they hold:
// nothing in these files says what they are.
func sniffOFAC(f *file) string {
	if len(f.head) == 0 || f.head[0] < '0' || f.head[0] > '9' {
		return ""
	}
	r := csv.NewReader(bytes.NewReader(f.head))
	row, err := r.Read()
	if err != nil || !isNumber(row[0]) {
		return ""
	}
	switch len(row) {
	case 12:
		if _, ok := ofacKinds[null(row[2])]; ok && bytes.Contains(f.head, []byte(",-0- ")) {
			return ofacPrim
		}
	case 5:
		if _, ok := ofacNameTypes[row[2]]; ok && isNumber(row[1]) {
			return ofacAlt
		}
	case 6:
		if isNumber(row[1]) && bytes.Contains(f.head, []byte(",-0- ")) {
			return ofacAdd
		}
	case 2:
		if bytes.HasPrefix(f.head, []byte(row[0]+`,"`)) && strings.ContainsAny(row[1], " ;.") {
			return ofacComments
		}
	}
	return ""
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, digits) == "" }

var ofacKinds = map[string]Kind{"": Organization, "individual": Person, "vessel": Vessel, "aircraft": Aircraft}

var ofacNameTypes = map[string]NameType{"aka": Alias, "fka": Former, "nka": Alias}

// errNoEnd says that a file lacks its end.
var errNoEnd = fmt.Errorf("%w: the byte 0x1A that closes each of OFAC's files is missing; get the file again, or vouch for it by its SHA-256 in %s", ErrTruncated, ManifestName)

// An ofacSet is a list in the making.
type ofacSet struct {
	list  *List
	index map[string]int // entry by number
}

// parseOFAC reads a set. Comments come before the remarks are taken apart,
// because they continue them.
func (l *List) parseOFAC(files map[string]*file) error {
	l.Publisher = ofacPublisher
	s := &ofacSet{list: l, index: map[string]int{}}
	if err := s.read(files[ofacPrim], ofacPrim, s.primRow); err != nil {
		return err
	}
	l.nameOFAC(isConsolidated(l.Entries))
	continued := map[string]bool{}
	orphans := map[string]bool{}
	belongs := func(row []string, pos Pos) *Entry {
		i, ok := s.index[row[0]]
		if !ok {
			l.problem(pos, row[0], strings.Join(row, ","), fmt.Errorf("%w: the list has no entry %s", ErrOrphan, row[0]))
			return nil
		}
		return &l.Entries[i]
	}
	err := cmp.Or(
		s.read(files[ofacComments], ofacComments, func(row []string, pos Pos) {
			if e := belongs(row, pos); e != nil {
				e.Remarks += row[1]
				continued[e.ID] = true
			}
		}),
		s.read(files[ofacAlt], ofacAlt, func(row []string, pos Pos) {
			if e := belongs(row, pos); e != nil {
				s.altRow(e, row, pos)
			} else {
				orphans[row[0]] = true
			}
		}),
		s.read(files[ofacAdd], ofacAdd, func(row []string, pos Pos) {
			if e := belongs(row, pos); e != nil {
				s.addRow(e, row, pos)
			} else {
				orphans[row[0]] = true
			}
		}),
	)
	if err != nil {
		return err
	}
	// A few strays are entries removed while the files were written. More than
	// that means that the primary file has lost rows.
	if n := len(orphans); n > 3 && n > len(l.Entries)/100 {
		return files[ofacPrim].fail(l.ID, files[ofacPrim].offset,
			fmt.Errorf("%w: aliases and addresses belong to %d entries that are not in it; get the complete set", ErrTruncated, n))
	}
	for i := range l.Entries {
		e := &l.Entries[i]
		full := len(e.Remarks) >= maxRemark && !strings.HasSuffix(strings.TrimSpace(e.Remarks), ".")
		l.readRemarks(e, full && !continued[e.ID])
	}
	s.nameRelations()
	return nil
}

// read calls use for each row of a file, and sees to it that the file is whole.
func (s *ofacSet) read(f *file, part string, use func(row []string, pos Pos)) error {
	r, err := f.openRows(s.list.ID, ',', ofacFields[part])
	if err != nil {
		return err
	}
	defer r.close()
	for {
		row, pos, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if !isNumber(row[0]) {
			return f.fail(s.list.ID, pos.Offset, fmt.Errorf("%w: entry number %q", ErrFormat, row[0]))
		}
		use(row, pos)
	}
	switch {
	case r.closed || f.known != nil: // finish compares the hash with the manifest's
	case part == ofacComments: // has been published without
		s.list.problem(f.pos(f.offset), "", "", errNoEnd)
	default:
		return f.fail(s.list.ID, f.offset, errNoEnd)
	}
	return nil
}

// primRow reads number, name, type, programmes, title, call sign, vessel type,
// tonnage, gross registered tonnage, flag, owner, remarks.
func (s *ofacSet) primRow(row []string, pos Pos) {
	l := s.list
	e := Entry{ID: row[0], Pos: pos}
	kind, ok := ofacKinds[null(row[2])]
	if !ok {
		l.problem(pos, e.ID, row[2], fmt.Errorf("%w: type of entry", ErrUnread))
	}
	e.Kind = kind
	if name := null(row[1]); name != "" {
		e.Names = append(e.Names, ofacName(name, Primary, kind))
	} else {
		l.problem(pos, e.ID, strings.Join(row, ","), fmt.Errorf("%w: the entry has no name", ErrUnread))
	}
	if p := null(row[3]); p != "" {
		e.Programs = strings.Split(p, "] [")
	}
	if t := null(row[4]); t != "" {
		e.Titles = strings.Split(t, "; ")
	}
	if c := null(row[5]); c != "" {
		e.Identifiers = append(e.Identifiers, Identifier{Type: CallSign, Label: "Vessel Call Sign", Value: c})
	}
	for i, label := range []string{"Vessel Type", "Tonnage", "Gross Registered Tonnage"} {
		if v := null(row[6+i]); v != "" {
			e.Facts = append(e.Facts, Fact{Label: label, Text: v})
		}
	}
	if c := null(row[9]); c != "" {
		e.Countries = append(e.Countries, Country{c, Flag})
	}
	if o := null(row[10]); o != "" {
		e.Relations = append(e.Relations, Relation{Kind: "Vessel owner", Name: o})
	}
	if null(row[11]) != "" {
		e.Remarks = row[11] // not trimmed: a comment may continue it in mid-word
	}
	if i, twice := s.index[e.ID]; twice {
		l.problem(pos, e.ID, e.ID, fmt.Errorf("%w: the entry number is taken by the entry at %s", ErrFormat, l.Entries[i].Pos))
	} else {
		s.index[e.ID] = len(l.Entries)
	}
	l.Entries = append(l.Entries, e)
}

// altRow reads number, number of the alias, type, name, remarks.
func (s *ofacSet) altRow(e *Entry, row []string, pos Pos) {
	t, ok := ofacNameTypes[null(row[2])]
	if !ok {
		s.list.problem(pos, e.ID, row[2], fmt.Errorf("%w: type of alias", ErrUnread))
	}
	if name := null(row[3]); name != "" {
		e.Names = append(e.Names, ofacName(name, t, e.Kind))
	}
	if r := null(row[4]); r != "" {
		e.Facts = append(e.Facts, Fact{Label: "Alias remark", Text: r})
	}
}

// addRow reads number, number of the address, street, city with state and
// postal code, country, remarks. Rows where all is null are common.
func (s *ofacSet) addRow(e *Entry, row []string, _ Pos) {
	a := Address{Country: null(row[4]), Note: null(row[5])}
	if street := null(row[2]); street != "" {
		a.Lines = []string{street}
	}
	if city := null(row[3]); strings.ContainsAny(city, ","+digits) {
		a.Text = city
	} else {
		a.City = city
	}
	if a.Lines == nil && a.City == "" && a.Text == "" && a.Country == "" && a.Note == "" {
		return
	}
	e.Addresses = append(e.Addresses, a)
}

// ofacName keeps a name as published. Persons are written "FAMILY, Given".
func ofacName(text string, t NameType, kind Kind) Name {
	n := Name{Text: text, Type: t}
	if family, given, ok := strings.Cut(text, ", "); ok && kind == Person {
		n.Parts = []NamePart{{FamilyName, family}, {GivenName, given}}
	}
	return n
}

// nonSDN are the programmes of the lists that OFAC consolidates beside the SDN
// list: Palestinian legislators, sectoral sanctions, Chinese military firms,
// foreign banks under correspondent account sanctions, evaders.
var nonSDN = map[string]bool{
	"NS-PLC": true, "UKRAINE-EO13662": true, "CMIC-EO13959": true, "561-Related": true, "CAATSA - RUSSIA": true,
	"FSE-IR": true, "FSE-SY": true, "FSE-WMD": true, "FSE-SDGT": true,
}

// isConsolidated tells the non-SDN list from the SDN list, which the files do
// not say. Single entries do not tell: 60 parties are on both lists, and blocked
// parties bear UKRAINE-EO13662 too. The shares do: entries that bear nothing but
// programmes of nonSDN are 0.1 % of the SDN list and 77 % of the other.
func isConsolidated(entries []Entry) bool {
	n := 0
	for _, e := range entries {
		only := len(e.Programs) > 0
		for _, p := range e.Programs {
			only = only && nonSDN[p]
		}
		if only {
			n++
		}
	}
	return n*4 > len(entries)
}

// nameRelations looks the names in "Linked To" up among the primary names, to
// say which entry is meant. A full stop may be the remark's or the name's.
func (s *ofacSet) nameRelations() {
	entries := s.list.Entries
	byName := make(map[string]string, len(entries))
	for _, e := range entries {
		for _, n := range e.Names[:min(1, len(e.Names))] {
			if _, twice := byName[n.Text]; twice {
				byName[n.Text] = "" // two parties of one name: not said which
			} else {
				byName[n.Text] = e.ID
			}
		}
	}
	for i := range entries {
		for j := range entries[i].Relations {
			r := &entries[i].Relations[j]
			for _, name := range []string{r.Name, strings.TrimSuffix(r.Name, "."), r.Name + "."} {
				if id, ok := byName[name]; ok {
					r.Name, r.Entry = name, id
					break
				}
			}
		}
	}
}
