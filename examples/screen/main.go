// Command screen screens a party against sanctions lists and says why.
//
//	go run ./examples/screen "Lazarus Group"
//	go run ./examples/screen --born 1984-08-15 --country kp Park Jin Hyok
//	go run ./examples/screen wallet 149w62rY42aZBox8fGcmqNsXUzSStKeq8C
//	go run ./examples/screen --help
//
// The exit status is 0 if the party is clear, 1 if somebody on the lists has to
// be reviewed, and 2 if it was not screened, whatever the reason: a script that
// only tests for 0 can not mistake an error for a clearance.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// The exit statuses. They follow the verdicts of one subject.
const (
	statusClear       = 0
	statusReview      = 1
	statusNotScreened = 2
)

// plainWidth is the width of output that does not go to a terminal.
const plainWidth = 80

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// An app is one call of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	options        options
	status         int
	answered       bool           // a JSON document was printed
	sources        []lists.Source // where lists are fetched from; nil means their publishers
}

// run runs the program with its arguments, without the program's name, and
// returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	return a.run(args)
}

func (a *app) run(args []string) int {
	root := a.rootCommand()
	root.SetArgs(append([]string{}, args...)) // nil would mean those of the process
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	if err := root.Execute(); err != nil {
		a.complain(err)
		a.answerError(err)
		return statusNotScreened
	}
	return a.status
}

// A usageError is a call that the program does not understand.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func asUsage(_ *cobra.Command, err error) error { return usageError{err} }

// A taskError is the failure of a command that screens nobody.
type taskError struct {
	title string // instead of NOT SCREENED
	error
}

func (e taskError) Unwrap() error { return e.error }

// usage makes the complaints of cobra about arguments usage errors.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// complain writes an error, and the way out of it, to standard error.
func (a *app) complain(err error) {
	p := newPage(a.stderr)
	var u usageError
	if errors.As(err, &u) {
		p.line("%s %s", p.bad("screen:"), plain(u.Error()))
		p.line("Say screen --help for how to call it.")
	} else {
		title := "NOT SCREENED"
		var task taskError
		if errors.As(err, &task) {
			title = task.title
		}
		p.line("%s", p.bad(title))
		p.reason(err)
	}
	_ = p.flush() // an error about the error channel has nowhere to go
}

// answerError prints an error as JSON if JSON was asked for and nothing has
// been printed yet. Whoever reads the answer then finds a verdict in it.
func (a *app) answerError(err error) {
	var u usageError
	if !a.options.json || a.answered || errors.As(err, &u) {
		return
	}
	var task taskError
	if errors.As(err, &task) {
		_ = a.printJSON(map[string]string{"error": err.Error()}) // the status says it too
		return
	}
	_ = a.printJSON(failure{Error: err.Error()})
}

// A failure is the JSON of a call that was not answered.
type failure struct {
	Verdict screening.Verdict `json:"verdict"` // not_screened
	Error   string            `json:"error"`
}

// judge raises the exit status to that of a verdict.
func (a *app) judge(v screening.Verdict) {
	status := statusNotScreened
	switch v {
	case screening.Clear:
		status = statusClear
	case screening.Review:
		status = statusReview
	}
	a.status = max(a.status, status)
}

// printJSON writes one JSON document to standard output.
func (a *app) printJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	a.answered = true
	_, err := a.stdout.Write(b.Bytes())
	return err
}

// terminal returns the width of the terminal that w is; ok is false if it is
// none, such as a file, a pipe or a buffer.
func terminal(w io.Writer) (width int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 40 {
		width = plainWidth
	}
	return width, true
}

// colourful reports whether w shows colours and the user wants them. See
// https://no-color.org for the variable.
func colourful(w io.Writer) bool {
	_, ok := terminal(w)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && text.ANSICodesSupported
}
