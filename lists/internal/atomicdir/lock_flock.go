//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package atomicdir

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock, or returns errHeld.
func tryLock(name string) (func(), error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errHeld
		}
		return nil, err
	}
	return func() { f.Close() }, nil
}

func isInvalid(err error) bool { return errors.Is(err, syscall.EINVAL) }
