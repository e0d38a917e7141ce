package lists

var kofiuTable = &format{
	name:  "kofiu-table",
	sniff: func(*file) string { return "" },
}
