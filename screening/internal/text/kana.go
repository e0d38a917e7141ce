package text

// kana writes a word by Hepburn, the sound as the kana have it. Other forms:
// long vowels shortened, as most passports and lists have them, and for
// katakana the vowels left out that only carry a foreign consonant (kimu for
// Kim).
func (f *forms) kana(word []rune) {
	foreign := false
	for i, r := range word {
		if r >= 'ァ' && r <= 'ヶ' {
			word[i] = r - 'ァ' + 'ぁ'
			foreign = true
		}
	}
	f.reset(kana.cols)
	for i := 0; i < len(word); {
		switch word[i] {
		case 'ー':
			f.lengthen()
			i++
		case 'っ':
			i++
			if i < len(word) {
				i += f.double(word, i)
			}
		default:
			i += f.letter(&kana, word, i)
		}
	}
	short := shorten(f.col[0])
	f.extra = append(f.extra, short)
	if foreign {
		f.extra = append(f.extra, dropCarriers(short))
	}
}

// lengthen repeats the vowel before a long vowel sign.
func (f *forms) lengthen() {
	for c := range f.n {
		if n := len(f.col[c]); n > 0 {
			if last := f.col[c][n-1]; vowel(last) {
				f.col[c] = append(f.col[c], last)
			}
		}
	}
}

// double writes the syllable at i with its consonant doubled (t before ch).
func (f *forms) double(word []rune, i int) int {
	if word[i] == 'ー' || word[i] == 'っ' {
		return 0
	}
	var at [maxCols]int
	for c := range f.n {
		at[c] = len(f.col[c])
	}
	n := f.letter(&kana, word, i)
	for c := range f.n {
		if at[c] == len(f.col[c]) {
			continue
		}
		first := f.col[c][at[c]]
		if vowel(first) || first <= '9' {
			continue
		}
		f.col[c] = append(f.col[c], 0)
		copy(f.col[c][at[c]+1:], f.col[c][at[c]:])
		if first == 'c' {
			f.col[c][at[c]] = 't'
		}
	}
	return n
}

// shorten writes long vowels short: ou and doubled vowels.
func shorten(form []byte) string {
	out := make([]byte, 0, len(form))
	for i, c := range form {
		if i > 0 && vowel(c) && (c == form[i-1] || c == 'u' && form[i-1] == 'o') {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// dropCarriers leaves out u after a consonant, and o after t or d, before
// another consonant or the end, and writes double consonants once.
func dropCarriers(form string) string {
	out := make([]byte, 0, len(form))
	for i := range len(form) {
		c := form[i]
		ends := i+1 == len(form) || !vowel(form[i+1])
		carrier := i > 0 && ends && (c == 'u' && !vowel(form[i-1]) || c == 'o' && (form[i-1] == 't' || form[i-1] == 'd'))
		double := len(out) > 0 && c == out[len(out)-1] && !vowel(c)
		if !carrier && !double {
			out = append(out, c)
		}
	}
	return string(out)
}
