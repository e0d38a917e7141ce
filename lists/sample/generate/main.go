// Generate writes the lists that lists.Sample embeds. They come from the test
// data of the Go module github.com/moov-io/watchman, which holds official
// files as their publishers published them. Run it by
//
//	go generate ./lists
//
// It takes over facts, and empties columns of prose. The same input gives the
// same output, byte for byte.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sekisho-dev/sekisho/lists"
)

const (
	module = "github.com/moov-io/watchman"
	target = "sample" // seen from the directory of package lists
)

// A source is one file of the module's test data.
type source struct {
	file      string
	list      lists.ID
	url       string
	published string
	note      string
	comma     rune     // between columns, if it is not a comma
	empty     []string // columns of prose
	long      []string // columns of which long texts are emptied, for they are prose
}

// maxShort is the length of the longest text, in bytes, that the columns long
// keep: it is a note such as "low quality alias", not a statement.
const maxShort = 60

func sources() []source {
	const treasury = "https://www.treasury.gov/ofac/downloads/"
	sdn := func(file string) source {
		return source{file: file, list: lists.OFACSDN, url: treasury + file, published: "2021-07-07"}
	}
	return []source{
		sdn("sdn.csv"), sdn("alt.csv"), sdn("add.csv"), sdn("sdn_comments.csv"),
		{
			file: "csl.csv", list: lists.CSL,
			url:       "https://api.trade.gov/static/consolidated_screening_list/consolidated.csv",
			published: "2022-09-02",
			note:      "The file states no date; this is the latest start_date in it.",
			empty:     []string{"license_requirement", "license_policy"},
		},
		{
			file: "eu_csl.csv", list: lists.EUFSF,
			url:       "https://webgate.ec.europa.eu/fsd/fsf/public/files/csvFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
			published: "2024-01-24",
			comma:     ';',
			empty:     regulations(),
			long:      []string{"NameAlias_Remark"},
		},
	}
}

// regulations returns the columns of the EU's list that quote the laws it rests
// on, but for those that say when and by which one a party was listed, and the
// column of statements.
func regulations() []string {
	columns := []string{"Entity_Remark", "Entity_Regulation_PublicationUrl"}
	for _, part := range []string{"NameAlias", "Address", "BirthDate", "Identification", "Citizenship"} {
		for _, field := range []string{"Type", "OrganisationType", "PublicationDate", "EntryIntoForceDate", "NumberTitle", "Programme", "PublicationUrl"} {
			columns = append(columns, part+"_Regulation_"+field)
		}
	}
	return columns
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return fmt.Errorf("go list -m %s: %w", module, err)
	}
	dir := filepath.Join(strings.TrimSpace(string(out)), "test", "testdata", "bench")
	var manifest struct {
		Version int                `json:"version"`
		Files   []lists.Provenance `json:"files"`
	}
	manifest.Version = 1
	for _, s := range sources() {
		p, err := s.write(dir)
		if err != nil {
			return fmt.Errorf("%s: %w", s.file, err)
		}
		manifest.Files = append(manifest.Files, p)
	}
	b, err := json.MarshalIndent(manifest, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(target, lists.ManifestName), append(b, '\n'), 0o644)
}

// write writes the compressed file, and returns what the manifest says of it.
func (s source) write(dir string) (lists.Provenance, error) {
	p := lists.Provenance{Name: s.file + ".gz", List: s.list, URL: s.url, Note: s.note}
	original, err := os.ReadFile(filepath.Join(dir, s.file))
	if err != nil {
		return p, err
	}
	if p.Published, err = time.Parse(time.DateOnly, s.published); err != nil {
		return p, err
	}
	p.Checked = p.Published
	content := original
	if len(s.empty) > 0 {
		if content, err = s.reduce(original); err != nil {
			return p, err
		}
		p.OriginalSHA256 = sum(original)
		p.Note = strings.TrimSpace(p.Note + " Emptied columns: " + strings.Join(s.empty, ", ") + ".")
		if len(s.long) > 0 {
			p.Note += fmt.Sprintf(" Emptied where longer than %d bytes: %s.", maxShort, strings.Join(s.long, ", "))
		}
	}
	p.Size, p.SHA256 = int64(len(content)), sum(content)
	var zipped bytes.Buffer
	z, err := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
	if err != nil {
		return p, err
	}
	if _, err := z.Write(content); err != nil {
		return p, err
	}
	if err := z.Close(); err != nil {
		return p, err
	}
	return p, os.WriteFile(filepath.Join(target, p.Name), zipped.Bytes(), 0o644)
}

// reduce empties the columns of prose.
func (s source) reduce(original []byte) ([]byte, error) {
	r := csv.NewReader(bytes.NewReader(original))
	if s.comma != 0 {
		r.Comma = s.comma
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	for j, column := range slices.Concat(s.empty, s.long) {
		i := slices.Index(rows[0], column)
		if i < 0 {
			return nil, fmt.Errorf("there is no column %q", column)
		}
		for _, row := range rows[1:] {
			if j < len(s.empty) || len(row[i]) > maxShort {
				row[i] = ""
			}
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = r.Comma
	err = w.WriteAll(rows)
	return b.Bytes(), err
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
