package wallet

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The addresses are those of the standards (BIP 173, BIP 350, the cashaddr
// specification, the developers' pages of each currency) and of OFAC's list.
func TestOf(t *testing.T) {
	for address, want := range map[string]Chain{
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa":                                         Bitcoin, // of the first block
		"1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu":                                         Bitcoin,
		"3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC":                                         Bitcoin,
		"BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4":                                 Bitcoin, // BIP 173
		"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4":                                 Bitcoin,
		"bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3":             Bitcoin,
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0":             Bitcoin, // BIP 350
		"bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y": Bitcoin,
		"BC1SW50QGDZ25J": None, // right, but shorter than any address in use
		"bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a":                                          BitcoinCash,
		"qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a":                                                      BitcoinCash,
		"bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq":                                          BitcoinCash,
		"qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq":                                                      BitcoinCash, // OFAC
		"LNf2JDiuunBz7GMDKFYHN4rq5meXWxiwfb":                                                              Litecoin,
		"DFFJhnQNZf8rf67tYnesPu7MuGUpYtzv7Z":                                                              Dogecoin,
		"XnPFsRWTaSgiVauosEwQ6dEitGYXgwznz2":                                                              Dash,
		"t1MMXtBrSp1XG38Lx9cePcNUCJj5vdWfUWL":                                                             Zcash,
		"TBHTJqAy4DhHhmT3dNceJYNRz4SdLofLre":                                                              Tron,
		"rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66":                                                              XRP,
		"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh":                                                              XRP, // of the first ledger
		"0x098B716B8Aaf21512996dC57EB0615e2383E2f96":                                                      EVM,
		"49HqitRzdnhYjgTEAhgGpCfsjdTeMbUTU6cyR4JV1R7k2Eej9rGT8JpFiYDa4tZM6RZiFrHmMzgSrhHEqpDYKBe5B2ufNsL": Monero,
		"884Bz8UH63aYsjVdkfWfScRYWZGGNbjFL7pztqvWNSrtYT4reFSwyvkCj9KEGUtheHhhMUj87ciTBFyzoesrMJ4L1FvSoxL": Monero,

		"":                                   None,
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb": None, // one letter wrong
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a": None, // no such letter
		"mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn": None, // of the test network
		"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5":                     None, // wrong checksum
		"bc1qw508D6qejxtdg4y5r3zarvary0c5xw7kv8f3t4":                     None, // mixed case
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd": None, // BIP 350: checksum of version 0
		"bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47": None, // BIP 350: checksum of version 1
		"bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4": None, // BIP 350: a letter of no value
		"BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R": None, // BIP 350: version 17
		"bc1pw5dgrnzv":                                                     None, // BIP 350: one byte
		"bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du":                            None, // BIP 173: version 2 with the old checksum
		"bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b":           None,
		"0x098B716B8Aaf21512996dC57EB0615e2383E2f9":                        None,
		"0x098B716B8Aaf21512996dC57EB0615e2383E2f96a":                      None,
		"5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320": None, // a hash
		"GB29NWBK60161331926819AAAAAAAAAAAAA":                              None,
		"rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh67":                               None,
		"1111111111111111111111111":                                        None,
		"4" + strings.Repeat("C", 94):                                      None,
		"8" + strings.Repeat("1", 105):                                     None,
	} {
		assert.Equal(t, want, Of(address), "%s", address)
	}
}

// Vectors of BIP 173 and BIP 350 that are too short for an address in use, and
// of the cashaddr specification for longer hashes.
func TestChecksums(t *testing.T) {
	assert.True(t, isSegwit("BC1SW50QGDZ25J", "bc"), "version 16")
	assert.True(t, isSegwit("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "bc"), "version 2")
	assert.False(t, isSegwit("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bc"), "version 0 with 16 bytes")
	assert.False(t, isSegwit("bc1gmk9yu", "bc"), "no data")
	assert.False(t, isSegwit("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "bc"), "another network")
	assert.True(t, isCash("bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2"))
	assert.True(t, isCash("bitcoincash:q9adhakpwzztepkpwp5z0dq62m6u5v5xtyj7j3h2ws4mr9g0"), "24 bytes")
	assert.Nil(t, decode58("1111", bitcoin58), "too short to hold a checksum")
}

// FuzzOf checks that one changed letter never leaves a checked address right.
func FuzzOf(f *testing.F) {
	for _, s := range []string{
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
		"qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66",
		"0x098B716B8Aaf21512996dC57EB0615e2383E2f96",
	} {
		f.Add(s, 5, byte('q'))
	}
	f.Fuzz(func(t *testing.T, s string, i int, letter byte) {
		chain := Of(s)
		if chain == None || chain == EVM || chain == Monero || i < 0 || i >= len(s) {
			return
		}
		changed := s[:i] + string(letter) + s[i+1:]
		if !strings.EqualFold(changed, s) && len(changed) == len(s) && Of(changed) == chain {
			t.Errorf("both %q and %q are right", s, changed)
		}
	})
}
