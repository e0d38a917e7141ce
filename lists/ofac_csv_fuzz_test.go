package lists

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// Whatever the four files hold, loading them ends in a list that has every row
// of the primary file, or in an error that says where.
func FuzzOFACCSV(f *testing.F) {
	for _, dir := range []string{"sdn", "cons"} {
		fsys := ofacFS(f, dir)
		prefix := map[string]string{"sdn": "", "cons": "cons_"}[dir]
		prim, comments := "sdn.csv", "sdn_comments.csv"
		if dir == "cons" {
			prim, comments = "cons_prim.csv", "cons_comments.csv"
		}
		f.Add(string(fsys[prim].Data), string(fsys[prefix+"alt.csv"].Data), string(fsys[prefix+"add.csv"].Data), string(fsys[comments].Data))
	}
	f.Fuzz(func(t *testing.T, prim, alt, add, comments string) {
		fsys := fstest.MapFS{
			"sdn.csv": {Data: []byte(prim)}, "alt.csv": {Data: []byte(alt)},
			"add.csv": {Data: []byte(add)}, "sdn_comments.csv": {Data: []byte(comments)},
		}
		ls, err := Load(fsys)
		if err != nil {
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
			require.Nil(t, ls)
			return
		}
		for _, l := range ls {
			require.NotEmpty(t, l.Entries)
			for _, e := range l.Entries {
				require.NotEmpty(t, e.ID)
				row := strings.TrimLeft(prim[e.Pos.Offset:], "\r\n\"")
				require.True(t, strings.HasPrefix(row, e.ID), "entry %s does not stand at %s", e.ID, e.Pos)
				for _, n := range e.Names {
					require.NotEmpty(t, n.Text)
				}
				for _, id := range e.Identifiers {
					require.NotEmpty(t, id.Value)
				}
			}
		}
	})
}

// Every character of remarks other than separators arrives in the entry or in a
// problem: no date, name or number may be lost on the way.
func FuzzOFACRemarks(f *testing.F) {
	for _, s := range []string{
		"DOB 1962; POB Shati; nationality Egypt; Gender Male.",
		"Passport L 191609 (Tunisia) issued 28 Feb 1996 expires 27 Feb 2001; a.k.a. 'BNC'; f.k.a. \"X\".",
		"(Following data: Alt. DOB: 10 October 1969; Passport No.: 0310857, Eritrea)",
		"a.k.a. 'OPEN; DOB 1962; a.k.a. 'CLOSED'.", "Digital Currency Address - XBT 1Gq", "Linked To: A; B (C; D); E.",
		"Registration Number HRB 1 (Stuttgart) (Germany); Telephone (98)(21)(6615); Website: www.example.com/a;b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, remarks string) {
		segs := splitRemarks(remarks)
		rest := remarks
		for _, seg := range segs { // they stand in the text, in order
			i := strings.Index(rest, seg)
			require.GreaterOrEqual(t, i, 0, "%q in %q", seg, rest)
			require.Empty(t, strings.Trim(rest[:i], " \t\r\n\v\f\u0085\u00a0;.()'\""), "nothing between segments is lost")
			rest = rest[i+len(seg):]
		}
		l := &List{}
		e := Entry{ID: "1", Remarks: remarks}
		l.readRemarks(&e, false)
		require.Equal(t, remarks, e.Remarks)
		got := len(e.Names) + len(e.Born) + len(e.BirthPlaces) + len(e.Countries) + len(e.Identifiers) + len(e.Titles) +
			len(e.Relations) + len(e.Facts) + len(l.Problems)
		for _, seg := range segs {
			_, rest, use, _ := cutLabel(strings.TrimPrefix(strings.TrimPrefix(seg, "alt. "), "Alt. "))
			if use == useGender && ParseGender(rest) == e.Gender || slices.Contains(e.Titles, seg) {
				got++ // said twice, kept once
			}
		}
		require.GreaterOrEqual(t, got, len(segs), "every segment arrives")
	})
}
