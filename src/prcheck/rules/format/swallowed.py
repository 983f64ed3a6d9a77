"""New lines of a list that lost their marker, so that GitHub shows them as part of the item above."""

from collections.abc import Iterator

from prcheck.layouts.works import is_row_of_its_own, opening
from prcheck.model import Document, Entry, Kind
from prcheck.rules.base import Context
from prcheck.rules.format.source import Lines

MARKERS = {Kind.BULLET: "- ", Kind.NUMBER: "1. "}


def swallowed(ctx: Context) -> Iterator[tuple[Entry, int]]:
    """The items with a new line, not indented, that begins an entry as the item does; no item did so before.

    CommonMark calls such a line a lazy continuation: it belongs to the paragraph above, whatever stands in it.
    """
    if ctx.base is None or next(_inside(ctx.base), None):
        return
    yield from _inside(ctx.head, ctx.touched)


def _inside(document: Document, touched: frozenset[int] | None = None) -> Iterator[tuple[Entry, int]]:
    for entry in document.entries:
        for line in range(entry.span.line + 1, entry.span.end_line + 1) if entry.kind in MARKERS else ():
            if (touched is None or line in touched) and _begins(document.lines, entry, line):
                yield entry, line


def _begins(lines: Lines, entry: Entry, line: int) -> bool:
    """Whether a line is joined to the one above it and opens as the item does, or is a whole entry as the item is."""
    text, first = lines[line - 1], lines[entry.span.line - 1][entry.span.column - 1 :]
    if text[:1].isspace() or not lines[line - 2].strip():
        return False
    key = opening(text)
    return (bool(key) and key == opening(first)) or (is_row_of_its_own(text) and is_row_of_its_own(first))
