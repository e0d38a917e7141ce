package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the program says into the transcripts")

// TestTranscripts runs the command lines in testdata/*.txt and compares what
// they print. A transcript is what somebody would see: "$ " begins a command
// line, which may end in "< file"; then come standard output, standard error
// with "! " before each line, and the exit status. Other lines that begin with
// "# " are remarks.
func TestTranscripts(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		path, err := filepath.Abs(path)
		require.NoError(t, err)
		t.Run(filepath.Base(path), func(t *testing.T) {
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			inFixtures(t)
			got := perform(t, string(want))
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
				return
			}
			assert.Equal(t, string(want), got)
		})
	}
}

// perform runs the command lines of a transcript and returns it with what they
// print now.
func perform(t *testing.T, script string) string {
	var b strings.Builder
	commands := 0
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") {
			b.WriteString(line + "\n")
		}
		command, ok := strings.CutPrefix(line, "$ screen")
		if !ok {
			continue
		}
		commands++
		words := split(command)
		stdin := ""
		if n := len(words); n >= 2 && words[n-2] == "<" {
			text, err := os.ReadFile(words[n-1])
			require.NoError(t, err)
			stdin, words = string(text), words[:n-2]
		}
		status, stdout, stderr := call(stdin, words...)
		b.WriteString(line + "\n" + stdout)
		for l := range strings.Lines(stderr) {
			b.WriteString("! " + l)
		}
		fmt.Fprintf(&b, "status %d\n\n", status)
	}
	require.Positive(t, commands, "a transcript without commands tests nothing")
	return seconds.ReplaceAllString(b.String(), "(0.0 s)")
}

// seconds is how long a run took, which no test may depend on.
var seconds = regexp.MustCompile(`\(\d+\.\d s\)`)

// word is a word of a command line: bare, or in double quotes.
var word = regexp.MustCompile(`"[^"]*"|[^ "]+`)

func split(command string) []string {
	var words []string
	for _, w := range word.FindAllString(command, -1) {
		words = append(words, strings.Trim(w, `"`))
	}
	return words
}

// call runs the program as the shell would.
func call(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

// inFixtures makes a fresh copy of the fixtures the working directory, so that
// lists are new and results can be written, for a user who has no lists.
func inFixtures(t *testing.T) {
	dir, err := filepath.Abs("testdata/files")
	require.NoError(t, err)
	names, err := os.ReadDir(dir)
	require.NoError(t, err)
	to := t.TempDir()
	for _, n := range names {
		text, err := os.ReadFile(filepath.Join(dir, n.Name()))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(to, n.Name()), text, 0o600))
	}
	t.Chdir(to)
	atHome(t, t.TempDir())
}

// atHome makes dir the user's home on every system.
func atHome(t *testing.T, dir string) {
	for _, name := range []string{"HOME", "LocalAppData"} {
		t.Setenv(name, dir)
	}
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
}
