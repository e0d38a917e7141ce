package lists

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// europe loads the real lists of the EU and the UK in a directory of real
// files. Its folder README.md says what they are and what they hold.
func europe(t testing.TB, dir string) *List {
	t.Helper()
	ls, err := Load(os.DirFS(europeDir(t, dir)))
	require.NoError(t, err)
	require.Len(t, ls, 1)
	return ls[0]
}

func europeDir(t testing.TB, dir string) string {
	t.Helper()
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: it names a directory of real lists")
	}
	return filepath.Join(data, dir)
}

// census counts what a list holds.
type census struct {
	entries, people, ships, names, weak, former, foreign, born, ranges, documents, contacts, wallets, announced, problems int
}

func censusOf(l *List) (c census) {
	c.entries, c.problems = len(l.Entries), len(l.Problems)
	for _, e := range l.Entries {
		c.names += len(e.Names)
		c.born += len(e.Born)
		switch e.Kind {
		case Person:
			c.people++
		case Vessel:
			c.ships++
		}
		for _, n := range e.Names {
			if n.Weak {
				c.weak++
			}
			if n.Type == Former {
				c.former++
			}
			if n.Script != "" && n.Script != latin {
				c.foreign++
			}
		}
		for _, d := range e.Born {
			if d.Precision() == Range {
				c.ranges++
			}
		}
		for _, id := range e.Identifiers {
			switch {
			case id.Type == Wallet:
				c.wallets++
			case id.Note == foundInText:
				c.announced++
			case id.Type == Email || id.Type == Phone || id.Type == Website:
				c.contacts++
			default:
				c.documents++
			}
		}
	}
	return c
}

// The numbers of entries are those of README.md beside the files. The other
// numbers were counted on the same files by a program that is not this one,
// where a comment says what; the rest is what the reader found.
func TestEuropeFull(t *testing.T) {
	for _, c := range []struct {
		dir, published string
		want           census
	}{
		{"eu/2024-01-24", "2024-01-24", census{
			entries: 4589, people: 3619, ships: 2, // Unica and New Konk
			names: 23458,            // in 23,424 rows, and 34 in remarks
			weak:  207, former: 149, // 186 remarks of low quality; legal forms; names that are remarks
			foreign: 4255,
			born:    3402, ranges: 48, // different dates of one person: 44 ranges, four Iranian years
			documents: 1343, // of 1,344 rows: the number of one is a hyphen
			contacts:  896, announced: 44,
		}},
		{"eu/2026-02-26-reconstructed", "2026-02-26", census{
			entries: 5860, people: 4341, ships: 2,
			names: 29826, foreign: 5834, // all of them strong in this copy
			born: 3960, ranges: 4,
			documents: 2431, announced: 8, // of 2,435 elements: the numbers of four are hyphens
		}},
		{"uk/2026-08-22-reconstructed", "2026-08-22", census{
			entries: 6349, people: 4036, ships: 666,
			names: 19555, // different names of one party
			weak:  775,   // 621 of low quality; 154 single words of unsaid quality
			// The copy lacks the elements for dates and documents.
			foreign: 3674, announced: 677, wallets: 21,
		}},
		{"uk/2024-01-25-retired-format", "2024-01-25", census{
			entries: 4254, people: 3422, ships: 15,
			names: 14653,           // different names of one group: 11,746 and 2,907 in other scripts
			weak:  691, former: 12, // 590 of low quality
			foreign: 2762, // the rest of the 2,907 is in Latin letters with accents
			born:    3352, documents: 1098, contacts: 1213, announced: 42, wallets: 3,
			problems: 1, // a row names a language and no name
		}},
	} {
		l := europe(t, c.dir)
		assert.Equal(t, c.want, censusOf(l), c.dir)
		assert.Equal(t, c.published, l.Published.Format("2006-01-02"))
		assert.Less(t, len(l.Problems)*200, len(l.Entries))
		for _, e := range l.Entries {
			assert.NotEmpty(t, e.Names, e.ID)
			assert.False(t, e.Listed.IsZero(), e.ID)
			assert.NotEqual(t, Unknown, e.Kind, e.ID)
			assert.NotEmpty(t, e.Programs, e.ID)
		}
	}
}

// The wallets in the statements of the UK Sanctions List, read by eye.
func TestUKWalletsFull(t *testing.T) {
	l := europe(t, "uk/2026-08-22-reconstructed")
	count := map[string]int{}
	for _, e := range l.Entries {
		for _, id := range e.Identifiers {
			if id.Type == Wallet {
				count[e.ID]++
			}
		}
	}
	assert.Equal(t, map[string]int{"CTD0004": 8, "GHR0174": 4, "GHR0190": 2, "RUS1421": 3, "RUS3602": 3, "RUS3605": 1}, count)
}

// The same parties in different editions and formats.
func TestEuropeKnownParties(t *testing.T) {
	eu, uk, con := europe(t, "eu/2024-01-24"), europe(t, "uk/2026-08-22-reconstructed"), europe(t, "uk/2024-01-25-retired-format")
	assert.Equal(t, "Saddam Hussein Al-Tikriti", entryOf(t, eu, "EU.27.28").Names[0].Text)
	assert.Equal(t, Vessel, entryOf(t, eu, "EU.9443.81").Kind)
	assert.Equal(t, MustParseDate("2004-06-23"), entryOf(t, eu, "EU.3453.51").Listed)
	assert.Equal(t, "Chosun Expo", entryOf(t, uk, "CYB0004").Names[0].Text)
	assert.Equal(t, "CHOSUN EXPO (APT 38)", entryOf(t, con, "13910").Names[0].Text)
	assert.Contains(t, entryOf(t, con, "13910").Facts, Fact{Label: "UK Sanctions List Ref", Text: "CYB0004"})
	assert.Len(t, entryOf(t, con, "13344").Names, 5, "400 rows for Joseph Kony")
}
