package lists

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A testSheet is a sheet to be written. The values of cells are texts, numbers,
// truths and days; nil is an empty cell.
type testSheet struct {
	name string
	rows [][]any
}

// xlsxFile writes a spreadsheet as the common programs do, with texts in the
// cells. It is the fixture of all formats that are spreadsheets.
func xlsxFile(t testing.TB, saved string, sheets ...testSheet) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(xml.Header + text))
		require.NoError(t, err)
	}
	var list, rels strings.Builder
	for i, s := range sheets {
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.name), i+1, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="x/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), sheetXML(s.rows))
	}
	add("[Content_Types].xml", `<Types/>`)
	add("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>`+list.String()+`</sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships>`+rels.String()+`<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`)
	add("xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	if saved != "" {
		add("docProps/core.xml", `<coreProperties><modified>`+saved+`</modified></coreProperties>`)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func sheetXML(rows [][]any) string {
	var s strings.Builder
	s.WriteString(`<worksheet><sheetData>`)
	for i, row := range rows {
		fmt.Fprintf(&s, `<row r="%d">`, i+1)
		for j, value := range row {
			ref := fmt.Sprintf("%s%d", column(j), i+1)
			switch v := value.(type) {
			case nil:
			case string:
				fmt.Fprintf(&s, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, escaped(v))
			case bool:
				fmt.Fprintf(&s, `<c r="%s" t="b"><v>%d</v></c>`, ref, map[bool]int{true: 1}[v])
			case time.Time:
				days := v.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
				fmt.Fprintf(&s, `<c r="%s" s="1"><v>%v</v></c>`, ref, days)
			default:
				fmt.Fprintf(&s, `<c r="%s"><v>%v</v></c>`, ref, v)
			}
		}
		s.WriteString(`</row>`)
	}
	s.WriteString(`</sheetData></worksheet>`)
	return s.String()
}

func column(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return column(i/26-1) + column(i%26)
}

func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder does not fail
	return b.String()
}

func day(s string) time.Time {
	first, _ := MustParseDate(s).Bounds()
	return first
}
