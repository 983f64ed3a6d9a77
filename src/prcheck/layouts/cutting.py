"""Source lines to units: indent and marker off, anchors and breaks at the ends off."""

import re
from collections.abc import Iterable, Iterator, Sequence

from prcheck.layouts.outline import Spot
from prcheck.layouts.unit import Line, Unit
from prcheck.markdown import Block, Blocks
from prcheck.model import Kind, Span

# Lines that belong to no entry, in back-ticks as well: some editors put them there.
_SLIGHT = re.compile(
    r"(?:`?</?(?:a|br|p|div|center|span)(?:[ \t][^<>]*+)?/?>`?|<!--(?:(?!-->).)*+-->|&nbsp;|&emsp;|[ \t])*+",
    re.IGNORECASE,
)


_QUOTE = re.compile(r"(?:[ \t]*>)*[ \t]*")
_HASHES = re.compile(r"[ \t]*#{1,6}(?=[ \t]|\Z)[ \t]*")


def is_slight(text: str) -> bool:
    """Whether a line holds only anchors, breaks and comments."""
    return _SLIGHT.fullmatch(text) is not None


def line(blocks: Blocks, number: int, column: int = 0) -> Line:
    """A source line from a column (from 0, tabs to stops of four) on, blanks before its text off."""
    source = blocks.line(number)
    text = source[_offset(source, column) if column else 0 :].lstrip(" \t")
    return Line(number, text, len(source) - len(text) + 1)


def _offset(source: str, column: int) -> int:
    if "\t" not in source[:column]:
        return column
    at = width = 0
    while at < len(source) and width < column:
        width += 4 - width % 4 if source[at] == "\t" else 1
        at += 1
    return at


def lines(blocks: Blocks, block: Block, column: int = 0) -> tuple[Line, ...]:
    """A block's lines; `column` is where an item's text begins on its first line."""
    return tuple(line(blocks, n, column if n == block.start else 0) for n in range(block.start, block.end + 1))


def quoted(blocks: Blocks, block: Block) -> Iterator[Line]:
    """A quote's lines without its marks."""
    for number in range(block.start, block.end + 1):
        found = _QUOTE.match(blocks.line(number))
        start = found.end() if found else 0
        yield Line(number, blocks.line(number)[start:], start + 1)


def heading(blocks: Blocks, block: Block) -> tuple[Line, ...]:
    """A heading's lines without its hashes or its underline."""
    first = blocks.line(block.start)
    hashes = _HASHES.match(first)
    if not hashes:
        return tuple(line(blocks, number) for number in range(block.start, max(block.end, block.start + 1)))
    text = first[hashes.end() :].rstrip(" \t")
    bare = text.rstrip("#")
    text = bare.rstrip(" \t") if not bare or bare[-1] in " \t" else text
    return (Line(block.start, text, hashes.end() + 1),)


def trimmed(found: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without those at the ends that belong to no entry."""
    first, last = 0, len(found)
    while first < last and is_slight(found[first].text):
        first += 1
    while last > first and is_slight(found[last - 1].text):
        last -= 1
    return tuple(found[first:last])


def unit(kind: Kind, found: Iterable[Line], spot: Spot, **more: object) -> Unit:
    """A unit of these lines; blanks behind the last one are no part of it."""
    taken = tuple(found)
    final = taken[-1]
    end = final.text.rstrip(" \t")
    taken = (*taken[:-1], Line(final.number, end, final.column))
    span = Span(taken[0].number, taken[0].column, final.number, final.column + len(end))
    return Unit(kind, span, spot.section, taken, doubtful=spot.doubtful, **more)  # type: ignore[arg-type]  # passed on
