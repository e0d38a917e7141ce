package lists

var ftmSimple = &format{
	name:  "ftm-simple",
	sniff: func(*file) string { return "" },
}
