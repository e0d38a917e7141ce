package screening_test

import (
	"context"
	"fmt"
	"log"
	"slices"

	"github.com/sekisho-dev/sekisho/lists"
	"github.com/sekisho-dev/sekisho/screening"
)

// Screen one person against the embedded sample of real lists. The sample is
// years old, and says so: using it takes an explicit MaxAge.
func Example() {
	ls, err := lists.Load(lists.Sample(), lists.OFACSDN)
	if err != nil {
		log.Fatal(err)
	}
	s, err := screening.New(ls, &screening.Policy{MaxAge: screening.AnyAge})
	if err != nil {
		log.Fatal(err)
	}
	res, err := s.Screen(screening.Person{
		Name: "Jiadong Lee",
		Born: []lists.Date{lists.MustParseDate("1987-01-10")},
	})
	if err != nil {
		log.Fatal(err) // not screened is never clear
	}
	fmt.Println(res.Verdict)
	for _, m := range res.Matches {
		fmt.Printf("%.2f %s %s, %s\n", m.Score, m.Grade, m.Entry.Names[0].Text, m.Entry.Pos)
		for _, e := range m.Evidence {
			fmt.Println("    ", e)
		}
	}
	// Output:
	// review
	// 1.00 strong LI, Jiadong, sdn.csv.gz:#1727850
	//      name "Jiadong Lee" ~ "LI, Jiadong" variant +0.98
	//      born "1987-01-10" ~ "1987-01-10" exact +0.05
}

// A batch answers every subject, in order. One that can not be screened has
// its reason in Err.
func ExampleBatch() {
	ls, err := lists.Load(lists.Sample(), lists.OFACSDN)
	if err != nil {
		log.Fatal(err)
	}
	s, err := screening.New(ls, &screening.Policy{MaxAge: screening.AnyAge})
	if err != nil {
		log.Fatal(err)
	}
	customers := []screening.Subject{
		screening.Person{Name: "Jane Doe"},
		screening.Wallet{Address: "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE", Asset: "BTC"},
		screening.Person{Name: "?"},
	}
	for i, res := range screening.Batch(context.Background(), s, 0, slices.All(customers)) {
		fmt.Println(i, res.Verdict, len(res.Matches), res.Err())
	}
	// Output:
	// 0 clear 0 <nil>
	// 1 review 1 <nil>
	// 2 not_screened 0 screening: name "?": not readable as a name
}
