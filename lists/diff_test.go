package lists

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lazarus is an entry with something in each field.
func lazarus() Entry {
	return Entry{
		ID: "27307", Kind: Organization,
		Names: []Name{
			{Text: "LAZARUS GROUP", Type: Primary},
			{Text: "HIDDEN COBRA", Weak: true, Parts: []NamePart{{Type: WholeName, Text: "HIDDEN COBRA"}}, Script: "Latn", Language: "en"},
			{Text: "APPLEWORM"},
		},
		Born: []Date{MustParseDate("2007")}, BirthPlaces: []string{"Pyongyang"}, Gender: Male,
		Countries:   []Country{{Text: "Korea, North", Tie: Registration}},
		Addresses:   []Address{{Lines: []string{"Potonggang District"}, City: "Pyongyang", Region: "P", PostalCode: "1", Country: "Korea, North", Text: "x", Note: "n"}},
		Identifiers: []Identifier{{Type: Wallet, Label: "Digital Currency Address - ETH", Value: "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", Asset: "ETH", Country: "KP", Issued: MustParseDate("2022-04-14"), Expires: MustParseDate("2023"), Note: "n"}},
		Titles:      []string{"group"}, Programs: []string{"DPRK3"},
		Relations: []Relation{{Kind: "Linked To", Name: "RECONNAISSANCE GENERAL BUREAU", Entry: "12210"}},
		Facts:     []Fact{{Label: "Secondary sanctions risk", Text: "section 510.201", Date: MustParseDate("2019")}},
		Listed:    MustParseDate("2019-09-13"), Remarks: "Linked to the RGB.",
		Repeats: Ref{List: OFACSDN, ID: "27307"}, Source: "SDN", Pos: Pos{File: "a", Offset: 1},
	}
}

func listOf(es ...Entry) *List { return &List{ID: CSL, Entries: es} }

// Each field of an entry that is another one is told, and the place in the file
// is not.
func TestDiffFields(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Entry)
		want   []FieldChange
	}{
		"nothing":        {func(*Entry) {}, nil},
		"the place":      {func(e *Entry) { e.Pos = Pos{File: "b", Offset: 2} }, nil},
		"the order":      {func(e *Entry) { slices.Reverse(e.Names) }, nil},
		"nil and empty":  {func(e *Entry) { e.Titles = append([]string{}, e.Titles...) }, nil},
		"unstable":       {func(e *Entry) { e.Unstable = true }, []FieldChange{{Field: "unstable", New: []string{"yes"}}}},
		"kind":           {func(e *Entry) { e.Kind = Vessel }, []FieldChange{{"kind", []string{"organization"}, []string{"vessel"}}}},
		"a name more":    {func(e *Entry) { e.Names = append(e.Names, Name{Text: "ZINC"}) }, []FieldChange{{Field: "names", New: []string{"ZINC (alias)"}}}},
		"a name twice":   {func(e *Entry) { e.Names = append(e.Names, e.Names[2]) }, []FieldChange{{Field: "names", New: []string{"APPLEWORM (alias)"}}}},
		"a name less":    {func(e *Entry) { e.Names = e.Names[:2] }, []FieldChange{{Field: "names", Old: []string{"APPLEWORM (alias)"}}}},
		"not weak":       {func(e *Entry) { e.Names[1].Weak = false }, []FieldChange{{"names", []string{"HIDDEN COBRA (weak alias; script Latn; language en; whole HIDDEN COBRA)"}, []string{"HIDDEN COBRA (alias; script Latn; language en; whole HIDDEN COBRA)"}}}},
		"born":           {func(e *Entry) { e.Born[0] = e.Born[0].About() }, []FieldChange{{"born", []string{"2007"}, []string{"c. 2007"}}}},
		"birth places":   {func(e *Entry) { e.BirthPlaces = nil }, []FieldChange{{Field: "birth_places", Old: []string{"Pyongyang"}}}},
		"gender":         {func(e *Entry) { e.Gender = GenderUnknown }, []FieldChange{{Field: "gender", Old: []string{"male"}}}},
		"countries":      {func(e *Entry) { e.Countries[0].Tie = "" }, []FieldChange{{"countries", []string{"Korea, North (registration)"}, []string{"Korea, North"}}}},
		"addresses":      {func(e *Entry) { e.Addresses = nil }, []FieldChange{{Field: "addresses", Old: []string{"Potonggang District, x, Pyongyang, P, 1, Korea, North (n)"}}}},
		"identifiers":    {func(e *Entry) { e.Identifiers = nil }, []FieldChange{{Field: "identifiers", Old: []string{"wallet 0x098B716B8Aaf21512996dC57EB0615e2383E2f96 (Digital Currency Address - ETH; ETH; of KP; issued 2022-04-14; expires 2023; n)"}}}},
		"titles":         {func(e *Entry) { e.Titles[0] = "unit" }, []FieldChange{{"titles", []string{"group"}, []string{"unit"}}}},
		"programs":       {func(e *Entry) { e.Programs = append(e.Programs, "CYBER2") }, []FieldChange{{Field: "programs", New: []string{"CYBER2"}}}},
		"relations":      {func(e *Entry) { e.Relations = nil }, []FieldChange{{Field: "relations", Old: []string{"Linked To RECONNAISSANCE GENERAL BUREAU (entry 12210)"}}}},
		"facts":          {func(e *Entry) { e.Facts = nil }, []FieldChange{{Field: "facts", Old: []string{"Secondary sanctions risk: section 510.201 (2019)"}}}},
		"listed":         {func(e *Entry) { e.Listed = Date{} }, []FieldChange{{Field: "listed", Old: []string{"2019-09-13"}}}},
		"remarks":        {func(e *Entry) { e.Remarks = "" }, []FieldChange{{Field: "remarks", Old: []string{"Linked to the RGB."}}}},
		"repeats":        {func(e *Entry) { e.Repeats = Ref{} }, []FieldChange{{Field: "repeats", Old: []string{"us-ofac-sdn/27307"}}}},
		"source":         {func(e *Entry) { e.Source = "ISN" }, []FieldChange{{"source", []string{"SDN"}, []string{"ISN"}}}},
		"several fields": {func(e *Entry) { e.Kind, e.Remarks = Person, "" }, []FieldChange{{"kind", []string{"organization"}, []string{"person"}}, {Field: "remarks", Old: []string{"Linked to the RGB."}}}},
	} {
		t.Run(name, func(t *testing.T) {
			e := lazarus()
			c.change(&e)
			want := Change{ID: CSL}
			if c.want != nil {
				want.Amended = []Amendment{{ID: "27307", Fields: c.want}}
			}
			assert.Equal(t, want, Diff(listOf(lazarus()), listOf(e)))
			assert.Equal(t, c.want == nil, want.Empty())
		})
	}
}

// A field that Diff does not know would be a change that nobody hears of.
func TestDiffKnowsEveryField(t *testing.T) {
	e := lazarus()
	e.Unstable = true
	b, err := json.Marshal(e)
	require.NoError(t, err)
	var all map[string]any
	require.NoError(t, json.Unmarshal(b, &all))
	var told []string
	for _, f := range diffEntry(&Entry{}, &e) {
		told = append(told, f.Field)
	}
	delete(all, "pos")
	assert.ElementsMatch(t, slices.Collect(maps.Keys(all)), told)
}

func TestDiffEntries(t *testing.T) {
	e := func(id, name string) Entry { return Entry{ID: id, Names: []Name{{Text: name, Type: Primary}}} }
	amended := func(id, old, new string) Amendment {
		return Amendment{id, []FieldChange{{"names", []string{old + " (primary)"}, []string{new + " (primary)"}}}}
	}
	for name, c := range map[string]struct {
		old, new *List
		want     Change
	}{
		"same":                {listOf(e("1", "A")), listOf(e("1", "A")), Change{}},
		"no list before":      {nil, listOf(e("1", "A")), Change{Added: []string{"1"}}},
		"no list any more":    {listOf(e("1", "A")), nil, Change{Removed: []string{"1"}}},
		"order of each list":  {listOf(e("9", "A"), e("1", "B")), listOf(e("8", "A"), e("2", "B")), Change{Added: []string{"8", "2"}, Removed: []string{"9", "1"}}},
		"moved":               {listOf(e("1", "A"), e("2", "B")), listOf(e("2", "B"), e("1", "A")), Change{}},
		"an ID twice":         {listOf(e("1", "A"), e("1", "B")), listOf(e("1", "B"), e("1", "A")), Change{}},
		"one of two goes":     {listOf(e("1", "A"), e("1", "B")), listOf(e("1", "B")), Change{Removed: []string{"1"}}},
		"one of two comes":    {listOf(e("1", "B")), listOf(e("1", "A"), e("1", "B")), Change{Added: []string{"1"}}},
		"one of two changes":  {listOf(e("1", "A"), e("1", "B")), listOf(e("1", "B"), e("1", "C")), Change{Amended: []Amendment{amended("1", "A", "C")}}},
		"both of two change":  {listOf(e("1", "A"), e("1", "B")), listOf(e("1", "C"), e("1", "D")), Change{Amended: []Amendment{amended("1", "A", "C"), amended("1", "B", "D")}}},
		"an ID by hash moves": {listOf(Entry{ID: "aa", Unstable: true}), listOf(Entry{ID: "bb", Unstable: true}), Change{Added: []string{"bb"}, Removed: []string{"aa"}}},
	} {
		c.want.ID = CSL
		for range 5 { // whatever order maps are read in
			assert.Equal(t, c.want, Diff(c.old, c.new), name)
		}
	}
}

// The six dated files of OFAC's SDN list, one after the other: what came and
// what went is the difference of the sets of identifiers. The first and the last
// number of entries are those of data/README.md; the others follow from one
// another, and were measured.
func TestDiffOFACChain(t *testing.T) {
	data := os.Getenv("SCREENING_DATA")
	if data == "" {
		t.Skip("SCREENING_DATA is not set: the directory with full-size lists")
	}
	if testing.Short() {
		t.Skip("reads 600 MB of XML")
	}
	t.Parallel()
	var before *List
	for _, c := range []struct {
		date                             string
		entries, added, removed, amended int
	}{
		{"2024-05-29", 14984, 0, 0, 0},
		{"2024-09-26", 16125, 1201, 60, 4450}, // nearly all: "See Section 11 of Executive Order 14024"
		{"2024-12-04", 16866, 755, 14, 18},
		{"2025-05-29", 17917, 1121, 70, 1930}, // most: "section 1(b) of Executive Order 13224"
		{"2025-11-04", 18264, 959, 612, 278},  // the Syria programme ends
		{"2025-11-19", 18367, 105, 2, 2},
	} {
		name := "sdn_advanced." + c.date + ".xml.bz2"
		content, err := os.ReadFile(filepath.Join(data, "ofac", "advanced", name))
		require.NoError(t, err)
		ls, err := Load(fstest.MapFS{name: &fstest.MapFile{Data: content}})
		require.NoError(t, err)
		after := ls[0]
		assert.Equal(t, c.entries, len(after.Entries), c.date) // Len would print them all
		if before != nil {
			d := Diff(before, after)
			assert.Equal(t, []int{c.added, c.removed, c.amended}, []int{len(d.Added), len(d.Removed), len(d.Amended)}, c.date)
			assert.ElementsMatch(t, idsWithout(after, before), d.Added, c.date)
			assert.ElementsMatch(t, idsWithout(before, after), d.Removed, c.date)
			for _, a := range d.Amended {
				assert.NotEmpty(t, a.Fields, a.ID)
			}
			if c.date == "2025-11-19" { // compared with the files by hand
				assert.Equal(t, "54320", d.Amended[1].ID)
				assert.Equal(t, []FieldChange{
					{"names", []string{"SHUN KAI XING (primary; script Latn)"}, []string{"Honestar (primary; script Latn)", "SHUN KAI XING (alias; script Latn)"}},
					{"countries", []string{"Panama (flag)"}, []string{"Unknown (flag)", "Panama (former_flag)"}},
				}, d.Amended[1].Fields)
			}
		}
		before = after
	}
}

// idsWithout returns the identifiers of a's entries that b has not.
func idsWithout(a, b *List) []string {
	set := map[string]bool{}
	for _, e := range b.Entries {
		set[e.ID] = true
	}
	var ids []string
	for _, e := range a.Entries {
		if !set[e.ID] {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
