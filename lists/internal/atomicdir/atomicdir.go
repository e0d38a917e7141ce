// Package atomicdir changes files in a directory so that readers, other
// processes and power failures see the old content or the new, never a part.
//
// The steps are the usual ones: write a new file beside the old, ask the
// system to put it on the disk, rename it over the old, and put the renaming
// on the disk as well. Writers exclude each other by a lock that ends with its
// process, so that a killed one leaves nothing to clear away by hand.
package atomicdir

import (
	"errors"
	"os"
	"path/filepath"
)

// TempPrefix begins the names of files that are not finished. They are hidden
// files; those that a killed process left may be removed under the lock.
const TempPrefix = ".new-"

// A Pending is a new file that nobody sees under its name yet.
type Pending struct {
	*os.File
	done bool
}

// Create begins a new file in dir.
func Create(dir string) (*Pending, error) {
	f, err := os.CreateTemp(dir, TempPrefix+"*")
	if err != nil {
		return nil, err
	}
	return &Pending{File: f}, nil
}

// Commit puts the file on the disk and gives it its name, a base name in the
// same directory. What had that name before is gone.
func (p *Pending) Commit(name string) error {
	err := p.Chmod(0o644) // CreateTemp makes files for one user; lists are for all
	if err == nil {
		err = p.Sync()
	}
	if err = errors.Join(err, p.Close()); err != nil {
		p.Discard()
		return err
	}
	dir := filepath.Dir(p.Name())
	if err := os.Rename(p.Name(), filepath.Join(dir, name)); err != nil {
		p.Discard()
		return err
	}
	p.done = true
	return SyncDir(dir)
}

// Discard removes the file, unless it has been committed.
func (p *Pending) Discard() {
	if !p.done {
		p.done = true
		p.Close()
		_ = os.Remove(p.Name()) // what is left is hidden, and swept later
	}
}

// WriteFile gives the file name in dir a new content.
func WriteFile(dir, name string, content []byte) error {
	p, err := Create(dir)
	if err != nil {
		return err
	}
	defer p.Discard()
	if _, err := p.Write(content); err != nil {
		return err
	}
	return p.Commit(name)
}

// SyncDir puts the names in a directory on the disk. Systems that can not do
// so for directories, such as Windows, do it by themselves.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !cannotSync(err) {
		return err
	}
	return nil
}

// cannotSync reports whether err says that a directory is no file to sync.
func cannotSync(err error) bool {
	return errors.Is(err, os.ErrInvalid) || errors.Is(err, os.ErrPermission) || errors.Is(err, errors.ErrUnsupported) || isInvalid(err)
}
