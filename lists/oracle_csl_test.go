package lists

import (
	"bytes"
	"strings"
	"testing"

	"github.com/moov-io/watchman/pkg/csl"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A seen record is what the other reader says of one row.
type seen struct {
	id, name                string
	aliases, addresses, ids []string
}

// TestCSLOracle holds the reader against that of github.com/moov-io/watchman,
// which reads the lists of the file other than SDN and DPL: it sees no entry,
// alias, address or identifier that ours misses.
func TestCSLOracle(t *testing.T) {
	content := watchmanFile(t, "csl.csv")
	theirs, err := csl.Parse(bytes.NewReader(content))
	require.NoError(t, err)
	l := loadOne(t, "csl.csv", content)
	ours := map[string]*Entry{}
	for i := range l.Entries {
		ours[l.Entries[i].ID] = &l.Entries[i]
	}
	entries, aliases, addresses, ids := 0, 0, 0, 0
	for _, s := range seenBy(theirs) {
		e := ours[s.id]
		if !assert.NotNil(t, e, "%s, %q", s.id, s.name) {
			continue
		}
		assert.True(t, hasName(e, strings.TrimSpace(s.name)), "%s: %q not in %q", s.id, s.name, e.Names)
		entries++
		for _, alias := range s.aliases {
			aliases++
			assert.True(t, holdsAlias(e, alias), "%s: alias %q not in %q", e.ID, alias, e.Names)
		}
		for _, address := range s.addresses {
			addresses++
			assert.True(t, holdsAddress(e, address), "%s: address %q not in %q", e.ID, address, e.Addresses)
		}
		for _, id := range s.ids {
			ids++
			assert.True(t, holdsID(e, id), "%s: %q not in %v, %v", e.ID, id, e.Identifiers, e.Facts)
		}
	}
	// Fewer would say that the comparison has lost its object, not that we are right.
	assert.Equal(t, []int{3795, 3918, 4576, 2750}, []int{entries, aliases, addresses, ids})
}

// seenBy brings the other reader's lists into one form.
func seenBy(c *csl.CSL) []seen {
	var all []seen
	for _, x := range c.ELs {
		all = append(all, seen{id: x.ID, name: x.Name, aliases: x.AlternateNames, addresses: x.Addresses})
	}
	for _, x := range c.MEUs {
		all = append(all, seen{id: x.EntityID, name: x.Name})
	}
	for _, x := range c.SSIs {
		all = append(all, seen{id: x.EntityID + "-SSI", name: x.Name, aliases: x.AlternateNames, addresses: x.Addresses, ids: x.IDsOnRecord})
	}
	for _, x := range c.UVLs {
		all = append(all, seen{id: x.EntityID, name: x.Name, addresses: x.Addresses})
	}
	for _, x := range c.ISNs {
		all = append(all, seen{id: x.EntityID, name: x.Name, aliases: x.AlternateNames})
	}
	for _, x := range c.FSEs {
		all = append(all, seen{id: x.EntityID + "-FSE", name: x.Name, addresses: x.Addresses, ids: x.IDs})
	}
	for _, x := range c.PLCs {
		all = append(all, seen{id: x.EntityID + "-PLC", name: x.Name, aliases: x.AlternateNames, addresses: x.Addresses})
	}
	for _, x := range c.CAPs {
		all = append(all, seen{id: x.EntityID + "-CAP", name: x.Name, aliases: x.AlternateNames, addresses: x.Addresses, ids: x.IDs})
	}
	for _, x := range c.DTCs {
		all = append(all, seen{id: x.EntityID, name: x.Name, aliases: x.AlternateNames})
	}
	for _, x := range c.CMICs {
		all = append(all, seen{id: x.EntityID + "-CMIC", name: x.Name, aliases: x.AlternateNames, addresses: x.Addresses, ids: x.IDs})
	}
	for _, x := range c.NS_MBSs {
		all = append(all, seen{id: x.EntityID + "-NS-MBS", name: x.Name, aliases: x.AlternateNames, addresses: x.Addresses, ids: x.IDs})
	}
	return all
}

// holdsAlias knows that we take the words off that are not of the name: the
// "and" that closes a list, and the "f.k.a." that makes it a former one.
func holdsAlias(e *Entry, alias string) bool {
	alias = strings.TrimPrefix(alias, "and ")
	for _, mark := range []string{"F.K.A. ", "f.k.a. "} {
		alias = strings.TrimPrefix(alias, mark)
	}
	return hasName(e, alias)
}

func holdsAddress(e *Entry, text string) bool {
	text = strings.TrimPrefix(text, "and ")
	for _, a := range e.Addresses {
		if strings.Contains(a.Text+", "+a.Country, text) { // they split at ";", which stands within addresses too
			return true
		}
	}
	return false
}

// holdsID looks for each comma-separated part of the other reader's text.
func holdsID(e *Entry, text string) bool {
	var all strings.Builder
	for _, i := range e.Identifiers {
		for _, s := range []string{i.Label, i.Value, i.Country, i.Note, i.Issued.String(), i.Expires.String()} {
			all.WriteString("|" + s)
		}
	}
	for _, f := range e.Facts {
		all.WriteString("|" + f.Label + "|" + f.Text)
	}
	for _, c := range e.Countries {
		all.WriteString("|" + c.Text)
		for label, tie := range cslTies {
			if tie == c.Tie {
				all.WriteString("|" + label)
			}
		}
	}
	all.WriteString("|" + e.Gender.String() + "|gender")
	for part := range strings.SplitSeq(text, ", ") {
		if !strings.Contains(strings.ToLower(all.String()), strings.ToLower(part)) {
			return false
		}
	}
	return true
}
