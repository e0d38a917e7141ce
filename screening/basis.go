package screening

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/sekisho-dev/sekisho/lists"
)

// Engine is the version of the comparison. It changes whenever the same
// subject can get another score against the same lists.
const Engine = "1"

// A Basis is what a [Result] rests on. Two results with equal Digests were
// produced by the same lists, the same policy and the same engine. It is what
// a record of the decision has to keep (31 CFR 501.601 asks for ten years).
type Basis struct {
	Engine string     `json:"engine"`
	Policy Policy     `json:"policy"` // with its defaults filled in
	Lists  []ListInfo `json:"lists"`
	Digest Digest     `json:"digest"`
}

// A ListInfo says which version of a list was used.
type ListInfo struct {
	ID        lists.ID           `json:"id"`
	Title     string             `json:"title"`
	Published time.Time          `json:"published,omitzero"`
	Checked   time.Time          `json:"checked,omitzero"`
	Entries   int                `json:"entries"`
	Names     int                `json:"names"`
	Problems  int                `json:"problems"`
	Files     []lists.Provenance `json:"files"`
}

// A Digest is a SHA-256 hash.
type Digest [32]byte

// String returns the digest in hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// MarshalText writes the form that String returns.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func newBasis(ls []*lists.List, p Policy) *Basis {
	b := &Basis{Engine: Engine, Policy: p}
	for _, l := range ls {
		b.Lists = append(b.Lists, ListInfo{
			ID: l.ID, Title: l.Title, Published: l.Published, Checked: l.Checked, Entries: len(l.Entries),
			Names: l.NameCount(), Problems: len(l.Problems), Files: l.Files,
		})
	}
	b.Digest = b.digest()
	return b
}

// digest covers what decides a score: the contents of the lists, not when they
// were checked.
func (b *Basis) digest() Digest {
	h := sha256.New()
	enc := json.NewEncoder(h)
	_ = enc.Encode([]any{b.Engine, b.Policy}) // a hash never fails to write
	for _, l := range b.Lists {
		_ = enc.Encode([]any{l.ID, l.Entries, l.Names})
		for _, f := range l.Files {
			_ = enc.Encode([]any{f.Size, f.SHA256})
		}
	}
	return Digest(h.Sum(nil))
}
