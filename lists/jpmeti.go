package lists

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

// metiXLSX is the Foreign End User List of the Japanese Ministry of Economy,
// Trade and Industry: foreign organisations that may be concerned with weapons
// of mass destruction or conventional weapons. One row is one entry. Every
// edition is numbered anew from 1, so that a number says nothing about the
// next edition, but a gap says that something is missing from this one.
//
// https://www.meti.go.jp/policy/anpo/law05.html
var metiXLSX = &format{
	name:  "jpmeti-xlsx",
	ids:   []ID{JPMETI},
	sniff: sniffSheet(metiNumber, metiCountry, metiName),
	parse: (*List).parseMETI,
}

// The headings of the list, without blanks.
const (
	metiNumber  = "No."
	metiCountry = "国名、地域名CountryorRegion"
	metiName    = "企業名､組織名CompanyorOrganization"
	metiAlias   = "別名AlsoKnownAs"
	metiWeapons = "懸念区分TypeofWMD"
	metiArms    = "通常兵器ConventionalWeapons"
)

// tokyo has had no daylight saving time since 1952.
var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

func (l *List) parseMETI(files map[string]*file) error {
	f := files["sheet"]
	l.ID, l.Title = JPMETI, "Foreign End User List"
	l.Publisher = "Ministry of Economy, Trade and Industry of Japan"
	l.saved(f, tokyo)
	var columns map[string]int
	seen := map[string]int{}
	for row, err := range f.sheetRows(l.ID) {
		switch {
		case err != nil:
			return err
		case columns == nil && hasHeadings(row, []string{metiNumber, metiCountry, metiName}):
			columns = columnsOf(row)
			continue
		case columns == nil: // a title
			continue
		}
		pos := f.sheetPos(row)
		e := l.metiEntry(row, columns, pos)
		seen[e.ID]++
		if n := seen[e.ID]; n > 1 {
			e.ID += "-" + strconv.Itoa(n)
		}
		number := cellText(row, columns[metiNumber])
		n, err := strconv.Atoi(number)
		if err != nil || n != len(l.Entries)+1 {
			l.problem(pos, e.ID, number, fmt.Errorf("%w: number of the entry, %d was expected", ErrUnread, len(l.Entries)+1))
		}
		l.Declared = max(l.Declared, min(n, maxMETI))
		l.Entries = append(l.Entries, e)
	}
	return nil
}

// maxMETI bounds what a number in the file can declare.
const maxMETI = 100000

// metiEntry reads one row.
func (l *List) metiEntry(row sheet.Row, columns map[string]int, pos Pos) Entry {
	e := Entry{Kind: Organization, Unstable: true, Pos: pos}
	known := map[int]bool{}
	text := func(h string) string {
		c, ok := columns[h]
		if !ok {
			return ""
		}
		known[c] = true
		return cellText(row, c)
	}
	country, name := text(metiCountry), text(metiName)
	e.ID = hashID(string(JPMETI), country, name)
	e.Names = metiNames(name, Primary)
	if len(e.Names) == 0 {
		l.problem(pos, e.ID, text(metiNumber), fmt.Errorf("%w: the entry has no name", ErrUnread))
	}
	for _, alias := range metiAliases(text(metiAlias)) {
		e.Names = append(e.Names, metiNames(alias, Alias)...)
	}
	// Countries stand in both languages; the words after the break are English.
	if japanese, english, ok := strings.Cut(country, "\n"); ok {
		e.Countries = append(e.Countries, Country{Text: strings.TrimSpace(english)})
		e.Facts = append(e.Facts, Fact{Label: "国名、地域名", Text: japanese})
	} else if country != "" {
		e.Countries = append(e.Countries, Country{Text: country})
	}
	e.Facts = append(e.Facts, Fact{Label: metiNumber, Text: text(metiNumber)})
	for _, h := range []string{metiWeapons, metiArms} {
		if kinds := text(h); kinds != "" {
			e.Facts = append(e.Facts, Fact{Label: h, Text: strings.ReplaceAll(kinds, "\n", " ")})
			e.Programs = append(e.Programs, metiWeapon.FindAllString(halfWidth(kinds), -1)...)
		}
	}
	for _, c := range row.Cells {
		if t := strings.TrimSpace(c.Text); !known[c.Column] && t != "" {
			l.problem(pos, e.ID, t, fmt.Errorf("%w: column %d has no heading that is known", ErrUnread, c.Column+1))
			e.Facts = append(e.Facts, Fact{Label: fmt.Sprintf("column %d", c.Column+1), Text: t})
		}
	}
	return e
}

// metiWeapon is a sort of weapon: biological, chemical, missiles, nuclear,
// conventional.
var metiWeapon = regexp.MustCompile(`CW|[BCMN]`)

// metiAliases splits aliases. Each begins with a dot at the start of a line; a
// line without a dot goes on with the alias before it. The dot within a line
// is part of Japanese words.
func metiAliases(text string) []string {
	var aliases []string
	dotted := strings.HasPrefix(strings.TrimSpace(text), "・")
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		alias, dot := strings.CutPrefix(line, "・")
		alias = strings.TrimSpace(alias)
		if n := len(aliases); n > 0 && dotted && !dot {
			aliases[n-1] += "\n" + alias
		} else if alias != "" {
			aliases = append(aliases, alias)
		}
	}
	return aliases
}

// metiNames reads a name, behind which may stand its abbreviation and what it
// is in Chinese characters, each in parentheses or on a line of its own. Which
// language those are in is not said: Chinese companies are written the Chinese
// or the Japanese way.
func metiNames(text string, t NameType) []Name {
	var more []Name
	text = strings.TrimSpace(text)
	for {
		m := nameBehind.FindStringSubmatch(strings.ReplaceAll(text, "\n", " "))
		if m == nil || scriptOf(m[2]) == latin && !isAbbreviation(m[2]) || scriptOf(m[1]) == "" {
			break
		}
		text = m[1]
		more = append([]Name{{Text: m[2], Script: scriptOf(m[2])}}, more...)
	}
	var names []Name
	for _, line := range mofScriptLines(strings.Split(text, "\n")...) {
		names = append(names, Name{Text: line, Script: scriptOf(line)})
	}
	names = append(names, more...)
	if len(names) > 0 {
		names[0].Type = t
	}
	return names
}

// mofScriptLines joins the lines of a text that are in one script: a long name is
// broken, a name in two scripts stands on two lines.
func mofScriptLines(text ...string) []string {
	var lines []string
	last := ""
	for _, line := range text {
		line = strings.TrimSpace(line)
		s := mofScript(line)
		if n := len(lines); n > 0 && (s == last || s == "") {
			lines[n-1] = mofJoin(lines[n-1] + "\n" + line)
		} else if line != "" {
			lines = append(lines, line)
			last = s
		}
	}
	return lines
}
