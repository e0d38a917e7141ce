package lists

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// A format is one publisher's way of writing a list.
type format struct {
	name string // recorded in List.Format
	ids  []ID   // the lists that come in this format; empty for lists of one's own
	rank int    // where a list comes in two formats, the higher one is used

	// sniff says which part of a list a file is, from the first bytes of its
	// content, or "" if it is not of this format.
	sniff func(f *file) string

	// group puts the files of one format together to lists, each a map from
	// part to file. It is nil where every file is a list of its own.
	group func(parts map[string][]*file) ([]map[string]*file, error)

	// parse reads one list. It sets ID, Title, Publisher, Published, Declared
	// where the file says them, Entries and Problems.
	parse func(l *List, files map[string]*file) error
}

// formats returns all formats. The first whose sniff recognises a file has it.
func formats() []*format {
	return []*format{
		ofacAdvanced, ofacEnhanced, ofacXML, ofacCSV, cslCSV, unXML, euXML, euCSV, ukXML, ukCSV, ukConList,
		mofXLSX, mofCSV, metiXLSX, kofiuNotice, kofiuTable, secoXML, semaXML, dfatXLSX, nbctfTable, walletList,
		ftmLines, ftmSimple, partyLines, partyTable,
	}
}

// Load reads the lists with the given ids from fsys, or every list in it if
// there are none. It looks into directories, through .gz and .bz2, and into
// .zip archives. A file [ManifestName] says where the files come from; a file
// that differs from what it says is an error.
//
// Without ids everything in fsys must be a list: a file that is not recognised
// is an error, because an error page saved under a list's name must not pass
// for a list with nobody on it. Documentation (README*, LICENSE*, *.md) and
// hidden files are passed over. With ids, files of other lists are passed over
// too, and an id that is not found is an error that wraps [ErrMissingList].
//
// If fsys holds one list several times the most recently published one is
// used, among equals the one in the richer format; List.Superseded names the
// others.
//
// A directory that a [Mirror] keeps is read as its manifest says, all of one
// moment, whatever the mirror does meanwhile.
//
// Errors are [ParseError] values, several of them joined. If there is any
// error, no lists are returned. Lists are parsed in parallel, on as many cores
// as there are; on one, loading costs about a second for each 20 MB of
// CSV or XML, and several times the memory of the entries it returns.
func Load(fsys fs.FS, ids ...ID) ([]*List, error) {
	for attempt := 1; ; attempt++ {
		m, read, err := readManifest(fsys)
		if err != nil {
			return nil, err
		}
		found, err := m.load(fsys, ids)
		if err == nil {
			return found, nil
		}
		if attempt == overtakings || !changedSince(fsys, read) {
			return nil, err
		}
	}
}

// overtakings is how often a reader may be overtaken by a mirror, which keeps
// files for a while after they were replaced, before it gives up.
const overtakings = 10

// load reads the lists in fsys, of which m is the manifest.
func (m *manifest) load(fsys fs.FS, ids []ID) ([]*List, error) {
	files, err := findFiles(fsys, m)
	if err != nil {
		return nil, err
	}
	found, err := loadFiles(files, ids)
	if err != nil {
		return nil, err
	}
	return found, nil
}

// loadFiles reads the lists in files. It returns those that can be read beside
// the errors of the others.
func loadFiles(files []*file, ids []ID) ([]*List, error) {
	var sets []fileSet
	var errs []error
	recognised := map[*file]bool{}
	for _, f := range formats() {
		parts := map[string][]*file{}
		for _, one := range files {
			if recognised[one] {
				continue
			}
			if part := f.sniff(one); part != "" {
				recognised[one] = true
				if f.wanted(one, ids) {
					parts[part] = append(parts[part], one)
				}
			}
		}
		grouped, err := f.sets(parts)
		sets = append(sets, grouped...)
		errs = append(errs, err)
	}
	found, err := parseAll(sets)
	errs = append(errs, err)
	if len(ids) == 0 {
		errs = append(errs, checkRecognised(files, recognised))
	}
	errs = append(errs, checkOwn(found))
	found = newest(found)
	if len(ids) > 0 {
		found = slices.DeleteFunc(found, func(l *List) bool { return !slices.Contains(ids, l.ID) })
		for _, id := range ids {
			if !slices.ContainsFunc(found, func(l *List) bool { return l.ID == id }) {
				errs = append(errs, &ParseError{List: id, Err: fmt.Errorf("%w: no file holds it", ErrMissingList)})
			}
		}
	}
	err = errors.Join(errs...)
	if len(found) == 0 && err == nil {
		err = &ParseError{Err: fmt.Errorf("%w: load a directory or archive with at least one list", ErrNoLists)}
	}
	slices.SortFunc(found, func(a, b *List) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return found, err
}

// wanted reports whether a file of the format can hold one of the lists with
// the given ids. No ids mean all lists.
func (f *format) wanted(one *file, ids []ID) bool {
	if len(ids) == 0 {
		return true
	}
	if len(f.ids) == 0 {
		// What a list in FollowTheMoney is called stands in its lines.
		return slices.ContainsFunc(ids, func(id ID) bool {
			return id == ownID(one) || strings.HasPrefix(f.name, "ftm") && strings.HasPrefix(string(id), ftmPrefix)
		})
	}
	return slices.ContainsFunc(f.ids, func(id ID) bool { return slices.Contains(ids, id) })
}

// A fileSet is the files of one list, by their parts.
type fileSet struct {
	format *format
	files  map[string]*file
}

// sets puts the files of one format together to lists.
func (f *format) sets(parts map[string][]*file) ([]fileSet, error) {
	var sets []fileSet
	if f.group != nil && len(parts) > 0 {
		grouped, err := f.group(parts)
		for _, g := range grouped {
			sets = append(sets, fileSet{f, g})
		}
		return sets, err
	}
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		for _, one := range parts[part] {
			sets = append(sets, fileSet{f, map[string]*file{part: one}})
		}
	}
	return sets, nil
}

// parseAll parses lists, as many at a time as there are processors: the
// largest takes as long as all others together. It returns those that can be
// read beside the errors of the others, both in the order of sets.
func parseAll(sets []fileSet) ([]*List, error) {
	ls, errs := make([]*List, len(sets)), make([]error, len(sets))
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, s := range sets {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			l := &List{Format: s.format.name}
			if errs[i] = s.format.parse(l, s.files); errs[i] == nil {
				errs[i] = l.finish(s.files)
			}
			if errs[i] == nil {
				ls[i] = l
			}
		})
	}
	wg.Wait()
	return slices.DeleteFunc(ls, func(l *List) bool { return l == nil }), errors.Join(errs...)
}

// finish adds to a parsed list what its files say of it, and checks that it is
// whole.
func (l *List) finish(files map[string]*file) error {
	stated := !l.Published.IsZero()
	for _, f := range files {
		p, err := f.provenance(l.ID)
		if err != nil {
			return err
		}
		// A set of files is as old as the oldest of them.
		if older := l.Published.IsZero() || p.Published.Before(l.Published); !stated && older && !p.Published.IsZero() {
			l.Published = p.Published
		}
		if l.Checked.IsZero() || p.Checked.Before(l.Checked) {
			l.Checked = p.Checked
		}
		if f.known != nil && f.known.List != "" && f.known.List != l.ID {
			return f.fail(l.ID, 0, fmt.Errorf("%w: the manifest says that it holds %s", ErrChanged, f.known.List))
		}
		l.Files = append(l.Files, p)
	}
	slices.SortFunc(l.Files, func(a, b Provenance) int { return strings.Compare(a.Name, b.Name) })
	pos := Pos{File: l.Files[0].Name}
	switch n := len(l.Entries); {
	case n == 0:
		return &ParseError{l.ID, pos, ErrEmpty}
	case n < l.Declared:
		return &ParseError{l.ID, pos, fmt.Errorf("%w: %d of the %d that its publisher declares", ErrShrunk, n, l.Declared)}
	}
	return nil
}

// checkOwn returns an error if two lists of one's own have the same ID. They
// are not two editions of one list, and none may give way to the other.
func checkOwn(ls []*List) error {
	var errs []error
	seen := map[ID]string{}
	for _, l := range ls {
		name := l.Files[0].Name
		if first, ok := seen[l.ID]; ok && strings.HasPrefix(string(l.ID), "own:") {
			errs = append(errs, &ParseError{l.ID, Pos{File: name}, fmt.Errorf("%w: %q is called so too; rename one of them", ErrDuplicate, first)})
		}
		seen[l.ID] = name
	}
	return errors.Join(errs...)
}

// newest keeps one of the lists that have the same ID.
func newest(ls []*List) []*List {
	rank := map[string]int{}
	for _, f := range formats() {
		rank[f.name] = f.rank
	}
	day := func(l *List) time.Time { return l.Published.Truncate(24 * time.Hour) }
	slices.SortStableFunc(ls, func(a, b *List) int {
		if c := strings.Compare(string(a.ID), string(b.ID)); c != 0 {
			return c
		}
		if c := day(b).Compare(day(a)); c != 0 {
			return c
		}
		return rank[b.Format] - rank[a.Format]
	})
	var kept []*List
	for _, l := range ls {
		if n := len(kept); n > 0 && kept[n-1].ID == l.ID {
			kept[n-1].Superseded = append(kept[n-1].Superseded, l.Files...)
			continue
		}
		kept = append(kept, l)
	}
	return kept
}

// checkRecognised returns an error for each file that is of no format.
func checkRecognised(files []*file, recognised map[*file]bool) error {
	var errs []error
	for _, f := range files {
		if recognised[f] {
			continue
		}
		if f.sheet != nil && f.sheet.err != nil { // says why better than its first bytes
			errs = append(errs, f.sheet.err)
			continue
		}
		err := fmt.Errorf("%w that this package reads; it begins with %q", ErrFormat, f.head[:min(len(f.head), 40)])
		if len(f.head) == 0 {
			err = fmt.Errorf("%w: the file is empty", ErrTruncated)
		}
		errs = append(errs, f.fail("", 0, err))
	}
	return errors.Join(errs...)
}
