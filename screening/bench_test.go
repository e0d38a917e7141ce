package screening_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// officialLists returns the OFAC list of 2024-01-08 where it is at hand, else
// the embedded sample.
func officialLists(b testing.TB) []*lists.List {
	fsys := lists.Sample()
	if data := os.Getenv("SCREENING_DATA"); data != "" {
		fsys = os.DirFS(filepath.Join(data, "ofac", "2024-01-08"))
	}
	ls, err := lists.Load(fsys)
	require.NoError(b, err)
	return ls
}

func BenchmarkNew(b *testing.B) {
	ls := officialLists(b)
	names := 0
	for _, l := range ls {
		names += l.NameCount()
	}
	b.ReportAllocs()
	for b.Loop() {
		_, err := screening.New(ls, &screening.Policy{MaxAge: screening.AnyAge})
		require.NoError(b, err)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(names), "ns/name")
}

func BenchmarkScreen(b *testing.B) {
	s, err := screening.New(officialLists(b), &screening.Policy{MaxAge: screening.AnyAge})
	require.NoError(b, err)
	for _, c := range []struct {
		name string
		sub  screening.Subject
	}{
		{"Clear", screening.Person{Name: "Stephen Watson", Born: []lists.Date{lists.MustParseDate("1992-09-30")}}},
		{"Listed", screening.Person{Name: "Kim Jong Un"}},
		{"Typo", screening.Organization{Name: "Lazaras Gruop"}},
		{"Joined", screening.Person{Name: "Muhammad MakkawiIbrahim"}},
		{"Cyrillic", screening.Person{Name: "Владимир Иванович Смирнов"}},
		{"Wallet", screening.Wallet{Address: "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := s.Screen(c.sub)
				require.NoError(b, err)
			}
		})
	}
}
