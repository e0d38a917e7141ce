package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
)

// A newsstand has one list, of two publishers.
type newsstand struct {
	*httptest.Server
	files map[string]string
	day   int // of August 2026, on which the files were made
}

func newNewsstand(t *testing.T) *newsstand {
	n := &newsstand{files: map[string]string{}, day: 20}
	n.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		content, ok := n.files[req.URL.Path]
		if !ok {
			http.NotFound(w, req)
			return
		}
		http.ServeContent(w, req, "", time.Date(2026, 8, n.day, 0, 0, 0, 0, time.UTC), strings.NewReader(content))
	}))
	t.Cleanup(n.Close)
	return n
}

func (n *newsstand) sources() []lists.Source {
	one := func(id lists.ID, path string) lists.Source {
		return lists.Source{ID: id, Plausible: lists.Band{Min: 1, Max: 9}, Files: []lists.SourceFile{{Name: "list.csv", URL: n.URL + path, Format: "csl-csv"}}}
	}
	return []lists.Source{one(lists.CSL, "/csl.csv"), one(lists.UNSC, "/un.xml")}
}

// call runs the program with the lists of the newsstand.
func (n *newsstand) call(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, sources: n.sources()}
	return a.run(args), out.String(), errs.String()
}

// cslOf is a Consolidated Screening List of some parties.
func cslOf(names ...string) string {
	s := "_id,source,entity_number,type,programs,name,alt_names,ids,dates_of_birth,start_date\n"
	for i, name := range names {
		s += fmt.Sprintf("%d,Specially Designated Nationals (SDN) - Treasury Department,%d,Entity,DPRK3,%s,,,,\n", i+1, i+1, name)
	}
	return s
}

func TestUpdate(t *testing.T) {
	home := t.TempDir()
	atHome(t, home)
	n := newNewsstand(t)
	n.files["/csl.csv"] = cslOf("LAZARUS GROUP", "BLUENOROFF")

	status, stdout, stderr := n.call("update", "--only", "us-csl", "--dry-run")
	assert.Equal(t, 0, status, stderr)
	assert.Contains(t, stdout, "us-csl  2026-08-20  0 minutes ago        2  new list")
	assert.Contains(t, stdout, "dry run")
	assert.NoDirExists(t, filepath.Join(home, "cache", "sekisho"))

	status, stdout, stderr = n.call("update", "--only", "us-csl")
	assert.Equal(t, 0, status, stderr)
	assert.Contains(t, stdout, "us-csl  2026-08-20  0 minutes ago        2  new list")
	status, stdout, _ = n.call("update", "--only", "us-csl")
	assert.Equal(t, 0, status)
	assert.Contains(t, stdout, "2  none")

	// The lists are found without being named, and are fresh.
	status, stdout, stderr = n.call("Lazarus Group")
	assert.Equal(t, statusReview, status, stderr)
	assert.Contains(t, stdout, "us-csl/1")
	assert.Empty(t, stderr)

	// One of two fails: the other is taken over, and the status says so.
	n.files["/csl.csv"] = cslOf("LAZARUS GROUP", "BLUENOROFF", "ANDARIEL")
	n.day++
	status, stdout, stderr = n.call("update")
	assert.Equal(t, 2, status)
	assert.Contains(t, stdout, "us-csl  2026-08-21  0 minutes ago        3  +1 −0 ~0")
	assert.Regexp(t, `un-sc +undated +never +none +failed`, stdout)
	assert.Contains(t, stderr, "NOT UPDATED")
	assert.Contains(t, stderr, "404")
}

func TestUpdateFrom(t *testing.T) {
	atHome(t, t.TempDir())
	n := newNewsstand(t)
	t.Chdir(t.TempDir())
	write := func(name, content string) { require.NoError(t, os.WriteFile(name, []byte(content), 0o600)) }
	write("a.csv", cslOf("LAZARUS GROUP", "BLUENOROFF", "ANDARIEL"))
	status, stdout, stderr := n.call("update", "--dir", "mirror", "--from", "a.csv")
	assert.Equal(t, 0, status, stderr)
	assert.Contains(t, stdout, "new list")

	write("a.csv", cslOf("LAZARUS GROUP", "BLUENOROFF"))
	status, stdout, stderr = n.call("update", "--dir", "mirror", "--from", "a.csv")
	assert.Equal(t, 2, status)
	assert.Contains(t, stdout, "failed")
	assert.Contains(t, stderr, "1 of 3 entries are\n  gone")

	status, stdout, _ = n.call("--json", "update", "--dir", "mirror", "--from", "a.csv")
	assert.Equal(t, 2, status)
	var doc updateDocument
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	assert.False(t, doc.Current)
	assert.Contains(t, doc.Lists[0].Error, "gone")
	assert.Equal(t, 3, doc.Lists[0].Entries)

	status, stdout, stderr = n.call("update", "--dir", "mirror", "--from", "a.csv", "--allow-shrink", "us-csl")
	assert.Equal(t, 0, status, stderr)
	assert.Contains(t, stdout, "+0 −1 ~0")
	status, stdout, _ = n.call("--json", "diff", "mirror", "a.csv")
	assert.Equal(t, 0, status, "the same entries")
	var docs []diffDocument
	require.NoError(t, json.Unmarshal([]byte(stdout), &docs))
	assert.Equal(t, 2, docs[0].Old.Entries)
	assert.True(t, docs[0].Empty())

	write("mine.jsonl", `{"id": "1", "name": "Office 91"}`+"\n")
	status, stdout, _ = n.call("diff", "a.csv", "mine.jsonl")
	assert.Equal(t, 1, status, "one list went, another came")
	assert.Contains(t, stdout, "own:mine  nothing to undated  +1 −0 ~0\n  +  1  Office 91")
	assert.Contains(t, stdout, "us-csl  undated to nothing  +0 −2 ~0\n  −  1  LAZARUS GROUP")
}

func TestFetchLine(t *testing.T) {
	g := lists.Progress{List: lists.UNSC, Step: lists.Fetching, File: "consolidated.xml"}
	assert.Equal(t, "un-sc        fetching consolidated.xml", fetchLine(g))
	g.Done = 1_500_000
	assert.Contains(t, fetchLine(g), "  1.5 MB")
	g.Total = 3_000_000
	assert.Contains(t, fetchLine(g), " 50 %  1.5 MB")
	assert.Contains(t, fetchLine(lists.Progress{Step: lists.Waiting}), "another process")
}
