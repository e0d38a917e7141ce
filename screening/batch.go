package screening

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// Batch screens subjects with the given number of workers (0 means one for
// each processor) and yields the results in order, under the keys that the
// subjects came with.
//
// Every subject gets a result. One that can not be screened, or that is left
// when ctx is cancelled, gets a Result with the Verdict NotScreened and with
// Err set. Breaking out of the loop stops the work; no goroutine is left.
//
// subjects is read from another goroutine than the loop's, one at a time, and
// never more than a few subjects for each worker ahead of the loop.
func Batch[K any, S Subject](ctx context.Context, s *Screener, workers int, subjects iter.Seq2[K, S]) iter.Seq2[K, Result] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	type job struct {
		key     K
		subject S
		done    chan Result
	}
	return func(yield func(K, Result) bool) {
		var wg sync.WaitGroup
		defer wg.Wait()
		stop := make(chan struct{})
		defer close(stop)

		ahead := 4 * workers
		queue := make(chan job, ahead)  // in order, for the loop
		todo := make(chan job, workers) // for the workers
		wg.Go(func() {
			defer close(queue)
			defer close(todo)
			for k, sub := range subjects {
				j := job{k, sub, make(chan Result, 1)}
				select {
				case queue <- j:
				case <-stop:
					return
				}
				select {
				case todo <- j:
				case <-stop:
					return
				}
			}
		})
		for range workers {
			wg.Go(func() {
				for j := range todo {
					j.done <- s.screenOne(ctx, j.subject)
				}
			})
		}
		for j := range queue {
			if !yield(j.key, <-j.done) {
				return
			}
		}
	}
}

// screenOne is Screen with the error inside the result.
func (s *Screener) screenOne(ctx context.Context, sub Subject) Result {
	if err := ctx.Err(); err != nil {
		return Result{Basis: s.basis, err: err}
	}
	r, err := s.Screen(sub)
	r.err = err
	return r
}
