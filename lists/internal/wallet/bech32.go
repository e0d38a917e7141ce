package wallet

import "strings"

// charset are the 32 letters of bech32 and of Bitcoin Cash addresses.
const charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// The constants that the checksum of a right address comes to: BIP 173 for
// version 0, BIP 350 for the later ones.
const (
	bech32  = 1
	bech32m = 0x2bc830a3
)

// isSegwit reports whether s is an address of a witness program with the
// human-readable part hrp, after BIP 173 and BIP 350.
func isSegwit(s, hrp string) bool {
	data := values(s, hrp+"1")
	if len(data) < 8 || len(s) > 90 {
		return false
	}
	want := uint32(bech32m)
	if data[0] == 0 {
		want = bech32
	}
	if data[0] > 16 || polymod32(hrp, data) != want {
		return false
	}
	n, ok := bytesIn(data[1 : len(data)-6])
	return ok && n >= 2 && n <= 40 && (data[0] != 0 || n == 20 || n == 32)
}

// values returns the numbers that the letters after prefix stand for, nil if
// one is no letter of the charset or capital and small letters are mixed.
func values(s, prefix string) []byte {
	lower := strings.ToLower(s)
	if s != lower && s != strings.ToUpper(s) || !strings.HasPrefix(lower, prefix) {
		return nil
	}
	var v []byte
	for _, r := range lower[len(prefix):] {
		i := strings.IndexRune(charset, r)
		if i < 0 {
			return nil
		}
		v = append(v, byte(i))
	}
	return v
}

// bytesIn returns how many bytes the five-bit numbers hold, false if bits are
// left over that are not zero.
func bytesIn(data []byte) (int, bool) {
	spare := len(data) * 5 % 8
	if spare > 4 {
		return 0, false
	}
	return len(data) * 5 / 8, len(data) == 0 || data[len(data)-1]&(1<<spare-1) == 0
}

// polymod32 is the checksum of BIP 173 over the human-readable part and data.
func polymod32(hrp string, data []byte) uint32 {
	generator := [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3}
	sum := uint32(1)
	add := func(v byte) {
		top := sum >> 25
		sum = (sum&0x1ffffff)<<5 ^ uint32(v)
		for i, g := range generator {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	for i := range len(hrp) {
		add(hrp[i] >> 5)
	}
	add(0)
	for i := range len(hrp) {
		add(hrp[i] & 31)
	}
	for _, v := range data {
		add(v)
	}
	return sum
}
