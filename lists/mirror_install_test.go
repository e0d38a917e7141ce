package lists

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Files fetched by other means pass the same guards.
func TestMirrorInstall(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	m.Sources = append(m.Sources, p.sdnSource(), Source{ID: UKCons, Retired: time.Date(2026, 1, 28, 0, 0, 0, 0, time.UTC), Successor: UKSL})
	old := time.Date(2026, 8, 1, 12, 0, 0, 0, time.UTC)
	from := fstest.MapFS{
		"usb/csl.csv.gz": {Data: gzipped(t, cslOf(upTo(20)...)), ModTime: old},
		"usb/sdn.zip":    {Data: zipped(t, partsOf(1)), ModTime: old},
	}
	us, err := m.Install(t.Context(), from)
	require.NoError(t, err)
	require.Len(t, us, 2)
	for _, u := range us {
		assert.True(t, u.Replaced)
		assert.Equal(t, old, u.Checked, "nobody knows that they are current now")
	}
	ls, err := m.Load()
	require.NoError(t, err)
	assert.Equal(t, []ID{CSL, OFACSDN}, []ID{ls[0].ID, ls[1].ID})
	assert.Equal(t, 1, versionOf(t, ls[1]))
	assert.Empty(t, p.seen(), "nothing is fetched")

	// The same again, and an older copy of the same, changes nothing.
	for _, then := range []time.Time{old.Add(-time.Hour), old, time.Now().Add(time.Hour)} {
		us, err = m.Install(t.Context(), fstest.MapFS{"a.csv": {Data: []byte(cslOf(upTo(20)...)), ModTime: then}})
		require.NoError(t, err)
		assert.False(t, us[0].Replaced)
		assert.False(t, us[0].Checked.Before(old))
		assert.False(t, us[0].Checked.After(time.Now()), "a wrong clock makes no list fresh for ever")
	}

	for name, c := range map[string]struct {
		from  fstest.MapFS
		want  error
		taken int
	}{
		"shrunk":        {fstest.MapFS{"a.csv": {Data: []byte(cslOf(upTo(10)...))}}, ErrShrunk, 0},
		"implausible":   {fstest.MapFS{"a.csv": {Data: []byte(cslOf(upTo(200)...))}}, ErrImplausible, 0},
		"one's own":     {fstest.MapFS{"a.jsonl": {Data: []byte(smallOwn)}, "b.csv": {Data: []byte(cslOf(upTo(21)...))}}, ErrNoSource, 1},
		"an error page": {fstest.MapFS{"a.html": {Data: []byte("<html>")}, "b.csv": {Data: []byte(cslOf(upTo(22)...))}}, ErrFormat, 0},
		"one is broken": {fstest.MapFS{"a.csv": {Data: []byte(cslRowHead)}, "sdn.zip": {Data: zipped(t, partsOf(2))}}, ErrEmpty, 1},
		"nothing":       {fstest.MapFS{}, ErrNoLists, 0},
		"half a set":    {fstest.MapFS{"sdn.csv": {Data: []byte(partsOf(1)["sdn.csv"])}}, ErrIncomplete, 0},
	} {
		t.Run(name, func(t *testing.T) {
			us, err := m.Install(t.Context(), c.from)
			assert.ErrorIs(t, err, c.want)
			taken := 0
			for _, u := range us {
				if u.Replaced {
					taken++
				}
			}
			assert.Equal(t, c.taken, taken)
			_, err = m.Load()
			assert.NoError(t, err)
		})
	}
	// Only what was asked for, from a directory that is itself a mirror's.
	other := mirrorOf(t, p)
	other.Sources = m.Sources
	other.IDs = []ID{OFACSDN}
	us, err = other.Install(t.Context(), os.DirFS(m.Dir))
	require.NoError(t, err)
	require.Len(t, us, 1)
	ls, err = other.Load()
	require.NoError(t, err)
	assert.Equal(t, 2, versionOf(t, ls[0]))

	_, err = m.run(t.Context(), []Source{m.Sources[2]}, (*round).fetch)
	assert.ErrorIs(t, err, ErrRetired)
	assert.ErrorContains(t, err, "2026-01-28; use uk-sl")
	_, err = m.Install(t.Context(), fstest.MapFS{ManifestName: {Data: []byte("{")}})
	assert.ErrorIs(t, err, ErrFormat)
}

// partsOf is sdnParts by the names of files.
func partsOf(version int) map[string]string {
	parts := map[string]string{}
	for path, content := range sdnParts(version) {
		parts[strings.TrimPrefix(path, "/")] = content
	}
	return parts
}

// The page of the Japanese Ministry of Finance links to a file that is called
// after its date.
func TestMirrorFollowsDatedLinks(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	m.Sources[0].Files[0] = SourceFile{Name: "consolidated.csv", URL: p.URL + "/deep/list.html", Link: `consolidated\d{8}\.csv$`, Format: "csl-csv"}
	page := func(links ...string) {
		p.has("/deep/list.html", "<html><body>"+strings.Join(links, "\n")+"</body></html>")
	}
	_, err := m.Update(t.Context())
	assert.ErrorIs(t, err, ErrStatus)
	page(`<a href="./consolidated.pdf">PDF</a>`)
	_, err = m.Update(t.Context())
	assert.ErrorIs(t, err, ErrLink)

	p.has("/deep/consolidated20260828.csv", cslOf(1, 2))
	page(`<a href="./consolidated20260305.csv">`, `<a class=x href = './consolidated20260828.csv'>CSV</a>`, `<a href=consolidated20260101.csv>`)
	us, err := m.Update(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "2026-08-28", us[0].Published.Format(time.DateOnly))
	got := manifestIn(t, m.Dir).Files[0]
	assert.Equal(t, p.URL+"/deep/consolidated20260828.csv", got.URL)
	assert.True(t, strings.HasPrefix(got.Name, "us-csl/consolidated20260828."), got.Name)

	p.seen()
	us, err = m.Update(t.Context())
	require.NoError(t, err)
	assert.False(t, us[0].Replaced)
	visits := p.seen()
	require.Len(t, visits, 2)
	assert.True(t, visits[1].conditional)

	p.has("/deep/consolidated20260901.csv", cslOf(1, 2, 3))
	page(`<a href="/deep/consolidated20260901.csv?x=1&amp;y=2#top">`)
	m.Sources[0].Files[0].Link = `consolidated\d{8}\.csv`
	us, err = m.Update(t.Context())
	require.NoError(t, err)
	assert.True(t, us[0].Replaced)
	assert.Equal(t, p.URL+"/deep/consolidated20260901.csv?x=1&y=2", manifestIn(t, m.Dir).Files[0].URL)
}

func TestFindLink(t *testing.T) {
	const at = "https://example.org/a/list.html"
	for page, want := range map[string]string{
		`<A HREF="x1.csv">`: "https://example.org/a/x1.csv",
		`<a href="//example.org/b/x2.csv"><a href="x1.csv">`: "https://example.org/b/x2.csv",
		`<a href="http://example.org/x9.csv">`:               "", // not from https
		`<a href="javascript:x1.csv">`:                       "",
		`<a href="x1.csv.html">`:                             "",
		`x1.csv`:                                             "",
	} {
		got, err := findLink(page, at, `x\d\.csv$`)
		assert.Equal(t, want, got, page)
		assert.Equal(t, want == "", errors.Is(err, ErrLink), page)
	}
	_, err := findLink("", at, "(")
	assert.ErrorIs(t, err, ErrLink)
}

// FuzzFindLink holds that no page makes findLink panic or leave the scheme.
func FuzzFindLink(f *testing.F) {
	f.Add(`<a href="./shisantouketsu20260828.csv">CSV</a>`)
	f.Add(`<a href='%zz'><a href="http://[::1">`)
	f.Fuzz(func(t *testing.T, page string) {
		got, err := findLink(page, mofPage, `csv$`)
		assert.Equal(t, err != nil, got == "")
		assert.True(t, got == "" || strings.HasPrefix(got, "https://"), got)
	})
}

// Nobody may change what the next caller of Sources gets, and all that it says
// must be of use.
func TestSources(t *testing.T) {
	Sources()[0].Files[0].URL = "changed"
	names := map[string]*format{}
	for _, f := range formats() {
		names[f.name] = f
	}
	var ids []ID
	for _, s := range Sources() {
		ids = append(ids, s.ID)
		assert.NotEmpty(t, s.Title, s.ID)
		assert.NotEmpty(t, s.Publisher, s.ID)
		assert.NotEmpty(t, s.Version, s.ID)
		assert.Regexp(t, `^https://`, s.Page, s.ID)
		assert.Regexp(t, `; https://\S+$`, s.Terms, s.ID)
		assert.Equal(t, s.fetchable() == nil, len(s.Files) > 0, s.ID)
		assert.Equal(t, s.Retired.IsZero(), s.Plausible != Band{}, s.ID)
		assert.Equal(t, s.Retired.IsZero(), s.Successor == "", s.ID)
		for _, f := range s.Files {
			assert.Regexp(t, `^https://`, f.URL)
			assert.NotZero(t, f.MaxBytes, f.Name)
			require.Contains(t, names, f.Format)
			_, err := regexp.Compile(f.Link)
			assert.NoError(t, err)
		}
		got, ok := SourceOf(s.ID)
		assert.True(t, ok)
		assert.Equal(t, s, got)
	}
	all := []ID{OFACSDN, OFACCons, CSL, UNSC, EUFSF, UKSL, UKCons, JPMOF, JPMETI, KRKoFIU, CHSECO, CASEMA, AUDFAT, ILNBCTF}
	assert.Equal(t, all, ids)
	_, ok := SourceOf("own:mine")
	assert.False(t, ok)

	kon, _ := SourceOf(UKCons)
	assert.ErrorIs(t, kon.fetchable(), ErrRetired)
	kofiu, _ := SourceOf(KRKoFIU)
	assert.ErrorIs(t, kofiu.fetchable(), ErrByHand)
	m := &Mirror{Dir: t.TempDir(), IDs: []ID{UKCons, KRKoFIU}}
	us, err := m.Update(t.Context())
	assert.ErrorIs(t, err, ErrRetired)
	assert.ErrorIs(t, err, ErrByHand)
	assert.Len(t, us, 2)
	m.IDs = nil
	sources, err := m.selected()
	require.NoError(t, err)
	assert.False(t, slices.ContainsFunc(sources, func(s Source) bool { return s.ID == UKCons || s.ID == KRKoFIU }))
}

// A reader who is overtaken by the mirror reads again.
func TestLoadOvertaken(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	for n := 20; n < 23; n++ {
		p.has("/csl.csv", cslOf(upTo(n)...))
		_, err := m.Update(t.Context())
		require.NoError(t, err)
	}
	now, err := os.ReadFile(filepath.Join(m.Dir, ManifestName))
	require.NoError(t, err)
	stale := bytes.ReplaceAll(now, []byte(manifestIn(t, m.Dir).Files[0].SHA256[:12]), []byte("0123456789ab"))
	fsys := &overtaken{FS: os.DirFS(m.Dir).(statFS), manifests: [][]byte{stale, now}}
	ls, err := Load(fsys)
	require.NoError(t, err)
	assert.Len(t, ls[0].Entries, 22)
}
