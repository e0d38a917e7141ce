package lists

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// ukConList is the consolidated list of HM Treasury's Office of Financial
// Sanctions Implementation, format of 2022. It has not changed since 28 January
// 2026: the UK Sanctions List took its place. It can still be read, for
// comparisons with the past; a clearance that rests on it is worth nothing.
var ukConList = &format{
	name:  "uk-conlist",
	ids:   []ID{UKCons},
	sniff: sniffConList,
	parse: parseConList,
}

func sniffConList(f *file) string {
	head := bytes.TrimPrefix(f.head, []byte(byteOrderMark))
	if bytes.HasPrefix(head, []byte("Last Updated,")) && bytes.Contains(head, []byte("Group ID")) && bytes.Contains(head, []byte("Name 6,")) {
		return "csv"
	}
	return ""
}

// conColumns are the columns that are called otherwise than in the UK Sanctions
// List.
var conColumns = map[string]string{
	"posttzipcode": "addresspostalcode", "postzipcode": "addresspostalcode", "country": "addresscountry",
	"passportdetails": "passportadditionalinformation", "nationalidentificationnumber": "nationalidentifiernumber",
	"nationalidentificationdetails": "nationalidentifieradditionalinformation", "grouptype": "individualentityship",
	"aliastype": "nametype", "aliasquality": "aliasstrength", "regime": "regimename", "listedon": "datedesignated",
	"uksanctionslistdatedesignated": "listdatedesignated", "address1": "addressline1", "address2": "addressline2",
	"address3": "addressline3", "address4": "addressline4", "address5": "addressline5", "address6": "addressline6",
}

func parseConList(l *List, files map[string]*file) error {
	f := files["csv"]
	l.ID, l.Title = UKCons, "Consolidated List of Financial Sanctions Targets"
	l.Publisher = "UK HM Treasury, Office of Financial Sanctions Implementation"
	r, err := f.openRows(l.ID, ',', 0)
	if err != nil {
		return err
	}
	defer r.close()
	t := &ukTable{rows: r, list: l, parties: map[string]*ukParty{}}
	if err := t.dateLine("Last Updated"); err != nil {
		return err
	}
	column := func(heading string) string {
		name := ukColumn(heading)
		if field, ok := conColumns[name]; ok {
			return field
		}
		return name
	}
	if err := t.header(column, "groupid", "name6", "nametype", "individualentityship", "otherinformation"); err != nil {
		return err
	}
	if err := t.read((*ukParty).conInformation); err != nil {
		return err
	}
	// Rows end in a line break. One that does not is cut in its last field,
	// which is the number of the group.
	if f.last != '\n' {
		return f.fail(l.ID, f.offset, fmt.Errorf("%w: the last row does not end", ErrTruncated))
	}
	return nil
}

// conLabels are the labels in "Other Information", and the fields that what
// follows them belongs in.
var conLabels = map[string]string{
	"UK Sanctions List Ref": "uksanctionslistref", "UN Ref": "unreferencenumber", "Gender": "gender",
	"Phone number": "phonenumber", "Website": "website", "Email address": "emailaddress",
	"Type of entity": "typeofentity", "Business Reg No": "businessregistrationnumber", "Parent company": "parentcompany",
	"Subsidiaries": "subsidiary", "IMO number": "imonumber", "Flag of ship": "currentbelievedflagofship",
	"Previous flags": "previousflag", "Type of ship": "typeofship", "Tonnage of ship": "tonnageofship",
	"Length of ship": "lengthofship", "Year built": "yearbuilt", "Current owners": "currentowneroperator",
	"Previous owners": "previousowneroperator", "UK Statement of Reasons": "",
}

var (
	conLabel = regexp.MustCompile(`\(([A-Z][^():]{2,40})\):`)
	// conReference is a reference at the start of a text that goes on as prose.
	conReference = regexp.MustCompile(`^\s*([A-Za-z]{2,3}[a-zA-Z]?\.?\d{3,4})\b`)
)

// conInformation takes "Other Information" apart: passages with a label in
// parentheses before each. The remarks keep the whole text.
func (p *ukParty) conInformation() {
	for _, text := range p.values["otherinformation"] {
		at := conLabel.FindAllStringSubmatchIndex(text, -1)
		for i, m := range at {
			end := len(text)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			label, value := text[m[2]:m[3]], text[m[1]:end]
			field, known := conLabels[label]
			if !known || field == "" {
				continue // a country in front of a number, or prose
			}
			if field == "uksanctionslistref" || field == "unreferencenumber" {
				if ref := conReference.FindStringSubmatch(value); ref != nil {
					value = ref[1]
				}
			}
			p.add(field, strings.TrimRight(value, " .\n"))
		}
	}
}
