package lists

var ftmLines = &format{
	name:  "ftm",
	sniff: func(*file) string { return "" },
}
