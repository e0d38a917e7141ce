package lists

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// euCSV is the European Union's Financial Sanctions Files as one table, version
// 1.1: a row for each name, address, date of birth, identification and
// citizenship, each with the columns of its entity again. The table lacks the
// strength of aliases, and writes explanations into fields that have columns
// of their own.
var euCSV = &format{
	name:  "eu-csv",
	ids:   []ID{EUFSF},
	rank:  1,
	sniff: sniffEUCSV,
	parse: parseEUCSV,
}

func sniffEUCSV(f *file) string {
	if bytes.HasPrefix(bytes.TrimPrefix(f.head, []byte(byteOrderMark)), []byte("fileGenerationDate;")) {
		return "csv"
	}
	return ""
}

// euColumns are the columns whose names are not that of the XML's attribute
// behind the part's name.
var euColumns = map[string]string{
	"Entity_euReferenceNumber":                     "Entity_EU_ReferenceNumber",
	"BirthDate_dayOfMonth":                         "BirthDate_Day",
	"BirthDate_monthOfYear":                        "BirthDate_Month",
	"BirthDate_birthdate":                          "BirthDate_BirthDate",
	"Identification_identificationTypeCode":        "Identification_TypeCode",
	"Identification_identificationTypeDescription": "Identification_TypeDescription",
}

// An euTable is the file in the making of a list.
type euTable struct {
	*rows
	list    *List
	columns map[string]int // by name, as in the file and as in the XML
	row     []string
	parties map[string]*euParty // by logical ID
	order   []*euParty
}

// field returns a function for the fields of one part of the row.
func (t *euTable) part(part string) euRecord {
	return func(field string) string {
		i, ok := t.columns[part+"_"+field]
		if !ok {
			return ""
		}
		// A line break in a field is written as a backslash and an "n".
		return strings.TrimSpace(strings.ReplaceAll(t.row[i], `\n`, "\n"))
	}
}

func parseEUCSV(l *List, files map[string]*file) error {
	f := files["csv"]
	l.ID, l.Title, l.Publisher = EUFSF, euTitle, euPublisher
	r, err := f.openRows(l.ID, ';', 0)
	if err != nil {
		return err
	}
	defer r.close()
	t := &euTable{rows: r, list: l, parties: map[string]*euParty{}}
	if err := t.header(); err != nil {
		return err
	}
	for {
		row, pos, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		t.row = row
		t.read(pos)
	}
	// Rows end in a line break. One that does not is cut in its last field.
	if f.last != '\n' {
		return f.fail(l.ID, f.offset, fmt.Errorf("%w: the last row does not end", ErrTruncated))
	}
	for _, p := range t.order {
		p.finish()
	}
	return nil
}

// header reads the names of the columns.
func (t *euTable) header() error {
	row, pos, err := t.next()
	if err == io.EOF {
		return t.file.fail(t.list.ID, 0, ErrTruncated)
	}
	if err != nil {
		return err
	}
	t.csv.FieldsPerRecord = len(row)
	t.columns = map[string]int{}
	for i, name := range row {
		name = strings.TrimPrefix(name, byteOrderMark)
		t.columns[name] = i
		// The attribute is called "wholeName", the column "NameAlias_WholeName".
		if part, field, ok := strings.Cut(name, "_"); ok && field != "" {
			t.columns[part+"_"+strings.ToLower(field[:1])+field[1:]] = i
		}
	}
	for attribute, column := range euColumns {
		if i, ok := t.columns[column]; ok {
			t.columns[attribute] = i
		}
	}
	for _, need := range []string{"Entity_logicalId", "Entity_euReferenceNumber", "NameAlias_wholeName", "Identification_number", "BirthDate_year"} {
		if _, ok := t.columns[need]; !ok {
			return t.file.fail(t.list.ID, pos.Offset, fmt.Errorf("%w: there is no column %s", ErrFormat, need))
		}
	}
	return nil
}

// read reads one row.
func (t *euTable) read(pos Pos) {
	entity := t.part("Entity")
	p := t.parties[entity("logicalId")]
	if p == nil {
		p = newEUParty(t.list, pos, entity)
		p.kind(entity("subjectType_ClassificationCode"))
		t.parties[entity("logicalId")] = p
		t.order = append(t.order, p)
		if day := t.row[t.columns["fileGenerationDate"]]; t.list.Published.IsZero() {
			d, err := ParseDate(strings.ReplaceAll(day, "/", ".")) // the day comes first
			if err != nil {
				p.problem("fileGenerationDate "+day, err)
			}
			t.list.Published, _ = d.Bounds()
		}
	}
	// What is said of the entity may differ from row to row, when it is listed
	// by two regulations.
	p.header(entity)
	p.remark(euEntityRemark(entity))
	p.regulation(func(field string) string { return entity("regulation_" + strings.ToUpper(field[:1]) + field[1:]) }, entity("regulation_PublicationUrl"))
	for _, part := range []struct {
		name string
		read func(get euRecord, remark string)
	}{
		{"NameAlias", p.alias}, {"BirthDate", p.birth}, {"Citizenship", p.citizenship},
		{"Address", func(get euRecord, remark string) { p.address(get, remark, euContacts(get("contactInfo"), remark)) }},
		{"Identification", func(get euRecord, remark string) { p.identification(euNumber(get), remark) }},
	} {
		if get := t.part(part.name); get("logicalId") != "" {
			part.read(get, get("remark"))
		}
	}
}

// euEntityRemark returns the remark without what the file writes before it:
// "(UN ID: KPi.042)", "(Date of UN designation: 2017-06-02)", "(Designation
// details: ...)", which have columns of their own.
func euEntityRemark(get euRecord) string {
	s := get("remark")
	for _, other := range []string{
		"(UN ID: " + get("unitedNationId") + ")", "(Date of UN designation: " + get("designationDate") + ")",
		"(Designation details: " + get("designationDetails") + ")",
	} {
		s = strings.TrimSpace(strings.TrimPrefix(s, other))
	}
	if strings.HasPrefix(s, "(") && closingParen(s) == len(s)-1 {
		s = s[1 : len(s)-1]
	}
	return s
}

// euContacts takes apart "WEB[www.example.com]\nPHONE[+7 495]\n(remark)". The
// remark has a column of its own.
func euContacts(s, remark string) []contact {
	if remark != "" {
		s = strings.TrimSuffix(s, "("+remark+")")
	}
	var found []contact
	for _, m := range packedContact.FindAllStringSubmatch(s, -1) {
		found = append(found, contact{m[1], m[2]})
	}
	if rest := strings.TrimSpace(packedContact.ReplaceAllString(s, "")); rest != "" {
		found = append(found, contact{"info", rest})
	}
	return slices.Clip(found)
}

// euNumber returns the fields of an identification, its number without what the
// file writes behind it: "(passport-National passport) (valid to 2018-05-09)".
func euNumber(get euRecord) euRecord {
	return func(field string) string {
		v := get(field)
		if field == "number" {
			v, _, _ = strings.Cut(v, " ("+get("identificationTypeCode")+"-"+get("identificationTypeDescription")+")")
		}
		return v
	}
}
