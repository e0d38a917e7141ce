package lists

import (
	"fmt"
	"time"
)

// A Source describes a published list: who publishes it, where, and what may
// be expected of it.
type Source struct {
	ID        ID     `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	// Page is where the publisher tells people about the list.
	Page string `json:"page"`
	// Terms are the terms of use, in one line with the page that states them.
	Terms string `json:"terms"`
	// Files are what a [Mirror] fetches. Together they are the list; the same
	// list may be published in other formats too, which [Load] reads as well.
	Files []SourceFile `json:"files,omitempty"`
	// Plausible bounds the number of entries that the list can have today. It
	// is the guard against reduced files and error pages.
	Plausible Band `json:"plausible,omitzero"`
	// Version says how the publisher states which version one has.
	Version string `json:"version"`
	// Access says what the publisher asks of a program, beside patience.
	Access string `json:"access,omitempty"`
	// ByHand says why no program can fetch the list; empty if one can.
	// [Mirror.Install] takes what somebody has fetched.
	ByHand string `json:"by_hand,omitempty"`
	// Retired is the day from which the list is not kept up any more. Its last
	// files are there and look alive, which is what makes them dangerous.
	Retired time.Time `json:"retired,omitzero"`
	// Successor is the list to use instead of a retired one.
	Successor ID `json:"successor,omitempty"`
}

// A SourceFile is one file of a list.
type SourceFile struct {
	// Name is what the file is called, without a date.
	Name string `json:"name"`
	// URL is where it is, or where the page is that links to it.
	URL string `json:"url"`
	// Link is set where the file's address changes with its date: a regular
	// expression for the link on the page at URL. If the page has several such
	// links, the last in the order of their text is the newest.
	Link string `json:"link,omitempty"`
	// Format is how the file is written, as in [List].
	Format string `json:"format"`
	// MaxBytes bounds the file's size, a few times what it has today. 0 means
	// the largest size that Load reads.
	MaxBytes int64 `json:"max_bytes"`
}

// A Band is a range of numbers, both ends included. The zero Band holds all.
type Band struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// check returns an error if n is outside of the band.
func (b Band) check(n int) error {
	if b != (Band{}) && (n < b.Min || n > b.Max) {
		return fmt.Errorf("%w: %d entries; %d to %d are plausible", ErrImplausible, n, b.Min, b.Max)
	}
	return nil
}

// SourceOf returns the source of the list id; ok is false if the list is not a
// published one, such as a list of one's own.
func SourceOf(id ID) (s Source, ok bool) {
	for _, s := range Sources() {
		if s.ID == id {
			return s, true
		}
	}
	return Source{}, false
}

// fetchable returns an error if no program can fetch the list.
func (s *Source) fetchable() error {
	if err := s.alive(); err != nil {
		return err
	}
	if s.ByHand != "" {
		return fmt.Errorf("%w: %s; get it from %s and install the file", ErrByHand, s.ByHand, s.Page)
	}
	return nil
}

// alive returns an error if the list is retired.
func (s *Source) alive() error {
	if s.Retired.IsZero() {
		return nil
	}
	return fmt.Errorf("%w since %s; use %s", ErrRetired, s.Retired.Format(time.DateOnly), s.Successor)
}
