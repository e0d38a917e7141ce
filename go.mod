module github.com/sekisho-dev/sekisho

go 1.26.0

require (
	github.com/jedib0t/go-pretty/v6 v6.8.3
	github.com/moov-io/watchman v0.31.3
	github.com/spf13/cobra v1.10.2
	github.com/stretchr/testify v1.12.1
	golang.org/x/term v0.29.0
	golang.org/x/text v0.43.0
)

require (
	github.com/antchfx/htmlquery v1.3.3 // indirect
	github.com/antchfx/xpath v1.3.2 // indirect
	github.com/go-kit/log v0.2.1 // indirect
	github.com/go-logfmt/logfmt v0.6.0 // indirect
	github.com/golang/groupcache v0.0.0-20210331224755-41bb18bfe9da // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/knieriem/odf v0.1.0 // indirect
	github.com/mattn/go-runewidth v0.0.16 // indirect
	github.com/moov-io/base v0.48.2 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/spf13/pflag v1.0.9 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/net v0.34.0 // indirect
	golang.org/x/sys v0.30.0 // indirect
)
