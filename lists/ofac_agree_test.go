package lists

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// agreeExceptions are the entries that the two files describe differently, and
// why. The CSV files are of 2024-01-08, the advanced file of 2024-05-28.
var agreeExceptions = map[string][]string{
	// The words themselves differ: names, dates or wallets were added, corrected
	// or withdrawn in between (7489 to 9443 when the Zimbabwe programme ended on
	// 4 March 2024).
	"changed in between": {
		"7489 primary names", "7489 strong aliases", "7513 dates of birth", "7513 strong aliases", "7513 weak aliases",
		"7522 primary names", "7522 strong aliases", "9443 primary names", "9443 strong aliases", "12191 strong aliases",
		"12191 weak aliases", "13109 strong aliases", "16862 strong aliases", "23475 primary names",
		"23475 strong aliases", "24786 dates of birth", "26785 primary names", "26785 weak aliases",
		"27885 strong aliases", "31301 strong aliases", "32171 weak aliases", "32794 strong aliases",
		"32794 weak aliases", "33854 wallets", "37902 strong aliases", "37902 weak aliases", "39693 primary names",
		"39693 strong aliases", "39838 strong aliases", "39839 strong aliases", "41021 dates of birth",
		"46498 dates of birth", "46498 primary names", "46498 strong aliases",
	},
	// The advanced file does not have what the CSV remarks have: the name
	// after "d.b.a.", and the dates of a person who has none there.
	"missing in the advanced file": {"11005 weak aliases", "11748 dates of birth"},
	// Both have the same words. The advanced file does not say in which order
	// the CSV has them: a patronymic beside a family name goes before the comma
	// in these and after it in 20 others, and given names that were tagged
	// twice or late stand in another order.
	"order of words": {
		"22903 primary names", "23283 strong aliases", "23646 strong aliases", "24386 strong aliases",
		"30165 primary names", "33351 primary names", "36034 strong aliases", "44196 strong aliases",
		"45992 strong aliases", "46831 strong aliases",
	},
	// The advanced file has a name of two equal parts.
	"word twice": {"23863 weak aliases"},
}

// OFAC publishes one list in several formats. The two that this package reads
// must say the same of an entry, but for the exceptions above. Remarks of more
// than 1,000 bytes whose rest is not in the file of comments are cut off by the
// publisher; of these entries the CSV files must say nothing that the advanced
// file does not say.
func TestOFACReadingsAgree(t *testing.T) {
	advanced := loadAdvanced(t, "2024-05-29")
	ls, err := Load(os.DirFS(filepath.Join(advancedData(t), "ofac", "2024-01-08")))
	require.NoError(t, err)
	require.Len(t, ls, 1)
	byID := map[string]*Entry{}
	for i := range advanced.Entries {
		byID[advanced.Entries[i].ID] = &advanced.Entries[i]
	}
	counts := map[string]int{}
	var differ []string
	for i := range ls[0].Entries {
		c := &ls[0].Entries[i]
		a := byID[c.ID]
		if a == nil {
			counts["removed"]++
			continue
		}
		counts["in both"]++
		cut := len(c.Remarks) == maxRemark && !strings.HasSuffix(c.Remarks, ".")
		if cut {
			counts["cut"]++
		}
		for what, of := range agreeReadings {
			x, y := of(c), of(a)
			if slices.Equal(x, y) || cut && len(without(x, y)) == 0 {
				continue
			}
			differ = append(differ, c.ID+" "+what)
			t.Logf("%s %s: CSV only %.200q, advanced only %.200q", c.ID, what, without(x, y), without(y, x))
		}
	}
	assert.Equal(t, map[string]int{"in both": 13707, "removed": 114, "cut": 7}, counts)
	var expected []string
	for _, ids := range agreeExceptions {
		expected = append(expected, ids...)
	}
	assert.ElementsMatch(t, expected, differ)
}

// agreeReadings are what is compared: sorted, without repetitions.
var agreeReadings = map[string]func(*Entry) []string{
	"primary names": func(e *Entry) []string { return []string{upper(e.Names[0])} },
	"strong aliases": func(e *Entry) []string {
		return namesOf(e, func(n Name) bool { return n.Type != Primary && !n.Weak })
	},
	"weak aliases": func(e *Entry) []string { return namesOf(e, func(n Name) bool { return n.Weak }) },
	"dates of birth": func(e *Entry) (s []string) {
		for _, d := range e.Born {
			s = append(s, d.String())
		}
		return distinct(s)
	},
	"wallets": func(e *Entry) (s []string) {
		for _, id := range e.Identifiers {
			if id.Type == Wallet {
				s = append(s, id.Asset+" "+id.Value)
			}
		}
		return distinct(s)
	},
	"kinds": func(e *Entry) []string { return []string{e.Kind.String()} },
}

// upper returns a name as the CSV files write it, which know neither small
// letters in the names of organisations nor double quotes.
func upper(n Name) string { return strings.ReplaceAll(strings.ToUpper(n.Text), `"`, "'") }

// namesOf returns the names in Latin letters without accents, because the CSV
// files have no others.
func namesOf(e *Entry, which func(Name) bool) (s []string) {
	for _, n := range e.Names {
		ascii := !strings.ContainsFunc(n.Text, func(r rune) bool { return r > 0x7f })
		if which(n) && (n.Script == "Latn" || n.Script == "") && ascii {
			s = append(s, upper(n))
		}
	}
	return distinct(s)
}

func distinct(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}

// without returns what of x is not in y.
func without(x, y []string) (rest []string) {
	for _, s := range x {
		if !slices.Contains(y, s) {
			rest = append(rest, s)
		}
	}
	return rest
}
