package lists

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is read ahead is what is below, to the last byte and with its error.
func TestReadAhead(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, aheadSize - 1, aheadSize, aheadSize + 1, 5*aheadSize + 77} {
		want := make([]byte, n)
		for i := range want {
			want[i] = byte(rnd.Uint32())
		}
		for name, below := range map[string]io.Reader{
			"whole": bytes.NewReader(want), "halves": iotest.HalfReader(bytes.NewReader(want)),
			"error with data": iotest.DataErrReader(bytes.NewReader(want)),
		} {
			a := readAhead(io.NopCloser(below))
			got, err := io.ReadAll(a)
			require.NoError(t, err, name)
			assert.True(t, bytes.Equal(want, got), "%s of %d bytes", name, n)
			require.NoError(t, a.Close())
		}
		cut := errors.New("cut")
		a := readAhead(io.NopCloser(io.MultiReader(bytes.NewReader(want), iotest.ErrReader(cut))))
		got, err := io.ReadAll(a)
		assert.ErrorIs(t, err, cut)
		assert.Len(t, got, n)
		require.NoError(t, a.Close())
	}
}

func TestReadAheadCloses(t *testing.T) {
	a := readAhead(io.NopCloser(rand.NewChaCha8([32]byte{}))) // endless
	_, err := io.ReadFull(a, make([]byte, 10))
	require.NoError(t, err)
	require.NoError(t, a.Close(), "closing in the middle does not wait for the end")
	assert.NoError(t, a.Close(), "twice")
}
