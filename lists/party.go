package lists

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

var (
	// ErrNothing: a party has no name, no identifier and no wallet.
	ErrNothing = errors.New("nothing to match on")
	// ErrDuplicate: two records of a list, or two lists, have the same ID.
	ErrDuplicate = errors.New("the same ID twice")
)

// A Party is a party in the form in which lists of one's own and subjects for
// screening are written: a JSON object, every field of which is optional, but
// a party needs a name, an identifier or a wallet. Dates, countries and kinds
// come as people write them: "1984", "kp", "North Korea", "company".
//
//	{"id": "17", "type": "person", "name": "Park Jin Hyok", "aliases": ["Pak Jin Hek"],
//	 "born": ["1984-08-15"], "countries": ["kp"], "ids": [{"type": "passport", "value": "290333974"}]}
type Party struct {
	ID          string                 `json:"id,omitempty"`
	Type        string                 `json:"type,omitempty"`
	Name        string                 `json:"name,omitempty"`
	Aliases     OneOrMany[string]      `json:"aliases,omitempty"`
	WeakAliases OneOrMany[string]      `json:"weak_aliases,omitempty"`
	Born        OneOrMany[string]      `json:"born,omitempty"`
	Gender      string                 `json:"gender,omitempty"`
	Countries   OneOrMany[string]      `json:"countries,omitempty"`
	Addresses   OneOrMany[string]      `json:"addresses,omitempty"`
	IDs         OneOrMany[PartyID]     `json:"ids,omitempty"`
	Wallets     OneOrMany[PartyWallet] `json:"wallets,omitempty"`
	Programs    OneOrMany[string]      `json:"programs,omitempty"`
	Remarks     string                 `json:"remarks,omitempty"`

	facts   []Fact // columns of a table that are no fields
	unknown string // the first field of the object that is none of a Party
}

// A PartyID is an identifier of a [Party]. In JSON it may also be written as
// its value alone.
type PartyID struct {
	Type    string `json:"type,omitempty"` // see [ParseIDType]; another word is kept as the label
	Value   string `json:"value"`
	Country string `json:"country,omitempty"`

	unknown string
}

// A PartyWallet is a wallet of a [Party]. In JSON it may also be written as its
// address alone.
type PartyWallet struct {
	Address string `json:"address"`
	Asset   string `json:"asset,omitempty"`

	unknown string
}

// OneOrMany is a list that JSON may also write as its only element: "1984" for
// ["1984"].
type OneOrMany[T any] []T

// UnmarshalJSON reads a list or a single element.
func (l *OneOrMany[T]) UnmarshalJSON(b []byte) error {
	if b = bytes.TrimSpace(b); len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]T)(l))
	}
	if bytes.Equal(b, []byte("null")) {
		return nil
	}
	var one T
	err := json.Unmarshal(b, &one)
	*l = OneOrMany[T]{one}
	return err
}

// A PartyError says which field of a [Party] can not be used.
type PartyError struct {
	Field string // the JSON name of the field; empty if it is the whole party
	Value string
	Err   error
}

// Error names the field and its value, and says what is wrong with it.
func (e *PartyError) Error() string {
	switch {
	case e.Field == "" && e.Value == "":
		return "party: " + e.Err.Error()
	case e.Field == "":
		return fmt.Sprintf("party %s: %v", quoteShort(e.Value), e.Err)
	}
	return fmt.Sprintf("party: field %q, %s: %v", e.Field, quoteShort(e.Value), e.Err)
}

// Unwrap returns what is wrong with the field.
func (e *PartyError) Unwrap() error { return e.Err }

// quoteShort quotes the beginning of s, enough to find it.
func quoteShort(s string) string {
	const most = 80
	if len(s) <= most {
		return fmt.Sprintf("%q", s)
	}
	return fmt.Sprintf("%q and more", strings.ToValidUTF8(s[:most], ""))
}

// ParseParty reads a party from one JSON object. Fields that a Party does not
// have are passed over, because cases and requests carry more than the party.
// A value of the wrong JSON type, a field that is there twice and a text that
// is not UTF-8 are each a [PartyError] that wraps [ErrFormat]; what could be
// read of the party, its ID above all, is returned with it.
func ParseParty(b []byte) (Party, error) {
	var p Party
	if !utf8.Valid(b) {
		return p, &PartyError{Value: string(b), Err: fmt.Errorf("%w: not UTF-8", ErrFormat)}
	}
	err := p.UnmarshalJSON(b)
	var pe *PartyError
	if err != nil && !errors.As(err, &pe) {
		err = &PartyError{Value: string(b), Err: err}
	}
	return p, err
}

// UnmarshalJSON reads a party as [ParseParty] does.
func (p *Party) UnmarshalJSON(b []byte) error {
	unknown, err := readObject(b, map[string]any{
		"id": &p.ID, "type": &p.Type, "name": &p.Name, "aliases": &p.Aliases, "weak_aliases": &p.WeakAliases,
		"born": &p.Born, "gender": &p.Gender, "countries": &p.Countries, "addresses": &p.Addresses,
		"ids": &p.IDs, "wallets": &p.Wallets, "programs": &p.Programs, "remarks": &p.Remarks,
	})
	p.unknown = unknown
	for _, id := range p.IDs {
		if p.unknown == "" && id.unknown != "" {
			p.unknown = "ids." + id.unknown
		}
	}
	for _, w := range p.Wallets {
		if p.unknown == "" && w.unknown != "" {
			p.unknown = "wallets." + w.unknown
		}
	}
	return err
}

// UnmarshalJSON reads an object, or a string as the value.
func (id *PartyID) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &id.Value)
	}
	var err error
	id.unknown, err = readObject(b, map[string]any{"type": &id.Type, "value": &id.Value, "country": &id.Country})
	return err
}

// UnmarshalJSON reads an object, or a string as the address.
func (w *PartyWallet) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &w.Address)
	}
	var err error
	w.unknown, err = readObject(b, map[string]any{"address": &w.Address, "asset": &w.Asset})
	return err
}

// readObject reads the fields of a JSON object to where into points, and
// returns the first one that is not in it. Package json would let the later of
// two equal fields win, and a name would be lost. After an error in a field the
// others are read all the same; the first error is returned.
func readObject(b []byte, into map[string]any) (unknown string, err error) {
	d := json.NewDecoder(bytes.NewReader(b))
	broken := func(err error) error { return fmt.Errorf("%w: JSON: %w", ErrFormat, err) }
	if t, e := d.Token(); e != nil {
		return "", broken(e)
	} else if t != json.Delim('{') {
		return "", &PartyError{Value: string(b), Err: fmt.Errorf("%w: an object in braces is wanted", ErrFormat)}
	}
	seen := map[string]bool{}
	for d.More() {
		t, e := d.Token()
		if e != nil {
			return unknown, errors.Join(err, broken(e))
		}
		key := t.(string) // within an object the decoder accepts nothing else
		var raw json.RawMessage
		if e := d.Decode(&raw); e != nil {
			return unknown, errors.Join(err, broken(e))
		}
		if seen[key] && err == nil {
			err = &PartyError{key, string(raw), fmt.Errorf("%w: the field is there twice", ErrFormat)}
			continue
		}
		seen[key] = true
		target, ok := into[key]
		if !ok {
			if unknown == "" {
				unknown = key
			}
			continue
		}
		if e := json.Unmarshal(raw, target); e != nil && err == nil {
			err = fieldError(key, string(raw), e)
		}
	}
	if _, e := d.Token(); e != nil {
		return unknown, errors.Join(err, broken(e))
	}
	if len(bytes.TrimSpace(b[d.InputOffset():])) > 0 {
		return unknown, errors.Join(err, fmt.Errorf("%w: more text follows the object", ErrFormat))
	}
	return unknown, err
}

// fieldError says what is wrong with the value of a field.
func fieldError(key, raw string, err error) error {
	var inner *PartyError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &inner) && inner.Field != "":
		return &PartyError{key + "." + inner.Field, inner.Value, inner.Err}
	case errors.As(err, &inner):
		return &PartyError{key, inner.Value, inner.Err}
	case errors.As(err, &wrong):
		return &PartyError{key, raw, fmt.Errorf("%w: a JSON %s where a text is wanted", ErrFormat, wrong.Value)}
	}
	return &PartyError{key, raw, fmt.Errorf("%w: %w", ErrFormat, err)}
}
