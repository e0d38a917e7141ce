package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestXLSXCells(t *testing.T) {
	for name, c := range map[string]struct {
		rows string
		want []string
	}{
		"shared text":        {`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>`, []string{"A1 Reference", "C1 rich text"}},
		"no pronunciation":   {`<row r="1"><c r="B1" t="s"><v>2</v></c></row>`, []string{"B1 朝鮮"}},
		"inline text":        {`<row r="2"><c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c></row>`, []string{"A2 a b"}},
		"result of formula":  {`<row r="1"><c r="A1" t="str"><f>CONCAT("a")</f><v>a_x000D_b</v></c></row>`, []string{"A1 a\rb"}},
		"whole number":       {`<row r="1"><c r="A1"><v>8401</v></c><c r="B1"><v>1.00207163859E+11</v></c></row>`, []string{"A1 8401 number", "B1 100207163859 number"}},
		"fraction":           {`<row r="1"><c r="A1" s="5"><v>1.5</v></c></row>`, []string{"A1 1.5 number"}},
		"day":                {`<row r="1"><c r="A1" s="1"><v>23830</v></c></row>`, []string{"A1 1965-03-29 date"}},
		"day in Japanese":    {`<row r="1"><c r="A1" s="2"><v>23830</v></c></row>`, []string{"A1 1965-03-29 date"}},
		"year":               {`<row r="1"><c r="A1" s="3"><v>23743</v></c></row>`, []string{"A1 1965 date"}},
		"month":              {`<row r="1"><c r="A1" s="4"><v>26969</v></c></row>`, []string{"A1 1973-11 date"}},
		"time of day":        {`<row r="1"><c r="A1" s="1"><v>23830.75</v></c></row>`, []string{"A1 1965-03-29 18:00:00 date"}},
		"before 1 Mar 1900":  {`<row r="1"><c r="A1" s="1"><v>1</v></c></row>`, []string{"A1 1900-01-01 date"}},
		"no such day":        {`<row r="1"><c r="A1" s="1"><v>-3</v></c></row>`, []string{"A1 -3 number"}},
		"ISO date":           {`<row r="1"><c r="A1" t="d"><v>1965-03-29T00:00:00</v></c></row>`, []string{"A1 1965-03-29 date"}},
		"truth":              {`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>`, []string{"A1 TRUE bool", "B1 FALSE bool"}},
		"fault":              {`<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>`, []string{"A1 #REF! fault"}},
		"rows without place": {`<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>`, []string{"A1 1 number", "B1 2 number", "A3 3 number"}},
		"empty cells":        {`<row r="1"><c r="A1" s="1"/><c r="B1" t="s"><v></v></c></row>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := open(archive(t, xlsx(c.rows)))
			require.NoError(t, err)
			got, err := read(b)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestODSCells(t *testing.T) {
	rows := `<table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>` +
		`<table:table-cell table:number-columns-repeated="3"/><table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation>` +
		`<text:p>two<text:s text:c="2"/>blanks<text:line-break/>and <text:span>lines</text:span></text:p><text:p>more</text:p></table:table-cell></table:table-row></table:table-header-rows>` +
		`<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"><text:p>7,00</text:p></table:table-cell></table:table-row>` +
		`<table:table-row table:number-rows-repeated="1048000"/>` +
		`<table:table-row><table:table-cell office:value-type="date" office:date-value="1965-03-29"><text:p>29 mrt 65</text:p></table:table-cell>` +
		`<table:covered-table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true"/>` +
		`<table:table-cell><text:p>漢<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>じ</text:ruby-text></text:ruby></text:p></table:table-cell></table:table-row>`
	b, err := open(archive(t, ods(rows)))
	require.NoError(t, err)
	assert.Equal(t, time.Date(2025, 1, 2, 3, 4, 5, 678e6, time.UTC), b.Modified)
	got, err := read(b)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"A1 Name", "E1 two  blanks\nand lines\nmore", "A2 7 number", "B2 7 number", "A3 7 number", "B3 7 number",
		"A1048004 1965-03-29 date", "C1048004 TRUE bool", "D1048004 漢字",
	}, got)
}

func TestSheets(t *testing.T) {
	p := xlsx(`<row r="1"><c r="A1"><v>1</v></c></row>`).with(parts{
		"xl/workbook.xml": head + `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="zwei" sheetId="2" r:id="rId9"/>` +
			`<sheet name="chart" sheetId="3" r:id="rId8"/><sheet name="eins" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": head + `<Relationships><Relationship Id="rId1" Type="` + relURL + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId9" Type="` + relURL + `worksheet" Target="other/s.xml"/><Relationship Id="rId8" Type="` + relURL + `chartsheet" Target="c.xml"/>` +
			`<Relationship Id="rId3" Type="` + relURL + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId7" Type="x/externalLink" Target="http://example.com/x.xlsx" TargetMode="External"/></Relationships>`,
		"xl/other/s.xml": head + `<worksheet><sheetData><row r="5"><c r="B5" s="1"><v>0</v></c></row></sheetData></worksheet>`,
	})
	b, err := open(archive(t, p))
	require.NoError(t, err)
	assert.Equal(t, time.Date(2026, 7, 23, 4, 5, 22, 0, time.UTC), b.Modified)
	var rows []Row
	for row, err := range b.Rows() {
		require.NoError(t, err)
		rows = append(rows, row)
	}
	require.Len(t, rows, 2, "in the order of the workbook, not of the parts")
	assert.Equal(t, Row{
		Sheet: "zwei", Number: 5, Part: "xl/other/s.xml", Offset: int64(strings.Index(p["xl/other/s.xml"], "<row")),
		Cells: []Cell{{Column: 1, Type: Date, Text: "1904-01-01"}},
	}, rows[0])
	assert.True(t, rows[1].Hidden)
	assert.Equal(t, "eins", rows[1].Sheet)
	assert.Equal(t, Cell{Column: 7}, rows[1].Cell(7))
	assert.Equal(t, "1", rows[1].Cell(0).Text)

	for range b.Rows() { // who has seen enough may stop
		break
	}
}

func TestFormats(t *testing.T) {
	for code, want := range map[string]dateFormat{
		"General": noDate, "0_ ": noDate, "0.00E+00": noDate, `0" days"`: noDate, "[h]:mm": noDate, "#,##0;[Red]-#,##0": noDate,
		`"year "0`: noDate, "@": noDate, "dd/mm/yyyy": fullDate, "d-mmm": fullDate, "mmm-yy": monthDate, `yyyy"年"m"月"`: monthDate,
		`[$-411]ggge"年"m"月"d"日"`: fullDate, `yyyy\.`: yearDate, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": fullDate, "0;yyyy": noDate,
	} {
		assert.Equal(t, want, formatOf(code), code)
	}
}

func TestHostile(t *testing.T) {
	row := func(cells string) parts { return xlsx(`<row r="1">` + cells + `</row>`) }
	sheet := func(text string) parts { return xlsx("").with(parts{"xl/worksheets/sheet1.xml": text}) }
	long := strings.Repeat("x", maxText+1)
	for name, c := range map[string]struct {
		parts parts
		want  error
		say   string
	}{
		"negative shared text":  {row(`<c r="A1" t="s"><v>-1</v></c>`), ErrFormat, "-1"},
		"shared text too high":  {row(`<c r="A1" t="s"><v>3</v></c>`), ErrFormat, `"3" of 3`},
		"shared text no number": {row(`<c r="A1" t="s"><v>0x0</v></c>`), ErrFormat, "0x0"},
		"column too far":        {row(`<c r="XFE1"><v>1</v></c>`), ErrTooLarge, "columns"},
		"column of ten letters": {row(`<c r="AAAAAAAAAA1"><v>1</v></c>`), ErrFormat, "AAAA"},
		"columns backwards":     {row(`<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>`), ErrFormat, "A1"},
		"row too far":           {xlsx(`<row r="1048577"><c><v>1</v></c></row>`), ErrTooLarge, "rows"},
		"row zero":              {xlsx(`<row r="0"><c><v>1</v></c></row>`), ErrFormat, `"0"`},
		"rows backwards":        {xlsx(`<row r="2"/><row r="2"/>`), ErrFormat, `"2"`},
		"text too long":         {row(`<c r="A1" t="inlineStr"><is><t>` + long + `</t></is></c>`), ErrTooLarge, "cell"},
		"no number":             {row(`<c r="A1"><v>NaN</v></c>`), ErrFormat, "NaN"},
		"type unknown":          {row(`<c r="A1" t="z"><v>1</v></c>`), ErrFormat, `"z"`},
		"entities": {sheet(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`),
			ErrFormat, "DOCTYPE"},
		"entity unknown":          {sheet(`<worksheet><sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData></worksheet>`), ErrFormat, "entity"},
		"sheet cut off":           {sheet(`<worksheet><sheetData><row><c><v>1</v></c></row>`), ErrTruncated, ""},
		"a page for a sheet":      {sheet(`<html><body/></html>`), ErrFormat, "html"},
		"no sheet":                {xlsx("").without("xl/worksheets/sheet1.xml"), ErrTruncated, "missing"},
		"no shared texts":         {xlsx("").without("xl/sharedStrings.xml"), ErrTruncated, "missing"},
		"no workbook":             {xlsx("").without("xl/workbook.xml"), ErrTruncated, "missing"},
		"sheet without part":      {xlsx("").with(parts{"xl/_rels/workbook.xml.rels": head + "<Relationships/>"}), ErrFormat, "Sheet 1"},
		"binary workbook":         {xlsx("").with(parts{"_rels/.rels": `<R><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></R>`}), ErrFormat, ".xlsx"},
		"neither":                 {parts{"a.txt": "a"}, ErrFormat, "neither"},
		"ODS: text document":      {ods("").with(parts{"content.xml": `<document-content><body><text/></body></document-content>`}), ErrFormat, `"text"`},
		"ODS: other root":         {ods("").with(parts{"content.xml": `<x/>`}), ErrFormat, "root"},
		"ODS: negative repeats":   {ods(`<table-row number-rows-repeated="-5"/>`), ErrFormat, "-5"},
		"ODS: repeats for ever":   {ods(`<table-row number-rows-repeated="99999999999999999999"/>`), ErrFormat, "9999"},
		"ODS: million filled":     {ods(`<table-row number-rows-repeated="1048576"><table-cell number-columns-repeated="16384"><p>xxxxxxxx</p></table-cell></table-row>`), ErrTooLarge, "together"},
		"ODS: too many rows":      {ods(`<table-row number-rows-repeated="1048576"/><table-row><table-cell><p>x</p></table-cell></table-row>`), ErrTooLarge, "rows"},
		"ODS: too many columns":   {ods(`<table-row><table-cell number-columns-repeated="16384"/><table-cell><p>x</p></table-cell></table-row>`), ErrTooLarge, "columns"},
		"ODS: blanks without end": {ods(`<table-row><table-cell>` + strings.Repeat(`<p><s c="100000"/></p>`, 3) + `</table-cell></table-row>`), ErrTooLarge, "cell"},
		"ODS: cut off":            {ods("").with(parts{"content.xml": odsHead + `<table><table-row>`}), ErrTruncated, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := open(archive(t, c.parts))
			if err == nil {
				for _, e := range b.Rows() {
					err = e
				}
			}
			require.ErrorIs(t, err, c.want)
			assert.ErrorContains(t, err, c.say)
			var at *Error
			require.ErrorAs(t, err, &at)
		})
	}
}

func TestHostileArchives(t *testing.T) {
	good := archive(t, xlsx(`<row r="1"><c r="A1"><v>1</v></c></row>`))
	bomb := parts{"[Content_Types].xml": strings.Repeat(" ", 8<<20)}
	many := parts{}
	for i := range maxParts + 1 {
		many[fmt.Sprint(i)] = ""
	}
	twice := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for range 2 {
			_, err := z.Create("xl/workbook.xml")
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		return b.Bytes()
	}
	// In the central directory, sizes that the archive can not have.
	patch := func(at int, b ...byte) []byte {
		c := bytes.Clone(good)
		copy(c[bytes.LastIndex(c, []byte("PK\x01\x02"))+at:], b)
		return c
	}
	for name, c := range map[string]struct {
		file []byte
		want error
		say  string
	}{
		"cut off":           {good[:len(good)-30], ErrTruncated, ""},
		"a page":            {[]byte("<html>403</html>"), ErrTruncated, ""},
		"a bomb":            {archive(t, bomb), ErrTooLarge, "bomb"},
		"many parts":        {archive(t, many), ErrTooLarge, "parts"},
		"a part twice":      {twice(), ErrFormat, "twice"},
		"a password":        {patch(8, 1), ErrFormat, "password"},
		"a part of 4 GB":    {patch(24, 0xfe, 0xff, 0xff, 0xff), ErrTooLarge, "bytes"},
		"overlapping parts": {patch(20, 0xff, 0xff, 0x0f, 0), ErrFormat, "overlap"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := open(c.file)
			require.ErrorIs(t, err, c.want)
			assert.ErrorContains(t, err, c.say)
		})
	}
	_, err := Open(bytes.NewReader(nil), MaxFile+1)
	require.ErrorIs(t, err, ErrTooLarge)
}

// A spreadsheet of the common programs comes through; anything made of it ends
// in rows that keep the order and the limits, or in an *Error.
func FuzzOpen(f *testing.F) {
	f.Add(archive(f, xlsx(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="2"><v>23830</v></c></row>`)))
	f.Add(archive(f, ods(`<table-row><table-cell number-columns-repeated="2"><p>a<s/></p></table-cell></table-row>`)))
	f.Fuzz(func(t *testing.T, file []byte) {
		b, err := open(file)
		if err == nil {
			checkRows(t, b)
			return
		}
		var at *Error
		require.ErrorAs(t, err, &at)
	})
}

// The XML itself is what a mutated archive seldom reaches.
func FuzzRows(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>1</v></c><c t="inlineStr"><is><t>a</t></is></c></row>`, `<table-row/>`)
	f.Add(`<row><c s="3"><v>1e3</v></c></row>`, `<table-row number-rows-repeated="3"><table-cell value-type="float" value="1"/></table-row>`)
	f.Fuzz(func(t *testing.T, rows, table string) {
		for _, p := range []parts{xlsx(rows), ods(table)} {
			b, err := open(archive(t, p))
			require.NoError(t, err)
			checkRows(t, b)
		}
	})
}

func checkRows(t *testing.T, b *Book) {
	last := map[string]int{}
	for row, err := range b.Rows() {
		if err != nil {
			var at *Error
			require.ErrorAs(t, err, &at)
			return
		}
		require.NotEmpty(t, row.Cells)
		require.Greater(t, row.Number, 0)
		if row.Part != "content.xml" {
			require.Greater(t, row.Number, last[row.Part])
			last[row.Part] = row.Number
		}
		column := -1
		for _, c := range row.Cells {
			require.Greater(t, c.Column, column)
			require.NotEmpty(t, c.Text)
			column = c.Column
		}
	}
}
