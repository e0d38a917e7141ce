package lists

import (
	"fmt"
	"slices"
	"strings"
)

func enumString(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return fmt.Sprintf("(%d)", i)
}

func parseEnum(names []string, s string) (int, error) {
	if i := slices.Index(names, strings.ToLower(strings.TrimSpace(s))); i >= 0 {
		return i, nil
	}
	return 0, fmt.Errorf("%w: %q; it must be one of %s", ErrWord, s, strings.Join(names, ", "))
}

// kindWords are what people and publishers call the kinds of party.
var kindWords = map[string]Kind{
	"": Unknown, "any": Unknown, "unknown": Unknown, "party": Unknown,
	"person": Person, "individual": Person, "natural person": Person,
	"organization": Organization, "organisation": Organization, "entity": Organization, "company": Organization,
	"business": Organization, "enterprise": Organization, "legal person": Organization, "legalentity": Organization,
	"group":  Organization,
	"vessel": Vessel, "ship": Vessel,
	"aircraft": Aircraft, "airplane": Aircraft, "plane": Aircraft,
}

// ParseKind reads a kind of party as people write it: "person", "individual",
// "entity", "company", "ship", "any". Another word gives an error that wraps
// [ErrWord].
func ParseKind(s string) (Kind, error) {
	if k, ok := kindWords[strings.ToLower(strings.TrimSpace(s))]; ok {
		return k, nil
	}
	return Unknown, fmt.Errorf("%w: kind of party %q; it must be one of person, organization, vessel, aircraft, any", ErrWord, s)
}

// ParseGender reads "male", "female", "m", "f", "man", "woman" in any case.
// Anything else is GenderUnknown.
func ParseGender(s string) Gender {
	switch strings.ToLower(strings.Trim(s, " .")) {
	case "male", "m", "man":
		return Male
	case "female", "f", "woman":
		return Female
	}
	return GenderUnknown
}

// idWords are what people call the types of identifier, beside their names.
var idWords = map[string]IDType{
	"": OtherID, "id": OtherID, "identification number": OtherID,
	"national id": NationalID, "identity card": NationalID, "national identification number": NationalID,
	"tax": TaxID, "tax number": TaxID, "inn": TaxID, "vat": TaxID, "tin": TaxID,
	"registration number": RegistrationID, "company number": RegistrationID, "ogrn": RegistrationID,
	"drivers license": DriversLicence, "driver license": DriversLicence, "drivers license number": DriversLicence,
	"driver's license": DriversLicence, "drivers licence number": DriversLicence,
	"ssn": SocialSecurity, "social security number": SocialSecurity,
	"swift": BIC, "swift/bic": BIC, "imo number": IMO, "passport number": Passport, "passport no.": Passport,
	"tail number": TailNumber, "crypto": Wallet, "digital currency address": Wallet,
	"email address": Email, "e-mail": Email, "mail": Email, "phone number": Phone, "telephone": Phone, "tel": Phone,
	"url": Website, "web": Website, "domain": Website, "website address": Website, "account": BankAccount, "iban": BankAccount,
	"account number": BankAccount, "call sign": CallSign, "callsign": CallSign,
}

// ParseIDType reads a type of identifier as people write it: "passport",
// "Passport No.", "tax_id", "swift". A word it does not know gives OtherID and
// an error that wraps [ErrWord]; readers keep the word as the label.
func ParseIDType(s string) (IDType, error) {
	w := strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(s, "_", " "))), " ")
	if t, ok := idWords[w]; ok {
		return t, nil
	}
	if i := slices.Index(idTypes[:], strings.ReplaceAll(w, " ", "_")); i >= 0 {
		return IDType(i), nil
	}
	return OtherID, fmt.Errorf("%w: type of identifier %q; it must be one of %s", ErrWord, s, strings.Join(idTypes[:], ", "))
}
