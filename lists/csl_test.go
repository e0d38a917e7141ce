package lists

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// loadOne loads content as the only file and returns its only list.
func loadOne(t testing.TB, name string, content []byte) *List {
	t.Helper()
	ls, err := Load(fstest.MapFS{name: {Data: content}})
	require.NoError(t, err)
	require.Len(t, ls, 1)
	return ls[0]
}

// realFile returns the content of a full-size file of the real data.
func realFile(t testing.TB, elem ...string) []byte {
	t.Helper()
	dir := os.Getenv("SCREENING_DATA")
	if dir == "" {
		t.Skip("set SCREENING_DATA to the directory of the real lists")
	}
	b, err := os.ReadFile(filepath.Join(append([]string{dir}, elem...)...))
	require.NoError(t, err)
	return b
}

func TestCSLFixture(t *testing.T) {
	b, err := os.ReadFile("testdata/csl/consolidated.csv")
	require.NoError(t, err)
	l := loadOne(t, "consolidated.csv", b)
	assert.Equal(t, CSL, l.ID)
	assert.True(t, l.Published.IsZero(), "the file states no date")
	require.Len(t, l.Entries, 6)
	assert.Empty(t, l.Problems)

	lazarus := l.Entry("27307")
	require.NotNil(t, lazarus)
	assert.Equal(t, Ref{OFACSDN, "27307"}, lazarus.Repeats)
	assert.Equal(t, Organization, lazarus.Kind)
	assert.False(t, lazarus.Unstable)
	assert.Equal(t, []Name{{Text: "LAZARUS GROUP", Type: Primary}, {Text: "HIDDEN COBRA"}, {Text: "OFFICE 91"}}, lazarus.Names)
	assert.Equal(t, []Address{{Text: "Potonggang District, Pyongyang", Country: "KP"}}, lazarus.Addresses)
	assert.Equal(t, []Identifier{{
		Type: Wallet, Label: "Digital Currency Address - ETH", Asset: "ETH", Value: "0x098B716B8Aaf21512996dC57EB0615e2383E2f96",
	}}, lazarus.Identifiers)
	assert.Equal(t, []Relation{{Kind: "Linked To", Name: "RECONNAISSANCE GENERAL BUREAU"}}, lazarus.Relations)
	assert.Equal(t, []Fact{
		{Label: "Secondary sanctions risk:", Text: "North Korea Sanctions Regulations, sections 510.201 and 510.210"},
		{Label: "Source List URL", Text: "http://bit.ly/1I7ipyR"},
	}, lazarus.Facts)

	park := l.Entry("24918")
	require.NotNil(t, park)
	assert.Equal(t, Person, park.Kind)
	assert.Equal(t, Male, park.Gender)
	assert.Equal(t, []Date{MustParseDate("1984-08-15"), MustParseDate("1984-10-18")}, park.Born)
	assert.Equal(t, []Identifier{{Type: Passport, Label: "Passport", Value: "290333974", Country: "KP"}}, park.Identifiers)

	vtb := l.Entry("18725-SSI")
	require.NotNil(t, vtb, "one number stands on several lists of the Treasury")
	assert.Equal(t, Ref{OFACCons, "18725"}, vtb.Repeats)
	assert.Equal(t, []Identifier{
		{Type: Website, Label: "Website", Value: "www.vtb.ao"},
		{Type: BIC, Label: "SWIFT/BIC", Value: "VTBLAOLU"},
	}, vtb.Identifiers)

	far := l.Entry("81e505e4c18d6196ade3a1af2f3ed55c95d9b0a8")
	require.NotNil(t, far)
	assert.True(t, far.Unstable, "a hash changes with the record")
	assert.Equal(t, Unknown, far.Kind)
	assert.Zero(t, far.Repeats)
	assert.Equal(t, "ITAR Debarred (DTC) - State Department", far.Source)
	assert.Equal(t, []Name{
		{Text: "Far East Trading Company, Inc. (a.k.a. FETCO, Inc.)", Type: Primary},
		{Text: "Far East Trading Company, Inc."}, {Text: "FETCO, Inc."},
	}, far.Names)

	neft := l.Entry("16174b4989352b3eb7aa6b60dde0a89a05a360d0")
	require.NotNil(t, neft)
	assert.Equal(t, []Name{
		{Text: "Gazprom Neft", Type: Primary}, {Text: "JSC Gazprom Neft"},
		{Text: "Sibirskaya Neftyanaya Kompaniya OAO", Type: Former},
	}, neft.Names)
	assert.Equal(t, MustParseDate("2014-09-17"), neft.Listed)

	ship := l.Entry("15047")
	require.NotNil(t, ship)
	assert.Equal(t, Vessel, ship.Kind)
	assert.Equal(t, []Country{{"Malta", FormerFlag}}, ship.Countries, `"None Identified" is no country`)
	assert.Contains(t, ship.Facts, Fact{Label: "flag", Text: "None Identified"})
	assert.Equal(t, []Identifier{
		{Type: CallSign, Label: "Call Sign", Value: "9HEF9"},
		{Type: IMO, Label: "Vessel Registration Identification", Value: "IMO 9218454"},
	}, ship.Identifiers)
}

func TestCSLIdentifier(t *testing.T) {
	day := MustParseDate
	for _, c := range []struct {
		item string
		want Identifier
	}{
		{"NI, 2007-07-04, 2005-01-05, D113169, Passport",
			Identifier{Type: Passport, Label: "Passport", Country: "NI", Value: "D113169", Expires: day("2007-07-04"), Issued: day("2005-01-05")}},
		{"VE, 2021-05-31, 135713284, Passport",
			Identifier{Type: Passport, Label: "Passport", Country: "VE", Value: "135713284", Note: "2021-05-31"}},
		{"14kqryJUxM3a7aEi117KX9hoLUw592WsMR, Digital Currency Address - XBT",
			Identifier{Type: Wallet, Label: "Digital Currency Address - XBT", Value: "14kqryJUxM3a7aEi117KX9hoLUw592WsMR", Asset: "XBT"}},
		{"UA KEH, UN/LOCODE", Identifier{Label: "UN/LOCODE", Value: "UA KEH"}},
		{"RU, RS 130280, Vessel Registration Identification",
			Identifier{Type: RegistrationID, Label: "Vessel Registration Identification", Country: "RU", Value: "RS 130280"}},
		{"CO, 123, A Number That Nobody Knows", Identifier{Label: "A Number That Nobody Knows", Country: "CO", Value: "123"}},
		{"MX, 12, 34 (Jalisco), Folio Mercantil No.",
			Identifier{Type: RegistrationID, Label: "Folio Mercantil No.", Country: "MX", Value: "12, 34 (Jalisco)"}},
	} {
		p := &cslRow{list: &List{}}
		p.id(c.item)
		assert.Equal(t, []Identifier{c.want}, p.entry.Identifiers, c.item)
		assert.Empty(t, p.list.Problems)
	}
}

func TestCSLNames(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // found within
	}{
		{"LAZARUS GROUP", nil},
		{"AKA, Bernard", nil},
		{"Ri Sung Chol (aka Ri Su'ng-ch'o'l) (DPRK individual)", []string{"Ri Sung Chol", "Ri Su'ng-ch'o'l"}},
		{"Chitron Electronics Company Ltd., a.k.a. Chi-Chung Electronics Company Ltd. (Chitron-Shenzhen)",
			[]string{"Chitron Electronics Company Ltd.", "Chi-Chung Electronics Company Ltd. (Chitron-Shenzhen)"}},
		{"Mexpar International, Inc. (a.k.a. Pasadena Aerospace; Aviation Logistics and Supply)",
			[]string{"Mexpar International, Inc.", "Pasadena Aerospace", "Aviation Logistics and Supply"}},
		{"A (a.k.a. B", []string{"A", "B"}},
	} {
		var got []string
		for _, n := range namesWithin(c.text) {
			got = append(got, n.Text)
		}
		assert.Equal(t, c.want, got, c.text)
	}
}

func TestCSLOtherNames(t *testing.T) {
	assert.Equal(t,
		[]Name{{Text: "46 TsNII", Type: Primary}, {Text: "46 TsNII MO RF"}, {Text: "46th Institute", Type: Former}},
		cslNames("46 TsNII", []string{"46 TsNII", "and 46 TsNII MO RF", "and F.K.A. 46th Institute"}),
		"neither the word that closes a list nor the one that opens a former name is part of it")
}

const cslRowHead = "_id,source,entity_number,type,programs,name,alt_names,ids,dates_of_birth,start_date\n"

func TestCSLKeepsWhatItDoesNotUnderstand(t *testing.T) {
	l := loadOne(t, "a.csv", []byte("_id,source,entity_number,type,name,alt_names,ids,dates_of_birth,colour\n"+
		"1,Some List,1,Starship,A,,lonely,someday,red\n"))
	e := l.Entries[0]
	assert.ElementsMatch(t, []Fact{
		{Label: "Type", Text: "Starship"}, {Label: "ids", Text: "lonely"},
		{Label: "Date of Birth", Text: "someday"}, {Label: "colour", Text: "red"},
	}, e.Facts)
	var texts []string
	for _, p := range l.Problems {
		texts = append(texts, p.Text)
	}
	assert.ElementsMatch(t, []string{"colour", "Some List", "Starship", "lonely", "someday"}, texts)
}

func TestCSLDuplicate(t *testing.T) {
	row := "7,Capta List (CAP) - Treasury Department,7,Entity,,BANK OF KUNLUN CO LTD,,,,\n"
	l := loadOne(t, "a.csv", []byte(cslRowHead+row+row))
	require.Len(t, l.Entries, 2)
	assert.Equal(t, "7-CAP", l.Entries[0].ID)
	assert.Equal(t, "7-CAP-2", l.Entries[1].ID)
	require.Len(t, l.Problems, 1)
	assert.ErrorIs(t, l.Problems[0].Err, ErrDuplicate)
}

func TestCSLBroken(t *testing.T) {
	row := "27307,Specially Designated Nationals (SDN) - Treasury Department,27307,Entity,,LAZARUS GROUP,,,,2019-09-13\n"
	for name, c := range map[string]struct {
		content string
		want    error
	}{
		"no rows":            {cslRowHead, ErrEmpty},
		"cut in a field":     {cslRowHead + row + strings.TrimSuffix(row, "-13\n"), ErrTruncated},
		"cut between fields": {cslRowHead + row + "27307,Spec", ErrTruncated},
		"cut in quotes":      {cslRowHead + row + `27307,"Spec`, ErrTruncated},
		"too many fields":    {cslRowHead + "1,2,3,4,5,6,7,8,9,10,11\n" + row, ErrFormat},
		"not UTF-8":          {cslRowHead + "\xff" + row, ErrFormat},
	} {
		_, err := Load(fstest.MapFS{"a.csv": {Data: []byte(c.content)}})
		assert.ErrorIs(t, err, c.want, name)
		var pe *ParseError
		assert.ErrorAs(t, err, &pe, name)
	}
}

func TestCSLWhole(t *testing.T) {
	l := loadOne(t, "csl.csv.gz", realFile(t, "us_csl", "2022-09", "consolidated.csv.gz"))
	require.Len(t, l.Entries, 14760)
	assert.Less(t, len(l.Problems)*200, len(l.Entries), "problems below 0.5 %%: %v", l.Problems)
	repeats, ids := map[ID]int{}, map[string]bool{}
	for _, e := range l.Entries {
		assert.False(t, ids[e.ID], e.ID)
		ids[e.ID] = true
		repeats[e.Repeats.List]++
		assert.Equal(t, Primary, e.Names[0].Type)
	}
	assert.Equal(t, map[ID]int{OFACSDN: 10478, OFACCons: 509, "": 3773}, repeats)
}

func FuzzCSL(f *testing.F) {
	b, err := os.ReadFile("testdata/csl/consolidated.csv")
	require.NoError(f, err)
	f.Add(b)
	f.Add([]byte(cslRowHead + "7,A (B),7,Entity,,N (aka M,a; and f.k.a. b,\"MX, 1, P; x\",c. 1960,x\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		ls, err := Load(fstest.MapFS{"a.csv": {Data: b}}, CSL)
		if err != nil {
			return
		}
		// What the CSV reader of the standard library sees is all there.
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		require.NoError(t, err)
		require.Len(t, ls[0].Entries, len(rows)-1)
		ids := map[string]bool{}
		for i, e := range ls[0].Entries {
			require.False(t, ids[e.ID], "%q twice", e.ID)
			ids[e.ID] = true
			for j, column := range rows[0] {
				if name := strings.TrimSpace(rows[i+1][j]); strings.TrimPrefix(column, byteOrderMark) == "name" && name != "" {
					require.True(t, hasName(&e, name), "%q in %q", name, e.Names)
				}
			}
		}
	})
}

func hasName(e *Entry, text string) bool {
	for _, n := range e.Names {
		if n.Text == text {
			return true
		}
	}
	return false
}

func BenchmarkLoadCSL(b *testing.B) {
	var size int64
	b.ReportAllocs()
	for b.Loop() {
		ls, err := Load(Sample(), CSL)
		require.NoError(b, err)
		size = ls[0].Files[0].Size
	}
	b.SetBytes(size)
}

// watchmanFile returns a file of the test data of the module
// github.com/moov-io/watchman, which ships official lists.
func watchmanFile(t testing.TB, name string) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/moov-io/watchman").Output()
	require.NoError(t, err)
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "test", "testdata", "bench", name))
	require.NoError(t, err)
	return b
}
