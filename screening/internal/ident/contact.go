package ident

import (
	"strings"
	"unicode"
)

// clean returns a text without white space around it and without characters
// that nobody sees, full-width characters as plain ones.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) {
			return -1
		}
		return narrow(r)
	}, s))
}

// email returns an address in lower case. The part before the "@" may tell
// cases apart by the standard (RFC 5321), but no provider does.
func email(value string) (string, bool) {
	v := strings.ToLower(strings.Trim(clean(value), "<>.,;"))
	v = strings.TrimPrefix(v, "mailto:")
	user, host, ok := strings.Cut(v, "@")
	ok = ok && user != "" && !strings.ContainsAny(host, "@/") && strings.Contains(strings.Trim(host, "."), ".")
	return v, ok && strings.IndexFunc(v, unicode.IsSpace) < 0
}

// website returns host and path of an address, without scheme, "www.", port,
// fragment and final slash. Only the host is free of case.
func website(value string) (string, bool) {
	v := clean(value)
	if _, rest, ok := strings.Cut(v, "://"); ok {
		v = rest
	}
	v, _, _ = strings.Cut(v, "#")
	host, path, _ := strings.Cut(v, "/")
	host, _, _ = strings.Cut(host, ":")
	host = strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(host), "www."), ".")
	if !strings.Contains(strings.Trim(host, "."), ".") || strings.IndexFunc(v, unicode.IsSpace) >= 0 || strings.Contains(host, "@") {
		return "", false
	}
	if path = strings.TrimRight(path, "/"); path != "" {
		host += "/" + path
	}
	return host, true
}

// phone returns the digits of a number without the signs of an international
// prefix and without an extension.
func phone(value string) (string, bool) {
	v := strings.ToLower(clean(value))
	for _, mark := range [...]string{"ext", "x"} {
		if i := strings.Index(v, mark); i > 0 {
			v = v[:i]
		}
	}
	// The zero in "+44 (0)20" is dialled at home only.
	if strings.HasPrefix(v, "+") {
		v = strings.Replace(v, "(0)", "", 1)
	}
	v = strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, v)
	v = strings.TrimPrefix(v, "00")
	return v, len(v) >= 7 && !placeholder(v)
}
