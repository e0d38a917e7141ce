package lists

var dfatXLSX = &format{
	name:  "dfat",
	sniff: func(*file) string { return "" },
}
