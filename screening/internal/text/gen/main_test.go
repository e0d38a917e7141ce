package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The Go tables must say what the text tables say.
func TestTablesAreCurrent(t *testing.T) {
	want, err := compile("../data")
	require.NoError(t, err)
	got, err := os.ReadFile("../tables_gen.go")
	require.NoError(t, err)
	assert.True(t, string(want) == string(got), "tables_gen.go is not made from data/*.txt: run go generate ./...")
}

// A slip in a table must not pass silently.
func TestReadRefuses(t *testing.T) {
	for _, data := range []string{
		"table x\nа a\nа b\n",        // twice the same key
		"table x\nа A\n",             // not lower case
		"table x\nа\n",               // no column
		"table x\n^$ a\n",            // no letters
		"table x y\n",                // based on a table that is not there
		"а a\n",                      // outside of a table
		"table x\nа 1 2 3 4 5 6 7 8", // too many columns
		"lookalikes\nа ab\n",         // not a letter
		"lookalikes\nа a\nа a\n",     // twice
	} {
		src := &source{tables: map[string]map[string]row{}, lookalikes: map[rune]rune{}}
		assert.ErrorContains(t, src.read("x.txt", data), "x.txt:", "%q", data)
	}
	_, err := compile(t.TempDir())
	assert.ErrorContains(t, err, "go generate")
}

func TestReadInherits(t *testing.T) {
	src := &source{tables: map[string]map[string]row{}, lookalikes: map[rune]rune{}}
	require.NoError(t, src.read("x.txt", "# head\ntable a\nг g h\nб b = -\ntable c a\nг h\n"))
	assert.Equal(t, []string{"h"}, src.tables["c"]["г"].out)
	assert.Equal(t, []string{"g", "h"}, src.tables["a"]["г"].out)
	assert.Equal(t, []string{"b", "b", ""}, src.tables["c"]["б"].out)
}
