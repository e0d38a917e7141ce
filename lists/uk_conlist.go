package lists

var ukConList = &format{
	name:  "uk-conlist",
	sniff: func(*file) string { return "" },
}
