package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a newcomer sees: real parties on real lists, without any preparation.
func TestBuiltInLists(t *testing.T) {
	atHome(t, t.TempDir())
	tests := []struct {
		args  []string
		entry string
	}{
		{[]string{"Lazarus", "Grup"}, "us-ofac-sdn/27307"},
		{[]string{"--id", "passport:T14553558:Iran", "Agatha Christie"}, "us-ofac-sdn/26137"},
		{[]string{"wallet", "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"}, "us-ofac-sdn/28264"},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			status, stdout, stderr := call("", tt.args...)
			assert.Equal(t, statusReview, status)
			assert.Contains(t, stdout, tt.entry)
			assert.Contains(t, stdout, "us-csl")
			assert.Contains(t, stderr, "2021-07-07")
			assert.Contains(t, stderr, "years old")
		})
	}
	t.Run("an age is asked for", func(t *testing.T) {
		status, stdout, stderr := call("", "--max-age", "72h", "Lazarus Group")
		assert.Equal(t, statusNotScreened, status)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, "stale")
	})
}

func TestStaleLists(t *testing.T) {
	inFixtures(t)
	old := time.Now().Add(-100 * time.Hour)
	require.NoError(t, os.Chtimes("watch.jsonl", old, old))

	status, stdout, stderr := call("", "--lists", "watch.jsonl", "Agatha Christie")
	assert.Equal(t, statusNotScreened, status)
	assert.Empty(t, stdout)
	assert.Contains(t, stderr, "stale")
	assert.Contains(t, stderr, "--max-age any")

	for _, age := range []string{"any", "101h"} {
		status, stdout, _ := call("", "--max-age", age, "--lists", "watch.jsonl", "Agatha Christie")
		assert.Equal(t, statusClear, status, age)
		assert.Contains(t, stdout, "CLEAR")
	}

	status, stdout, _ = call("", "lists", "--lists", "watch.jsonl")
	assert.Equal(t, statusNotScreened, status, "lists that can not be used")
	assert.Contains(t, stdout, "4 days ago")

	status, stdout, _ = call("", "batch", "--lists", "watch.jsonl", "--in", "customers.csv")
	assert.Equal(t, statusNotScreened, status)
	require.Equal(t, 5, strings.Count(stdout, "\n"))
	for line := range strings.Lines(stdout) {
		assert.Contains(t, line, `"verdict":"not_screened"`)
		assert.Contains(t, line, "stale")
	}
}

// The user's own lists come before the sample, and a broken one is no reason to
// fall back to it.
func TestMirrorDirectory(t *testing.T) {
	inFixtures(t)
	home := t.TempDir()
	atHome(t, home)
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	mirror := filepath.Join(cache, "sekisho", "lists")
	require.NoError(t, os.MkdirAll(mirror, 0o700))

	_, _, stderr := call("", "lists")
	assert.Contains(t, stderr, "warning", "an empty directory holds no lists")

	watch, err := os.ReadFile("watch.jsonl")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(mirror, "watch.jsonl"), watch, 0o600))
	status, stdout, stderr := call("", "Li Jiadong")
	assert.Equal(t, statusReview, status)
	assert.Contains(t, stdout, "own:watch/28264")
	assert.NotContains(t, stdout, "us-ofac-sdn")
	assert.Empty(t, stderr)

	page, err := os.ReadFile("page.csv")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(mirror, "page.csv"), page, 0o600))
	status, stdout, stderr = call("", "Li Jiadong")
	assert.Equal(t, statusNotScreened, status)
	assert.Empty(t, stdout)
	assert.Contains(t, stderr, "page.csv")
}

// A file is loaded alone, a directory with all that is in it.
func TestListsPath(t *testing.T) {
	inFixtures(t)
	status, stdout, _ := call("", "--lists", "watch.jsonl", "Li Jiadong")
	assert.Equal(t, statusReview, status)
	assert.Contains(t, stdout, "on 1 list\n")

	status, _, stderr := call("", "--lists", ".", "Li Jiadong")
	assert.Equal(t, statusNotScreened, status)
	assert.Contains(t, stderr, "page.csv", "everything in a directory must be a list")
}

func TestSubjectJSON(t *testing.T) {
	inFixtures(t)
	status, stdout, stderr := call("", "--json", "--lists", "watch.jsonl", "--born", "1984", "--id", "passport:290333974:kp", "--alias", "Pak", "Park Jin Hyok")
	assert.Equal(t, statusReview, status)
	assert.Empty(t, stderr)
	var doc struct {
		Subject map[string]any
		Verdict string
		Matches []map[string]any
		Basis   struct {
			Engine, Digest string
			Policy         map[string]any
			Lists          []map[string]any
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	assert.Equal(t, map[string]any{
		"name": "Park Jin Hyok", "born": []any{"1984"}, "aliases": []any{"Pak"},
		"ids": []any{map[string]any{"type": "passport", "value": "290333974", "country": "kp"}},
	}, doc.Subject)
	assert.Equal(t, "review", doc.Verdict)
	require.Len(t, doc.Matches, 1)
	for _, field := range []string{"list", "entry", "name", "score", "grade", "kind", "pos", "evidence"} {
		assert.Contains(t, doc.Matches[0], field)
	}
	assert.Equal(t, "identified", doc.Matches[0]["grade"])
	assert.Len(t, doc.Basis.Digest, 64)
	assert.NotEmpty(t, doc.Basis.Engine)
	assert.Contains(t, doc.Basis.Policy, "min_score")
	require.Len(t, doc.Basis.Lists, 1)
	assert.Equal(t, "own:watch", doc.Basis.Lists[0]["id"])

	status, stdout, _ = call("", "--json", "--lists", "watch.jsonl", "Agatha Christie")
	assert.Equal(t, statusClear, status)
	assert.Contains(t, stdout, `"matches": []`, "an array, not null")
}

func TestOtherJSON(t *testing.T) {
	inFixtures(t)
	tests := map[string]struct {
		args   []string
		status int
		want   map[string]any
	}{
		"explain":               {[]string{"explain", "--entry", "own:watch/28264", "Li Jiadong"}, 0, map[string]any{"reported": true}},
		"why not":               {[]string{"explain", "--entry", "own:watch/28264", "Agatha Christie"}, 0, map[string]any{"reported": false}},
		"wallets":               {[]string{"wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"}, 1, map[string]any{"verdict": "review"}},
		"a wallet that is none": {[]string{"wallet", "Holdings", "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"}, 2, map[string]any{"verdict": "not_screened"}},
		"lists":                 {[]string{"lists"}, 0, map[string]any{"usable": true}},
		"lists, one missing":    {[]string{"lists", "--require", "us-csl"}, 2, map[string]any{"usable": false}},
		"no such entry":         {[]string{"explain", "--entry", "own:watch/0", "Li Jiadong"}, 2, map[string]any{"verdict": "not_screened"}},
		"batch":                 {[]string{"batch", "--in", "customers.csv", "--out", "results"}, 2, map[string]any{"lines": 5.0, "not_screened": 1.0}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			status, stdout, _ := call("", append([]string{"--json", "--lists", "watch.jsonl"}, tt.args...)...)
			assert.Equal(t, tt.status, status)
			var doc map[string]any
			require.NoError(t, json.Unmarshal([]byte(stdout), &doc), "one JSON document: %s", stdout)
			for k, v := range tt.want {
				assert.Equal(t, v, doc[k], k)
			}
		})
	}
}

// An answer that nobody gets is no clearance.
func TestOutputThatFails(t *testing.T) {
	inFixtures(t)
	for _, args := range [][]string{
		{"Agatha Christie"},
		{"--json", "Agatha Christie"},
		{"wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"},
		{"explain", "--entry", "own:watch/28264", "Li Jiadong"},
		{"lists"},
		{"batch", "--in", "customers.csv"},
	} {
		var stderr strings.Builder
		args = append(args, "--lists", "watch.jsonl")
		assert.Equal(t, statusNotScreened, run(args, strings.NewReader(""), fullDisk{}, &stderr), "%v", args)
		assert.Contains(t, stderr.String(), "no space", "%v", args)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// The results come in the order of the subjects, whoever finishes first.
func TestOrderOfResults(t *testing.T) {
	inFixtures(t)
	var subjects, pairs strings.Builder
	const n = 3 * chunk
	for i := range n {
		name := []string{"Agatha Christie", "Park Jin Hyok", "?", "Lazarus Group of Companies"}[i%4]
		fmt.Fprintf(&subjects, "{\"id\": \"%d\", \"name\": %q}\n", i, name)
		fmt.Fprintf(&pairs, "{\"id\": \"%d\", \"query\": {\"name\": %q}, \"candidate\": {\"name\": \"Park Jin Hyok\"}}\n", i, name)
	}
	for command, input := range map[string]string{"batch": subjects.String(), "compare": pairs.String()} {
		want := ""
		for _, workers := range []string{"1", "7"} {
			args := []string{command, "--workers", workers}
			if command == "batch" {
				args = append(args, "--lists", "watch.jsonl")
			}
			status, stdout, _ := call(input, args...)
			assert.Equal(t, statusNotScreened, status, "a question mark is no name")
			lines := strings.Split(strings.TrimSpace(stdout), "\n")
			require.Len(t, lines, n)
			for i, line := range lines {
				require.Contains(t, line, fmt.Sprintf(`{"id":"%d",`, i))
				require.Equal(t, i%4 == 2, strings.Contains(line, "not_screened"), line)
			}
			if want == "" {
				want = stdout
			}
			assert.Equal(t, want, stdout, "the number of workers changes nothing")
		}
	}
}

func TestBatchEvidence(t *testing.T) {
	inFixtures(t)
	in := `{"id": "1", "name": "Li Jiadong", "born": "1987-01-10"}`
	_, brief, _ := call(in, "batch", "--lists", "watch.jsonl")
	assert.NotContains(t, brief, "evidence")
	status, full, _ := call(in, "batch", "--lists", "watch.jsonl", "--evidence")
	assert.Equal(t, statusClear, status, "a match is no failure of a batch")
	assert.Contains(t, full, `"evidence":[{"field":"name"`)
	assert.Contains(t, full, `{"field":"born"`)
}

// The lists of 8 January 2024 at full size, through the whole program.
func TestFullSize(t *testing.T) {
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: the directory with full-size lists")
	}
	atHome(t, t.TempDir())
	dir := filepath.Join(data, "ofac", "2024-01-08")
	require.DirExists(t, dir)
	status, stdout, _ := call("", "--json", "lists", "--lists", dir, "--max-age", "any")
	assert.Equal(t, statusClear, status)
	var doc listsDocument
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	require.Len(t, doc.Lists, 1)
	assert.Equal(t, 13821, doc.Lists[0].Entries)
	assert.Equal(t, 13821+17091+3392, doc.Lists[0].Names, "primary names, aliases and weak aliases")

	in := `{"id": "p", "name": "Li Jiadong", "wallets": ["1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"]}`
	status, stdout, _ = call(in, "batch", "--lists", dir, "--max-age", "any")
	assert.Equal(t, statusClear, status)
	assert.Contains(t, stdout, `"entry":"28264","name":"LI, Jiadong","score":1,"grade":"identified"`)
}
