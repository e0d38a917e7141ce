package lists

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// ofacDir returns one of the sets of full size, and its size decompressed.
func ofacDir(t testing.TB, path string) fs.FS {
	t.Helper()
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set; it names the directory of full-size lists")
	}
	dir := filepath.Join(data, filepath.FromSlash(path))
	_, err := os.Stat(dir)
	require.NoError(t, err)
	return os.DirFS(dir)
}

// BenchmarkLoadOFACCSV loads the set of 2024-01-08: 13,821 entries. Bytes are
// those of the files decompressed.
func BenchmarkLoadOFACCSV(b *testing.B) {
	fsys := ofacDir(b, "ofac/2024-01-08")
	size := int64(0)
	for _, f := range loadSet(b, fsys).Files {
		size += f.Size
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		loadSet(b, fsys)
	}
}
