package lists

import (
	"maps"
	"slices"
	"strings"
)

// ftmKinds are the schemas of parties. A legal entity may be a person or not.
var ftmKinds = map[string]Kind{
	"Person": Person, "Organization": Organization, "Company": Organization, "PublicBody": Organization,
	"LegalEntity": Unknown, "Vessel": Vessel, "Airplane": Aircraft, "Vehicle": Unknown, "Asset": Unknown, "Security": Unknown,
	"Thing": Unknown,
}

// ftmNames are the properties that hold names, in the order in which they are
// taken.
var ftmNames = []struct {
	property string
	as       NameType
	weak     bool
}{
	{"name", Alias, false}, {"alias", Alias, false}, {"weakAlias", Alias, true}, {"previousName", Former, false},
	{"abbreviation", Alias, true},
}

// ftmIDs are the properties that hold identifiers.
var ftmIDs = map[string]IDType{
	"passportNumber": Passport, "idNumber": NationalID, "socialSecurityNumber": SocialSecurity,
	"taxNumber": TaxID, "vatCode": TaxID, "innCode": TaxID, "registrationNumber": RegistrationID, "ogrnCode": RegistrationID,
	"kppCode": RegistrationID, "okpoCode": RegistrationID, "uscCode": RegistrationID, "uniqueEntityId": RegistrationID,
	"krsCode": RegistrationID, "cikCode": RegistrationID, "voenCode": TaxID, "coatoCode": OtherID, "okpdCode": OtherID,
	"leiCode": LEI, "swiftBic": BIC, "bikCode": BankIdentifier, "dunsCode": DUNS, "imoNumber": IMO, "mmsi": MMSI,
	"callSign": CallSign, "serialNumber": AircraftSerial, "isin": ISIN, "isinCode": ISIN, "ticker": EquityTicker,
	"publicKey": Wallet, "email": Email, "phone": Phone, "website": Website, "accountNumber": BankAccount, "iban": BankAccount,
	"npiCode": OtherID, "wikidataId": OtherID, "icijId": OtherID, "permId": OtherID, "giiNumber": TaxID,
	"licenseNumber": OtherID, "crsNumber": OtherID, "figiCode": OtherID, "ipoCode": OtherID, "fnsCode": OtherID,
	"authorityId": OtherID, "unscId": OtherID, "inventoryNumber": OtherID, "bvdId": OtherID, "irsCode": TaxID,
}

var ftmTies = map[string]Tie{
	"nationality": Nationality, "citizenship": Citizenship, "country": "", "mainCountry": "", "jurisdiction": Registration,
	"birthCountry": Birth, "flag": Flag, "pastFlags": FormerFlag,
}

// entry makes an entry of an entity. Properties that no field is made for
// become facts under their own names.
func (m *ftm) entry(e *ftmEntity, kind Kind) Entry {
	out := Entry{ID: e.ID, Kind: kind, Pos: e.pos, Source: strings.Join(e.Datasets, "; ")}
	done := map[string]bool{"addressEntity": true}
	for _, n := range ftmNames {
		done[n.property] = true
		for _, text := range e.Properties[n.property] {
			out.Names = append(out.Names, Name{Text: text, Type: n.as, Weak: n.weak, Script: scriptOf(text)})
		}
	}
	out.putFirst(e.Caption, len(e.Properties["name"]))
	out.parts(e, done)
	for _, property := range slices.Sorted(maps.Keys(e.Properties)) {
		if done[property] {
			continue
		}
		for _, text := range e.Properties[property] {
			m.property(&out, e, property, text)
		}
	}
	out.Remarks = strings.Join(e.Properties["notes"], "\n")
	for _, id := range e.Referents {
		out.Facts = append(out.Facts, Fact{Label: "referent", Text: id})
	}
	for _, f := range [][2]string{{"first_seen", e.FirstSeen}, {"last_change", e.LastChange}} {
		if f[1] != "" {
			out.Facts = append(out.Facts, ftmFact(f[0], f[1]))
		}
	}
	for _, text := range e.Properties["notes"] {
		out.addWallets(text)
	}
	if len(out.Names) == 0 && len(out.Identifiers) == 0 {
		m.list.problem(e.pos, e.ID, e.Caption, ErrNothing)
	}
	return out
}

// putFirst makes one of the first n names the primary one: that which the
// publisher shows for the entity, else the first.
func (e *Entry) putFirst(caption string, n int) {
	if n == 0 {
		return
	}
	first := max(0, slices.IndexFunc(e.Names[:n], func(name Name) bool { return name.Text == caption }))
	name := e.Names[first]
	name.Type = Primary
	e.Names = slices.Insert(slices.Delete(e.Names, first, first+1), 0, name)
}

// ftmParts are the properties that hold parts of a person's name.
var ftmParts = []struct {
	property string
	part     PartType
}{
	{"firstName", GivenName}, {"middleName", MiddleName}, {"fatherName", Patronymic}, {"motherName", Matronymic}, {"lastName", FamilyName},
}

// parts adds the parts to the primary name, if the entity has no more than one
// of each and they are in it. Otherwise nobody can say whose parts they are.
func (e *Entry) parts(from *ftmEntity, done map[string]bool) {
	if len(e.Names) == 0 {
		return
	}
	words := strings.Fields(strings.ToLower(e.Names[0].Text))
	var parts []NamePart
	for _, p := range ftmParts {
		texts := from.Properties[p.property]
		if len(texts) > 1 {
			return
		}
		for _, text := range texts {
			for word := range strings.FieldsSeq(strings.ToLower(text)) {
				if !slices.Contains(words, word) && !slices.Contains(words, word+",") {
					return
				}
			}
			parts = append(parts, NamePart{p.part, text})
		}
	}
	e.Names[0].Parts = parts
	for _, p := range ftmParts {
		done[p.property] = true
	}
}

// property puts one value of a property into its field.
func (m *ftm) property(out *Entry, e *ftmEntity, property, text string) {
	if t, ok := ftmIDs[property]; ok {
		if e.Schema == "Airplane" && property == "registrationNumber" {
			t = TailNumber
		}
		id := Identifier{Type: t, Label: property, Value: text}
		if t == Wallet {
			id.Asset = strings.Join(e.Properties["currency"], " ")
		}
		out.Identifiers = append(out.Identifiers, id)
		return
	}
	if tie, ok := ftmTies[property]; ok {
		out.Countries = append(out.Countries, Country{text, tie})
		return
	}
	switch property {
	case "notes": // the remarks
	case "birthDate":
		d, err := ParseDate(text)
		if err != nil {
			m.list.problem(e.pos, e.ID, text, err)
			return
		}
		out.Born = append(out.Born, d)
	case "birthPlace":
		out.BirthPlaces = append(out.BirthPlaces, text)
	case "gender":
		g := ParseGender(text)
		if g == GenderUnknown || out.Gender != GenderUnknown {
			out.Facts = append(out.Facts, Fact{Label: property, Text: text})
			return
		}
		out.Gender = g
	case "address":
		out.Addresses = append(out.Addresses, Address{Text: text})
	case "position", "title":
		out.Titles = append(out.Titles, text)
	case "program", "programId":
		out.Programs = append(out.Programs, text)
	default:
		out.Facts = append(out.Facts, ftmFact(property, text))
	}
}

// ftmFact makes a fact of a property, with its date if it is one.
func ftmFact(label, text string) Fact {
	f := Fact{Label: label, Text: text}
	dated := strings.HasSuffix(label, "Date") || strings.HasSuffix(label, "At") || strings.HasPrefix(label, "first_") || strings.HasPrefix(label, "last_")
	if dated {
		day, _, _ := strings.Cut(text, "T")
		f.Date, _ = ParseDate(day) // a text that is none is kept as it is
	}
	return f
}

// ftmAddress reads an entity of the schema Address.
func ftmAddress(e *ftmEntity) Address {
	get := func(property string) string { return strings.Join(e.Properties[property], ", ") }
	a := Address{
		Text: get("full"), City: get("city"), Region: joined(get("region"), get("state")), PostalCode: get("postalCode"),
		Country: get("country"), Note: joined(get("remarks"), get("summary")),
	}
	for _, line := range []string{"street", "street2", "street3", "postOfficeBox"} {
		if text := get(line); text != "" {
			a.Lines = append(a.Lines, text)
		}
	}
	return a
}
