package lists

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
)

// groupOFAC puts the files of one directory together. Where a directory holds
// several primary files (SDN and non-SDN), each other file goes to the one
// whose entries it speaks of.
func groupOFAC(parts map[string][]*file) ([]map[string]*file, error) {
	dirs := map[string]map[string][]*file{}
	for part, files := range parts {
		for _, f := range files {
			d := path.Dir(f.name)
			if dirs[d] == nil {
				dirs[d] = map[string][]*file{}
			}
			dirs[d][part] = append(dirs[d][part], f)
		}
	}
	var sets []map[string]*file
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		found, err := groupOFACDir(dirs[dir])
		if err != nil {
			return nil, err
		}
		sets = append(sets, found...)
	}
	return sets, nil
}

func groupOFACDir(parts map[string][]*file) ([]map[string]*file, error) {
	var sets []map[string]*file
	for _, f := range parts[ofacPrim] {
		sets = append(sets, map[string]*file{ofacPrim: f})
	}
	var owners []map[string]bool
	if len(sets) > 1 {
		for _, s := range sets {
			ids, err := ofacNumbers(s[ofacPrim])
			if err != nil {
				return nil, err
			}
			owners = append(owners, toSet(ids))
		}
	}
	for _, part := range []string{ofacAlt, ofacAdd, ofacComments} {
		for _, f := range parts[part] {
			if len(sets) == 0 {
				return nil, f.fail("", 0, fmt.Errorf("%w: %s belongs to a primary file (sdn.csv or cons_prim.csv) that is not beside it", ErrIncomplete, part))
			}
			i, err := ownerOf(f, owners)
			if err != nil {
				return nil, err
			}
			if other := sets[i][part]; other != nil {
				return nil, f.fail("", 0, fmt.Errorf("%w: it belongs to %s, and so does %s; put each set into a directory of its own", ErrFormat, sets[i][ofacPrim].name, other.name))
			}
			sets[i][part] = f
		}
	}
	for _, s := range sets {
		for _, part := range []string{ofacAlt, ofacAdd, ofacComments} {
			if s[part] == nil {
				return nil, s[ofacPrim].fail("", 0, fmt.Errorf("%w: no file of %s beside it; OFAC publishes it with the names, aliases (alt), addresses (add) and comments in four files", ErrIncomplete, part))
			}
		}
	}
	return sets, nil
}

// ownerOf returns which of owners has the most of the entries that f speaks of.
func ownerOf(f *file, owners []map[string]bool) (int, error) {
	if len(owners) == 0 {
		return 0, nil // one primary file: nothing to choose
	}
	ids, err := ofacNumbers(f)
	if err != nil {
		return 0, err
	}
	best, most, tie := 0, -1, false
	for i, owner := range owners {
		n := 0
		for _, id := range ids {
			if owner[id] {
				n++
			}
		}
		if n >= most {
			best, tie, most = i, n == most, n
		}
	}
	if tie {
		return 0, f.fail("", 0, fmt.Errorf("%w: two primary files hold its entries; put each set into a directory of its own", ErrFormat))
	}
	return best, nil
}

// ofacNumbers returns the first field of each row. Faults in the rows are left
// to the reading that follows.
func ofacNumbers(f *file) ([]string, error) {
	rc, err := f.open()
	if err != nil {
		return nil, f.fail("", 0, err)
	}
	defer rc.Close()
	r := csv.NewReader(io.LimitReader(rc, maxContent))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	var ids []string
	for {
		row, err := r.Read()
		if err != nil {
			return ids, nil
		}
		ids = append(ids, row[0])
	}
}

func toSet(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}
