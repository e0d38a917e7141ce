package lists

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wholeLists are the real files at hand, with the number of entries that their
// publishers or the notes beside the files give.
var wholeLists = []struct {
	id      ID
	pattern string // of the files, under SCREENING_DATA
	entries int
}{
	{OFACSDN, "ofac/advanced/sdn_advanced.2025-11-19.xml.bz2", 18367},
	{OFACSDN, "ofac/2024-01-08/*.csv.gz", 13821},
	{OFACCons, "ofac/consolidated/2026-01-08/*.gz", 442},
	{OFACCons, "ofac/consolidated/2025-12-19/*.gz", 442},
	{OFACCons, "ofac/consolidated/2025-01-10/*.gz", 443},
	{CSL, "us_csl/2022-09/*.gz", 14760},
	{UNSC, "un/2026-02-27/*.gz", 730 + 273},
	{UNSC, "un/2025-09-03/*.gz", 684 + 195},
	{EUFSF, "eu/2026-02-26-reconstructed/*.gz", 5860},
	{EUFSF, "eu/2024-01-24/*.gz", 4589},
	{UKSL, "uk/2026-08-22-reconstructed/*.gz", 6349},
	{UKCons, "uk/2024-01-25-retired-format/*.gz", 4254},
	{JPMOF, "jp_mof/2026-03-05/*.xlsx", 0}, // 3,624 rows
	{JPMOF, "jp_mof/2026-08-28-sample/*.csv", 4},
	{JPMETI, "jp_meti/2025-09-29/*.xlsx", 835},
	{KRKoFIU, "kr_kofiu/2026-2-excerpt/*.tsv", 193},
	{CASEMA, "ca_sema/2025-06/*.gz", 4759},
	{AUDFAT, "au_dfat/2026-08-02/*.xlsx", 0}, // 11,068 rows, 3,846 references
	{ILNBCTF, "wallets/il_nbctf/*.csv", 0},   // 943 rows
}

// wholeFiles returns the files of a pattern as a file system.
func wholeFiles(t testing.TB, pattern string) fstest.MapFS {
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: no real lists to read")
	}
	paths, err := filepath.Glob(filepath.Join(data, filepath.FromSlash(pattern)))
	require.NoError(t, err)
	require.NotEmpty(t, paths, pattern)
	fsys := fstest.MapFS{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		require.NoError(t, err)
		fsys[filepath.Base(p)] = &fstest.MapFile{Data: b, ModTime: time.Now()}
	}
	return fsys
}

// The table in the README is what this test prints.
func TestWholeLists(t *testing.T) {
	var table strings.Builder
	table.WriteString("| list | published | format | entries | names | weak | other scripts | dates of birth | identifiers | wallets | problems | s | MB/s |\n")
	table.WriteString("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, w := range wholeLists {
		fsys := wholeFiles(t, w.pattern)
		start := time.Now()
		ls, err := Load(fsys)
		took := time.Since(start).Seconds()
		require.NoError(t, err, w.pattern)
		require.Len(t, ls, 1, w.pattern)
		l := ls[0]
		assert.Equal(t, w.id, l.ID, w.pattern)
		if w.entries > 0 {
			assert.Len(t, l.Entries, w.entries, w.pattern)
		}
		assert.Less(t, float64(len(l.Problems)), 0.005*float64(len(l.Entries))+1, "%s: problems", w.pattern)
		for i, p := range l.Problems {
			if i < 12 {
				t.Logf("%s: %s", l.ID, p)
			}
		}
		table.WriteString(wholeRow(l, took))
	}
	t.Logf("\n%s", table.String())
}

// wholeRow counts what a list holds.
func wholeRow(l *List, seconds float64) string {
	var weak, scripts, born, ids, wallets int
	for _, e := range l.Entries {
		born += len(e.Born)
		for _, n := range e.Names {
			if n.Weak {
				weak++
			}
			if n.Script != "" && n.Script != "Latn" {
				scripts++
			}
		}
		for _, id := range e.Identifiers {
			ids++
			if id.Type == Wallet {
				wallets++
			}
		}
	}
	size := int64(0)
	for _, f := range l.Files {
		size += f.Size
	}
	published := "not said"
	if !l.Published.IsZero() {
		published = l.Published.Format(time.DateOnly)
	}
	return fmt.Sprintf("| `%s` | %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %.2f | %.0f |\n",
		l.ID, published, l.Format, len(l.Entries), l.NameCount(), weak, scripts, born, ids, wallets, len(l.Problems), seconds, float64(size)/1e6/seconds)
}

// All lists at once, the newest of each, the way a service loads them.
func TestWholeListsTogether(t *testing.T) {
	fsys := fstest.MapFS{}
	seen := map[ID]bool{}
	want := 0
	for _, w := range wholeLists {
		if seen[w.id] || w.id == UKCons {
			continue
		}
		seen[w.id] = true
		want++
		files := wholeFiles(t, w.pattern)
		for name, f := range files {
			fsys[string(w.id)+"/"+name] = f
		}
	}
	start := time.Now()
	ls, err := Load(fsys)
	took := time.Since(start)
	require.NoError(t, err)
	require.Len(t, ls, want)
	entries, names := 0, 0
	for _, l := range ls {
		entries += len(l.Entries)
		names += l.NameCount()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d lists, %d entries, %d names in %.1f s; %d MB from the system", len(ls), entries, names, took.Seconds(), m.Sys>>20)
}
