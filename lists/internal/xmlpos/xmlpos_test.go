package xmlpos

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// outline reads all of a file into one line: name[attribute]@offset(children)
// or name="text".
func outline(r *Reader) (string, error) {
	e := r.Root()
	s := e.Name + outlineChildren(r)
	return s, r.End()
}

func outlineChildren(r *Reader) string {
	var s []string
	for e := range r.Children() {
		switch e.Name {
		case "text":
			s = append(s, "text="+r.Text())
		case "skip": // not read at all
			s = append(s, "skip")
		default:
			s = append(s, e.Name+e.Attr("a")+outlineChildren(r))
		}
	}
	return "(" + strings.Join(s, " ") + ")"
}

func TestOutline(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", `<r/>`, "r()"},
		{"declaration and comments", `<?xml version="1.0"?><!-- a --><r><!-- b --></r><!-- c -->` + "\n", "r()"},
		{"byte order mark", "\ufeff<r/>", "r()"},
		{"attributes", `<r><b a="1"/><b x="2" a='&lt;3'/></r>`, "r(b1() b<3())"},
		{"text", `<r><text>a &amp; b<![CDATA[ <c>]]></text></r>`, "r(text=a & b <c>)"},
		{"text of the elements inside", `<r><text>a<i>b<j>c</j></i>d</text><b/></r>`, "r(text=abcd b())"},
		{"passed over", `<r><skip>any <x>thing</x><skip/></skip><b/></r>`, "r(skip b())"},
		{"prefixes", `<p:r xmlns:p="x"><p:b p:a="1"/></p:r>`, "r(b1())"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := outline(New(strings.NewReader(c.text)))
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestTextWith(t *testing.T) {
	use := func(e Element) (string, bool) {
		switch e.Name {
		case "br":
			return "\n", false
		case "note":
			return "*", true
		}
		return e.Attr("say"), false
	}
	for text, want := range map[string]string{
		`<r/>`:                      "",
		`<r>a<br/>b</r>`:            "a\nb",
		`<r>a<i say="x">b</i>c</r>`: "axbc",
		`<r>a<note>b<br/><note>c</note>d</note>e<note/>f</r>`: "a*e*f",
	} {
		r := New(strings.NewReader(text))
		r.Root()
		assert.Equal(t, want, r.TextWith(use), text)
		require.NoError(t, r.End())
	}

	many := New(strings.NewReader(`<r>` + strings.Repeat("<br/>", 3) + `</r>`))
	many.Root()
	assert.Empty(t, many.TextWith(func(Element) (string, bool) { return strings.Repeat("x", maxToken/2), false }))
	require.ErrorIs(t, many.Err(), ErrSyntax, "a short file may not stand for a long text")

	cut := New(strings.NewReader(`<r>a<note>b`))
	cut.Root()
	assert.Empty(t, cut.TextWith(use))
	require.ErrorIs(t, cut.Err(), ErrTruncated)
}

func TestErrors(t *testing.T) {
	deep := strings.Repeat("<a>", maxDepth+1) + strings.Repeat("</a>", maxDepth+1)
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"nothing", "", ErrTruncated},
		{"cut in a tag", "<r><b", ErrTruncated},
		{"cut in a text", "<r><text>abc", ErrTruncated},
		{"cut between elements", "<r><b></b>", ErrTruncated},
		{"cut in a comment", "<r><!-- abc", ErrTruncated},
		{"cut in a CDATA section", "<r><text><![CDATA[abc", ErrTruncated},
		{"crossed tags", "<r><b></r></b>", ErrSyntax},
		{"end without a start", "<r></r></b>", ErrSyntax},
		{"text between elements", "<r> lost <b/></r>", ErrSyntax},
		{"text after the root", "<r/>lost", ErrSyntax},
		{"text before the root", "lost<r/>", ErrSyntax},
		{"two roots", "<r/><r/>", ErrSyntax},
		{"entity", "<r><text>&e;</text></r>", ErrSyntax},
		{"document type", `<!DOCTYPE r [<!ENTITY e "x">]><r/>`, ErrSyntax},
		{"not UTF-8", "<r><text>\xff</text></r>", ErrSyntax},
		{"too deep", "<r>" + deep + "</r>", ErrSyntax},
		{"too long", "<r><text>" + strings.Repeat("x", 2*maxToken) + "</text></r>", ErrSyntax},
		{"too long in pieces", "<r><text>" + strings.Repeat("<![CDATA["+strings.Repeat("x", maxToken/2)+"]]>", 3) + "</text></r>", ErrSyntax},
		{"no XML", "Not Found", ErrSyntax},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := New(strings.NewReader(c.text))
			_, err := outline(r)
			assert.ErrorIs(t, err, c.want)
			assert.Equal(t, err, r.Err(), "the error stays")
		})
	}
}

// Errors of the file itself are not taken for errors of XML.
func TestReadError(t *testing.T) {
	lost := errors.New("connection lost")
	_, err := outline(New(io.MultiReader(strings.NewReader("<r><b/>"), iotest.ErrReader(lost))))
	assert.ErrorIs(t, err, lost)
	assert.NotErrorIs(t, err, ErrTruncated)
}

func TestOffsets(t *testing.T) {
	text := "<?xml version='1.0'?>\n<r>\n <b>ä</b>\n\t<c><d/></c></r>"
	r := New(iotest.OneByteReader(strings.NewReader(text)))
	at := map[string]int64{}
	root := r.Root()
	at[root.Name] = root.Offset
	for e := range r.Children() {
		at[e.Name] = e.Offset
		for e := range r.Children() {
			at[e.Name] = e.Offset
		}
		if e.Name == "b" { // its text stands where elements were looked for
			assert.ErrorIs(t, r.Err(), ErrSyntax)
		}
	}
	assert.EqualValues(t, strings.Index(text, "<r>"), at["r"])
	assert.EqualValues(t, strings.Index(text, "<b>"), at["b"])

	r = New(strings.NewReader(text))
	r.Root()
	for e := range r.Children() {
		if e.Name == "c" {
			for e := range r.Children() {
				assert.EqualValues(t, strings.Index(text, "<d/>"), e.Offset)
			}
		}
	}
	assert.NoError(t, r.End())
}

// A loop that is left early leaves the rest to the loop around it.
func TestBreak(t *testing.T) {
	r := New(strings.NewReader("<r><a><x/><y/></a><b/></r>"))
	r.Root()
	var names []string
	for e := range r.Children() {
		names = append(names, e.Name)
		for e := range r.Children() {
			names = append(names, e.Name)
			break
		}
	}
	require.NoError(t, r.End())
	assert.Equal(t, []string{"a", "x", "b"}, names)
}

// FuzzTruth holds the reader against encoding/xml: what it accepts must be
// accepted there too, and no proper prefix of a whole file may be accepted.
func FuzzTruth(f *testing.F) {
	f.Add(`<r><text>a</text><b a="1"/></r>`, 10)
	f.Add(`<r><!-- x --><skip><y/></skip></r>`, 3)
	f.Add("\ufeff<r>&amp;</r>", 5)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		if _, err := outline(New(strings.NewReader(text))); err != nil {
			return
		}
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("accepted %q, but: %v", text, err)
			}
		}
		end := bytes.LastIndexByte([]byte(text[:d.InputOffset()]), '>')
		if after := strings.TrimSpace(text[end+1:]); cut < 0 || cut > end || after != "" || strings.Contains(text, "<!--") || strings.Contains(text, "<?") {
			return
		}
		if _, err := outline(New(strings.NewReader(text[:cut]))); err == nil {
			t.Fatalf("accepted %q, cut from %q", text[:cut], text)
		}
	})
}

func BenchmarkReader(b *testing.B) {
	text := "<r>" + strings.Repeat(`<b a="1"><text>some text</text><c/></b>`+"\n", 10000) + "</r>"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := outline(New(strings.NewReader(text)))
		require.NoError(b, err)
	}
}
