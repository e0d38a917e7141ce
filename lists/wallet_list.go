package lists

var walletList = &format{
	name:  "wallet-list",
	sniff: func(*file) string { return "" },
}
