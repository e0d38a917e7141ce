package lists

var mofXLSX = &format{
	name:  "jpmof-xlsx",
	sniff: func(*file) string { return "" },
}
