package lists

var euXML = &format{
	name:  "eu-xml",
	sniff: func(*file) string { return "" },
}
