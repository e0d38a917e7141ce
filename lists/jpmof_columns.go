package lists

import "strings"

// A mofUse says what a column of the Japanese list holds.
type mofUse uint8

const (
	mofUnknown     mofUse = iota
	mofNoticeDate         // of the notice that lists the party, and of those that amend it
	mofNoticeNo           // number within the notice
	mofRegime             // number of the regime
	mofNumber             // stable number of the entry
	mofKind               // person or organisation
	mofName               // in Japanese, or in Latin letters
	mofAliases            //
	mofFormer             // former names
	mofWeak               // aliases that do not suffice to tell who is meant
	mofTitles             // titles, functions, positions
	mofBorn               //
	mofBornAt             // date and place of birth in one cell
	mofBirthPlace         //
	mofNationality        //
	mofPassport           //
	mofIdentity           // identity cards and numbers
	mofAddress            //
	mofCountry            // country of the address
	mofPhone              //
	mofUNDate             // day on which the United Nations listed the party
	mofFact               // what has a label of its own
	mofRemarks            //
	mofNotice             // text of the notice of the Ministry of Foreign Affairs
)

// mofHeadings are the headings of the sheets and of the CSV file, without
// blanks and without the language in parentheses at their end. Every sheet has
// its own words for the same.
var mofHeadings = map[string]mofUse{
	"告示日付": mofNoticeDate, "告示番号": mofNoticeNo, "区分": mofRegime, "番号": mofNumber, "個人・団体": mofKind,
	"日本語表記": mofName, "英語表記": mofName, "氏名": mofName,
	"別名": mofAliases, "別称": mofAliases, "別名・別称": mofAliases, "別称・別名": mofAliases,
	"確定可能な別名": mofAliases, "別称・旧称": mofAliases,
	"旧称": mofFormer, "旧称・以前の呼称": mofFormer, "以前の別名": mofFormer, "過去の別名": mofFormer,
	"確定に十分でない別名": mofWeak,
	"称号":         mofTitles, "役職": mofTitles, "肩書": mofTitles, "肩書等": mofTitles,
	"生年月日": mofBorn, "生年月日・出生地": mofBornAt, "出生地": mofBirthPlace, "出生地・出身地": mofBirthPlace,
	"国籍": mofNationality, "旅券番号": mofPassport,
	"ID番号": mofIdentity, "身分登録番号": mofIdentity, "身分証番号": mofIdentity,
	"住所": mofAddress, "住所等": mofAddress, "所在地": mofAddress, "住所・所在地": mofAddress, "活動地域・住所": mofAddress,
	"所在地・住所登録された事務所の住所": mofAddress, "住所・所在地（都市その他の情報）": mofAddress, "住所・所在地（国）": mofCountry,
	"電話": mofPhone, "電話番号": mofPhone, "FAX": mofPhone,
	"国連参照番号": mofFact, "決議1483上の根拠": mofFact,
	"国連制裁委員会による指定日": mofUNDate, "国連制裁員会による指定日": mofUNDate, "リスト掲載日": mofUNDate,
	"その他の情報": mofRemarks, "詳細": mofRemarks, "指定の根拠": mofRemarks, "外務省告示情報": mofNotice,
}

// A mofColumn is one column.
type mofColumn struct {
	label string // as published, on one line
	use   mofUse
	// japanese is set for columns that the publisher says are Japanese, english
	// for those that it says are English.
	japanese, english bool
}

// mofColumnOf reads a heading.
func mofColumnOf(text string) mofColumn {
	h := heading(text)
	c := mofColumn{label: strings.Join(strings.Fields(text), " "), use: mofHeadings[h]}
	if c.use != mofUnknown {
		c.japanese, c.english = h == "日本語表記", h == "英語表記"
		return c
	}
	if bare, ok := strings.CutSuffix(h, "（日本語）"); ok {
		c.japanese, c.use = true, mofHeadings[bare]
	} else if bare, ok := strings.CutSuffix(h, "（英語）"); ok {
		c.english, c.use = true, mofHeadings[bare]
	}
	return c
}

// mofRegimes are the titles of the regimes by their numbers, which are those of
// the CSV file's column 区分 and of the spreadsheet's sheets.
var mofRegimes = [...]string{
	"", "ミロシェビッチ前ユーゴスラビア大統領及び関係者", "タリバーン関係者等", "テロリスト等 (1)", "テロリスト等 (2)",
	"イラク前政権の機関、高官又はその関係者等（Ⅰ）", "イラク前政権の機関、高官又はその関係者等（Ⅱ）", "イラク前政権の機関、高官又はその関係者等（Ⅲ）",
	"リベリア前政権の高官又はその関係者等", "コンゴ民主共和国に対する武器禁輸措置等に違反した者等（個人）",
	"コンゴ民主共和国に対する武器禁輸措置等に違反した者等（団体とその他のグループ）",
	"コートジボワールにおける和平等に対する脅威を構成する者等", "スーダンにおけるダルフール和平阻害関与者等",
	"北朝鮮のミサイル又は大量破壊兵器計画に関連する者", "北朝鮮に関連する国際連合安全保障理事会決議に基づく資産凍結等の措置の対象となる者（団体）",
	"北朝鮮に関連する国際連合安全保障理事会決議に基づく資産凍結等の措置の対象となる者（個人）",
	"北朝鮮(協調；団体)", "北朝鮮(協調；個人)", "イランの拡散上機微な核活動及び核兵器運搬手段の開発に関与する者",
	"イランの拡散上機微な核活動又は核兵器運搬手段の開発に関与する者（個人）", "イランの拡散上機微な核活動又は核兵器運搬手段の開発に関与する者（団体）",
	"ソマリアに対する武器禁輸措置等に違反した者等", "リビアのカダフィ革命指導者及びその関係者（Ⅰ）", "リビアのカダフィ革命指導者及びその関係者（Ⅱ）",
	"シリアのアル・アサド大統領及びその関係者等（個人）", "シリアのアル・アサド大統領及びその関係者等（団体）",
	"クリミア「併合」又はウクライナ東部の不安定化に関与した者（個人）", "クリミア「併合」又はウクライナ東部の不安定化に関与した者（団体）",
	"ロシア連邦（団体（特定銀行を除く））", "ロシア連邦（個人）", "ロシア連邦（特定銀行）",
	"ベラルーシ（個人）", "ベラルーシ（団体（特定銀行を除く））", "ベラルーシ（特定銀行）",
	"ロシア連邦及びベラルーシ共和国以外の国・地域（団体）", "ロシア連邦及びベラルーシ共和国以外の国・地域（個人）",
	"ロシア連邦及びベラルーシ共和国以外の国・地域（特定銀行）",
	"中央アフリカ共和国における平和等を損なう行為等に関与した者等（個人）", "中央アフリカ共和国における平和等を損なう行為等に関与した者等（団体）",
	"イエメン共和国における平和等を脅かす活動に関与した者等", "南スーダンにおける平和等を脅かす行為等に関与した者等",
	"マリ共和国における平和等を脅かす行為等に関与した者等", "ハイチにおける平和等を脅かす行為等に関与した者等（個人）",
	"暴力的行為に関与するイスラエルの入植者", "ハイチにおける平和等を脅かす行為等に関与した者等（団体）",
}

// mofRegime returns what a regime of a number is called, the number itself if
// it is one that came later.
func mofRegimeTitle(number string) string {
	n := 0
	for _, r := range number {
		if r < '0' || r > '9' || n > len(mofRegimes) {
			return number
		}
		n = n*10 + int(r-'0')
	}
	if n == 0 || n >= len(mofRegimes) {
		return number
	}
	return number + ". " + mofRegimes[n]
}
