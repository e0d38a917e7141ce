package lists

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/sheet"
)

const (
	mofDayText  = `\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{4}`
	mofAboutPre = `(?:おおよそ|およそ|約|概ね)`
)

var (
	mofBetween = regexp.MustCompile(`^(` + mofDayText + `)\s*(頃)?\s*(?:から|-|～|~)\s*(` + mofDayText + `|\d{1,2}月(?:\d{1,2}日)?)\s*(頃)?\s*(まで)?(?:の間|の頃)?(頃)?$`)
	mofSingle  = regexp.MustCompile(`^(` + mofAboutPre + `)?\s*(` + mofDayText + `)\s*(の?頃)?(?:生まれ|生)?$`)
	mofShort   = regexp.MustCompile(`^(?:(\d{1,2})\s*月)?\s*(?:(\d{1,2})\s*日)?$`)
	mofOr      = regexp.MustCompile(`又は|または|及び|もしくは|、|，|,|；|;|\n`)
	// mofAside is what is said of a date in parentheses, such as the forged
	// passport it stands in.
	mofAside  = regexp.MustCompile(`[(（][^()（）]*[)）]`)
	mofBirth  = regexp.MustCompile(`^(` + mofDayText + `)(.*?)(?:に?生まれ|生)$`)
	mofBornEn = regexp.MustCompile(`^Born(?: at (.+?),?)?(?: (?:on|in) (.+)| (\d{4}))$`)
)

// mofHijri is the calendar that some dates are given in beside ours.
const mofHijri = "ヒジュラ暦"

// born reads a cell of dates of birth, of which it may hold many: items of an
// enumeration, or dates with "or" between them. An item that is no date makes
// a problem.
func (r *mofRecord) born(col mofColumn, text string, t sheet.Type) {
	if t == sheet.Date || t == sheet.Number {
		d, err := ParseDate(text)
		if err != nil {
			r.problem(col.label, text, fmt.Errorf("%w: %w", ErrUnread, err))
			return
		}
		r.entry.Born = addNew(r.entry.Born, d)
		return
	}
	items, ok := mofEnumerated(halfWidth(strings.ReplaceAll(text, "\n日", "日")))
	if !ok {
		items = []string{halfWidth(text)}
	}
	for _, item := range items {
		year := ""
		for _, piece := range mofOr.Split(bornPieces(item), -1) {
			piece = strings.TrimSpace(piece)
			switch {
			case piece == "":
			case strings.Contains(piece, mofHijri):
				r.entry.Facts = append(r.entry.Facts, Fact{Label: col.label, Text: piece})
			default:
				d, ok := mofDate(piece, year)
				if !ok {
					r.problem(col.label, piece, fmt.Errorf("%w: %w", ErrUnread, ErrDate))
					continue
				}
				year = d.String()
				r.entry.Born = addNew(r.entry.Born, d)
			}
		}
	}
}

// bornPieces closes the ranges that are broken over two lines.
func bornPieces(item string) string { return strings.ReplaceAll(item, "から\n", "から") }

// mofDate reads one date. One without a year, such as "6月14日" behind "1991年
// 7月14日又は", has the year of the date before it.
func mofDate(text, before string) (Date, bool) {
	text = strings.TrimSpace(mofAside.ReplaceAllString(text, ""))
	if m := mofSingle.FindStringSubmatch(text); m != nil {
		d, ok := mofDayOf(m[2])
		if m[1] != "" || m[3] != "" {
			d = d.About()
		}
		return d, ok
	}
	if m := mofBetween.FindStringSubmatch(text); m != nil {
		first, ok1 := mofDayOf(m[1])
		last, ok2 := mofDayOf(m[3])
		if !ok2 && ok1 {
			last, ok2 = mofDate(m[3], first.String())
		}
		if !ok1 || !ok2 {
			return Date{}, false
		}
		d, err := NewRange(first, last)
		if m[2]+m[4]+m[6] != "" {
			d = d.About()
		}
		return d, err == nil
	}
	m := mofShort.FindStringSubmatch(text)
	before = strings.TrimPrefix(before, "c. ")
	if m == nil || m[1]+m[2] == "" || len(before) < 4 {
		return Date{}, false
	}
	if m[1] == "" { // a day of the month before
		if len(before) < 7 {
			return Date{}, false
		}
		m[1] = before[5:7]
	}
	return civil(before[:4], m[1], m[2])
}

func mofDayOf(text string) (Date, bool) {
	return parseSimple(strings.Join(strings.Fields(text), ""))
}

// bornAt reads a cell with day and place of birth in Japanese and English:
// "1941年8月20日セルビア共和国ポジャレヴァッツ生", "Born at Pozarevac, Republic of
// Serbia, on 20 August 1941".
func (r *mofRecord) bornAt(col mofColumn, text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		var d Date
		var ok bool
		var place string
		if m := mofBirth.FindStringSubmatch(halfWidth(line)); m != nil {
			d, ok = mofDayOf(m[1])
			place = m[2]
		} else if m := mofBornEn.FindStringSubmatch(line); m != nil {
			var err error
			d, err = ParseDate(m[2] + m[3])
			ok, place = err == nil, m[1]
		}
		if !ok {
			if line != "" {
				r.problem(col.label, line, fmt.Errorf("%w: %w", ErrUnread, ErrDate))
			}
			continue
		}
		r.entry.Born = addNew(r.entry.Born, d)
		if place = strings.Trim(place, " ,"); place != "" {
			r.entry.BirthPlaces = addNew(r.entry.BirthPlaces, place)
		}
	}
}
