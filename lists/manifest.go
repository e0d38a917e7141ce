package lists

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// readerVersion is recorded with what was read. It is raised when a reader
// reads more from the same file than it did, so that counts can be compared.
const readerVersion = 1

// manifest is the content of the file ManifestName.
//
// In a directory that a [Mirror] keeps, this file is the directory: a version
// of a list is in force from the moment that a manifest with its files is
// renamed into place. Files are named by their content, so that those of two
// versions lie beside each other, and a reader who holds the manifest of a
// moment ago finds all that it names.
type manifest struct {
	Version int          `json:"version"`
	Files   []Provenance `json:"files"`
	// Folders belong to the mirror. Of the files in them that have a name of
	// its making, only those in Files are read.
	Folders []string `json:"folders,omitempty"`
	// Lists says what was read from the files, list by list.
	Lists []edition `json:"lists,omitempty"`
	// Earlier are versions that were replaced, newest first within a list.
	Earlier []edition `json:"earlier,omitempty"`
}

// An edition is one version of a list as it was when it was taken over.
type edition struct {
	List      ID        `json:"list"`
	Published time.Time `json:"published,omitzero"`
	Fetched   time.Time `json:"fetched"` // when it was taken over
	Format    string    `json:"format"`
	Reader    int       `json:"reader"` // the readerVersion
	Entries   int       `json:"entries"`
	Names     int       `json:"names"`
	Problems  int       `json:"problems"`
	Declared  int       `json:"declared,omitempty"`
	// Files is set in Earlier; those of the current version are at the top.
	Files []Provenance `json:"files,omitempty"`
}

// newEdition describes a list that is taken over now.
func newEdition(l *List, now time.Time) edition {
	return edition{
		List: l.ID, Published: l.Published, Fetched: now, Format: l.Format, Reader: readerVersion,
		Entries: len(l.Entries), Names: l.NameCount(), Problems: len(l.Problems), Declared: l.Declared,
	}
}

// readManifest returns the manifest of a file system, an empty one if there is
// none, and its bytes.
func readManifest(fsys fs.FS) (*manifest, []byte, error) {
	b, err := fs.ReadFile(fsys, ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return &manifest{Version: 1}, nil, nil
	}
	fail := func(err error) error { return &ParseError{Pos: Pos{File: ManifestName}, Err: err} }
	if err != nil {
		return nil, nil, fail(err)
	}
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, b, fail(fmt.Errorf("%w: %w", ErrFormat, err))
	}
	if m.Version != 1 {
		return nil, b, fail(fmt.Errorf("%w: manifest version %d; this package reads version 1", ErrFormat, m.Version))
	}
	return &m, b, nil
}

// changedSince reports whether the manifest is another one than the bytes say.
// A reader who fails then has only been overtaken.
func changedSince(fsys fs.FS, before []byte) bool {
	_, now, err := readManifest(fsys)
	return err == nil && !bytes.Equal(before, now)
}

// byName returns the files by their names.
func (m *manifest) byName() map[string]*Provenance {
	known := make(map[string]*Provenance, len(m.Files))
	for i := range m.Files {
		known[m.Files[i].Name] = &m.Files[i]
	}
	return known
}

// storedName is what a mirror calls its files: "sdn_advanced.3f2a1b9c0d4e.xml.gz".
var storedName = regexp.MustCompile(`^[A-Za-z0-9_-]+\.[0-9a-f]{12}(\.[A-Za-z0-9]+){0,2}$`)

// passesOver reports whether a file is one of a mirror that is not in force:
// of an earlier version, or of an update that is under way or was killed.
func (m *manifest) passesOver(name string, known map[string]*Provenance) bool {
	folder, rest, ok := strings.Cut(name, "/")
	return ok && known[name] == nil && slices.Contains(m.Folders, folder) && storedName.MatchString(rest)
}

// files returns the files of the list id that are in force.
func (m *manifest) files(id ID) []Provenance {
	var ps []Provenance
	for _, p := range m.Files {
		if p.List == id {
			ps = append(ps, p)
		}
	}
	return ps
}

// edition returns what was read of the list id, nil if it is not there.
func (m *manifest) edition(id ID) *edition {
	for i := range m.Lists {
		if m.Lists[i].List == id {
			return &m.Lists[i]
		}
	}
	return nil
}

// checked returns when the list id was last known to be current.
func (m *manifest) checked(id ID) time.Time {
	var oldest time.Time
	for i, p := range m.files(id) {
		if i == 0 || p.Checked.Before(oldest) {
			oldest = p.Checked
		}
	}
	return oldest
}

// replace puts a version of a list in force, and keeps as many in all.
func (m *manifest) replace(e edition, files []Provenance, keep int) {
	if old := m.edition(e.List); old != nil {
		was := *old
		was.Files = m.files(e.List)
		m.Earlier = slices.Insert(m.Earlier, 0, was)
		*old = e
	} else {
		m.Lists = append(m.Lists, e)
	}
	seen := map[ID]int{}
	m.Earlier = slices.DeleteFunc(m.Earlier, func(e edition) bool {
		seen[e.List]++
		return seen[e.List] >= keep
	})
	m.check(e.List, files)
}

// check puts what is known of the files of a list in the place of what was.
func (m *manifest) check(id ID, files []Provenance) {
	m.Files = append(slices.DeleteFunc(m.Files, func(p Provenance) bool { return p.List == id }), files...)
	slices.SortFunc(m.Files, func(a, b Provenance) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(m.Lists, func(a, b edition) int { return strings.Compare(string(a.List), string(b.List)) })
}

// keeps returns the base names of the files in a folder that some version has.
func (m *manifest) keeps(folder string) map[string]bool {
	kept := map[string]bool{}
	add := func(ps []Provenance) {
		for _, p := range ps {
			if path.Dir(p.Name) == folder {
				kept[path.Base(p.Name)] = true
			}
		}
	}
	add(m.Files)
	for _, e := range m.Earlier {
		add(e.Files)
	}
	return kept
}

// encode returns the manifest as it is written.
func (m *manifest) encode() ([]byte, error) {
	b, err := json.MarshalIndent(m, "", "  ")
	return append(b, '\n'), err
}

// clone returns a copy to change: what is in force stays as it is until the
// copy has been written.
func (m *manifest) clone() *manifest {
	c := *m
	c.Files, c.Folders = slices.Clone(m.Files), slices.Clone(m.Folders)
	c.Lists, c.Earlier = slices.Clone(m.Lists), slices.Clone(m.Earlier)
	return &c
}
