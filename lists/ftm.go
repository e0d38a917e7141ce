package lists

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// ftmLines is the data model FollowTheMoney in JSON lines, as OpenSanctions
// publishes its collection and each of its sources (entities.ftm.json): one
// entity a line, where a sanction, an address, a passport, a wallet and a tie
// of family or property are entities too and refer to each other by their IDs.
// See https://followthemoney.tech/explorer/.
//
// Entries are the targets: entities that are marked so, else those that bear
// the topic "sanction". An entity that says nothing of either is an entry as
// well, since a file that does not tell its targets must not look empty. The
// others are people and companies around the targets; they are named in
// relations. A file whose last lines are missing can not be told from a whole
// one unless the cut goes through a line: the format states no count.
var ftmLines = &format{
	name: "ftm",
	sniff: func(f *file) string {
		text, _ := firstLine(f)
		has := func(field string) bool { return bytes.Contains(text, []byte(`"`+field+`"`)) }
		if bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) && has("schema") && has("properties") && has("id") {
			return "lines"
		}
		return ""
	},
	parse: func(l *List, files map[string]*file) error { return l.parseFTM(files["lines"]) },
}

// ftmPrefix begins the IDs of lists in FollowTheMoney.
const ftmPrefix = "ftm:"

// An ftmEntity is one line.
type ftmEntity struct {
	ID         string              `json:"id"`
	Caption    string              `json:"caption"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
	Datasets   []string            `json:"datasets"`
	Referents  []string            `json:"referents"`
	Target     *bool               `json:"target"`
	FirstSeen  string              `json:"first_seen"`
	LastSeen   string              `json:"last_seen"`
	LastChange string              `json:"last_change"`

	pos Pos
}

// An ftm is a file being read. What refers to entities is kept until the end,
// because they may come later.
type ftm struct {
	list      *List
	index     map[string]int      // entry, by ID
	captions  map[string]string   // of entities that are no entries
	addresses map[string]Address  // by ID
	homes     []ftmReference      // entries and their addresses
	pending   []ftmEntity         // sanctions, documents, wallets, links
	datasets  map[string]bool     //
	schemas   map[string]struct{} // unknown ones, each reported once
}

// An ftmReference is a place where an entry refers to another entity.
type ftmReference struct {
	entry int
	id    string
}

func (l *List) parseFTM(f *file) error {
	l.ID = ID(ftmPrefix + f.base())
	m := &ftm{
		list: l, index: map[string]int{}, captions: map[string]string{}, addresses: map[string]Address{},
		datasets: map[string]bool{}, schemas: map[string]struct{}{},
	}
	err := f.eachLine(l.ID, func(line string, pos Pos, ended bool) error {
		var e ftmEntity
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return f.fail(l.ID, pos.Offset, ftmReason(err, ended))
		}
		if e.ID == "" || e.Schema == "" {
			return f.fail(l.ID, pos.Offset, fmt.Errorf("%w: an entity without id or schema: %s", ErrFormat, quoteShort(line)))
		}
		e.pos = pos
		m.entity(&e)
		return nil
	})
	if err != nil {
		return err
	}
	m.finish()
	l.Title = "FollowTheMoney: " + path.Base(f.name)
	if len(m.datasets) == 1 {
		for name := range maps.Keys(m.datasets) {
			l.ID, l.Title = ID(ftmPrefix+name), "FollowTheMoney: "+name
		}
	}
	return nil
}

// ftmReason says why a line is no entity.
func ftmReason(err error, ended bool) error {
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && strings.HasPrefix(kind.Field, "properties"):
		return fmt.Errorf("%w: a property holds a whole entity and not its ID; load the file entities.ftm.json, not a nested one: %w", ErrFormat, err)
	case !ended:
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return fmt.Errorf("%w: %w", ErrFormat, err)
}

// entity takes up one entity.
func (m *ftm) entity(e *ftmEntity) {
	if seen, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(e.LastSeen, "Z")); err == nil && seen.After(m.list.Published) {
		m.list.Published = seen // when the publisher last saw the source
	}
	if _, isLink := ftmLinks[e.Schema]; isLink || slices.Contains(ftmAttached, e.Schema) {
		m.pending = append(m.pending, *e)
		return
	}
	if e.Schema == "Address" {
		m.addresses[e.ID] = ftmAddress(e)
		return
	}
	kind, known := ftmKinds[e.Schema]
	switch {
	case !e.listed(known):
		m.captions[e.ID] = e.name()
		return
	case !known:
		if _, twice := m.schemas[e.Schema]; !twice {
			m.schemas[e.Schema] = struct{}{}
			m.list.problem(e.pos, e.ID, e.Schema, fmt.Errorf("%w: schema of a target", ErrUnread))
		}
	}
	m.add(m.entry(e, kind), e)
}

// add appends an entry.
func (m *ftm) add(entry Entry, e *ftmEntity) {
	if first, twice := m.index[e.ID]; twice {
		m.list.problem(e.pos, e.ID, e.ID, fmt.Errorf("%w: the entity at %s has it too", ErrDuplicate, m.list.Entries[first].Pos))
	} else {
		m.index[e.ID] = len(m.list.Entries)
	}
	for _, id := range e.Properties["addressEntity"] {
		m.homes = append(m.homes, ftmReference{len(m.list.Entries), id})
	}
	for _, d := range e.Datasets {
		m.datasets[d] = true
	}
	m.list.Entries = append(m.list.Entries, entry)
}

// listed reports whether an entity is a target.
func (e *ftmEntity) listed(known bool) bool {
	topics := e.Properties["topics"]
	switch {
	case e.Target != nil:
		return *e.Target
	case len(topics) > 0:
		return slices.Contains(topics, "sanction")
	}
	return known
}

// name returns the name that stands for an entity.
func (e *ftmEntity) name() string {
	if names := e.Properties["name"]; e.Caption == "" && len(names) > 0 {
		return names[0]
	}
	return e.Caption
}

// finish resolves what refers to entries: first what names them, so that links
// between them can tell whom they mean.
func (m *ftm) finish() {
	for _, h := range m.homes {
		e := &m.list.Entries[h.entry]
		a, ok := m.addresses[h.id]
		if !ok {
			m.list.problem(e.Pos, e.ID, h.id, fmt.Errorf("%w: the address is not in the file", ErrUnread))
			continue
		}
		e.Addresses = append(e.Addresses, a)
	}
	for _, attached := range []bool{true, false} {
		for i := range m.pending {
			e := &m.pending[i]
			if link, isLink := ftmLinks[e.Schema]; isLink && !attached {
				m.link(e, link)
			} else if !isLink && attached {
				m.attach(e)
			}
		}
	}
}
