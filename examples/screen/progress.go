package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// A progress shows on a terminal how far a run is. Elsewhere it shows nothing.
type progress struct {
	out   io.Writer // nil if there is no terminal
	total int       // lines of the input, 0 if that is not known
	began time.Time
	last  time.Time
}

// pause is the time between two drawings, short enough to look alive.
const pause = 100 * time.Millisecond

// newProgress returns a progress on w through in, if that is a file of known
// end: it is read twice then, which costs nothing beside the screening.
func newProgress(w io.Writer, in *os.File) (*progress, error) {
	p := &progress{began: time.Now()}
	if _, ok := terminal(w); !ok {
		return p, nil
	}
	p.out = w
	if in == nil {
		return p, nil
	}
	var err error
	if p.total, err = countLines(in); err != nil {
		return nil, err
	}
	_, err = in.Seek(0, io.SeekStart)
	return p, err
}

// countLines returns the number of line ends in r.
func countLines(r io.Reader) (int, error) {
	n, buffer := 0, make([]byte, 64<<10)
	for {
		got, err := r.Read(buffer)
		n += bytes.Count(buffer[:got], []byte{'\n'})
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// show draws the state after a number of lines.
func (p *progress) show(lines int) {
	if p.out == nil || time.Since(p.last) < pause {
		return
	}
	p.last = time.Now()
	fmt.Fprintf(p.out, "\r\x1b[K%s", p.bar(lines, p.last.Sub(p.began)))
}

// bar returns the line that is drawn.
func (p *progress) bar(lines int, spent time.Duration) string {
	figures := plural(lines, "line", "lines")
	if s := spent.Seconds(); s >= 1 {
		figures += fmt.Sprintf("  %s a second", thousands(int(float64(lines)/s)))
	}
	if p.total == 0 {
		return figures
	}
	return gauge(float64(lines)/float64(p.total)) + "  " + figures
}

// gauge draws which part is done.
func gauge(part float64) string {
	const cells = 24
	part = min(1, part)
	full := int(part * cells)
	return fmt.Sprintf("%s%s %3.0f %%", strings.Repeat("━", full), strings.Repeat("─", cells-full), 100*part)
}

// clear takes the bar away, so that the last words stand alone.
func (p *progress) clear() {
	if p.out != nil && !p.last.IsZero() {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
