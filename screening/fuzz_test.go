package screening_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// Whatever a name is, it is screened, with the answer that comparing with
// every entry gives, or it is refused with a SubjectError.
func FuzzScreen(f *testing.F) {
	for _, s := range []string{
		"Lazarus Group", "KIM, Jong-Un", "Li Jiadong", "Ким Чен Ын", "김정은", "金正恩", "L a z a r u s", "Lаzаruѕ", "\u202eGnuJ\u202c",
		"ltd", "ООО", "J. P.", "abu bin al", "1 2 3", "\xff", "a\u0300\u0300\u0300\u0300", "أحمد", "ทักษิณ",
	} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(7))
	}
	l := smallList()
	s := newScreener(f, &screening.Policy{MinScore: 0.4}, l)
	f.Fuzz(func(t *testing.T, name string, kind uint8) {
		var sub screening.Subject
		switch kind % 5 {
		case 0:
			sub = screening.Party{Name: name}
		case 1:
			sub = screening.Person{Name: name}
		case 2:
			sub = screening.Organization{Name: name}
		case 3:
			sub = screening.Vessel{Name: name, IMO: name}
		case 4:
			sub = screening.Person{Name: name, Aliases: []string{name}, IDs: []lists.Identifier{{Value: name}}}
		}
		r, err := s.Screen(sub)
		if err != nil {
			var se *screening.SubjectError
			require.True(t, errors.As(err, &se), "%v", err)
			assert.Equal(t, screening.NotScreened, r.Verdict)
			return
		}
		want, err := s.Exhaustive(sub)
		require.NoError(t, err)
		assert.Equal(t, brief(want), brief(r))
		for _, m := range r.Matches {
			assert.True(t, m.Score >= 0 && m.Score <= 1, "%v", m.Score)
			assert.NotEmpty(t, m.Evidence)
		}
	})
}
