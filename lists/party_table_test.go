package lists

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPartyTableFixture(t *testing.T) {
	b, err := os.ReadFile("testdata/party/blocked.csv")
	require.NoError(t, err)
	for name, content := range map[string]string{
		"as it is":        string(b),
		"byte order mark": byteOrderMark + string(b),
		"line ends":       strings.ReplaceAll(string(b), "\n", "\r\n"),
		"tabs":            strings.ReplaceAll(string(b), ";", "\t"),
		"no last line":    strings.TrimSuffix(string(b), "\n"),
	} {
		l := loadOne(t, "blocked.csv", []byte(content))
		assert.Equal(t, ID("own:blocked"), l.ID, name)
		require.Len(t, l.Entries, 2, name)
		park := l.Entry("b-1")
		require.NotNil(t, park, name)
		assert.Equal(t, []Name{{Text: "Park Jin Hyok", Type: Primary}, {Text: "Pak Jin Hek"}, {Text: "Kim Hyon Woo"}}, park.Names, name)
		assert.Equal(t, []Date{MustParseDate("1984-08-15")}, park.Born, name)
		assert.Equal(t, []Identifier{{Type: Passport, Label: "passport", Value: "290333974"}}, park.Identifiers, name)
		assert.Equal(t, []Fact{{Label: "Risk", Text: "high"}}, park.Facts, name)
		assert.Equal(t, []Identifier{{Type: Wallet, Value: "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", Asset: "ETH"}}, l.Entry("b-2").Identifiers, name)
		require.Len(t, l.Problems, 1, name)
		assert.Equal(t, "Risk", l.Problems[0].Text)
	}
}

func TestTableColumns(t *testing.T) {
	for _, c := range []struct {
		header, row string
		want        Party
	}{
		{"first name,LAST_NAME,middle name", "Jin,Park,Hyok", Party{Name: "Jin Hyok Park"}},
		{"name,name", "A,B", Party{Name: "A", Aliases: []string{"B"}}},
		{"name,imo,tax-id", "A,9362059,77", Party{Name: "A", IDs: []PartyID{{Type: "imo", Value: "9362059"}, {Type: "tax_id", Value: "77"}}}},
		{"ids", "passport:290333974:KP | 55", Party{IDs: []PartyID{{Type: "passport", Value: "290333974", Country: "KP"}, {Value: "55"}}}},
		{"wallet", "0x1; 0x2", Party{Wallets: []PartyWallet{{Address: "0x1"}, {Address: "0x2"}}}},
		{"name,dob,sex,kind", `"PARK, Jin ""x""",1984; 1985,m,individual`, Party{Name: `PARK, Jin "x"`, Born: []string{"1984", "1985"}, Gender: "m", Type: "individual"}},
	} {
		table, err := newTable([]byte(c.header))
		require.NoError(t, err, c.header)
		got, err := table.party([]byte(c.row))
		require.NoError(t, err, c.row)
		assert.Equal(t, c.want, got, c.header)
	}
	for header, why := range map[string]string{
		"a,b,c":           "a column \"name\" is missing",
		"born,country":    "nothing to match on",
		"name,id,ref":     "two columns for one thing that can be there only once",
		"\xff,name":       "not UTF-8",
		"<html>\n<title>": "an error page",
	} {
		_, err := newTable([]byte(header))
		assert.ErrorIs(t, err, ErrFormat, why)
	}
}

// readAll answers each record of the input with a name or the line of an error.
func readAll(t *testing.T, input string) []string {
	t.Helper()
	r := NewPartyReader(iotest.OneByteReader(strings.NewReader(input)))
	var got []string
	for range 1000 {
		p, err := r.Read()
		var le *LineError
		switch {
		case err == io.EOF:
			return got
		case errors.As(err, &le):
			got = append(got, "error "+le.ID+" "+strconv.Itoa(le.Line))
		default:
			require.NoError(t, err)
			got = append(got, p.Name+" "+strconv.Itoa(r.Line()))
		}
	}
	t.Fatal("the reader does not end")
	return nil
}

func TestPartyReaderAnswersEveryLine(t *testing.T) {
	long := strings.Repeat("x", maxRecord+1)
	for name, c := range map[string]struct {
		input string
		want  []string
	}{
		"empty":       {"", nil},
		"blank":       {"\n \n", nil},
		"lines":       {"\n{\"name\":\"A\"}\nrubbish\n\n{\"id\":\"7\",\"name\":5}\n{\"name\":\"B\"}", []string{"A 2", "error  3", "error 7 5", "B 6"}},
		"long line":   {"{\"name\":\"A\"}\n{\"name\":\"" + long + "\"}\n{\"name\":\"B\"}\n", []string{"A 1", "error  2", "B 3"}},
		"table":       {"id,name\n1,A\n2\n3,C,D\n\n4,E\n", []string{"A 2", "error 2 3", "error 3 4", "E 6"}},
		"quotes":      {"id,name\n1,\"A\nB\"\n2,\"C\n3,D\n4,E\n", []string{"A\nB 2", "error  4", "D 5", "E 6"}},
		"bare quote":  {"id,name\n1,A\"B\n2,C\n3,D\"E\n", []string{"error  2", "C 3", "error  4"}},
		"header only": {"id,name", nil},
	} {
		assert.Equal(t, c.want, readAll(t, c.input), name)
	}
}

func TestPartyReaderStops(t *testing.T) {
	_, err := NewPartyReader(strings.NewReader("<html>\n<body>")).Read()
	assert.ErrorIs(t, err, ErrFormat)
	var le *LineError
	assert.False(t, errors.As(err, &le), "without a header no line can be read")

	broken := errors.New("broken")
	for _, begin := range []string{"", "{\"name\":\"A\"}\n", "name\nA\n", "name\nA\n\"B"} {
		r := NewPartyReader(io.MultiReader(strings.NewReader(begin), iotest.ErrReader(broken)))
		for err = nil; err == nil; _, err = r.Read() {
		}
		assert.ErrorIs(t, err, broken, begin)
		assert.False(t, errors.As(err, &le), "%q: the reading is over", begin)
	}
}

func TestTablesOfPublishersAreNotOwn(t *testing.T) {
	for name, header := range map[string]string{
		"CSL": "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order," +
			"license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks," +
			"source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids",
		"EU":   "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;NameAlias_WholeName;Address_City",
		"UK":   "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Address 1",
		"OFAC": `36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- `,
	} {
		assert.Empty(t, partyTable.sniff(&file{head: []byte(header + "\n")}), name)
		assert.Empty(t, partyLines.sniff(&file{head: []byte(header + "\n")}), name)
	}
}

func FuzzPartyReader(f *testing.F) {
	f.Add("id,name\n1,\"A\nB\"\n2,\"C\n3,D\n")
	f.Add("{\"name\":\"A\"}\nrubbish\n{\"id\":\"7\"}")
	f.Add("\ufeffname;wallet\nA;0x1|0x2\n")
	f.Fuzz(func(t *testing.T, input string) {
		r := NewPartyReader(strings.NewReader(input))
		last := 0
		for {
			_, err := r.Read()
			var le *LineError
			if err != nil && !errors.As(err, &le) {
				break
			}
			require.Greater(t, r.Line(), last, "reading goes on line by line")
			last = r.Line()
		}
		require.LessOrEqual(t, last, strings.Count(input, "\n")+1)
		// A list with the same content may be refused, but not half read.
		if ls, err := Load(fstest.MapFS{"a.csv": {Data: []byte(input)}}, "own:a"); err == nil {
			require.Equal(t, int64(len(input)), ls[0].Files[0].Size)
		}
	})
}
