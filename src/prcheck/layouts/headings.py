"""Entries whose titles are headings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from prcheck.layouts import cutting, writing
from prcheck.layouts.field_blocks import split, text_of
from prcheck.layouts.names import is_person
from prcheck.layouts.outline import Outline, Spot, is_beside
from prcheck.layouts.unit import Line, Unit
from prcheck.layouts.works import WORDS, is_field, is_numbered, is_people, is_work
from prcheck.markdown import Block, Blocks
from prcheck.model import Entry, Kind, Span, Template

_LEAST = 5
_SHARE = 0.6
_STRAY = 0.1  # of the headings one level above
_LONGEST = 25
_TEXTS = ("paragraph", "item")


def units(outline: Outline) -> Iterator[Unit]:
    """The headings of each level whose headings are mostly titles, with what stands below them."""
    every = Levels(outline)
    found = list(_headings(outline, every))
    levels = Counter(every.of(spot.block) for spot, _ in found)
    wordy = Counter(every.of(spot.block) for spot, _ in found if _is_wordy(outline.blocks, spot.block))
    for level, count in levels.items():
        if count >= _LEAST and wordy[level] >= _SHARE * count:
            yield from _titles(outline, [(spot, body) for spot, body in found if every.of(spot.block) == level])


class Levels:
    """The levels of a list's headings; a long heading that is deeper than nearly all others is meant as they are."""

    def __init__(self, outline: Outline) -> None:
        self.blocks = outline.blocks
        self.count = Counter(spot.block.level for spot in outline.spots if spot.block.kind == "heading")

    def of(self, block: Block) -> int:
        """The level that a heading is meant to have."""
        above = self.count[block.level - 1]
        stray = self.count[block.level] <= _STRAY * above and _is_wordy(self.blocks, block)
        return block.level - stray


def _titles(outline: Outline, found: Sequence[tuple[Spot, list[Block] | None]]) -> Iterator[Unit]:
    fitting = [(spot, body) for spot, body in found if body and _fits(outline.blocks, spot, body)]
    likely = sum(_is_wordy(outline.blocks, spot.block) for spot, _ in fitting)
    if likely < _SHARE * len(found):
        return
    for spot, body in fitting:
        if spot.block.start not in outline.taken:
            outline.take(spot.block, *body)
            own, others = _parted(outline.blocks, body)
            yield _unit(outline.blocks, spot, own)
            yield from (_untitled(outline.blocks, spot, block) for block in others)
    titles = {spot.block.start for spot, _ in fitting}
    sure = all(body == [] or spot.block.start in titles for spot, body in found)
    for spot, below in found:
        if below == [] and _is_bare(outline, spot, sure=sure):
            yield cutting.unit(Kind.HEADING, cutting.heading(outline.blocks, spot.block), spot, group=spot.group)


def _is_bare(outline: Outline, spot: Spot, *, sure: bool) -> bool:
    """Whether a heading with nothing below it may be a title; `sure`: all others of its level are."""
    if spot.doubtful or is_beside(outline.plain(spot.block.text)):
        return False
    return sure or _is_wordy(outline.blocks, spot.block)


def _parted(blocks: Blocks, body: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """What stands below a heading, and the fields there that are another entry's, whose heading is gone."""
    *before, last = body or (None,)
    if last is None or not is_field(text_of(blocks, last.kids[0]) if last.kids else ""):
        return list(body), []
    first, *others = split(blocks, last)
    return [*(block for block in before if block), first], others


def _untitled(blocks: Blocks, spot: Spot, block: Block) -> Unit:
    lines, opens = list[Line](), list[int]()
    for found in pieces(blocks, block):
        opens.append(len(lines))
        lines.extend(found)
    return cutting.unit(Kind.FIELDS, lines, spot, group=spot.group, opens=tuple(opens))


def _headings(outline: Outline, levels: Levels) -> Iterator[tuple[Spot, list[Block] | None]]:
    """Each heading with the blocks up to the next; None where a heading of a lower level comes next."""
    open_spot: Spot | None = None
    body: list[Block] = []
    for spot in outline.spots:
        if spot.block.kind != "heading":
            body.append(spot.block)
            continue
        if open_spot:
            yield open_spot, body if levels.of(spot.block) <= levels.of(open_spot.block) else None
        open_spot, body = spot, []
    if open_spot:
        yield open_spot, body


def _is_wordy(blocks: Blocks, block: Block) -> bool:
    text = " ".join(line.text for line in cutting.heading(blocks, block))
    return len(text.split()) > WORDS or is_numbered(text)


def _fits(blocks: Blocks, spot: Spot, body: Sequence[Block]) -> bool:
    if spot.doubtful or body[-1].end - body[0].start >= _LONGEST:
        return False
    if any(block.kind == "table" for block in body):
        return False
    folded = _folded(blocks, body)
    roots = (block for block in body if block.start not in folded)
    below = [block for root in roots for block in root.walk() if block.kind == "item" or block is root]
    texts = [blocks.line(block.start)[max(block.content, 0) :] for block in below if block.kind in _TEXTS]
    if _has_link(blocks.line(spot.block.start)):  # notes on the paper that the heading leads to have no link
        texts = [text for text in texts if _has_link(text)]
    return sum(map(is_work, texts)) <= 1


def _folded(blocks: Blocks, body: Iterable[Block]) -> dict[int, int]:
    """The first and last lines of the blocks inside `<details>`, which may go on behind blank lines."""
    depth, found = 0, dict[int, int]()
    for block in body:
        if depth:
            found[block.start] = block.end
        text = "\n".join(blocks.line(n) for n in range(block.start, block.end + 1)).lower()
        depth = max(depth + text.count("<details") - text.count("</details"), 0)
    return found


def _has_link(line: str) -> bool:
    return "](" in line or "://" in line


def _unit(blocks: Blocks, spot: Spot, body: Sequence[Block]) -> Unit:
    lines = list(cutting.heading(blocks, spot.block))
    opens, folded = [], _folded(blocks, body)
    for root in body:
        for found in pieces(blocks, root):
            if root.start in folded and not any(_has_link(line.text) for line in found):
                continue
            opens.append(len(lines))
            lines.extend(found)
    kept = cutting.trimmed(lines)
    first = lines.index(kept[0]) if kept else 0
    inside = tuple(index - first for index in opens if first < index < first + len(kept))
    return _through(cutting.unit(Kind.HEADING, kept or lines[:1], spot, group=spot.group, opens=inside), blocks, folded)


def _through(unit: Unit, blocks: Blocks, folded: Mapping[int, int]) -> Unit:
    """The unit with the folded text behind it, which is its own."""
    end = max(folded.values(), default=0)
    if end <= unit.span.end_line:
        return unit
    return replace(unit, span=Span(unit.span.line, unit.span.column, end, len(blocks.line(end)) + 1))


def pieces(blocks: Blocks, root: Block) -> Iterator[tuple[Line, ...]]:
    """The lines of each paragraph in a block, item markers off; of a quote, the lines with links or names."""
    if root.kind == "paragraph":
        yield cutting.lines(blocks, root)
    if root.kind == "quote":
        yield from ((line,) for line in cutting.quoted(blocks, root) if _has_link(line.text) or _is_people(line.text))
    for item in root.walk() if root.kind == "list" else ():
        for kid in item.kids if item.kind == "item" else ():
            if kid.kind == "paragraph":
                yield cutting.lines(blocks, kid, item.content if kid.start == item.start else 0)


def _is_people(line: str) -> bool:
    """Whether a quoted line holds authors alone, be it one name."""
    return is_people(line) or is_person(line)


def write(entry: Entry, template: Template) -> str:
    """The entry below its title as a heading."""
    return writing.write(entry, template, "### ")
