package lists

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// readOne takes remarks apart and returns the entry and the problems.
func readOne(remarks string) (Entry, []Problem) {
	l := &List{}
	e := Entry{ID: "1", Kind: Person, Remarks: remarks}
	l.readRemarks(&e, false)
	return e, l.Problems
}

func TestRemarkIdentifiers(t *testing.T) {
	day := MustParseDate
	for _, c := range []struct {
		in   string
		want Identifier
	}{
		{"Passport L 191609 (Tunisia).", Identifier{Type: Passport, Label: "Passport", Value: "L 191609", Country: "Tunisia"}},
		{"alt. Passport A-992535", Identifier{Type: Passport, Label: "Passport", Value: "A-992535"}},
		{"Passport 92/664", Identifier{Type: Passport, Label: "Passport", Value: "92/664"}},
		{
			"Passport L 191609 issued 28 Feb 1996 expires 27 Feb 2001",
			Identifier{Type: Passport, Label: "Passport", Value: "L 191609", Issued: day("1996-02-28"), Expires: day("2001-02-27")},
		},
		{
			"Passport K8713410 (Iran) expires 03 Mar 2015",
			Identifier{Type: Passport, Label: "Passport", Value: "K8713410", Country: "Iran", Expires: day("2015-03-03")},
		},
		{
			"Diplomatic Passport 008827 (Iran) issued 1999.",
			Identifier{Type: Passport, Label: "Diplomatic Passport", Value: "008827", Country: "Iran", Issued: day("1999")},
		},
		{"Passport 1234 (Syria) (individual)", Identifier{Type: Passport, Label: "Passport", Value: "1234", Country: "Syria", Note: "individual"}},
		{"National ID No. D489833(9) (Hong Kong)", Identifier{Type: NationalID, Label: "National ID No.", Value: "D489833(9)", Country: "Hong Kong"}},
		{
			"National ID No. 13/Ta Ta Na (Naing)019077 (Burma)",
			Identifier{Type: NationalID, Label: "National ID No.", Value: "13/Ta Ta Na (Naing)019077", Country: "Burma"},
		},
		{
			"Registration Number HRB 14604 (Stuttgart) (Germany)",
			Identifier{Type: RegistrationID, Label: "Registration Number", Value: "HRB 14604", Country: "Germany", Note: "Stuttgart"},
		},
		{"Identification Number 2.194.575 (Korea, North)", Identifier{Label: "Identification Number", Value: "2.194.575", Country: "Korea, North"}},
		{"Identification Number IMO 5342883.", Identifier{Type: IMO, Label: "Identification Number", Value: "IMO 5342883"}},
		{
			"Vessel Registration Identification IMO 9187629",
			Identifier{Type: IMO, Label: "Vessel Registration Identification", Value: "IMO 9187629"},
		},
		{
			"International Maritime Organization No. (5777731)",
			Identifier{Type: IMO, Label: "International Maritime Organization No.", Value: "5777731"},
		},
		{"Legal Entity Number 253400WSS48YWMBUA688", Identifier{Type: LEI, Label: "Legal Entity Number", Value: "253400WSS48YWMBUA688"}},
		{"SWIFT/BIC BOELKPPY.", Identifier{Type: BIC, Label: "SWIFT/BIC", Value: "BOELKPPY"}},
		{"Aircraft Tail Number EP-MMH", Identifier{Type: TailNumber, Label: "Aircraft Tail Number", Value: "EP-MMH"}},
		{"Email:adelb@shabakah.net.sa.", Identifier{Type: Email, Label: "Email", Value: "adelb@shabakah.net.sa"}},
		{"info@manartv.com", Identifier{Type: Email, Value: "info@manartv.com"}},
		{"http://www.sanabel.org.uk (website).", Identifier{Type: Website, Value: "http://www.sanabel.org.uk"}},
		{"Telephone (98)(21)(66153220)", Identifier{Type: Phone, Label: "Telephone", Value: "(98)(21)(66153220)"}},
		{"PHONE 850 2 18111 ext. 8221", Identifier{Type: Phone, Label: "PHONE", Value: "850 2 18111", Note: "ext. 8221"}},
		{"Fishing Ledger No. 55-A (Norway)", Identifier{Label: "Fishing Ledger No.", Value: "55-A", Country: "Norway"}},
		{
			"alt. Digital Currency Address - XBT 17UVSMegvrzfobKC82dHXpZLtLcqzW9stF",
			Identifier{Type: Wallet, Label: "Digital Currency Address", Value: "17UVSMegvrzfobKC82dHXpZLtLcqzW9stF", Asset: "XBT"},
		},
	} {
		e, problems := readOne(c.in)
		require.Empty(t, problems, c.in)
		require.Equal(t, []Identifier{c.want}, e.Identifiers, c.in)
		assert.Empty(t, e.Facts, c.in)
	}
}

func TestRemarkPerson(t *testing.T) {
	e, problems := readOne(`DOB 1962; alt. DOB 23 Nov 1963 to 1964; alt. DOB circa 1965; POB Mumbai (Bombay), India; ` +
		`alt. POB Karachi; nationality Palestinian;arrested 23 Apr 2002; alt. citizen Korea, North; Gender Female; ` +
		`a.k.a. 'ABDEL' AZIZ; BEN NARVAN'; alt. a.k.a. "OFFICE 91"; f.k.a. 'ANA I'; d.b.a. 'ANARQUIA PAINTBALL'; Rank Brigadier General.`)
	require.Empty(t, problems)
	assert.Equal(t, []Date{MustParseDate("1962"), MustParseDate("1963-11-23..1964"), MustParseDate("circa 1965")}, e.Born)
	assert.Equal(t, []string{"Mumbai (Bombay), India", "Karachi"}, e.BirthPlaces)
	assert.Equal(t, []Country{{"Palestinian", Nationality}, {"Korea, North", Citizenship}}, e.Countries)
	assert.Equal(t, Female, e.Gender)
	assert.Equal(t, []Name{
		{Text: "ABDEL' AZIZ; BEN NARVAN", Weak: true}, {Text: "OFFICE 91", Weak: true}, {Text: "ANA I", Type: Former, Weak: true},
		{Text: "ANARQUIA PAINTBALL", Weak: true},
	}, e.Names)
	assert.Equal(t, []string{"Brigadier General"}, e.Titles)
	assert.Equal(t, []Fact{{Label: "Remark", Text: "arrested 23 Apr 2002"}}, e.Facts)
}

func TestRemarkFacts(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Fact
	}{
		{"Secondary sanctions risk: section 1(b) of Executive Order 13224", Fact{Label: "Secondary sanctions risk", Text: "section 1(b) of Executive Order 13224"}},
		{
			"Additional Sanctions Information - Subject to Secondary Sanctions",
			Fact{Label: "Additional Sanctions Information", Text: "Subject to Secondary Sanctions"},
		},
		{
			"Executive Order 13662 Directive Determination - Subject to Directive 1",
			Fact{Label: "Executive Order 13662 Directive Determination", Text: "Subject to Directive 1"},
		},
		{
			"alt. Executive Order 13846 information: FOREIGN EXCHANGE.  Sec. 5(a)(ii)",
			Fact{Label: "Executive Order 13846 information", Text: "FOREIGN EXCHANGE.  Sec. 5(a)(ii)"},
		},
		{"Organization Established Date Oct 1920.", Fact{"Organization Established Date", "Oct 1920", MustParseDate("1920-10")}},
		{"Aircraft Model Hawker 800XP", Fact{Label: "Aircraft Model", Text: "Hawker 800XP"}},
		{"Target Type State-Owned Enterprise", Fact{Label: "Target Type", Text: "State-Owned Enterprise"}},
		{"Commander of the 555th Regiment since 1991", Fact{Label: "Remark", Text: "Commander of the 555th Regiment since 1991"}},
		{"All offices worldwide", Fact{Label: "Remark", Text: "All offices worldwide"}},
		{"Passport issued in Sarajevo, Bosnia-Herzegovina", Fact{Label: "Passport", Text: "issued in Sarajevo, Bosnia-Herzegovina"}},
		{"currently incarcerated in the U.S.", Fact{Label: "Remark", Text: "currently incarcerated in the U.S."}},
		{"(all offices worldwide).", Fact{Label: "Remark", Text: "all offices worldwide"}},
	} {
		e, problems := readOne(c.in)
		require.Empty(t, problems, c.in)
		assert.Equal(t, []Fact{c.want}, e.Facts, c.in)
		assert.Empty(t, e.Identifiers, c.in)
	}
	e, problems := readOne("Listing Date (EO 14024 Directive 2): 24 Feb 2022; Listing Date (CMIC) 03 Jun 2021")
	require.Empty(t, problems)
	assert.Equal(t, MustParseDate("2021-06-03"), e.Listed, "the earliest")
	e, problems = readOne("(Linked To: AL QA'IDA); Linked To: DES INTERNATIONAL CO., LTD.")
	require.Empty(t, problems)
	assert.Equal(t, []Relation{{Kind: "Linked To", Name: "AL QA'IDA"}, {Kind: "Linked To", Name: "DES INTERNATIONAL CO., LTD."}}, e.Relations)
}

// What is not understood is reported with its words; a number must not hide in
// free text.
func TestRemarkProblems(t *testing.T) {
	for _, c := range []struct {
		in, text string
		err      error
	}{
		{"DOB sometime; POB Shati.", "DOB sometime", ErrDate},
		{"DOB 30 Feb 1962.", "DOB 30 Feb 1962", ErrDate},
		{"Gender Unknown.", "Gender Unknown", ErrUnread},
		{"Gender Male; Gender Female.", "Gender Female", ErrUnread},
		{"Passport 1234 issued 1999 issued 2001", "Passport 1234 issued 1999 issued 2001", ErrUnread},
		{"M0018061/104,issued 12 September 1993.", "M0018061/104,issued 12 September 1993", ErrUnread},
		{"lives at 1095 Main Street", "lives at 1095 Main Street", ErrUnread},
		{"wanted: File no. 2009/52/OS/CCC", "wanted: File no. 2009/52/OS/CCC", ErrUnread},
		{"alt. Digital Currency Address - XBT", "alt. Digital Currency Address - XBT", ErrUnread},
		{"Organization Established Date unknown", "Organization Established Date unknown", ErrDate},
		{"Passport OR801168 and Kuwaiti ID 281020505755", "Passport OR801168 and Kuwaiti ID 281020505755", ErrUnread},
		{"Passport 123456 issued 31 Feb 2001", "Passport 123456 issued 31 Feb 2001", ErrDate},
	} {
		_, problems := readOne(c.in)
		require.Len(t, problems, 1, c.in)
		assert.Equal(t, c.text, problems[0].Text)
		assert.ErrorIs(t, problems[0].Err, c.err, c.in)
		assert.Equal(t, "1", problems[0].Entry)
	}
}

// A quote or parenthesis that is never closed must not swallow what follows.
func TestRemarkUnbalanced(t *testing.T) {
	e, problems := readOne("a.k.a. 'OPEN; DOB 1962; a.k.a. 'CLOSED'; POB Kuntair (The Gambia; Gender Male.")
	require.Len(t, problems, 1)
	assert.Equal(t, "a.k.a. 'OPEN", problems[0].Text)
	assert.Equal(t, []Name{{Text: "CLOSED", Weak: true}}, e.Names)
	assert.Equal(t, []Date{MustParseDate("1962")}, e.Born)
	assert.Equal(t, []string{"Kuntair (The Gambia"}, e.BirthPlaces)
	assert.Equal(t, Male, e.Gender)
}

func TestRemarkCutOff(t *testing.T) {
	l := &List{}
	e := Entry{ID: "29703", Remarks: "DOB 1962; Digital Currency Address - XBT 1Gq"}
	l.readRemarks(&e, true)
	require.Len(t, l.Problems, 1)
	assert.ErrorIs(t, l.Problems[0].Err, ErrTruncated)
	assert.Equal(t, "Digital Currency Address - XBT 1Gq", l.Problems[0].Text)
	assert.Empty(t, e.Identifiers, "half an address is another's")
	assert.Len(t, e.Born, 1)
}
