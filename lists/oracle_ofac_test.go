package lists

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/moov-io/watchman/pkg/ofac"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var ofacSetFiles = []string{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"}

// TestOFACOracle holds the reader against that of github.com/moov-io/watchman
// on the files of 2021-07-07 that it ships: it sees no entry, alias, address or
// wallet that ours misses.
func TestOFACOracle(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range ofacSetFiles {
		fsys[name] = &fstest.MapFile{Data: watchmanFile(t, name)}
	}
	l := loadSet(t, fsys)
	n := compareOFAC(t, l, fsys)
	// Fewer would say that the comparison has lost its object, not that we are right.
	assert.Equal(t, [4]int{8976, 11910, 11440, 16}, n, "entries, aliases, addresses, wallets")
}

// TestOFACOracleFull does the same with the files of 2024-01-08.
func TestOFACOracleFull(t *testing.T) {
	l := loadSet(t, ofacDir(t, "ofac/2024-01-08"))
	files, err := findFiles(ofacDir(t, "ofac/2024-01-08"), &manifest{})
	require.NoError(t, err)
	fsys := fstest.MapFS{}
	for _, f := range files {
		rc, err := f.open()
		require.NoError(t, err)
		b, err := io.ReadAll(rc)
		require.NoError(t, err)
		fsys[strings.TrimSuffix(f.name, ".gz")] = &fstest.MapFile{Data: b}
	}
	assert.Equal(t, [4]int{13821, 17091, 16338, 204}, compareOFAC(t, l, fsys))
}

// compareOFAC reads fsys with the other reader and looks for what it found in
// l. It returns how much was compared. The other reader takes wallets from the
// comments alone, so it sees 204 of 470 in the files of 2024, does not join a
// comment to the remark that it continues, so an address cut in two is none for
// it, and keeps the full stop that closes the remarks.
func compareOFAC(t *testing.T, l *List, fsys fstest.MapFS) (n [4]int) {
	t.Helper()
	in := map[string]io.ReadCloser{}
	for name, f := range fsys {
		in[name] = io.NopCloser(bytes.NewReader(f.Data))
	}
	theirs, err := ofac.Read(in)
	require.NoError(t, err)
	byID := map[string]*Entry{}
	for i := range l.Entries {
		byID[l.Entries[i].ID] = &l.Entries[i]
	}
	for _, s := range theirs.SDNs {
		e := byID[s.EntityID]
		if assert.NotNil(t, e, s.EntityID) && assert.Equal(t, s.SDNName, e.Names[0].Text) {
			assert.Equal(t, s.Programs, e.Programs, s.EntityID)
			n[0]++
		}
	}
	for _, a := range theirs.AlternateIdentities {
		e := byID[a.EntityID]
		if assert.NotNil(t, e, a.EntityID) {
			assert.True(t, slices.ContainsFunc(e.Names, func(n Name) bool { return n.Text == a.AlternateName && !n.Weak }), "%v", a)
			n[1]++
		}
	}
	for _, a := range theirs.Addresses {
		if a.Address+a.CityStateProvincePostalCode+a.Country+a.AddressRemarks == "" {
			continue // nothing but nulls
		}
		e := byID[a.EntityID]
		if assert.NotNil(t, e, a.EntityID) {
			assert.True(t, slices.ContainsFunc(e.Addresses, func(o Address) bool {
				return strings.Join(o.Lines, "") == a.Address && o.City+o.Text == a.CityStateProvincePostalCode && o.Country == a.Country
			}), "%v", a)
			n[2]++
		}
	}
	for _, c := range theirs.SDNComments {
		for _, w := range c.DigitalCurrencyAddresses {
			e := byID[c.EntityID]
			if assert.NotNil(t, e, c.EntityID) {
				assert.True(t, slices.ContainsFunc(e.Identifiers, func(id Identifier) bool {
					return id.Type == Wallet && id.Value == strings.TrimSuffix(w.Address, ".") && id.Asset == w.Currency
				}), "%s: %v", c.EntityID, w)
				n[3]++
			}
		}
	}
	return n
}
