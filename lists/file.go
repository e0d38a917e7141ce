package lists

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

const (
	headSize = 8 << 10 // of the content, enough to recognise every format

	// maxContent bounds one decompressed file: four times the largest list.
	// It is what stops a decompression bomb.
	maxContent = 1 << 30
)

// A file is one file that may hold a list, or a part of one.
type file struct {
	name    string // as in Provenance
	head    []byte // the first headSize bytes of the content
	modTime time.Time
	open    func() (io.ReadCloser, error) // the content, decompressed

	offset int64 // bytes read by the reader that content returned
	last   byte  // the last of them
	hash   hash.Hash
	known  *Provenance // from the manifest, nil if it does not know the file

	slow  bool         // decompressing takes about as long as parsing
	sheet *spreadsheet // what the file holds if it is one, once that was asked for
}

// base returns the file's name without directories and extensions.
func (f *file) base() string {
	b, _, _ := strings.Cut(path.Base(f.name), ".")
	return b
}

// pos returns the place at offset in the file.
func (f *file) pos(offset int64) Pos { return Pos{File: f.name, Offset: offset} }

// fail returns a ParseError for the place at offset in the file.
func (f *file) fail(id ID, offset int64, err error) error {
	return &ParseError{List: id, Pos: f.pos(offset), Err: err}
}

// content opens the file for its one reading. What is read is hashed on the
// way, so that provenance can say what was parsed. It must be read to its end.
func (f *file) content() (io.ReadCloser, error) {
	rc, err := f.open()
	if err != nil {
		return nil, err
	}
	if f.slow {
		rc = readAhead(rc)
	}
	f.offset, f.last, f.hash = 0, 0, sha256.New()
	return &content{f, rc}, nil
}

type content struct {
	f  *file
	rc io.ReadCloser
}

func (c *content) Read(p []byte) (int, error) {
	n, err := c.rc.Read(p)
	c.f.hash.Write(p[:n])
	c.f.offset += int64(n)
	if n > 0 {
		c.f.last = p[n-1]
	}
	if c.f.offset > maxContent {
		return n, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxContent)
	}
	if err == io.ErrUnexpectedEOF { // from a compressed stream that ends early
		err = fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return n, err
}

func (c *content) Close() error { return c.rc.Close() }

// provenance describes the file as it was read, and checks it against the
// manifest.
func (f *file) provenance(id ID) (Provenance, error) {
	p := Provenance{
		Name: f.name, List: id, Checked: f.modTime, Size: f.offset,
		SHA256: hex.EncodeToString(f.hash.Sum(nil)),
	}
	if k := f.known; k != nil {
		if k.SHA256 != p.SHA256 {
			return p, f.fail(id, 0, fmt.Errorf("%w: SHA-256 is %s, the manifest says %s", ErrChanged, p.SHA256, k.SHA256))
		}
		p.URL, p.Published, p.OriginalSHA256, p.Note = k.URL, k.Published, k.OriginalSHA256, k.Note
		if !k.Checked.IsZero() {
			p.Checked = k.Checked
		}
	}
	return p, nil
}

// findFiles returns the files under fsys, compressed ones opened, archives
// unpacked. Documentation, hidden files, and files of a mirror that are not in
// force are left out.
func findFiles(fsys fs.FS, m *manifest) ([]*file, error) {
	known := m.byName()
	var files []*file
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return &ParseError{Pos: Pos{File: name}, Err: err}
		}
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		if d.IsDir() {
			if hidden {
				return fs.SkipDir
			}
			return nil
		}
		if hidden || isDocumentation(name) || m.passesOver(name, known) {
			return nil
		}
		fi, err := d.Info()
		if err != nil {
			return &ParseError{Pos: Pos{File: name}, Err: err}
		}
		found, err := openFile(fsys, name, fi)
		if err != nil {
			return &ParseError{Pos: Pos{File: name}, Err: err}
		}
		files = append(files, found...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		f.known = known[f.name]
		delete(known, f.name)
	}
	for name, k := range known {
		return nil, &ParseError{List: k.List, Pos: Pos{File: name}, Err: fmt.Errorf("%w: the manifest names a file that is not there", ErrIncomplete)}
	}
	return files, nil
}

// isDocumentation tells the files beside lists that are meant for people. It
// is narrow on purpose: a list called "notices.csv" must not be passed over.
func isDocumentation(name string) bool {
	b := strings.ToLower(path.Base(name))
	if b == ManifestName || strings.HasSuffix(b, ".md") {
		return true
	}
	switch strings.TrimSuffix(b, ".txt") {
	case "readme", "license", "licence", "notice", "copying":
		return true
	}
	return false
}

// openFile returns the file name, or the files in it if it is an archive.
func openFile(fsys fs.FS, name string, fi fs.FileInfo) ([]*file, error) {
	raw := func() (io.ReadCloser, error) { return fsys.Open(name) }
	magic, err := readHead(raw, 4)
	if err != nil {
		return nil, err
	}
	f := &file{name: name, modTime: fi.ModTime(), open: raw}
	switch {
	case bytes.HasPrefix(magic, []byte("PK\x03\x04")):
		return openZip(fsys, f, fi)
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		f.open = func() (io.ReadCloser, error) {
			rc, err := raw()
			if err != nil {
				return nil, err
			}
			z, err := gzip.NewReader(bufio.NewReader(rc))
			if err != nil {
				rc.Close()
				return nil, fmt.Errorf("%w: %w", ErrTruncated, err)
			}
			return &layered{z, rc}, nil
		}
	case bytes.HasPrefix(magic, []byte("BZh")):
		f.slow = true
		f.open = func() (io.ReadCloser, error) {
			rc, err := raw()
			if err != nil {
				return nil, err
			}
			return &layered{bzip2.NewReader(bufio.NewReader(rc)), rc}, nil
		}
	}
	f.head, err = readHead(f.open, headSize)
	return []*file{f}, err
}

// A layered reader reads through a decompressor and closes what lies below.
type layered struct {
	io.Reader
	below io.Closer
}

func (l *layered) Close() error { return l.below.Close() }

// openZip returns the members of an archive. A spreadsheet is an archive too,
// but one file to us.
func openZip(fsys fs.FS, archive *file, fi fs.FileInfo) ([]*file, error) {
	if fi.Size() > maxContent {
		return nil, fmt.Errorf("%w: %d bytes", ErrTooLarge, fi.Size())
	}
	b, err := fs.ReadFile(fsys, archive.name)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	if slices.ContainsFunc(z.File, isSheetPart) { // wherever it stands in the archive
		archive.head = b[:min(len(b), headSize)]
		return []*file{archive}, nil
	}
	var files []*file
	for _, m := range z.File {
		if m.FileInfo().IsDir() || isDocumentation(m.Name) || strings.HasPrefix(path.Base(m.Name), ".") {
			continue
		}
		f := &file{name: archive.name + "/" + m.Name, modTime: archive.modTime, open: m.Open}
		if f.head, err = readHead(f.open, headSize); err != nil {
			return nil, fmt.Errorf("%s: %w", m.Name, err)
		}
		files = append(files, f)
	}
	return files, nil
}

// isSheetPart reports whether a member of an archive is one that all
// spreadsheets have, and no archive of lists.
func isSheetPart(m *zip.File) bool { return m.Name == "[Content_Types].xml" || m.Name == "mimetype" }

func readHead(open func() (io.ReadCloser, error), n int) ([]byte, error) {
	rc, err := open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	b := make([]byte, n)
	got, err := io.ReadFull(rc, b)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return b[:got], err
}
