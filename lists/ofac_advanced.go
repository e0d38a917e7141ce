package lists

var ofacAdvanced = &format{
	name:  "ofac_advanced",
	sniff: func(*file) string { return "" },
}
