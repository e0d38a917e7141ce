package lists

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ofacFS returns the fixtures of one directory, to be changed at will.
func ofacFS(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	paths, err := filepath.Glob(filepath.Join("testdata/ofac_csv", dir, "*.csv"))
	require.NoError(t, err)
	require.Len(t, paths, 4)
	for _, p := range paths {
		b, err := os.ReadFile(p)
		require.NoError(t, err)
		fsys[filepath.Base(p)] = &fstest.MapFile{Data: b}
	}
	return fsys
}

func loadSet(t testing.TB, fsys fs.FS) *List {
	t.Helper()
	ls, err := Load(fsys)
	require.NoError(t, err)
	require.Len(t, ls, 1)
	return ls[0]
}

func TestOFACCSV(t *testing.T) {
	l := loadSet(t, ofacFS(t, "sdn"))
	assert.Equal(t, OFACSDN, l.ID)
	assert.Equal(t, "ofac-csv", l.Format)
	assert.Equal(t, "Specially Designated Nationals and Blocked Persons List", l.Title)
	assert.True(t, l.Published.IsZero(), "the files state no date")
	assert.Len(t, l.Files, 4)
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 7)

	bank := l.Entry("306")
	require.NotNil(t, bank)
	assert.Equal(t, Organization, bank.Kind)
	assert.Equal(t, []Name{
		{Text: "BANCO NACIONAL DE CUBA", Type: Primary}, {Text: "NATIONAL BANK OF CUBA"}, {Text: "BNC", Weak: true},
	}, bank.Names)
	assert.Equal(t, []Address{
		{Lines: []string{"Zweierstrasse 35"}, Text: "Zurich CH-8022", Country: "Switzerland"},
		{Lines: []string{"Federico Boyd Avenue & 51 Street"}, City: "Panama City", Country: "Panama"},
	}, bank.Addresses)
	assert.Equal(t, Pos{"sdn.csv", 0}, bank.Pos)

	li := l.Entry("28264")
	require.NotNil(t, li)
	assert.Equal(t, Person, li.Kind)
	assert.Equal(t, []NamePart{{FamilyName, "LI"}, {GivenName, "Jiadong"}}, li.Names[0].Parts)
	assert.Equal(t, []string{"DPRK3", "CYBER2"}, li.Programs)
	assert.Equal(t, []Identifier{
		{Type: Wallet, Label: "Digital Currency Address", Value: "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE", Asset: "XBT"},
		{Type: Wallet, Label: "Digital Currency Address", Value: "17UVSMegvrzfobKC82dHXpZLtLcqzW9stF", Asset: "XBT"},
		{Type: Phone, Label: "Phone Number", Value: "8613314257947"}, // cut between remark and comment
		{Label: "Identification Number", Value: "210302198701102136", Country: "China"},
	}, li.Identifiers)
	assert.Equal(t, []Relation{{Kind: "Linked To", Name: "LAZARUS GROUP", Entry: "27307"}}, li.Relations)
	assert.Equal(t, []Address{{Text: "Anshan, Liaoning", Country: "China"}}, li.Addresses)
	assert.Contains(t, li.Remarks, "; Phone Number 8613314257947;", "remarks stay whole")

	lazarus := l.Entry("27307")
	require.NotNil(t, lazarus)
	var weak []string
	for _, n := range lazarus.Names[1:] {
		assert.True(t, n.Weak)
		weak = append(weak, n.Text)
	}
	assert.Equal(t, []string{"HIDDEN COBRA", "OFFICE 91", "WHOIS HACKING TEAM", "APPLEWORM"}, weak)

	ship := l.Entry("15042")
	require.NotNil(t, ship)
	assert.Equal(t, Vessel, ship.Kind)
	assert.Equal(t, Name{Text: "DAMAVAND", Type: Former}, ship.Names[1])
	assert.Equal(t, []Country{{"Iran", Flag}, {"Malta", FormerFlag}}, ship.Countries)
	assert.Equal(t, []Identifier{
		{Type: CallSign, Label: "Vessel Call Sign", Value: "9HEG9"},
		{Type: IMO, Label: "Vessel Registration Identification", Value: "IMO 9218478"},
		{Type: MMSI, Label: "MMSI", Value: "256865000"},
	}, ship.Identifiers)
	assert.Empty(t, ship.Addresses, "a row where all is null")

	tug := l.Entry("4238")
	require.NotNil(t, tug)
	assert.Equal(t, []Relation{{Kind: "Vessel owner", Name: "Samir de Navegacion S.A."}}, tug.Relations)
	assert.Equal(t, []Fact{{Label: "Vessel Type", Text: "Tug"}, {Label: "Gross Registered Tonnage", Text: "212"}}, tug.Facts)
	assert.Empty(t, tug.Remarks)

	plane := l.Entry("15431")
	require.NotNil(t, plane)
	assert.Equal(t, Aircraft, plane.Kind)
	assert.Equal(t, "1023409321", plane.Identifiers[1].Value)
	assert.Equal(t, Fact{"Aircraft Manufacture Date", "1992", MustParseDate("1992")}, plane.Facts[0])
}

func TestOFACCSVNonSDN(t *testing.T) {
	l := loadSet(t, ofacFS(t, "cons"))
	assert.Equal(t, OFACCons, l.ID)
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 3)
	bank := l.Entries[1]
	assert.Equal(t, "OJSC SBERBANK OF RUSSIA", bank.Names[1].Text)
	assert.Equal(t, MustParseDate("2022-02-24"), bank.Listed, "the label runs from remark to comment")
}

// Both sets in one directory: each file goes to the set whose entries it names.
func TestOFACCSVTwoSets(t *testing.T) {
	both := ofacFS(t, "sdn")
	for name, f := range ofacFS(t, "cons") {
		both[name] = f
	}
	ls, err := Load(both)
	require.NoError(t, err)
	require.Len(t, ls, 2)
	assert.Equal(t, loadSet(t, ofacFS(t, "sdn")).Entries, ls[1].Entries)
	assert.Equal(t, loadSet(t, ofacFS(t, "cons")).Entries, ls[0].Entries)

	both["again/sdn.csv"] = both["sdn.csv"]
	_, err = Load(both)
	require.ErrorIs(t, err, ErrIncomplete, "a directory is a set")
	delete(both, "again/sdn.csv")
	both["copy.csv"] = both["sdn.csv"]
	_, err = Load(both)
	require.ErrorIs(t, err, ErrFormat)
	assert.ErrorContains(t, err, "directory of its own")
}

func TestOFACCSVFailsClosed(t *testing.T) {
	cut := func(name string, n int) func(fstest.MapFS) {
		return func(fsys fstest.MapFS) { fsys[name].Data = fsys[name].Data[:len(fsys[name].Data)-n] }
	}
	replace := func(name, from, to string) func(fstest.MapFS) {
		return func(fsys fstest.MapFS) {
			s := string(fsys[name].Data)
			if !strings.Contains(s, from) {
				panic(from)
			}
			fsys[name].Data = []byte(strings.Replace(s, from, to, 1))
		}
	}
	without := func(name string) func(fstest.MapFS) { return func(fsys fstest.MapFS) { delete(fsys, name) } }
	for name, c := range map[string]struct {
		change func(fstest.MapFS)
		want   error
		file   string
	}{
		"no aliases":        {without("alt.csv"), ErrIncomplete, "sdn.csv"},
		"no addresses":      {without("add.csv"), ErrIncomplete, "sdn.csv"},
		"no comments":       {without("sdn_comments.csv"), ErrIncomplete, "sdn.csv"},
		"no primary file":   {without("sdn.csv"), ErrIncomplete, ".csv"},
		"no end":            {cut("sdn.csv", 1), ErrTruncated, "sdn.csv"},
		"no end of aliases": {cut("alt.csv", 1), ErrTruncated, "alt.csv"},
		"cut in a row":      {cut("sdn.csv", 40), ErrTruncated, "sdn.csv"},
		"cut in a field":    {cut("add.csv", 12), ErrTruncated, "add.csv"},
		"a field too many":  {replace("alt.csv", `"aka","AOUADI`, `"aka","x","AOUADI`), ErrFormat, "alt.csv"},
		"rows after end":    {replace("sdn.csv", "\x1a", "\x1a\r\n306,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"), ErrFormat, "sdn.csv"},
		"no number":         {replace("sdn.csv", "\r\n7203,", "\r\nx7203,"), ErrFormat, "sdn.csv"},
		"not UTF-8":         {replace("sdn.csv", "TUG", "T\xdcG"), ErrFormat, "sdn.csv"},
		"an error page": {func(fsys fstest.MapFS) {
			fsys["alt.csv"].Data = []byte("<!DOCTYPE html><title>403</title>")
		}, ErrFormat, "alt.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := ofacFS(t, "sdn")
			fsys["sdn.csv"].Data = []byte(strings.Replace(string(fsys["sdn.csv"].Data), `"Tug"`, `"TUG"`, 1))
			c.change(fsys)
			ls, err := Load(fsys)
			require.ErrorIs(t, err, c.want)
			assert.Nil(t, ls)
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
			assert.ErrorContains(t, err, c.file)
		})
	}
}

// The primary file, cut between two rows, looks whole but for its end; the
// other files tell.
func TestOFACCSVCutBetweenRows(t *testing.T) {
	prim, alt := &strings.Builder{}, &strings.Builder{}
	for i := range 100 {
		if i < 90 {
			fmt.Fprintf(prim, "%d,\"PARTY %d\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", i+1, i+1)
		}
		fmt.Fprintf(alt, "%d,%d,\"aka\",\"ALIAS %d\",-0- \n", i+1, i+1, i+1)
	}
	fsys := fstest.MapFS{
		"sdn.csv":      {Data: []byte(prim.String() + "\x1a")},
		"alt.csv":      {Data: []byte(alt.String() + "\x1a")},
		"add.csv":      {Data: []byte("1,1,-0- ,-0- ,\"Cuba\",-0- \n\x1a")},
		"comments.csv": {Data: []byte("1,\"a.k.a. 'X'.\"\n\x1a")},
	}
	_, err := Load(fsys)
	require.ErrorIs(t, err, ErrTruncated)
	assert.ErrorContains(t, err, "10 entries")

	fsys["alt.csv"] = &fstest.MapFile{Data: []byte(strings.Join(strings.SplitAfter(alt.String(), "\n")[:91], "") + "\x1a")}
	l := loadSet(t, fsys)
	require.Len(t, l.Problems, 1, "one stray row is a problem, not the end")
	assert.ErrorIs(t, l.Problems[0].Err, ErrOrphan)
	assert.Equal(t, "91", l.Problems[0].Entry)
	assert.Equal(t, "alt.csv", l.Problems[0].Pos.File)
	assert.Contains(t, l.Problems[0].Text, "ALIAS 91")
}

func TestOFACCSVWithoutEndButVouchedFor(t *testing.T) {
	fsys := ofacFS(t, "sdn")
	fsys["sdn.csv"].Data = []byte(strings.TrimSuffix(string(fsys["sdn.csv"].Data), "\x1a"))
	sum := sha256.Sum256(fsys["sdn.csv"].Data)
	fsys[ManifestName] = &fstest.MapFile{Data: fmt.Appendf(nil,
		`{"version": 1, "files": [{"name": "sdn.csv", "sha256": %q}]}`, hex.EncodeToString(sum[:]))}
	assert.Len(t, loadSet(t, fsys).Entries, 7)

	fsys["sdn.csv"].Data = fsys["sdn.csv"].Data[:len(fsys["sdn.csv"].Data)-2]
	_, err := Load(fsys)
	require.ErrorIs(t, err, ErrChanged)
}

func TestOFACCSVCompressedStreamCutOff(t *testing.T) {
	fsys := ofacFS(t, "sdn")
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(fsys["alt.csv"].Data)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	delete(fsys, "alt.csv")
	fsys["alt.csv.gz"] = &fstest.MapFile{Data: b.Bytes()}
	assert.Len(t, loadSet(t, fsys).Entries, 7)

	fsys["alt.csv.gz"].Data = b.Bytes()[:b.Len()-8] // the check sum
	_, err = Load(fsys)
	require.ErrorIs(t, err, ErrTruncated)
	assert.NotErrorIs(t, err, ErrFormat)
}

func TestOFACCSVProblems(t *testing.T) {
	fsys := ofacFS(t, "sdn")
	c := fsys["sdn_comments.csv"]
	c.Data = []byte(strings.TrimSuffix(string(c.Data), "\x1a"))
	s := string(fsys["sdn.csv"].Data)
	s = strings.Replace(s, `"vessel"`, `"submarine"`, 1)
	s = strings.Replace(s, "\r\n7203,", "\r\n306,", 1)
	s = strings.Replace(s, `"a.k.a. 'BNC'."`, `"`+strings.Repeat("DOB 1962; ", 98)+`Website www.example.com"`, 1)
	fsys["sdn.csv"].Data = []byte(s)
	l := loadSet(t, fsys)
	require.Len(t, l.Entries, 7, "no record is dropped")
	var reasons []error
	var texts []string
	for _, p := range l.Problems {
		reasons, texts = append(reasons, p.Err), append(texts, p.Text)
	}
	require.Len(t, reasons, 5, texts)
	assert.ErrorIs(t, reasons[0], ErrUnread)
	assert.Equal(t, "submarine", texts[0])
	assert.ErrorIs(t, reasons[1], ErrFormat, "a number given twice")
	assert.ErrorIs(t, reasons[2], ErrTruncated, "comments without their end")
	assert.ErrorIs(t, reasons[3], ErrOrphan, "an alias of an entry that is not there")
	assert.ErrorIs(t, reasons[4], ErrTruncated, "full remarks that nothing continues")
	assert.Equal(t, "Website www.example.com", texts[4])
}

func TestOFACCSVSniff(t *testing.T) {
	for head, want := range map[string]string{
		"36,\"A\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n": ofacPrim,
		"36,12,\"aka\",\"AERO\",-0- \n":                                      ofacAlt,
		"36,25,-0- ,\"Havana\",\"Cuba\",-0- \n":                              ofacAdd,
		"12300,\"Z S.A.S.; Linked To: X.\"\n":                                ofacComments,
		"":                                                                   "",
		"<html><body>403":                                                    "",
		"name,type\nX,person\n":                                              "",
		"1,2\n3,4\n":                                                         "",
		"36,12,\"maiden\",\"AERO\",-0- \n":                                   "",
		"id,1,2,3,4,5\n":                                                     "",
		"1,2,3,4,5,6\n":                                                      "",
		"36,\"A\",,,,,,,,,,\n":                                               "",
		"{\"id\": \"1\", \"name\": \"X\"}\n":                                 "",
		"_id,source,entity_number,type\n1,2,":                                "",
	} {
		assert.Equal(t, want, sniffOFAC(&file{head: []byte(head)}), head)
	}
}
