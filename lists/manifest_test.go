package lists

import (
	"errors"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Of a mirror's folder, what has a name of the mirror's making counts only if
// the manifest names it. All else is a list or an error, as everywhere.
func TestManifestPassesOver(t *testing.T) {
	m := &manifest{
		Folders: []string{"un-sc"},
		Files:   []Provenance{{Name: "un-sc/consolidated.0123456789ab.xml.gz"}},
	}
	for name, want := range map[string]bool{
		"un-sc/consolidated.0123456789ab.xml.gz":      false, // in force
		"un-sc/consolidated.ba9876543210.xml.gz":      true,
		"un-sc/list.ba9876543210.xlsx":                true,
		"un-sc/list.ba9876543210":                     true,
		"un-sc/consolidated.xml.gz":                   false, // put there by somebody
		"un-sc/consolidated.xyz.xml.gz":               false,
		"un-sc/more/consolidated.ba9876543210.xml.gz": false,
		"eu-fsf/consolidated.ba9876543210.xml.gz":     false, // not the mirror's folder
		"consolidated.ba9876543210.xml.gz":            false,
	} {
		assert.Equal(t, want, m.passesOver(name, m.byName()), name)
	}
}

func TestManifestReplace(t *testing.T) {
	m := &manifest{Version: 1, Files: []Provenance{{Name: "own.csv"}}}
	for n := 1; n <= 4; n++ {
		for _, id := range []ID{UNSC, EUFSF} {
			name := string(id) + "/list.00000000000" + string(rune('0'+n)) + ".xml.gz"
			m.replace(edition{List: id, Entries: n}, []Provenance{{Name: name, List: id, Checked: time.Unix(int64(n), 0)}}, 3)
		}
	}
	assert.Equal(t, []edition{{List: EUFSF, Entries: 4}, {List: UNSC, Entries: 4}}, m.Lists)
	var earlier []int
	for _, e := range m.Earlier {
		assert.Len(t, e.Files, 1)
		earlier = append(earlier, e.Entries)
	}
	assert.Equal(t, []int{3, 3, 2, 2}, earlier, "newest first, three versions in all")
	assert.Len(t, m.Files, 3, "files of nobody's list stay")
	assert.Len(t, m.keeps("un-sc"), 3)
	assert.Equal(t, time.Unix(4, 0), m.checked(UNSC))
	assert.True(t, m.checked(CSL).IsZero())
}

// FuzzManifest holds that no manifest makes Load panic or fail without saying
// where.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"version":1,"files":[{"name":"a.csv","sha256":"x"}],"folders":["us-csl"]}`))
	f.Add([]byte(`{"version":1,"files":[{"name":"../a.csv","list":"us-csl","published":"2026-08-20T00:00:00Z"}],"earlier":[{"list":"us-csl"}]}`))
	f.Add([]byte(`{"version":2}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		_, err := Load(fstest.MapFS{ManifestName: {Data: content}, "a.csv": {Data: []byte(smallCSL)}})
		var pe *ParseError
		assert.True(t, err == nil || errors.As(err, &pe), "%v", err)
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(dir+"/"+ManifestName, content, 0o600))
		m := &Mirror{Dir: dir}
		for _, n := range []int{0, 1} {
			_, err = m.Earlier(CSL, n)
			assert.ErrorAs(t, err, &pe)
		}
	})
}
