package compare

import (
	"math"

	"github.com/sekisho-dev/sekisho/screening/internal/near"
)

// A Scratch is the working memory of comparisons. It belongs to one goroutine
// at a time.
type Scratch struct {
	subject *Subject
	like    [][]float32 // by word of the subject's names and number of the listed word; likeness+1, 0 not yet known

	cells  []float32 // the likeness of each word with each
	mine   []int16   // for each word of the subject's name what it stands against
	theirs []int16
	joins  []join
}

// What a word can stand against, beside a word's index.
const (
	alone    = -1
	inJoin   = -2
	repeated = -3
	isForm   = -4
)

// A join is a run of words on one side that are a run of words on the other,
// written with other spaces.
type join struct {
	i, n int // words of the subject's name
	j, m int // words of the listed name
	like float64
	how  How
}

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
	if !found && !mayJoin(&q.name, c) {
		return 0
	}
	// What is surely the same goes first, then what is the same but for spaces,
	// then what may be the same: "Jongun" is "Jong Un" rather than half "Jong".
	for s.takeBest(cells, q, c, likeSure) {
	}
	s.takeJoins(&q.name, c)
	for s.takeBest(cells, q, c, likeNothing) {
	}
	if found && !q.org && !c.org {
		s.takeInitials(&q.name, c, false)
		s.takeInitials(c, &q.name, true)
	}
	return s.total(&q.name, c)
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

// mayJoin reports whether two names that share no word can still be the same
// letters with other spaces.
func mayJoin(q, c *name) bool {
	if len(q.words) == len(c.words) && len(q.words) == 1 {
		return false
	}
	may := mayDiffer(max(len(q.joined), len(c.joined)))
	return near.Apart(q.mask, c.mask, len(q.joined), len(c.joined)) <= may+5 // legal forms may be run in too
}

// takeJoins looks among the words that stand alone for runs that are the same
// letters with other spaces: "Jong Un" and "Jongun".
func (s *Scratch) takeJoins(q, c *name) {
	for again := true; again; {
		again = false
		for i := 0; i < len(q.words) && !again; i++ {
			for n := 1; n <= 4 && i+n <= len(q.words) && free(s.mine[i+n-1]); n++ {
				if s.joinAt(q, c, i, n) {
					again = true
					break
				}
			}
		}
	}
}

// free tells the words that a join may use: those that stand alone, and legal
// forms that may have been run into the name.
func free(v int16) bool { return v == alone || v == isForm }

// joinAt joins n words of q from i with a run of c, if there is one.
func (s *Scratch) joinAt(q, c *name, i, n int) bool {
	a := ""
	only := true
	for k := i; k < i+n; k++ {
		a += q.words[k].text()
		only = only && s.mine[k] == isForm
	}
	if only || len(a) < 3 {
		return false
	}
	for j := range c.words {
		b := ""
		for m := 1; m <= 4 && j+m <= len(c.words) && free(s.theirs[j+m-1]); m++ {
			b += c.words[j+m-1].text()
			if n == 1 && m == 1 || len(b) > len(a)+4 && m == 1 {
				continue
			}
			if s.theirs[j] == isForm && m == 1 {
				continue
			}
			like := 1.0
			if a != b {
				like = spelling(a, b, near.Mask(a), near.Mask(b))
			}
			if like < likeRunTogether {
				continue
			}
			s.joins = append(s.joins, join{i, n, j, m, like * likeJoined, Joined})
			for k := i; k < i+n; k++ {
				s.mine[k] = inJoin
			}
			for k := j; k < j+m; k++ {
				s.theirs[k] = inJoin
			}
			return true
		}
	}
	return false
}

// takeInitials joins a word of two or three letters that stands alone with the
// words whose initials it is: "JC Juncker" and "Jean-Claude Juncker". Alone,
// without a word beside it that agrees, it would be anybody.
func (s *Scratch) takeInitials(a, b *name, swapped bool) {
	mine, theirs := s.mine, s.theirs
	if swapped {
		mine, theirs = theirs, mine
	}
	for i, w := range a.words {
		t := w.text()
		if mine[i] != alone || len(t) < 2 || len(t) > 3 {
			continue
		}
		for j := 0; j+len(t) <= len(b.words); j++ {
			if !initials(t, b.words[j:j+len(t)], theirs[j:j+len(t)]) {
				continue
			}
			jn := join{i, 1, j, len(t), likeInitial, Initial}
			if swapped {
				jn = join{j, len(t), i, 1, likeInitial, Initial}
			}
			s.joins = append(s.joins, jn)
			mine[i] = inJoin
			for k := range t {
				theirs[j+k] = inJoin
			}
			break
		}
	}
}

// initials reports whether t are the first letters of words that stand alone.
func initials(t string, words []*word, stands []int16) bool {
	for k, w := range words {
		if stands[k] != alone || w.text()[0] != t[k] || len(w.text()) < 2 {
			return false
		}
	}
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
	extra, numbers := s.left(q, c, s.mine, true)
	missing, theirNumbers := s.left(c, q, s.theirs, false)
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

// joinWeight is what a join tells: as much as the side that is written out.
func (s *Scratch) joinWeight(q, c *name, jn join) float64 {
	return max(sum(q.weight[jn.i:jn.i+jn.n]), sum(c.weight[jn.j:jn.j+jn.m]))
}

func (s *Scratch) cell(i, j, m int) float32 { return s.cells[i*m+j] }

// left sums up the words of a name that stand alone, and counts the numbers
// among them. A word that is said twice costs nothing.
func (s *Scratch) left(a, b *name, stands []int16, mine bool) (weight float64, numbers int) {
	for i, v := range stands {
		if v != alone {
			continue
		}
		if s.isRepeated(a, i, stands) {
			stands[i] = repeated
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

func sum(w []float32) float64 {
	t := 0.0
	for _, v := range w {
		t += float64(v)
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
