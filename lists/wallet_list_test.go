package lists

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sekisho-dev/sekisho/lists/internal/wallet"
)

// loadText loads text as the one file called name.
func loadText(name, text string) (*List, error) {
	ls, err := Load(fstest.MapFS{name: {Data: []byte(text)}})
	if err != nil {
		return nil, err
	}
	return ls[0], nil
}

func TestWalletList(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"addresses.txt", liBTC + "\n" + lazarusETH + "\n", " " + liBTC + ",  " + lazarusETH},
		{"tickers.csv", "BTC," + liBTC + "\nETH, " + lazarusETH, "BTC " + liBTC + ", ETH " + lazarusETH},
		{"tabs.tsv", "USDT\t" + listedTRX + "\r\n", "USDT " + listedTRX},
		{"colons.txt", "XRP: " + listedXRP + "\n", "XRP " + listedXRP},
		{"comments.txt", "\ufeff# FBI, 2023-08-22\n\n// Lazarus\n" + liBTC + "\n", " " + liBTC},
		{"addresses_XBT.txt", liBTC + "\n" + lazarusETH + "\n", "XBT " + liBTC + ",  " + lazarusETH},
		{"two_tickers.txt", "ETH," + lazarusETH + "\nUSDC," + lazarusETH + "\nETH," + lazarusETH + "\n", "ETH " + lazarusETH + ", USDC " + lazarusETH},
		{"prefix.txt", "bitcoincash:" + listedBCH + "\n", " bitcoincash:" + listedBCH},
		{"solana.txt", "SOL,7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2\n", "SOL 7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := loadText(c.name, c.text)
			require.NoError(t, err)
			base, _, _ := strings.Cut(c.name, ".")
			assert.Equal(t, ID("own:"+base), l.ID)
			assert.Equal(t, "wallet-list", l.Format)
			assert.Empty(t, l.Problems)
			var got []string
			for _, e := range l.Entries {
				s := ""
				for _, id := range e.Identifiers {
					assert.Equal(t, Wallet, id.Type)
					s = joined(s, id.Asset+" "+id.Value)
				}
				got = append(got, s)
				assert.Equal(t, e.ID, e.Identifiers[0].Value)
				assert.Contains(t, c.text[e.Pos.Offset:][:80+min(0, len(c.text)-int(e.Pos.Offset)-80)], e.ID)
			}
			assert.Equal(t, c.want, strings.Join(got, ", "))
		})
	}
}

func TestWalletListErrors(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"prose among addresses", liBTC + "\nsee the notice of 22 August\n", ErrFormat},
		{"a name", liBTC + "\nPark Jin Hyok\n", ErrFormat},
		{"a number", liBTC + "\n82000000000000000000000\n", ErrFormat},
		{"three columns", "BTC," + liBTC + "\nETH," + lazarusETH + ",Lazarus\n", ErrFormat},
		{"not UTF-8", liBTC + "\n\xff\n", ErrFormat},
		{"cut off", liBTC + "\n" + lazarusETH[:30], ErrTruncated},
		{"an error page", "<html>" + liBTC + "</html>", ErrFormat},
		{"comments only", "# nothing yet\n", ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadText("w.txt", c.text)
			require.ErrorIs(t, err, c.want)
			var pe *ParseError
			assert.ErrorAs(t, err, &pe)
		})
	}
}

// The files hold the wallets of OFAC's list of 2024-09-26, as another tool
// extracted them: 654 addresses in 17 files (data/README.md). All but two are
// addresses whose checksum or form is known: one of Bitcoin Gold, and a number
// of 64 digits that OFAC publishes under XMR.
func TestWalletListFull(t *testing.T) {
	dir := os.Getenv("SCREENING_DATA")
	if dir == "" {
		t.Skip("SCREENING_DATA is not set")
	}
	ls, err := Load(os.DirFS(dir + "/wallets/ofac-2024-09-27"))
	require.NoError(t, err)
	assert.Len(t, ls, 17)
	n, unknown, assets := 0, 0, 0
	for _, l := range ls {
		assert.Empty(t, l.Problems)
		for _, e := range l.Entries {
			n++
			if wallet.Of(e.ID) == wallet.None {
				unknown++
			}
			if e.Identifiers[0].Asset != "" {
				assets++
			}
		}
	}
	assert.Equal(t, 654, n)
	assert.Equal(t, 2, unknown)
	assert.Equal(t, 651, assets, "the file's name goes with the address, but for one of Tron that OFAC calls XBT")
}

func FuzzWalletList(f *testing.F) {
	f.Add("BTC," + liBTC + "\n# a\n" + lazarusETH + "\n")
	f.Add("\ufeffUSDT\t" + listedTRX + "\r\n")
	f.Add(liBTC + "\n" + liBTC[:20])
	f.Fuzz(func(t *testing.T, text string) {
		l, err := loadText("w.txt", text)
		if err != nil {
			var pe *ParseError
			assert.True(t, errors.As(err, &pe), "%v", err)
			return
		}
		if l.Format != walletList.name {
			return
		}
		for _, e := range l.Entries {
			assert.Contains(t, text[e.Pos.Offset:], e.ID)
		}
	})
}
