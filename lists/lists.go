// Package lists reads the sanctions lists that governments publish.
//
// Entries are kept as published: a name, a date or a passport number is never
// normalised, merged or dropped here, and every entry knows the file and the
// byte offset it was read from. What a name means for a subject is the work of
// package screening.
//
// [Load] reads from an [io/fs.FS]: a directory ([os.DirFS]), an archive, or
// the built-in [Sample]. Files are recognised by their content, whatever they
// are called, and read through .gz, .bz2 and .zip.
//
// Nothing is lost: a record, a name, a date or an identifier of a file arrives
// in an [Entry] or in a [Problem] that says where it stands. A file that can
// not be trusted to be whole (cut off, an error page, smaller than its
// publisher says) is an error, and no list is returned for it.
//
// # Concurrency
//
// The functions of this package may be called from several goroutines. The
// lists they return are plain values: share them freely as long as nobody
// changes them.
package lists

import (
	"time"
)

// An ID names a list. IDs never change their meaning; results and audit
// records rest on them.
type ID string

// The lists that this package can read. A list of one's own has an ID that
// begins with "own:" and continues with its file's name.
const (
	OFACSDN  ID = "us-ofac-sdn"  // US Treasury, Specially Designated Nationals
	OFACCons ID = "us-ofac-cons" // US Treasury, consolidated list of the non-SDN lists
	CSL      ID = "us-csl"       // US Commerce, Consolidated Screening List
	UNSC     ID = "un-sc"        // United Nations Security Council, consolidated list
	EUFSF    ID = "eu-fsf"       // European Union, Financial Sanctions Files
	UKSL     ID = "uk-sl"        // United Kingdom, UK Sanctions List
	UKCons   ID = "uk-conlist"   // United Kingdom, OFSI consolidated list, frozen since January 2026
	JPMOF    ID = "jp-mof"       // Japan, Ministry of Finance, asset freezes
	JPMETI   ID = "jp-meti-eul"  // Japan, METI Foreign End User List
	KRKoFIU  ID = "kr-kofiu"     // South Korea, KoFIU, restricted persons
	CHSECO   ID = "ch-seco"      // Switzerland, SECO
	CASEMA   ID = "ca-sema"      // Canada, Special Economic Measures Act and JVCFOA
	AUDFAT   ID = "au-dfat"      // Australia, DFAT consolidated list
	ILNBCTF  ID = "il-nbctf"     // Israel, NBCTF seizure orders on wallets
)

// A List is one published list at one point in time.
type List struct {
	ID        ID     `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	// Format is the publisher's format it was read from, such as "ofac-csv".
	Format string `json:"format"`
	// Published is the date that the file states for itself, else the one in
	// the manifest beside it; zero if neither says.
	Published time.Time `json:"published,omitzero"`
	// Checked is when the files were last known to be the publisher's current
	// ones: the time in the manifest, else the oldest modification time of the
	// files. Screening refuses lists that were checked too long ago.
	Checked time.Time `json:"checked,omitzero"`
	// Declared is the number of entries that the publisher says the list has,
	// 0 if it does not say.
	Declared int          `json:"declared,omitempty"`
	Files    []Provenance `json:"files"`
	// Superseded are files of the same list that were left aside because the
	// ones in Files are newer or richer.
	Superseded []Provenance `json:"superseded,omitempty"`
	Entries    []Entry      `json:"entries"`
	Problems   []Problem    `json:"problems,omitempty"`
}

// Entry returns the entry with the publisher's identifier id, nil if the list
// has none. It looks at every entry: keep the result rather than asking again.
func (l *List) Entry(id string) *Entry {
	for i := range l.Entries {
		if l.Entries[i].ID == id {
			return &l.Entries[i]
		}
	}
	return nil
}

// NameCount is the number of names on the list, all qualities together.
func (l *List) NameCount() int {
	n := 0
	for i := range l.Entries {
		n += len(l.Entries[i].Names)
	}
	return n
}

// problem records something that was not fully understood.
func (l *List) problem(pos Pos, entry, text string, err error) {
	l.Problems = append(l.Problems, Problem{Pos: pos, Entry: entry, Text: text, Err: err})
}
