"""Where things stand on the two sides of a change."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from prcheck.model import ChangeKind, Document, Entry, Span
from prcheck.rules.base import Context

MEANT = frozenset({ChangeKind.ADDED, ChangeKind.EDITED, ChangeKind.MOVED, ChangeKind.REMOVED})


def own_lines(entry: Entry) -> range:
    """The numbers of an entry's lines."""
    return range(entry.span.line, entry.span.end_line + 1)


def whole_line(document: Document, line: int) -> Span:
    """The span of a line."""
    return Span(line, 1, line, len(document.lines[line - 1]) + 1)


def source(document: Document, span: Span) -> str:
    """The text at a span."""
    lines = list(document.lines[span.line - 1 : span.end_line])
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def head_lines(ctx: Context, numbers: Iterable[int]) -> Iterator[int]:
    """For each number of a base line the head line that stands there now, or the next one that the change kept."""
    removed = sorted(ctx.removed)
    length = len(ctx.head.lines)
    kept = [line for line in range(1, length + 1) if line not in ctx.touched]
    for number in numbers:
        index = number - 1 - bisect_left(removed, number)
        yield kept[index] if index < len(kept) else length


def meant_lines(ctx: Context) -> tuple[frozenset[int], frozenset[int]]:
    """The base lines and the head lines of entries that the change adds, edits, moves or removes."""
    meant = [change for change in ctx.changes if change.kind in MEANT]
    before = {line for change in meant if change.before for line in own_lines(change.before)}
    after = {line for change in meant if change.after for line in own_lines(change.after)}
    return frozenset(before), frozenset(after)
