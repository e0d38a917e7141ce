package text

import "slices"

// joinSpaced joins the single letters of a word that is spaced out, as in
// L a z a r u s. Four letters that are the whole name are one, and five in a
// row; fewer are initials. Wider gaps among them part the words, unless that
// would leave a letter alone. Dotted letters are one word already; from six on
// they are more than an abbreviation.
func joinSpaced(words []word, cells []cell) ([]word, Undone) {
	var undone Undone
	out := words[:0]
	for i := 0; i < len(words); {
		if words[i].dots >= 5 {
			undone |= Spaced
		}
		n := 0
		for i+n < len(words) && lone(&words[i+n], cells) {
			n++
		}
		if n < 4 || n == 4 && len(words) > 4 {
			n = max(n, 1)
			out = append(out, words[i:i+n]...)
			i += n
			continue
		}
		out = appendJoined(out, words[i:i+n])
		undone |= Spaced
		i += n
	}
	return out, undone
}

// lone says whether a word is one letter of a script that spells with letters.
func lone(w *word, cells []cell) bool {
	if w.letters != 1 {
		return false
	}
	r := cells[w.from].r
	return (r < '0' || r > '9') && scriptOf(r).spells()
}

// appendJoined appends the words that a run of lone letters makes. The words
// of out are those before the run, in the same array.
func appendJoined(out, run []word) []word {
	narrow := slices.MinFunc(run[1:], func(a, b word) int { return int(a.gap - b.gap) }).gap
	shortest, n := len(run), 1
	for _, w := range run[1:] {
		if w.gap > narrow {
			shortest, n = min(shortest, n), 0
		}
		n++
	}
	wide := min(shortest, n) > 1
	joined := run[0]
	for _, w := range run[1:] {
		if wide && w.gap > narrow {
			out = append(out, joined)
			joined = w
			continue
		}
		joined.to = w.to
		joined.letters++
		if w.script != Latin {
			joined.script = Other
		}
	}
	return append(out, joined)
}
