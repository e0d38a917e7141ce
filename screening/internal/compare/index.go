package compare

// An Index finds the entries that can match a subject. It misses none: two
// names are alike only if a word of one is alike to a word of the other, or if
// they are the same letters with other spaces, and both are asked here of
// every listed word and name. Most pairs of words are told apart by their sets
// of letters: of the 26,564 different words of OFAC's list of January 2024 a
// subject of two words looks at some 3,000, and then compares 1,300 of 13,821
// entries.
//
// It must not be changed any more once it is asked.
type Index struct {
	dict    *Dictionary
	byWord  [][]int32 // entries by the number of a word that tells something
	byKey   map[string][]int32
	shapes  []shape // of words by number
	letters []namedLetters
	entries []*Entry
}

// namedLetters is a listed name's letters and its entry, close together in
// memory.
type namedLetters struct {
	letters
	entry int32
}

// A shape is what decides most comparisons of two words, close together in
// memory.
type shape struct {
	mask   uint64
	length int32
	plain  bool   // alike to another word by its letters or its senses alone
	senses uint64 // its classes of variants and its meaning, by hashing
}

// NewIndex returns an empty index for entries whose words are in d.
func NewIndex(d *Dictionary) *Index { return &Index{dict: d, byKey: map[string][]int32{}} }

// Add adds an entry; entries are numbered from 0.
func (x *Index) Add(e *Entry) {
	n := int32(len(x.entries))
	x.entries = append(x.entries, e)
	for _, k := range e.Keys() {
		x.byKey[k] = appendNew(x.byKey[k], n)
	}
	for n := len(x.byWord); n < x.dict.Len(); n++ {
		w := x.dict.list[n]
		x.byWord = append(x.byWord, nil)
		x.shapes = append(x.shapes, shape{w.masks[0], int32(len(w.text())), w.isPlain(), w.senses()})
	}
	for i := range e.names {
		c := &e.names[i]
		x.letters = append(x.letters, namedLetters{c.joined, n})
		for j, w := range c.words {
			if c.weight[j] > 0 {
				x.byWord[w.id] = appendNew(x.byWord[w.id], n)
			}
		}
	}
}

// appendNew appends n to numbers that end in at most n.
func appendNew(s []int32, n int32) []int32 {
	if len(s) > 0 && s[len(s)-1] == n {
		return s
	}
	return append(s, n)
}

// Entry returns the entry with a number.
func (x *Index) Entry(n int32) *Entry { return x.entries[n] }

// Candidates returns the numbers of the entries that can match the subject
// that sc was begun with, in ascending order. The slice belongs to sc.
func (x *Index) Candidates(sc *Scratch) []int32 {
	if cap(sc.marks) < len(x.entries) {
		sc.marks = make([]bool, len(x.entries))
	}
	sc.marks = sc.marks[:len(x.entries)]
	clear(sc.marks)
	for _, k := range sc.subject.Keys() {
		sc.mark(x.byKey[k])
	}
	for i := range sc.subject.names {
		q := &sc.subject.names[i]
		for j, w := range q.words {
			if q.weight[j] == 0 {
				continue
			}
			x.markWord(sc, q.first+j, w)
		}
		x.markJoins(sc, &q.name)
	}
	sc.found = sc.found[:0]
	for n, marked := range sc.marks {
		if marked {
			sc.found = append(sc.found, int32(n))
		}
	}
	return sc.found
}

// markWord marks the entries with a word that is alike to w.
func (x *Index) markWord(sc *Scratch, at int, w *word) {
	byLetters, senses := !w.bare && w.initial() == 0 && !w.isNumber, w.senses()
	for id := range x.shapes {
		c := &x.shapes[id]
		if byLetters && c.plain && c.senses&senses == 0 && apart(w, c) {
			continue
		}
		if sc.likeness(at, w, x.dict.list[id]) > 0 {
			sc.mark(x.byWord[id])
		}
	}
}

// apart reports whether no form of w can be a spelling of a plain word.
func apart(w *word, c *shape) bool {
	for i, m := range w.masks {
		if m != 0 && !tooFar(m, c.mask, len(w.forms[i]), int(c.length)) {
			return false
		}
	}
	return true
}

// isPlain reports whether a word is alike to others by its letters or its
// senses alone: it is no number and no initial, and has one form with vowels.
func (w *word) isPlain() bool {
	return len(w.forms) == 1 && w.masks[0] != 0 && !w.isNumber && !w.bare && w.initial() == 0
}

// senses returns the classes and the meaning of a word as a set of bits. Words
// that share none of them share no bit or do so by chance.
func (w *word) senses() uint64 {
	var s uint64
	for _, c := range w.classes {
		s |= 1 << (c % 61)
	}
	if w.meaning != 0 {
		s |= 1 << (61 + w.meaning%3)
	}
	return s
}

// markJoins marks the entries with a name that may be joined with q.
func (x *Index) markJoins(sc *Scratch, q *name) {
	for i := range x.letters {
		if l := &x.letters[i]; q.joined.mayJoin(&l.letters) {
			sc.marks[l.entry] = true
		}
	}
}

func (sc *Scratch) mark(entries []int32) {
	for _, n := range entries {
		sc.marks[n] = true
	}
}
