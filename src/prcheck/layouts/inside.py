"""Entries that stand inside another one: as an item below it, or as a paragraph of its body."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from prcheck.layouts import cutting, entries, words
from prcheck.layouts.evidence import SURE
from prcheck.layouts.memory import Memory
from prcheck.layouts.reading import Reading
from prcheck.layouts.unit import Unit
from prcheck.markdown import Block, Blocks
from prcheck.model import Aside, Document, Entry, Kind, Link, Role, Span

_WORDS = 3  # of a title
_INNER = frozenset({"item", "paragraph"})


def find(document: Document, lines: Collection[int] | None, memory: Memory) -> Iterator[Aside]:
    """The blocks of these lines alone, inside an entry that begins above them, that read as the entry itself does.

    None stands for any lines.
    """
    blocks = memory.read(document.text)
    starts, told = [entry.span.line for entry in document.entries], 0
    for block in _among(blocks.roots, None if lines is None else sorted(lines)):
        index = bisect_left(starts, block.start) - 1
        owner = document.entries[index] if index >= 0 else None
        if owner is None or owner.span.end_line < block.end or block.start in starts[index + 1 : index + 2]:
            continue
        if block.end <= told:
            continue
        unit = _unit(blocks, block, owner)
        if _is_like(entries.readings((unit,), blocks.definitions, memory)[0], owner):
            told = block.end
            yield Aside(block.kind, unit.span, owner.section, owner.kind)


def _among(blocks: Sequence[Block], lines: Sequence[int] | None) -> Iterator[Block]:
    """The items and paragraphs all of whose lines are given, with those inside them."""
    for block in blocks:
        size = block.end - block.start + 1
        held = size if lines is None else bisect_right(lines, block.end) - bisect_left(lines, block.start)
        if held == size and block.kind in _INNER:
            yield block
        if held and block.kids:
            yield from _among(block.kids, lines)


def _unit(blocks: Blocks, block: Block, owner: Entry) -> Unit:
    column = block.content if block.kind == "item" else 0
    found = cutting.lines(blocks, block, max(column, 0))
    span = Span(block.start, found[0].column, block.end, len(blocks.line(block.end)) + 1)
    return Unit(Kind.PARAGRAPH, span, owner.section, found)


def _is_like(reading: Reading, owner: Entry) -> bool:
    """Whether a block has a title set off as the entry's is, with a paper's link and more."""
    title, above = reading.title, owner.title
    if title is None or above is None or title.marks != above.marks or words.size(title.text) < _WORDS:
        return False
    paper = any(isinstance(part, Link) and not part.badge and words.is_paper_url(part.url) for part in reading.parts)
    return paper and reading.evidence >= SURE and (bool(title.marks) or reading.has(Role.AUTHORS))
