"""New lines that begin an entry and that GitHub shows as part of the entry above."""

from collections.abc import Iterator, Sequence

from prcheck.layouts.works import is_row_of_its_own, opening
from prcheck.model import Document, Entry, Kind, Role
from prcheck.rules.base import Context
from prcheck.rules.format.put_back import MARKERS, Item, entries_begin
from prcheck.rules.format.source import Lines

SAMPLE = 20  # entries of the list before the change that are tried in the same way: none may fall apart


def swallowed(ctx: Context) -> Iterator[tuple[Entry, int]]:
    """The entries with a new line that begins another one; no entry held such a line before.

    CommonMark takes a line at the margin below an item for a lazy continuation, whatever stands in it. It begins an
    entry where it opens as the item does, or where its marker, or a paragraph's blank line, put back makes two entries.
    """
    if ctx.base is None:
        return
    for kind in (*MARKERS, Kind.PARAGRAPH):
        if new := _items(ctx.head, kind, ctx.touched):
            yield from _begun(ctx.head, ctx.base, new, _items(ctx.base, kind))


def _begun(head: Document, base: Document, new: Sequence[Item], old: Sequence[Item]) -> Iterator[tuple[Entry, int]]:
    if _opened(base.lines, old):
        return
    found = _opened(head.lines, new)
    yield from found
    rest = [item for item in new if item[0] not in {entry for entry, _ in found}]
    if rest and not entries_begin(base.lines, old[-SAMPLE:], base):
        yield from entries_begin(head.lines, rest, base)


def _items(document: Document, kind: Kind, touched: frozenset[int] | None = None) -> list[Item]:
    """The entries of the kind with lines among those touched that may begin another one."""
    may = _doubled if kind is Kind.PARAGRAPH else _lazy
    found = ((entry, may(document.lines, entry, touched)) for entry in document.entries if entry.kind is kind)
    return [(entry, lines) for entry, lines in found if lines]


def _lazy(lines: Lines, entry: Entry, touched: frozenset[int] | None) -> tuple[int, ...]:
    """The entry's lines that stand at the margin and are joined to the line above."""
    return tuple(
        number
        for number in range(entry.span.line + 1, entry.span.end_line + 1)
        if (touched is None or number in touched) and not lines[number - 1][:1].isspace() and lines[number - 2].strip()
    )


def _doubled(_: Lines, entry: Entry, touched: frozenset[int] | None) -> tuple[int, ...]:
    """The paragraph's lines with the entry's links both above and from there on."""
    places = [part.span.line for part in entry.parts if part.role is Role.LINK]
    return tuple(
        number
        for number in range(min(places, default=0) + 1, max(places, default=0) + 1)
        if touched is None or number in touched
    )


def _opened(lines: Lines, items: Sequence[Item]) -> list[tuple[Entry, int]]:
    """The lines that open as their items do, or are whole entries as these are."""
    lazy = ((entry, number) for entry, numbers in items if entry.kind in MARKERS for number in numbers)
    return [(entry, number) for entry, number in lazy if _begins(lines, entry, number)]


def _begins(lines: Lines, entry: Entry, number: int) -> bool:
    text, first = lines[number - 1], lines[entry.span.line - 1][entry.span.column - 1 :]
    key = opening(text)
    return (bool(key) and key == opening(first)) or (is_row_of_its_own(text) and is_row_of_its_own(first))
