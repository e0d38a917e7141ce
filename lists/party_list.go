package lists

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
)

// partyLines reads a list of one's own in JSON lines, one [Party] a line.
var partyLines = &format{
	name: "party-lines",
	sniff: func(f *file) string {
		text, _ := firstLine(f)
		if !bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) {
			return ""
		}
		// The line need not be whole or right: a broken list is for parse to
		// refuse with the reason, and must not be taken for no list at all.
		has := func(field string) bool { return bytes.Contains(text, []byte(`"`+field+`"`)) }
		if !has("name") && !has("ids") && !has("wallets") || has("schema") || has("results") {
			return ""
		}
		return "lines"
	},
	parse: func(l *List, files map[string]*file) error { return parseParties(l, files["lines"]) },
}

// ownID returns the ID of a list of one's own.
func ownID(f *file) ID { return ID("own:" + f.base()) }

// parseParties reads a list of one's own. Unlike a publisher's list it can be
// mended by its reader, so that anything wrong with it is an error.
func parseParties(l *List, f *file) error {
	l.ID, l.Title = ownID(f), path.Base(f.name)
	rc, err := f.content()
	if err != nil {
		return f.fail(l.ID, 0, err)
	}
	defer rc.Close()
	r := NewPartyReader(rc)
	seen := map[string]int{}
	for {
		p, err := r.Read()
		if err == io.EOF {
			break
		}
		fail := func(err error) error {
			return f.fail(l.ID, r.at.offset, &LineError{r.Line(), r.at.offset, p.ID, err})
		}
		var bad *LineError
		if errors.As(err, &bad) {
			return f.fail(l.ID, bad.Offset, bad)
		}
		if err != nil {
			return f.fail(l.ID, r.offset, err)
		}
		if p.unknown != "" {
			return fail(&PartyError{Field: p.unknown, Err: fmt.Errorf("%w: a party has no such field; write other facts into \"remarks\"", ErrFormat)})
		}
		e, err := p.Entry()
		if err != nil {
			return fail(fmt.Errorf("%w: %w", ErrFormat, err))
		}
		e.Pos = f.pos(r.at.offset)
		if e.ID == "" {
			sum := sha256.Sum256(bytes.TrimSpace(r.at.text))
			e.ID, e.Unstable = hex.EncodeToString(sum[:6]), true
		}
		if first := seen[e.ID]; first > 0 {
			return fail(fmt.Errorf("%w: line %d has it too; remove one of them", ErrDuplicate, first))
		}
		seen[e.ID] = r.Line()
		l.Entries = append(l.Entries, e)
	}
	for _, column := range r.UnknownColumns() {
		l.problem(f.pos(0), "", column, fmt.Errorf("%w: the column is no field of a party; its texts are among the facts", ErrUnread))
	}
	return nil
}
