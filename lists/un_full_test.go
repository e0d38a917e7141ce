package lists

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// loadFull loads a directory of full-size lists, which are not part of the
// repository. Without it the test is skipped.
func loadFull(t testing.TB, dir string) *List {
	t.Helper()
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: it names a directory of full-size lists")
	}
	ls, err := Load(os.DirFS(filepath.Join(data, dir)))
	require.NoError(t, err)
	require.Len(t, ls, 1)
	return ls[0]
}

// The counts are those of data/README.md and of official-sources.md, section
// 3, where they were counted in the file itself.
func TestUNFullCounts(t *testing.T) {
	l := loadFull(t, "un/2026-02-27")
	assert.Equal(t, "2026-02-27", l.Published.Format("2006-01-02"))
	got := map[string]int{}
	for _, e := range l.Entries {
		got[e.Kind.String()]++
		for _, n := range e.Names {
			if n.Type == Former {
				got["former"]++
			}
		}
		for _, d := range e.Born {
			switch {
			case d.Precision() == Range:
				got["ranges"]++
			case d.Circa():
				got["approximate years"]++
			}
		}
	}
	assert.Equal(t, map[string]int{
		"person": 730, "organization": 273, "former": 19, "approximate years": 116,
		"ranges": 31 + 1, // 31 BETWEEN, and the months in the note of QDi.306
	}, got)
	// LYi.022 has an age for a date, QDi.291 a day of the Hijri calendar.
	require.Len(t, l.Problems, 2)
	for _, p := range l.Problems {
		require.ErrorIs(t, p.Err, ErrDate)
		assert.Contains(t, []string{"LYi.022", "QDi.291"}, p.Entry)
	}
	old := loadFull(t, "un/2025-09-03")
	assert.Len(t, old.Entries, 684+195)
	assert.Len(t, old.Problems, 2)
}

// Every name and number in the text of the file must arrive in the entry that
// it stands in. The fields are found by their tags, without the XML reader.
func TestUNNothingIsLost(t *testing.T) {
	l := loadFull(t, "un/2026-02-27")
	f, err := os.Open(filepath.Join(os.Getenv("SCREENING_DATA"), "un/2026-02-27/consolidated.xml.gz"))
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	raw, err := io.ReadAll(z)
	require.NoError(t, err)
	field := regexp.MustCompile(`(?s)<(ALIAS_NAME|NAME_ORIGINAL_SCRIPT|NUMBER|TYPE_OF_DOCUMENT2|NOTE|[A-Z]+_NAME|CITY|STREET|VALUE)>([^<]*[^<\s][^<]*)</`)
	words := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	}
	fields := map[string]int{}
	for i, e := range l.Entries {
		record := string(raw[e.Pos.Offset:])
		if i+1 < len(l.Entries) {
			record = string(raw[e.Pos.Offset:l.Entries[i+1].Pos.Offset])
		}
		b, err := json.Marshal(e)
		require.NoError(t, err)
		var decoded any
		require.NoError(t, json.Unmarshal(b, &decoded))
		have := map[string]bool{}
		for _, w := range words(fmt.Sprint(decoded)) {
			have[w] = true
		}
		for _, m := range field.FindAllStringSubmatch(record, -1) {
			fields[m[1]]++
			text := html.UnescapeString(m[2])
			for _, w := range words(text) {
				if w != notAvailable {
					require.True(t, have[w], "%s: %q of %s %q is lost", e.ID, w, m[1], text)
				}
			}
			if m[1] == "NAME_ORIGINAL_SCRIPT" {
				require.True(t, slices.ContainsFunc(e.Names, func(n Name) bool { return n.Text == oneLine(text) }), text)
			}
			if m[1] == "NUMBER" {
				require.True(t, slices.ContainsFunc(e.Identifiers, func(id Identifier) bool { return strings.Contains(oneLine(text), id.Value) }), text)
			}
		}
	}
	assert.Equal(t, 378, fields["NAME_ORIGINAL_SCRIPT"])
	assert.Equal(t, 454, fields["NUMBER"])
	assert.Equal(t, 2139+613, fields["ALIAS_NAME"])
}
