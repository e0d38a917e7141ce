package lists

var secoXML = &format{
	name:  "seco",
	sniff: func(*file) string { return "" },
}
