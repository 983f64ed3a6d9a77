"""Entries as blocks of fields: a title, then a list of "Word: value" lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prcheck.layouts import cutting, writing
from prcheck.layouts.headings import pieces
from prcheck.layouts.inline import scan
from prcheck.layouts.outline import Outline, Spot, is_beside
from prcheck.layouts.unit import Line, Unit
from prcheck.layouts.words import field_role, is_label
from prcheck.layouts.works import WORDS, field_word, is_field, is_numbered, is_title
from prcheck.markdown import Block, Blocks
from prcheck.model import Entry, Kind, Role, Span, Template

_SHARE = 0.5
_LOOK = 12  # items tell what a list is


def units(outline: Outline) -> Iterator[Unit]:
    """The blocks of fields, each with its title and what follows up to the next title, heading or rule."""
    spots = outline.spots
    for index, spot in enumerate(spots):
        if not _is_fields(outline, spot) or spot.block.start in outline.taken:
            continue
        title = _title(outline, spots[index - 1]) if index else ()
        if not title and not _has_title(outline.blocks, spot.block):
            continue
        first = spots[index - 1] if title else spot
        body = [spot, *_rest(outline, spots[index + 1 :])]
        outline.take(first.block, *(each.block for each in body))
        yield _unit(outline.blocks, first, title, body)


def _is_fields(outline: Outline, spot: Spot) -> bool:
    """Whether at least half of a list's items begin with a field's word."""
    if spot.block.kind != "list" or spot.doubtful:
        return False
    if len(spot.block.kids) == 1:
        return is_field(_text(outline.blocks, spot.block.kids[0]))
    return _share(outline.blocks, spot.block) >= _SHARE


def _share(blocks: Blocks, block: Block) -> float:
    texts = [_text(blocks, item) for item in block.kids[:_LOOK]]
    return sum(is_field(text) or is_label(text) or field_role(text) is not None for text in texts) / len(texts)


def _text(blocks: Blocks, item: Block) -> str:
    return scan(blocks.line(item.start)[max(item.content, 0) :]).plain()


def _has_title(blocks: Blocks, block: Block) -> bool:
    return any(field_role(field_word(_text(blocks, item))) is Role.TITLE for item in block.kids)


def _title(outline: Outline, spot: Spot) -> tuple[Line, ...]:
    """The lines of a paragraph or heading that may be the title of the fields below it."""
    if spot.block.start in outline.taken or spot.block.kind not in ("paragraph", "heading"):
        return ()
    heading = spot.block.kind == "heading"
    found = (cutting.heading if heading else cutting.lines)(outline.blocks, spot.block)
    kept = cutting.trimmed(found)
    text = outline.plain(" ".join(line.text for line in kept))
    if text.endswith((":", "：")) or (heading and is_beside(text)):
        return ()
    titled = is_title(text) and len(text.split()) >= WORDS + heading
    return kept if titled or is_numbered(text) else ()


def _rest(outline: Outline, spots: Sequence[Spot]) -> Iterator[Spot]:
    for spot in spots:
        block = spot.block
        more = block.kind == "quote" or (block.kind == "list" and _share(outline.blocks, block) >= _SHARE)
        if not more and not (block.kind == "paragraph" and _is_image(outline, block)):
            return
        yield spot


def _is_image(outline: Outline, block: Block) -> bool:
    lines = cutting.lines(outline.blocks, block)
    return all("![" in line.text or "<img" in line.text for line in lines) and not outline.plain(
        "\n".join(line.text for line in lines)
    )


def _unit(blocks: Blocks, first: Spot, title: Sequence[Line], body: Sequence[Spot]) -> Unit:
    """The unit; quotes and pictures lie inside its place, but are no part of its text."""
    lines = list(title)
    opens = []
    for spot in body:
        for found in pieces(blocks, spot.block) if spot.block.kind == "list" else ():
            opens.append(len(lines))
            lines.extend(found)
    unit = cutting.unit(Kind.FIELDS, lines, first, group=first.group, opens=tuple(opens))
    last = body[-1].block.end
    end = len(blocks.line(last).rstrip(" \t")) + 1
    return replace(unit, span=max(unit.span, Span(unit.span.line, unit.span.column, last, end)))


def write(entry: Entry, template: Template) -> str:
    """The entry as a title and its fields."""
    return writing.write(entry, template)
