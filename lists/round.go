package lists

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists/internal/atomicdir"
)

// A round is one pass over lists, under the lock of the directory.
type round struct {
	*Mirror
	client *http.Client
	man    *manifest
	root   string // where new files go: Dir, or a temporary directory in a dry run
	now    time.Time
	unsure bool // which manifest is in force
}

// A candidate is a version of a list that may be taken over.
type candidate struct {
	files []Provenance
	// same is set if these are the files in force, and only when they were
	// checked is new.
	same bool
	list *List // nil if the files have not been read
}

// run takes over what get returns for each source.
func (m *Mirror) run(ctx context.Context, sources []Source, get func(*round, context.Context, Source) (*candidate, error)) ([]Update, error) {
	r, end, err := m.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	var updates []Update
	var errs []error
	for _, s := range sources {
		u, err := r.update(ctx, s, get)
		if err != nil {
			e := &UpdateError{List: s.ID, Checked: r.man.checked(s.ID), Err: err}
			if !e.Checked.IsZero() {
				e.Age = time.Since(e.Checked)
			}
			u.Err = e
			errs = append(errs, e)
		}
		updates = append(updates, u)
	}
	return updates, errors.Join(errs...)
}

// begin prepares a round. The function that it returns ends it.
func (m *Mirror) begin(ctx context.Context) (r *round, end func(), err error) {
	if m.Dir == "" {
		return nil, nil, fmt.Errorf("lists: Mirror.Dir is not set: %w", os.ErrInvalid)
	}
	r = &round{Mirror: m, root: m.Dir, now: time.Now().UTC().Truncate(time.Second)}
	var unlock func()
	if m.DryRun {
		r.root, err = os.MkdirTemp("", "sekisho-")
		unlock = func() { _ = os.RemoveAll(r.root) } // a temporary directory, empty but for what failed
	} else if err = os.MkdirAll(m.Dir, 0o755); err == nil {
		unlock, err = atomicdir.Lock(ctx, m.Dir, func() { r.tell(Progress{Step: Waiting}) })
	}
	if err != nil {
		return nil, nil, fmt.Errorf("lists: %w", err)
	}
	if r.man, _, err = readManifest(os.DirFS(m.Dir)); err != nil {
		unlock()
		return nil, nil, err
	}
	if !m.DryRun {
		sweep(m.Dir, func(name string) bool { return strings.HasPrefix(name, atomicdir.TempPrefix) })
	}
	var idle func()
	r.client, idle = m.httpClient()
	return r, func() { idle(); unlock() }, nil
}

// update brings one list up to date.
func (r *round) update(ctx context.Context, s Source, get func(*round, context.Context, Source) (*candidate, error)) (Update, error) {
	u := Update{List: s.ID, Checked: r.man.checked(s.ID)}
	if e := r.man.edition(s.ID); e != nil {
		u.Published, u.Entries = e.Published, e.Entries
	}
	if err := s.alive(); err != nil {
		return u, err
	}
	if err := ctx.Err(); err != nil {
		return u, context.Cause(ctx)
	}
	if err := r.claim(s.ID); err != nil {
		return u, err
	}
	r.sweep(s.ID) // what a killed process left
	defer r.sweep(s.ID)
	c, err := get(r, ctx, s)
	if err != nil {
		return u, err
	}
	if !c.same {
		return r.take(u, s, c)
	}
	for i := range c.files { // an old copy of the same files tells nothing new
		c.files[i].Checked = latest(c.files[i].Checked, u.Checked)
	}
	man := r.man.clone()
	man.check(s.ID, c.files)
	if err := r.commit(man); err != nil {
		return u, err
	}
	u.Checked = r.man.checked(s.ID)
	return u, nil
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// take checks a new version of a list and puts it in force.
func (r *round) take(u Update, s Source, c *candidate) (Update, error) {
	r.tell(Progress{List: s.ID, Step: Reading})
	if c.list == nil {
		l, err := loadStored(r.files(), s.ID, c.files)
		if err != nil {
			return u, err
		}
		c.list = l
	}
	old := r.current(s.ID)
	change := Diff(old, c.list)
	if err := r.guard(s, old, c.list, change); err != nil {
		return u, err
	}
	keep := max(r.Keep, 2)
	man := r.man.clone()
	man.replace(newEdition(c.list, r.now), c.files, keep)
	if err := r.commit(man); err != nil {
		return u, err
	}
	return Update{
		List: s.ID, Published: c.list.Published, Checked: r.man.checked(s.ID),
		Entries: len(c.list.Entries), Replaced: true, Change: change,
	}, nil
}

// current reads the version in force, nil if there is none or its files are
// damaged: then there is nothing to compare with but its number of entries.
func (r *round) current(id ID) *List {
	files := r.man.files(id)
	if len(files) == 0 {
		return nil
	}
	l, err := loadStored(os.DirFS(r.Dir), id, files)
	if err != nil {
		return nil
	}
	return l
}

// guard returns an error if a new version is too different from the one before
// to be taken over without anybody looking.
func (r *round) guard(s Source, old, new *List, change Change) error {
	if err := s.Plausible.check(len(new.Entries)); err != nil {
		return err
	}
	e := r.man.edition(s.ID)
	if e == nil || slices.Contains(r.AllowShrink, s.ID) {
		return nil
	}
	const wayOut = "if that is right, allow this list to shrink"
	if new.Published.Before(e.Published) && !new.Published.IsZero() {
		return fmt.Errorf("%w: published %s, the one at hand %s; %s", ErrOlder, new.Published.Format(time.DateOnly), e.Published.Format(time.DateOnly), wayOut)
	}
	limit := r.MaxShrink
	if limit == 0 {
		limit = DefaultMaxShrink
	}
	lost := e.Entries - len(new.Entries)
	if old != nil && !hasUnstable(old) && !hasUnstable(new) {
		lost = max(lost, len(change.Removed)) // what came does not make up for what went
	}
	if float64(lost) > limit*float64(e.Entries) {
		return fmt.Errorf("%w: %d of %d entries are gone, more than %g %%; %s", ErrShrunk, lost, e.Entries, 100*limit, wayOut)
	}
	return nil
}

// hasUnstable reports whether entries of the list are called by their hash, so
// that an amended one looks like a removed one.
func hasUnstable(l *List) bool {
	return slices.ContainsFunc(l.Entries, func(e Entry) bool { return e.Unstable })
}

// claim makes the folder of a list, and tells readers that it is the mirror's
// before there is anything in it.
func (r *round) claim(id ID) error {
	if err := os.MkdirAll(filepath.Join(r.root, string(id)), 0o755); err != nil {
		return err
	}
	if slices.Contains(r.man.Folders, string(id)) {
		return nil
	}
	man := r.man.clone()
	man.Folders = append(man.Folders, string(id))
	slices.Sort(man.Folders)
	return r.commit(man)
}

// commit puts a manifest in force. What it names has been put on the disk
// before.
func (r *round) commit(man *manifest) error {
	if !r.DryRun {
		b, err := man.encode()
		if err != nil {
			return err
		}
		if err := atomicdir.WriteFile(r.Dir, ManifestName, b); err != nil {
			r.reread()
			return err
		}
	}
	r.man = man
	return nil
}

// reread finds out which manifest is in force after one could not be written:
// it may have been renamed before what failed. If that can not be found out,
// nothing is waste.
func (r *round) reread() {
	man, _, err := readManifest(os.DirFS(r.Dir))
	if err != nil {
		r.unsure = true
		return
	}
	r.man = man
}

// files is the file system in which the files of a candidate are.
func (r *round) files() fs.FS {
	if r.DryRun {
		return layers{os.DirFS(r.root), os.DirFS(r.Dir)}
	}
	return os.DirFS(r.Dir)
}

// layers are file systems of which the first that has a file gives it.
type layers []fs.FS

func (l layers) Open(name string) (f fs.File, err error) {
	for _, one := range l {
		if f, err = one.Open(name); err == nil {
			return f, nil
		}
	}
	return nil, err
}

// sweep removes the files of a list that no version needs.
func (r *round) sweep(id ID) {
	if r.DryRun || r.unsure {
		return
	}
	keeps := r.man.keeps(string(id))
	sweep(filepath.Join(r.Dir, string(id)), func(name string) bool {
		return !keeps[name] && (storedName.MatchString(name) || strings.HasPrefix(name, atomicdir.TempPrefix))
	})
}

// sweep removes the files in dir that are waste. What can not be removed now,
// because somebody reads it, is waste the next time too.
func sweep(dir string, waste func(name string) bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.Type().IsRegular() && waste(e.Name()) {
			_ = os.Remove(filepath.Join(dir, e.Name())) // see above
		}
	}
}

func (r *round) tell(p Progress) {
	if r.Progress != nil {
		r.Progress(p)
	}
}
