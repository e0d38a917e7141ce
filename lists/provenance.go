package lists

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// ManifestName is the file in a directory of lists that says where the other
// files come from.
const ManifestName = "manifest.json"

// A Provenance says where a file of a list comes from.
type Provenance struct {
	// Name is the file's path in the file system it was loaded from. A member
	// of an archive is written "lists.zip/sdn.csv".
	Name string `json:"name"`
	List ID     `json:"list,omitempty"`
	URL  string `json:"url,omitempty"`
	// Published is the date of the list; set where the file states none.
	Published time.Time `json:"published,omitzero"`
	// Checked is when the file was last known to be the publisher's current one.
	Checked time.Time `json:"checked,omitzero"`
	Size    int64     `json:"size"`   // of the content, decompressed
	SHA256  string    `json:"sha256"` // of the content, decompressed, in hexadecimal
	// OriginalSHA256 is set where the file is a reduced copy: the hash of the
	// publisher's file that it was made from.
	OriginalSHA256 string `json:"original_sha256,omitempty"`
	Note           string `json:"note,omitempty"`
}

// manifest is the content of the file ManifestName.
type manifest struct {
	Version int          `json:"version"`
	Files   []Provenance `json:"files"`
}

// readManifest returns the manifest in dir by file name, nil if there is none.
func readManifest(fsys fs.FS) (map[string]*Provenance, error) {
	b, err := fs.ReadFile(fsys, ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	fail := func(err error) error { return &ParseError{Pos: Pos{File: ManifestName}, Err: err} }
	if err != nil {
		return nil, fail(err)
	}
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, fail(fmt.Errorf("%w: %w", ErrFormat, err))
	}
	if m.Version != 1 {
		return nil, fail(fmt.Errorf("%w: manifest version %d; this package reads version 1", ErrFormat, m.Version))
	}
	byName := map[string]*Provenance{}
	for i := range m.Files {
		byName[m.Files[i].Name] = &m.Files[i]
	}
	return byName, nil
}
