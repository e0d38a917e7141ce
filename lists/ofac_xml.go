package lists

var ofacXML = &format{
	name:  "ofac-xml",
	sniff: func(*file) string { return "" },
}
