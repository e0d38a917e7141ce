package lists

import (
	"errors"
	"fmt"
	"time"
)

// The reasons for which a [Mirror] does not take over what it was given,
// beside those for which a list can not be read.
var (
	// ErrStatus: the publisher's server answered with an error.
	ErrStatus = errors.New("the server refuses")
	// ErrRedirect: the server sends its visitors in a circle, or from a
	// protected connection to an open one.
	ErrRedirect = errors.New("redirection not followed")
	// ErrLink: the publisher's page does not have the link that it should.
	ErrLink = errors.New("no link to the list")
	// ErrOtherList: the files hold another list than the one that was asked for.
	ErrOtherList = errors.New("another list than expected")
	// ErrMoving: the files of one list kept changing while they were read.
	ErrMoving = errors.New("the list changes while it is read")
	// ErrImplausible: the list has far fewer or more entries than it can have.
	ErrImplausible = errors.New("number of entries is not plausible")
	// ErrOlder: the list is older than the one that it would replace.
	ErrOlder = errors.New("list is older than the one at hand")
	// ErrRetired: the publisher does not keep the list up any more.
	ErrRetired = errors.New("list is retired")
	// ErrByHand: no program can fetch the list.
	ErrByHand = errors.New("list can not be fetched by a program")
	// ErrNoSource: the list is not one that [Sources] describes.
	ErrNoSource = errors.New("not a published list")
)

// An UpdateError is a list that could not be brought up to date. Its last good
// files are as they were.
type UpdateError struct {
	List ID
	// Checked is when the files at hand were last known to be current, zero if
	// there are none.
	Checked time.Time
	// Age is how long ago that was when the update failed.
	Age time.Duration
	Err error
}

// Error says which list, why, and how old the files are that stay.
func (e *UpdateError) Error() string {
	s := fmt.Sprintf("lists: %s: not updated: %v; ", e.List, e.Err)
	if e.Checked.IsZero() {
		return s + "there are no earlier files of it"
	}
	return s + fmt.Sprintf("the files checked %s ago (%s) stay", e.Age.Round(time.Minute), e.Checked.UTC().Format("2006-01-02 15:04 MST"))
}

// Unwrap returns the reason.
func (e *UpdateError) Unwrap() error { return e.Err }
