"""A text cut into portions, each of which may hold an entry: what can be read or left unread by itself."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from prcheck.layouts import tails
from prcheck.markdown import Block, Blocks

SHORT = 40  # items or rows; a list or table of no more is read as one
_CUT = ("list", "table")
_TEXT = ("paragraph", *_CUT)

Path = tuple[tuple[int, str], ...]


class Portion(NamedTuple):
    """A paragraph, a short list with the paragraph above it, an item of a long list or a row of a long table.

    `starts` are the first lines of its blocks, `end` is its last line, `path` the headings above it, `part` the number
    of the stretch between two headings that holds it, `weight` how many entries it may hold.
    """

    starts: tuple[int, ...]
    end: int
    path: Path
    part: int
    weight: int = 1

    @property
    def start(self) -> int:
        """The first line."""
        return self.starts[0]


def cut(blocks: Blocks) -> tuple[Portion, ...]:
    """The portions of a text, in order of place."""
    return tuple(_joined(_cut(blocks)))


def _cut(blocks: Blocks) -> Iterator[Portion | None]:
    """The portions as the blocks stand, None for what parts a list from the paragraph above it."""
    path: Path = ()
    part = 0
    below = tails.find(blocks)
    ends = {tail.start for tail in below.values()}
    for block in blocks.roots:
        if block.kind == "heading":
            path = (*(above for above in path if above[0] < block.level), (block.level, block.text))
            part += 1
        if block.kind not in _TEXT:
            yield None
        elif block.kind in _CUT and len(block.kids) > SHORT:
            yield from (Portion((kid.start,), kid.end, path, part) for kid in block.kids)
            yield from () if block.start in below else (None,)
        elif block.start in ends:
            yield from (Portion((block.start,), block.end, path, part, 0), None)
        else:
            yield Portion((block.start,), block.end, path, part, max(len(block.kids), 1))


def _joined(found: Iterator[Portion | None]) -> Iterator[Portion]:
    """The portions, a short list with what stands right above it."""
    held: Portion | None = None
    for portion in found:
        if held and portion and held.part == portion.part and _belongs(held, portion):
            starts, weight = (*held.starts, *portion.starts), held.weight + portion.weight
            held = held._replace(starts=starts, end=portion.end, weight=weight)
            continue
        if held:
            yield held
        held = portion
    if held:
        yield held


def _belongs(held: Portion, portion: Portion) -> bool:
    """Whether a portion is the links of an item above it, or a short list below what is no long one."""
    return portion.weight == 0 or (portion.weight > 1 and held.weight <= SHORT)


def only(blocks: Blocks, kept: Collection[Portion]) -> Blocks:
    """The blocks of these portions with the headings above them, and all that is no portion."""
    starts = frozenset(start for portion in kept for start in portion.starts)
    paths = frozenset(portion.path[:size] for portion in kept for size in range(1, len(portion.path) + 1))
    return replace(blocks, roots=tuple(_only(blocks, starts, paths)))


def _only(blocks: Blocks, starts: frozenset[int], paths: frozenset[Path]) -> Iterator[Block]:
    path: Path = ()
    for block in blocks.roots:
        if block.kind == "heading":
            path = (*(above for above in path if above[0] < block.level), (block.level, block.text))
            if path in paths:
                yield block
        elif block.kind in _CUT and len(block.kids) > SHORT:
            if kids := tuple(kid for kid in block.kids if kid.start in starts):
                yield block._replace(kids=kids)
        elif block.kind not in _TEXT or block.start in starts:
            yield block
