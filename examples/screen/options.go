package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// options are the flags that every command has.
type options struct {
	json    bool
	lists   pathFlag
	score   scoreFlag
	age     ageFlag
	weak    weakFlag
	require []string
}

func (o *options) register(c *cobra.Command) {
	fs := c.PersistentFlags()
	o.score = screening.DefaultMinScore
	o.weak = weakFlag(screening.WeakSupports)
	fs.SortFlags = false
	fs.BoolVar(&o.json, "json", false, "print JSON")
	fs.Var(&o.lists, "lists", "the lists: a `path` of a directory, a file or an archive")
	fs.Var(&o.score, "min-score", "report matches from this `score`, above 0 and up to 1")
	fs.Var(&o.age, "max-age", "refuse lists checked longer ago: a `duration` such as 36h, or any (default 72h)")
	fs.Var(&o.weak, "weak", "what a weak alias is worth: supports, equal or ignored, as a `word`")
	fs.StringArrayVar(&o.require, "require", nil, "do not screen without this `list`, such as us-ofac-sdn; repeatable")
}

// policy returns what the flags ask for.
func (o *options) policy() *screening.Policy {
	p := &screening.Policy{MinScore: float64(o.score), MaxAge: time.Duration(o.age), Weak: screening.WeakPolicy(o.weak)}
	for _, id := range o.require {
		p.Require = append(p.Require, lists.ID(id))
	}
	return p
}

// A pathFlag is a path. An empty one is a shell variable that was not set, and
// must not mean that nothing was said.
type pathFlag string

func (f *pathFlag) Set(s string) error {
	if s == "" {
		return errors.New("the path is empty")
	}
	*f = pathFlag(s)
	return nil
}

func (f *pathFlag) String() string { return string(*f) }
func (f *pathFlag) Type() string   { return "path" }

// A scoreFlag is a score. Zero would mean the default to the library, and
// everybody to a reader, so that it is refused.
type scoreFlag float64

func (f *scoreFlag) Set(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v > 0 && v <= 1) {
		return errors.New("a score is above 0 and up to 1, such as 0.85")
	}
	*f = scoreFlag(v)
	return nil
}

func (f *scoreFlag) String() string { return strconv.FormatFloat(float64(*f), 'g', -1, 64) }
func (f *scoreFlag) Type() string   { return "score" }

// An ageFlag is a duration or "any". Zero means that nothing was said.
type ageFlag time.Duration

func (f *ageFlag) Set(s string) error {
	if s == "any" {
		*f = ageFlag(screening.AnyAge)
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return errors.New(`an age is a duration such as 36h or 90m, or "any"`)
	}
	*f = ageFlag(d)
	return nil
}

func (f *ageFlag) String() string {
	switch time.Duration(*f) {
	case 0:
		return ""
	case screening.AnyAge:
		return "any"
	}
	return time.Duration(*f).String()
}

func (f *ageFlag) Type() string { return "duration" }

// A weakFlag is a way to treat weak aliases.
type weakFlag screening.WeakPolicy

func (f *weakFlag) Set(s string) error {
	switch w := screening.WeakPolicy(s); w {
	case screening.WeakSupports, screening.WeakEqual, screening.WeakIgnored:
		*f = weakFlag(w)
		return nil
	}
	return fmt.Errorf("it must be %s, %s or %s", screening.WeakSupports, screening.WeakEqual, screening.WeakIgnored)
}

func (f *weakFlag) String() string { return string(*f) }
func (f *weakFlag) Type() string   { return "word" }
