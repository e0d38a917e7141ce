package lists

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// oneList loads a file of testdata as the only one, and returns its list.
func oneList(t testing.TB, path string) *List {
	t.Helper()
	b, err := os.ReadFile("testdata/" + path)
	require.NoError(t, err)
	return oneListOf(t, string(b))
}

func oneListOf(t testing.TB, content string) *List {
	t.Helper()
	ls, err := Load(fstest.MapFS{"list": {Data: []byte(content)}})
	require.NoError(t, err)
	require.Len(t, ls, 1)
	return ls[0]
}

func entryOf(t testing.TB, l *List, id string) *Entry {
	t.Helper()
	e := l.Entry(id)
	require.NotNil(t, e, id)
	return e
}

func TestEU(t *testing.T) {
	l := oneList(t, "eu/full.xml")
	assert.Equal(t, EUFSF, l.ID)
	assert.Equal(t, "2024-01-24", l.Published.Format("2006-01-02"))
	assert.Len(t, l.Entries, 10)
	assert.Empty(t, l.Problems)

	saddam := entryOf(t, l, "EU.27.28")
	assert.Equal(t, Person, saddam.Kind)
	assert.Equal(t, Male, saddam.Gender)
	assert.Equal(t, []Name{
		{Text: "Saddam Hussein Al-Tikriti", Type: Primary, Script: "Latn", Parts: []NamePart{{GivenName, "Saddam"}, {FamilyName, "Hussein Al-Tikriti"}}},
		{Text: "Abu Ali", Script: "Latn"}, {Text: "Abou Ali", Script: "Latn", Language: "fr"},
	}, saddam.Names)
	assert.Equal(t, []Date{MustParseDate("1937-04-28")}, saddam.Born)
	assert.Equal(t, []string{"al-Awja, near Tikrit, IRAQ"}, saddam.BirthPlaces)
	assert.Equal(t, []Country{{"IQ", Citizenship}, {"IQ", Birth}}, saddam.Countries)
	assert.Equal(t, []string{"IRQ"}, saddam.Programs)
	assert.Equal(t, "UNSC RESOLUTION 1483", saddam.Remarks)
	assert.Equal(t, MustParseDate("2003-07-07"), saddam.Listed)
	assert.Contains(t, saddam.Facts, Fact{"Regulation", "1210/2003 (OJ L169)", MustParseDate("2003-07-08")})
	assert.Contains(t, saddam.Facts, Fact{Label: "Logical ID", Text: "13"})

	jawlani := entryOf(t, l, "EU.3305.11")
	assert.Equal(t, "Abu Mohammed Al-Jawlani", jawlani.Names[0].Text, "the first strong English name is the primary one")
	assert.Equal(t, Primary, jawlani.Names[0].Type)
	assert.Equal(t, Name{Text: "أبو محمد الجولاني", Script: "Arab", Language: "ar"}, jawlani.Names[1])
	assert.True(t, jawlani.Names[3].Weak, "Shaykh al-Fatih")
	assert.False(t, jawlani.Names[2].Weak)
	assert.Equal(t, []Date{MustParseDate("1975..1979"), MustParseDate("c. 1980")}, jawlani.Born)
	assert.Equal(t, MustParseDate("2013-07-24"), jawlani.Listed, "before the regulation, which is an amendment")
	assert.Equal(t, []Address{{City: "Mosul, Souq al-Nabi Yunis", Country: "IQ"}, {Country: "SY", Note: "In Syria as at June 2013"}}, jawlani.Addresses)

	unica, shipping := entryOf(t, l, "EU.9442.82"), entryOf(t, l, "EU.4198.83")
	assert.Equal(t, Vessel, unica.Kind, "a ship's number makes an enterprise a ship")
	assert.Equal(t, []Identifier{{Type: IMO, Label: "IMO (vessel identification)", Value: "8514306"}}, unica.Identifiers)
	assert.Equal(t, Organization, shipping.Kind, "a company's number does not")
	assert.Equal(t, IMO, shipping.Identifiers[0].Type)

	soleimani := entryOf(t, l, "EU.6131.26")
	assert.Equal(t, []Date{MustParseDate("1964..1965"), MustParseDate("1965")}, soleimani.Born, "1343 of Iran's calendar")
	assert.Contains(t, soleimani.Facts, Fact{Label: "Date of birth in the ISLAMIC calendar", Text: "1343"})
	assert.Equal(t, []string{"Head of the Basij Organisation of the Islamic Revolutionary Guard Corps (IRGC)"}, soleimani.Titles)

	pine := entryOf(t, l, "EU.4183.63")
	assert.Equal(t, []Identifier{
		{Type: Phone, Label: "PHONE", Value: "+850-2-18111(ext. 8327)"},
		{Type: Email, Label: "EMAIL", Value: "pac@silibank.com"},
		{Type: Email, Label: "EMAIL", Value: "kndic@co.chesin.com"},
		{Type: Phone, Label: "Facsimile number", Value: "+850-2- 3814685", Note: foundInText},
	}, pine.Identifiers)

	faycal := entryOf(t, l, "EU.1489.36")
	assert.Equal(t, []Identifier{{Type: TaxID, Label: "fiscal code", Value: "BGHFCL66R28Z352G", Note: foundInText}}, faycal.Identifiers)

	gaziev := entryOf(t, l, "EU.3563.17")
	assert.Equal(t, []string{"Tarkhan Ismailovich Gaziev", "Тархан Исмаилович Газиев", "Абу Ясим"}, allNames(gaziev))

	loubiri := entryOf(t, l, "EU.3453.51")
	assert.Equal(t, []Identifier{
		{
			Type: Passport, Label: "National passport", Value: "M788439", Country: "TN", Issued: MustParseDate("2001-10-20"), Expires: MustParseDate("2006-10-19"),
			Note: "Tunisian passport issued on 20.10.2001, expired on 19.10.2006); known to be expired",
		},
		{Type: NationalID, Label: "Other identification number", Value: "01817002", Note: "National identification No"},
		{Type: TaxID, Label: "National Fiscal Code", Value: "LBR HBB 61S17 Z352F", Country: "IT", Note: "Italian fiscal code"},
	}, loubiri.Identifiers)
	assert.Contains(t, loubiri.Facts, Fact{Label: "Alias remark", Text: "Reportedly fled to Afghanistan in June 2014"})

	maiga := entryOf(t, l, "EU.6955.32")
	assert.Empty(t, maiga.Identifiers, "the number is a hyphen")
	assert.Contains(t, maiga.Facts, Fact{Label: "National passport", Text: "-; ML; diplomatic"})
}

func allNames(e *Entry) (texts []string) {
	for _, n := range e.Names {
		texts = append(texts, n.Text)
	}
	return texts
}

// The two formats of the list hold the same entries, but for their places.
func TestEUFormatsAgree(t *testing.T) {
	x, c := oneList(t, "eu/full.xml"), oneList(t, "eu/full.csv")
	assert.Equal(t, "eu-csv", c.Format)
	assert.Empty(t, c.Problems)
	assert.Equal(t, x.Published, c.Published)
	require.Len(t, c.Entries, len(x.Entries))
	for i := range x.Entries {
		want, got := x.Entries[i], c.Entries[i]
		want.Pos, got.Pos = Pos{}, Pos{}
		// The rows are in the order of names, dates, citizenships, addresses,
		// documents; the elements are in the order of the schema.
		assert.ElementsMatch(t, want.Facts, got.Facts, want.ID)
		assert.ElementsMatch(t, want.Countries, got.Countries, want.ID)
		want.Facts, got.Facts, want.Countries, got.Countries = nil, nil, nil, nil
		assert.Equal(t, want, got, want.ID)
	}
}

func TestEUAliasRemarks(t *testing.T) {
	for _, c := range []struct {
		remark string
		want   Name   // of the alias "X Y"
		more   []Name // besides it
		fact   bool
	}{
		{"", Name{}, nil, false},
		{"low quality alias", Name{Weak: true}, nil, false},
		{"Low quality a.k.a.", Name{Weak: true}, nil, false},
		{"lo quality alias", Name{Weak: true}, nil, false},
		{"low quality aliias", Name{Weak: true}, nil, false},
		{"qood quality alias", Name{}, nil, false},
		{"god quality alias", Name{}, nil, false},
		{"combat name, good quality alias", Name{}, nil, false},
		{"born on 13.11.1960 in Libya;\nlow quality alias", Name{Weak: true}, nil, true},
		{"formerly known as", Name{Type: Former}, nil, false},
		{"παλαιότερα γνωστή ως", Name{Type: Former}, nil, false},
		{"Formerly known as PJSC ‘Chernomorneftegaz’", Name{}, []Name{{Text: "PJSC ‘Chernomorneftegaz’", Type: Former, Script: "Latn"}}, true},
		{"maiden name", Name{Type: Maiden}, nil, false},
		{"(original script: Абу Ясим)", Name{}, []Name{{Text: "Абу Ясим", Script: "Cyrl"}}, false},
		{"(original script)", Name{}, nil, false},
		{"Заволжский завод гусеничных тягачей", Name{}, []Name{{Text: "Заволжский завод гусеничных тягачей", Script: "Cyrl", Weak: true}}, true},
		{"ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО", Name{}, []Name{{Text: "ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО", Script: "Cyrl", Weak: true}}, true},
		{"Мианмар", Name{}, nil, true},
		{"Associated entity: Rosatom", Name{}, nil, true},
	} {
		p := &euParty{list: &List{}}
		p.alias(recordOf(map[string]string{"wholeName": "X Y"}), c.remark)
		c.want.Text, c.want.Script = "X Y", "Latn"
		assert.ElementsMatch(t, append(c.more, c.want), p.Names, c.remark)
		assert.Equal(t, c.fact, len(p.Facts) > 0, "%q: what is not understood stays as a fact", c.remark)
		assert.Empty(t, p.list.Problems)
	}
}

func recordOf(fields map[string]string) euRecord {
	return func(field string) string { return fields[field] }
}

func TestEUBirthDates(t *testing.T) {
	for _, c := range []struct {
		fields map[string]string
		remark string
		want   string
	}{
		{map[string]string{"birthdate": "1982-04-19", "year": "1402", "monthOfYear": "6", "dayOfMonth": "24", "calendarType": "ISLAMIC"}, "", "1982-04-19"},
		{map[string]string{"year": "1965", "monthOfYear": "11"}, "", "1965-11"},
		{map[string]string{"year": "1965", "circa": "true"}, "", "c. 1965"},
		{map[string]string{"year": "1965", "circa": "YES"}, "", "c. 1965"},
		{map[string]string{"yearRangeFrom": "1953", "yearRangeTo": "1958", "circa": "true"}, "", "c. 1953..1958"},
		{map[string]string{"yearRangeTo": "1980"}, "Approximately 1980", "c. 1980"},
		{map[string]string{"year": "1400", "calendarType": "ISLAMIC", "countryIso2Code": "SA"}, "", "1979..1980"},
		{map[string]string{"year": "1339", "calendarType": "ISLAMIC", "countryIso2Code": "IR"}, "", "1960..1961"},
		{nil, "18.01.1982", "1982-01-18"},
		{nil, "born between 1960 and 1963", "1960..1963"},
		{nil, "Then USSR", ""},
	} {
		p := &euParty{list: &List{}}
		p.birth(recordOf(c.fields), c.remark)
		assert.Empty(t, p.list.Problems)
		got := ""
		for _, d := range p.Born {
			got += d.String()
		}
		assert.Equal(t, c.want, got, "%v %q", c.fields, c.remark)
	}
	p := &euParty{list: &List{}}
	p.birth(recordOf(map[string]string{"year": "1965", "monthOfYear": "13"}), "")
	require.Len(t, p.list.Problems, 1)
	assert.ErrorIs(t, p.list.Problems[0].Err, ErrDate)
}

func TestSplitContacts(t *testing.T) {
	for _, c := range []struct {
		text string
		kind IDType
		want []string
	}{
		{"ryonha@ silibank.com; sjc117@ hotmail.com; and millim@ silibank.com", Email, []string{"ryonha@silibank.com", "sjc117@hotmail.com", "millim@silibank.com"}},
		{"yarsanat@mail.dci.co.ir. yarsanat@yahoo.com", Email, []string{"yarsanat@mail.dci.co.ir", "yarsanat@yahoo.com"}},
		{"https://www.uacrussia.ru/ , https://uacrussia.ru/ru/", Website, []string{"https://www.uacrussia.ru/", "https://uacrussia.ru/ru/"}},
		{"http://xn– 80aaaajfjszd7a3b0e.xn– p1ai/", Website, []string{"http://xn--80aaaajfjszd7a3b0e.xn--p1ai/"}},
		{"tvr.by", Website, []string{"tvr.by"}},
		{"(1) +213 (0) 23 304 359 (2) 213770946420", Phone, []string{"+213 (0) 23 304 359", "213770946420"}},
		{"+375 (17) 215 23 01", Phone, []string{"+375 (17) 215 23 01"}},
		{"7 495 755-58-58. 7 495 78-888-78", Phone, []string{"7 495 755-58-58", "7 495 78-888-78"}},
		{"+963 11 2456777 and 2218602", Phone, []string{"+963 11 2456777", "2218602"}},
		{"no number", Phone, []string{"no number"}},
		{"", Phone, nil},
	} {
		assert.Equal(t, c.want, splitContacts(c.text, c.kind), c.text)
	}
	p := &euParty{list: &List{}}
	p.contact(contact{key: "EMAILjur@oaoapz.comPHONE+7 831 4780740WEBhttps://oaoapz.com"})
	assert.Len(t, p.Identifiers, 3, "all in the key: %v", p.Identifiers)
}

func TestAnnouncedIn(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // types and values
	}{
		{"Other information: INN 7730239877, KPP 773001001, OKPO 20239393", "tax_id 7730239877; registration 20239393; other 773001001"},
		{"ОGRN: 1097746180740; KPP: 770801001", "registration 1097746180740; other 770801001"},
		{"Owned by X, parent company (TIN: 503210805145)", ""},
		{"Passport No A-333602 has been revoked.", "passport A-333602"},
		{"SWIFT/BIC: KUDBKPPY", "bic KUDBKPPY"},
		{"Phone number:  +963936016952. Gender: Male", "phone +963936016952"},
		{"Resolution 1822 (2008) was concluded on 23 Jul. 2010.", ""},
		{"Email: mhs-ip@star-co.net.kp.", "email mhs-ip@star-co.net.kp"},
		{"Afghan Money Service Provider License Number: 044.", "registration 044"},
		{"Associated with X. USDT: TGJVc32ig2u8tQsYMLE7KXHT5NDQroaVNU", "wallet TGJVc32ig2u8tQsYMLE7KXHT5NDQroaVNU"},
	} {
		var got []string
		for _, id := range announcedIn(c.text) {
			got = append(got, id.Type.String()+" "+id.Value)
		}
		if c.want == "" {
			assert.Empty(t, got, c.text)
			continue
		}
		assert.ElementsMatch(t, strings.Split(c.want, "; "), got, c.text)
	}
}

// What breaks the format is an error that says so, not a shorter list.
func TestEUBroken(t *testing.T) {
	x, err := os.ReadFile("testdata/eu/full.xml")
	require.NoError(t, err)
	c, err := os.ReadFile("testdata/eu/full.csv")
	require.NoError(t, err)
	for _, one := range []struct {
		text string
		want error
	}{
		{string(x[:len(x)/2]), ErrTruncated},
		{string(c[:len(c)-3]), ErrTruncated},
		{string(c[:len(c)-1]), ErrTruncated},
		{strings.Replace(string(c), "NameAlias_WholeName", "Name", 1), ErrFormat},
		{strings.Replace(string(x), "</sanctionEntity>", "</entity>", 1), ErrFormat},
	} {
		_, err := Load(fstest.MapFS{"list": {Data: []byte(one.text)}})
		assert.ErrorIs(t, err, one.want)
		var pe *ParseError
		assert.True(t, errors.As(err, &pe))
	}
	l := oneListOf(t, strings.NewReplacer(`code="person"`, `code="ghost"`, "<citizenship", "<nation", "</citizenship", "</nation",
		`identificationTypeCode="imo"`, `identificationTypeCode="star"`, `year="1343"`, `year="x"`, `entryIntoForceDate="2003-07-07"`, `entryIntoForceDate="soon"`).Replace(string(x)))
	kinds := map[string]int{}
	for _, p := range l.Problems {
		word, _, _ := strings.Cut(p.Text, " ")
		kinds[word]++
		assert.NotEmpty(t, p.Entry)
	}
	assert.Equal(t, map[string]int{"subject": 7, "nation": 3, "type": 2, "date": 1, "entry": 1}, kinds, "%v", l.Problems)
}

func FuzzEU(f *testing.F) {
	for _, name := range []string{"full.xml", "full.csv"} {
		b, err := os.ReadFile("testdata/eu/" + name)
		require.NoError(f, err)
		f.Add(string(b))
		f.Add(string(b[:len(b)/2]))
		f.Add(strings.ReplaceAll(string(b), "19", "x"))
	}
	f.Fuzz(func(t *testing.T, text string) { fuzzLoad(t, text) })
}

// fuzzLoad checks that a file ends in a list whose entries all have an ID, or in
// an error that says where; and that what has no name is reported.
func fuzzLoad(t *testing.T, text string) {
	ls, err := Load(fstest.MapFS{"list": {Data: []byte(text)}})
	if err != nil {
		var pe *ParseError
		require.ErrorAs(t, err, &pe)
		require.Nil(t, ls)
		return
	}
	for _, l := range ls {
		require.NotEmpty(t, l.Entries)
		for _, e := range l.Entries {
			require.Less(t, e.Pos.Offset, int64(len(text)))
			if len(e.Names) == 0 || e.ID == "" {
				require.NotEmpty(t, l.Problems)
			}
			for i, n := range e.Names {
				require.NotEmpty(t, n.Text)
				require.Equal(t, i == 0, n.Type == Primary)
			}
			for _, id := range e.Identifiers {
				require.NotEmpty(t, id.Value, "%+v", id)
			}
		}
	}
}
