package lists

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A publisher is a server on this machine that has the files of lists, and
// misbehaves when told to.
type publisher struct {
	*httptest.Server
	mu      sync.Mutex
	files   map[string]servedFile
	faults  map[string][]http.HandlerFunc // what the next visitors of a path get
	visits  []visitor
	onVisit func() // called before each answer, if set
}

// A servedFile is a content, and what the server says of it.
type servedFile struct {
	content  string
	modified time.Time // no Last-Modified if zero
	tagged   bool      // has an ETag
}

// A visitor is a request that came.
type visitor struct {
	path        string
	header      http.Header
	method      string
	conditional bool
}

func newPublisher(t testing.TB) *publisher {
	p := &publisher{files: map[string]servedFile{}, faults: map[string][]http.HandlerFunc{}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

// has gives the server a file with an ETag.
func (p *publisher) has(path, content string) {
	p.serves(path, servedFile{content: content, tagged: true})
}

func (p *publisher) serves(path string, f servedFile) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[path] = f
}

// then makes the next visitors of a path meet faults, one each.
func (p *publisher) then(path string, faults ...http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults[path] = faults
}

// seen returns the visits since it was last called.
func (p *publisher) seen() []visitor {
	p.mu.Lock()
	defer p.mu.Unlock()
	v := p.visits
	p.visits = nil
	return v
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	p.mu.Lock()
	visit := p.onVisit
	p.mu.Unlock()
	if visit != nil {
		visit()
	}
	p.mu.Lock()
	p.visits = append(p.visits, visitor{
		req.URL.Path, req.Header, req.Method,
		req.Header.Get("If-None-Match")+req.Header.Get("If-Modified-Since") != "",
	})
	f, ok := p.files[req.URL.Path]
	var fault http.HandlerFunc
	if fs := p.faults[req.URL.Path]; len(fs) > 0 {
		fault, p.faults[req.URL.Path] = fs[0], fs[1:]
	}
	p.mu.Unlock()
	switch {
	case fault != nil:
		fault(w, req)
	case !ok:
		http.NotFound(w, req)
	default:
		if f.tagged {
			w.Header().Set("ETag", `"`+sumOf(f.content)+`"`)
		}
		http.ServeContent(w, req, "", f.modified, strings.NewReader(f.content))
	}
}

// cslOf is a Consolidated Screening List with entries of the given numbers.
func cslOf(numbers ...int) string {
	var b strings.Builder
	b.WriteString(cslRowHead)
	for _, n := range numbers {
		fmt.Fprintf(&b, "%d,Specially Designated Nationals (SDN) - Treasury Department,%d,Entity,,PARTY %d,,,,\n", n, n, n)
	}
	return b.String()
}

// upTo returns the numbers from 1 to n.
func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i + 1
	}
	return all
}

// sdnParts are the four files of OFAC's list, of which each row of each file
// says which version it belongs to.
func sdnParts(version int) map[string]string {
	v := fmt.Sprint(version)
	return map[string]string{
		"/sdn.csv":          `27307,"LAZARUS GROUP ` + v + `",-0- ,"DPRK3",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Remark ` + v + `."` + "\r\n\x1a",
		"/alt.csv":          `27307,48053,"aka","HIDDEN COBRA ` + v + `",-0- ` + "\r\n\x1a",
		"/add.csv":          `27307,44390,"District ` + v + `","Pyongyang","Korea, North",-0- ` + "\r\n\x1a",
		"/sdn_comments.csv": `27307," Comment ` + v + `."` + "\r\n\x1a",
	}
}

// cslSource is the Consolidated Screening List as the publisher has it.
func (p *publisher) cslSource() Source {
	return Source{
		ID: CSL, Title: "Consolidated Screening List", Plausible: Band{2, 100},
		Files: []SourceFile{{Name: "consolidated.csv", URL: p.URL + "/csl.csv", Format: "csl-csv"}},
	}
}

// sdnSource is OFAC's list in four files as the publisher has it.
func (p *publisher) sdnSource() Source {
	s := Source{ID: OFACSDN, Title: "SDN", Plausible: Band{1, 100}}
	for _, name := range []string{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"} {
		s.Files = append(s.Files, SourceFile{Name: name, URL: p.URL + "/" + name, Format: "ofac-csv"})
	}
	return s
}

// mirrorOf is a mirror of the publisher's Consolidated Screening List in a new
// directory, that does not sleep.
func mirrorOf(t testing.TB, p *publisher) *Mirror {
	return &Mirror{
		Dir: t.TempDir(), Sources: []Source{p.cslSource()},
		sleep: func(context.Context, time.Duration) error { return nil },
	}
}

// idsOf returns the identifiers of the entries of the Consolidated Screening
// List in the mirror's directory.
func idsOf(t testing.TB, m *Mirror) []string {
	t.Helper()
	ls, err := Load(os.DirFS(m.Dir), CSL)
	require.NoError(t, err)
	return idsWithout(ls[0], &List{})
}

type statFS interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
}

// overtaken is a directory whose manifest is another one each time it is read.
type overtaken struct {
	FS        statFS
	manifests [][]byte
}

func (o *overtaken) Open(name string) (fs.File, error) { return o.FS.Open(name) }

func (o *overtaken) ReadFile(name string) ([]byte, error) {
	if name != ManifestName {
		return o.FS.ReadFile(name)
	}
	b := o.manifests[0]
	if len(o.manifests) > 1 {
		o.manifests = o.manifests[1:]
	}
	return b, nil
}
