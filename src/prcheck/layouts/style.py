"""How a list's entries are mostly written where a template leaves the choice: breaks, links, markers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from prcheck.layouts import hand
from prcheck.model import Document, Entry, Gap, Kind, Link, Span, Style
from prcheck.template import own_links

_END = re.compile(r"(</?br\s*/?>|\\| {2,})[ \t]*$", re.IGNORECASE)
_MARKER = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_NUMBER = re.compile(r"\d+")
_T = TypeVar("_T")


def of(documents: Sequence[Document]) -> Style:
    """The style that most complete entries of these documents share."""
    breaks: Counter[str] = Counter()
    links: Counter[str] = Counter()
    gaps: Counter[Gap] = Counter()
    between: Counter[str] = Counter()
    markers: Counter[str] = Counter()
    for document in documents:
        lines = document.lines
        for entry in hand.spread(document.entries):
            if entry.unfinished:
                continue
            breaks.update(_breaks(entry, lines))
            own = own_links(entry)
            links.update(link.style for link in own if not link.badge and "{label}" in link.style)
            gaps.update(own[0].gap for _ in own[:1] if own[0].gap is not Gap.FIRST)
            between.update(_between(own, lines))
            markers.update([_marker(entry, lines)])
    style = Style()
    plain = Style(
        _top(breaks, style.newline),
        _top(links, style.link),
        _top(gaps, style.link_gap),
        _top(between, style.between),
        _top(markers, style.marker),
    )
    return hand.merged(plain, hand.of(documents))


def _top(counts: Counter[_T], otherwise: _T) -> _T:
    return counts.most_common(1)[0][0] if counts else otherwise


def _breaks(entry: Entry, lines: Sequence[str]) -> Iterator[str]:
    for line in lines[entry.span.line - 1 : entry.span.end_line - 1]:
        found = _END.search(line[-40:])
        if found:
            yield "  " if found[1].isspace() else found[1].lower().replace(" ", "")


def _between(links: Sequence[Link], lines: Sequence[str]) -> Iterator[str]:
    for one, other in pairwise(links):
        text = _text(lines, one.span, other.span)
        if text is not None and text.strip() in ("", "|", ",", "/", "·"):
            yield text


def _text(lines: Sequence[str], one: Span, other: Span) -> str | None:
    if other.line > one.end_line:
        return "\n"
    text = lines[one.end_line - 1][one.end_column - 1 : other.column - 1]
    return text if len(text) <= 5 else None


def _marker(entry: Entry, lines: Sequence[str]) -> str:
    if entry.kind not in (Kind.BULLET, Kind.NUMBER):
        return ""
    found = _MARKER.match(lines[entry.span.line - 1])
    return _NUMBER.sub("1", found[0].lstrip()) if found else ""
