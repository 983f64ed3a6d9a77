"""What most lists write, read at once: marks and links that hold nothing which can pair, break or link.

All of it reads as the long way of CommonMark's rules reads it; where that cannot be told at once, nothing is found.
"""

import re

from prcheck.layouts import address
from prcheck.layouts.found import OUTER, PLAIN
from prcheck.layouts.spans import Marked, RawLink
from prcheck.model import Mark

_WORDS = r"(?:[^\\`<!\[\]*_~&\n:]|:(?!//))*+"
_MARK = re.compile(rf"(\*\*?|__?)(?=[A-Za-z0-9])({_WORDS})(?<=[A-Za-z0-9.?)])\1(?=[\s<\[\](),.:;|/-]|\Z)")
_LINK = re.compile(rf"(\[)?\[({_WORDS})\]\(([^()<\\\x00-\x20\x7f]++)\)(?(1)\])")
_BEFORE_MARK = frozenset(" \t\n[](),.:;|/-")


def mark(text: str, at: int) -> Marked | None:
    """The bold or italic words that begin here."""
    if at and text[at - 1] not in _BEFORE_MARK:
        return None
    found = _MARK.match(text, at)
    if not found:
        return None
    kind = Mark.BOLD if len(found[1]) > 1 else Mark.ITALIC
    return Marked(kind, found.start(), found.end(), *found.span(2))


def link(text: str, at: int) -> RawLink | None:
    """The link that begins here, also between brackets of its own (`[[Paper](url)]`)."""
    found = _LINK.match(text, at)
    if not found:
        return None
    url = address.resolve(found[3])
    return RawLink(*found.span(2), url, *found.span(3), *found.span(), OUTER if found[1] else PLAIN)


def lead(line: str, at: int) -> tuple[str, str | None] | None:
    """The words that open a line in bold, with None, or as a link, with its address; None where it takes a scan.

    "" for words in italics.
    """
    if "www." in line:
        return None
    if words := mark(line, at):
        return (line[words.inner_start : words.inner_end] if words.mark is Mark.BOLD else ""), None
    found = link(line, at)
    if not found or found.style != PLAIN:
        return None
    return line[found.label_start : found.label_end], found.url
