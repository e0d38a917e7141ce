package lists

var semaXML = &format{
	name:  "sema",
	sniff: func(*file) string { return "" },
}
