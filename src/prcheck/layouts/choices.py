"""One possible title: which texts may be one, and a range of a unit as such an option."""

import re

from prcheck.layouts import attributions, names, venues, words
from prcheck.layouts.canvas import Canvas
from prcheck.layouts.found import PLAIN
from prcheck.layouts.inline import Inline, RawLink
from prcheck.layouts.reading import Option, is_text_link
from prcheck.model import Flaw

TAG = re.compile(r"\s*\[[^\[\]\n]{1,60}\]\s*[:\-–]?\s*")
_ASIDE = re.compile(r"\([^()\n]{2,60}\)")
_EMOJI = re.compile(r":[a-z][a-z0-9_+-]{1,40}:?")  # GitHub's word for one
_TAIL = re.compile(r"(?<!\s)\s*[(\[{（]([^()\[\]{}（）\n]{2,60})[)\]}）]\s*[.,:;]?\s*$")


def is_title_text(text: str) -> bool:
    """Whether a text may be a title at all: no label, no list of names, no venue, no date, some letters."""
    bare = text.strip(" .,;:|-–—()[]")
    if len(bare) < 2 or bare[0] == "@" or not any(sign.isalpha() for sign in bare) or "://" in bare.split(" ")[0]:
        return False
    if words.is_label(bare) or names.is_names_strict(bare) or venues.is_venue_only(bare):
        return False
    return not (venues.is_date(bare) or venues.is_year(bare) or bare in venues.MONTHS)


def labelled(inline: Inline, link: RawLink) -> bool:
    """Whether a link stands for something beside the title: a label, a badge, an address, a venue, a sign."""
    if not is_text_link(link):
        return True
    bare = inline.plain(link.label_start, link.label_end).strip(" .,;:|-()[]\n")
    if not bare or words.is_label(bare) or words.is_generic(bare) or venues.is_venue_only(bare):
        return True
    said = attributions.of(bare)
    if link.style == PLAIN and _ASIDE.fullmatch(inline.text, link.label_start, link.label_end):
        return words.label_name(bare) != ""  # "[(Alternative implementation)](url)"
    return venues.is_date(bare) or venues.is_year(bare) or (said is not None and said.sure)


def clean(text: str) -> str:
    """A title's words as a reader sees them: blanks as one, no full stop or emoji at the end, no bracket alone."""
    text = " ".join(text.split())
    last = text.rpartition(" ")[2]
    text = (text.removesuffix(last) if _EMOJI.fullmatch(last) else text).strip(" ,;:|").rstrip("([{ ")
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip()
    for left, right in ("()", "[]", "{}"):
        if text.endswith(right) and left not in text:
            text = text[:-1].rstrip()
        if text.startswith(left) and right not in text:
            text = text[1:].lstrip()
    return text


def option(canvas: Canvas, low: int, high: int, how: str = "") -> Option | None:
    """The range as a title, without what does not belong to it; None where its words cannot be one."""
    start, end = canvas.shrink(low, high)
    for link in canvas.inline.links:
        if start < link.start < end and labelled(canvas.inline, link):
            start, end = canvas.shrink(start, link.start)
            break
    start, end = untail(canvas, start, end)
    text = clean(canvas.plain(start, end)) if start < end else ""
    if not text or not is_title_text(text):
        return None
    outer = canvas.dress(start, end)
    return Option(outer[0], outer[1], start, end, text, outer[2], how)


def untail(canvas: Canvas, start: int, end: int) -> tuple[int, int]:
    """The range without a venue, a time or a note about places ("(@Foo Lab)") in brackets at its end."""
    low = max(start, end - 70)
    found = _TAIL.search(canvas.text[low:end])
    if not found or low + found.start() <= start:
        return start, end
    return canvas.trim(start, low + found.start()) if is_aside(found[1]) else (start, end)


def is_aside(text: str) -> bool:
    """Whether words in brackets tell of a place, a venue or a time: "@Foo Lab", "CVPR 2024", "2024"."""
    dated = venues.venue_at(text) is not None and venues.has_year(text) and venues.is_venue(text)
    return text.startswith("@") or dated or venues.is_venue_only(text) or venues.is_year(text) or venues.is_date(text)


def is_unopened(link: RawLink) -> bool:
    """Whether the link lost its opening bracket: where its words began cannot be told."""
    return link.flaw is Flaw.UNCLOSED and link.start == link.label_start and not link.badge
