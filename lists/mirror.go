package lists

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"time"
)

// A Mirror keeps a directory in step with the publishers of lists. Only Dir
// must be set.
//
// A list is replaced as a whole, at one moment, after its new files have been
// read on trial and compared with the old. When anything fails, its last good
// files stay. Whoever loads the directory, at any time and while any number of
// processes update it, reads one consistent version of each list; a process
// that is killed leaves nothing but files that the next one sweeps.
//
// The methods of a Mirror may be called from several goroutines and processes;
// updates of one directory wait for each other.
type Mirror struct {
	// Dir is the directory, made if it is not there. Lists of one's own may
	// lie in it too, but not in the folders that are named after lists.
	Dir string
	// IDs are the lists to keep. None mean all that a program can fetch and
	// that are not retired.
	IDs []ID
	// Sources are where the lists come from. nil means Sources(). Put another
	// address there to fetch from a proxy of your own.
	Sources []Source
	// Client fetches the files. nil means one that waits a quarter of an hour
	// for a file, and takes its proxies from where http.DefaultTransport does.
	Client *http.Client
	// UserAgent is what the publishers' servers are told. Some refuse those who
	// say nothing, so that the default says what this library is.
	UserAgent string
	// MaxShrink is the share of its entries that a list may lose at once.
	// 0 means DefaultMaxShrink, 1 all.
	MaxShrink float64
	// AllowShrink are lists that may lose entries beyond MaxShrink, or go back
	// to an earlier date: somebody has looked and found it right.
	AllowShrink []ID
	// Keep is the number of versions of each list that are kept, the current
	// one included. Less than 2 means 2: readers need the one before.
	Keep int
	// Retries is how often a request is repeated that the server failed to
	// answer. 0 means DefaultRetries, less than 0 never.
	Retries int
	// DryRun fetches, reads and compares, but leaves the directory as it is.
	DryRun bool
	// Progress, if set, is told what is going on.
	Progress func(Progress)

	// sleep waits between two tries. Tests have no time.
	sleep func(context.Context, time.Duration) error
}

// The defaults that the zero fields of a [Mirror] stand for.
const (
	DefaultMaxShrink = 0.1
	DefaultRetries   = 5
)

// A Progress says how far an update is.
type Progress struct {
	List  ID
	File  string // what is fetched, empty for the other steps
	Step  Step
	Done  int64 // bytes, as they come over the line
	Total int64 // 0 if the server does not say
}

// A Step is a part of an update.
type Step string

// The steps of an update.
const (
	Waiting  Step = "waiting"  // for another process that updates the directory
	Fetching Step = "fetching" // a file
	Retrying Step = "retrying" // after the server failed
	Reading  Step = "reading"  // the new files, and the old ones to compare
)

// An Update says what became of one list.
type Update struct {
	List ID `json:"list"`
	// Published, Checked and Entries are those of the files now in force.
	Published time.Time `json:"published,omitzero"`
	Checked   time.Time `json:"checked,omitzero"`
	Entries   int       `json:"entries"`
	// Replaced is set if they are new.
	Replaced bool `json:"replaced"`
	// Change is what the new version changes.
	Change Change `json:"change,omitzero"`
	// Err says why the list could not be brought up to date.
	Err error `json:"-"`
}

// Update fetches what has changed, checks it, and takes it over, list by list.
// A list that fails keeps its files, and the others are updated all the same;
// the errors are [UpdateError] values, joined. There is one Update for each
// list, in the order of Sources.
func (m *Mirror) Update(ctx context.Context) ([]Update, error) {
	sources, err := m.selected()
	if err != nil {
		return nil, err
	}
	return m.run(ctx, sources, (*round).fetch)
}

// Install takes over lists from files that were fetched by other means, with
// the checks that Update makes. They count as checked at the time that their
// manifest says, else their modification time. Lists in fsys that are not in
// IDs are passed over; no IDs mean all lists in fsys.
func (m *Mirror) Install(ctx context.Context, fsys fs.FS) ([]Update, error) {
	known, _, err := readManifest(fsys)
	if err != nil {
		return nil, err
	}
	files, err := findFiles(fsys, known)
	if err != nil {
		return nil, err
	}
	found, err := loadFiles(files, m.IDs)
	if unattributed(err) {
		return nil, err // nobody knows which list is broken, so that none is safe
	}
	var sources []Source
	var errs []error
	for _, l := range found {
		s, ok := m.source(l.ID)
		if !ok {
			errs = append(errs, &UpdateError{List: l.ID, Err: fmt.Errorf("%w; put it into the directory beside the mirror's folders", ErrNoSource)})
			continue
		}
		if !blames(err, l.ID) {
			sources = append(sources, s)
		}
	}
	updates, failed := m.run(ctx, sources, func(r *round, ctx context.Context, s Source) (*candidate, error) {
		return r.copy(found[slices.IndexFunc(found, func(l *List) bool { return l.ID == s.ID })], files)
	})
	return updates, errors.Join(append(errs, err, failed)...)
}

// Load reads the lists in the directory: those in IDs, or all if there are
// none, one's own included. See the function [Load].
func (m *Mirror) Load() ([]*List, error) { return Load(os.DirFS(m.Dir), m.IDs...) }

// Earlier reads the version of a list that was in force before the last n
// changes. Versions that are not kept are an error that wraps ErrMissingList;
// see Keep.
func (m *Mirror) Earlier(id ID, n int) (*List, error) {
	fsys := os.DirFS(m.Dir)
	man, _, err := readManifest(fsys)
	if err != nil {
		return nil, err
	}
	versions := [][]Provenance{man.files(id)}
	for _, e := range man.Earlier {
		if e.List == id {
			versions = append(versions, e.Files)
		}
	}
	if n < 0 || n >= len(versions) || len(versions[n]) == 0 {
		return nil, &ParseError{List: id, Err: fmt.Errorf("%w: there is no version %d changes ago; set Keep to keep more", ErrMissingList, n)}
	}
	return loadStored(fsys, id, versions[n])
}

// source returns the source of the list id.
func (m *Mirror) source(id ID) (Source, bool) {
	all := m.Sources
	if all == nil {
		all = Sources()
	}
	i := slices.IndexFunc(all, func(s Source) bool { return s.ID == id })
	if i < 0 {
		return Source{}, false
	}
	return all[i], true
}

// selected returns the sources that IDs name, all that can be fetched if there
// are none. A list that was asked for and can not be had is an error of its
// own later on; one that nobody knows is a slip in the call.
func (m *Mirror) selected() ([]Source, error) {
	var sources []Source
	if len(m.IDs) == 0 {
		all := m.Sources
		if all == nil {
			all = Sources()
		}
		for _, s := range all {
			if s.fetchable() == nil {
				sources = append(sources, s)
			}
		}
		return sources, nil
	}
	for _, id := range m.IDs {
		s, ok := m.source(id)
		if !ok {
			return nil, &UpdateError{List: id, Err: ErrNoSource}
		}
		sources = append(sources, s)
	}
	return sources, nil
}

// blames reports whether err holds an error about the list id.
func blames(err error, id ID) bool {
	return anyError(err, func(list ID) bool { return list == id })
}

// unattributed reports whether err holds an error that is about no list.
func unattributed(err error) bool {
	return err != nil && anyError(err, func(list ID) bool { return list == "" })
}

// anyError reports whether one of the errors joined in err is about a list of
// which is holds.
func anyError(err error, is func(ID) bool) bool {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return slices.ContainsFunc(joined.Unwrap(), func(e error) bool { return anyError(e, is) })
	}
	var pe *ParseError
	if errors.As(err, &pe) {
		return is(pe.List)
	}
	return err != nil && is("")
}
