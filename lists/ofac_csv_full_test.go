package lists

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tally counts what a list holds.
type tally struct {
	entries, aliases, weak, addresses, born, identifiers, wallets, relations int
	problems, unread, cut, orphans                                           int
}

func count(l *List) tally {
	c := tally{entries: len(l.Entries), problems: len(l.Problems)}
	for _, e := range l.Entries {
		for _, n := range e.Names[1:] {
			if n.Weak {
				c.weak++
			} else {
				c.aliases++
			}
		}
		c.addresses += len(e.Addresses)
		c.born += len(e.Born)
		c.identifiers += len(e.Identifiers)
		c.relations += len(e.Relations)
		for _, id := range e.Identifiers {
			if id.Type == Wallet {
				c.wallets++
			}
		}
	}
	for _, p := range l.Problems {
		switch {
		case errors.Is(p.Err, ErrUnread):
			c.unread++
		case errors.Is(p.Err, ErrTruncated):
			c.cut++
		case errors.Is(p.Err, ErrOrphan):
			c.orphans++
		}
	}
	return c
}

// The counts were taken from the files by other means too: rows with awk,
// wallets by joining remarks and comments in another language. The
// remarks alone hold 271 beginnings of wallets, some cut off; the comments hold the
// rest. Seven remarks are cut off in the published files: no comment continues
// them, and what followed is in no file of that day.
func TestOFACCSVFull(t *testing.T) {
	l := loadSet(t, ofacDir(t, "ofac/2024-01-08"))
	assert.Equal(t, OFACSDN, l.ID)
	assert.Equal(t, tally{
		entries: 13821, aliases: 17091, weak: 3392, addresses: 16338, born: 7312, identifiers: 15312, wallets: 470,
		relations: 5972, problems: 17, unread: 7, cut: 7, orphans: 3,
	}, count(l))
	for id, name := range map[string]string{
		"27307": "LAZARUS GROUP", "28264": "LI, Jiadong", "28263": "TIAN, Yinyin", "24918": "PARK, Jin Hyok",
		"20157": "KIM, Jong Un", "12210": "RECONNAISSANCE GENERAL BUREAU",
	} {
		e := l.Entry(id)
		require.NotNil(t, e, name)
		assert.Equal(t, name, e.Names[0].Text)
	}
}

func TestOFACCSVFullNonSDN(t *testing.T) {
	l := loadSet(t, ofacDir(t, "ofac/consolidated/2025-12-19"))
	assert.Equal(t, OFACCons, l.ID)
	assert.Equal(t, tally{
		entries: 442, aliases: 1073, weak: 72, addresses: 522, born: 74, identifiers: 1284, relations: 283,
	}, count(l))
}
