package ident

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
)

func TestCanonical(t *testing.T) {
	for _, c := range []struct {
		t           lists.IDType
		value, want string
	}{
		{lists.Passport, "A 123-456", "A123456"},
		{lists.Passport, "a123456", "A123456"},
		{lists.Passport, "Ａ１２３４５６", "A123456"},
		{lists.Passport, "٦٥٢٣٤١", "652341"},
		{lists.NationalID, "V-7.659.695", "V7659695"},
		{lists.NationalID, "05054425", "05054425"},
		{lists.TaxID, "7706 0737 95", "7706073795"},
		{lists.OtherID, "IMO 9187629", "9187629"},
		{lists.RegistrationID, "HRB/44.323 (B)", "HRB44323B"},
		{lists.IMO, "IMO 9187629", "9187629"},
		{lists.IMO, "9187629", "9187629"},
		{lists.BIC, "VTBRRUMM", "VTBRRUMMXXX"},
		{lists.BIC, "vtbr ru mm xxx", "VTBRRUMMXXX"},
		{lists.BIC, "VTBRRUM2", "VTBRRUM2XXX"},
		{lists.LEI, "253400V1H6ART1UQ0N98", "253400V1H6ART1UQ0N98"},
		{lists.TailNumber, "EP-MNA", "EPMNA"},
		{lists.CallSign, "T2EA4", "T2EA4"},
		{lists.Email, " MailTo:Info@Example.COM ", "info@example.com"},
		{lists.Website, "https://www.Example.com/A/", "example.com/A"},
		{lists.Website, "example.com", "example.com"},
		{lists.Website, "HTTP://example.com:8080/x#top", "example.com/x"},
		{lists.Phone, "+98-21-8820 2111", "982188202111"},
		{lists.Phone, "0098 21 88202111", "982188202111"},
		{lists.Phone, "+44 (0)20 7946 0018 ext. 4", "442079460018"},
		{lists.Wallet, "ethereum:0x098B716B8Aaf21512996dC57EB0615e2383E2f96", "0x098b716b8aaf21512996dc57eb0615e2383e2f96"},
	} {
		got, ok := Canonical(c.t, c.value)
		assert.True(t, ok, "%s %q", c.t, c.value)
		assert.Equal(t, c.want, got, "%s %q", c.t, c.value)
	}
}

// What identifies nobody must not tie two parties together.
func TestCanonicalRefuses(t *testing.T) {
	for _, c := range []struct {
		t     lists.IDType
		value string
	}{
		{lists.Passport, ""}, {lists.Passport, "---"}, {lists.Passport, "123"}, {lists.Passport, "N/A"}, {lists.Passport, "unknown"},
		{lists.Passport, "None"}, {lists.Passport, "PENDING"}, {lists.Passport, "Diplomatic"}, {lists.Passport, "0000000"},
		{lists.Passport, "123456789"}, {lists.Passport, "1234567890"}, {lists.NationalID, "987654321"}, {lists.CallSign, "none"},
		{lists.TailNumber, "XXXXX"}, {lists.IMO, "918762"}, {lists.IMO, "IMO 91876290"}, {lists.IMO, "1111111"}, {lists.BIC, "VTBRRUM"},
		{lists.BIC, "VTBR12MM"}, {lists.LEI, "253400V1H6ART1UQ0N9"}, {lists.Email, "nobody"}, {lists.Email, "a@b"}, {lists.Email, "a b@c.d"},
		{lists.Website, "none"}, {lists.Website, "two words.com"}, {lists.Phone, "12345"}, {lists.Phone, "0000000"}, {lists.Phone, "call me"},
		{lists.Wallet, ""}, {lists.Passport, strings.Repeat("1A", 200)},
	} {
		_, ok := Canonical(c.t, c.value)
		assert.False(t, ok, "%s %q", c.t, c.value)
	}
}

func TestCompatible(t *testing.T) {
	for _, c := range []struct {
		a, b lists.IDType
		want bool
	}{
		{lists.Passport, lists.Passport, true}, {lists.Passport, lists.OtherID, true}, {lists.Passport, lists.NationalID, false},
		{lists.NationalID, lists.TaxID, true}, {lists.SocialSecurity, lists.RegistrationID, true}, {lists.TaxID, lists.DriversLicence, false},
		{lists.OtherID, lists.Wallet, false}, {lists.OtherID, lists.Email, false}, {lists.OtherID, lists.Phone, false},
		{lists.OtherID, lists.Website, false}, {lists.Wallet, lists.Wallet, true}, {lists.IMO, lists.OtherID, true}, {lists.IMO, lists.MMSI, false},
	} {
		assert.Equal(t, c.want, Compatible(c.a, c.b), "%s %s", c.a, c.b)
		assert.Equal(t, c.want, Compatible(c.b, c.a), "%s %s", c.b, c.a)
	}
}

func TestCheckIMO(t *testing.T) {
	for _, good := range []string{"9187629", "9074729", "9187655"} {
		assert.True(t, CheckIMO(good), good)
	}
	for _, company := range []string{"0555641", "1142781", "1790183", "1867946"} {
		assert.True(t, CheckIMOCompany(company), company)
	}
	assert.False(t, CheckIMOCompany("0555642"))
	assert.False(t, CheckIMOCompany("055564"))
	for _, bad := range []string{"9187628", "9817629", "918762", "", "91876299", "918762X"} {
		assert.False(t, CheckIMO(bad), bad)
	}
}

// The ship numbers on OFAC's list are a check on the rules: a few are numbers
// of companies, and none fails both.
func TestCheckIMOOnOFAC(t *testing.T) {
	dir := os.Getenv("SCREENING_DATA")
	if dir == "" {
		t.Skip("SCREENING_DATA is not set")
	}
	f, err := os.Open(filepath.Join(dir, "ofac/2024-01-08/sdn.csv.gz"))
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	data, err := io.ReadAll(z)
	require.NoError(t, err)
	numbers := regexp.MustCompile(`Vessel Registration Identification IMO (\d{7})\b`).FindAllSubmatch(data, -1)
	require.Greater(t, len(numbers), 300)
	bad := 0
	for _, n := range numbers {
		if !CheckIMO(string(n[1])) && !CheckIMOCompany(string(n[1])) {
			bad++
			t.Logf("check digit of %s", n[1])
		}
	}
	assert.Zero(t, bad)
}

func FuzzCanonical(f *testing.F) {
	f.Add(uint8(lists.Passport), "A 123-456")
	f.Add(uint8(lists.Website), "https://www.example.com/")
	f.Add(uint8(lists.Phone), "+44 (0)20 7946 0018 ext. 4")
	f.Add(uint8(lists.BIC), "VTBRRUMM")
	f.Fuzz(func(t *testing.T, typ uint8, value string) {
		idType := lists.IDType(typ % uint8(lists.GovernmentGazette+1))
		key, ok := Canonical(idType, value)
		if !ok {
			return
		}
		assert.NotEmpty(t, key)
		if idType != lists.Phone && idType != lists.Website && idType != lists.Email && idType != lists.Wallet {
			again, ok := Canonical(idType, key)
			assert.True(t, ok, "%q", key)
			assert.Equal(t, key, again, "the form of a form is itself")
		}
	})
}

func BenchmarkCanonical(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Canonical(lists.Passport, "A 123-456")
	}
}
