package lists

var partyTable = &format{
	name:  "party_table",
	sniff: func(*file) string { return "" },
}
