package xmlpos

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

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
