package lists

var kofiuNotice = &format{
	name:  "kofiu",
	sniff: func(*file) string { return "" },
}
