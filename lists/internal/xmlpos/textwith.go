package xmlpos

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// TextWith is like Text, for formats in which an element inside a text may
// stand for characters, such as a line break. For each such element use returns
// the text it stands for, and whether to leave out what is inside it.
func (r *Reader) TextWith(use func(Element) (text string, skip bool)) string {
	base, skipped := r.depth, 0 // depth of the element that is left out, or 0
	var text strings.Builder
	for {
		switch t, offset := r.token(); t := t.(type) {
		case nil:
			return ""
		case xml.StartElement:
			if skipped == 0 {
				s, skip := use(Element{t.Name.Local, t.Name.Space, offset, t.Attr})
				text.WriteString(s)
				if skip {
					skipped = r.depth
				}
			}
		case xml.CharData:
			if skipped == 0 {
				text.Write(t)
			}
		case xml.EndElement:
			if r.depth < skipped {
				skipped = 0
			}
			if r.depth < base {
				return text.String()
			}
		}
		if text.Len() > maxToken {
			r.fail(fmt.Errorf("%w: a text is longer than %d bytes", ErrSyntax, maxToken))
			return ""
		}
	}
}
