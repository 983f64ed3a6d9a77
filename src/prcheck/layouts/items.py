"""Entries as list items, bulleted or numbered, with the lines and items below them."""

from collections.abc import Iterator

from prcheck.layouts import cutting, tails, writing
from prcheck.layouts.inline import scan
from prcheck.layouts.outline import Outline, Spot, is_beside
from prcheck.layouts.unit import Line, Unit
from prcheck.layouts.words import is_outside, label_name
from prcheck.layouts.works import is_people, is_title, is_work
from prcheck.markdown import Block, Blocks
from prcheck.model import Entry, Kind, Mark, Template

_TEXT = ("paragraph", "heading")


def units(outline: Outline) -> Iterator[Unit]:
    """The items; items below an item are entries of their own where they read as works and it does not."""
    below = tails.find(outline.blocks)
    for spot in outline.free("list"):
        yield from _list(outline, _with_tail(outline, spot, below.get(spot.block.start)))


def _with_tail(outline: Outline, spot: Spot, tail: Block | None) -> Spot:
    """The list with the paragraph of links that stands below its last item as a part of that item."""
    if tail is None or tail.start in outline.taken:
        return spot
    outline.take(tail)
    *others, last = spot.block.kids
    return spot._replace(block=spot.block._replace(kids=(*others, last._replace(kids=(*last.kids, tail)))))


def _list(outline: Outline, spot: Spot) -> Iterator[Unit]:
    for item in spot.block.kids:
        below = [kid for kid in item.kids if kid.kind == "list"]
        section = spot.section
        if below and _is_label(outline.blocks, item, below):
            label = outline.plain(_first(outline.blocks, item)).rstrip(":： ")
            section = (*section, label) if label else section
        elif below and _holds_works(outline.blocks, below):
            yield from _unit(outline.blocks, item._replace(kids=tuple(k for k in item.kids if k.kind != "list")), spot)
            label = ""
        else:
            yield from _unit(outline.blocks, item, spot)
            continue
        for kid in below:
            yield from _list(outline, Spot(kid, section, spot.group, spot.doubtful or is_beside(label)))


def _unit(blocks: Blocks, item: Block, spot: Spot) -> Iterator[Unit]:
    """The item's own lines and, as nested ones, those of the items below it."""
    lines: list[Line] = []
    nested: list[bool] = []
    opens: list[int] = []
    for block, column, inner in _texts(item, item.content, item.start, inner=False):
        found = cutting.lines(blocks, block, column)
        if lines:
            opens.append(len(lines))
        lines.extend(found)
        nested.extend([inner] * len(found))
    kept = cutting.trimmed(lines)
    if not kept:
        return
    first = lines.index(kept[0])
    kind = Kind.NUMBER if item.marker[:1].isdigit() else Kind.BULLET
    yield cutting.unit(
        kind,
        kept,
        spot,
        group=spot.block.start,
        nested=tuple(nested[first : first + len(kept)]),
        opens=tuple(index - first for index in opens if first < index < first + len(kept)),
    )


def _texts(item: Block, column: int, start: int, *, inner: bool) -> Iterator[tuple[Block, int, bool]]:
    """The item's paragraphs with the column where their first line's text begins, and whether they are nested."""
    for kid in item.kids:
        if kid.kind in _TEXT:
            yield kid, column if kid.start == start else 0, inner
        elif kid.kind == "list":
            for below in kid.kids:
                yield from _texts(below, below.content, below.start, inner=True)


def _first(blocks: Blocks, item: Block) -> str:
    paragraph = next((kid for kid in item.kids if kid.kind in _TEXT), None)
    return " ".join(line.text for line in cutting.lines(blocks, paragraph, item.content)) if paragraph else ""


def _is_label(blocks: Blocks, item: Block, below: list[Block]) -> bool:
    """Whether an item heads the entries below it."""
    own = _first(blocks, item)
    if _is_own_work(own):
        return False
    texts = [_first(blocks, kid) for block in below for kid in block.kids]
    works = sum(map(is_work, texts))
    if (texts and is_people(texts[0])) or (not works and any(map(_is_part, texts))):
        return False
    named = sum(map(_is_named_link, texts))
    return 2 * works > len(texts) or (2 * named > len(texts) and "](" not in own)


def _holds_works(blocks: Blocks, below: list[Block]) -> bool:
    """Whether works of their own stand below a work: titles with links that are named otherwise than its parts are."""
    texts = [_first(blocks, kid) for block in below for kid in block.kids]
    return 2 * sum(is_work(text) and _leads_elsewhere(text) for text in texts) > len(texts)


def _leads_elsewhere(text: str) -> bool:
    """Whether links stand behind the text of which none has a label's word."""
    seen = scan(text)
    labels = [seen.plain(link.label_start, link.label_end) for link in seen.links if is_outside(link.url)]
    return bool(labels) and bool(seen.plain(0, seen.links[0].start)) and not any(map(label_name, labels))


def _is_part(text: str) -> bool:
    """Whether an item holds no more than links of the entry above it, each with a label's word."""
    seen = scan(text)
    labels = [seen.plain(link.label_start, link.label_end) for link in seen.links]
    return bool(labels) and all(map(label_name, labels)) and not seen.plain(0, seen.links[0].start).strip("[( ")


def _is_own_work(text: str) -> bool:
    seen = scan(text)
    if any(is_outside(link.url) for link in seen.links):
        return True
    bold = [seen.plain(m.inner_start, m.inner_end) for m in seen.marks if m.mark is Mark.BOLD]
    return any(map(is_title, bold)) and len(seen.plain()) > sum(map(len, bold)) + 2


def _is_named_link(text: str) -> bool:
    seen = scan(text)
    return bool(seen.links) and is_outside(seen.links[0].url) and not seen.text[: seen.links[0].start].strip("*_ ")


def write(entry: Entry, template: Template) -> str:
    """The entry as an item; its number is 1, whatever its place."""
    usual = "1. " if entry.kind is Kind.NUMBER else "- "
    return writing.write(entry, template, template.style.marker or usual)
