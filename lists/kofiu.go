package lists

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/xmlpos"
)

const (
	kofiuTitle     = "Persons subject to restrictions on financial transactions"
	kofiuPublisher = "Financial Services Commission, Korea Financial Intelligence Unit"
)

// kofiuNotice is the notice of South Korea's Financial Services Commission that
// names the persons under the Act on Prohibition against the Financing of
// Terrorism and Proliferation. There is no file of data: the list is an annex
// of the notice, which the law information centre (law.go.kr) returns as XML
// with the annex as one text, or on its pages as text alone. Its heading states
// the number of entries, "(1,066명)", and that many must be found.
var kofiuNotice = &format{
	name: "kr-kofiu-notice",
	ids:  []ID{KRKoFIU},
	rank: 1, // it has the dates and numbers that the table lacks
	sniff: func(f *file) string {
		head := strings.TrimPrefix(string(f.head), byteOrderMark)
		switch {
		case !kofiuSubject.MatchString(head):
			return ""
		case strings.HasPrefix(strings.TrimSpace(head), "<"):
			if strings.Contains(head, "<AdmRulService") {
				return "notice"
			}
		case kofiuCount.MatchString(head):
			return "notice"
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseNotice(files["notice"]) },
}

var (
	// kofiuSubject is the notice's word for those it lists.
	kofiuSubject = regexp.MustCompile(`금융거래\s*등?\s*제한\s*대상자`)
	// kofiuCount is a number of persons or bodies in parentheses.
	kofiuCount = regexp.MustCompile(`\(\s*총?\s*([\d,]{1,9})\s*(?:명|개)[^()]{0,12}\)`)
	// kofiuStart is the first line of an entry.
	kofiuStart = regexp.MustCompile(`^(\d{1,5})\s*[.)]\s*(\S.*)$`)
	kofiuIssue = regexp.MustCompile(`금융위원회\s*고시\s*제[\d-]+호,\s*(\d{4})\.\s*(\d{1,2})\.\s*(\d{1,2})\.`)
	latinWord  = regexp.MustCompile(`[A-Za-z]{2}`)
)

// frame are the characters with which the law information centre draws tables.
const frame = " \t\r│┃|─━┌┐└┘├┤┬┴┼"

func (l *List) parseNotice(f *file) error {
	l.ID, l.Title, l.Publisher = KRKoFIU, kofiuTitle, kofiuPublisher
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	raw, err := io.ReadAll(rc)
	if err != nil {
		return f.fail(l.ID, f.offset, err)
	}
	text := string(raw)
	if bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(raw, []byte(byteOrderMark))), []byte("<")) {
		if text, err = l.annex(f, raw); err != nil {
			return err
		}
	} else if m := kofiuIssue.FindStringSubmatch(text); m != nil {
		l.issued(f, 0, m[1]+"-"+m[2]+"-"+m[3])
	}
	n := &notice{list: l, file: f, raw: text, taken: map[string]bool{}}
	if base := strings.Index(string(raw), text); base >= 0 {
		n.raw = string(raw)
		n.from = base
	}
	n.read(text)
	if l.Declared = n.declared(); l.Declared == 0 {
		return f.fail(l.ID, 0, fmt.Errorf("%w: it does not say how many it lists, \"(1,066명)\"", ErrIncomplete))
	}
	if len(l.Entries) > l.Declared { // fewer are for finish to refuse
		return f.fail(l.ID, 0, fmt.Errorf("%w: %d entries where %d are declared", ErrFormat, len(l.Entries), l.Declared))
	}
	return nil
}

func (l *List) issued(f *file, offset int64, text string) {
	d, err := ParseDate(strings.TrimSpace(text))
	if err != nil {
		l.problem(f.pos(offset), "", text, err)
		return
	}
	l.Published, _ = d.Bounds()
}

// annex returns the texts of the annexes in the answer of the law information
// centre, and sets the date of the notice.
func (l *List) annex(f *file, raw []byte) (string, error) {
	r := xmlpos.New(bytes.NewReader(raw))
	root := r.Root()
	var texts []string
	var read func()
	read = func() {
		for e := range r.Children() {
			switch e.Name {
			case "행정규칙기본정보", "별표", "별표단위":
				read()
			case "발령일자":
				l.issued(f, e.Offset, r.Text())
			case "별표내용":
				texts = append(texts, r.Text())
			}
		}
	}
	read()
	if err := r.End(); err != nil {
		return "", f.failXML(l.ID, r, err)
	}
	if len(texts) == 0 {
		return "", f.fail(l.ID, root.Offset, fmt.Errorf("%w: the notice has no annex (별표내용); ask for it with lawService.do", ErrIncomplete))
	}
	return strings.Join(texts, "\n"), nil
}

// A notice is an annex being read.
type notice struct {
	list   *List
	file   *file
	raw    string          // of the file, to find the places of entries in
	from   int             // in raw, where to look for the next
	counts []int           // as declared
	last   int             // number of the last entry
	fresh  bool            // a heading came after it
	taken  map[string]bool // numbers
	id     string
	lines  []string // of the entry being read
	pos    Pos
}

// read takes the text apart into entries. Headings state a count and have no
// Latin words. An entry goes on until the next number in sequence.
func (n *notice) read(text string) {
	for line := range strings.Lines(text) {
		line = strings.Trim(strings.TrimRight(line, "\n"), frame)
		if line == "" {
			continue
		}
		m := kofiuCount.FindStringSubmatch(line)
		if m != nil && !latinWord.MatchString(line) {
			count, _ := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
			n.counts = append(n.counts, count)
			n.flush()
			n.fresh = true
			continue
		}
		if m = kofiuStart.FindStringSubmatch(line); m != nil && n.follows(m[1]) {
			n.flush()
			n.start(m[1], m[2], line)
			continue
		}
		if len(n.lines) > 0 {
			n.lines = append(n.lines, line)
		}
	}
	n.flush()
}

// follows reports whether an entry may have the number now: it is the next, or
// the first of a section. Any other number belongs to the text.
func (n *notice) follows(number string) bool {
	return n.last > 0 && number == strconv.Itoa(n.last+1) || n.fresh && number == "1"
}

// start begins the entry with the given number. Where the annex numbers its
// sections anew the number is not enough: the section comes before it.
func (n *notice) start(number, text, line string) {
	n.last, _ = strconv.Atoi(number)
	n.fresh = false
	n.id = number
	if n.taken[number] {
		n.id = fmt.Sprintf("%d.%s", len(n.counts), number)
	}
	n.taken[number] = true
	n.lines = []string{text}
	n.pos = n.file.pos(int64(n.from))
	if i := strings.Index(n.raw[n.from:], line); i >= 0 {
		n.from += i
		n.pos.Offset = int64(n.from)
		n.from += len(line)
	}
}

// flush ends the entry being read.
func (n *notice) flush() {
	if len(n.lines) == 0 {
		return
	}
	e := Entry{ID: n.id, Pos: n.pos, Kind: Organization}
	n.list.readNotice(&e, strings.Join(n.lines, " "))
	n.list.Entries = append(n.list.Entries, e)
	n.lines = nil
}

// declared returns the number of entries: the first count, if it is that of the
// whole, else the sum of the sections.
func (n *notice) declared() int {
	sum := 0
	for _, c := range n.counts {
		sum += c
	}
	if len(n.counts) > 1 && n.counts[0]*2 == sum {
		return n.counts[0]
	}
	return sum
}
