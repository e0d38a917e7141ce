package screening_test

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// smallList is a list with a few true entries of OFAC's, typed by hand.
func smallList() *lists.List {
	name := func(s string, t lists.NameType) lists.Name { return lists.Name{Text: s, Type: t} }
	return &lists.List{
		ID: lists.OFACSDN, Title: "SDN", Published: time.Date(2025, 11, 19, 0, 0, 0, 0, time.UTC), Checked: time.Now(),
		Entries: []lists.Entry{
			{ID: "27307", Kind: lists.Organization, Names: []lists.Name{
				name("LAZARUS GROUP", lists.Primary), {Text: "APPLEWORM", Weak: true}, {Text: "HIDDEN COBRA", Weak: true}}},
			{ID: "28264", Kind: lists.Person, Gender: lists.Male,
				Names:     []lists.Name{name("LI, Jiadong", lists.Primary), {Text: "blackjack1987", Weak: true}},
				Born:      []lists.Date{lists.MustParseDate("1987-01-10")},
				Countries: []lists.Country{{Text: "China", Tie: lists.Nationality}},
				Identifiers: []lists.Identifier{
					{Type: lists.NationalID, Label: "Identification Number", Value: "210302198701102136", Country: "China"},
					{Type: lists.Wallet, Asset: "XBT", Value: "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"}}},
			{ID: "24918", Kind: lists.Person, Names: []lists.Name{name("PARK, Jin Hyok", lists.Primary), name("PAK, Jin Hek", lists.Alias)},
				Born:        []lists.Date{lists.MustParseDate("1984-08-15"), lists.MustParseDate("1984-10-18")},
				Identifiers: []lists.Identifier{{Type: lists.Passport, Label: "Passport", Value: "290333974", Country: "Korea, North"}},
				Countries:   []lists.Country{{Text: "Korea, North"}}},
			{ID: "20157", Kind: lists.Person, Names: []lists.Name{name("KIM, Jong Un", lists.Primary)},
				Born: []lists.Date{lists.MustParseDate("1984-01-08")}},
			{ID: "15036", Kind: lists.Vessel, Names: []lists.Name{name("ARTAVIL", lists.Primary)},
				Identifiers: []lists.Identifier{{Type: lists.IMO, Label: "Vessel Registration Identification", Value: "IMO 9187629"}}},
		},
	}
}

func newScreener(t testing.TB, p *screening.Policy, ls ...*lists.List) *screening.Screener {
	if len(ls) == 0 {
		ls = []*lists.List{smallList()}
	}
	s, err := screening.New(ls, p)
	require.NoError(t, err)
	return s
}

func entriesOf(r screening.Result) []string {
	var ids []string
	for _, m := range r.Matches {
		ids = append(ids, m.Entry.ID)
	}
	return ids
}

func TestScreenFinds(t *testing.T) {
	s := newScreener(t, nil)
	for _, c := range []struct {
		what string
		sub  screening.Subject
		want string
	}{
		{"name", screening.Organization{Name: "Lazarus Group"}, "27307"},
		{"without its generic word", screening.Organization{Name: "Lazarus"}, "27307"},
		{"typo", screening.Organization{Name: "Lazaras Group"}, "27307"},
		{"unknown kind", screening.Party{Name: "Lazarus Group"}, "27307"},
		{"surname last", screening.Person{Name: "Jiadong Li"}, "28264"},
		{"given name split", screening.Person{Name: "Li Jia Dong"}, "28264"},
		{"alias", screening.Person{Name: "Pak Jin Hek"}, "24918"},
		{"given name joined", screening.Person{Name: "Kim Jongun"}, "20157"},
		{"hyphen and accents", screening.Person{Name: "Kïm Jong-Un"}, "20157"},
		{"Cyrillic letters that look Latin", screening.Person{Name: "РARK Jin Нyok"}, "24918"},
		{"full width", screening.Person{Name: "ＫＩＭ　Ｊｏｎｇ　Ｕｎ"}, "20157"},
		{"zero width", screening.Person{Name: "Kim Jo\u200bng U\u200dn"}, "20157"},
		{"an alias of the subject", screening.Person{Name: "Ordinary Joe", Aliases: []string{"Li Jiadong"}}, "28264"},
		{"passport, whatever the name", screening.Person{Name: "Maria Gonzalez", IDs: []lists.Identifier{{Type: lists.Passport, Value: "290333974", Country: "KP"}}}, "24918"},
		{"passport alone", screening.Person{IDs: []lists.Identifier{{Type: lists.Passport, Value: "290-333-974"}}}, "24918"},
		{"wallet", screening.Wallet{Address: "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"}, "28264"},
		{"wallet with another ticker", screening.Wallet{Address: " 1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE", Asset: "BTC"}, "28264"},
		{"renamed vessel", screening.Vessel{Name: "GLORY STAR", IMO: "9187629"}, "15036"},
		{"passport against every other fact", screening.Person{Name: "Maria Gonzalez", Gender: lists.Female,
			Born: []lists.Date{lists.MustParseDate("1950-01-08")}, Countries: []string{"Mexico"},
			IDs: []lists.Identifier{{Type: lists.Passport, Value: "290333974"}}}, "24918"},
	} {
		t.Run(c.what, func(t *testing.T) {
			r, err := s.Screen(c.sub)
			require.NoError(t, err)
			assert.Equal(t, screening.Review, r.Verdict)
			assert.Contains(t, entriesOf(r), c.want)
		})
	}
}

func TestScreenClears(t *testing.T) {
	s := newScreener(t, nil)
	for _, sub := range []screening.Subject{
		screening.Person{Name: "John Smith"},
		screening.Person{Name: "Kim"},
		screening.Person{Name: "Kim Jong Il"},
		screening.Party{Name: "Kim Jong Il"}, // il is an article, and a name
		screening.Person{Name: "Park Ji Sung"},
		screening.Organization{Name: "Eurasia Group"},
		screening.Person{Name: "Jiadong Li", Born: []lists.Date{lists.MustParseDate("1955-03-02")}},
		screening.Wallet{Address: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"},
		screening.Vessel{Name: "ARTAVIL", IMO: "9074729"},
	} {
		r, err := s.Screen(sub)
		require.NoError(t, err)
		assert.Equal(t, screening.Clear, r.Verdict, "%v: %v", sub, r.Matches)
		assert.Empty(t, r.Matches)
	}
}

func TestKindIsAHint(t *testing.T) {
	s := newScreener(t, nil)
	asOrg, err := s.Screen(screening.Organization{Name: "Lazarus Group"})
	require.NoError(t, err)
	asPerson, err := s.Screen(screening.Person{Name: "Lazarus Group"})
	require.NoError(t, err)
	require.Equal(t, []string{"27307"}, entriesOf(asPerson), "a firm asked as a person is still found")
	assert.Less(t, asPerson.Matches[0].Score, asOrg.Matches[0].Score)
}

func TestScoreIsTheSumOfTheEvidence(t *testing.T) {
	s := newScreener(t, &screening.Policy{MinScore: 0.01})
	for _, sub := range []screening.Subject{
		screening.Person{Name: "Li Jiadong", Born: []lists.Date{lists.MustParseDate("1987")}, Countries: []string{"CN"}, Gender: lists.Male},
		screening.Person{Name: "Li Jiadong", Born: []lists.Date{lists.MustParseDate("1966-06-06")}, Gender: lists.Female},
		screening.Party{Name: "Hidden Cobra"},
		screening.Vessel{Name: "Artavill", IMO: "9187629"},
	} {
		r, err := s.Screen(sub)
		require.NoError(t, err)
		require.NotEmpty(t, r.Matches)
		for _, m := range r.Matches {
			sum := 0.0
			for _, e := range m.Evidence {
				sum += e.Weight
			}
			assert.InDelta(t, math.Max(0, math.Min(1, sum)), m.Score, 1e-9, "%s", m)
		}
	}
}

func TestFactsCountVisibly(t *testing.T) {
	s := newScreener(t, nil)
	score := func(p screening.Person) screening.Match {
		m, err := s.Explain(p, lists.OFACSDN, "24918")
		require.NoError(t, err)
		return m
	}
	field := func(m screening.Match, f screening.Field) screening.Evidence {
		for _, e := range m.Evidence {
			if e.Field == f {
				return e
			}
		}
		return screening.Evidence{}
	}
	born := func(s string) []lists.Date { return []lists.Date{lists.MustParseDate(s)} }
	p := screening.Person{Name: "Park Jin Hiok"}
	name := score(p)

	p.Born = born("1984-08-15")
	same := score(p)
	assert.Equal(t, screening.Exact, field(same, screening.FieldBorn).How)
	p.Born = born("1984")
	year := score(p)
	p.Born = born("15/08/1984")
	assert.Equal(t, same.Score, score(p).Score)
	p.Born = born("1962-02-28")
	apart := score(p)
	assert.Equal(t, screening.Contradiction, field(apart, screening.FieldBorn).How)
	assert.Greater(t, same.Score, year.Score)
	assert.Greater(t, year.Score, name.Score)
	assert.Greater(t, name.Score, apart.Score)

	p.Born, p.Countries = nil, []string{"DPRK"}
	assert.Equal(t, screening.Exact, field(score(p), screening.FieldCountry).How, "names of one country agree")
	p.Countries = []string{"Peru"}
	assert.Negative(t, field(score(p), screening.FieldCountry).Weight)
}

func TestGrades(t *testing.T) {
	s := newScreener(t, nil)
	for _, c := range []struct {
		sub  screening.Person
		want screening.Grade
	}{
		{screening.Person{Name: "Jin Hyok Park"}, screening.Possible},
		{screening.Person{Name: "Jin Hyok Park", Born: []lists.Date{lists.MustParseDate("1984-08-15")}}, screening.Strong},
		{screening.Person{Name: "Jin Hyok Park", IDs: []lists.Identifier{{Type: lists.Passport, Value: "290333974"}}}, screening.Identified},
		{screening.Person{Name: "Jin Hyok Park", IDs: []lists.Identifier{{Type: lists.Passport, Value: "290333974", Country: "Japan"}}}, screening.Possible},
	} {
		r, err := s.Screen(c.sub)
		require.NoError(t, err)
		require.Len(t, r.Matches, 1)
		assert.Equal(t, c.want, r.Matches[0].Grade, "%s", r.Matches[0])
	}
}

func TestWeakAliases(t *testing.T) {
	for _, c := range []struct {
		policy screening.WeakPolicy
		sub    screening.Subject
		want   screening.Verdict
	}{
		{"", screening.Organization{Name: "Hidden Cobra"}, screening.Clear},
		{screening.WeakEqual, screening.Organization{Name: "Hidden Cobra"}, screening.Review},
		{screening.WeakIgnored, screening.Organization{Name: "Hidden Cobra"}, screening.Clear},
		{"", screening.Person{Name: "blackjack1987", Born: []lists.Date{lists.MustParseDate("1987-01-10")}}, screening.Review},
		{screening.WeakIgnored, screening.Person{Name: "blackjack1987", Born: []lists.Date{lists.MustParseDate("1987-01-10")}}, screening.Clear},
	} {
		r, err := newScreener(t, &screening.Policy{Weak: c.policy}).Screen(c.sub)
		require.NoError(t, err)
		assert.Equal(t, c.want, r.Verdict, "%q %v %v", c.policy, c.sub, r.Matches)
	}
}

func TestSubjectsThatAreNotScreened(t *testing.T) {
	s := newScreener(t, nil)
	for _, c := range []struct {
		sub  screening.Subject
		want error
	}{
		{nil, screening.ErrEmptySubject},
		{screening.Person{}, screening.ErrEmptySubject},
		{screening.Person{Born: []lists.Date{lists.MustParseDate("1984")}}, screening.ErrEmptySubject},
		{screening.Person{Name: "  "}, screening.ErrUnreadable},
		{screening.Person{Name: "-- ,.!"}, screening.ErrUnreadable},
		{screening.Person{Name: "\xff\xfe"}, screening.ErrUnreadable},
		{screening.Person{Name: strings.Repeat("a", 1<<20)}, screening.ErrUnreadable},
		{screening.Person{Name: "Li Jiadong", Aliases: []string{"?"}}, screening.ErrUnreadable},
		{screening.Person{Name: "N/A"}, screening.ErrPlaceholder},
		{screening.Wallet{}, screening.ErrIdentifier},
		{screening.Person{IDs: []lists.Identifier{{Type: lists.Passport, Value: "L"}}}, screening.ErrIdentifier},
		{screening.Person{Name: "Li Jiadong", IDs: []lists.Identifier{{Type: lists.Passport, Value: "unknown"}}}, screening.ErrIdentifier},
	} {
		r, err := s.Screen(c.sub)
		require.ErrorIs(t, err, c.want, "%v", c.sub)
		var se *screening.SubjectError
		assert.ErrorAs(t, err, &se)
		assert.Less(t, len(err.Error()), 300)
		assert.Equal(t, screening.NotScreened, r.Verdict, "%v", c.sub)
	}
}

func TestListsThatAreNotScreenedAgainst(t *testing.T) {
	old := smallList()
	old.Checked = time.Now().Add(-73 * time.Hour)
	unknown := smallList()
	unknown.Checked = time.Time{}
	empty := &lists.List{ID: lists.CSL, Checked: time.Now()}
	for _, c := range []struct {
		what   string
		ls     []*lists.List
		policy *screening.Policy
		want   error
	}{
		{"none", nil, nil, screening.ErrNoLists},
		{"empty", []*lists.List{smallList(), empty}, nil, lists.ErrEmpty},
		{"missing", []*lists.List{smallList()}, &screening.Policy{Require: []lists.ID{lists.OFACSDN, lists.CSL}}, screening.ErrMissingList},
		{"stale", []*lists.List{old}, nil, screening.ErrStale},
		{"never checked", []*lists.List{unknown}, nil, screening.ErrStale},
		{"score", []*lists.List{smallList()}, &screening.Policy{MinScore: 1.5}, screening.ErrPolicy},
		{"score", []*lists.List{smallList()}, &screening.Policy{MinScore: math.NaN()}, screening.ErrPolicy},
		{"age", []*lists.List{smallList()}, &screening.Policy{MaxAge: -time.Hour}, screening.ErrPolicy},
		{"weak", []*lists.List{smallList()}, &screening.Policy{Weak: "sometimes"}, screening.ErrPolicy},
	} {
		s, err := screening.New(c.ls, c.policy)
		assert.ErrorIs(t, err, c.want, c.what)
		assert.Nil(t, s)
	}
	_, err := screening.New([]*lists.List{old}, &screening.Policy{MaxAge: screening.AnyAge})
	assert.NoError(t, err)
}

func TestAScreenerGrowsStale(t *testing.T) {
	l := smallList()
	s := newScreener(t, &screening.Policy{MaxAge: 50 * time.Millisecond}, l)
	r, err := s.Screen(screening.Person{Name: "Kim Jong Un"})
	require.NoError(t, err)
	require.Equal(t, screening.Review, r.Verdict)
	require.Eventually(t, func() bool {
		r, err = s.Screen(screening.Person{Name: "Kim Jong Un"})
		return errors.Is(err, screening.ErrStale)
	}, 5*time.Second, 10*time.Millisecond)
	assert.Equal(t, screening.NotScreened, r.Verdict)
}

func TestZeroValuesAreNoClearance(t *testing.T) {
	assert.Equal(t, screening.NotScreened, screening.Result{}.Verdict)
	b, err := json.Marshal(screening.Result{})
	require.NoError(t, err)
	assert.JSONEq(t, `{"verdict":"not_screened","matches":[]}`, string(b))
	var live screening.Live
	_, err = live.Screen(screening.Person{Name: "Kim Jong Un"})
	assert.ErrorIs(t, err, screening.ErrNoScreener)
}

func TestExplain(t *testing.T) {
	s := newScreener(t, nil)
	m, err := s.Explain(screening.Person{Name: "Peter Park"}, lists.OFACSDN, "24918")
	require.NoError(t, err)
	assert.Less(t, m.Score, screening.DefaultMinScore)
	_, err = s.Explain(screening.Person{Name: "Peter Park"}, lists.OFACSDN, "1")
	assert.ErrorIs(t, err, screening.ErrNoEntry)
	_, err = s.Explain(screening.Person{}, lists.OFACSDN, "24918")
	assert.ErrorIs(t, err, screening.ErrEmptySubject)
}

// Screen must return what comparing with every entry returns.
func TestScreenEqualsExplain(t *testing.T) {
	for _, least := range []float64{0.05, 0.5, 0.85, 1} {
		s := newScreener(t, &screening.Policy{MinScore: least})
		for _, name := range []string{"Lazarus Group", "Kim Jong", "Pak Jin", "Li", "Artavil", "Jia Dong", "Group", "Jongun Kim"} {
			for _, sub := range []screening.Subject{
				screening.Party{Name: name},
				screening.Person{Name: name, Born: []lists.Date{lists.MustParseDate("1984")}, IDs: []lists.Identifier{{Type: lists.Passport, Value: "290333974"}}},
			} {
				r, err := s.Screen(sub)
				require.NoError(t, err)
				got := map[string]float64{}
				for _, m := range r.Matches {
					got[m.Entry.ID] = m.Score
				}
				want := map[string]float64{}
				for _, e := range smallList().Entries {
					m, err := s.Explain(sub, lists.OFACSDN, e.ID)
					require.NoError(t, err)
					if m.Score >= least {
						want[e.ID] = m.Score
					}
				}
				assert.Equal(t, want, got, "%v at %v", sub, least)
			}
		}
	}
}

func TestBasis(t *testing.T) {
	a, b := newScreener(t, nil), newScreener(t, nil)
	assert.Equal(t, a.Basis().Digest, b.Basis().Digest, "the time of the last check decides no score")
	c := newScreener(t, &screening.Policy{MinScore: 0.7})
	assert.NotEqual(t, a.Basis().Digest, c.Basis().Digest)
	more := smallList()
	more.Entries = more.Entries[:3]
	assert.NotEqual(t, a.Basis().Digest, newScreener(t, nil, more).Basis().Digest)
	assert.Equal(t, screening.DefaultMinScore, a.Basis().Policy.MinScore, "the policy in force, defaults filled in")
}

func TestBatch(t *testing.T) {
	s := newScreener(t, nil)
	var subjects []screening.Subject
	var want []screening.Verdict
	for range 100 {
		subjects = append(subjects, screening.Person{Name: "Kim Jong Un"}, screening.Person{Name: "Jane Doe"}, screening.Person{})
		want = append(want, screening.Review, screening.Clear, screening.NotScreened)
	}
	for _, workers := range []int{0, 1, 7} {
		var got []screening.Verdict
		for i, r := range screening.Batch(context.Background(), s, workers, slices.All(subjects)) {
			assert.Equal(t, len(got), i, "in order")
			assert.Equal(t, want[i] == screening.NotScreened, r.Err() != nil)
			got = append(got, r.Verdict)
		}
		assert.Equal(t, want, got)
	}
	people := map[string]screening.Person{"a": {Name: "Kim Jong Un"}, "b": {Name: "Jane Doe"}}
	byKey := maps.Collect(screening.Batch(context.Background(), s, 2, maps.All(people)))
	assert.Equal(t, screening.Review, byKey["a"].Verdict)
	assert.Equal(t, screening.Clear, byKey["b"].Verdict)
}

func TestBatchStops(t *testing.T) {
	s := newScreener(t, nil)
	endless := func(yield func(int, screening.Person) bool) {
		for i := 0; yield(i, screening.Person{Name: "Jane Doe"}); i++ {
		}
	}
	for i := range screening.Batch(context.Background(), s, 3, endless) {
		if i == 20 {
			break
		}
	}

	ctx, cancel := context.WithCancel(context.Background())
	n, left := 0, 0
	for i, r := range screening.Batch(ctx, s, 2, slices.All(make([]screening.Person, 200))) {
		if i == 10 {
			cancel()
		}
		n++
		assert.Equal(t, screening.NotScreened, r.Verdict)
		if errors.Is(r.Err(), context.Canceled) {
			left++
		}
	}
	assert.Equal(t, 200, n, "every subject has a result")
	assert.Greater(t, left, 100)
	cancel()
}

func TestLive(t *testing.T) {
	var live screening.Live
	ctx, cancel := context.WithCancel(context.Background())
	builds := 0
	var reported []error
	err := live.Run(ctx, time.Millisecond, func(context.Context) (*screening.Screener, error) {
		builds++
		switch builds {
		case 1:
			return newScreener(t, nil), nil
		case 3:
			cancel()
		}
		return nil, lists.ErrTruncated
	}, func(err error) { reported = append(reported, err) })
	assert.ErrorIs(t, err, context.Canceled)
	assert.NotEmpty(t, reported)
	r, err := live.Screen(screening.Person{Name: "Kim Jong Un"})
	require.NoError(t, err, "the last good lists stay")
	assert.Equal(t, screening.Review, r.Verdict)
}
