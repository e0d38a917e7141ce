package lists

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// settle is how often the files of a list are asked for until none of them has
// changed while the others were read.
const settle = 4

// fetch gets the files of a list from their publisher, those that have changed.
//
// Where a list is several files, a publisher may replace it between the first
// and the last. So they are asked for again until nothing has changed in one
// pass: then there was a moment at which all of them were the current ones.
func (r *round) fetch(ctx context.Context, s Source) (*candidate, error) {
	if err := s.fetchable(); err != nil {
		return nil, err
	}
	now := r.intact(s.ID)
	files := make([]Provenance, len(s.Files))
	for pass := range settle {
		moved := false
		for i, f := range s.Files {
			address, err := r.locate(ctx, s.ID, f)
			if err != nil {
				return nil, err
			}
			known := files[i]
			if pass == 0 {
				known = at(now, address)
			}
			if known.URL != address {
				known = Provenance{}
			}
			p, err := r.fetchFile(ctx, s.ID, f, address, known)
			if err != nil {
				return nil, err
			}
			moved = moved || p.SHA256 != known.SHA256
			files[i] = p
		}
		if !moved || len(s.Files) == 1 {
			same := len(now) == len(files) && !slices.ContainsFunc(files, func(p Provenance) bool {
				return !slices.ContainsFunc(now, func(q Provenance) bool { return p.SHA256 == q.SHA256 })
			})
			return &candidate{files: files, same: same}, nil
		}
	}
	return nil, fmt.Errorf("%w: one of its %d files was another each time; try again later", ErrMoving, len(files))
}

// at returns what is known of the file at an address.
func at(ps []Provenance, address string) Provenance {
	for _, p := range ps {
		if p.URL == address {
			return p
		}
	}
	return Provenance{}
}

// fetchFile gets one file, or returns what is known of it if that is current.
func (r *round) fetchFile(ctx context.Context, id ID, f SourceFile, address string, known Provenance) (Provenance, error) {
	limit := f.MaxBytes
	if limit <= 0 {
		limit = maxContent
	}
	name := f.Name
	if f.Link != "" {
		name = baseOf(address) // it has the date
	}
	var got Provenance
	err := r.get(ctx, visit{
		list: id, name: f.Name, url: address, known: known, limit: limit,
		use: func(resp *http.Response, body io.Reader) (err error) {
			if got, err = r.save(id, name, body); err != nil {
				return err
			}
			got.ETag, got.LastModified = resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")
			return nil
		},
	})
	switch {
	case errors.Is(err, errSame):
		known.Checked = r.now
		return known, nil
	case err != nil:
		return Provenance{}, err
	case got.SHA256 == known.SHA256: // the server gave it another name only
		known.Checked, known.ETag, known.LastModified = r.now, got.ETag, got.LastModified
		return known, nil
	}
	got.URL = address
	got.Published = dateIn(address)
	if t, err := http.ParseTime(got.LastModified); err == nil && got.Published.IsZero() {
		got.Published = t.UTC()
	}
	return got, nil
}

// locate returns where a file is, which some publishers say on a page only.
func (r *round) locate(ctx context.Context, id ID, f SourceFile) (string, error) {
	if f.Link == "" {
		return f.URL, nil
	}
	const maxPage = 8 << 20
	var page []byte
	err := r.get(ctx, visit{
		list: id, name: "page of " + f.Name, url: f.URL, limit: maxPage,
		use: func(_ *http.Response, body io.Reader) (err error) {
			page, err = io.ReadAll(body)
			return err
		},
	})
	if err != nil {
		return "", err
	}
	return findLink(string(page), f.URL, f.Link)
}

// hrefs finds the links of a page, in whatever quotes.
var hrefs = regexp.MustCompile(`(?i)\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)

// entities are the ones that addresses contain.
var entities = strings.NewReplacer("&amp;", "&", "&#38;", "&", "&#x26;", "&")

// findLink returns the newest of a page's links that match a pattern, made
// whole: the names have dates that sort as text.
func findLink(page, address, pattern string) (string, error) {
	wanted, err := regexp.Compile(pattern)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrLink, err)
	}
	base, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	best := ""
	for _, m := range hrefs.FindAllStringSubmatch(page, -1) {
		link := strings.TrimSpace(entities.Replace(m[1] + m[2] + m[3]))
		if !wanted.MatchString(link) {
			continue
		}
		u, err := base.Parse(link)
		if err != nil || u.Scheme != base.Scheme {
			continue
		}
		u.Fragment = ""
		if s := u.String(); best == "" || baseOf(s) > baseOf(best) {
			best = s
		}
	}
	if best == "" {
		return "", fmt.Errorf("%w: %q has none that matches %q", ErrLink, address, pattern)
	}
	return best, nil
}

// baseOf returns the last part of an address's path.
func baseOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return path.Base(u.Path)
}

// dated finds a date in the name of a file.
var dated = regexp.MustCompile(`(?:^|\D)(20\d{6})(?:\D|$)`)

// dateIn returns the date in the name of a file, zero if it has none.
func dateIn(address string) time.Time {
	if m := dated.FindStringSubmatch(baseOf(address)); m != nil {
		if t, err := time.Parse("20060102", m[1]); err == nil {
			return t
		}
	}
	return time.Time{}
}
