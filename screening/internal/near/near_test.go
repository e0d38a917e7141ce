package near

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "kim", 3},
		{"kim", "kim", 0},
		{"scholz", "scholze", 1},
		{"asasd", "assad", 1},
		{"vladimir", "volodymyr", 4},
		{"ca", "abc", 3}, // the alignment may not edit a swapped pair again
		{"金正恩", "金正日", 1},
		{"lukashenko", "lukashevich", 4},
	} {
		assert.Equal(t, c.want, Distance(c.a, c.b), "%s %s", c.a, c.b)
		assert.Equal(t, c.want, Distance(c.b, c.a), "%s %s", c.b, c.a)
	}
}

func TestCost(t *testing.T) {
	for _, c := range []struct{ near, than, far string }{
		{"hasan", "hassan", "hastan"},     // a doubled letter against a new one
		{"mohamed", "mohamad", "mohamkd"}, // a vowel for a vowel against a consonant
		{"karl", "carl", "tarl"},
		{"khaled", "kaled", "kahled"},
		{"unit5", "uniti5", "unit8"},
	} {
		assert.Less(t, Cost(c.near, c.than), Cost(c.near, c.far), "%s is nearer to %s than to %s", c.near, c.than, c.far)
	}
	assert.Zero(t, Cost("kim", "kim"))
}

func TestReplaceable(t *testing.T) {
	for a := byte('a'); a <= 'z'; a++ {
		var want uint64
		for b := byte('a'); b <= 'z'; b++ {
			if a != b && replace(a, b, false) < priceLetter {
				want |= Mask(string(rune(b)))
			}
		}
		assert.Equal(t, want, replaceable[a-'a'], "%c", a)
	}
}

func FuzzDistance(f *testing.F) {
	f.Add("kim jong un", "kim jung un")
	f.Add("al-assad", "al-asasd")
	f.Add("金正恩", "kim")
	f.Add("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "b")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 200 || len(b) > 200 {
			return
		}
		ra, rb := []rune(a), []rune(b)
		want := table(ra, rb)
		assert.Equal(t, want, Distance(a, b))
		assert.InDelta(t, Cost(a, b), Cost(b, a), 1e-9)
		if isASCII(a) && isASCII(b) {
			assert.LessOrEqual(t, Apart(Mask(a), Mask(b), len(a), len(b)), want)
			assert.LessOrEqual(t, LeastCost(Mask(a), Mask(b)), Cost(a, b)+1e-9)
		}
	})
}

func BenchmarkDistance(b *testing.B) {
	for b.Loop() {
		Distance("mohammadhasni", "mohamadhasny")
	}
}

func BenchmarkTable(b *testing.B) {
	x, y := []rune("mohammadhasni"), []rune("mohamadhasny")
	for b.Loop() {
		table(x, y)
	}
}

func BenchmarkCost(b *testing.B) {
	for b.Loop() {
		Cost("mohammadhasni", "mohamadhasny")
	}
}
