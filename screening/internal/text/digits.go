package text

// undigit reads the digits that stand for letters in a folded word. It returns
// the readings, most likely first, and whether the word is to be replaced by
// the first: numbers tell organisations apart (Unit 61398, APT38, 3M), so only
// a word of letters with lone digits inside it is. For a word of two letters,
// such as k1m, the reading is a possibility and no more.
func undigit(word string) (first, second string, sure bool) {
	letters, digits := 0, 0
	between := false // a number may stand between two words
	for i := range len(word) {
		switch c := word[i]; {
		case c >= 'a' && c <= 'z':
			letters++
		case c < '0' || c > '9':
			return "", "", false
		default:
			digits++
			if i == 0 || i == len(word)-1 || unleet(word, i, false) == 0 {
				return "", "", false
			}
			between = c != '0' && (i > 3 && len(word)-1-i > 3 || c == '3' && word[i+1:] == "d")
			if next := word[i+1]; next >= '0' && next <= '9' && (next != c || c != '0') {
				return "", "", false
			}
		}
	}
	if digits == 0 || letters < 2*digits {
		return "", "", false
	}
	a, b := []byte(word), []byte(word)
	for i := range a {
		if a[i] >= '0' && a[i] <= '9' {
			a[i], b[i] = unleet(word, i, false), unleet(word, i, true)
		}
	}
	return string(a), string(b), letters >= 3 && (digits > 1 || !between)
}

// unleet returns the letter that the digit at i stands for, 0 if none. A one
// is an i between consonants and else an l; other asks for the other reading.
func unleet(word string, i int, other bool) byte {
	switch word[i] {
	case '0':
		return 'o'
	case '1':
		if (vowel(word[i-1]) || vowel(word[i+1])) != other {
			return 'l'
		}
		return 'i'
	case '3':
		return 'e'
	case '4':
		return 'a'
	case '5':
		return 's'
	case '7':
		return 't'
	}
	return 0
}

// vowel says whether a folded letter, or the digit that stands for it, is one.
func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', '0', '3', '4':
		return true
	}
	return false
}
