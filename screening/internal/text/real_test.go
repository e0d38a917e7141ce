package text

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every name of a real list has words, none of them is cut, and hardly any is
// taken for a disguise.
func TestRealNames(t *testing.T) {
	dir := os.Getenv("SCREENING_DATA")
	if dir == "" {
		t.Skip("SCREENING_DATA is not set: no real lists to read")
	}
	f, err := os.Open(filepath.Join(dir, "ofac", "2024-01-08", "sdn.csv.gz"))
	require.NoError(t, err)
	defer f.Close()
	gz, err := gzip.NewReader(f)
	require.NoError(t, err)
	r := csv.NewReader(gz)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	names, disguised := 0, 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if len(record) < 2 { // the mark of the end of the file
			continue
		}
		names++
		tokens, undone, err := Tokens(record[1])
		require.NoError(t, err, record[1])
		require.NotEmpty(t, tokens, record[1])
		letters := 0
		for _, k := range tokens {
			letters += len(k.Text)
		}
		want := 0
		for i := range len(record[1]) {
			switch c := record[1][i]; {
			case c == '&':
				want += len("and")
			case asciiClass[c&0x7f] == letter:
				want++
			}
		}
		assert.Equal(t, want, letters, "letters lost or added: %s", record[1])
		if undone != 0 {
			disguised++
		}
	}
	assert.Equal(t, 13821, names)
	assert.LessOrEqual(t, disguised, 5, "ordinary names taken for disguised ones")
}
