package lists

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	smallCSL = cslRowHead + "27307,Specially Designated Nationals (SDN) - Treasury Department,27307,Entity,DPRK3,LAZARUS GROUP,,,,\n"
	smallOwn = `{"id":"1","name":"Office 91"}` + "\n"
)

// smallCSL compressed by bzip2, which the standard library can only read.
const bzippedCSL = "" +
	"425a6839314159265359fec9b624000022df80401040665880268dde10bfe7de2020008422a7fa88d3d53f2a6864c4cd1920" +
	"c869ea089a9e54f1a41a41811802079278b36a3f15fd952e4dd7c8ebac71a4020ba4b8504b56085615a59e361a101063dadc" +
	"db6c329b2338ef768fe81eff5b282c1d2842711fba9b891a8c477c53066bb7e919410491cd79a087e54232108231b1a60241" +
	"d689ceacd09278f8a1c274d6da841c0bb1ec79a884c24702cbb2fa33bab9177245385090fec9b624"

func gzipped(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(s))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(content))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func sumOf(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// files makes a file system of contents by name.
func files(contents map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, s := range contents {
		fsys[name] = &fstest.MapFile{Data: []byte(s), ModTime: time.Date(2022, 9, 3, 0, 0, 0, 0, time.UTC)}
	}
	return fsys
}

func TestLoadRecognisesByContent(t *testing.T) {
	bz, err := hex.DecodeString(bzippedCSL)
	require.NoError(t, err)
	for name, content := range map[string]string{
		"consolidated.csv": smallCSL,
		"deep/down/list":   smallCSL,
		"misleading.xml":   smallCSL,
		"list.csv.gz":      string(gzipped(t, smallCSL)),
		"no-extension":     string(gzipped(t, smallCSL)),
		"list.bz2":         string(bz),
		"list.zip":         string(zipped(t, map[string]string{"inside.csv": smallCSL, "README.txt": "about", ".hidden": "x"})),
	} {
		ls, err := Load(files(map[string]string{name: content}))
		require.NoError(t, err, name)
		require.Len(t, ls, 1, name)
		l := ls[0]
		assert.Equal(t, CSL, l.ID, name)
		assert.Equal(t, "LAZARUS GROUP", l.Entries[0].Names[0].Text, name)
		require.Len(t, l.Files, 1, name)
		assert.Equal(t, sumOf(smallCSL), l.Files[0].SHA256, "%s: the hash is that of the content", name)
		assert.Equal(t, int64(len(smallCSL)), l.Files[0].Size, name)
		assert.Equal(t, 2022, l.Checked.Year(), "%s: a file counts as checked when it was written", name)
		assert.True(t, strings.HasPrefix(l.Files[0].Name, name), name)
	}
}

func TestLoadRefuses(t *testing.T) {
	zip := string(zipped(t, map[string]string{"a.csv": smallCSL}))
	gz := string(gzipped(t, smallCSL))
	for name, c := range map[string]struct {
		files map[string]string
		want  error
	}{
		"nothing":           {nil, ErrNoLists},
		"documentation":     {map[string]string{"README.md": "x", "LICENSE": "x", "notice.txt": "x", ".git/config": "x"}, ErrNoLists},
		"an error page":     {map[string]string{"sdn.csv": "<!DOCTYPE html>\n<html><body>403"}, ErrFormat},
		"a page beside":     {map[string]string{"a.csv": smallCSL, "sdn.csv": "<html>403"}, ErrFormat},
		"an empty file":     {map[string]string{"a.csv": smallCSL, "b.csv": ""}, ErrTruncated},
		"an empty gzip":     {map[string]string{"a.csv.gz": string(gzipped(t, ""))}, ErrTruncated},
		"half a gzip":       {map[string]string{"a.csv.gz": gz[:len(gz)/2]}, ErrTruncated},
		"a gzip header":     {map[string]string{"a.csv.gz": gz[:5]}, ErrTruncated},
		"half a zip":        {map[string]string{"a.zip": zip[:len(zip)/2]}, ErrTruncated},
		"notices are lists": {map[string]string{"a.csv": smallCSL, "notices.csv": "x"}, ErrFormat},
		"two of one name":   {map[string]string{"a/x.jsonl": smallOwn, "b/x.jsonl": smallOwn}, ErrDuplicate},
		"a spreadsheet":     {map[string]string{"a.xlsx": string(zipped(t, map[string]string{"[Content_Types].xml": "x"}))}, ErrTruncated},
	} {
		ls, err := Load(files(c.files))
		assert.ErrorIs(t, err, c.want, name)
		assert.Nil(t, ls, "%s: no lists with an error", name)
		var pe *ParseError
		assert.ErrorAs(t, err, &pe, name)
	}
}

func TestLoadByID(t *testing.T) {
	fsys := files(map[string]string{
		"csl.csv": smallCSL, "mine.jsonl": smallOwn, "other.jsonl": `{"id":"1","name":` + "\n", "page.html": "<html>",
	})
	ls, err := Load(fsys, CSL)
	require.NoError(t, err, "files of other lists, even broken ones, are passed over")
	require.Len(t, ls, 1)
	assert.Equal(t, CSL, ls[0].ID)

	ls, err = Load(fsys, "own:mine", CSL)
	require.NoError(t, err)
	require.Len(t, ls, 2)
	assert.Equal(t, ID("own:mine"), ls[0].ID, "lists come in the order of their IDs")

	_, err = Load(fsys, CSL, OFACSDN)
	assert.ErrorIs(t, err, ErrMissingList)
	var pe *ParseError
	require.ErrorAs(t, err, &pe)
	assert.Equal(t, OFACSDN, pe.List)

	_, err = Load(fsys, "own:other")
	assert.ErrorIs(t, err, ErrFormat)
	_, err = Load(fsys)
	assert.ErrorIs(t, err, ErrFormat, "without ids everything must be a list")
}

// TestLoadTellsReasonsApart holds that a download that broke off is not called
// a wrong format: the way out is another one.
func TestLoadTellsReasonsApart(t *testing.T) {
	gz := gzipped(t, smallCSL)
	_, err := Load(files(map[string]string{"a.csv.gz": string(gz[:len(gz)-9])}))
	assert.ErrorIs(t, err, ErrTruncated)
	assert.NotErrorIs(t, err, ErrFormat)
}

// manifestOf describes one file.
func manifestOf(t testing.TB, ps ...Provenance) string {
	t.Helper()
	b, err := json.Marshal(manifest{Version: 1, Files: ps})
	require.NoError(t, err)
	return string(b)
}

func TestLoadManifest(t *testing.T) {
	published, checked := time.Date(2022, 9, 2, 0, 0, 0, 0, time.UTC), time.Date(2022, 9, 4, 12, 0, 0, 0, time.UTC)
	right := Provenance{
		Name: "csl.csv", List: CSL, URL: "https://example.org/csl.csv", Published: published, Checked: checked,
		SHA256: sumOf(smallCSL), OriginalSHA256: sumOf("original"), Note: "a note",
	}
	ls, err := Load(files(map[string]string{"csl.csv": smallCSL, ManifestName: manifestOf(t, right)}))
	require.NoError(t, err)
	assert.Equal(t, published, ls[0].Published)
	assert.Equal(t, checked, ls[0].Checked, "the manifest's time goes before that of the file")
	want := right
	want.Size = int64(len(smallCSL))
	assert.Equal(t, []Provenance{want}, ls[0].Files)

	changed, wrong, missing := right, right, right
	changed.SHA256 = sumOf("something else")
	wrong.List = OFACSDN
	missing.Name = "gone.csv"
	for name, c := range map[string]struct {
		manifest string
		want     error
	}{
		"another hash":    {manifestOf(t, changed), ErrChanged},
		"another list":    {manifestOf(t, wrong), ErrChanged},
		"a missing file":  {manifestOf(t, right, missing), ErrIncomplete},
		"no JSON":         {"{", ErrFormat},
		"another version": {`{"version":2}`, ErrFormat},
	} {
		_, err := Load(files(map[string]string{"csl.csv": smallCSL, ManifestName: c.manifest}))
		assert.ErrorIs(t, err, c.want, name)
	}
}

func TestLoadTakesTheNewest(t *testing.T) {
	newer := strings.ReplaceAll(smallCSL, "LAZARUS GROUP", "LAZARUS GROUP 2")
	p := func(name, content string, day int) Provenance {
		return Provenance{Name: name, SHA256: sumOf(content), Published: time.Date(2022, 9, day, 0, 0, 0, 0, time.UTC)}
	}
	ls, err := Load(files(map[string]string{
		"a.csv": smallCSL, "b.csv": newer,
		ManifestName: manifestOf(t, p("a.csv", smallCSL, 1), p("b.csv", newer, 2)),
	}))
	require.NoError(t, err)
	require.Len(t, ls, 1)
	assert.Equal(t, "LAZARUS GROUP 2", ls[0].Entries[0].Names[0].Text)
	require.Len(t, ls[0].Superseded, 1)
	assert.Equal(t, "a.csv", ls[0].Superseded[0].Name)
}

func TestFinish(t *testing.T) {
	l := &List{ID: CSL, Declared: 3, Entries: make([]Entry, 2)}
	f := &file{name: "a.csv", hash: sha256.New()}
	assert.ErrorIs(t, l.finish(map[string]*file{"csl": f}), ErrShrunk)

	// What the file states goes before the manifest; a set of files is as old
	// as the oldest of them.
	day := func(d int) time.Time { return time.Date(2022, 9, d, 0, 0, 0, 0, time.UTC) }
	known := func(d int) *file {
		g := &file{name: "a.csv", hash: sha256.New()}
		g.known = &Provenance{SHA256: hex.EncodeToString(g.hash.Sum(nil)), Published: day(d), Checked: day(d)}
		return g
	}
	l = &List{ID: CSL, Published: day(5), Entries: make([]Entry, 1)}
	require.NoError(t, l.finish(map[string]*file{"a": known(9)}))
	assert.Equal(t, day(5), l.Published)
	for range 10 { // the order in which a map is read changes
		l = &List{ID: CSL, Entries: make([]Entry, 1)}
		require.NoError(t, l.finish(map[string]*file{"a": known(9), "b": known(4), "c": known(6)}))
		assert.Equal(t, day(4), l.Published)
		assert.Equal(t, day(4), l.Checked)
	}
}
