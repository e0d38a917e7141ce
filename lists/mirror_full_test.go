package lists

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMirrorFullSize updates from the publishers' own files, as Sources
// describes them but for the address. The counts are those of data/README.md,
// and for Canada and Australia what their readers are tested for.
func TestMirrorFullSize(t *testing.T) {
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: the directory with full-size lists")
	}
	if testing.Short() {
		t.Skip("reads 400 MB of lists")
	}
	t.Parallel()
	steps := []struct {
		id      ID
		file    string
		entries int
		want    error
	}{
		{OFACSDN, "ofac/advanced/sdn_advanced.2025-11-04.xml.bz2", 18264, nil},
		{OFACSDN, "ofac/advanced/sdn_advanced.2025-11-19.xml.bz2", 18367, nil},
		{OFACSDN, "ofac/advanced/sdn_advanced.2025-11-04.xml.bz2", 18367, ErrOlder},
		{CSL, "us_csl/2022-09/consolidated.csv.gz", 0, ErrImplausible}, // today's has over 18,570 entries
		{UNSC, "un/2025-09-03/consolidated.xml.gz", 684 + 195, nil},
		{UNSC, "un/2026-02-27/consolidated.xml.gz", 730 + 273, nil},
		{UNSC, "un/2025-09-03/consolidated.xml.gz", 730 + 273, ErrOlder},
		{EUFSF, "eu/2026-02-26-reconstructed/xmlFullSanctionsList_1_1.xml.gz", 5860, nil},
		{UKSL, "uk/2026-08-22-reconstructed/UK-Sanctions-List.xml.gz", 6349, nil},
		{UKSL, "eu/2026-02-26-reconstructed/xmlFullSanctionsList_1_1.xml.gz", 6349, ErrOtherList},
		{CASEMA, "ca_sema/2025-06/sema-lmes.xml.gz", 4759, nil},
		{JPMOF, "jp_mof/2026-08-28-sample/shisantouketsu20260828.csv", 0, ErrImplausible}, // four rows
	}
	var serving atomic.Pointer[string]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		name := *serving.Load()
		if strings.HasSuffix(req.URL.Path, ".html") {
			_, _ = io.WriteString(w, `<a href="./`+filepath.Base(name)+`">CSV</a>`)
			return
		}
		if strings.HasSuffix(name, ".gz") {
			w.Header().Set("Content-Encoding", "gzip")
		}
		http.ServeFile(w, req, name)
	}))
	defer server.Close()
	m := &Mirror{Dir: t.TempDir()}
	for _, c := range steps {
		name := filepath.Join(data, filepath.FromSlash(c.file))
		require.FileExists(t, name)
		serving.Store(&name)
		s, ok := SourceOf(c.id)
		require.True(t, ok)
		page := "/file"
		if s.Files[0].Link != "" {
			page = "/list.html"
		}
		s.Files[0].URL = server.URL + page + "?" + c.file
		m.IDs, m.Sources = []ID{c.id}, []Source{s}
		us, err := m.Update(t.Context())
		require.Len(t, us, 1)
		assert.Equal(t, c.entries, us[0].Entries, c.file)
		if c.want == nil {
			assert.NoError(t, err, c.file)
			continue
		}
		assert.ErrorIs(t, err, c.want, c.file)
	}
	m.IDs = nil
	ls, err := m.Load()
	require.NoError(t, err)
	var ids []ID
	for _, l := range ls {
		ids = append(ids, l.ID)
		s, _ := SourceOf(l.ID)
		assert.Equal(t, []string{s.Title, s.Publisher}, []string{l.Title, l.Publisher}, "Sources calls it as its reader does")
	}
	assert.Equal(t, []ID{CASEMA, EUFSF, UKSL, UNSC, OFACSDN}, ids)
	earlier, err := m.Earlier(UNSC, 1)
	require.NoError(t, err)
	assert.Equal(t, 684+195, len(earlier.Entries))
}

// An update leaves no connection open, and so no goroutine that serves one.
func TestMirrorLeavesNothingOpen(t *testing.T) {
	p := newPublisher(t)
	p.Close()
	var open atomic.Int32
	p.Server = httptest.NewUnstartedServer(p)
	p.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		switch s {
		case http.StateNew:
			open.Add(1)
		case http.StateClosed, http.StateHijacked:
			open.Add(-1)
		}
	}
	p.Start()
	defer p.Close()
	m := mirrorOf(t, p)
	p.has("/csl.csv", cslOf(1, 2, 3))
	for range 3 {
		_, err := m.Update(t.Context())
		require.NoError(t, err)
	}
	assert.Eventually(t, func() bool { return open.Load() == 0 }, 5*time.Second, time.Millisecond)
}
