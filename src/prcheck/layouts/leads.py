"""What stands before a plain title and is none of it: numbers, signs, links with labels."""

import re

from prcheck.layouts.canvas import Canvas
from prcheck.layouts.choices import is_unopened, labelled
from prcheck.layouts.found import INNER, OUTER
from prcheck.layouts.inline import RawLink
from prcheck.model import Mark

# what may stand before a title and is none of it: numbers, check boxes, emoji, signs
LEAD = re.compile(
    r"(?:\s|\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|\[[ xX]\](?!\()|:[a-z_+\-\d]{2,40}:"
    r"|[^\w\s\"“«「【\[(*<`$‘'\\#&!~@]\ufe0f?)+"
)
_OPENING = ("", "(", "[", r"\(", r"\[")  # before a link that stands before the title
_SHUT_TAG = re.compile(r"\](?: |[^\W_])")  # no link's, and words behind it
_NICKNAME = 3  # words
_SHUT = re.compile(r"\\?[)\]]?[ \t]*[,:;|.–-]?[ \t]*")


def behind_tag(canvas: Canvas, start: int) -> int:
    """Where text begins behind a marked nickname in brackets ("[**LoomNet**] A Title"); the start without one."""
    text, lead = canvas.text, LEAD.match(canvas.text, start)
    at = lead.end() if lead else start
    marked = [w for w in canvas.wraps if w[0] == at + 1 and w[4] is not Mark.LINKED] if text[at : at + 1] == "[" else []
    if not marked or not _SHUT_TAG.match(text, marked[0][1]):
        return start
    short = len(canvas.plain(marked[0][2], marked[0][3]).split()) <= _NICKNAME
    return marked[0][1] + 1 if short else start


def _is_tag(canvas: Canvas, link: RawLink) -> bool:
    """Whether a word in brackets leads somewhere ("[[arXvi](url)]", "[[LoomNet](url)]")."""
    bracketed = link.style in (INNER, OUTER) and not link.flaw
    return bracketed and len(canvas.plain(link.label_start, link.label_end).split()) == 1


def behind_links(canvas: Canvas) -> int:
    """Where text begins behind the links that open the unit: labels, venues, times ("[[ICML 2020](url)] A Title")."""
    text, end = canvas.text, 0
    for link in canvas.inline.links:
        lead = LEAD.match(text, end)
        before = text[lead.end() if lead else end : link.start]
        if before not in _OPENING or not (labelled(canvas.inline, link) or _is_tag(canvas, link)) or is_unopened(link):
            break
        shut = _SHUT.match(text, link.end)
        end = shut.end() if shut else link.end
    return 0 if text[end : end + 1].islower() else end  # "[here](url) is the data"
