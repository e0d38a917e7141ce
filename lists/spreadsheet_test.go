package lists

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// metiSheet is a small list of the Japanese Ministry of Economy: its first and
// three other entries of 2025-09-29, numbered anew.
func metiSheet() testSheet {
	return testSheet{"公示リスト", [][]any{
		{"No.", "国名、地域名\nCountry or Region", "企業名､組織名\nCompany or Organization", "別名\nAlso Known As", "懸念区分\nType of WMD", "通常兵器\nConventional Weapons"},
		{1, "アフガニスタン\nIslamic Republic of Afghanistan", "Ummah Tameer E-Nau (UTN)", "・FOUNDATION FOR CONSTRUCTION \n・NATION BUILDING \n・UMMAT TAMIR-I-PAU ", "生物、化学、核\nB,C,N"},
		{2, "中国\nPeople's Republic of China", "Shanghai Academy of Spaceflight Technology (SAST)\n(上海航天技術研究院)",
			"・8th Research Academy of China Aerospace Science and Technology Corporation\n(中国航天科技集団公司第八研究院)\n・Shanghai Astronautics Industry Bureau\n・上海新躍儀表厰", "ミサイル\nM", "通常兵器\nCW"},
		{3, "北朝鮮\nNorth Korea", "Korea Rungrado (General) Trading Co.\n(朝鮮綾羅島貿易(総)会社)", nil, "核\nＮ"},
		{4, "香港\nHong Kong", "YINKE HK ELECTRONICS COMPANY LIMITED\n（盈科香港電子有限公司）", "YINKE ELECTRONICS CO., LTD", "ミサイル、核\nM、N"},
	}}
}

func metiFile(t testing.TB) []byte { return xlsxFile(t, "2025-09-25T07:37:02Z", metiSheet()) }

func load1(t testing.TB, file []byte) *List {
	t.Helper()
	return loadSet(t, fstest.MapFS{"list.xlsx": {Data: file}})
}

// A spreadsheet is an archive to the computer and one file to us, whatever it
// is packed in.
func TestSpreadsheetIsOneFile(t *testing.T) {
	file := metiFile(t)
	var packed, archived bytes.Buffer
	gz := gzip.NewWriter(&packed)
	_, err := gz.Write(file)
	require.NoError(t, err)
	require.NoError(t, gz.Close())
	z := zip.NewWriter(&archived)
	w, err := z.Create("meti.xlsx")
	require.NoError(t, err)
	_, err = w.Write(file)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	sum := sha256.Sum256(file)
	for name, c := range map[string]struct {
		file string
		data []byte
	}{
		"list.bin": {"list.bin", file}, "list.xlsx.gz": {"list.xlsx.gz", packed.Bytes()}, "lists.zip": {"lists.zip/meti.xlsx", archived.Bytes()},
	} {
		l := loadSet(t, fstest.MapFS{name: {Data: c.data}})
		require.Len(t, l.Files, 1)
		assert.Equal(t, c.file, l.Files[0].Name)
		assert.Equal(t, hex.EncodeToString(sum[:]), l.Files[0].SHA256, "of the file that was parsed")
		assert.Equal(t, int64(len(file)), l.Files[0].Size)
		assert.Equal(t, c.file+"/xl/worksheets/sheet1.xml", l.Entries[0].Pos.File)
		xml := sheetXML(metiSheet().rows)
		assert.True(t, strings.HasPrefix(xml[l.Entries[1].Pos.Offset-int64(len("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")):], `<row r="3">`))
	}
}

func TestSpreadsheetPublished(t *testing.T) {
	file := metiFile(t)
	assert.Equal(t, time.Date(2025, 9, 25, 0, 0, 0, 0, time.UTC), load1(t, file).Published, "the day it was saved, in Tokyo")
	late := xlsxFile(t, "2025-09-25T23:00:00Z", metiSheet())
	assert.Equal(t, time.Date(2025, 9, 26, 0, 0, 0, 0, time.UTC), load1(t, late).Published)
	assert.True(t, load1(t, xlsxFile(t, "", metiSheet())).Published.IsZero())

	sum := sha256.Sum256(file)
	l := loadSet(t, fstest.MapFS{"list.xlsx": {Data: file}, ManifestName: {Data: fmt.Appendf(nil,
		`{"version": 1, "files": [{"name": "list.xlsx", "published": "2025-09-29T00:00:00Z", "sha256": %q}]}`, hex.EncodeToString(sum[:]))}})
	assert.Equal(t, time.Date(2025, 9, 29, 0, 0, 0, 0, time.UTC), l.Published, "the manifest knows better than the clock of an office")
}

func TestSpreadsheetFailsClosed(t *testing.T) {
	file := metiFile(t)
	bomb := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create("[Content_Types].xml")
		require.NoError(t, err)
		_, err = w.Write(make([]byte, 8<<20))
		require.NoError(t, err)
		require.NoError(t, z.Close())
		return b.Bytes()
	}
	other := xlsxFile(t, "", testSheet{"a", [][]any{{"Reference", "Something"}}})
	broken := bytes.Clone(file)
	broken[bytes.Index(broken, []byte("xl/worksheets/sheet1.xml"))+60] ^= 0xff // in its compressed bytes
	// The first hundred rows, which tell the publisher, are whole: the fault is
	// behind them.
	long := metiSheet()
	for i := range 200 {
		long.rows = append(long.rows, []any{i + 5, "イラン\nIslamic Republic of Iran", fmt.Sprintf("Company %d", i)})
	}
	long.rows = append(long.rows, []any{205, strings.Repeat("x", 1<<18)})
	for name, c := range map[string]struct {
		file []byte
		want error
		say  string
	}{
		"another table": {other, ErrFormat, "begins with"},
		"cut off":       {file[:len(file)-40], ErrTruncated, "list.xlsx"},
		"a bomb":        {bomb(), ErrTooLarge, "bomb"},
		"damaged":       {broken, ErrFormat, "list.xlsx/xl/worksheets/sheet1.xml"},
		"damaged late":  {xlsxFile(t, "", long), ErrTooLarge, "jp-meti-eul"},
		"headings only": {xlsxFile(t, "", testSheet{"a", metiSheet().rows[:1]}), ErrEmpty, "jp-meti-eul"},
	} {
		t.Run(name, func(t *testing.T) {
			ls, err := Load(fstest.MapFS{"list.xlsx": {Data: c.file}})
			require.ErrorIs(t, err, c.want)
			assert.ErrorContains(t, err, c.say)
			assert.Nil(t, ls)
			var pe *ParseError
			require.ErrorAs(t, err, &pe)
		})
	}
}

func TestMETI(t *testing.T) {
	l := load1(t, metiFile(t))
	assert.Equal(t, JPMETI, l.ID)
	assert.Equal(t, "jpmeti-xlsx", l.Format)
	assert.Equal(t, 4, l.Declared, "the last number")
	assert.Empty(t, l.Problems)
	require.Len(t, l.Entries, 4)

	utn := l.Entries[0]
	assert.Equal(t, Organization, utn.Kind)
	assert.True(t, utn.Unstable)
	assert.Equal(t, []Name{
		{Text: "Ummah Tameer E-Nau", Type: Primary, Script: latin}, {Text: "UTN", Script: latin},
		{Text: "FOUNDATION FOR CONSTRUCTION", Script: latin}, {Text: "NATION BUILDING", Script: latin}, {Text: "UMMAT TAMIR-I-PAU", Script: latin},
	}, utn.Names)
	assert.Equal(t, []Country{{Text: "Islamic Republic of Afghanistan"}}, utn.Countries)
	assert.Equal(t, []string{"B", "C", "N"}, utn.Programs)
	assert.Contains(t, utn.Facts, Fact{Label: metiWeapons, Text: "生物、化学、核 B,C,N"})

	assert.Equal(t, []string{
		"Shanghai Academy of Spaceflight Technology", "SAST", "上海航天技術研究院",
		"8th Research Academy of China Aerospace Science and Technology Corporation", "中国航天科技集団公司第八研究院",
		"Shanghai Astronautics Industry Bureau", "上海新躍儀表厰",
	}, nameTexts(l.Entries[1]))
	assert.Equal(t, "Hani", l.Entries[1].Names[2].Script)
	assert.Equal(t, []string{"M", "CW"}, l.Entries[1].Programs)
	assert.Equal(t, []string{"Korea Rungrado (General) Trading Co.", "朝鮮綾羅島貿易(総)会社"}, nameTexts(l.Entries[2]))
	assert.Equal(t, []string{"N"}, l.Entries[2].Programs, "wide letters")
	assert.Equal(t, []string{"YINKE HK ELECTRONICS COMPANY LIMITED", "盈科香港電子有限公司", "YINKE ELECTRONICS CO., LTD"}, nameTexts(l.Entries[3]))
}

func nameTexts(e Entry) []string {
	var texts []string
	for _, n := range e.Names {
		texts = append(texts, n.Text)
	}
	return texts
}

// A number that is left out is an entry that is missing, and the list is
// refused; what else does not fit is kept and reported.
func TestMETINumbers(t *testing.T) {
	s := metiSheet()
	s.rows = append(s.rows[:3], s.rows[4:]...)
	_, err := Load(fstest.MapFS{"list.xlsx": {Data: xlsxFile(t, "", s)}})
	require.ErrorIs(t, err, ErrShrunk)

	s = metiSheet()
	s.rows[4] = append([]any{"4 bis"}, s.rows[4][1:]...)
	s.rows[3] = append(s.rows[3], nil, "a seventh column")
	s.rows = append(s.rows, []any{5, "香港\nHong Kong"})
	l := load1(t, xlsxFile(t, "", s))
	require.Len(t, l.Entries, 5, "none is dropped")
	require.Len(t, l.Problems, 3)
	assert.Equal(t, []string{"a seventh column", "4 bis", "5"}, []string{l.Problems[0].Text, l.Problems[1].Text, l.Problems[2].Text})
	for _, p := range l.Problems {
		assert.ErrorIs(t, p.Err, ErrUnread)
	}
	assert.Contains(t, l.Entries[2].Facts, Fact{Label: "column 7", Text: "a seventh column"})
}

// 835 entries are what data/README.md and the numbers in the file say.
func TestMETIFull(t *testing.T) {
	l := loadSet(t, ofacDir(t, "jp_meti/2025-09-29"))
	assert.Equal(t, tally{entries: 835, aliases: 1833}, count(l))
	assert.Equal(t, 835, l.Declared)
	assert.Equal(t, time.Date(2025, 9, 25, 0, 0, 0, 0, time.UTC), l.Published)
	chinese := 0
	for _, e := range l.Entries {
		assert.NotEmpty(t, e.Programs, e.ID)
		assert.Len(t, e.Countries, 1, e.ID)
		for _, n := range e.Names {
			if n.Script == "Hani" {
				chinese++
			}
		}
	}
	assert.Equal(t, 267, chinese)
}

// BenchmarkLoadSheets loads the spreadsheets of full size. Bytes are those of
// the XML in them, which is what takes the time: 9.6 MB of the Ministry of
// Finance, 9.6 MB of DFAT, 0.5 MB of METI.
func BenchmarkLoadSheets(b *testing.B) {
	for _, c := range []struct {
		dir  string
		size int64
	}{
		{"jp_mof/2026-03-05", 9588537}, {"au_dfat/2026-08-02", 9612178}, {"jp_meti/2025-09-29", 522406},
	} {
		b.Run(c.dir, func(b *testing.B) {
			fsys := ofacDir(b, c.dir)
			b.SetBytes(c.size)
			b.ReportAllocs()
			for b.Loop() {
				loadSet(b, fsys)
			}
		})
	}
}
