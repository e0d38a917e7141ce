package lists

import (
	"io"
	"sync"
)

// An ahead reads from a decompressor in a goroutine of its own while what was
// read before is parsed: decompressing OFAC's advanced XML takes a third of the
// time of loading it. Close ends the goroutine and waits for it.
type ahead struct {
	below  io.ReadCloser
	full   chan aheadBlock
	empty  chan []byte
	stop   chan struct{}
	once   sync.Once
	wg     sync.WaitGroup
	block  aheadBlock // being read
	unread []byte     // of block
}

// An aheadBlock is a piece of content, with the error that ended it.
type aheadBlock struct {
	data []byte
	err  error
}

const (
	aheadBlocks = 4
	aheadSize   = 256 << 10
)

// readAhead returns a reader of what below gives, which it closes.
func readAhead(below io.ReadCloser) io.ReadCloser {
	a := &ahead{
		below: below, full: make(chan aheadBlock, aheadBlocks), empty: make(chan []byte, aheadBlocks), stop: make(chan struct{}),
	}
	for range aheadBlocks {
		a.empty <- make([]byte, aheadSize)
	}
	a.wg.Go(a.run)
	return a
}

func (a *ahead) run() {
	for {
		var b []byte
		select {
		case b = <-a.empty:
		case <-a.stop:
			return
		}
		n := 0
		var err error
		for n < len(b) && err == nil {
			var k int
			k, err = a.below.Read(b[n:])
			n += k
		}
		select {
		case a.full <- aheadBlock{b[:n], err}:
		case <-a.stop:
			return
		}
		if err != nil {
			return
		}
	}
}

func (a *ahead) Read(p []byte) (int, error) {
	for len(a.unread) == 0 {
		if a.block.err != nil {
			return 0, a.block.err
		}
		if a.block.data != nil {
			a.empty <- a.block.data[:aheadSize]
		}
		a.block = <-a.full
		a.unread = a.block.data
	}
	n := copy(p, a.unread)
	a.unread = a.unread[n:]
	return n, nil
}

func (a *ahead) Close() error {
	a.once.Do(func() { close(a.stop) })
	a.wg.Wait()
	return a.below.Close()
}
