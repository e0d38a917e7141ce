//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package atomicdir

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// abandoned is the age from which a lock counts as left by a process that was
// killed: longer than an update of all lists may take.
const abandoned = 6 * time.Hour

// tryLock takes the lock, or returns errHeld. These systems have no lock that
// ends with its process: the file itself is the lock, and an old one is void.
func tryLock(name string) (func(), error) {
	if fi, err := os.Stat(name); err == nil && time.Since(fi.ModTime()) > abandoned {
		_ = os.Remove(name) // if it can not be removed, the next line says so
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, errHeld
	case err != nil:
		return nil, err
	}
	f.Close()
	return func() { _ = os.Remove(name) }, nil
}

func isInvalid(error) bool { return false }
