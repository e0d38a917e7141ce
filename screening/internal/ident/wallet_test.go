package ident

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCanonicalWallet(t *testing.T) {
	const (
		eth  = "0x098b716b8aaf21512996dc57eb0615e2383e2f96" // Lazarus Group
		btc  = "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"         // Li Jiadong
		segw = "bc1qv7k70u2zynvem59u88ctdlaw7hc735d8xep9rq" // on the OFAC list, as are the next two
		cash = "qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq" // Bitcoin Cash
		trx  = "TMStbg5fgb4uTV7fK1gEYF9hKAzP3siPsG"         // Tron
		bnb  = "bnb136ns6lfw4zs5hg4n85vdthaad7hq5m4gtkgf23" // Bech32 of another chain
		shrt = "bc1qshort"                                  // too short for Bech32
	)
	for addr, want := range map[string]string{
		eth: eth, "0x098B716B8Aaf21512996dC57EB0615e2383E2f96": eth, "0X098B716B8AAF21512996DC57EB0615E2383E2F96": eth,
		"ethereum:0x098B716B8Aaf21512996dC57EB0615e2383E2f96@1?value=1": eth, "ethereum:pay-" + eth: eth,
		btc: btc, "  " + btc + "\n": btc, "bitcoin:" + btc + "?amount=0.1": btc, "BITCOIN:" + btc: btc, btc[:9] + "\u200b" + btc[9:] + "\u202c": btc,
		segw: segw, strings.ToUpper(segw): segw, "bitcoin:" + strings.ToUpper(segw): segw,
		cash: cash, "bitcoincash:" + cash: cash, "BITCOINCASH:" + strings.ToUpper(cash): cash,
		trx: trx, bnb: bnb, strings.ToUpper(bnb): bnb,
		strings.ToUpper(shrt): strings.ToUpper(shrt),
		// Mixed case breaks the rule of Bech32 and is kept to be looked at.
		"BC1" + segw[3:]: "BC1" + segw[3:],
	} {
		got, err := CanonicalWallet(addr)
		require.NoError(t, err, addr)
		assert.Equal(t, want, got, addr)
	}
	upper, err := CanonicalWallet(strings.ToUpper(btc))
	require.NoError(t, err)
	assert.NotEqual(t, btc, upper, "Base58 tells cases apart")
}

func TestCanonicalWalletErrors(t *testing.T) {
	for _, addr := range []string{"", "  \t", "\u200b\ufeff", "bitcoin:", "bitcoin:?amount=1", "two words", strings.Repeat("a", 257)} {
		key, err := CanonicalWallet(addr)
		assert.ErrorIs(t, err, ErrWallet, "%q", addr)
		assert.Empty(t, key)
	}
}

func FuzzCanonicalWallet(f *testing.F) {
	f.Add("bitcoin:1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE?amount=1")
	f.Add("0x098B716B8Aaf21512996dC57EB0615e2383E2f96")
	f.Add("bitcoin:bitcoin:x")
	f.Fuzz(func(t *testing.T, addr string) {
		key, err := CanonicalWallet(addr)
		if err != nil {
			assert.ErrorIs(t, err, ErrWallet)
			return
		}
		assert.NotEmpty(t, key)
		if !strings.Contains(key, ":") && len(key) <= maxValue {
			again, err := CanonicalWallet(key)
			require.NoError(t, err)
			assert.Equal(t, key, again, "the form of a form is itself")
		}
	})
}

func BenchmarkCanonicalWallet(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = CanonicalWallet("0x098B716B8Aaf21512996dC57EB0615e2383E2f96")
	}
}
