package screening

import (
	"context"
	"sync/atomic"
	"time"
)

// A Live holds a [Screener] that can be replaced while it is in use. The zero
// Live holds none yet, and Screen fails with [ErrNoScreener]. It is safe for
// concurrent use and must not be copied.
type Live struct {
	current atomic.Pointer[Screener]
}

// Screen screens sub with the current Screener.
func (l *Live) Screen(sub Subject) (Result, error) {
	s := l.current.Load()
	if s == nil {
		return Result{}, ErrNoScreener
	}
	return s.Screen(sub)
}

// Screener returns the current Screener, nil if there is none yet. Use it
// where several subjects have to be screened on the same [Basis].
func (l *Live) Screener() *Screener { return l.current.Load() }

// Swap replaces the current Screener by s and returns the old one.
func (l *Live) Swap(s *Screener) *Screener { return l.current.Swap(s) }

// Run builds a Screener at once and then at every interval, and swaps it in,
// until ctx is done; it returns the reason. A build that fails is reported and
// leaves the last good Screener in use: it goes on until its lists are older
// than its policy allows, and then fails closed. report may be nil.
func (l *Live) Run(ctx context.Context, every time.Duration, build func(context.Context) (*Screener, error), report func(error)) error {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		s, err := build(ctx)
		switch {
		case err == nil && s != nil:
			l.Swap(s)
		case err != nil && report != nil:
			report(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.C:
		}
	}
}
