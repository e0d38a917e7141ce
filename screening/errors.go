package screening

import (
	"errors"
	"fmt"
	"time"

	"github.com/sekisho-dev/sekisho/lists"
)

// The reasons for which a subject is not screened. Test for them with
// [errors.Is].
var (
	// ErrNoLists: there are no lists to screen against.
	ErrNoLists = errors.New("no lists to screen against")
	// ErrMissingList: the policy requires a list that is not there.
	ErrMissingList = errors.New("a required list is missing")
	// ErrStale: a list was checked against its publisher too long ago.
	ErrStale = errors.New("list is stale")
	// ErrPolicy: the policy can not be applied.
	ErrPolicy = errors.New("policy is not valid")
	// ErrNoEntry: there is no such list or entry to explain.
	ErrNoEntry = errors.New("no such entry")
	// ErrNoScreener: a [Live] has not been given a Screener yet.
	ErrNoScreener = errors.New("no screener yet")

	// ErrEmptySubject: the subject has no name, no identifier and no wallet.
	ErrEmptySubject = errors.New("nothing to screen on: give a name, an identifier or a wallet")
	// ErrUnreadable: a name has no letter or digit, or is no name at all.
	ErrUnreadable = errors.New("not readable as a name")
	// ErrPlaceholder: a value stands for a missing one, such as "n/a".
	ErrPlaceholder = errors.New("a placeholder, not a value: leave it out")
	// ErrIdentifier: an identifier or a wallet address has no usable form: it is
	// too short, a placeholder, or not of its type.
	ErrIdentifier = errors.New("not usable as an identifier: correct it or leave it out")
)

// A ListError is a list that can not be screened against.
type ListError struct {
	List    lists.ID
	Checked time.Time     // when it was last checked, for ErrStale
	MaxAge  time.Duration // what the policy allows, for ErrStale
	Err     error
}

// Error says which list, why, and what to do.
func (e *ListError) Error() string {
	s := fmt.Sprintf("screening: %s: %v", e.List, e.Err)
	if errors.Is(e.Err, ErrStale) {
		when := "never"
		if !e.Checked.IsZero() {
			when = e.Checked.UTC().Format("2006-01-02 15:04 MST")
		}
		s += fmt.Sprintf(": last checked %s, the policy allows %s; update the lists or set Policy.MaxAge", when, e.MaxAge)
	}
	return s
}

// Unwrap returns the reason.
func (e *ListError) Unwrap() error { return e.Err }

// A SubjectError is a subject that can not be screened as it is.
type SubjectError struct {
	Field string // such as "name", "born", "ids"
	Value string // as given
	Err   error
}

// Error says which field and value, and why.
func (e *SubjectError) Error() string {
	if e.Field == "" {
		return "screening: " + e.Err.Error()
	}
	return fmt.Sprintf("screening: %s %q: %v", e.Field, e.Value, e.Err)
}

// Unwrap returns the reason.
func (e *SubjectError) Unwrap() error { return e.Err }
