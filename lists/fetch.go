package lists

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// The default client's patience. The EU's server thinks for over a minute
// before it answers, and the largest list has more than 100 MB.
const (
	answerTimeout = 3 * time.Minute
	fileTimeout   = 15 * time.Minute
)

const (
	// defaultUserAgent begins as browsers do, because some servers let nobody
	// else in, and goes on with the truth.
	defaultUserAgent = "Mozilla/5.0 (compatible; sekisho; +https://github.com/sekisho-dev/sekisho)"

	maxRedirects = 10

	firstPause = time.Second // before the first repetition; then twice as long each time
	maxPause   = time.Minute
)

// httpClient returns the client to use, and what gives its connections back.
func (m *Mirror) httpClient() (*http.Client, func()) {
	if m.Client != nil {
		c := *m.Client
		if c.CheckRedirect == nil {
			c.CheckRedirect = checkRedirect
		}
		return &c, func() {}
	}
	t := &http.Transport{}
	if d, ok := http.DefaultTransport.(*http.Transport); ok {
		t = d.Clone()
	}
	t.ResponseHeaderTimeout = answerTimeout
	return &http.Client{Transport: t, Timeout: fileTimeout, CheckRedirect: checkRedirect}, t.CloseIdleConnections
}

// checkRedirect ends circles early, and does not leave a protected connection.
func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return fmt.Errorf("%w: more than %d of them", ErrRedirect, maxRedirects)
	}
	for _, v := range via {
		if v.URL.String() == req.URL.String() {
			return fmt.Errorf("%w: back to %q", ErrRedirect, req.URL)
		}
	}
	if via[0].URL.Scheme == "https" && req.URL.Scheme != "https" {
		return fmt.Errorf("%w: from https to %q", ErrRedirect, req.URL)
	}
	return nil
}

// A visit is one address to get, as often as it takes.
type visit struct {
	list  ID
	name  string // for Progress
	url   string
	known Provenance // what an earlier visit learned; zero on the first
	limit int64      // bytes
	// use takes what the server sent. It is called again if that broke off.
	use func(*http.Response, io.Reader) error
}

// errSame says that the server has nothing newer than what is known.
var errSame = errors.New("not modified")

// get visits an address, again and again while the server fails. It returns
// errSame if nothing has changed since what is known.
func (r *round) get(ctx context.Context, v visit) error {
	retries := r.Retries
	if retries == 0 {
		retries = DefaultRetries
	}
	for try := 0; ; try++ {
		err := r.try(ctx, v)
		if err == nil || try >= retries || !worthRetrying(ctx, err) {
			return err
		}
		r.tell(Progress{List: v.list, File: v.name, Step: Retrying})
		if err := r.pause(ctx, try, err); err != nil {
			return err
		}
	}
}

// try visits an address once. It always says GET, because some servers know no
// HEAD, and always who asks.
func (r *round) try(ctx context.Context, v visit) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, v.url, nil)
	if err != nil {
		return err
	}
	agent := r.UserAgent
	if agent == "" {
		agent = defaultUserAgent
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "*/*")
	req.Header.Set("Accept-Encoding", "gzip") // said by us so that it is undone by us, within bounds
	conditional := v.known.ETag != "" || v.known.LastModified != ""
	if v.known.ETag != "" {
		req.Header.Set("If-None-Match", v.known.ETag)
	}
	if v.known.LastModified != "" {
		req.Header.Set("If-Modified-Since", v.known.LastModified)
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode == http.StatusNotModified && conditional:
		return errSame
	case resp.StatusCode != http.StatusOK:
		return newStatusError(v.url, resp)
	case resp.ContentLength > v.limit:
		return fmt.Errorf("%w: %d bytes, more than %d", ErrTooLarge, resp.ContentLength, v.limit)
	}
	line := &counter{r: resp.Body, tell: func(n int64) {
		r.tell(Progress{List: v.list, File: v.name, Step: Fetching, Done: n, Total: max(0, resp.ContentLength)})
	}}
	body, err := decompressed(line, resp.Header.Get("Content-Encoding"), v.limit)
	if err != nil {
		return err
	}
	return v.use(resp, body)
}

// A statusError is an answer other than "here it is".
type statusError struct {
	url, status string
	code        int
	after       time.Duration // when to come again, 0 if not said
}

func newStatusError(url string, resp *http.Response) *statusError {
	e := &statusError{url: url, status: resp.Status, code: resp.StatusCode}
	if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && s > 0 {
		e.after = min(time.Duration(s)*time.Second, maxPause)
	}
	return e
}

func (e *statusError) Error() string {
	s := fmt.Sprintf("%v: %s for %q", ErrStatus, e.status, e.url)
	switch e.code {
	case http.StatusUnauthorized, http.StatusForbidden:
		s += "; it may want another User-Agent, or visitors from another country"
	case http.StatusNotFound, http.StatusGone:
		s += "; the list may have moved: see the publisher's page"
	}
	return s
}

func (e *statusError) Unwrap() error { return ErrStatus }

// worthRetrying reports whether the same request may well succeed in a while.
// What took too long once is left to the next update.
func worthRetrying(ctx context.Context, err error) bool {
	var (
		status  *statusError
		local   *fs.PathError
		timeout net.Error
		broken  *tls.CertificateVerificationError
		parse   *url.Error
	)
	switch {
	case ctx.Err() != nil, errors.Is(err, errSame), errors.Is(err, ErrTooLarge), errors.Is(err, ErrRedirect), errors.Is(err, ErrLink), errors.Is(err, ErrFormat):
		return false
	case errors.As(err, &status):
		return status.code >= 500 || status.code == http.StatusTooManyRequests
	case errors.As(err, &local), errors.As(err, &broken):
		return false
	case errors.As(err, &timeout) && timeout.Timeout():
		return false
	case errors.As(err, &parse) && parse.Op == "parse":
		return false
	}
	return true
}

// pause waits before the next try: twice as long each time, and by chance a bit
// more or less, so that those who failed together do not come back together.
func (r *round) pause(ctx context.Context, try int, err error) error {
	d := min(firstPause<<min(try, 16), maxPause)
	d = d/2 + rand.N(d)
	var status *statusError
	if errors.As(err, &status) {
		d = max(d, status.after)
	}
	if r.sleep != nil {
		return r.sleep(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-t.C:
		return nil
	}
}
