package lists

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/lists/internal/atomicdir"
)

// loadStored reads one list from the files that a mirror keeps of it.
func loadStored(fsys fs.FS, id ID, ps []Provenance) (*List, error) {
	var files []*file
	for _, p := range ps {
		p.List = "" // what it holds is for the reading to say
		fi, err := fs.Stat(fsys, p.Name)
		if err != nil {
			return nil, &ParseError{List: id, Pos: Pos{File: p.Name}, Err: err}
		}
		found, err := openFile(fsys, p.Name, fi)
		if err != nil {
			return nil, &ParseError{List: id, Pos: Pos{File: p.Name}, Err: err}
		}
		if len(found) != 1 || found[0].name != p.Name {
			return nil, &ParseError{List: id, Pos: Pos{File: p.Name}, Err: fmt.Errorf("%w: an archive in the place of a file", ErrFormat)}
		}
		found[0].known = &p
		files = append(files, found[0])
	}
	ls, err := loadFiles(files, nil)
	if err != nil {
		return nil, err
	}
	if len(ls) != 1 || ls[0].ID != id {
		l := ls[0]
		if l.ID == id {
			l = ls[1]
		}
		return nil, &ParseError{List: id, Pos: Pos{File: l.Files[0].Name}, Err: fmt.Errorf("%w: it is %s, %q", ErrOtherList, l.ID, l.Title)}
	}
	for i := range ls[0].Files {
		ls[0].Files[i].List = id
	}
	return ls[0], nil
}

// unsafeInName is what a stored file's name may not have before its hash.
var unsafeInName = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// save writes a content into the folder of a list, under a name that says
// where it is from and what it is. Compressed contents stay as they are.
func (r *round) save(id ID, name string, content io.Reader) (Provenance, error) {
	dir := filepath.Join(r.root, string(id))
	p, err := atomicdir.Create(dir)
	if err != nil {
		return Provenance{}, err
	}
	defer p.Discard()
	b := bufio.NewReaderSize(content, 64<<10)
	head, err := b.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return Provenance{}, err
	}
	ext := path.Ext(name)
	stem := unsafeInName.ReplaceAllString(strings.TrimSuffix(name, ext), "-")
	if stem == "" {
		stem = "list"
	}
	var out io.WriteCloser = p
	if !bytes.Equal(head, []byte("PK")) {
		z, err := gzip.NewWriterLevel(p, gzip.BestSpeed)
		if err != nil {
			return Provenance{}, err
		}
		out, ext = z, ext+".gz"
	}
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(out, h), b)
	if err != nil {
		return Provenance{}, err
	}
	if out != io.WriteCloser(p) {
		if err := out.Close(); err != nil {
			return Provenance{}, err
		}
	}
	sum := hex.EncodeToString(h.Sum(nil))
	base := stem + "." + sum[:12] + ext
	if err := p.Commit(base); err != nil {
		return Provenance{}, err
	}
	return Provenance{Name: string(id) + "/" + base, List: id, Checked: r.now, Size: n, SHA256: sum}, nil
}

// copy takes the files of a list that Load has read.
func (r *round) copy(l *List, files []*file) (*candidate, error) {
	c := &candidate{list: l}
	for _, from := range l.Files {
		f := files[slices.IndexFunc(files, func(f *file) bool { return f.name == from.Name })]
		rc, err := f.content()
		if err != nil {
			return nil, f.fail(l.ID, 0, err)
		}
		p, err := r.save(l.ID, f.base()+extension(f.name), rc)
		rc.Close()
		if err != nil {
			return nil, f.fail(l.ID, 0, err)
		}
		if p.SHA256 != from.SHA256 {
			return nil, f.fail(l.ID, 0, fmt.Errorf("%w: it was changed while it was read", ErrMoving))
		}
		name := p.Name
		p = from
		p.Name, p.List = name, l.ID
		if p.Checked.After(r.now) { // a clock that was wrong must not make a list fresh for ever
			p.Checked = r.now
		}
		c.files = append(c.files, p)
	}
	c.same = r.inForce(l.ID, c.files)
	return c, nil
}

// extension returns a file's extension in lower case, without that of a
// compression: ".csv" for "SDN.CSV.gz".
func extension(name string) string {
	n := strings.ToLower(name)
	for _, z := range []string{".gz", ".bz2"} {
		n = strings.TrimSuffix(n, z)
	}
	return path.Ext(n)
}

// inForce reports whether the files have the contents of those in force, which
// are whole.
func (r *round) inForce(id ID, files []Provenance) bool {
	now := r.intact(id)
	if len(now) != len(files) {
		return false
	}
	for _, f := range files {
		if !slices.ContainsFunc(now, func(p Provenance) bool { return p.SHA256 == f.SHA256 }) {
			return false
		}
	}
	return true
}

// intact returns the files in force if each is what the manifest says. Files
// that were damaged must not be called current.
func (r *round) intact(id ID) []Provenance {
	fsys := os.DirFS(r.Dir)
	ps := r.man.files(id)
	for _, p := range ps {
		fi, err := fs.Stat(fsys, p.Name)
		if err != nil {
			return nil
		}
		found, err := openFile(fsys, p.Name, fi)
		if err != nil || len(found) != 1 {
			return nil
		}
		rc, err := found[0].content()
		if err != nil {
			return nil
		}
		_, err = io.Copy(io.Discard, rc)
		rc.Close()
		if err != nil || hex.EncodeToString(found[0].hash.Sum(nil)) != p.SHA256 {
			return nil
		}
	}
	return ps
}
