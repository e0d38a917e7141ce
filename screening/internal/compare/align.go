package compare

import "math"

// A Scratch is the working memory of comparisons. It belongs to one goroutine
// at a time.
type Scratch struct {
	subject *Subject
	like    [][]float32 // by word of the subject's names and number of the listed word; likeness+1, 0 not yet known

	cells  []float32 // the likeness of each word with each
	mine   []int16   // for each word of the subject's name what it stands against
	theirs []int16
	joins  []join

	marks []bool  // entries that can match, by number
	found []int32 // the same as numbers
}

// What a word can stand against, beside a word's index.
const (
	alone    = -1
	inJoin   = -2
	repeated = -3
	isForm   = -4
)

// likeness returns how alike word i of the subject's words and a listed word
// are. Every pair is compared once for each subject.
func (s *Scratch) likeness(i int, q, c *word) float32 {
	if c.id < 0 {
		v, _ := alike(q, c)
		return float32(v)
	}
	p := &s.like[i][c.id]
	if *p == 0 {
		v, _ := alike(q, c)
		*p = float32(v) + 1
	}
	return *p - 1
}

// compareNames returns the likeness of two names in [0, 1]. The alignment
// stays in s for explain.
func (s *Scratch) compareNames(q *subjectName, c *name) float64 {
	n, m := len(q.words), len(c.words)
	s.mine, s.theirs, s.joins = resize(s.mine, n), resize(s.theirs, m), s.joins[:0]
	if cap(s.cells) < n*m {
		s.cells = make([]float32, n*m)
	}
	cells, found := s.cells[:n*m], false
	for i, w := range q.words {
		if q.weight[i] == 0 {
			s.mine[i] = isForm
			continue
		}
		for j, v := range c.words {
			like := float32(0)
			if c.weight[j] > 0 {
				like = s.likeness(q.first+i, w, v)
			}
			cells[i*m+j] = like
			found = found || like > 0
		}
	}
	for j := range c.words {
		if c.weight[j] == 0 {
			s.theirs[j] = isForm
		}
	}
	if !found && !q.joined.mayJoin(&c.joined) {
		return 0
	}
	// What is surely the same goes first, then what is the same but for spaces,
	// then what may be the same: "Jongun" is "Jong Un" rather than half "Jong".
	for s.takeBest(cells, q, c, likeSure) {
	}
	s.takeJoins(&q.name, c)
	for s.takeBest(cells, q, c, likeNothing) {
	}
	if !q.org && !c.org && s.hasWord(&q.name, c) {
		s.takeInitials(&q.name, c, false)
		s.takeInitials(c, &q.name, true)
	}
	return s.total(&q.name, c)
}

// hasWord reports whether the names share a word that is more than an initial.
func (s *Scratch) hasWord(q, c *name) bool {
	for i, j := range s.mine {
		if j >= 0 && q.weight[i] >= weightShort && c.weight[j] >= weightShort {
			return true
		}
	}
	return false
}

// takeBest pairs the two words that are most alike of those that stand alone,
// if they are at least as alike as least. Among equals it takes the ones that
// tell more, then the first.
func (s *Scratch) takeBest(cells []float32, q *subjectName, c *name, least float32) bool {
	m := len(c.words)
	bi, bj, best := 0, 0, float32(0)
	for i := range q.words {
		if s.mine[i] != alone {
			continue
		}
		for j := range c.words {
			if s.theirs[j] != alone {
				continue
			}
			like := cells[i*m+j]
			if like < least {
				continue
			}
			if v := like * (2 + q.weight[i] + c.weight[j]); v > best {
				bi, bj, best = i, j, v
			}
		}
	}
	if best == 0 {
		return false
	}
	s.mine[bi], s.theirs[bj] = int16(bj), int16(bi)
	return true
}

// total sums the alignment up.
func (s *Scratch) total(q, c *name) float64 {
	var likes, pairs float64
	words := 0
	for i, j := range s.mine {
		if j >= 0 {
			w := float64(q.weight[i]+c.weight[j]) / 2
			likes += w * float64(s.cell(i, int(j), len(c.words)))
			pairs += w
			if w > 0.5 {
				words++
			}
		}
	}
	for _, jn := range s.joins {
		w := s.joinWeight(q, c, jn)
		likes += w * jn.like
		pairs += w
		words += max(jn.n, jn.m)
	}
	if pairs == 0 {
		return 0
	}
	extra, numbers := s.left(q, c, s.mine)
	missing, theirNumbers := s.left(c, q, s.theirs)
	conflict := min(extra, missing)
	costM, costE := costMissing, costExtra
	switch {
	case q.org || c.org:
		costM, costE = costOrgMissing, costOrgExtra
	case words < 2:
		costM, costE = costLonely, costLonely
	}
	like := likes / (pairs + costConflict*conflict + costM*(missing-conflict) + costE*(extra-conflict))
	switch {
	case numbers > 0 && theirNumbers > 0:
		like -= numberDiffers
	case (numbers > 0 || theirNumbers > 0) && (q.org || c.org):
		like -= numberMissing
	}
	return math.Max(0, like-formCost(q, c))
}

func (s *Scratch) cell(i, j, m int) float32 { return s.cells[i*m+j] }

// left sums up the words of a name that stand alone, and counts the numbers
// among them. A word that is said twice costs nothing.
func (s *Scratch) left(a, b *name, stands []int16) (weight float64, numbers int) {
	for i, v := range stands {
		if v != alone {
			continue
		}
		if s.isRepeated(a, i, stands) {
			stands[i] = repeated
			continue
		}
		if likeForm(a.words[i], b) {
			stands[i] = isForm
			continue
		}
		if a.words[i].isNumber {
			numbers++
		}
		weight += float64(a.weight[i])
	}
	return weight, numbers
}

// isRepeated reports whether word i of a name is there a second time, paired.
func (s *Scratch) isRepeated(a *name, i int, stands []int16) bool {
	for k, w := range a.words {
		if k != i && w == a.words[i] && stands[k] >= 0 {
			return true
		}
	}
	return false
}

// likeForm reports whether a word is a word of the other name's legal form,
// cut off or misspelt so that it was not taken for one.
func likeForm(w *word, b *name) bool {
	for j, v := range b.words {
		if b.weight[j] == 0 && len(v.text()) > 2 {
			if like, _ := alike(w, v); like >= likeNothing {
				return true
			}
		}
	}
	return false
}

// formCost is what legal forms that differ cost; the two that are most alike
// count.
func formCost(q, c *name) float64 {
	switch {
	case len(q.forms) == 0 && len(c.forms) == 0:
		return 0
	case len(q.forms) == 0 || len(c.forms) == 0:
		return formOneSided
	}
	cost := formOther
	for _, a := range q.forms {
		for _, b := range c.forms {
			switch {
			case a == b:
				return 0
			case a.Family() == b.Family():
				cost = formSameFamily
			}
		}
	}
	return cost
}

// sum is what n words of a name from at tell together.
func (n *name) sum(at, count int) float64 {
	t := 0.0
	for k := range count {
		t += float64(n.weight[(at+k)%len(n.weight)])
	}
	return t
}

func resize(s []int16, n int) []int16 {
	if cap(s) < n {
		s = make([]int16, n)
	}
	s = s[:n]
	for i := range s {
		s[i] = alone
	}
	return s
}
