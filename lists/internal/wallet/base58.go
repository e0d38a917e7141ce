package wallet

import (
	"bytes"
	"crypto/sha256"
	"strings"
)

// The alphabets of base58. XRP has the same letters in another order.
const (
	bitcoin58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
	ripple58  = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
)

// decode58 returns what s says in base58check without the checksum, nil if a
// letter is not in the alphabet or the checksum is wrong. Its time grows with
// the square of the length, so callers bound it.
func decode58(s, alphabet string) []byte {
	var b []byte // little endian
	for i := range len(s) {
		carry := strings.IndexByte(alphabet, s[i])
		if carry < 0 {
			return nil
		}
		for j := range b {
			carry += int(b[j]) * 58
			b[j], carry = byte(carry), carry>>8
		}
		for ; carry > 0; carry >>= 8 {
			b = append(b, byte(carry))
		}
	}
	// The alphabet's first letter at the start stands for a zero byte each.
	for i := 0; i < len(s) && s[i] == alphabet[0]; i++ {
		b = append(b, 0)
	}
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	if len(b) < 5 {
		return nil
	}
	payload, sum := b[:len(b)-4], b[len(b)-4:]
	once := sha256.Sum256(payload)
	twice := sha256.Sum256(once[:])
	if !bytes.Equal(twice[:4], sum) {
		return nil
	}
	return payload
}
