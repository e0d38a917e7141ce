package lists

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in, want string
		p        Precision
	}{
		{"11 Dec 1974", "1974-12-11", Day},
		{"1974-12-11", "1974-12-11", Day},
		{"19741211", "1974-12-11", Day},
		{"11-Dec-1974", "1974-12-11", Day},
		{"December 11, 1974", "1974-12-11", Day},
		{"11.12.1974", "1974-12-11", Day},
		{"31/12/1974", "1974-12-31", Day},
		{"12/31/1974", "1974-12-31", Day},
		{"07/07/1974", "1974-07-07", Day}, // either way the same day
		{"11/12/1974", "11/12/1974", DayOrMonth},
		{"10/27/76", "1976-10-27", Day},
		{"24-May-11", "2011-05-24", Day},
		{"5/24/30", "1930-05-24", Day},
		{"1974-12-11T00:00:00Z", "1974-12-11", Day},
		{"1974年12月11日", "1974-12-11", Day},
		{"29 Feb 2000", "2000-02-29", Day},
		{"Sept 1984", "1984-09", Month},
		{"  Oct   1920 ", "1920-10", Month},
		{"1962", "1962", Year},
		{"circa 1962", "c. 1962", Year},
		{"circa 01 Jan 1961", "c. 1961-01-01", Day},
		{"1962~", "c. 1962", Year},
		{"circa 1962-1965", "c. 1962..1965", Range},
		{"1962 to 1965", "1962..1965", Range},
		{"between 1962 and 1965", "1962..1965", Range},
		{"Jan 1963 to Feb 1964", "1963..1964-02", Range},
		{"23 Nov 1963 to 31 Dec 1964", "1963-11-23..1964", Range},
		{"01 Jan 1963 to 31 Dec 1963", "1963", Year},
		{"01 Feb 1963 to 28 Feb 1963", "1963-02", Month},
		{"03 Mar 1963 to 03 Mar 1963", "1963-03-03", Day},
	} {
		d, err := ParseDate(c.in)
		require.NoError(t, err, c.in)
		assert.Equal(t, c.want, d.String(), c.in)
		assert.Equal(t, c.p, d.Precision(), c.in)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{
		"", " ", "unknown", "30 Feb 1962", "29 Feb 1900", "31/13/1962", "13/31/1962", "1962-00-01", "0062", "3962",
		"1965 to 1962", "32 Dec 1962", "Foo 1962", "Juneteenth 1962", "12 1962 Dec", "Dec 74", "Jan 12", "11/12/1962 to 1963",
	} {
		d, err := ParseDate(s)
		assert.ErrorIs(t, err, ErrDate, s)
		assert.True(t, d.IsZero(), s)
	}
}

func TestDateBounds(t *testing.T) {
	for in, want := range map[string][2]string{
		"1962":               {"1962-01-01", "1962-12-31"},
		"Feb 2000":           {"2000-02-01", "2000-02-29"},
		"23 Nov 1962":        {"1962-11-23", "1962-11-23"},
		"circa 1962 to 1965": {"1962-01-01", "1965-12-31"},
		"11/12/1974":         {"1974-11-12", "1974-12-11"},
	} {
		first, last := MustParseDate(in).Bounds()
		assert.Equal(t, want, [2]string{first.Format("2006-01-02"), last.Format("2006-01-02")}, in)
	}
	first, last := Date{}.Bounds()
	assert.True(t, first.IsZero() && last.IsZero())
}

func TestNewDateRefusesWhatDoesNotExist(t *testing.T) {
	for _, d := range [][3]int{{1962, 2, 30}, {1962, 13, 1}, {1962, 0, 5}, {999, 1, 1}, {3000, 0, 0}, {1962, 1, -1}, {1962, -1, 0}} {
		_, err := NewDate(d[0], d[1], d[2])
		assert.ErrorIs(t, err, ErrDate, d)
	}
}

func TestDateJSON(t *testing.T) {
	type record struct {
		D Date `json:"d,omitzero"`
	}
	b, err := json.Marshal(record{})
	require.NoError(t, err)
	assert.Equal(t, `{}`, string(b))

	in := record{MustParseDate("circa 1962 to 1965")}
	b, err = json.Marshal(in)
	require.NoError(t, err)
	assert.Equal(t, `{"d":"c. 1962..1965"}`, string(b))
	var out record
	require.NoError(t, json.Unmarshal(b, &out))
	assert.Equal(t, in, out)
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"d":"soon"}`), &out), ErrDate)
}

// What String writes, ParseDate reads as the same date: results, audit records
// and mirrors rest on it.
func FuzzDateString(f *testing.F) {
	for _, s := range []string{
		"1962", "circa 1962", "23 Nov 1962", "11/12/1974", "1962 to 1965", "Jan 1963 to 31 Mar 1964", "c. 1962-11",
		"1000-01-01", "2999-12-31", "circa 1962-1965", "1962~", "between circa 1962 and 1963",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			require.ErrorIs(t, err, ErrDate)
			require.True(t, d.IsZero())
			return
		}
		require.False(t, d.IsZero())
		first, last := d.Bounds()
		require.False(t, last.Before(first))
		again, err := ParseDate(d.String())
		require.NoError(t, err)
		require.Equal(t, d, again)
	})
}
