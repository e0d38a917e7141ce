package lists

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// xmlFixture returns the text of a fixture.
func xmlFixture(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return string(b)
}

// loadXMLText loads text as the file a.xml.
func loadXMLText(text string) (*List, error) {
	ls, err := Load(fstest.MapFS{"a.xml": {Data: []byte(text)}})
	if err != nil {
		return nil, err
	}
	return ls[0], nil
}

func mustLoadText(t testing.TB, text string) *List {
	t.Helper()
	l, err := loadXMLText(text)
	require.NoError(t, err)
	return l
}

// written is a name in one line, for tables.
func written(names []Name) (all []string) {
	for _, n := range names {
		s := n.Type.String()
		if n.Weak {
			s = "weak " + s
		}
		all = append(all, s+" "+n.Script+" "+n.Text)
	}
	return all
}

func TestUNList(t *testing.T) {
	text := xmlFixture(t, "un/consolidated.xml")
	l := mustLoadText(t, text)
	assert.Equal(t, UNSC, l.ID)
	assert.Equal(t, "un", l.Format)
	assert.Equal(t, "2026-02-27T00:00:09", l.Published.Format("2006-01-02T15:04:05"))
	var got []string
	for _, e := range l.Entries {
		got = append(got, e.ID+" "+e.Kind.String())
		assert.True(t, strings.HasPrefix(text[e.Pos.Offset:], "<INDIVIDUAL>") || strings.HasPrefix(text[e.Pos.Offset:], "<ENTITY>"), e.Pos)
	}
	assert.Equal(t, []string{
		"QDi.306 person", "IRi.039 person", "TAi.083 person", "KPi.006 person", "LYi.022 person",
		"CDe.003 organization", "KPe.020 organization", "QDe.152 organization",
	}, got)
	require.Len(t, l.Problems, 1, "an age is no date")
	assert.Equal(t, "LYi.022", l.Problems[0].Entry)
	assert.Equal(t, "date of birth 30-35 years old", l.Problems[0].Text)
	require.ErrorIs(t, l.Problems[0].Err, ErrDate)
}

func TestUNEntryWhole(t *testing.T) {
	e := mustLoadText(t, xmlFixture(t, "un/consolidated.xml")).Entry("QDi.306")
	require.NotNil(t, e)
	months, updated := MustParseDate("1977-08..1977-09"), MustParseDate("2021-11-15")
	want := Entry{
		ID: "QDi.306", Kind: Person, Pos: e.Pos, Listed: MustParseDate("2012-03-14"), Programs: []string{"Al-Qaida"},
		Names: []Name{
			{Text: "MUSTAFA HAJJI MUHAMMAD KHAN", Type: Primary, Script: "Latn", Parts: []NamePart{
				{GivenName, "MUSTAFA"}, {OtherPart, "HAJJI"}, {OtherPart, "MUHAMMAD"}, {FamilyName, "KHAN"}}},
			{Text: "مصطفى حجي محمد خان", Script: "Arab"}, {Text: "حسن غول", Script: "Arab"},
			{Text: "Hassan Ghul", Script: "Latn"}, {Text: "Hassan Gul", Script: "Latn"}, {Text: "Hasan Gul", Script: "Latn"},
			{Text: "Ahmad Shahji", Script: "Latn", Weak: true},
		},
		Born: []Date{months, MustParseDate("1976")}, BirthPlaces: []string{"Sangrar, Sindh Province, Pakistan"},
		Countries: []Country{{"Pakistan", Nationality}, {"Saudi Arabia", Nationality}},
		Facts: []Fact{
			{"DATAID", "2983746", Date{}}, {"VERSIONNUM", "1", Date{}}, {"LIST_TYPE", "UN List", Date{}},
			{"LAST_DAY_UPDATED", "2021-11-15", updated}, {"date of birth", "Between Aug. and Sep. 1977", months},
			{"alias", "حسن غول (Hassan Ghul; Hassan Gul; Hasan Gul)", Date{}},
		},
		Remarks: "Al-Qaida (QDe.004) facilitator, courier and operative. As of 2010, facilitated activities for\nsenior Pakistan-based Al-Qaida operatives.",
	}
	assert.Equal(t, want, *e)
}

func TestUNDetails(t *testing.T) {
	l := mustLoadText(t, xmlFixture(t, "un/consolidated.xml"))
	assert.Equal(t, []string{
		"primary Latn QASEM SOLEIMANI", "alias Latn Qasim Soleimani", "alias Latn Qasem Sulaimani",
		"weak alias Latn Haj Qasem", "weak alias Latn Haji Qassem", "weak alias Latn Sardar Soleimani",
	}, written(l.Entry("IRi.039").Names))
	assert.Equal(t, []string{"Brigadier General", "Commander of Qods force"}, l.Entry("IRi.039").Titles)
	assert.Equal(t, []Identifier{{Type: Passport, Label: "Passport", Value: "008827", Country: "Iran (Islamic Republic of)"}},
		l.Entry("IRi.039").Identifiers)
	assert.Equal(t, []Date{MustParseDate("1962..1963").About()}, l.Entry("TAi.083").Born)
	assert.Equal(t, Male, l.Entry("TAi.083").Gender)
	assert.Contains(t, l.Entry("TAi.083").Facts, Fact{Label: "alias", Text: "Ehsanullah Sarfida: previously listed as"})
	assert.Equal(t, []NamePart{{FamilyName, "PAEK"}, {GivenName, "CHANG-HO"}}, l.Entry("KPi.006").Names[0].Parts, "Korean order")
	assert.Equal(t, []Identifier{{Type: Passport, Label: "Numéro de passeport", Value: "381420754", Note: "Expires on 7 Dec. 2016",
		Issued: MustParseDate("2011-12-07"), Expires: MustParseDate("2016-12-07")}}, l.Entry("KPi.006").Identifiers)
	assert.Equal(t, []string{
		"primary Latn COMPAGNIE AERIENNE DES GRANDS LACS (CAGL)", "alias Latn GREAT LAKES BUSINESS COMPANY (GLBC)", "alias Latn CAGL",
	}, written(l.Entry("CDe.003").Names))
	assert.Equal(t, []Address{{Lines: []string{"Avenue Président Mobutu"}, City: "Goma", Country: "Democratic Republic of the Congo"}},
		l.Entry("CDe.003").Addresses)
	assert.Equal(t, []Identifier{{Type: IMO, Label: "IMO Number", Value: "1790183", Note: foundInText}}, l.Entry("KPe.020").Identifiers,
		"identifiers in prose; the blank behind the reference number is not part of it")
	assert.Equal(t, []string{"primary Latn JAMAAT-UL-AHRAR (JuA)", "alias Arab جمات ال احرار", "former Latn Ahrar-ul-Hind"},
		written(l.Entry("QDe.152").Names))
}

// Each case is the content of one INDIVIDUAL and what it must become.
func TestUNFields(t *testing.T) {
	born := func(s string) string {
		return "<INDIVIDUAL_DATE_OF_BIRTH>" + s + "</INDIVIDUAL_DATE_OF_BIRTH>"
	}
	alias := func(s string) string {
		return "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY>" + s + "</INDIVIDUAL_ALIAS>"
	}
	document := func(s string) string { return "<INDIVIDUAL_DOCUMENT>" + s + "</INDIVIDUAL_DOCUMENT>" }
	for _, c := range []struct {
		name, content string
		want          Entry // the fields that are set are compared
		problem       error
	}{
		{"a year that is approximate", born("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1958</YEAR>"),
			Entry{Born: []Date{MustParseDate("1958").About()}}, nil},
		{"the month stands in the note", born("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1976</YEAR><NOTE>Sep.</NOTE>"),
			Entry{Born: []Date{MustParseDate("1976-09")}}, nil},
		{"only a note", born("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE>"), Entry{Born: []Date{MustParseDate("1973-11")}}, nil},
		{"a day with its time zone", born("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-01-01-05:00</DATE>"),
			Entry{Born: []Date{MustParseDate("1960-01-01")}}, nil},
		{"a day of another calendar", born("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE>"), Entry{}, ErrDate},
		{"nothing is said", born("<TYPE_OF_DATE/>"), Entry{}, nil},
		{"listed with its time zone", "<LISTED_ON>2015-07-01-04:00</LISTED_ON>", Entry{Listed: MustParseDate("2015-07-01")}, nil},
		{"gender in prose", "<COMMENTS1>Photo available. Gender [Male].</COMMENTS1>",
			Entry{Gender: Male, Remarks: "Photo available. Gender [Male]."}, nil},
		{"nationality is not available", "<NATIONALITY><VALUE>na</VALUE></NATIONALITY>", Entry{Facts: []Fact{{Label: "NATIONALITY", Text: "na"}}}, nil},
		{"nationality in prose", "<NATIONALITY><VALUE>Indonesia (as at Dec. 2003)</VALUE></NATIONALITY>",
			Entry{Countries: []Country{{"Indonesia (as at Dec. 2003)", Nationality}}}, nil},
		{"a postal code without digits", "<INDIVIDUAL_ADDRESS><ZIP_CODE>Chaman, Baluchistan</ZIP_CODE></INDIVIDUAL_ADDRESS>",
			Entry{Addresses: []Address{{Region: "Chaman, Baluchistan"}}}, nil},
		{"a wallet in prose", "<COMMENTS1>Funds: 1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE.</COMMENTS1>",
			Entry{Identifiers: []Identifier{{Type: Wallet, Value: "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE", Note: foundInText}}}, nil},
		{"an alias with its own birth", alias("<ALIAS_NAME>Ali Barkani</ALIAS_NAME><DATE_OF_BIRTH>1973-08-22</DATE_OF_BIRTH><COUNTRY_OF_BIRTH>Morocco</COUNTRY_OF_BIRTH>"),
			Entry{Born: []Date{MustParseDate("1973-08-22")}, BirthPlaces: []string{"Morocco"}}, nil},
		{"birth and passport in a note", alias("<ALIAS_NAME>Umar Al-Alusi</ALIAS_NAME><NOTE>DPOB: 1970, Baghdad, Iraq, passport no. 2863795S</NOTE>"),
			Entry{Born: []Date{MustParseDate("1970")}, Identifiers: []Identifier{{Type: Passport, Label: "passport no", Value: "2863795S", Note: foundInText}}}, nil},
		{"a quality that is new", "<INDIVIDUAL_ALIAS><QUALITY>Fair</QUALITY><ALIAS_NAME>B</ALIAS_NAME></INDIVIDUAL_ALIAS>", Entry{}, ErrWord},
		{"an alias without a name", alias("<NOTE>initials</NOTE>"), Entry{}, ErrUnread},
		{"a second type of document", document("<TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Driver's Permit</TYPE_OF_DOCUMENT2><NUMBER>892124B</NUMBER><ISSUING_COUNTRY>Trinidad and Tobago</ISSUING_COUNTRY><CITY_OF_ISSUE>Arima</CITY_OF_ISSUE>"),
			Entry{Identifiers: []Identifier{{Type: DriversLicence, Label: "National Identification Number, Driver's Permit", Value: "892124B", Country: "Trinidad and Tobago", Note: "issued in Arima"}}}, nil},
		{"the number stands in the note", document("<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>Tunisian passport number L 191609 issued on 28 Feb. 1996, expired on 27 Feb. 2001</NOTE>"),
			Entry{Identifiers: []Identifier{{Type: Passport, Label: "Passport", Value: "L 191609", Issued: MustParseDate("1996-02-28"), Expires: MustParseDate("2001-02-27"),
				Note: "Tunisian passport number L 191609 issued on 28 Feb. 1996, expired on 27 Feb. 2001"}}}, nil},
		{"the number stands in the type", document("<TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Residential card number 665</TYPE_OF_DOCUMENT2>"),
			Entry{Identifiers: []Identifier{{Type: ResidencePermit, Label: "National Identification Number, Residential card number", Value: "665"}}}, nil},
		{"a document without a number", document("<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><ISSUING_COUNTRY>Egypt</ISSUING_COUNTRY><NOTE>issued in 1993</NOTE>"),
			Entry{Facts: []Fact{{Label: "Passport", Text: "Egypt, issued in 1993"}}}, nil},
		{"a new element", "<EYES>brown</EYES>", Entry{}, ErrUnread},
		{"a new element with nothing in it", "<EYES/>", Entry{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := mustLoadText(t, `<CONSOLIDATED_LIST dateGenerated="2026-02-27"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>A</FIRST_NAME>`+
				"<REFERENCE_NUMBER>QDi.001</REFERENCE_NUMBER>"+c.content+"</INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>")
			if c.problem != nil {
				require.Len(t, l.Problems, 1)
				require.ErrorIs(t, l.Problems[0].Err, c.problem)
				assert.Equal(t, "QDi.001", l.Problems[0].Entry)
				return
			}
			require.Empty(t, l.Problems)
			e := l.Entries[0]
			assert.Equal(t, c.want.Born, e.Born)
			assert.Equal(t, c.want.BirthPlaces, e.BirthPlaces)
			assert.Equal(t, c.want.Listed, e.Listed)
			assert.Equal(t, c.want.Gender, e.Gender)
			assert.Equal(t, c.want.Countries, e.Countries)
			assert.Equal(t, c.want.Addresses, e.Addresses)
			assert.Equal(t, c.want.Identifiers, e.Identifiers)
			if c.want.Remarks != "" || c.want.Facts != nil {
				assert.Equal(t, c.want.Remarks, e.Remarks)
				assert.Equal(t, c.want.Facts, e.Facts)
			}
		})
	}
}

func TestUNAlias(t *testing.T) {
	for _, c := range []struct {
		text, remark string
		want         []string
	}{
		{"Abu Jamal", "", []string{"Abu Jamal"}},
		{"MAKENGA, EMMANUEL SULTANI", "", []string{"MAKENGA, EMMANUEL SULTANI"}},
		{"Lord’s Resistance Movement (LRM)", "", []string{"Lord’s Resistance Movement (LRM)"}},
		{"Mohammed Sabet; Mohammad Sabet b) M. Javad Kareemi Sabet", "", []string{"Mohammed Sabet", "Mohammad Sabet", "M. Javad Kareemi Sabet"}},
		{"Jin Tiesan (金铁三)", "", []string{"Jin Tiesan", "金铁三"}},
		{"Abubakar (original script: Абубакар)", "", []string{"Abubakar", "Абубакар"}},
		{"Agha Jan Alizai اغا جان عالیزی", "", []string{"Agha Jan Alizai", "اغا جان عالیزی"}},
		{"أنصار الشريعة بليبيا (Ansar al Charia in Libya (ASL))", "", []string{"أنصار الشريعة بليبيا", "Ansar al Charia in Libya (ASL)"}},
		{"Hay’at Tahrir al-Sham (HTS) (هيئة تحرير الشام (original script); Tahrir al-Sham)", "",
			[]string{"Hay’at Tahrir al-Sham (HTS)", "هيئة تحرير الشام", "Tahrir al-Sham"}},
		{"Ezatullah Haqqani (previously listed as)", "previously listed as", []string{"Ezatullah Haqqani"}},
		{"Mohammad Ishaq Akhund born in 1963", "born in 1963", []string{"Mohammad Ishaq Akhund"}},
		{") Abdelrahman Mouhamad", "", []string{"Abdelrahman Mouhamad"}},
		{"華信船務(香港)有限公司", "", []string{"華信船務(香港)有限公司"}},
		{";", "", nil},
	} {
		names, remark := cutUNAlias(c.text)
		assert.Equal(t, c.want, names, c.text)
		assert.Equal(t, c.remark, remark, c.text)
	}
	for note, want := range map[string][]string{
		"Yunis al-Mauritani; Younis al-Mauritani":       {"Yunis al-Mauritani", "Younis al-Mauritani"},
		"born in 1971 in Samarra, Iraq (Ibrahim; Awad)": {"Ibrahim", "Awad"},
		"original script: Абу Банат":                    {"Абу Банат"},
		"previously listed as":                          nil,
		"Passport number: B0515260; DOB: 1948":          nil,
	} {
		assert.Equal(t, want, namesInNote(note), note)
	}
}

func TestUNDocumentNumber(t *testing.T) {
	for _, c := range []struct{ text, before, value, after string }{
		{"D 000933", "", "D 000933", ""},
		{"96 03 464086", "", "96 03 464086", ""},
		{"No34409/129", "", "No34409/129", ""},
		{"CAR diplomatic passport no. D00000898", "CAR diplomatic passport no.", "D00000898", ""},
		{"German travel document (“Reiseausweis”) A 0139243", "German travel document (“Reiseausweis”)", "A 0139243", ""},
		{"Russian passport number 8208 No. 555627", "Russian passport number", "8208 No. 555627", ""},
		{"Libya 428720", "Libya", "428720", ""},
		{"381110042 (Expired 25 Jan. 2016)", "", "381110042", "Expired 25 Jan. 2016"},
		{"R00012098, South Sudan", "", "R00012098", "South Sudan"},
	} {
		before, value, after := cutNumber(c.text)
		assert.Equal(t, c, struct{ text, before, value, after string }{c.text, before, value, after})
	}
}

func TestUNFileErrors(t *testing.T) {
	whole := xmlFixture(t, "un/consolidated.xml")
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"cut in the middle", whole[:len(whole)/2], ErrTruncated},
		{"without its last tag", strings.TrimSuffix(strings.TrimSpace(whole), "</CONSOLIDATED_LIST>"), ErrTruncated},
		{"no entities", whole[:strings.Index(whole, "  <ENTITIES>")] + "</CONSOLIDATED_LIST>", ErrIncomplete},
		{"nobody on it", "<CONSOLIDATED_LIST><INDIVIDUALS/><ENTITIES/></CONSOLIDATED_LIST>", ErrEmpty},
		{"error page", "<html><body>CONSOLIDATED_LIST is not here</body></html>", ErrFormat},
	} {
		_, err := loadXMLText(c.text)
		var pe *ParseError
		require.ErrorAs(t, err, &pe, c.name)
		require.ErrorIs(t, err, c.want, c.name)
	}
}

// FuzzUN checks that no file makes the reader fail otherwise than by an error
// that says where, and that every entry has a name or a Problem.
func FuzzUN(f *testing.F) {
	whole := xmlFixture(f, "un/consolidated.xml")
	f.Add(whole)
	f.Add(strings.ReplaceAll(whole, "NOTE>", "NUMBER>"))
	f.Add(strings.ReplaceAll(whole, "YEAR>", "DATE>"))
	f.Fuzz(func(t *testing.T, text string) { fuzzRecords(t, text, unXML, "INDIVIDUAL", "ENTITY") })
}

// fuzzRecords loads text, which is anything at all. The tags are those that
// entries of the format begin with.
func fuzzRecords(t *testing.T, text string, f *format, tags ...string) {
	l, err := loadXMLText(text)
	if err != nil {
		var pe *ParseError
		require.ErrorAs(t, err, &pe)
		return
	}
	if l.Format != f.name {
		return
	}
	for _, e := range l.Entries {
		tag := strings.FieldsFunc(text[e.Pos.Offset:], func(r rune) bool { return strings.ContainsRune("<> \t\r\n/", r) })[0]
		require.Contains(t, tags, tag)
		if len(e.Names) == 0 {
			require.NotEmpty(t, l.Problems, "an entry without a name, and no word of it")
		}
		for i, n := range e.Names {
			require.NotEmpty(t, n.Text)
			require.Equal(t, i == 0, n.Type == Primary)
		}
		for _, id := range e.Identifiers {
			require.NotEmpty(t, id.Value)
		}
	}
}
