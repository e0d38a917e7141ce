package lexicon

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func form(name string) (int, Class) { return LegalForm(strings.Fields(name)) }

func TestLegalFormsThatAreOne(t *testing.T) {
	for _, line := range []string{
		"ltd; limited; l t d",
		"llc; l l c; limited liability company; limited liability co",
		"gmbh; g m b h; gesellschaft mit beschrankter haftung; gesellschaft mit beschraenkter haftung",
		"ag; aktiengesellschaft; a g",
		"sa; s a; sociedad anonima; societe anonyme",
		"sa de cv; s a de c v; sociedad anonima de capital variable; sa de c v",
		"s de rl de cv; s de r l de c v",
		"ooo; o o o; obshchestvo s ogranichennoy otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennostyu; obschestvo s ogranichennoi otvetstvennostyu",
		"ao; aktsionernoe obshchestvo; aktsionernoye obshchestvo", "oao; otkrytoe aktsionernoe obshchestvo",
		"ojsc; open joint stock company", "jsc; joint stock company", "pjsc; public joint stock company",
		"sp z o o; sp z oo; spzoo; sp zoo; spolka z ograniczona odpowiedzialnoscia",
		"plc; public limited company; public company limited", "pvt ltd; private limited; pvt limited",
		"anonim sirketi; a s; as", "ltd sti; limited sirketi", "fz llc; fzllc", "sdn bhd; sendirian berhad",
		"kabushiki kaisha; 株式会社; kk", "jusikhoesa; chusik hoesa; 주식회사", "有限公司; 有限责任公司; youxian gongsi", "股份有限公司; gufen youxian gongsi",
		"sherkat sahami khas; sahami khass; pjs",
	} {
		var first Class
		for spelling := range strings.SplitSeq(line, "; ") {
			n, class := form(spelling)
			assert.Equal(t, len(strings.Fields(spelling)), n, spelling)
			if first == 0 {
				first = class
			}
			assert.True(t, class == first && class != 0, "%q is %q, not %q", spelling, class, first)
		}
	}
}

func TestFamily(t *testing.T) {
	for family, forms := range map[Family]string{
		Limited:     "ltd llc gmbh ooo sarl srl bv oy tov too sro doo eood kft fze wll pvt pt tnhh",
		Stock:       "plc inc corp ag sa spa nv ab asa oyj ao oao zao pao ojsc cjsc pjsc jsc dd ad zrt as bhd kk",
		Partnership: "llp kg ohg",
		State:       "fgup gup",
	} {
		for f := range strings.FieldsSeq(forms) {
			_, class := form(f)
			assert.Equal(t, family, class.Family(), f)
		}
	}
	assert.Equal(t, NoForm, Class(0).Family())
	assert.Empty(t, Class(0).String())
	_, class := form("s a de c v")
	assert.Equal(t, "sa de cv", class.String())
}

func TestLegalFormTakesTheLongest(t *testing.T) {
	for name, want := range map[string]int{
		"ltd moscow":                     1,
		"limited liability company alfa": 3,
		"gmbh and co kg":                 4,
		"pte ltd":                        2,
		"sa de cv":                       3,
		"sal offshore":                   2,
		"s a l off shore":                5,
		"s alfa":                         0,
		"company":                        0,
		"co ltd":                         0, // company is a generic word, not a part of the form
		"":                               0,
		"limitedx":                       0,
		"obshchestvo":                    0,
		// Letters that are words elsewhere count only at the end.
		"as salam bank": 0,
		"as":            1,
		"ad din":        0,
		"as ltd":        1,
		"spa resort":    0,
		"bhd":           1,
	} {
		n, class := form(name)
		assert.Equal(t, want, n, name)
		assert.Equal(t, want == 0, class == 0, name)
	}
	n, class := LegalForm([]string{"", "ltd"})
	assert.True(t, n == 0 && class == 0, "an empty token is no form")
}

func TestCutLegalForm(t *testing.T) {
	for name, want := range map[string][2]string{
		"丹东鸿祥实业发展有限公司": {"丹东鸿祥实业发展", "youxian gongsi"},
		"中芯國際股份有限公司":   {"中芯國際", "gufen youxian gongsi"},
		"株式会社三菱":       {"三菱", "kk"},
		"三菱商事株式会社":     {"三菱商事", "kk"},
		"주식회사삼성":       {"삼성", "jusik hoesa"},
		"有限公司":         {"有限公司", ""},
		"株山":           {"株山", ""},
		"gazprom ooo":  {"gazprom ooo", ""},
		"":             {"", ""},
	} {
		rest, class := CutLegalForm(name)
		assert.Equal(t, want, [2]string{rest, class.String()}, name)
	}
}

func FuzzLegalForm(f *testing.F) {
	f.Add("s a de c v")
	f.Add("a s a s a s a s a s")
	f.Add("有限公司 株式会社")
	f.Fuzz(func(t *testing.T, name string) {
		tokens := strings.Fields(name)
		n, class := LegalForm(tokens)
		assert.LessOrEqual(t, n, len(tokens))
		assert.Equal(t, n == 0, class == 0)
		assert.Equal(t, class == 0, class.Family() == NoForm)
		rest, cut := CutLegalForm(name)
		assert.Equal(t, cut == 0, rest == name)
	})
}

func BenchmarkLegalForm(b *testing.B) {
	tokens := []string{"obshchestvo", "s", "ogranichennoy", "otvetstvennostyu", "alfa"}
	for b.Loop() {
		LegalForm(tokens)
	}
}

func BenchmarkVariant(b *testing.B) {
	for b.Loop() {
		Variant("mohammed", "muhammad")
	}
}

func BenchmarkGeneric(b *testing.B) {
	for b.Loop() {
		Generic("trading")
	}
}
