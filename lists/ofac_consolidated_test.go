package lists

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func loadConsolidated(t *testing.T, date string) *List {
	t.Helper()
	ls, err := Load(os.DirFS(filepath.Join(advancedData(t), "ofac", "consolidated", date)))
	require.NoError(t, err)
	require.Len(t, ls, 1)
	return ls[0]
}

// The counts of entries are those of data/README.md; the others were counted in
// the files, element by element.
func TestOFACXMLFull(t *testing.T) {
	l := loadConsolidated(t, "2026-01-08")
	assert.Equal(t, OFACCons, l.ID)
	assert.Equal(t, "ofac-xml", l.Format)
	assert.Equal(t, "2026-01-08", l.Published.Format("2006-01-02"))
	assert.Equal(t, 442, l.Declared)
	assert.Empty(t, l.Problems)
	c := count(l)
	assert.Equal(t, 442, c.entries)
	assert.Equal(t, 1144, c.aliases+c.weak)
	assert.Equal(t, 72, c.weak)
	assert.Equal(t, 74, c.born)
	assert.Equal(t, 522, c.addresses)
	places := 0
	for _, e := range l.Entries {
		places += len(e.BirthPlaces)
	}
	assert.Equal(t, 21, places)
}

func TestEnhancedFull(t *testing.T) {
	l := loadConsolidated(t, "2025-01-10")
	assert.Equal(t, OFACCons, l.ID)
	assert.Equal(t, "ofac-enhanced", l.Format)
	assert.Equal(t, "2025-01-10", l.Published.Format("2006-01-02"))
	assert.Empty(t, l.Problems)
	c := count(l)
	assert.Equal(t, 443, c.entries)
	assert.Equal(t, 1624, l.NameCount(), "names in each of their scripts")
	assert.Equal(t, 75, c.born)
	assert.Equal(t, 283, c.relations)
	scripts, documents, listed := map[string]int{}, 0, 0
	for _, e := range l.Entries {
		for _, n := range e.Names {
			scripts[n.Script]++
		}
		for _, id := range e.Identifiers {
			if featureUses[id.Label].field != asIdentifier {
				documents++
			}
		}
		if !e.Listed.IsZero() {
			listed++
		}
	}
	assert.Equal(t, map[string]int{"Latn": 1579, "Cyrl": 39, "Hans": 5, "Hant": 1}, scripts)
	assert.Equal(t, 692, documents)
	assert.Equal(t, 443, listed)
}

// xmlExceptions are the entries of which the XML file of 2026-01-08 and the CSV
// files of 2025-12-19 give other names.
var xmlExceptions = map[string]string{
	"18721": "the CSV file has the primary name among the aliases too",
	"22391": `the CSV files write ' for "`,
}

// enhancedExceptions are the entries whose Latin names differ between the
// ENHANCED file of 2025-01-10 and the CSV files of 2025-12-19.
var enhancedExceptions = map[string]string{
	"17248": "an alias was added in between", "18271": "an alias was added in between",
	"18282": "the CSV file has the primary name among the aliases too", "18284": "renamed in between",
	"18290": "an alias was added in between", "18292": "aliases were added in between",
	"22391": `the CSV files write ' for "`,
}

// What OFAC says of a party is the same in each format, but for the exceptions
// above: every Latin name with its type and quality, and every date of birth.
func TestOFACFormatsAgree(t *testing.T) {
	csv := loadConsolidated(t, "2025-12-19")
	for _, c := range []struct {
		date       string
		missing    []string // in the CSV files
		exceptions map[string]string
		numbers    int // entries whose identifiers differ
	}{
		{"2026-01-08", nil, xmlExceptions, 0},
		{"2025-01-10", []string{"26182"}, enhancedExceptions, 12}, // delisted in between; numbers were added and countries filled in
	} {
		l := loadConsolidated(t, c.date)
		var missing []string
		differ, numbers := map[string]bool{}, 0
		for _, e := range l.Entries {
			other := csv.Entry(e.ID)
			if other == nil {
				missing = append(missing, e.ID)
				continue
			}
			if !slices.Equal(latinNames(e), latinNames(*other)) {
				differ[e.ID] = true
			}
			assert.ElementsMatch(t, e.Born, other.Born, "dates of birth of %s", e.ID)
			assert.Equal(t, e.Kind, other.Kind, "kind of %s", e.ID)
			if !slices.Equal(idValues(e), idValues(*other)) {
				numbers++
			}
		}
		assert.Equal(t, c.missing, missing)
		for id := range differ {
			assert.Contains(t, c.exceptions, id)
		}
		assert.Len(t, differ, len(c.exceptions))
		assert.Equal(t, c.numbers, numbers)
	}
}

func latinNames(e Entry) (s []string) {
	for _, n := range e.Names {
		if n.Script == "" || n.Script == latin {
			weak := ""
			if n.Weak {
				weak = " (weak)"
			}
			s = append(s, n.Text+" "+n.Type.String()+weak)
		}
	}
	slices.Sort(s)
	return s
}

func idValues(e Entry) (s []string) {
	for _, id := range e.Identifiers {
		s = append(s, id.Type.String()+" "+id.Value+" "+id.Country)
	}
	slices.Sort(s)
	return s
}
