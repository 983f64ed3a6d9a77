"""Entries as blocks of fields: a title, then a list of "Word: value" lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prcheck.layouts import cutting, works, writing
from prcheck.layouts.field_blocks import has_title, is_field_lines, share, split, text_of, words_of
from prcheck.layouts.headings import pieces
from prcheck.layouts.outline import Outline, Spot, is_beside
from prcheck.layouts.unit import Line, Unit
from prcheck.layouts.words import field_role, is_label
from prcheck.layouts.works import (
    WORDS,
    field_word,
    is_all_bold,
    is_field,
    is_numbered,
    is_people,
    is_title,
    opening,
)
from prcheck.markdown import Block, Blocks
from prcheck.model import Entry, Kind, Role, Span, Template

_SHARE = 0.5
_LEAST = 2  # fields that make a block without its title


def units(outline: Outline) -> Iterator[Unit]:
    """The blocks of fields, each with its title and what follows up to the next title, heading or rule.

    In a list that has some, a block that lost its title or the title's marks is one as well.
    """
    found = list(_titled(outline))
    yield from found
    for index, spot in enumerate(outline.spots) if found else ():
        free = spot.block.kind in ("list", "paragraph") and spot.block.start not in outline.taken
        if free and _is_fields(outline, spot):
            below = (outline.spots[at] for at in range(index + 1, len(outline.spots)))
            body = [spot, *_rest(outline, spot, (), below)]
            if _is_untitled(outline, body):
                above, title = _title(outline, outline.spots[max(index - 1, 0) : index])
                outline.take(*(each.block for each in (*above, *body)))
                yield _unit(outline.blocks, above[0] if above else spot, title, body)


def _is_untitled(outline: Outline, body: Sequence[Spot]) -> bool:
    """Whether blocks hold two fields or more, and little else."""
    words = [word for spot in body if spot.block.kind != "quote" for word in words_of(outline.blocks, spot.block)]
    known = sum(bool(word) and (field_role(word) is not None or is_label(word)) for word in words)
    return known >= max(_LEAST, _SHARE * len(words))


def _titled(outline: Outline) -> Iterator[Unit]:
    spots = outline.spots
    for index, spot in enumerate(spots):
        if not _is_fields(outline, spot) or spot.block.start in outline.taken:
            continue
        shown = spots[max(index - 1, 0) : index] if _is_image(outline, spots[max(index - 1, 0)]) else []
        above, title = _title(outline, spots[max(index - 2 - len(shown), 0) : index - len(shown)])
        own_title = has_title(outline.blocks, spot.block)
        if spot.block.kind == "paragraph" and (own_title or not (title and _is_set_off(title))):
            above, title = (), ()
        if not title and not own_title:
            continue
        own, *others = (spot._replace(block=block) for block in split(outline.blocks, spot.block))
        rest = list(_rest(outline, spot, title, (spots[below] for below in range(index + 1, len(spots)))))
        first = above[0] if above else own
        outline.take(spot.block, *(each.block for each in (*above, *rest)))
        yield _unit(outline.blocks, first, title, [*(shown if title else []), own, *([] if others else rest)])
        for last, other in enumerate(others, 1 - len(others)):
            yield _unit(outline.blocks, other, (), [other, *([] if last else rest)])


def _is_fields(outline: Outline, spot: Spot) -> bool:
    """Whether at least half of a list's items, or all lines of a paragraph, begin with a field's word."""
    if spot.block.kind == "paragraph" and not spot.doubtful:
        return is_field_lines(outline.blocks, spot.block)
    if spot.block.kind != "list" or spot.doubtful:
        return False
    if len(spot.block.kids) == 1:
        return is_field(text_of(outline.blocks, spot.block.kids[0]))
    return share(outline.blocks, spot.block) >= _SHARE


def _title(outline: Outline, before: Sequence[Spot]) -> tuple[Sequence[Spot], tuple[Line, ...]]:
    """The blocks right before the fields that may be their title, or their title and authors, and their lines."""
    for size in (1, 2) if before else ():
        above = before[-size:]
        lines = [_lines(outline, spot) for spot in above]
        if all(lines) and _is_head(outline, above[0]) and all(len(p) == 1 and is_people(p[0].text) for p in lines[1:]):
            return above, tuple(line for found in lines for line in found)
    return (), ()


def _lines(outline: Outline, spot: Spot) -> tuple[Line, ...]:
    """The lines of a paragraph or heading that is no part of another entry."""
    if spot.block.start in outline.taken or spot.block.kind not in ("paragraph", "heading"):
        return ()
    found = (cutting.heading if spot.block.kind == "heading" else cutting.lines)(outline.blocks, spot.block)
    return cutting.trimmed(found)


def _is_head(outline: Outline, spot: Spot) -> bool:
    """Whether a paragraph or heading may be a title."""
    heading = spot.block.kind == "heading"
    text = outline.plain(" ".join(line.text for line in _lines(outline, spot)))
    if text.endswith((":", "：")) or (heading and is_beside(text)):
        return False
    if not heading and field_role(text) is Role.TITLE:  # the template's own word, still in place
        return True
    return (is_title(text) and len(text.split()) >= WORDS + heading) or is_numbered(text)


def _is_set_off(title: Sequence[Line]) -> bool:
    """Whether a title is one line with marks, a heading or a number: fields that are paragraphs need that much."""
    (first, *more) = title
    return not more and (is_all_bold(first.text) or is_numbered(first.text) or opening(first.text) != "")


def _rest(outline: Outline, first: Spot, title: Sequence[Line], spots: Iterable[Spot]) -> Iterator[Spot]:
    """What follows the first fields and belongs to them: fields with other words, quotes, images."""
    words = {*words_of(outline.blocks, first.block), *(field_word(outline.plain(line.text)).lower() for line in title)}
    for spot in spots:
        block = spot.block
        if not (block.kind == "quote" or _is_more(outline, block, words) or _is_image(outline, spot)):
            return
        yield spot


def _is_more(outline: Outline, block: Block, words: set[str]) -> bool:
    """Whether a block holds more fields of the same entry: a title, or words used before, are another's."""
    if block.kind == "paragraph":
        found = is_field_lines(outline.blocks, block)
    else:
        found = block.kind == "list" and share(outline.blocks, block) >= _SHARE
    own = list(words_of(outline.blocks, block)) if found else []
    again = sum(word in words for word in own if word)
    if not own or (own[0] and own[0] in words) or 2 * again > len(own):
        return False
    if any(field_role(word) is Role.TITLE for word in own) and words - {""}:
        return False
    words.update(own)
    return True


def _is_image(outline: Outline, spot: Spot) -> bool:
    text = " ".join(line.text for line in cutting.lines(outline.blocks, spot.block))
    return spot.block.kind == "paragraph" and works.is_images(text)


def _unit(blocks: Blocks, first: Spot, title: Sequence[Line], body: Sequence[Spot]) -> Unit:
    """The unit; quotes without links and pictures lie inside its place, but are no part of its text."""
    lines = list(title)
    opens = []
    for spot in body:
        for found in pieces(blocks, spot.block) if _holds_fields(blocks, spot.block) else ():
            opens.append(len(lines))
            lines.extend(found)
    unit = cutting.unit(Kind.FIELDS, lines, first, group=first.group, opens=tuple(opens))
    last = body[-1].block.end
    end = len(blocks.line(last).rstrip(" \t")) + 1
    return replace(unit, span=max(unit.span, Span(unit.span.line, unit.span.column, last, end)))


def _holds_fields(blocks: Blocks, block: Block) -> bool:
    """Whether a block is part of the text: fields, quotes, pictures that lead somewhere."""
    linked = any("[![" in line.text or "<a " in line.text for line in cutting.lines(blocks, block))
    return block.kind in ("list", "quote") or linked or is_field_lines(blocks, block)


def write(entry: Entry, template: Template) -> str:
    """The entry as a title and its fields."""
    return writing.write(entry, template)
