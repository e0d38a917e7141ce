package lists

var euCSV = &format{
	name:  "eu-csv",
	sniff: func(*file) string { return "" },
}
