package lists

var partyLines = &format{
	name:  "party",
	sniff: func(*file) string { return "" },
}
