package lists

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// loadSample loads the sample and returns its lists by ID.
func loadSample(t testing.TB) map[ID]*List {
	t.Helper()
	ls, err := Load(Sample())
	require.NoError(t, err)
	byID := map[ID]*List{}
	for _, l := range ls {
		byID[l.ID] = l
	}
	require.Len(t, byID, 3)
	return byID
}

func TestSample(t *testing.T) {
	byID := loadSample(t)
	sdn, csl, eu := byID[OFACSDN], byID[CSL], byID[EUFSF]
	assert.Len(t, csl.Entries, 14760)
	assert.Len(t, sdn.Entries, 8976)
	assert.Equal(t, "2021-07-07", sdn.Published.Format("2006-01-02"))
	assert.Equal(t, "2022-09-02", csl.Published.Format("2006-01-02"))
	assert.Equal(t, csl.Published, csl.Checked, "the sample is as old as its lists")
	assert.Equal(t, sdn.Published, sdn.Checked)
	assert.Len(t, eu.Entries, 4589)
	assert.Equal(t, "2024-01-24", eu.Published.Format("2006-01-02"))
	assert.Equal(t, eu.Published, eu.Checked)
	assert.Empty(t, eu.Problems)
	assert.Less(t, len(csl.Problems)*200, len(csl.Entries))
	assert.Less(t, len(sdn.Problems)*200, len(sdn.Entries))
	for _, e := range csl.Entries {
		for _, f := range e.Facts {
			assert.NotContains(t, []string{"License Requirement", "License Policy"}, f.Label, "prose stays out")
		}
	}
	names, weak := 0, 0
	for _, e := range eu.Entries {
		assert.Empty(t, e.Remarks, "prose stays out")
		names += len(e.Names)
		for _, n := range e.Names {
			if n.Weak {
				weak++
			}
		}
	}
	assert.Equal(t, 23424, names-sampleRemarkNames, "rows with a name in the publisher's file")
	assert.Equal(t, 195, weak, "the notes on quality stay in")
}

// sampleRemarkNames is the number of names that stand in short remarks.
const sampleRemarkNames = 20

func TestSampleHoldsKnownParties(t *testing.T) {
	byID := loadSample(t)
	for _, c := range []struct {
		id, name string
		aliases  []string
	}{
		{"27307", "LAZARUS GROUP", []string{"HIDDEN COBRA", "GUARDIANS OF PEACE", "APPLEWORM"}},
		{"28264", "LI, Jiadong", []string{"blackjack1987", "khaleesi"}},
		{"28263", "TIAN, Yinyin", []string{"snowsjohn"}},
		{"24918", "PARK, Jin Hyok", []string{"PAK, Jin Hek"}},
		{"12210", "RECONNAISSANCE GENERAL BUREAU", []string{"RGB"}},
		{"20157", "KIM, Jong Un", nil},
	} {
		for _, id := range []ID{OFACSDN, CSL} {
			e := byID[id].Entry(c.id)
			require.NotNil(t, e, "%s on %s", c.name, id)
			assert.Equal(t, c.name, e.Names[0].Text)
			for _, alias := range c.aliases {
				assert.True(t, hasName(e, alias) || hasName(e, `"`+alias+`"`), "%s on %s: %q in %v", c.name, id, alias, e.Names)
			}
		}
	}
	for _, id := range []ID{OFACSDN, CSL} {
		wallets := 0
		for _, i := range byID[id].Entry("28264").Identifiers {
			if i.Type == Wallet {
				wallets++
				assert.NotEmpty(t, i.Asset)
			}
		}
		assert.Positive(t, wallets, "Li Jiadong's wallets on %s", id)
	}
}

func TestSampleManifest(t *testing.T) {
	b, err := fs.ReadFile(Sample(), ManifestName)
	require.NoError(t, err)
	var m manifest
	require.NoError(t, json.Unmarshal(b, &m))
	byName := map[string]Provenance{}
	for _, l := range loadSample(t) {
		for _, p := range l.Files {
			byName[p.Name] = p
		}
	}
	total := len(b)
	for _, p := range m.Files {
		assert.NotEmpty(t, p.URL, p.Name)
		assert.Equal(t, byName[p.Name].SHA256, p.SHA256, p.Name)
		assert.Equal(t, byName[p.Name].Size, p.Size, p.Name)
		assert.Equal(t, p.List != OFACSDN, p.OriginalSHA256 != "", "%s: reduced copies name the original", p.Name)
		fi, err := fs.Stat(Sample(), p.Name)
		require.NoError(t, err)
		total += int(fi.Size())
	}
	assert.Less(t, total, 5<<20)
}

// TestSampleIsLeftOut builds two programs, and sees that only the one that
// calls Sample carries it.
func TestSampleIsLeftOut(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	size := func(expression string) int64 {
		// The program must lie in the module to be built without the network.
		dir, err := os.MkdirTemp("testdata", "program")
		require.NoError(t, err)
		defer os.RemoveAll(dir)
		source := strings.ReplaceAll(`package main

import (
	"os"

	"github.com/sekisho-dev/sekisho/lists"
)

func main() {
	ls, err := lists.Load(FSYS)
	println(len(ls), err == nil, os.Args[0])
}
`, "FSYS", expression)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "main.go"), []byte(source), 0o644))
		binary := filepath.Join(t.TempDir(), "program")
		out, err := exec.Command("go", "build", "-o", binary, "./"+dir).CombinedOutput()
		require.NoError(t, err, "%s", out)
		fi, err := os.Stat(binary)
		require.NoError(t, err)
		return fi.Size()
	}
	without, with := size(`os.DirFS(".")`), size("lists.Sample()")
	assert.Greater(t, with-without, int64(2<<20), "with %d, without %d bytes", with, without)
}
