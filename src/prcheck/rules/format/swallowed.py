"""New lines of a list that lost their marker, so that GitHub shows them as part of the item above."""

from collections.abc import Iterator, Sequence

from prcheck.layouts.works import is_row_of_its_own, opening
from prcheck.model import Document, Entry
from prcheck.rules.base import Context
from prcheck.rules.format.judging import NEIGHBOURS
from prcheck.rules.format.put_back import MARKERS, Item, entries_begin
from prcheck.rules.format.source import Lines

USUAL = 0.05  # of the items


def swallowed(ctx: Context) -> Iterator[tuple[Entry, int]]:
    """The items with a new line, not indented, that begins an entry; no item did so before.

    CommonMark calls such a line a lazy continuation: it belongs to the paragraph above, whatever stands in it. It
    begins an entry where it opens as the item does, or where its marker, put back, makes two entries as all others are.
    """
    if ctx.base is None:
        return
    new, old = _items(ctx.head, ctx.touched), _items(ctx.base)
    if not new or _opened(ctx.base.lines, old):
        return
    found = _opened(ctx.head.lines, new)
    yield from found
    rest = [item for item in new if item[0] not in {entry for entry, _ in found}]
    if len(old) < max(NEIGHBOURS, USUAL * len(ctx.base.entries)) and not entries_begin(ctx.base.lines, old, ctx.base):
        yield from entries_begin(ctx.head.lines, rest, ctx.base)


def _items(document: Document, touched: frozenset[int] | None = None) -> list[Item]:
    """The items with lazy lines among those touched."""
    found = ((entry, _lazy(document.lines, entry, touched)) for entry in document.entries if entry.kind in MARKERS)
    return [(entry, lines) for entry, lines in found if lines]


def _lazy(lines: Lines, entry: Entry, touched: frozenset[int] | None) -> tuple[int, ...]:
    """The entry's lines that stand at the margin and are joined to the line above."""
    return tuple(
        number
        for number in range(entry.span.line + 1, entry.span.end_line + 1)
        if (touched is None or number in touched) and not lines[number - 1][:1].isspace() and lines[number - 2].strip()
    )


def _opened(lines: Lines, items: Sequence[Item]) -> list[tuple[Entry, int]]:
    """The lines that open as their items do, or are whole entries as these are."""
    return [(entry, number) for entry, numbers in items for number in numbers if _begins(lines, entry, number)]


def _begins(lines: Lines, entry: Entry, number: int) -> bool:
    text, first = lines[number - 1], lines[entry.span.line - 1][entry.span.column - 1 :]
    key = opening(text)
    return (bool(key) and key == opening(first)) or (is_row_of_its_own(text) and is_row_of_its_own(first))
