package lists

var ukCSV = &format{
	name:  "uk-csv",
	sniff: func(*file) string { return "" },
}
