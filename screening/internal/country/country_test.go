package country

import (
	"compress/gzip"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCode(t *testing.T) {
	for text, want := range map[string]string{
		"KP": "KP", "prk": "KP", "Korea, North": "KP", "Korea, Democratic People's Republic of": "KP", "DPRK": "KP", "D.P.R.K.": "KP",
		"Democratic People’s Republic of Korea": "KP", "North Korean": "KP", "КНДР": "KP", "朝鲜": "KP", "북한": "KP",
		"South Korea": "KR", "Korea, Republic of": "KR", "한국": "KR", "대한민국": "KR",
		"Iran, Islamic Republic of": "IR", "Iran (Islamic Republic of)": "IR", "Iranian": "IR", "IRN": "IR", "イラン": "IR", "إيران": "IR",
		"Congo, Democratic Republic of the": "CD", "Congo (Democratic Republic)": "CD", "Democratic Republic of the Congo": "CD", "Zaire": "CD",
		"Congo, Republic of the": "CG", "Congo": "CG", "Bahamas, The": "BS", "The Gambia": "GM", "THE BAHAMAS": "BS",
		"Russian": "RU", "Российская Федерация": "RU", "Россия": "RU", "Russia (USSR)": "RU", "Russian Federation (as at November 2010)": "RU",
		"USSR": "SU", "Soviet Union": "SU", "Former USSR": "SU", "Former USSR Currently Ukraine": "UA", "Ukrainian SSR (now Ukraine)": "UA",
		"Yakut Autonomous SSR (now Russian Federation)": "RU", "Moldovian SSR (now Republic of Moldovia)": "MD", "Georgia (former USSR)": "GE",
		"Yugoslavia": "YU", "Burma": "MM", "Myanmar": "MM", "UAE": "AE", "U.A.E.": "AE", "Region: Crimea": "UA-43", "Crimea": "UA-43",
		"Region: Gaza": "PS", "West Bank": "PS", "Palestinian": "PS", "possibly Palestinian": "PS", "Hong Kong": "HK",
		"China, Hong Kong Special Administrative Region": "HK", "Macau": "MO", "Taiwan": "TW", "Taiwan, Province of China": "TW", "Kosovo": "XK",
		"Côte d'Ivoire": "CI", "Cote d Ivoire": "CI", "Türkiye": "TR", "TURKEY": "TR", "Curaçao": "CW", "UK": "GB", "British": "GB", "EL": "GR",
		"Bosnia & Herzegovina": "BA", "North Macedonia, The Republic of": "MK", "Man, Isle of": "IM", "Virgin Islands, British": "VG",
		"Deutschland": "DE", "Weißrussland": "BY", "Estados Unidos": "US", "États-Unis": "US", "Białoruś": "", "Україна": "UA", "中国": "CN", "日本": "JP",
		" syrian arab republic ": "SY", "Czechoslovakia": "CSHH",
		// What names two countries or none gives no code.
		"Congolese": "", "Korean": "", "Dominican": "", "": "", "-0- ": "", "undetermined": "", "Region:": "", "the": "", "Atlantis": "",
		strings.Repeat("Region:", 100): "",
	} {
		code, ok := Code(text)
		assert.Equal(t, want, code, text)
		assert.Equal(t, want != "", ok, text)
	}
}

func TestName(t *testing.T) {
	assert.Equal(t, "North Korea", Name("KP"))
	assert.Equal(t, "Crimea", Name("UA-43"))
	assert.Empty(t, Name("kp"), "codes are upper case")
	assert.Empty(t, Name("ZZ"))
	for _, c := range countries {
		for _, text := range []string{c.code, c.name, strings.ToUpper(c.name)} {
			code, ok := Code(text)
			assert.True(t, ok && code == c.code, "%s: %q is %q", c.code, text, code)
		}
	}
}

func TestCompatible(t *testing.T) {
	for _, p := range [][2]string{{"SU", "RU"}, {"SU", "UA"}, {"YU", "RS"}, {"CS", "ME"}, {"UA-43", "UA"}, {"UA-43", "RU"}, {"HK", "CN"}, {"KP", "KP"}, {"SD", "SS"}} {
		assert.True(t, Compatible(p[0], p[1]), p)
		assert.True(t, Compatible(p[1], p[0]), p)
	}
	for _, p := range [][2]string{{"RU", "UA"}, {"PS", "IL"}, {"KP", "KR"}, {"HK", "MO"}, {"RS", "HR"}, {"", ""}, {"", "RU"}, {"CG", "CD"}} {
		assert.False(t, Compatible(p[0], p[1]), p)
		assert.False(t, Compatible(p[1], p[0]), p)
	}
}

// Look-ups rest on binary search: a table that is out of order loses names.
func TestTablesAreSorted(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(spellings[:], func(a, b spelling) int { return strings.Compare(a.key, b.key) }))
	assert.True(t, slices.IsSortedFunc(countries[:], func(a, b country) int { return strings.Compare(a.code, b.code) }))
}

func TestGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the generators")
	}
	for _, gen := range [][2]string{{"gen.go", "tables_gen.go"}, {"gen_display.go", "data/display.txt"}} {
		out := filepath.Join(t.TempDir(), "out")
		msg, err := exec.Command("go", "run", gen[0], "-out", out).CombinedOutput()
		require.NoError(t, err, string(msg))
		want, err := os.ReadFile(out)
		require.NoError(t, err)
		got, err := os.ReadFile(gen[1])
		require.NoError(t, err)
		assert.True(t, string(want) == string(got), "%s is not what %s writes; run go generate", gen[1], gen[0])
	}
}

// Every country of OFAC's addresses is known, but for the two that are none.
func TestCodeOnOFACAddresses(t *testing.T) {
	dir := os.Getenv("SCREENING_DATA")
	if dir == "" {
		t.Skip("SCREENING_DATA is not set")
	}
	f, err := os.Open(filepath.Join(dir, "ofac/2024-01-08/add.csv.gz"))
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	r := csv.NewReader(z)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	require.NoError(t, err)
	unknown := map[string]bool{}
	for _, row := range rows {
		if len(row) > 4 {
			if _, ok := Code(row[4]); !ok {
				unknown[row[4]] = true
			}
		}
	}
	assert.Equal(t, map[string]bool{
		"-0- ": true, "undetermined": true, "Region: Kafia Kingi": true, "Region: Commonwealth of Independent States": true,
	}, unknown)
}

func TestCodeDoesNotAllocate(t *testing.T) {
	assert.Zero(t, testing.AllocsPerRun(100, func() { Code("Korea, Democratic People's Republic of") }))
}

func FuzzCode(f *testing.F) {
	f.Add("Korea, North")
	f.Add("x (now (now , the")
	f.Add("Region:possibly \xff&&&")
	f.Fuzz(func(t *testing.T, text string) {
		code, ok := Code(text)
		assert.Equal(t, ok, code != "")
		if ok {
			assert.NotEmpty(t, Name(code))
			again, ok := Code(Name(code))
			assert.True(t, ok && again == code)
		}
	})
}

func BenchmarkCode(b *testing.B) {
	for b.Loop() {
		Code("Iran, Islamic Republic of")
	}
}
