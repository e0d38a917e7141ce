package lists

var unXML = &format{
	name:  "un",
	sniff: func(*file) string { return "" },
}
