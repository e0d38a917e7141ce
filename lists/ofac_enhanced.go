package lists

var ofacEnhanced = &format{
	name:  "ofac-enhanced",
	sniff: func(*file) string { return "" },
}
