package lists

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The ways in which servers misbehave.

// broken answers with an error.
func broken(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", status) }
}

// says answers with a content, whole and with status 200.
func says(content string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, content) }
}

// hangsUp sends a part of a content and closes the connection.
func hangsUp(content string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(content)))
		_, _ = io.WriteString(w, content[:len(content)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}

// zipsUp is hangsUp for a compressed connection.
func zipsUp(t testing.TB, content string) http.HandlerFunc {
	z := string(gzipped(t, content))
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, z[:len(z)-9])
	}
}

// drips sends a byte now and then until the visitor is gone.
func drips(w http.ResponseWriter, req *http.Request) {
	for req.Context().Err() == nil {
		if _, err := io.WriteString(w, "1"); err != nil {
			return
		}
		_ = http.NewResponseController(w).Flush()
		time.Sleep(2 * time.Millisecond)
	}
}

// leads sends visitors elsewhere.
func leads(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) { http.Redirect(w, req, to, http.StatusFound) }
}

// farther leads to ever new addresses.
func farther(w http.ResponseWriter, req *http.Request) {
	http.Redirect(w, req, "/csl.csv?again="+req.URL.Query().Get("again")+"x", http.StatusFound)
}

// turns leads in a circle of two.
func turns(w http.ResponseWriter, req *http.Request) {
	to := "/csl.csv?other=side"
	if req.URL.RawQuery != "" {
		to = "/csl.csv"
	}
	http.Redirect(w, req, to, http.StatusFound)
}

// explodes sends 100 kB that expand to 100 MB.
func explodes(encoding string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if encoding != "" {
			w.Header().Set("Content-Encoding", encoding)
		}
		z := gzip.NewWriter(w)
		zeros := strings.Repeat("0", 1<<20)
		for range 100 {
			if _, err := io.WriteString(z, zeros); err != nil {
				return
			}
		}
		_ = z.Close()
	}
}

func always(f http.HandlerFunc) []http.HandlerFunc {
	fs := make([]http.HandlerFunc, 50)
	for i := range fs {
		fs[i] = f
	}
	return fs
}

// Whatever a server does, the error says what it was, and the last good list
// stays as it is and can be loaded.
func TestMirrorMisbehaviour(t *testing.T) {
	good := cslOf(upTo(20)...)
	for name, c := range map[string]struct {
		faults []http.HandlerFunc
		change func(*Mirror)
		want   error  // nil if the update succeeds in spite of it
		says   string // in the error
		visits int    // 0 means that it does not matter
	}{
		"401":                       {faults: always(broken(401)), want: ErrStatus, visits: 1},
		"403":                       {faults: always(broken(403)), want: ErrStatus, says: "User-Agent", visits: 1},
		"404":                       {faults: always(broken(404)), want: ErrStatus, says: "may have moved", visits: 1},
		"304 that nobody asked for": {faults: always(broken(304)), change: func(m *Mirror) { damageTags(t, m) }, want: ErrStatus},
		"500 for a while":           {faults: always(broken(500))[:3], visits: 4},
		"503 for a while":           {faults: always(broken(503))[:5], visits: 6},
		"429":                       {faults: always(broken(429))[:1], visits: 2},
		"500 for ever":              {faults: always(broken(500)), want: ErrStatus, says: "500", visits: 6},
		"500, no retries":           {faults: always(broken(500)), change: func(m *Mirror) { m.Retries = -1 }, want: ErrStatus, visits: 1},
		"error page":                {faults: always(says("<!DOCTYPE html>\n<html><body>Service unavailable</body></html>")), want: ErrFormat},
		"nothing":                   {faults: always(says("")), want: ErrTruncated},
		"empty list":                {faults: always(says(cslRowHead)), want: ErrEmpty},
		"wrong list":                {faults: always(says(sdnParts(1)["/sdn.csv"])), want: ErrIncomplete},
		"list of one's own":         {faults: always(says(smallOwn)), want: ErrOtherList, says: "own:"},
		"half a file":               {faults: always(says(good[:len(good)/2])), want: ErrTruncated},
		"half a list":               {faults: always(says(cslOf(upTo(10)...))), want: ErrShrunk, says: "10 of 20 entries are gone"},
		"other entries":             {faults: always(says(cslOf(upTo(40)[20:]...))), want: ErrShrunk, says: "20 of 20 entries are gone"},
		"one entry":                 {faults: always(says(cslOf(1))), want: ErrImplausible, says: "2 to 100"},
		"too many entries":          {faults: always(says(cslOf(upTo(101)...))), want: ErrImplausible},
		"cut connection, once":      {faults: always(hangsUp(good))[:1], visits: 2},
		"cut connection":            {faults: always(hangsUp(good)), want: io.ErrUnexpectedEOF, visits: 6},
		"cut compressed stream":     {faults: always(zipsUp(t, good)), want: io.ErrUnexpectedEOF},
		"slow drip":                 {faults: always(drips), change: func(m *Mirror) { m.Client = &http.Client{Timeout: 50 * time.Millisecond} }, want: context.DeadlineExceeded, visits: 1},
		"redirect to nowhere":       {faults: always(leads("/there")), want: ErrStatus, says: "404", visits: 2},
		"redirects in a circle":     {faults: always(turns), want: ErrRedirect, says: "back to", visits: 2},
		"redirect to itself":        {faults: always(leads("/csl.csv")), want: ErrRedirect, says: "back to", visits: 1},
		"redirects without end":     {faults: always(farther), want: ErrRedirect, says: "more than 10", visits: 11},
		"redirect":                  {faults: []http.HandlerFunc{leads("/csl.csv?signed=1")}},
		"bomb in the connection":    {faults: always(explodes("gzip")), want: ErrTooLarge, visits: 1},
		"bomb in the file":          {faults: always(explodes("")), want: ErrTooLarge},
		"larger than allowed":       {faults: always(says(good)), change: func(m *Mirror) { m.Sources[0].Files[0].MaxBytes = 100 }, want: ErrTooLarge},
		"strange encoding":          {faults: always(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Encoding", "br") }), want: ErrFormat},
		"no such server":            {change: func(m *Mirror) { m.Sources[0].Files[0].URL = "http://127.0.0.1:1/" }, want: context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPublisher(t)
			m := mirrorOf(t, p)
			p.serves("/csl.csv", servedFile{content: good})
			_, err := m.Update(t.Context())
			require.NoError(t, err)
			if c.change != nil {
				c.change(m)
			}
			p.serves("/csl.csv", servedFile{content: cslOf(upTo(21)...)})
			p.then("/csl.csv", c.faults...)
			p.seen()
			us, err := m.Update(t.Context())
			if c.visits > 0 {
				assert.Len(t, p.seen(), c.visits)
			}
			if c.want == nil {
				require.NoError(t, err)
				assert.Len(t, idsOf(t, m), 21)
				return
			}
			if name == "no such server" { // what the system says differs
				require.Error(t, err)
			} else {
				require.ErrorIs(t, err, c.want)
			}
			assert.Contains(t, err.Error(), c.says)
			var ue *UpdateError
			require.ErrorAs(t, err, &ue)
			assert.False(t, ue.Checked.IsZero())
			assert.Equal(t, 20, us[0].Entries)
			assert.False(t, us[0].Replaced)
			assert.Len(t, idsOf(t, m), 20)
			assert.Len(t, manifestIn(t, m.Dir).Files, 1)
		})
	}
}

// damageTags is for a server that says "not modified" to those who know
// nothing.
func damageTags(t testing.TB, m *Mirror) {
	assert.Empty(t, manifestIn(t, m.Dir).Files[0].ETag)
}

func TestMirrorNeedsUserAgent(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	p.has("/csl.csv", cslOf(1, 2))
	picky := func(w http.ResponseWriter, req *http.Request) {
		if !strings.HasPrefix(req.UserAgent(), "Mozilla/5.0") {
			broken(403)(w, req)
			return
		}
		leads("/csl.csv?2")(w, req)
	}
	p.then("/csl.csv", picky, picky, picky)
	m.UserAgent = "Go-http-client/1.1"
	_, err := m.Update(t.Context())
	assert.ErrorIs(t, err, ErrStatus)
	m.UserAgent = ""
	p.then("/csl.csv", picky)
	_, err = m.Update(t.Context())
	assert.NoError(t, err)
	for _, v := range p.seen()[1:] {
		assert.Contains(t, v.header.Get("User-Agent"), "Mozilla/5.0", "also after a redirect")
	}
}

// A list may shrink, or go back, if somebody has said so.
func TestMirrorAllowShrink(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	day := func(d int) time.Time { return time.Date(2026, 8, d, 0, 0, 0, 0, time.UTC) }
	p.serves("/csl.csv", servedFile{content: cslOf(upTo(20)...), modified: day(20)})
	us, err := m.Update(t.Context())
	require.NoError(t, err)
	assert.Equal(t, day(20), us[0].Published, "the file states no date, the server does")

	p.serves("/csl.csv", servedFile{content: cslOf(upTo(21)...), modified: day(19)})
	damage := func() { // the server would not even look
		p.then("/csl.csv", func(w http.ResponseWriter, req *http.Request) {
			req.Header.Del("If-Modified-Since")
			p.ServeHTTP(w, req)
		})
	}
	damage()
	_, err = m.Update(t.Context())
	assert.ErrorIs(t, err, ErrOlder)
	p.serves("/csl.csv", servedFile{content: cslOf(upTo(17)...), modified: day(21)})
	_, err = m.Update(t.Context())
	assert.ErrorIs(t, err, ErrShrunk)
	m.MaxShrink = 0.2
	_, err = m.Update(t.Context())
	require.NoError(t, err)

	m.MaxShrink, m.AllowShrink = 0, []ID{CSL}
	p.serves("/csl.csv", servedFile{content: cslOf(1, 2), modified: day(1)})
	damage()
	us, err = m.Update(t.Context())
	require.NoError(t, err)
	assert.Equal(t, day(1), us[0].Published)
	assert.Len(t, idsOf(t, m), 2)
}

// The files of one list belong to one moment, whenever the publisher replaces
// them.
func TestMirrorChangedWhileRead(t *testing.T) {
	p := newPublisher(t)
	m := mirrorOf(t, p)
	m.Sources = []Source{p.sdnSource()}
	version := 0
	next := func() {
		version++
		for path, content := range sdnParts(version) {
			p.has(path, content)
		}
	}
	next()
	// After each of the files in turn, once.
	for _, at := range []string{"/sdn.csv", "/alt.csv", "/add.csv", "/sdn_comments.csv"} {
		p.then(at, func(w http.ResponseWriter, req *http.Request) {
			says(sdnParts(version)[at])(w, req)
			next()
		})
		_, err := m.Update(t.Context())
		require.NoError(t, err)
		ls, err := m.Load()
		require.NoError(t, err)
		// What was replaced right after its last file was read is as good.
		assert.GreaterOrEqual(t, versionOf(t, ls[0]), version-1, at)
	}
	_, err := m.Update(t.Context())
	require.NoError(t, err)
	// All the time.
	swap := func(w http.ResponseWriter, req *http.Request) {
		next()
		says(sdnParts(version)["/alt.csv"])(w, req)
	}
	p.then("/alt.csv", always(swap)...)
	good := version
	_, err = m.Update(t.Context())
	assert.ErrorIs(t, err, ErrMoving)
	ls, err := m.Load()
	require.NoError(t, err)
	assert.Equal(t, good, versionOf(t, ls[0]))
}

// versionOf returns the version of a list that is made of sdnParts, and fails
// if its files are not all of one.
func versionOf(t testing.TB, l *List) int {
	t.Helper()
	e := l.Entry("27307")
	require.NotNil(t, e)
	var v int
	_, err := fmt.Sscanf(e.Names[0].Text, "LAZARUS GROUP %d", &v)
	require.NoError(t, err)
	require.Equal(t, fmt.Sprintf("HIDDEN COBRA %d", v), e.Names[1].Text)
	require.Equal(t, []string{fmt.Sprintf("District %d", v)}, e.Addresses[0].Lines)
	require.Equal(t, fmt.Sprintf("Remark %d. Comment %d.", v, v), e.Remarks)
	return v
}
