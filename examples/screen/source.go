package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// load reads the lists: those that --lists names, else those in the user's
// mirror directory, else the built-in sample. The sample is old on purpose;
// its age is accepted here, and only here, because the warning says it.
func (a *app) load() ([]*lists.List, error) {
	path := string(a.options.lists)
	if path == "" {
		dir, err := mirrorDirectory()
		if err != nil {
			return nil, err
		}
		path = dir
	}
	if path != "" {
		fsys, err := openLists("--lists", path)
		if err != nil {
			return nil, err
		}
		return lists.Load(fsys)
	}
	ls, err := lists.Load(lists.Sample())
	if err != nil {
		return nil, err
	}
	if a.options.age == 0 {
		a.options.age = ageFlag(screening.AnyAge)
		a.warnOfSample(ls)
	}
	return ls, nil
}

// screener prepares the lists that the flags name.
func (a *app) screener() (*screening.Screener, error) {
	ls, err := a.load()
	if err != nil {
		return nil, err
	}
	return screening.New(ls, a.options.policy())
}

func (a *app) warnOfSample(ls []*lists.List) {
	var days []string
	newest := ls[0].Published
	for _, l := range ls {
		if day := l.Published.Format(time.DateOnly); !slices.Contains(days, day) {
			days = append(days, day)
		}
		if l.Published.After(newest) {
			newest = l.Published
		}
	}
	slices.Sort(days)
	p := newPage(a.stderr)
	p.line("%s no --lists given: these are the built-in lists of %s,", p.warn("warning:"), strings.Join(days, " and "))
	p.line("at least %s old. A clearance that rests on them is worth nothing.", age(time.Since(newest)))
	p.line("")
	_ = p.flush() // without standard error there is nobody to warn
}

// mirrorDirectory returns the user's directory of lists, empty if there is
// none or nothing in it.
func mirrorDirectory() (string, error) {
	dir, err := ownDirectory()
	if err != nil {
		return "", nil // a user without a home has no mirror
	}
	files, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil:
		return "", fmt.Errorf("the mirror of lists can not be read: %w", err)
	}
	if !slices.ContainsFunc(files, func(f fs.DirEntry) bool { return !strings.HasPrefix(f.Name(), ".") }) {
		return "", nil
	}
	return dir, nil
}

// ownDirectory returns the place of the user's directory of lists.
func ownDirectory() (string, error) {
	cache, err := os.UserCacheDir()
	return filepath.Join(cache, "sekisho", "lists"), err
}

// openLists returns the file system to load lists from: the directory path, or
// the one file. A complaint begins with what asked for it.
func openLists(asked, path string) (fs.FS, error) {
	fi, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; it must be a directory, a file or an archive of lists", asked, err)
	}
	if fi.IsDir() {
		return os.DirFS(path), nil
	}
	dir, name := filepath.Split(filepath.Clean(path))
	if dir == "" {
		dir = "."
	}
	return oneFile{os.DirFS(dir), name}, nil
}

// oneFile is a directory of which only one file is seen.
type oneFile struct {
	dir  fs.FS
	name string
}

func (f oneFile) Open(name string) (fs.File, error) {
	if name != "." && name != f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f.dir.Open(name)
}

// ReadDir makes the other files invisible to those who walk the directory.
func (f oneFile) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	fi, err := fs.Stat(f.dir, f.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(fi)}, nil
}

// age says how long a duration is, in one unit, rounded down.
func age(d time.Duration) string {
	const day = 24 * time.Hour
	count := func(unit time.Duration, word string) string {
		n := int(d / unit)
		if n != 1 {
			word += "s"
		}
		return fmt.Sprintf("%d %s", n, word)
	}
	switch {
	case d < 2*time.Hour:
		return count(time.Minute, "minute")
	case d < 2*day:
		return count(time.Hour, "hour")
	case d < 60*day:
		return count(day, "day")
	case d < 730*day:
		return count(365*day/12, "month")
	}
	return count(365*day+6*time.Hour, "year")
}
