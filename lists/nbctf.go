package lists

var nbctfTable = &format{
	name:  "nbctf",
	sniff: func(*file) string { return "" },
}
