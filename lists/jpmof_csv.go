package lists

var mofCSV = &format{
	name:  "jpmof-csv",
	sniff: func(*file) string { return "" },
}
