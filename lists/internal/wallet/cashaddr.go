package wallet

import "strings"

// cashPrefix begins a Bitcoin Cash address, but is often left out: the checksum
// covers it all the same.
const cashPrefix = "bitcoincash:"

// hashSizes are the sizes of hash that the version byte can name, in bytes.
var hashSizes = [8]int{20, 24, 28, 32, 40, 48, 56, 64}

// isCash reports whether s is an address of Bitcoin Cash, of a key or of a
// script, with or without its prefix.
func isCash(s string) bool {
	prefix := cashPrefix
	if !strings.Contains(s, ":") {
		prefix = ""
	}
	data := values(s, prefix)
	if len(data) < 9 || polymod40(data) != 0 {
		return false
	}
	data = data[:len(data)-8]
	n, ok := bytesIn(data)
	if !ok || n < 2 {
		return false
	}
	version := data[0]<<3 | data[1]>>2
	return version>>7 == 0 && version>>3 <= 1 && n == 1+hashSizes[version&7]
}

// polymod40 is the checksum of the Bitcoin Cash address format; it is zero for
// a right address.
func polymod40(data []byte) uint64 {
	generator := [5]uint64{0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470}
	sum := uint64(1)
	add := func(v byte) {
		top := sum >> 35
		sum = (sum&0x07ffffffff)<<5 ^ uint64(v)
		for i, g := range generator {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	for i := range len(cashPrefix) - 1 {
		add(cashPrefix[i] & 31)
	}
	add(0)
	for _, v := range data {
		add(v)
	}
	return sum ^ 1
}
