package atomicdir

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// LockName is the file in a directory that its writer holds. It stays when the
// lock is given back: removing it would let two writers hold two files of one
// name.
const LockName = ".lock"

// poll is how long to wait before the lock is tried again.
const poll = 20 * time.Millisecond

// errHeld says that another writer has the lock.
var errHeld = errors.New("another process has the lock")

// Lock makes the caller the only writer of dir, waiting until it is or ctx is
// done. The system gives the lock back when the process ends, however it ends.
// The waiting function, if any, is called once if there is something to wait
// for.
func Lock(ctx context.Context, dir string, waiting func()) (unlock func(), err error) {
	name := filepath.Join(dir, LockName)
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		unlock, err := tryLock(name)
		if !errors.Is(err, errHeld) {
			return unlock, err
		}
		if waiting != nil {
			waiting()
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("%w: %s: %w", context.Cause(ctx), name, err)
		case <-tick.C:
		}
	}
}
