package screening

import (
	"fmt"
	"math"
	"time"

	"github.com/sekisho-dev/sekisho/lists"
)

// AnyAge as [Policy.MaxAge] accepts lists of any age. It is meant for tests,
// for the embedded sample and for looking back; a service that sets it can not
// tell when its updates have stopped.
const AnyAge time.Duration = math.MaxInt64

// The defaults that the zero fields of a [Policy] stand for.
const (
	DefaultMinScore = 0.85
	DefaultMaxAge   = 72 * time.Hour
)

// A Policy is the part of a result that people decide. It is plain data, and
// it is part of every [Basis]. The zero Policy is the default, and fails
// closed.
type Policy struct {
	// MinScore is the score from which matches are reported, in (0, 1].
	// 0 means DefaultMinScore.
	MinScore float64 `json:"min_score"`
	// MaxAge is how long ago a list may have been checked against its
	// publisher. 0 means DefaultMaxAge. See [AnyAge].
	MaxAge time.Duration `json:"max_age"`
	// Require names the lists without which nothing is screened.
	Require []lists.ID `json:"require,omitempty"`
	// Weak says what a weak alias is worth. The default is WeakSupports.
	Weak WeakPolicy `json:"weak_aliases"`
}

// A WeakPolicy says what a weak alias ("Hassan", "The Doctor") is worth. OFAC
// does not expect anybody to screen for them alone, but to use them where
// other facts agree (FAQ 122 to 125).
type WeakPolicy string

// The ways to treat weak aliases.
const (
	// WeakSupports counts a weak alias for less than MinScore, so that only a
	// second fact that agrees, such as a date of birth, makes it a match. Its
	// JSON form is "supports"; the empty WeakPolicy means the same.
	WeakSupports WeakPolicy = "supports"
	// WeakEqual counts a weak alias like any other name.
	WeakEqual WeakPolicy = "equal"
	// WeakIgnored does not look at weak aliases.
	WeakIgnored WeakPolicy = "ignored"
)

// withDefaults returns the policy with its zero fields filled in.
func (p *Policy) withDefaults() (Policy, error) {
	var q Policy
	if p != nil {
		q = *p
	}
	if q.MinScore == 0 {
		q.MinScore = DefaultMinScore
	}
	if q.MaxAge == 0 {
		q.MaxAge = DefaultMaxAge
	}
	if q.Weak == "" {
		q.Weak = WeakSupports
	}
	switch {
	case !(q.MinScore > 0 && q.MinScore <= 1):
		return q, fmt.Errorf("screening: %w: MinScore %v is not in (0, 1]", ErrPolicy, q.MinScore)
	case q.MaxAge < 0:
		return q, fmt.Errorf("screening: %w: MaxAge %s is negative; AnyAge accepts lists of any age", ErrPolicy, q.MaxAge)
	case q.Weak != WeakSupports && q.Weak != WeakEqual && q.Weak != WeakIgnored:
		return q, fmt.Errorf("screening: %w: Weak %q; it must be supports, equal or ignored", ErrPolicy, q.Weak)
	}
	return q, nil
}
