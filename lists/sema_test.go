package lists

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSEMAList(t *testing.T) {
	text := xmlFixture(t, "sema/sema-lmes.xml")
	l := mustLoadText(t, text)
	assert.Equal(t, CASEMA, l.ID)
	assert.Equal(t, "2025-02-21", l.Published.Format("2006-01-02"), "the newest listing")
	assert.Empty(t, l.Problems)
	ids := map[string]bool{}
	for _, e := range l.Entries {
		assert.True(t, e.Unstable)
		assert.Len(t, e.ID, 16)
		assert.True(t, strings.HasPrefix(text[e.Pos.Offset:], "<record>"))
		ids[e.ID] = true
	}
	assert.Len(t, ids, 4)
	son := l.Entries[0]
	want := Entry{
		ID: son.ID, Unstable: true, Kind: Person, Pos: son.Pos, Born: []Date{MustParseDate("2004-08-31")},
		Listed: MustParseDate("2024-08-08"), Programs: []string{"Belarus / Bélarus"},
		Names: []Name{
			{Text: "Nikolai Aleksandrovich LUKASHENKO", Type: Primary, Script: "Latn",
				Parts: []NamePart{{GivenName, "Nikolai Aleksandrovich"}, {FamilyName, "LUKASHENKO"}}},
			{Text: "Mikalay Alyaksandravich Lukashenka", Script: "Latn"}, {Text: "Kolya Lukashenko", Script: "Latn"},
			{Text: "Мікалай Аляксандравіч Лукашэнка", Script: "Cyrl", Language: "be"},
			{Text: "Николай Александрович Лукашенко", Script: "Cyrl", Language: "ru"},
			{Text: "Коля Лукашенко", Script: "Cyrl", Language: "ru"},
		},
		Facts: []Fact{
			{Label: "Aliases", Text: "Mikalay Alyaksandravich Lukashenka, Kolya Lukashenko, Belarusian: Мікалай Аляксандравіч Лукашэнка; Russian: Николай Александрович Лукашенко, Коля Лукашенко"},
			{Label: "Schedule", Text: "1, Part 1"}, {Label: "Item", Text: "120"},
		},
	}
	assert.Equal(t, want, son)
	general := l.Entries[1]
	assert.Equal(t, []string{"primary Latn Nazih"}, written(general.Names))
	assert.Equal(t, []string{"Major General/major-général"}, general.Titles)
	guards := l.Entries[2]
	assert.Equal(t, Organization, guards.Kind)
	assert.Equal(t, []string{
		"primary Latn Islamic Revolutionary Guard Corps", "alias Latn Corps des Gardiens de la Révolution islamique",
		"alias Latn IRGC", "alias Latn Sepah-e Pasdaran-e Enghelab-e Eslami", "alias Latn GRI",
	}, written(guards.Names))
	assert.Equal(t, "fr", guards.Names[1].Language)
	ship := l.Entries[3]
	assert.Equal(t, Vessel, ship.Kind)
	assert.Equal(t, []Identifier{{Type: IMO, Label: "ShipIMONumber", Value: "7612448"}}, ship.Identifiers)
	assert.Contains(t, ship.Facts, Fact{"ship build date", "1980", MustParseDate("1980")})
	assert.Contains(t, ship.Facts, Fact{Label: "ship type", Text: "General Cargo / Multi Purpose"})
}

// An ID stays with its record when an alias or a date is added to it.
func TestSEMAID(t *testing.T) {
	text := xmlFixture(t, "sema/sema-lmes.xml")
	id := mustLoadText(t, text).Entries[2].ID
	assert.Equal(t, id, mustLoadText(t, change(t, text, "<Aliases>IRGC", "<Aliases>IRG, IRGC")).Entries[2].ID)
	assert.NotEqual(t, id, mustLoadText(t, change(t, text, "<Item>136", "<Item>137")).Entries[2].ID)
}

func TestSEMADates(t *testing.T) {
	for text, want := range map[string][]Date{
		"1972":                     {MustParseDate("1972")},
		"1955-11":                  {MustParseDate("1955-11")},
		" 1953-10-27":              {MustParseDate("1953-10-27")},
		"1963-1964":                {MustParseDate("1963..1964")},
		"1963 or 1964":             {MustParseDate("1963"), MustParseDate("1964")},
		"1965-07-15 OR 1969-09-28": {MustParseDate("1965-07-15"), MustParseDate("1969-09-28")},
		"Sep-99":                   {MustParseDate("1999-09")},
		"Sep-12":                   {MustParseDate("2012-09")},
		"born in the early 1970s":  {MustParseDate("1970..1979").About()},
		"23868":                    {MustParseDate("1965-05-06")},
		"25/04/1970":               {MustParseDate("1970-04-25")},
		"04/25/1970":               {MustParseDate("1970-04-25")},
		"1975-19-25":               nil,
	} {
		l := mustLoadText(t, "<data-set><record><Country>Iran</Country><LastName>A</LastName><DateOfBirthOrShipBuildDate>"+text+
			"</DateOfBirthOrShipBuildDate></record></data-set>")
		assert.Equal(t, want, l.Entries[0].Born, text)
		if want == nil {
			require.Len(t, l.Problems, 1, text)
			require.ErrorIs(t, l.Problems[0].Err, ErrDate)
			assert.Equal(t, l.Entries[0].ID, l.Problems[0].Entry)
			assert.Contains(t, l.Entries[0].Facts, Fact{Label: "DateOfBirthOrShipBuildDate", Text: text})
		} else {
			assert.Empty(t, l.Problems, text)
		}
	}
}

func TestSEMAPersonAliases(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Baranov, Oleg Anatolievich", []string{"Baranov, Oleg Anatolievich"}},
		{"LEVY, Yinon AKA", []string{"LEVY, Yinon"}},
		{"Batya, Kazak", []string{"Batya", "Kazak"}},
		{"Владимир ПАВЛЕНКО / Володимир ПАВЛЕНКО", []string{"Владимир ПАВЛЕНКО", "Володимир ПАВЛЕНКО"}},
		{"Анна Андреевна Пушкарева or Анна Андреевна Шейман", []string{"Анна Андреевна Пушкарева", "Анна Андреевна Шейман"}},
		{"Алексей Александров or Фролов", []string{"Алексей Александров", "Алексей Фролов"}},
		{"Katsiaryna or Katerina Smuschkovich", []string{"Katsiaryna Smuschkovich", "Katerina Smuschkovich"}},
		{"Aleksandr Evgenyevich or Evgenievich Kon’kov", []string{"Aleksandr Evgenyevich Kon’kov", "Aleksandr Evgenievich Kon’kov"}},
		{"Галина Книжонак or Книжонок or Книжонок-Максимова", []string{"Галина Книжонак", "Галина Книжонок", "Галина Книжонок-Максимова"}},
		{"Тетяна Юріївна Томіліна and Томилина Татьяна Юрьевна", []string{"Тетяна Юріївна Томіліна", "Томилина Татьяна Юрьевна"}},
		{"Сергей Евгеньевич Цивилев, or Цивилёв", []string{"Сергей Евгеньевич Цивилев", "Сергей Евгеньевич Цивилёв"}},
		{"Abbas Nilforushan\n عباس نیلفروشان", []string{"Abbas Nilforushan", "عباس نیلفروشان"}},
		{"Ali Ahmed Karti \nArabic: علي أحمد كرتي", []string{"Ali Ahmed Karti", "علي أحمد كرتي"}},
		{"(Юрий ГОВТВИН / Юрiй ГОВТВIН", []string{"Юрий ГОВТВИН", "Юрiй ГОВТВIН"}},
	} {
		names, sure := semaAliases(oneLine(c.text), "Yinon", true)
		assert.True(t, sure, c.text)
		var got []string
		for _, n := range names {
			got = append(got, n.Text)
		}
		assert.Equal(t, c.want, got)
	}
	for _, text := range []string{"Aleksander/ Aleksandr or Alexander /Alexandr Karnienko", strings.Repeat("A B or ", 20) + "C D"} {
		names, sure := semaAliases(text, "", true)
		assert.False(t, sure)
		assert.Equal(t, []Name{{Text: text}}, names, "kept as it is")
	}
}

func TestSEMAEntityNames(t *testing.T) {
	for _, c := range []struct {
		entity, aliases string
		want            []string
	}{
		{"MEC Steel Mills (Hmaw Bi/Pyi/Ywama)", "", []string{"MEC Steel Mills (Hmaw Bi/Pyi/Ywama)"}},
		{"Hara Institute/Institut Hara", "", []string{"Hara Institute", "Institut Hara"}},
		{"General Intelligence Directorate;", "", []string{"General Intelligence Directorate"}},
		{"Aviation Plant (KnAAPO)", "GORT/ORTAS", []string{"Aviation Plant (KnAAPO)", "GORT", "ORTAS"}},
		{"JSC “MNITI” (also known as Moscow Research Television Institute and ZAO MNITI)", "",
			[]string{"JSC “MNITI”", "Moscow Research Television Institute", "ZAO MNITI"}},
		{"Crimea", "Министерство образования, науки и молодежи Республики Крым",
			[]string{"Crimea", "Министерство образования, науки и молодежи Республики Крым"}},
		{"Rembaza JSC", "Рембаза, АО ", []string{"Rembaza JSC", "Рембаза, АО"}},
		{"BETO JSC", "ОАО, БЭТО", []string{"BETO JSC", "ОАО, БЭТО"}},
		{"Lavochkin", `НПО Лавочкина, АО or Акционерное Общество "Им. С.А.Лавочкина"`,
			[]string{"Lavochkin", "НПО Лавочкина, АО", `Акционерное Общество "Им. С.А.Лавочкина"`}},
		{"Sberbank", "Сбербанк; Сбер; Sberbank of Russia; Sber", []string{"Sberbank", "Сбербанк", "Сбер", "Sberbank of Russia", "Sber"}},
		{"Bureau", `Общество "Бюро По Технике," СКТБ РТ, and Бюро по технике, АО`,
			[]string{"Bureau", `Общество "Бюро По Технике"`, "СКТБ РТ", "Бюро по технике, АО"}},
		{"Corporation", `Корпорация "Системы Мониторинга, Информационно-Управляющие"`,
			[]string{"Corporation", `Корпорация "Системы Мониторинга, Информационно-Управляющие"`}},
		{"Guards", "CGRI, l'Armée des Gardiens", []string{"Guards", "CGRI", "l'Armée des Gardiens"}},
		{"Troops", "Radiological and Biological Defence troops", []string{"Troops", "Radiological and Biological Defence troops"}},
	} {
		l := mustLoadText(t, "<data-set><record><Country>Russia / Russie</Country><EntityOrShip>"+c.entity+"</EntityOrShip><Aliases>"+
			c.aliases+"</Aliases></record></data-set>")
		assert.Empty(t, l.Problems)
		var got []string
		for _, n := range l.Entries[0].Names {
			got = append(got, n.Text)
		}
		assert.Equal(t, c.want, got)
		if c.aliases != "" && len(got) > 2 {
			assert.Contains(t, l.Entries[0].Facts, Fact{Label: "Aliases", Text: oneLine(c.aliases)}, "the text is kept whole")
		}
	}
}

func TestSEMAFileErrors(t *testing.T) {
	whole := xmlFixture(t, "sema/sema-lmes.xml")
	_, err := loadXMLText(whole[:len(whole)-20])
	require.ErrorIs(t, err, ErrTruncated)
	l := mustLoadText(t, change(t, whole, "<Item>1</Item>", "<Item>1</Item><Colour>red</Colour>"))
	require.Len(t, l.Problems, 1)
	require.ErrorIs(t, l.Problems[0].Err, ErrUnread)
	assert.Equal(t, "Colour red", l.Problems[0].Text)
	l = mustLoadText(t, change(t, whole, "<LastName>Nazih</LastName>", ""))
	require.Len(t, l.Problems, 1)
	assert.Equal(t, l.Entries[1].ID, l.Problems[0].Entry)
}

// The counts are those of data/README.md; the kinds were counted by the
// elements that the records have.
func TestSEMAFull(t *testing.T) {
	l := loadFull(t, "ca_sema/2025-06")
	assert.Len(t, l.Entries, 4759)
	assert.Equal(t, "2025-03-20", l.Published.Format("2006-01-02"))
	got, ids := map[string]int{}, map[string]bool{}
	for _, e := range l.Entries {
		got[e.Kind.String()]++
		got["born"] += len(e.Born)
		got["imo"] += len(e.Identifiers)
		ids[e.ID] = true
	}
	// 1,716 persons have a date of birth, and three of them two.
	assert.Equal(t, map[string]int{"person": 3334, "organization": 1316, "vessel": 109, "imo": 109, "born": 1719}, got)
	assert.Len(t, ids, 4759)
	// Three Belarusians have names that mix strokes and "or".
	assert.Len(t, l.Problems, 3)
	for _, p := range l.Problems {
		require.ErrorIs(t, p.Err, ErrUnread)
		assert.Contains(t, p.Text, " or ")
		assert.Contains(t, p.Text, "/")
	}
}

func FuzzSEMA(f *testing.F) {
	whole := xmlFixture(f, "sema/sema-lmes.xml")
	f.Add(whole)
	f.Add(strings.ReplaceAll(whole, ", ", " or "))
	f.Add(strings.ReplaceAll(whole, "GivenName", "EntityOrShip"))
	f.Fuzz(func(t *testing.T, text string) { fuzzRecords(t, text, semaXML, "record") })
}
