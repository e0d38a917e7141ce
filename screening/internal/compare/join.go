package compare

import (
	"math/bits"
	"strings"

	"github.com/sekisho-dev/sekisho/screening/internal/near"
	"github.com/sekisho-dev/sekisho/screening/internal/text"
)

// A join is a run of words on one side that are a run of words on the other,
// written with other spaces.
type join struct {
	i, n int // n words of the subject's name from i, around the end if need be
	j, m int // the same of the listed name
	like float64
	how  How
}

// letters is what mayJoin asks of a name.
type letters struct {
	mask, form         uint64 // of all words but the legal form, and of the legal form
	length, formLength int32
	single             bool // a name of one word
}

// mayJoin reports whether two names that share no word can still be the same
// letters with other spaces. Legal forms may have been run into the name too.
func (a *letters) mayJoin(b *letters) bool {
	if a.single && b.single {
		return false
	}
	long := max(a.length+a.formLength, b.length+b.formLength)
	may := int32(mayDiffer(int(long)))
	if more := a.length - b.length; more > may+b.formLength || -more > may+a.formLength {
		return false
	}
	inB, inA := b.mask|b.form, a.mask|a.form
	if bits.OnesCount64(a.mask&^inB) > int(may) || bits.OnesCount64(b.mask&^inA) > int(may) {
		return false
	}
	most := (1 - likeRunTogether) * float64(long)
	return near.Lacking(a.mask, inB) <= most && near.Lacking(b.mask, inA) <= most
}

// takeJoins looks for words that are runs of words on the other side, without
// the spaces: "Jongun" and "Jong Un".
func (s *Scratch) takeJoins(q, c *name) {
	for i := range q.words {
		if s.mine[i] != alone {
			continue
		}
		if j, n, like := findRun(q.words[i], c, s.theirs); n > 0 {
			s.joins = append(s.joins, join{i, 1, j, n, like * likeJoined, Joined})
			s.mine[i] = inJoin
			takeRun(s.theirs, j, n)
		}
	}
	for j := range c.words {
		if s.theirs[j] != alone {
			continue
		}
		if i, n, like := findRun(c.words[j], q, s.mine); n > 0 {
			s.joins = append(s.joins, join{i, n, j, 1, like * likeJoined, Joined})
			s.theirs[j] = inJoin
			takeRun(s.mine, i, n)
		}
	}
}

// findRun returns the run of two to four words of b that w is when their
// spaces are left out, the one that is most alike; n is 0 if there is none. A
// run may go on from the last word to the first: lists write the family name
// first, people last.
func findRun(w *word, b *name, stands []int16) (at, n int, like float64) {
	wl, words := len(w.text()), len(b.words)
	may := mayDiffer(wl + 1)
	for j := range words {
		var mask uint64
		length, forms := 0, 0
		for k := range min(4, words) {
			i := (j + k) % words
			if !free(stands[i]) {
				break
			}
			if stands[i] == isForm {
				forms++
			}
			mask |= b.words[i].masks[0]
			length += len(b.words[i].text())
			if length > wl+may || bits.OnesCount64(mask&^w.masks[0]) > may {
				break
			}
			if k == 0 || forms == k+1 || near.Apart(mask, w.masks[0], length, wl) > may {
				continue
			}
			if l := runTogether(w.text(), b.words, j, k+1); l >= likeRunTogether && l > like {
				at, n, like = j, k+1, l
			}
		}
	}
	return at, n, like
}

// runTogether returns how alike a word is to n words from at without their
// spaces.
func runTogether(w string, words []*word, at, n int) float64 {
	var b strings.Builder
	for k := range n {
		b.WriteString(words[(at+k)%len(words)].text())
	}
	if r := b.String(); r != w {
		return spelling(w, r, mask(w), mask(r))
	}
	return 1
}

// free tells the words that a join may use: those that stand alone, and legal
// forms that may have been run into the name.
func free(v int16) bool { return v == alone || v == isForm }

// takeRun marks n words from at as joined.
func takeRun(stands []int16, at, n int) {
	for k := range n {
		stands[(at+k)%len(stands)] = inJoin
	}
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
		if mine[i] != alone || len(t) < 2 || len(t) > 3 || w.script != text.Latin {
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

// joinWeight is what a join tells: as much as the side that is written out.
func (s *Scratch) joinWeight(q, c *name, jn join) float64 {
	return max(q.sum(jn.i, jn.n), c.sum(jn.j, jn.m))
}
