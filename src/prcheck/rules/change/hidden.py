"""Entries whose lines all stand after a change, but no longer as Markdown of their own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prcheck import markdown
from prcheck.markdown import Block
from prcheck.model import ChangeKind, Entry, Kind
from prcheck.rules.base import Context
from prcheck.rules.change.places import head_lines, own_lines

_WHERE = {
    "comment": "in a comment",
    "html": "in HTML",
    "code": "in code",
    "quote": "in a quote",
    "heading": "in a heading",
    "table": "in a table",
}
_OWN = {Kind.HEADING: "heading", Kind.ROW: "table"}


class Hidden(NamedTuple):
    """An entry before the change, its first line after it, and what holds that line, in words."""

    entry: Entry
    line: int
    where: str


def hidden(ctx: Context) -> tuple[Hidden, ...]:
    """The entries that disappear although the change takes none of their lines away.

    A comment or the like that the change both opens and closes around them is meant.
    """
    gone = [change.before for change in ctx.changes if change.kind is ChangeKind.REMOVED and change.before]
    whole = [entry for entry in gone if ctx.removed.isdisjoint(own_lines(entry))]
    return tuple(_hidden(ctx, whole)) if whole else ()


def _hidden(ctx: Context, entries: Sequence[Entry]) -> Iterator[Hidden]:
    roots = markdown.read(ctx.head.text).roots
    for entry, line in zip(entries, head_lines(ctx, (entry.span.line for entry in entries)), strict=True):
        block = _innermost(roots, line)
        if block is None or block.kind not in _WHERE or _OWN.get(entry.kind) == block.kind:
            continue
        if not {block.start, block.end} <= ctx.touched:
            yield Hidden(entry, line, _WHERE[block.kind])


def _innermost(blocks: Sequence[Block], line: int) -> Block | None:
    """The block on a line: the outermost that is no list, or what the list holds there."""
    index = bisect_right(blocks, line, key=lambda block: block.start) - 1
    block = blocks[index] if index >= 0 and blocks[index].end >= line else None
    if block and block.kind in ("list", "item"):
        return _innermost(block.kids, line) or block
    return block
