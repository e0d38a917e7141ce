package fold

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestKey(t *testing.T) {
	for s, want := range map[string]string{
		"Korea, North": "korea north", "  U.A.E. ": "uae", "Côte d’Ivoire": "cote divoire",
		"Co\u0302te d'Ivoire": "cote divoire", "The Gambia": "gambia", "Bahamas, The": "bahamas", "The": "the", "Theland": "theland",
		"Trinidad & Tobago": "trinidad and tobago", "Trinidad&Tobago": "trinidad and tobago", "Weißrussland": "weissrussland",
		"Österreich": "osterreich", "Győr": "gyor", "İran": "iran", "РОССИЯ": "россия", "中国": "中国", "Обʼєднані": "обєднані", "": "", "--": "",
		"a\u200bb": "ab", "Guinea-Bissau": "guinea bissau",
	} {
		assert.Equal(t, want, string(Key(nil, s)), s)
	}
	assert.Equal(t, "x iran", string(Key([]byte("x "), "The Iran")), "what stands before is kept")
}

func FuzzKey(f *testing.F) {
	f.Add("The Korea, North & the")
	f.Fuzz(func(t *testing.T, s string) {
		key := string(Key(nil, s))
		assert.NotContains(t, key, "  ")
		assert.NotContains(t, key, ",")
	})
}
