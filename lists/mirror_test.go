package lists

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// manifestIn returns the manifest of a directory.
func manifestIn(t testing.TB, dir string) *manifest {
	t.Helper()
	m, b, err := readManifest(os.DirFS(dir))
	require.NoError(t, err)
	require.True(t, json.Valid(b))
	return m
}

func TestMirrorUpdates(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	p.has("/csl.csv", cslOf(upTo(20)...))
	before := time.Now().Add(-time.Second)

	us, err := m.Update(t.Context())
	require.NoError(t, err)
	require.Len(t, us, 1)
	assert.True(t, us[0].Replaced)
	assert.Equal(t, 20, us[0].Entries)
	assert.Len(t, us[0].Change.Added, 20, "all of a list is new where there was none")
	assert.True(t, us[0].Checked.After(before))
	for _, v := range p.seen() {
		assert.Equal(t, "GET", v.method, "some servers know no HEAD")
		assert.Contains(t, v.header.Get("User-Agent"), "sekisho")
		assert.False(t, v.conditional)
	}
	ls, err := m.Load()
	require.NoError(t, err)
	assert.Equal(t, p.URL+"/csl.csv", ls[0].Files[0].URL)
	assert.Regexp(t, `^us-csl/consolidated\.[0-9a-f]{12}\.csv\.gz$`, ls[0].Files[0].Name)

	man := manifestIn(t, m.Dir)
	require.Len(t, man.Lists, 1)
	e := man.Lists[0]
	assert.Equal(t, []any{CSL, "csl-csv", readerVersion, 20, 20}, []any{e.List, e.Format, e.Reader, e.Entries, e.Names})
	assert.Equal(t, sumOf(cslOf(upTo(20)...)), man.Files[0].SHA256)
	assert.Equal(t, `"`+man.Files[0].SHA256+`"`, man.Files[0].ETag)

	// Nothing new: the server says so, and the list counts as checked again.
	man.Files[0].Checked = man.Files[0].Checked.Add(-time.Hour)
	b, err := man.encode()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(m.Dir, ManifestName), b, 0o644))
	us, err = m.Update(t.Context())
	require.NoError(t, err)
	assert.False(t, us[0].Replaced)
	assert.True(t, us[0].Change.Empty())
	assert.Equal(t, 20, us[0].Entries)
	assert.True(t, us[0].Checked.After(before))
	assert.True(t, p.seen()[0].conditional)

	// Something new.
	p.has("/csl.csv", strings.Replace(cslOf(append(upTo(19), 77)...), "PARTY 5", "PARTY FIVE", 1))
	us, err = m.Update(t.Context())
	require.NoError(t, err)
	assert.True(t, us[0].Replaced)
	assert.Equal(t, []string{"77"}, us[0].Change.Added)
	assert.Equal(t, []string{"20"}, us[0].Change.Removed)
	require.Len(t, us[0].Change.Amended, 1)
	assert.Equal(t, "5", us[0].Change.Amended[0].ID)
	assert.Contains(t, idsOf(t, m), "77")
}

// A server without ETag and date is asked in full each time, and what comes is
// told from what is there by its hash.
func TestMirrorComparesHashes(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	p.serves("/csl.csv", servedFile{content: cslOf(1, 2, 3)})
	for i := range 2 {
		us, err := m.Update(t.Context())
		require.NoError(t, err)
		assert.Equal(t, i == 0, us[0].Replaced)
	}
	for _, v := range p.seen() {
		assert.False(t, v.conditional)
	}
	// The same file under another ETag is the same file.
	p.has("/csl.csv", cslOf(1, 2, 3))
	us, err := m.Update(t.Context())
	require.NoError(t, err)
	assert.False(t, us[0].Replaced)
	assert.NotEmpty(t, manifestIn(t, m.Dir).Files[0].ETag)
}

// What was damaged on the disk is not called current, whatever the server says
// of its own file.
func TestMirrorRepairs(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	p.has("/csl.csv", cslOf(1, 2, 3))
	_, err := m.Update(t.Context())
	require.NoError(t, err)
	for _, damage := range []func(string) error{os.Remove, func(name string) error { return os.WriteFile(name, gzipped(t, "nothing"), 0o644) }} {
		require.NoError(t, damage(filepath.Join(m.Dir, manifestIn(t, m.Dir).Files[0].Name)))
		_, err = m.Load()
		require.Error(t, err)
		p.seen()
		us, err := m.Update(t.Context())
		require.NoError(t, err)
		assert.True(t, us[0].Replaced)
		assert.False(t, p.seen()[0].conditional)
		assert.Equal(t, []string{"1", "2", "3"}, idsOf(t, m))
	}
}

func TestMirrorKeepsVersions(t *testing.T) {
	p := newPublisher(t)
	for _, keep := range []int{0, 3} {
		m := mirrorOf(t, p)
		m.Keep = keep
		for n := 20; n < 26; n++ {
			p.has("/csl.csv", cslOf(upTo(n)...))
			_, err := m.Update(t.Context())
			require.NoError(t, err)
		}
		keep = max(keep, 2)
		stored, err := filepath.Glob(filepath.Join(m.Dir, "us-csl", "*"))
		require.NoError(t, err)
		assert.Len(t, stored, keep)
		for ago := range keep {
			l, err := m.Earlier(CSL, ago)
			require.NoError(t, err)
			assert.Len(t, l.Entries, 25-ago)
		}
		for _, ago := range []int{-1, keep} {
			_, err = m.Earlier(CSL, ago)
			assert.ErrorIs(t, err, ErrMissingList)
		}
		_, err = m.Earlier(UNSC, 0)
		assert.ErrorIs(t, err, ErrMissingList)
	}
}

// Lists of one's own may lie beside the mirror's; what is in its folders and
// not its own is no exception to "everything must be a list".
func TestMirrorBesideOtherFiles(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	p.has("/csl.csv", cslOf(1, 2, 3))
	require.NoError(t, os.WriteFile(filepath.Join(m.Dir, "mine.jsonl"), []byte(smallOwn), 0o644))
	_, err := m.Update(t.Context())
	require.NoError(t, err)
	ls, err := m.Load()
	require.NoError(t, err)
	assert.Len(t, ls, 2)

	// What an update that was killed has left: passed over, and swept.
	for _, waste := range []string{"consolidated.0123456789ab.csv.gz", ".new-123", "../.new-456"} {
		require.NoError(t, os.WriteFile(filepath.Join(m.Dir, "us-csl", waste), []byte("<html>"), 0o644))
	}
	_, err = m.Load()
	require.NoError(t, err)
	_, err = m.Update(t.Context())
	require.NoError(t, err)
	for _, pattern := range []string{"us-csl/*", "us-csl/.new*", ".new*"} {
		left, err := filepath.Glob(filepath.Join(m.Dir, pattern))
		require.NoError(t, err)
		assert.Len(t, left, strings.Count(pattern, "/*"), pattern)
	}
	stray := filepath.Join(m.Dir, "us-csl", "page.html")
	require.NoError(t, os.WriteFile(stray, []byte("<html>"), 0o644))
	_, err = m.Load()
	assert.ErrorIs(t, err, ErrFormat)
	_, err = m.Update(t.Context())
	require.NoError(t, err)
	assert.FileExists(t, stray, "a mirror removes nothing that it did not make")
}

func TestMirrorDryRun(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	m.Sources = []Source{p.sdnSource()}
	m.DryRun = true
	m.Dir = filepath.Join(m.Dir, "new")
	install := func(version int) {
		for path, content := range sdnParts(version) {
			p.has(path, content)
		}
	}
	install(1)
	us, err := m.Update(t.Context())
	require.NoError(t, err)
	assert.True(t, us[0].Replaced)
	assert.NoDirExists(t, m.Dir)

	m.DryRun = false
	_, err = m.Update(t.Context())
	require.NoError(t, err)
	was, err := os.ReadFile(filepath.Join(m.Dir, ManifestName))
	require.NoError(t, err)
	m.DryRun = true
	p.has("/alt.csv", sdnParts(2)["/alt.csv"]) // one of four, so that the others are those at hand
	us, err = m.Update(t.Context())
	require.NoError(t, err)
	assert.Equal(t, []FieldChange{{"names", []string{"HIDDEN COBRA 1 (alias)"}, []string{"HIDDEN COBRA 2 (alias)"}}}, us[0].Change.Amended[0].Fields)
	is, err := os.ReadFile(filepath.Join(m.Dir, ManifestName))
	require.NoError(t, err)
	assert.Equal(t, string(was), string(is))
}

// A list that fails does not keep the others from being updated.
func TestMirrorErrors(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	m.Sources = []Source{p.sdnSource(), p.cslSource()}
	p.has("/csl.csv", cslOf(1, 2, 3))
	us, err := m.Update(t.Context())
	require.Len(t, us, 2)
	assert.ErrorIs(t, us[0].Err, ErrStatus)
	assert.NoError(t, us[1].Err)
	assert.True(t, us[1].Replaced)
	var ue *UpdateError
	require.ErrorAs(t, err, &ue)
	assert.Equal(t, OFACSDN, ue.List)
	assert.True(t, ue.Checked.IsZero())
	assert.Contains(t, err.Error(), "no earlier files")

	p.then("/csl.csv", broken(404))
	m.IDs = []ID{CSL}
	_, err = m.Update(t.Context())
	require.ErrorAs(t, err, &ue)
	assert.False(t, ue.Checked.IsZero())
	assert.Less(t, ue.Age, time.Minute)
	assert.Regexp(t, `us-csl: not updated: .*404 Not Found.*; the files checked 0s ago \(\d{4}-.* UTC\) stay`, err.Error())

	canceled, cancel := context.WithCancelCause(t.Context())
	why := errors.New("the service is shutting down")
	cancel(why)
	us, err = m.Update(canceled)
	assert.ErrorIs(t, err, why)
	assert.Equal(t, 3, us[0].Entries, "what is in force is told all the same")

	m.IDs = []ID{"xx-none"}
	_, err = m.Update(t.Context())
	assert.ErrorIs(t, err, ErrNoSource)
	_, err = (&Mirror{}).Update(t.Context())
	assert.ErrorIs(t, err, os.ErrInvalid)
	require.NoError(t, os.WriteFile(filepath.Join(m.Dir, ManifestName), []byte("{"), 0o644))
	m.IDs = nil
	_, err = m.Update(t.Context())
	assert.ErrorIs(t, err, ErrFormat)
}
