package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// parts are the members of an archive by name.
type parts map[string]string

// with returns the parts with some of them changed.
func (p parts) with(changes parts) parts {
	q := maps.Clone(p)
	maps.Copy(q, changes)
	return q
}

// without returns the parts without one of them.
func (p parts) without(name string) parts {
	q := maps.Clone(p)
	delete(q, name)
	return q
}

// archive packs parts.
func archive(t testing.TB, p parts) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(p[name]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

const (
	head   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relURL = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// xlsx returns the parts of a spreadsheet of one sheet with the given rows.
func xlsx(rows string) parts {
	return parts{
		"[Content_Types].xml": head + `<Types/>`,
		"_rels/.rels":         head + `<Relationships><Relationship Id="rId1" Type="` + relURL + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": head + `<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Sheet 1" sheetId="1" r:id="rId1"/>` +
			`</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": head + `<Relationships><Relationship Id="rId1" Type="` + relURL + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + relURL + `sharedStrings" Target="/xl/sharedStrings.xml"/>` +
			`<Relationship Id="rId3" Type="` + relURL + `styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": head + `<worksheet><dimension ref="A1:C3"/><sheetData>` + rows + `</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
		"xl/sharedStrings.xml": head + `<sst count="3" uniqueCount="3"><si><t>Reference</t></si>` +
			`<si><r><rPr><b/></rPr><t xml:space="preserve">rich </t></r><r><t>text</t></r></si>` +
			`<si><t>朝鮮</t><rPh sb="0" eb="2"><t>チョウセン</t></rPh><phoneticPr fontId="1"/></si></sst>`,
		"xl/styles.xml": head + `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>` +
			`<numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="178" formatCode="0_);[Red]\(0\)"/></numFmts>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="17"/><xf numFmtId="178"/></cellXfs></styleSheet>`,
		"docProps/core.xml": head + `<coreProperties xmlns:dcterms="d"><dcterms:modified>2026-07-23T04:05:22Z</dcterms:modified></coreProperties>`,
	}
}

const odsHead = head + `<document-content xmlns:table="t" xmlns:text="x" xmlns:office="o"><body><spreadsheet>`

// ods returns the parts of a spreadsheet of one table with the given rows.
func ods(rows string) parts {
	return parts{
		"mimetype":    "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": odsHead + `<table:table table:name="Blad1">` + rows + `</table:table></spreadsheet></body></document-content>`,
		"meta.xml":    head + `<document-meta><meta><generator>x</generator><date>2025-01-02T03:04:05.678</date></meta></document-meta>`,
	}
}

func open(b []byte) (*Book, error) { return Open(bytes.NewReader(b), int64(len(b))) }

// read returns the cells of all rows, each as "A1 text", with the type of those
// that are not text.
func read(b *Book) (cells []string, err error) {
	for row, err := range b.Rows() {
		if err != nil {
			return cells, err
		}
		for _, c := range row.Cells {
			s := fmt.Sprintf("%c%d %s", 'A'+rune(c.Column), row.Number, c.Text)
			if c.Type != Text {
				s += " " + strings.ToLower([]string{"", "NUMBER", "DATE", "BOOL", "FAULT"}[c.Type])
			}
			cells = append(cells, s)
		}
	}
	return cells, nil
}
