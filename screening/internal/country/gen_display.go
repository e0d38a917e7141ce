//go:build ignore

// Gen_display writes data/display.txt: the three-letter codes of the countries
// of data/countries.txt and their names in other languages, as CLDR has them.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func main() {
	out := flag.String("out", "data/display.txt", "the file to write")
	flag.Parse()
	data, err := os.ReadFile("data/countries.txt")
	if err != nil {
		log.Fatal(err)
	}
	var buf bytes.Buffer
	fmt.Fprint(&buf, `# Three-letter codes of countries and their names in other languages.
#
# Source: the Unicode Common Locale Data Repository, as the Go package
# golang.org/x/text/language/display holds it. Written by gen_display.go from
# the codes in countries.txt; edit that file instead.
#
# A line is  CODE ALPHA3; NAME; NAME ...

`)
	for line := range strings.Lines(string(data)) {
		code, _, _ := strings.Cut(line, " ")
		if len(code) != 2 {
			continue
		}
		region, err := language.ParseRegion(code)
		// A dissolved state bears the names of the one that followed it.
		if err != nil || region.Canonicalize().String() != code {
			continue
		}
		names := []string{region.ISO3()}
		for _, tongue := range []string{"en", "de", "fr", "es", "it", "pt", "ru", "uk", "zh-Hans", "zh-Hant", "ja", "ko", "ar"} {
			name := display.Regions(language.MustParse(tongue)).Name(region)
			if name != "" && name != code && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		fmt.Fprintf(&buf, "%s %s\n", code, strings.Join(names, "; "))
	}
	if err := os.WriteFile(*out, buf.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
