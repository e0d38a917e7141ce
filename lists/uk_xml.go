package lists

var ukXML = &format{
	name:  "uk-xml",
	sniff: func(*file) string { return "" },
}
