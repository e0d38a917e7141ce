//go:build unix

package lists

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// childOf names the publisher that a child process updates from. It is set by
// the tests below for themselves, when they start this program again.
const (
	childOf    = "SEKISHO_TEST_PUBLISHER"
	childDir   = "SEKISHO_TEST_DIR"
	childRuns  = "SEKISHO_TEST_RUNS"
	childBytes = "SEKISHO_TEST_MAX_BYTES"
)

// TestMirrorChild is no test: it is what the child processes run.
func TestMirrorChild(t *testing.T) {
	if os.Getenv(childOf) == "" {
		t.Skip("run by other tests, in a process of its own")
	}
	if n, err := strconv.ParseUint(os.Getenv(childBytes), 10, 64); err == nil {
		signal.Ignore(syscall.SIGXFSZ) // so that writing fails, rather than the process
		require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}))
	}
	p := &publisher{}
	m := mirrorFrom(p, os.Getenv(childOf), os.Getenv(childDir))
	runs, err := strconv.Atoi(os.Getenv(childRuns))
	require.NoError(t, err)
	for range runs {
		_, err = m.Update(context.Background())
	}
	require.NoError(t, err)
}

// mirrorFrom is a mirror of two lists, one of them in four files.
func mirrorFrom(p *publisher, url, dir string) *Mirror {
	if p.Server == nil {
		p.Server = &httptest.Server{URL: url} // of another process
	}
	return &Mirror{Dir: dir, Sources: []Source{p.sdnSource(), p.cslSource()}, AllowShrink: []ID{CSL, OFACSDN}, Retries: -1}
}

// child prepares a process that updates a directory some times.
func child(p *publisher, dir string, runs int, more ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run=^TestMirrorChild$", "-test.count=1")
	c.Env = append(os.Environ(), childOf+"="+p.URL, childDir+"="+dir, childRuns+"="+strconv.Itoa(runs))
	c.Env = append(c.Env, more...)
	return c
}

// publish puts a version of both lists on the server, all at once.
func publish(p *publisher, version int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for path, content := range sdnParts(version) {
		p.files[path] = servedFile{content: content, tagged: true}
	}
	p.files["/csl.csv"] = servedFile{content: cslOf(upTo(2 + version%7)...), tagged: true}
}

// TestMirrorKilled kills processes in the middle of updates, at random points,
// while the publisher brings out new versions. The directory can be loaded at
// every moment, each list is of one version, and no version goes back.
func TestMirrorKilled(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	p := newPublisher(t)
	dir := t.TempDir()
	publish(p, 1)
	require.NoError(t, child(p, dir, 1).Run())

	// The publisher brings out a new version now and then, at the pace of those
	// who fetch it, so that a slow machine sees as many as a fast one.
	var version, visits atomic.Int64
	version.Store(1)
	p.mu.Lock()
	p.onVisit = func() {
		if visits.Add(1); rand.N(25) == 0 {
			publish(p, int(version.Add(1)))
		}
	}
	p.mu.Unlock()
	unloadable, inWork, latest := 0, 0, 1
	look := func() {
		ls, err := Load(os.DirFS(dir))
		if !assert.NoError(t, err) {
			unloadable++
			return
		}
		require.Len(t, ls, 2)
		v := versionOf(t, ls[1]) // fails if it is mixed
		assert.GreaterOrEqual(t, v, latest, "a version that was in force is in force, or a newer one")
		latest = v
	}
	for range kills {
		until := visits.Load() + 1 + rand.Int64N(40)
		c := child(p, dir, 1000)
		require.NoError(t, c.Start())
		for visits.Load() < until {
			look() // while it works
		}
		time.Sleep(rand.N(10 * time.Millisecond))
		require.NoError(t, c.Process.Kill())
		var killed *exec.ExitError
		require.ErrorAs(t, c.Wait(), &killed)
		if left, err := filepath.Glob(filepath.Join(dir, "*", ".new-*")); err == nil && len(left) > 0 {
			inWork++
		}
		look()
	}
	assert.Zero(t, unloadable)
	assert.Greater(t, latest, 1)
	t.Logf("%d kills, %d of them while a file was written, %d unloadable; version %d of %d in force", kills, inWork, unloadable, latest, version.Load())

	// The next update clears away what they have left.
	m := mirrorFrom(p, p.URL, dir)
	require.Eventually(t, func() bool { _, err := m.Update(t.Context()); return err == nil }, time.Minute, time.Millisecond, "the publisher still works on")
	left, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	require.NoError(t, err)
	assert.LessOrEqual(t, len(left), 2*5, "two versions of five files")
	hidden, err := filepath.Glob(filepath.Join(dir, "*", ".new-*"))
	require.NoError(t, err)
	assert.Empty(t, hidden)
}

// TestMirrorConcurrently has several processes update one directory at once:
// one at a time, all succeed, and what they leave is one version.
func TestMirrorConcurrently(t *testing.T) {
	p := newPublisher(t)
	dir := t.TempDir()
	publish(p, 3)
	var cs []*exec.Cmd
	for range 4 {
		c := child(p, dir, 3)
		require.NoError(t, c.Start())
		cs = append(cs, c)
	}
	for _, c := range cs {
		assert.NoError(t, c.Wait())
	}
	ls, err := Load(os.DirFS(dir))
	require.NoError(t, err)
	assert.Equal(t, 3, versionOf(t, ls[1]))
	taken := 0
	for _, v := range p.seen() {
		if !v.conditional {
			taken++
		}
	}
	assert.Equal(t, 5, taken, "one of them fetched, the others found it done")

	// Two mirrors in one process exclude each other as well.
	unlock := make(chan func(), 1)
	m := mirrorFrom(p, p.URL, dir)
	r, end, err := m.begin(t.Context())
	require.NoError(t, err)
	require.NotNil(t, r)
	unlock <- end
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	other := mirrorFrom(p, p.URL, dir)
	waited := false
	other.Progress = func(g Progress) {
		if g.Step == Waiting {
			waited = true
		}
	}
	_, err = other.Update(ctx)
	assert.ErrorIs(t, err, context.DeadlineExceeded)
	assert.True(t, waited)
	(<-unlock)()
	_, err = other.Update(t.Context())
	assert.NoError(t, err)
}

// TestMirrorDiskFull has a process that can write no more than some bytes to a
// file: the error says so, and the last good version stays.
func TestMirrorDiskFull(t *testing.T) {
	p := newPublisher(t)
	dir := t.TempDir()
	publish(p, 1)
	require.NoError(t, child(p, dir, 1).Run())
	publish(p, 2)
	for _, limit := range []string{"0", "60", "1000"} { // no file, a part of a list, a part of the manifest
		out, err := child(p, dir, 1, childBytes+"="+limit).CombinedOutput()
		var failed *exec.ExitError
		require.ErrorAs(t, err, &failed, limit)
		assert.Contains(t, string(out), syscall.EFBIG.Error(), limit)
		assert.Contains(t, string(out), "stay", limit)
		ls, err := Load(os.DirFS(dir))
		require.NoError(t, err, limit)
		assert.Equal(t, 1, versionOf(t, ls[1]), limit)
	}
	require.NoError(t, child(p, dir, 1).Run())
	ls, err := Load(os.DirFS(dir))
	require.NoError(t, err)
	assert.Equal(t, 2, versionOf(t, ls[1]))
}

// A directory that may not be written to is an error that says so.
func TestMirrorReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser may write everywhere")
	}
	p := newPublisher(t)
	m := mirrorOf(t, p)
	p.has("/csl.csv", cslOf(1, 2))
	require.NoError(t, os.Chmod(m.Dir, 0o500))
	_, err := m.Update(t.Context())
	assert.True(t, errors.Is(err, fs.ErrPermission), "%v", err)
	assert.False(t, strings.Contains(err.Error(), "stay"))
}
