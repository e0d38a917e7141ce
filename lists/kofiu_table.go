package lists

import (
	"fmt"
	"regexp"
	"strings"
)

// kofiuTable is the Korean list as a plain table, which people make of the
// notice by hand: number, kind, names with a bar between them, separated by
// tabs, without a heading.
var kofiuTable = &format{
	name: "kr-kofiu-table",
	ids:  []ID{KRKoFIU},
	sniff: func(f *file) string {
		line, _, _ := strings.Cut(strings.TrimPrefix(string(f.head), byteOrderMark), "\n")
		if kofiuRow.MatchString(line) {
			return "table"
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseKoFIUTable(files["table"]) },
}

var kofiuRow = regexp.MustCompile(`^[A-Z]{1,4}-?\d+\t[A-Z]\t[^\t]+$`)

// kofiuTableKinds are the letters for the kinds. V marks shipping: all ten that
// are known are companies ("HWASONG SHIPPING CO LTD") and none is a ship, so
// the kind stays unknown and is compared with both.
var kofiuTableKinds = map[string]Kind{"P": Person, "E": Organization, "V": Unknown}

func (l *List) parseKoFIUTable(f *file) error {
	l.ID, l.Title, l.Publisher = KRKoFIU, kofiuTitle, kofiuPublisher
	seen := map[string]Pos{}
	return f.eachLine(l.ID, func(line string, pos Pos, ended bool) error {
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			err := ErrFormat
			if !ended {
				err = ErrTruncated
			}
			return f.fail(l.ID, pos.Offset, fmt.Errorf("%w: the row has %d fields, not number, kind and names: %s", err, len(fields), quoteShort(line)))
		}
		e := Entry{ID: strings.TrimSpace(fields[0]), Pos: pos}
		if first, twice := seen[e.ID]; twice {
			l.problem(pos, e.ID, e.ID, fmt.Errorf("%w: the number is taken by the entry at %s", ErrDuplicate, first))
		}
		seen[e.ID] = pos
		kind, ok := kofiuTableKinds[fields[1]]
		if !ok {
			l.problem(pos, e.ID, fields[1], fmt.Errorf("%w: kind of party", ErrUnread))
		}
		e.Kind = kind
		if kind == Unknown {
			e.Facts = append(e.Facts, Fact{Label: "Kind", Text: fields[1]})
		}
		for text := range strings.SplitSeq(fields[2], "|") {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			n := ofacName(text, Alias, kind)
			n.Script = scriptOf(text)
			if len(e.Names) == 0 {
				n.Type = Primary
			}
			e.Names = append(e.Names, n)
		}
		if len(e.Names) == 0 {
			l.problem(pos, e.ID, line, fmt.Errorf("%w: the entry has no name", ErrUnread))
		}
		l.Entries = append(l.Entries, e)
		return nil
	})
}
