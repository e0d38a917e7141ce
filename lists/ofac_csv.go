package lists

var ofacCSV = &format{
	name:  "ofac_csv",
	sniff: func(*file) string { return "" },
}
