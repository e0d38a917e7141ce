package lists

var metiXLSX = &format{
	name:  "jpmeti",
	sniff: func(*file) string { return "" },
}
