package atomicdir

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// namesIn returns the names of all files in dir, hidden ones too.
func namesIn(t testing.TB, dir string) []string {
	t.Helper()
	es, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range es {
		names = append(names, e.Name())
	}
	return names
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"old", "", "new"} {
		require.NoError(t, WriteFile(dir, "a", []byte(content)))
		b, err := os.ReadFile(filepath.Join(dir, "a"))
		require.NoError(t, err)
		assert.Equal(t, content, string(b))
	}
	assert.Equal(t, []string{"a"}, namesIn(t, dir))
	assert.Error(t, WriteFile(filepath.Join(dir, "none"), "a", nil))
}

// What is not committed leaves nothing, and changes nothing.
func TestDiscard(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, WriteFile(dir, "a", []byte("old")))
	p, err := Create(dir)
	require.NoError(t, err)
	_, err = p.WriteString("half of the n")
	require.NoError(t, err)
	assert.Len(t, namesIn(t, dir), 2)
	p.Discard()
	p.Discard()
	assert.Equal(t, []string{"a"}, namesIn(t, dir))

	// A name that can not be given: the old content stays, the new one is gone.
	require.NoError(t, os.Mkdir(filepath.Join(dir, "taken"), 0o700))
	assert.Error(t, WriteFile(dir, "taken", []byte("x")))
	assert.Equal(t, []string{"a", "taken"}, namesIn(t, dir))
	p, err = Create(dir)
	require.NoError(t, err)
	require.NoError(t, p.Close())
	assert.Error(t, p.Commit("a"), "a file that could not be closed was not written")
	assert.Equal(t, []string{"a", "taken"}, namesIn(t, dir))
	b, err := os.ReadFile(filepath.Join(dir, "a"))
	require.NoError(t, err)
	assert.Equal(t, "old", string(b))
}

// A reader sees one content or the other, never a part of one.
func TestReadersSeeWholeFiles(t *testing.T) {
	dir := t.TempDir()
	short, long := make([]byte, 10), make([]byte, 1<<18)
	require.NoError(t, WriteFile(dir, "a", short))
	var wg sync.WaitGroup
	var done atomic.Bool
	wg.Go(func() {
		defer done.Store(true)
		for range 50 {
			assert.NoError(t, WriteFile(dir, "a", long))
			assert.NoError(t, WriteFile(dir, "a", short))
		}
	})
	for !done.Load() {
		b, err := os.ReadFile(filepath.Join(dir, "a"))
		require.NoError(t, err)
		require.True(t, len(b) == len(short) || len(b) == len(long), "%d bytes", len(b))
	}
	wg.Wait()
}

func TestLock(t *testing.T) {
	dir := t.TempDir()
	var holders, most, waits atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			unlock, err := Lock(t.Context(), dir, func() { waits.Add(1) })
			if !assert.NoError(t, err) {
				return
			}
			most.Store(max(most.Load(), holders.Add(1)))
			time.Sleep(time.Millisecond)
			holders.Add(-1)
			unlock()
		})
	}
	wg.Wait()
	assert.EqualValues(t, 1, most.Load())

	unlock, err := Lock(t.Context(), dir, nil)
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 3*poll)
	defer cancel()
	_, err = Lock(ctx, dir, nil)
	assert.ErrorIs(t, err, context.DeadlineExceeded)
	assert.ErrorIs(t, err, errHeld)
	assert.Contains(t, err.Error(), LockName)
	unlock()
	unlock, err = Lock(t.Context(), dir, nil)
	require.NoError(t, err)
	unlock()
	_, err = Lock(t.Context(), filepath.Join(dir, "none"), nil)
	assert.ErrorIs(t, err, os.ErrNotExist)
}
