package lists

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/sekisho-dev/sekisho/lists/internal/wallet"
)

// Addresses of listed parties: OFAC's entries for Lazarus, LI Jiadong, SUEX,
// and others. The last is that of Bitcoin's first block.
const (
	lazarusETH = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"
	liBTC      = "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"
	liBTC2     = "17UVSMegvrzfobKC82dHXpZLtLcqzW9stF"
	listedTRX  = "TBHTJqAy4DhHhmT3dNceJYNRz4SdLofLre"
	listedBCH  = "qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq"
	listedXRP  = "rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66"
	firstBTC   = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
)

func TestWalletsIn(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"no address", "Passport 290333974, IMO 7937317, born 18 Aug 1984.", ""},
		{"ticker before", "BTC: " + liBTC + ".", "BTC " + liBTC},
		{"OFAC's label", "Digital Currency Address - XBT " + liBTC, "XBT " + liBTC},
		{"ticker and chain", "USDT (TRC20) wallet address: " + listedTRX, "USDT " + listedTRX},
		{"ticker after", liBTC + " (BTC) and " + lazarusETH + " [ETH]", "BTC " + liBTC + ", ETH " + lazarusETH},
		{"ticker after, bare", lazarusETH + " ETH", "ETH " + lazarusETH},
		{"ticker of the next", liBTC + "\nETH: " + lazarusETH, " " + liBTC + ", ETH " + lazarusETH},
		{"ticker of another family", "ETH and others: " + liBTC, " " + liBTC},
		{"nearest ticker", "TRX, USDT: " + listedTRX, "USDT " + listedTRX},
		{"ticker too far", "BTC was paid in the spring of 2019 to the following address: " + liBTC, " " + liBTC},
		{"part of a word", "NOBTC: " + liBTC, " " + liBTC},
		{"enumeration", "BTC: " + liBTC + ", " + liBTC2 + " and " + firstBTC, "BTC " + liBTC + ", BTC " + liBTC2 + ", BTC " + firstBTC},
		{"enumeration interrupted", "BTC: " + liBTC + ". Later he used " + liBTC2, "BTC " + liBTC + ",  " + liBTC2},
		{"twice", liBTC + " " + liBTC, " " + liBTC},
		{"Korean", "비트코인 주소 " + liBTC + "를 사용", " " + liBTC},
		{"Japanese", "アドレス" + lazarusETH + "。", " " + lazarusETH},
		{"link", "https://blockchair.com/bitcoin/address/" + liBTC + "?x", " " + liBTC},
		{"quotes", "'" + listedXRP + "' (XRP)", "XRP " + listedXRP},
		{"prefix", "BCH bitcoincash:" + listedBCH, "BCH bitcoincash:" + listedBCH},
		{"without its prefix", "wallet:" + listedBCH, " " + listedBCH},
		{"hash of a transaction", "0x" + strings.Repeat("ab", 32), ""},
		{"longer word", "x" + liBTC + " " + liBTC + "x " + liBTC + "é ж" + liBTC + " " + liBTC + "_1", ""},
		{"homoglyph", "T" + "А" + listedTRX[2:], ""},
		{"invisible character", liBTC[:10] + "\u200b" + liBTC[10:] + " " + liBTC2 + "\u200b", ""},
		{"wrong checksum", strings.Replace(liBTC, "M", "N", 1), ""},
		{"not UTF-8", "\xff" + liBTC + "\xff", " " + liBTC},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, id := range walletsIn(c.text) {
				assert.Equal(t, Wallet, id.Type)
				assert.Equal(t, "found in the text", id.Note)
				got = append(got, id.Asset+" "+id.Value)
			}
			assert.Equal(t, c.want, strings.Join(got, ", "))
		})
	}
}

func TestAddWallets(t *testing.T) {
	e := Entry{Identifiers: []Identifier{{Type: Wallet, Value: liBTC, Asset: "XBT"}}}
	e.addWallets(liBTC + " and " + liBTC2)
	assert.Equal(t, []Identifier{
		{Type: Wallet, Value: liBTC, Asset: "XBT"}, {Type: Wallet, Value: liBTC2, Note: foundInText},
	}, e.Identifiers, "what the publisher gives in a field is not repeated")
}

// FuzzWalletsIn checks that what is found stands in the text and is an address,
// and that blanks around it do not matter.
func FuzzWalletsIn(f *testing.F) {
	f.Add("BTC: " + liBTC + ", " + liBTC2)
	f.Add(lazarusETH + " (ETH)")
	f.Add("USDT (TRC20)" + listedTRX + "\xff")
	f.Fuzz(func(t *testing.T, text string) {
		found := walletsIn(text)
		for _, id := range found {
			assert.Contains(t, text, id.Value)
			assert.NotEqual(t, wallet.None, wallet.Of(id.Value))
		}
		again := walletsIn(" " + text + " ")
		assert.True(t, slices.Equal(found, again), "%v, with blanks around %v", found, again)
	})
}
