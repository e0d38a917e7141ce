package lists

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUK(t *testing.T) {
	l := oneList(t, "uk/list.xml")
	assert.Equal(t, UKSL, l.ID)
	assert.Equal(t, "uk-xml", l.Format)
	assert.Equal(t, "2026-02-13", l.Published.Format("2006-01-02"))
	assert.Len(t, l.Entries, 7)
	assert.Empty(t, l.Problems)

	expo := entryOf(t, l, "CYB0004")
	assert.Equal(t, Organization, expo.Kind)
	assert.Equal(t, []Name{
		{Text: "Chosun Expo", Type: Primary, Script: "Latn"}, {Text: "Chosen Expo", Script: "Latn"}, {Text: "Korean Export Joint Venture", Script: "Latn"},
	}, expo.Names)
	assert.Equal(t, MustParseDate("2020-12-31"), expo.Listed)
	assert.Equal(t, []string{"The Cyber (Sanctions) (EU Exit) Regulations 2020"}, expo.Programs)
	assert.Equal(t, []Relation{{Kind: "Parent company", Name: "Reconnaissance General Bureau"}}, expo.Relations)
	for _, f := range []Fact{
		{Label: "OFSI Group ID", Text: "13910"}, {Label: "Designation source", Text: "UK"}, {Label: "Sanctions Imposed", Text: "Asset freeze"},
		{Label: "Sanctions Imposed", Text: "Director Disqualification Sanction"}, {Label: "Type of entity", Text: "Company"},
		{"Last Updated", "19/11/2025", MustParseDate("2025-11-19")},
	} {
		assert.Contains(t, expo.Facts, f)
	}
	assert.Equal(t, "The Director Disqualification Sanction was imposed on 09/04/2025.\n\nA front company of actors under the Reconnaissance General Bureau.", expo.Remarks)

	jalil := entryOf(t, l, "AFG0032")
	assert.Equal(t, []NamePart{{GivenName, "Abdul Jalil"}, {MiddleName, "Haqqani"}, {FamilyName, "WALI MOHAMMAD"}}, jalil.Names[0].Parts)
	assert.Equal(t, Name{Text: "عبد الجليل حقانی ولی محمد", Script: "Arab", Language: "fa"}, jalil.Names[1])
	assert.Equal(t, []string{"Maulavi", "Mullah", "Deputy Minister of Foreign Affairs under the Taliban regime"}, jalil.Titles)
	assert.Equal(t, []Date{MustParseDate("1963")}, jalil.Born)
	assert.Equal(t, []string{"Kandahar City, Kandahar Province, Afghanistan", "Khwaja Malik village, Arghandab District, Kandahar Province, Afghanistan"}, jalil.BirthPlaces)
	require.Len(t, jalil.Identifiers, 2)
	assert.Equal(t, "OR 1961825", jalil.Identifiers[0].Value)
	assert.Equal(t, MustParseDate("2003-02-04"), jalil.Identifiers[0].Issued)
	assert.Equal(t, Identifier{
		Type: Passport, Label: "Passport number", Value: "TR024417", Issued: MustParseDate("2003-12-20"), Expires: MustParseDate("2006-12-29"),
		Note: "Issued on 20/12/2003 by Central Passport Department in Kabul, Afghanistan. Expired 29 December 2006",
	}, jalil.Identifiers[1])

	noorzai := entryOf(t, l, "AFG0139")
	assert.Equal(t, []string{"ABDUL BASIR NOORZAI", "Abdul Baseer", "عبد البصیر نورزی"}, allNames(noorzai), "the primary name first")
	assert.Equal(t, []Date{MustParseDate("1965"), MustParseDate("1960"), MustParseDate("1963")}, noorzai.Born)
	assert.Equal(t, Male, noorzai.Gender)
	assert.Equal(t, []Country{{"Afghanistan", Nationality}, {"Pakistan", Birth}}, noorzai.Countries)
	assert.Equal(t, []Address{{Lines: []string{"Chaman", "Baluchistan Province"}, Country: "Pakistan"}}, noorzai.Addresses)
	assert.Equal(t, []Identifier{
		{Type: Passport, Label: "Passport number", Value: "AA3829182", Note: "Pakistani"},
		{Type: NationalID, Label: "National Identifier number", Value: "5420124679187", Note: "Pakistani"},
	}, noorzai.Identifiers)

	assert.Equal(t, []bool{false, true}, []bool{entryOf(t, l, "AQD0155").Names[0].Weak, entryOf(t, l, "AQD0155").Names[1].Weak})

	ship := entryOf(t, l, "DPR0103")
	assert.Equal(t, Vessel, ship.Kind)
	assert.Equal(t, []Identifier{{Type: IMO, Label: "IMO number", Value: "IMO 9066978"}}, ship.Identifiers)
	assert.Equal(t, []Country{{"North Korea", Flag}, {"Panama", FormerFlag}, {"South Korea", FormerFlag}}, ship.Countries)
	assert.Equal(t, []Relation{{Kind: "Current owner/operator", Name: "Paekma Shipping Co"}}, ship.Relations)
	assert.Contains(t, ship.Facts, Fact{Label: "Tonnage of ship", Text: "1181"})

	garantex := entryOf(t, l, "RUS1421")
	assert.Equal(t, []Identifier{
		{Type: RegistrationID, Label: "Business registration number", Value: "14850239"},
		{Type: Wallet, Asset: "XBT", Value: "3Lpoy53K625zVeE47ZasiG5jGkAxJ27kh1", Note: foundInText},
		{Type: Wallet, Asset: "ETH", Value: "0x7FF9cFad3877F21d41Da833E2F775dB0569eE3D9", Note: foundInText},
	}, garantex.Identifiers)
	assert.Contains(t, garantex.Remarks, "Russia's", "escaped as HTML")
}

// The CSV and the XML of the same entries give the same entries.
func TestUKFormatsAgree(t *testing.T) {
	x, c := oneList(t, "uk/list.xml"), oneList(t, "uk/list.csv")
	assert.Equal(t, "uk-csv", c.Format)
	assert.Equal(t, x.Published, c.Published)
	assert.Empty(t, c.Problems)
	require.Len(t, c.Entries, len(x.Entries))
	for i := range x.Entries {
		want, got := x.Entries[i], c.Entries[i]
		want.Pos, got.Pos = Pos{}, Pos{}
		assert.Equal(t, want, got)
	}
}

func TestConList(t *testing.T) {
	l := oneList(t, "uk/ConList.csv")
	assert.Equal(t, UKCons, l.ID)
	assert.Equal(t, "2024-01-25", l.Published.Format("2006-01-02"))
	assert.Len(t, l.Entries, 4)
	assert.Empty(t, l.Problems)

	jalil := entryOf(t, l, "6908")
	assert.Equal(t, []string{"Abdul Jalil Haqqani WALI MOHAMMAD", "Akhter MOHMAD", "Nazar JAN", "عبد الجليل حقانی ولی محمد"}, allNames(jalil))
	assert.True(t, jalil.Names[2].Weak)
	assert.Equal(t, MustParseDate("2001-02-23"), jalil.Listed)
	for _, f := range []Fact{
		{Label: "UK Sanctions List Ref", Text: "AFG0032"}, {Label: "UN Reference Number", Text: "TAi.034"},
		{"UK Sanctions List Date Designated", "25/01/2001", MustParseDate("2001-01-25")},
	} {
		assert.Contains(t, jalil.Facts, f)
	}
	assert.Equal(t, MustParseDate("2003-02-04"), jalil.Identifiers[0].Issued)
	assert.Contains(t, jalil.Remarks, "(UN Ref):TAi.034. Believed to be", "the whole text stays")

	fund := entryOf(t, l, "12018")
	assert.Equal(t, []Identifier{
		{Type: Phone, Label: "Phone number", Value: "+963 112110043"}, {Type: Phone, Label: "Phone number", Value: "+963 112110059"},
	}, fund.Identifiers)
	assert.False(t, fund.Names[1].Weak, "AMIF is how a payment would call it")

	bank := entryOf(t, l, "14177")
	assert.Equal(t, []Identifier{
		{Type: RegistrationID, Label: "License number", Value: "328"}, {Type: TaxID, Label: "INN", Value: "7831000122"},
		{Type: RegistrationID, Label: "OGRN", Value: "1027800000084"}, {Type: Website, Label: "Website", Value: "https://abr.ru/"},
	}, bank.Identifiers)

	ship := entryOf(t, l, "13654")
	assert.Equal(t, Vessel, ship.Kind)
	assert.Equal(t, []Country{{"North Korea", Flag}, {"Panama", FormerFlag}, {"South Korea", FormerFlag}}, ship.Countries)
	assert.Equal(t, "9066978", ship.Identifiers[0].Value)
}

func TestUKDate(t *testing.T) {
	for text, want := range map[string]string{
		"15/08/1975": "1975-08-15", "00/00/1975": "1975", "dd/mm/1975": "1975", "DD/MM/1975": "1975", "00/05/1975": "1975-05",
		"dd/05/1975": "1975-05", "15/08/19yy": "1900..1999", "1975": "1975", "10/10/1975": "1975-10-10", "30/12/1999": "1999-12-30",
		"13-Feb-2026": "2026-02-13", "1960 to 1965": "1960..1965",
	} {
		d, err := ukDate(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, d.String(), text)
	}
	for _, text := range []string{"", "dd/mm/yyyy", "15/00/1975", "31/02/1975", "soon"} {
		_, err := ukDate(text)
		assert.ErrorIs(t, err, ErrDate, text)
	}
	p := newUKParty(&List{}, Pos{})
	p.dateOfBirth("15/08/19yy")
	assert.Equal(t, []Fact{{Label: "D.O.B", Text: "15/08/19yy"}}, p.Facts, "the day stays")
}

func TestUKRegistrations(t *testing.T) {
	for text, want := range map[string]string{
		"7706191991":                                             "registration 7706191991",
		"TIN: 7706191991":                                        "tax_id 7706191991",
		"TIN. 6154160069":                                        "tax_id 6154160069",
		"TIN - 5506218498; OGRN: 1027800000084":                  "tax_id 5506218498; registration 1027800000084",
		"9731001285 - TIN":                                       "tax_id 9731001285",
		"Tax Identification Number: INN 2536210349":              "tax_id 2536210349",
		"OGRN: 1247700291200\nKPP: 770701001\nINN: 9707028663":   "registration 1247700291200; other 770701001; tax_id 9707028663",
		"1117746568829 (Russia). Tax ID No. 7735579027 (Russia)": "registration 1117746568829; tax_id 7735579027",
		"(1) SL033858 (2) OC425116":                              "registration SL033858; registration OC425116",
		"Business Identification Number: RU07586894   Tax Identification Number: 1657032272": "national_id RU07586894; tax_id 1657032272",
		"59058C IOM":                     "registration 59058C IOM",
		"1147746527279 dated 27/07/1992": "registration 1147746527279",
		"applied for":                    "registration applied for",
	} {
		p := newUKParty(&List{}, Pos{})
		p.registration(text)
		var got []string
		for _, id := range p.Identifiers {
			got = append(got, id.Type.String()+" "+id.Value)
		}
		assert.Equal(t, strings.Split(want, "; "), got, text)
	}
}

func TestUKNames(t *testing.T) {
	for _, c := range []struct {
		kind                   Kind
		text, nameType, stated string
		weak                   bool
		want                   NameType
	}{
		{Person, "Hamza", "Alias", "", true, Alias},
		{Person, "Hamza", "Alias", "Good quality a.k.a", false, Alias},
		{Person, "Abu Hamza", "alias", "", false, Alias},
		{Person, "Abu Hamza", "AKA", "Low quality a.k.a", true, Alias},
		{Person, "Hamza", "Primary name variation", "", false, Alias},
		{Person, "Hamza", "", "", false, Alias},
		{Organization, "PKK", "Alias", "", false, Alias},
		{Organization, "OMM", "FKA", "", false, Former},
	} {
		p := newUKParty(&List{}, Pos{})
		p.Kind = c.kind
		p.addRecord("name", ukRecord{"name6": "The First", "nametype": "Primary Name"})
		p.addRecord("name", ukRecord{"name6": c.text, "nametype": c.nameType, "aliasstrength": c.stated})
		p.finishNames()
		require.Len(t, p.Names, 2)
		assert.Equal(t, Name{Text: c.text, Type: c.want, Weak: c.weak, Script: "Latn"}, p.Names[1], "%+v", c)
		assert.Empty(t, p.list.Problems)
	}
}

func TestSplitNumbered(t *testing.T) {
	for text, want := range map[string][]string{
		"(1) Ghazni Province. (2) Logar Province":     {"Ghazni Province", "Logar Province"},
		"(1) Uganda (2) Uganda (3)Uganda":             {"Uganda", "Uganda", "Uganda"},
		"(1) - (2) Syrian. Issued 25 May 2011.":       {"-", "Syrian. Issued 25 May 2011"},
		"(1) +375 (17) 213-41-63 (2) +375 (2) 17":     {"+375 (17) 213-41-63", "+375 (2) 17"},
		"Ward (1), Kamaryut":                          {"Ward (1), Kamaryut"},
		"(1) only":                                    {"only"},
		"":                                            nil,
		"Governor of Sevastopol (1 to 14 April 2014)": {"Governor of Sevastopol (1 to 14 April 2014)"},
	} {
		assert.Equal(t, want, splitNumbered(text), text)
	}
	assert.Equal(t, []string{"Mullah", "Hadji", "Maulavi"}, splitLettered("(a) Mullah, (b) Hadji, (c) Maulavi."))
	assert.Equal(t, []string{"General", "Major General"}, splitLettered("a) General b) Major General"))
}

// Each kind of problem that the readers report, and the errors that stop them.
func TestUKBroken(t *testing.T) {
	x, err := os.ReadFile("testdata/uk/list.xml")
	require.NoError(t, err)
	c, err := os.ReadFile("testdata/uk/list.csv")
	require.NoError(t, err)
	con, err := os.ReadFile("testdata/uk/ConList.csv")
	require.NoError(t, err)

	l := oneListOf(t, strings.NewReplacer("00/00/1963", "31/02/1963", ">Alias<", ">Ghost<", "Low quality", "Fair quality", ">Ship<", ">Star<",
		"<Gender>", "<Sex>", "</Gender>", "</Sex>", "<NameNonLatinScript>ГАРАНТЕКС</NameNonLatinScript>", "<NonLatinScriptType>Cyrillic</NonLatinScriptType>",
		"04/05/2022", "today").Replace(string(x)))
	var texts []string
	for _, p := range l.Problems {
		texts = append(texts, p.Entry+" "+p.Text)
		assert.Equal(t, "list", p.Pos.File)
	}
	for _, want := range []string{
		"AFG0032 D.O.B 31/02/1963", "CYB0004 type of name Ghost", "AQD0155 strength of alias Fair quality a.k.a", "DPR0103 type of designation Star",
		"AFG0139 Sex Male", "RUS1421 script without a name: Cyrillic ", "RUS1421 date designated today",
	} {
		assert.Contains(t, texts, want)
	}
	assert.Contains(t, entryOf(t, l, "AFG0139").Facts, Fact{Label: "Sex", Text: "Male"}, "an unknown element is kept")

	l = oneListOf(t, strings.Replace(string(c), "Website,", "Home page,", 1))
	require.Len(t, l.Problems, 1, "an unknown column is reported once")
	assert.Equal(t, "column Home page", l.Problems[0].Text)
	assert.Contains(t, entryOf(t, l, "RUS0232").Facts, Fact{Label: "Home page", Text: "https://abr.ru/"})

	for _, one := range []struct {
		text string
		want error
	}{
		{string(x[:len(x)/2]), ErrTruncated},
		{string(c[:len(c)-40]), ErrTruncated},
		{string(con[:len(con)-1]), ErrTruncated},
		{"Report Date: 13-Feb-2026\nUnique ID,Name 6\n", ErrFormat},
		{strings.Replace(string(con), "Alias Type", "Type", 1), ErrFormat},
	} {
		_, err := Load(fstest.MapFS{"list": {Data: []byte(one.text)}})
		assert.ErrorIs(t, err, one.want)
		var pe *ParseError
		assert.ErrorAs(t, err, &pe)
	}
}

func FuzzUK(f *testing.F) {
	for _, name := range []string{"list.xml", "list.csv", "ConList.csv"} {
		b, err := os.ReadFile("testdata/uk/" + name)
		require.NoError(f, err)
		f.Add(string(b))
		f.Add(string(b[:len(b)/2]))
		f.Add(strings.ReplaceAll(string(b), "(1)", "(2)"))
	}
	f.Fuzz(func(t *testing.T, text string) { fuzzLoad(t, text) })
}
