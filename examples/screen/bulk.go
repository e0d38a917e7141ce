package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/screening"
)

// bulkFlags are the flags of the commands that answer line by line.
type bulkFlags struct {
	in, out string
	workers int
}

func (f *bulkFlags) register(c *cobra.Command) {
	fs := c.Flags()
	fs.SortFlags = false
	fs.StringVar(&f.in, "in", "-", "read from this `file`, - for standard input")
	fs.StringVar(&f.out, "out", "-", "write to this `file`, - for standard output")
	fs.IntVar(&f.workers, "workers", 0, "work on this `number` of lines at once (default one for each processor)")
	c.Args = usage(cobra.NoArgs)
	c.PreRunE = func(*cobra.Command, []string) error {
		if f.workers < 0 {
			return usageError{fmt.Errorf("--workers %d: it must not be negative", f.workers)}
		}
		return nil
	}
}

// A bulk is one run over many lines: it reads, writes, counts and shows how
// far it is.
type bulk struct {
	io.Reader // the input
	out       *bufio.Writer
	lines     *json.Encoder // to out
	close     []io.Closer
	progress  *progress
	started   time.Time
	counts    [3]int // by verdict
	toStdout  bool
}

func (a *app) openBulk(f bulkFlags) (*bulk, error) {
	b := &bulk{Reader: a.stdin, out: bufio.NewWriter(a.stdout), started: time.Now(), toStdout: f.out == "-"}
	var whole *os.File // the input, if it has a known end
	if f.in != "-" {
		in, err := os.Open(f.in)
		if err != nil {
			return nil, fmt.Errorf("--in: %w", err)
		}
		b.Reader, b.close = in, append(b.close, in)
		fi, err := in.Stat()
		if err != nil {
			return nil, fmt.Errorf("--in: %w", err)
		}
		if fi.Mode().IsRegular() {
			whole = in
		}
		// Opening the output empties it, and the subjects would be gone.
		if to, err := os.Stat(f.out); err == nil && os.SameFile(fi, to) {
			return nil, fmt.Errorf("--out %q is the same file as --in", f.out)
		}
	}
	if !b.toStdout {
		out, err := os.Create(f.out)
		if err != nil {
			return nil, fmt.Errorf("--out: %w", err)
		}
		b.out, b.close = bufio.NewWriter(out), append(b.close, out)
	}
	a.answered = b.toStdout
	b.lines = json.NewEncoder(b.out)
	b.lines.SetEscapeHTML(false)
	var err error
	if b.progress, err = newProgress(a.stderr, whole); err != nil {
		return nil, fmt.Errorf("--in: %w", err)
	}
	return b, nil
}

// write writes one answer and counts its verdict.
func (b *bulk) write(answer any, v screening.Verdict) error {
	b.counts[v]++
	b.progress.show(b.counts[screening.NotScreened] + b.counts[screening.Clear] + b.counts[screening.Review])
	return b.lines.Encode(answer)
}

// A summary is the JSON of a run.
type summary struct {
	Lines       int              `json:"lines"`
	Review      int              `json:"review"`
	Clear       int              `json:"clear"`
	NotScreened int              `json:"not_screened"`
	Seconds     float64          `json:"seconds"`
	Basis       *screening.Basis `json:"basis,omitempty"`
}

// finish closes the files, and says on standard error what came of the lines;
// standard output may hold the answers. failed is what ended the run early.
func (a *app) finish(b *bulk, basis *screening.Basis, failed error) error {
	errs := []error{failed, b.out.Flush()}
	for _, c := range b.close {
		errs = append(errs, c.Close())
	}
	b.progress.clear()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if b.counts[screening.NotScreened] > 0 {
		a.status = statusNotScreened
	}
	s := summary{
		Review: b.counts[screening.Review], Clear: b.counts[screening.Clear], NotScreened: b.counts[screening.NotScreened],
		Seconds: time.Since(b.started).Seconds(), Basis: basis,
	}
	s.Lines = s.Review + s.Clear + s.NotScreened
	if a.options.json && !b.toStdout {
		return a.printJSON(s)
	}
	p := newPage(a.stderr)
	unscreened := fmt.Sprintf("%s not screened", thousands(s.NotScreened))
	if s.NotScreened > 0 {
		unscreened = p.bad(unscreened)
	}
	p.line("%s: %s to review, %s clear, %s (%.1f s)", plural(s.Lines, "line", "lines"), thousands(s.Review), thousands(s.Clear), unscreened, s.Seconds)
	return p.flush()
}
