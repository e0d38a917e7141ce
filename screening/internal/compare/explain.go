package compare

import (
	"slices"
	"strings"

	"github.com/sekisho-dev/sekisho/screening/internal/text"
)

// explainNames describes the alignment of two names.
func (s *Scratch) explainNames(q *subjectName, c *name) Finding {
	like := s.compareNames(q, c)
	f := Finding{Field: Name, Given: q.source.Text, Listed: c.source.Text, Weight: like, How: Exact}
	for i := range q.words {
		f.Words = append(f.Words, s.pairOf(&q.name, c, i)...)
	}
	for j, v := range s.theirs {
		if v == alone || v == repeated {
			f.Words = append(f.Words, Pair{Listed: wordText(c, j), How: howAlone(v, Missing), Weight: round(float64(c.weight[j]))})
		}
	}
	f.How = summary(f.Words, &q.name, c)
	if q.undone != 0 {
		f.Note = "disguise undone: " + q.undone.String()
	}
	if formCost(&q.name, c) > formOneSided {
		if f.Note != "" {
			f.Note += "; "
		}
		f.Note += "legal forms differ"
	}
	return f
}

// pairOf returns what word i of the subject's name stands against.
func (s *Scratch) pairOf(q, c *name, i int) []Pair {
	switch v := s.mine[i]; {
	case v >= 0:
		j := int(v)
		like, how := alike(q.words[i], c.words[j])
		if how == Exact && q.undone&(text.Lookalike|text.Digits) != 0 && !strings.EqualFold(q.given[i], q.words[i].text()) {
			how = Undisguised
		}
		return []Pair{{q.given[i], wordText(c, j), how, round(like), round(float64(q.weight[i]+c.weight[j]) / 2)}}
	case v == alone || v == repeated:
		return []Pair{{Given: q.given[i], How: howAlone(v, Extra), Weight: round(float64(q.weight[i]))}}
	case v == inJoin:
		k := slices.IndexFunc(s.joins, func(j join) bool { return j.i == i })
		if k < 0 {
			return nil
		}
		jn := s.joins[k]
		listed := make([]string, jn.m)
		for m := range listed {
			listed[m] = wordText(c, (jn.j+m)%len(c.words))
		}
		given := make([]string, jn.n)
		for n := range given {
			given[n] = q.given[(i+n)%len(q.given)]
		}
		return []Pair{{strings.Join(given, " "), strings.Join(listed, " "), jn.how, round(jn.like), round(s.joinWeight(q, c, jn))}}
	}
	return nil
}

func howAlone(v int16, how How) How {
	if v == repeated {
		return Repeated
	}
	return how
}

// wordText returns a word of a listed name as it is compared. The words as
// written are not kept on the listed side; the whole name is beside them.
func wordText(c *name, j int) string { return c.words[j].text() }

// summary says in one word how two names agree: the farthest of their words.
func summary(words []Pair, q, c *name) How {
	for _, h := range []How{Contradiction, Extra, Missing, Spelling, Initial, Variant, Romanised, Translated, Joined, Undisguised, Repeated} {
		if slices.ContainsFunc(words, func(p Pair) bool { return p.How == h }) {
			return h
		}
	}
	if q.undone != 0 && q.undone != c.undone {
		return Undisguised
	}
	return Exact
}
