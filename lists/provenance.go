package lists

import "time"

// ManifestName is the file in a directory of lists that says where the other
// files come from.
const ManifestName = "manifest.json"

// A Provenance says where a file of a list comes from.
type Provenance struct {
	// Name is the file's path in the file system it was loaded from. A member
	// of an archive is written "lists.zip/sdn.csv".
	Name string `json:"name"`
	List ID     `json:"list,omitempty"`
	URL  string `json:"url,omitempty"`
	// Published is the date of the list; set where the file states none.
	Published time.Time `json:"published,omitzero"`
	// Checked is when the file was last known to be the publisher's current one.
	Checked time.Time `json:"checked,omitzero"`
	Size    int64     `json:"size"`   // of the content, decompressed
	SHA256  string    `json:"sha256"` // of the content, decompressed, in hexadecimal
	// OriginalSHA256 is set where the file is a reduced copy: the hash of the
	// publisher's file that it was made from.
	OriginalSHA256 string `json:"original_sha256,omitempty"`
	Note           string `json:"note,omitempty"`
	// ETag and LastModified are what the publisher's server called the file.
	// They stand in the manifest only, for the next visit.
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}
