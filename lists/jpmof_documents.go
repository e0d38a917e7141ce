package lists

import (
	"fmt"
	"regexp"
	"strings"
)

// mofDocDay is a date in prose: never a year alone, which may be the end of a
// number.
const mofDocDay = `\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|\d{4}[/.]\d{1,2}[/.]\d{1,2}`

var (
	mofAnyDay = regexp.MustCompile(mofDocDay)
	// mofIssued and mofExpires are the dates of a document, before the word or
	// after it.
	mofIssued  = regexp.MustCompile(`(?:発行日|発効日)\s*[:]?\s*(` + mofDocDay + `)|(` + mofDocDay + `)(?:に|、)?(?:[^年()]{0,30}?(?:にて|で|が))?\s*(?:発行|発効|交付)`)
	mofExpires = regexp.MustCompile(`(?:失効日|有効期限|有効期間)\s*[:]?\s*(` + mofDocDay + `)|(` + mofDocDay + `)(?:に|まで)?\s*(?:失効|有効)`)
	// mofCode is the number itself: letters and digits with at least three
	// digits, and what publishers put between them.
	mofCode = regexp.MustCompile(`(?:[A-Za-z][A-Za-z]{0,5}[ :/.№°-]{0,2})?[A-Z]{0,4} ?\d(?:[\dA-Za-z/.()-]| (?:\d))*(?:/[A-Z]+)*`)
	// mofIssuer is the country before the word for the document.
	mofIssuer = regexp.MustCompile(`^(.*?)(?:の)?(?:国民|連邦|海外渡航|外国人旅行|外交|公用|一般|偽造)*(?:旅券|パスポート|ID|IDカード|国民ID|身分証|社会保障|居住)`)
	mofGroup  = regexp.MustCompile(`[(][^()]*(?:[(][^()]*[)][^()]*)*[)]`)
)

// mofIDWords are words in labels that say what a document is.
var mofIDWords = []struct {
	word string
	t    IDType
}{
	{"旅券", Passport}, {"納税", TaxID}, {"Fiscal", TaxID}, {"社会保障", SocialSecurity}, {"運転免許", DriversLicence},
	{"居住", ResidencePermit}, {"滞在", ResidencePermit}, {"配給", OtherID}, {"出生証明", BirthCertificate},
	{"ID", NationalID}, {"身分", NationalID}, {"tazkira", NationalID}, {"タズキラ", NationalID},
}

// documents reads a cell of document numbers, each with prose about it:
// "アフガニスタン旅券 D 000952（1999年1月7日発行）".
func (r *mofRecord) documents(col mofColumn, text string, t IDType) {
	for _, item := range mofDocumentItems(text) {
		id, ok := mofDocument(item, t, col.label)
		switch {
		case ok:
			r.entry.Identifiers = append(r.entry.Identifiers, id)
		case !strings.ContainsAny(mofAnyDay.ReplaceAllString(item, ""), digits): // a document without a number
			r.entry.Facts = append(r.entry.Facts, Fact{Label: col.label, Text: item})
		default:
			r.problem(col.label, item, fmt.Errorf("%w: no number that stands out", ErrUnread))
		}
	}
}

// mofDocumentItems splits a cell. A line that begins with a parenthesis or with
// a date of the document goes on with the one before it.
func mofDocumentItems(text string) []string {
	text = halfWidth(text)
	items, ok := mofEnumerated(text)
	if !ok {
		items = mofSplit(text, ";\n")
	}
	var found []string
	for _, item := range items {
		item = strings.Trim(mofJoin(item), mofSeparators)
		switch n := len(found); {
		case mofNothing(item):
		case n > 0 && !ok && (strings.HasPrefix(item, "(") || mofIssued.MatchString(item) && !mofCode.MatchString(mofIssued.ReplaceAllString(item, "")) ||
			strings.HasPrefix(item, "発行地") || strings.HasPrefix(item, "旅券失効")):
			found[n-1] += " " + item
		default:
			found = append(found, item)
		}
	}
	return found
}

// mofDocument reads one document.
func mofDocument(item string, t IDType, label string) (Identifier, bool) {
	id := Identifier{Type: t, Label: label}
	rest := item
	cut := func(re *regexp.Regexp, d *Date) {
		if m := re.FindStringSubmatch(rest); m != nil {
			*d, _ = mofDayOf(m[1] + m[2])
			id.Note = item
		}
	}
	cut(mofIssued, &id.Issued)
	cut(mofExpires, &id.Expires)
	for _, g := range mofGroup.FindAllString(rest, -1) {
		if inner := strings.TrimSuffix(g[1:len(g)-1], "旅券"); id.Country == "" && isJapaneseCountry(inner) {
			id.Country = inner
		}
		if len(g) > 5 || scriptOf(g) != "" { // a group of one digit is part of a number
			rest = strings.Replace(rest, g, " ", 1)
			id.Note = item
		}
	}
	for _, re := range []*regexp.Regexp{mofIssued, mofExpires, mofAnyDay} {
		rest = re.ReplaceAllString(rest, " ")
	}
	codes := mofCode.FindAllString(rest, -1)
	best := ""
	for _, c := range codes {
		if c = strings.TrimPrefix(strings.Trim(c, " .:、-("), "no. "); len(c) > len(best) {
			best = c
		}
	}
	if best == "" {
		return id, false
	}
	id.Value = best
	before, _, _ := strings.Cut(rest, best)
	if before = strings.Trim(before, " :.、,"); before != "" {
		id.Label = before
		issuer := strings.TrimSuffix(before, "番号")
		if m := mofIssuer.FindStringSubmatch(before); m != nil {
			issuer = strings.TrimSpace(m[1])
		}
		if isJapaneseCountry(issuer) {
			id.Country = issuer
		}
	}
	for _, w := range mofIDWords {
		if strings.Contains(id.Label, w.word) {
			id.Type = w.t
			break
		}
	}
	if rest = strings.Trim(strings.Replace(rest, best, "", 1), " :.、,"); rest != "" && rest != id.Label {
		id.Note = item
	}
	return id, true
}

// isJapaneseCountry reports whether a word next to a number is the country that
// issued the document: a Japanese word that is not part of what the document is
// called or how it came about.
func isJapaneseCountry(s string) bool {
	if mofScript(s) != "Jpan" || strings.ContainsAny(s, digits+"()、") {
		return false
	}
	for _, w := range []string{"番号", "カード", "証", "書", "ID", "旅券", "発行", "失効", "発効", "名義", "取得", "コード", "旅行", "不明",
		"登録", "識別", "身分", "表記", "票", "者", "学生", "代替", "その他", "個人", "外交", "軍"} {
		if strings.Contains(s, w) {
			return false
		}
	}
	return true
}
