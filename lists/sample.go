package lists

import (
	"embed"
	"io/fs"
)

// The linker leaves the files out of programs that do not call Sample.
//
//go:generate go run ./sample/generate
//go:embed sample/*.csv.gz sample/manifest.json
var sampleFiles embed.FS

// Sample returns real lists of some years ago, to try the library with and to
// test against: the OFAC SDN list of 7 July 2021, the US Consolidated Screening
// List of early September 2022, and the EU's list of 24 January 2024. They hold
// what their publishers published, but for columns of prose that the manifest
// names.
//
// The sample is old. A clearance that rests on it is worth nothing, so that
// its lists count as checked on the day they were published, and screening
// refuses them unless told otherwise.
//
// It adds 3.1 MB to programs that call it, and nothing to others.
func Sample() fs.FS {
	sub, err := fs.Sub(sampleFiles, "sample")
	if err != nil {
		panic(err) // only an invalid path makes fs.Sub fail
	}
	return sub
}
