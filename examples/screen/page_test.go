package main

import (
	"strings"
	"testing"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// A column begins at the same cell of the terminal in each row, whatever the
// script and however wide its letters are.
func TestColumnsAlign(t *testing.T) {
	rows := [][]string{
		{"Kim Jong Un", "|", "exact"},
		{"金正恩", "|", "exact"},
		{"김정은", "|", "exact"},
		{"حزب الله", "|", "exact"},
		{"Ким Чен Ын", "|", "exact"},
		{"e\u0301tat", "|", "exact"},
		{"", "|", "exact"},
	}
	for _, colour := range []bool{false, true} {
		var out strings.Builder
		p := &page{out: &out, width: plainWidth, colour: colour}
		p.table(2, []column{{title: "asked", shrink: true}, {}, {title: "how"}}, rows)
		require.NoError(t, p.flush())
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		require.Len(t, lines, 1+len(rows))
		for _, l := range lines[1:] {
			before, _, ok := strings.Cut(l, "|")
			require.True(t, ok)
			assert.Equal(t, 2+len("Kim Jong Un")+gap, text.StringWidthWithoutEscSequences(before), "%q", l)
			assert.Equal(t, strings.TrimRight(l, " "), l, "nothing trails")
		}
	}
}

func TestTableFitsThePage(t *testing.T) {
	long := "Organization of Right Against Wrong 組織 1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"
	for _, width := range []int{50, 80, 120} {
		var out strings.Builder
		p := &page{out: &out, width: width}
		p.table(6, []column{{}, {shrink: true}, {shrink: true}, {right: true}}, [][]string{{"name", long, long, "+1.00"}, {"born", "1984", "1984", "+0.05"}})
		p.wrapped(6, long)
		require.NoError(t, p.flush())
		for l := range strings.Lines(out.String()) {
			assert.LessOrEqual(t, text.StringWidthWithoutEscSequences(strings.TrimSuffix(l, "\n")), width, l)
		}
		whole := strings.Join(strings.Fields(out.String()), "")
		assert.Contains(t, whole, "Wrong", "wrapped, not cut off")
	}
}

func TestWidths(t *testing.T) {
	columns := []column{{}, {shrink: true}, {shrink: true}}
	row := func(a, b, c int) [][]string {
		return [][]string{{strings.Repeat("a", a), strings.Repeat("b", b), strings.Repeat("c", c)}}
	}
	tests := map[string]struct {
		rows [][]string
		all  int
		want []int
	}{
		"enough":              {row(4, 10, 20), 80, []int{4, 10, 20}},
		"both too wide":       {row(4, 50, 60), 48, []int{4, 20, 20}},
		"one leaves its rest": {row(4, 10, 60), 48, []int{4, 10, 30}},
		"the other way round": {row(4, 60, 10), 48, []int{4, 30, 10}},
		"never below a word":  {row(40, 60, 60), 48, []int{40, narrowest, narrowest}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, widths(columns, tt.rows, tt.all)) })
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Lazarus Group":         "Lazarus Group",
		"حزب الله":              "حزب الله",
		"two\nlines\tand a tab": "two lines and a tab",
		"\x1b[31mred":           "\uFFFD[31mred",
		"bell\a":                "bell\uFFFD",
		"rtl\u202eover":         "rtl\uFFFDover",
		"iso\u2067late\u2069":   "iso\uFFFDlate\uFFFD",
	} {
		assert.Equal(t, want, plain(in))
	}
}

// Entries of several lists that are one party stand together, and the best
// score still comes first.
func TestSameParty(t *testing.T) {
	ofac, csl := &lists.List{ID: lists.OFACSDN}, &lists.List{ID: lists.CSL}
	original := func(id string, score float64) screening.Match {
		return screening.Match{Score: score, List: ofac, Entry: &lists.Entry{ID: id}}
	}
	repeat := func(id string, score float64) screening.Match {
		return screening.Match{Score: score, List: csl, Entry: &lists.Entry{ID: id, Repeats: lists.Ref{List: lists.OFACSDN, ID: id}}}
	}
	groups := sameParty([]screening.Match{repeat("1", 0.99), original("1", 0.99), repeat("2", 0.95), repeat("3", 0.9), original("4", 0.9), original("2", 0.86)})
	var got []string
	for _, g := range groups {
		var refs []string
		for _, m := range g {
			refs = append(refs, refOf(m).String())
		}
		got = append(got, strings.Join(refs, " "))
	}
	assert.Equal(t, []string{"us-ofac-sdn/1 us-csl/1", "us-csl/2 us-ofac-sdn/2", "us-csl/3", "us-ofac-sdn/4"}, got)
}

func TestAge(t *testing.T) {
	const day = 24 * time.Hour
	for d, want := range map[time.Duration]string{
		0: "0 minutes", time.Minute: "1 minute", 119 * time.Minute: "119 minutes", 2 * time.Hour: "2 hours",
		47 * time.Hour: "47 hours", 3 * day: "3 days", 90 * day: "2 months", 800 * day: "2 years", 5*365*day + 5*day: "5 years",
	} {
		assert.Equal(t, want, age(d), d.String())
	}
}

func TestProgress(t *testing.T) {
	n, err := countLines(strings.NewReader(strings.Repeat("{}\n", 100_000)))
	require.NoError(t, err)
	assert.Equal(t, 100_000, n)

	p, err := newProgress(&strings.Builder{}, nil)
	require.NoError(t, err)
	assert.Nil(t, p.out, "a buffer is no terminal")
	p.total = 2468
	bar := p.bar(1234, 2*time.Second)
	assert.Contains(t, bar, " 50 %")
	assert.Contains(t, bar, "1,234 lines  617 a second")
	assert.Equal(t, 12, strings.Count(bar, "━"))
	assert.Contains(t, p.bar(3000, 0), "100 %", "a file that grew")
	p.total = 0
	assert.Equal(t, "1 line", p.bar(1, 0), "of a pipe nobody knows the end")
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 13821: "13,821", 1234567: "1,234,567"} {
		assert.Equal(t, want, thousands(n))
	}
}
