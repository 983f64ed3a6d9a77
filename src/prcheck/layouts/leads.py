"""What stands before a plain title and is none of it: numbers, signs, links with labels."""

import re

from prcheck.layouts.canvas import Canvas
from prcheck.layouts.choices import is_unopened, labelled

# what may stand before a title and is none of it: numbers, check boxes, emoji, signs
LEAD = re.compile(
    r"(?:\s|\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|\[[ xX]\](?!\()|:[a-z_+\-\d]{2,40}:"
    r"|[^\w\s\"“«「【\[(*<`$‘'\\#&!~@]\ufe0f?)+"
)
_OPENING = ("", "(", "[", r"\(", r"\[")  # before a link that stands before the title
_SHUT = re.compile(r"\\?[)\]]?[ \t]*[,:;|.–-]?[ \t]*")


def behind_links(canvas: Canvas) -> int:
    """Where text begins behind the links that open the unit: labels, venues, times ("[[ICML 2020](url)] A Title")."""
    text, end = canvas.text, 0
    for link in canvas.inline.links:
        lead = LEAD.match(text, end)
        before = text[lead.end() if lead else end : link.start]
        if before not in _OPENING or not labelled(canvas.inline, link) or is_unopened(link):
            break
        shut = _SHUT.match(text, link.end)
        end = shut.end() if shut else link.end
    return 0 if text[end : end + 1].islower() else end  # "[here](url) is the data"
