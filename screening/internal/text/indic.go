package text

// devanagari writes a word. A consonant carries an a unless a vowel sign or
// the sign that mutes it follows, or the word ends in a single one (Narendra keeps
// it); Hindi also drops it between
// a vowel and a consonant with a vowel (Manmohan), which gives another form.
func (f *forms) devanagari(word []rune) {
	f.reset(devanagari.cols + 1)
	drop := f.n - 1
	vowelBefore := false
	for i := 0; i < len(word); {
		n := f.letter(&devanagari, word, i)
		i += n
		last := word[i-1]
		if !consonant(last) && last != 0x93C {
			vowelBefore = last != 0x94D && (word[i-1] < 0x900 || word[i-1] > 0x903)
			continue
		}
		conjunct := i-n > 0 && word[i-n-1] == 0x94D
		if i == len(word) && !conjunct || i < len(word) && vowelSign(word[i]) {
			vowelBefore = false
			continue
		}
		mute := vowelBefore && i+1 < len(word) && consonant(word[i]) && word[i+1] >= 0x93E && word[i+1] <= 0x94C
		for c := range f.n {
			if c != drop || !mute {
				f.col[c] = append(f.col[c], 'a')
			}
		}
		vowelBefore = !mute
	}
}

// consonant says whether r is a consonant of Devanagari.
func consonant(r rune) bool { return r >= 0x915 && r <= 0x939 || r >= 0x958 && r <= 0x95F }

// vowelSign says whether r takes the place of the inherent vowel. The nukta,
// which changes the consonant, is not one.
func vowelSign(r rune) bool { return r >= 0x93E && r <= 0x94D }

// leadingVowels moves the Thai vowels that are written before their consonant
// behind it, where they are spoken.
func leadingVowels(word []rune) []rune {
	for i := 0; i+1 < len(word); i++ {
		if word[i] >= 'เ' && word[i] <= 'ไ' && word[i+1] >= 'ก' && word[i+1] <= 'ฮ' {
			word[i], word[i+1] = word[i+1], word[i]
			i++
		}
	}
	return word
}
