"""The blocks of a changed text by those of the text before: only what the change touches is read again."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from prcheck.align import places
from prcheck.markdown import blocks, caps, tree
from prcheck.markdown.blocks import Block, Blocks
from prcheck.markdown.starts import is_blank


def read(text: str, other: Blocks, removed: Collection[int], added: Collection[int]) -> Blocks:
    """The blocks of a text, as `blocks.read` gives them; `other` are those before the change.

    `removed` are the numbers of the lines that it takes away, `added` those of the lines that it brings.
    """
    lines = tuple(text.split("\n"))
    _, limits = caps.view(lines)
    fits = len(other.lines) - len(removed) == len(lines) - len(added)
    if limits or other.limits or other.definitions or not fits:
        return blocks.read(text)
    definitions: dict[str, str] = {}
    place = places(len(other.lines), removed, added)
    roots = tuple(_roots(lines, dict(_kept(other, place)), definitions))
    return blocks.read(text) if definitions else Blocks(lines, roots)


def _kept(other: Blocks, place: Sequence[int]) -> Iterator[tuple[int, tuple[Block, int, int]]]:
    """By its first line after the change each block that reads as before, how far it moves, the next one's first line.

    Such a block stands between blank lines and is followed by the same block as before. No line up to that goes, and
    none comes, for it is as near as before.
    """
    for block, below in pairwise(other.roots):
        first, last = place[block.start], place[below.start]
        same = first and last - first == below.start - block.start and 0 not in place[block.start : below.start + 1]
        apart = block.start == 1 or (place[block.start - 1] == first - 1 and is_blank(other.lines[block.start - 2]))
        if same and apart and is_blank(other.lines[below.start - 2]):
            yield first, (block, first - block.start, last)


def _roots(
    lines: Sequence[str], kept: dict[int, tuple[Block, int, int]], definitions: dict[str, str]
) -> Iterator[Block]:
    reader = tree.blocks(lines, 0, definitions)
    block = next(reader, None)
    while block:
        known = kept.get(block.start)
        if known is None:
            yield block
            block = next(reader, None)
            continue
        start = block.start
        while known := kept.get(start):
            old, by, start = known
            yield _moved(old, by)
        reader = tree.blocks(lines, start - 1, definitions)
        block = next(reader, None)


def _moved(block: Block, by: int) -> Block:
    if not by:
        return block
    kids = tuple(_moved(kid, by) for kid in block.kids)
    return Block(
        block.kind, block.start + by, block.end + by, kids, block.level, block.text, block.marker, block.content
    )
