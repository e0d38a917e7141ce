package text

import (
	"cmp"
	"slices"
)

// A lookalike is a letter that is taken for a Latin one.
type lookalike struct {
	r, latin rune
}

// toLatin returns the Latin letter that r looks like, 0 if none.
func toLatin(r rune) rune {
	i, ok := slices.BinarySearchFunc(lookalikes, r, func(l lookalike, r rune) int { return cmp.Compare(l.r, r) })
	if !ok {
		return 0
	}
	return lookalikes[i].latin
}

// fromLatin returns the letter of the script that looks like a Latin one.
func fromLatin(latin rune, s Script) rune {
	for _, l := range lookalikes {
		if l.latin == latin && scriptOf(l.r) == s {
			return l.r
		}
	}
	return 0
}

// unmask rewrites a word in which letters of one script stand for those of
// another, and says whether it did. The word is read in the script that most
// of its letters have, among the scripts that all of it can be read in; a word
// that can not be read in one script is left alone.
//
// The rest of the name decides where it can: in a name that is Latin beyond
// doubt such a word is Latin, and if it has masked words, so is a word that
// looks Latin in all its letters.
func unmask(word []rune, latin, masked bool) bool {
	var count [len(scriptNames)]int
	var scripts []Script
	for _, r := range word {
		if r >= '0' && r <= '9' {
			continue
		}
		s := scriptOf(r)
		if !s.folds() {
			return false
		}
		if count[s] == 0 {
			scripts = append(scripts, s)
		}
		count[s]++
	}
	foreign := len(scripts) > 1 || count[Other] > 0
	if latin && (foreign || masked && count[Latin] == 0) && readable(word, Latin) {
		return rewrite(word, Latin)
	}
	if !foreign || !readable(word, Latin) {
		if len(scripts) != 2 || count[Latin] == 0 {
			return false
		}
		s := scripts[0] + scripts[1] - Latin
		return readable(word, s) && rewrite(word, s)
	}
	if len(scripts) == 2 && count[Latin] > 0 {
		if s := scripts[0] + scripts[1] - Latin; count[s] > count[Latin] && readable(word, s) {
			return rewrite(word, s)
		}
	}
	return rewrite(word, Latin)
}

// readAs returns the letter of script s that r is or looks like, 0 if none.
func readAs(r rune, s Script) rune {
	switch {
	case r >= '0' && r <= '9' || scriptOf(r) == s:
		return r
	case s == Latin:
		return toLatin(r)
	}
	return fromLatin(r, s)
}

// readable says whether every letter is of script s or looks like one.
func readable(word []rune, s Script) bool {
	for _, r := range word {
		if readAs(r, s) == 0 {
			return false
		}
	}
	return true
}

// rewrite writes a readable word in script s. It returns true.
func rewrite(word []rune, s Script) bool {
	for i, r := range word {
		word[i] = readAs(r, s)
	}
	return true
}
