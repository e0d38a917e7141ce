package lists

var cslCSV = &format{
	name:  "csl",
	sniff: func(*file) string { return "" },
}
