package lists

import "time"

const (
	megabyte = 1 << 20
	treasury = "US Department of the Treasury, Office of Foreign Assets Control"
	federal  = "Work of the US government, in the public domain; "
)

// Sources describes the published lists that this package reads. The slice and
// what it points to are the caller's own.
//
// The plausible numbers of entries are the sums over the kinds of party that
// OpenSanctions, which watches the same lists daily, holds for plausible, save
// where a comment says otherwise. Sizes leave room for a list to grow fourfold.
func Sources() []Source {
	return []Source{
		{
			ID: OFACSDN, Title: "Specially Designated Nationals and Blocked Persons List", Publisher: treasury,
			Page:      "https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists",
			Terms:     federal + "https://home.treasury.gov/subfooter/site-policies-and-notices",
			Files:     []SourceFile{{Name: "sdn_advanced.xml", URL: "https://www.treasury.gov/ofac/downloads/sanctions/1.0/sdn_advanced.xml", Format: "ofac-advanced", MaxBytes: 512 * megabyte}},
			Plausible: Band{14911, 35230}, // persons, organisations, vessels, aircraft
			Version:   "DateOfIssue in the file",
			Access:    "needs a User-Agent; redirects twice, to an address that is signed for some minutes",
		},
		{
			ID: OFACCons, Title: "Consolidated Sanctions List (non-SDN)", Publisher: treasury,
			Page:      "https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists",
			Terms:     federal + "https://home.treasury.gov/subfooter/site-policies-and-notices",
			Files:     []SourceFile{{Name: "cons_advanced.xml", URL: "https://www.treasury.gov/ofac/downloads/sanctions/1.0/cons_advanced.xml", Format: "ofac-advanced", MaxBytes: 64 * megabyte}},
			Plausible: Band{374, 930}, // persons and organisations
			Version:   "DateOfIssue in the file",
			Access:    "needs a User-Agent; redirects twice, to an address that is signed for some minutes",
		},
		{
			ID: CSL, Title: "Consolidated Screening List", Publisher: "US Department of Commerce, International Trade Administration",
			Page:      "https://www.trade.gov/consolidated-screening-list",
			Terms:     federal + "https://www.trade.gov/consolidated-screening-list",
			Files:     []SourceFile{{Name: "consolidated.csv", URL: "https://api.trade.gov/static/consolidated_screening_list/consolidated.csv", Format: "csl-csv", MaxBytes: 128 * megabyte}},
			Plausible: Band{18570, 43700}, // persons, organisations, vessels, aircraft, parties of unknown kind
			Version:   "Last-Modified of the answer; the file states no date",
		},
		{
			ID: UNSC, Title: "United Nations Security Council Consolidated List", Publisher: "United Nations Security Council",
			Page:      "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
			Terms:     "Terms of use of the UN's sites; https://www.un.org/en/about-us/terms-of-use",
			Files:     []SourceFile{{Name: "consolidated.xml", URL: "https://scsanctions.un.org/resources/xml/en/consolidated.xml", Format: "un", MaxBytes: 32 * megabyte}},
			Plausible: Band{750, 1750}, // individuals and entities
			Version:   "dateGenerated in the file",
			Access:    "answers GET only: HEAD gives 404; redirects to an address that is signed for some minutes",
		},
		{
			ID: EUFSF, Title: "EU Consolidated Financial Sanctions List", Publisher: "European Commission, DG FISMA",
			Page:      "https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
			Terms:     "CC BY 4.0 by Commission Decision 2011/833/EU; https://commission.europa.eu/legal-notice_en",
			Files:     []SourceFile{{Name: "xmlFullSanctionsList_1_1.xml", URL: "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw", Format: "eu-xml", MaxBytes: 128 * megabyte}},
			Plausible: Band{4371, 10350}, // persons, enterprises, vessels
			Version:   "generationDate in the file",
			Access:    "needs the token, which is public; takes over a minute and answers 500 in bursts",
		},
		{
			ID: UKSL, Title: "UK Sanctions List", Publisher: "UK Foreign, Commonwealth and Development Office",
			Page:      "https://www.gov.uk/government/publications/the-uk-sanctions-list",
			Terms:     "Open Government Licence v3.0; https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
			Files:     []SourceFile{{Name: "UK-Sanctions-List.xml", URL: "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml", Format: "uk-xml", MaxBytes: 256 * megabyte}},
			Plausible: Band{4075, 11000}, // individuals, entities, ships
			Version:   "date in the file",
		},
		{
			ID: UKCons, Title: "Consolidated List of Financial Sanctions Targets", Publisher: "UK HM Treasury, Office of Financial Sanctions Implementation",
			Page:    "https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets",
			Terms:   "Open Government Licence v3.0; https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
			Version: "date in the first line",
			Retired: time.Date(2026, 1, 28, 0, 0, 0, 0, time.UTC), Successor: UKSL,
		},
		{
			ID: JPMOF, Title: "経済制裁措置及び対象者リスト", Publisher: "Ministry of Finance of Japan",
			Page:      mofPage,
			Terms:     "Public Data License 1.0, with the source named; https://www.digital.go.jp/en/resources/open_data/public_data_license_v1.0",
			Files:     []SourceFile{{Name: "shisantouketsu.csv", URL: mofPage, Link: `shisantouketsu\d{8}\.csv$`, Format: "jpmof-csv", MaxBytes: 32 * megabyte}},
			Plausible: Band{2220, 5200}, // persons, organisations, parties of unknown kind
			Version:   "date in the file's address",
			Access:    "the address changes with each version: the page has the link",
		},
		{
			ID: JPMETI, Title: "Foreign End User List", Publisher: "Ministry of Economy, Trade and Industry of Japan",
			Page:      "https://www.meti.go.jp/english/policy/external_economy/trade_control/index.html",
			Terms:     "Public Data License 1.0, with the source named; https://www.digital.go.jp/en/resources/open_data/public_data_license_v1.0",
			Plausible: Band{630, 1500},
			Version:   "date of the announcement",
			ByHand:    "the site wants JavaScript and an address in Japan",
		},
		{
			ID: KRKoFIU, Title: "Persons subject to restrictions on financial transactions", Publisher: "Financial Services Commission, Korea Financial Intelligence Unit",
			Page:  "https://www.law.go.kr/LSW/admRulSc.do",
			Terms: "Notices of the state are not protected, Copyright Act article 7; https://www.law.go.kr",
			// Nobody has published a band: the notice declares its number, 685 in
			// 2020 and 1,066 in 2026, and the reader holds it to that.
			Plausible: Band{600, 3000},
			Version:   "number and date of the notice",
			ByHand:    "law.go.kr asks for a key of one's own",
		},
		{
			ID: CHSECO, Title: "Swiss consolidated list of sanctioned persons, entities and objects", Publisher: "State Secretariat for Economic Affairs",
			Page:      "https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html",
			Terms:     "Terms of the Swiss federal authorities; https://www.admin.ch/gov/en/start/terms-and-conditions.html",
			Files:     []SourceFile{{Name: "consolidated-list.xml", URL: "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction", Format: "seco", MaxBytes: 256 * megabyte}},
			Plausible: Band{4600, 13600}, // individuals, entities, vessels
			Version:   "date in the file",
		},
		{
			ID: CASEMA, Title: "Consolidated Canadian Autonomous Sanctions List", Publisher: "Global Affairs Canada",
			Page:      "https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx?lang=eng",
			Terms:     "Terms of Canada.ca; https://www.canada.ca/en/transparency/terms.html",
			Files:     []SourceFile{{Name: "sema-lmes.xml", URL: "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml", Format: "sema", MaxBytes: 32 * megabyte}},
			Plausible: Band{3810, 8980}, // persons and entities
			Version:   "Last-Modified of the answer",
		},
		{
			ID: AUDFAT, Title: "DFAT Consolidated List", Publisher: "Australian Department of Foreign Affairs and Trade",
			Page:      "https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list",
			Terms:     "CC BY, with the source named; https://www.dfat.gov.au/about-us/about-this-website",
			Files:     []SourceFile{{Name: "Australian_Sanctions_Consolidated_List.xlsx", URL: "https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx", Format: "dfat", MaxBytes: 32 * megabyte}},
			Plausible: Band{2700, 5500}, // persons and entities
			Version:   "modification date in the workbook",
			Access:    "needs the User-Agent of a browser",
		},
		{
			ID: ILNBCTF, Title: "Seizure orders on digital currency wallets", Publisher: "Israel Ministry of Defense, National Bureau for Counter Terror Financing",
			Page:  "https://nbctf.mod.gov.il/he/MinisterSanctions/PropertyPerceptions/Pages/Blockchain.aspx",
			Terms: "The orders are public; https://nbctf.mod.gov.il",
			// Tables of these orders are collected by hand, and differ in how
			// many orders they cover.
			Plausible: Band{200, 5000},
			Version:   "number of the last order",
			ByHand:    "the orders are PDF files",
		},
	}
}

const mofPage = "https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html"
