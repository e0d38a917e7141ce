package lists

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// advancedData returns the directory of full-size lists, which are not part of
// the repository. Without it the test is skipped.
func advancedData(t testing.TB) string {
	t.Helper()
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: it names a directory of full-size lists")
	}
	return data
}

// loadAdvanced loads the full-size file of a date.
func loadAdvanced(t testing.TB, date string) *List {
	t.Helper()
	name := "sdn_advanced." + date + ".xml.bz2"
	dir := t.TempDir()
	require.NoError(t, os.Symlink(filepath.Join(advancedData(t), "ofac", "advanced", name), filepath.Join(dir, name)))
	ls, err := Load(os.DirFS(dir))
	require.NoError(t, err)
	require.Len(t, ls, 1)
	return ls[0]
}

// The figures were counted in the file itself, element by element.
func TestAdvancedNothingIsLost(t *testing.T) {
	l := loadAdvanced(t, "2025-11-19")
	assert.Equal(t, OFACSDN, l.ID)
	assert.Equal(t, "2025-11-19", l.Published.Format("2006-01-02"))
	assert.Empty(t, l.Problems)
	got := map[string]int{}
	wallets := map[Identifier]bool{}
	for _, e := range l.Entries {
		got["entries"]++
		got["relations"] += len(e.Relations)
		got["born"] += len(e.Born)
		require.NotEmpty(t, e.Names)
		assert.Equal(t, Primary, e.Names[0].Type, e.ID)
		assert.NotEmpty(t, e.Programs, e.ID)
		assert.False(t, e.Listed.IsZero(), e.ID)
		for i, n := range e.Names {
			got["names"]++
			if n.Script != "Latn" {
				got["names in other scripts"]++
			}
			if n.Type == Primary {
				assert.Zero(t, i, e.ID)
			}
		}
		for _, ad := range e.Addresses {
			if ad.Note == "" {
				got["addresses"]++
			}
		}
		for _, c := range e.Countries {
			if c.Tie == Nationality || c.Tie == Citizenship {
				got["nationalities"]++
			}
		}
		for _, id := range e.Identifiers {
			switch _, isFeature := featureUses[id.Label]; {
			case id.Type == Wallet:
				got["wallets"]++
				wallets[Identifier{Value: id.Value, Asset: id.Asset}] = true
			case !isFeature:
				got["documents"]++
			}
		}
	}
	got["different wallets"] = len(wallets)
	assert.Equal(t, map[string]int{
		"entries": 18367, "names": 48482, "names in other scripts": 5530, "documents": 21078, "relations": 8194,
		"born": 7984, "addresses": 22074, "nationalities": 6674, "wallets": 761, "different wallets": 758,
	}, got)
}

// An independent program took the wallets out of the file of 2024-09-26.
func TestAdvancedWalletsOracle(t *testing.T) {
	l := loadAdvanced(t, "2024-09-26")
	ours := map[string][]string{}
	for _, e := range l.Entries {
		for _, id := range e.Identifiers {
			if id.Type == Wallet {
				ours[id.Asset] = append(ours[id.Asset], id.Value)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(advancedData(t), "wallets", "ofac-2024-09-27", "*.txt"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	assert.Len(t, ours, len(files), "tickers")
	for _, name := range files {
		ticker := strings.TrimSuffix(name[strings.LastIndex(name, "_")+1:], ".txt")
		f, err := os.Open(name)
		require.NoError(t, err)
		var theirs []string
		for s := bufio.NewScanner(f); s.Scan(); {
			theirs = append(theirs, strings.TrimSpace(s.Text()))
		}
		require.NoError(t, f.Close())
		slices.Sort(theirs)
		slices.Sort(ours[ticker])
		assert.Equal(t, slices.Compact(theirs), slices.Compact(ours[ticker]), ticker)
	}
}

// BenchmarkLoadAdvanced reads the largest file there is, decompressed.
func BenchmarkLoadAdvanced(b *testing.B) {
	name := filepath.Join(advancedData(b), "ofac", "advanced", "sdn_advanced.2025-11-19.xml.bz2")
	fi, err := os.Stat(name)
	require.NoError(b, err)
	dir := os.DirFS(filepath.Dir(name))
	packed, err := openFile(dir, filepath.Base(name), fi)
	require.NoError(b, err)
	rc, err := packed[0].content()
	require.NoError(b, err)
	open := filepath.Join(b.TempDir(), "sdn_advanced.xml")
	out, err := os.Create(open)
	require.NoError(b, err)
	n, err := io.Copy(out, rc)
	require.NoError(b, err)
	require.NoError(b, out.Close())
	b.SetBytes(n)
	b.ReportAllocs()
	for b.Loop() {
		_, err := Load(os.DirFS(filepath.Dir(open)))
		require.NoError(b, err)
	}
}
