"""What is left of a link that GitHub and the reading both took for text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from prcheck.model import Entry, Link, Span
from prcheck.rules.base import Context
from prcheck.rules.format.source import Lines

_REMAINS = re.compile(r"\](?:([ \t]?)\(([^()\n]{0,300})|(?=https?://))")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_ADDRESS = re.compile(r"\s*(?:[htps]{3,8}:|www\.)", re.IGNORECASE)


def remains(ctx: Context, entry: Entry) -> Sequence[tuple[Span, str]]:
    """Each `](words`, `] (address` and `]https:` outside the entry's links, with the words or the address."""
    return ctx.once(_every).get(id(entry), ())


def _every(ctx: Context) -> Mapping[int, Sequence[tuple[Span, str]]]:
    """What is left in the changed entries, by their identity."""
    lines = ctx.head.lines
    return {id(entry): found for entry in ctx.changed if (found := tuple(_remains(lines, entry)))}


def _remains(lines: Lines, entry: Entry) -> Iterator[tuple[Span, str]]:
    links = [link for link in entry.links if link.label != link.url]
    if found := list(_signs(lines, entry, links)):
        yield from _outside(found, links)


def _signs(lines: Lines, entry: Entry, links: Sequence[Link]) -> Iterator[tuple[Span, str]]:
    """Each of the signs that is not where a link's label ends."""
    addresses = {(link.url_span.line, link.url_span.column) for link in links if _is_behind(link)}
    for number in range(entry.span.line, entry.span.end_line + 1):
        row = lines[number - 1]
        if "]" not in row:
            continue
        row = _IMAGE.sub(lambda image: " " * len(image[0]), row) if "![" in row else row
        if row.lstrip().startswith(">"):  # a quotation's links are none of the entry's
            continue
        for found in _REMAINS.finditer(row):
            if (number, found.start() + 3) in addresses:  # as it is in nearly every link
                continue
            span = Span(number, found.start() + 1, number, found.end() + 1)
            words = found[2] or ""
            if found[1] and not _ADDRESS.match(words):
                continue
            yield span, words


def _is_behind(link: Link) -> bool:
    """Whether the address stands behind the label and the signs between them."""
    whole, url = link.span, link.url_span
    return whole.line < url.line or (whole.line == url.line and whole.column < url.column - 2)


def _outside(found: Sequence[tuple[Span, str]], links: Sequence[Link]) -> Iterator[tuple[Span, str]]:
    """Those that begin in no link: sorted, for an entry may hold hundreds of either."""
    taken = sorted(link.span for link in links)
    ends = list(accumulate(((span.end_line, span.end_column) for span in taken), max))
    for span, words in found:
        before = bisect_right(taken, span)
        if not before or ends[before - 1] <= (span.line, span.column):
            yield span, words
