package lists

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// euLow are the remarks on aliases of low quality, as they are typed: "low
	// quality alias", "lo quality alias", "Low quality a.k.a."
	euLow = regexp.MustCompile(`(?i)\blow? quality\b`)
	// euQuality is a remark that says nothing but the quality. "qood" and "god"
	// stand in the list.
	euQuality  = regexp.MustCompile(`(?i)^(?:combat name, )?(?:lo|low|good|god|qood|ood|high) quality ?(?:ali+as|aka|a\.k\.a\.?)?[:;.]?$`)
	euOriginal = regexp.MustCompile(`(?i)^\(?original script: *(.+?)\)?$`)
)

// euFormer are the ways of saying "formerly known as", in the languages of the
// Union. The table is that of the list: it grows when the list does.
var euFormer = []string{
	"formerly known as", "former name", "formerly listed as", "previously listed as", "as previously listed",
	"vormals", "dříve znám jako", "tidligere kendt som", "anciennement connue sous le nom d’", "già",
	"ranije poznato kao", "anksčiau žinoma kaip", "korábbi elnevezése", "voorheen bekend als",
	"qabel kienet magħrufa bħala", "prej imenovano", "predtým známy ako", "entinen", "известно преди като",
	"antes conocida como", "παλαιότερα γνωστή ως", "ar a dtugtaí an", "cunoscută anterior drept",
	"anteriormente denominada", "dawniej znany jako", "tidigare känt som", "agrākais nosaukums",
	"conocida anteriormente como", "προηγουμένως γνωστή ως", "agrāk zināms kā", "anteriormente conhecida como",
	"dawniej znane jako", "cunoscută anterior ca o",
}

// legalForms are names that name nobody: a legal form without a name.
var legalForms = []string{
	"общество с ограниченной ответственностью", "ооо", "ао", "оао", "пао", "зао", "ано", "акционерное общество",
	"публичное акционерное общество", "открытое акционерное общество", "закрытое акционерное общество",
	"limited liability company", "joint stock company", "joint-stock company", "public joint stock company",
	"public joint-stock company", "llc", "ltd", "jsc", "pjsc", "cjsc", "ojsc", "company limited",
}

// alias reads one nameAlias.
func (p *euParty) alias(get euRecord, remark string) {
	n := Name{Text: strings.TrimSpace(get("wholeName")), Language: strings.ToLower(get("nameLanguage"))}
	for _, part := range []struct {
		field string
		kind  PartType
	}{{"firstName", GivenName}, {"middleName", MiddleName}, {"lastName", FamilyName}} {
		if text := strings.TrimSpace(get(part.field)); text != "" {
			n.Parts = append(n.Parts, NamePart{part.kind, text})
		}
	}
	if n.Text == "" {
		n.Text = joinParts(n.Parts)
	}
	if len(n.Parts) == 1 {
		n.Parts = nil // the whole name in one of the fields
	}
	p.about(get)
	if n.Text == "" {
		p.problem("nameAlias without a name: "+remark, ErrUnread)
		return
	}
	n.Weak = get("strong") == "false"
	p.aliasRemark(&n, strings.TrimSpace(remark))
	p.addName(n)
}

// joinParts writes the parts of a name one after the other.
func joinParts(parts []NamePart) string {
	var words []string
	for _, part := range parts {
		words = append(words, part.Text)
	}
	return strings.Join(words, " ")
}

// about reads what an alias says of the party rather than of the name.
func (p *euParty) about(get euRecord) {
	if word := get("gender"); word != "" {
		switch g := ParseGender(word); {
		case g == GenderUnknown, p.Gender != GenderUnknown && p.Gender != g:
			p.fact("Gender", word)
		default:
			p.Gender = g
		}
	}
	for _, title := range append(splitLettered(get("title")), strings.TrimSpace(get("function"))) {
		if title != "" && !slices.Contains(p.Titles, title) {
			p.Titles = append(p.Titles, title)
		}
	}
}

// aliasRemark reads the remark on a name. It may say what sort of name it is,
// or hold another name, or speak of the party.
func (p *euParty) aliasRemark(n *Name, remark string) {
	if remark == "" {
		return
	}
	n.Weak = n.Weak || euLow.MatchString(remark)
	low := strings.ToLower(strings.Trim(remark, " ().:;"))
	if low == "maiden name" {
		n.Type = Maiden
		return
	}
	for _, words := range euFormer {
		rest, ok := strings.CutPrefix(low, words)
		if ok && rest == "" {
			n.Type = Former
			return
		}
		if ok && words == "formerly known as" && !strings.Contains(rest, "\n") {
			p.addRemarked(Name{Text: strings.TrimSpace(remark[len(words):]), Type: Former})
		}
	}
	if low == "original script" || euQuality.MatchString(remark) {
		return
	}
	if m := euOriginal.FindStringSubmatch(remark); m != nil {
		p.addRemarked(Name{Text: m[1]})
		return
	}
	p.fact("Alias remark", remark)
	p.addFromProse(remark)
	// A remark in other letters is nearly always the name in its own script.
	// It is called a weak one, for the publisher does not call it a name.
	if isForeign(remark) && strings.ContainsRune(remark, ' ') && !strings.ContainsAny(remark, ":\n") && len(remark) < 200 {
		p.addRemarked(Name{Text: strings.Trim(remark, "() "), Weak: true})
	}
}

// addRemarked adds a name that stands in a remark, unless the party has it.
func (p *euParty) addRemarked(n Name) {
	if !slices.ContainsFunc(p.Names, func(o Name) bool { return o.Text == n.Text }) {
		p.addName(n)
	}
}

// addName adds a name, even if the party has one that reads the same: the
// publisher counts each.
func (p *euParty) addName(n Name) {
	n.Script = scriptOf(n.Text)
	bare := strings.ToLower(strings.Trim(n.Text, ` "“”‘’«»().`))
	if utf8.RuneCountInString(bare) < 2 || slices.Contains(legalForms, bare) {
		n.Weak = true // stays, because nothing is lost, but must not match by itself
	}
	p.Names = append(p.Names, n)
	// The list does not say which name is the primary one, and begins with
	// whatever translation was typed first. The first strong one in English or
	// in no language said is what the regulation's annex uses.
	good := !n.Weak && n.Script == "Latn" && n.Type == Alias && (n.Language == "" || n.Language == "en")
	p.primary = append(p.primary, good)
}

// splitLettered splits "(a) Mullah, (b) Maulavi" and "a) General b) Major".
func splitLettered(s string) []string {
	return splitMarked(s, func(i int) string { return string(rune('a' + i%26)) })
}

// splitNumbered splits "(1) Ghazni Province. (2) Logar Province".
func splitNumbered(s string) []string {
	return splitMarked(s, func(i int) string { return "(" + strconv.Itoa(i+1) })
}

// splitMarked splits an enumeration whose marks go up by one: "(17)" inside a
// telephone number is none. A text that does not begin with the first mark
// stays whole. Items may be empty.
func splitMarked(s string, mark func(i int) string) []string {
	s = strings.TrimSpace(s)
	rest, ok := strings.CutPrefix(strings.TrimPrefix(s, "("), strings.TrimPrefix(mark(0), "(")+")")
	switch {
	case s == "":
		return nil
	case !ok:
		return []string{s}
	}
	var items []string
	for i := 1; ; i++ {
		at, after := nextMark(rest, mark(i)+")")
		items = append(items, strings.TrimRight(strings.TrimSpace(rest[:at]), " .,;"))
		if at == len(rest) {
			return items
		}
		rest = rest[after:]
	}
}

// nextMark returns where the mark begins and ends in s, with a parenthesis
// before it if there is one; the end of s if it is not there.
func nextMark(s, mark string) (from, to int) {
	for from = 0; ; {
		i := strings.Index(s[from:], mark)
		if i < 0 {
			return len(s), len(s)
		}
		from, to = from+i, from+i+len(mark)
		before := strings.TrimSuffix(s[:from], "(")
		if before == "" || strings.ContainsAny(before[len(before)-1:], " .,;\n") {
			return len(before), to
		}
		from = to
	}
}

// isForeign reports whether a text has letters, and none of them Latin.
func isForeign(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.Is(unicode.Latin, r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}
