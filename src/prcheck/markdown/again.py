"""The blocks of a text that has most lines in common with one read before: only what differs is read again."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from prcheck.markdown import blocks, caps, tree
from prcheck.markdown.blocks import Block, Blocks
from prcheck.markdown.starts import is_blank


def read(text: str, other: Blocks) -> Blocks:
    """The blocks of a text, as `blocks.read` gives them; `other` are those of a text like it."""
    lines = tuple(text.split("\n"))
    _, limits = caps.view(lines)
    if limits or other.limits or other.definitions:
        return blocks.read(text)
    roots, definitions = _roots(lines, other)
    return blocks.read(text) if definitions else Blocks(lines, roots)


def _roots(lines: Sequence[str], other: Blocks) -> tuple[tuple[Block, ...], dict[str, str]]:
    first = _common(lines, other.lines)
    last = min(_common(lines[::-1], other.lines[::-1]), len(lines) - first, len(other.lines) - first)
    shift = len(lines) - len(other.lines)
    taken = _before(other, first)
    start = other.roots[taken].start - 1 if taken else 0
    known = {root.start + shift: index for index, root in enumerate(other.roots)}
    found = list(other.roots[:taken])
    definitions: dict[str, str] = {}
    for block in tree.blocks(lines, start, definitions):
        same = known.get(block.start) if block.start > len(lines) - last else None
        if same is not None and is_blank(lines[block.start - 2]) and block.start - 1 > len(lines) - last:
            found.extend(_moved(root, shift) for root in islice(other.roots, same, None))
            break
        found.append(block)
    return tuple(found), definitions


def _before(other: Blocks, first: int) -> int:
    """How many blocks stand whole in the first lines, with a blank line and the next block's first line behind them."""
    taken = bisect_right(other.roots, first - 1, key=lambda root: root.start) - 1
    while taken > 0 and not is_blank(other.lines[other.roots[taken].start - 2]):
        taken -= 1
    return max(taken, 0)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts begin with in common."""
    size = min(len(one), len(other))
    return next((number for number in range(size) if one[number] != other[number]), size)


def _moved(block: Block, by: int) -> Block:
    if not by:
        return block
    kids = tuple(_moved(kid, by) for kid in block.kids)
    return Block(
        block.kind, block.start + by, block.end + by, kids, block.level, block.text, block.marker, block.content
    )
