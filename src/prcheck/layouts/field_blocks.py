"""Lists and paragraphs of fields: how much of a block is "Word: value", and which words these are."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from prcheck.layouts import cutting, works
from prcheck.layouts.inline import scan
from prcheck.layouts.words import field_role, is_label
from prcheck.layouts.works import field_word, is_field, may_be_field
from prcheck.markdown import Block, Blocks
from prcheck.model import Role

_LOOK = 12  # items tell what a list is


def is_field_lines(blocks: Blocks, block: Block) -> bool:
    """Whether each line begins with a field's word, or the paragraph is one bare address."""
    if any(not works.has_colon(blocks.line(number)) for number in range(block.start, block.end + 1)):
        return False
    lines = cutting.lines(blocks, block)
    lone = len(lines) == 1 and works.is_address(lines[0].text)
    return lone or all(may_be_field(line.text) and is_field(scan(line.text).plain()) for line in lines)


def share(blocks: Blocks, block: Block) -> float:
    """Which share of a list's first items begin with a field's word, or are one."""
    texts = [text_of(blocks, item) for item in block.kids[:_LOOK]]
    return sum(is_field(text) or is_label(text) or field_role(text) is not None for text in texts) / len(texts)


def text_of(blocks: Blocks, item: Block) -> str:
    """An item's first line, as a reader sees it; "" where that is no text but code, say."""
    if not item.kids or item.kids[0].kind != "paragraph" or item.kids[0].start != item.start:
        return ""
    return scan(blocks.line(item.start)[max(item.content, 0) :]).plain()


def has_title(blocks: Blocks, block: Block) -> bool:
    """Whether an item of a list or a line of a paragraph is the title's field."""
    return any(field_role(word) is Role.TITLE for word in words_of(blocks, block))


def split(blocks: Blocks, block: Block) -> list[Block]:
    """A list's fields as one list for each entry.

    Another entry begins with a second title, with the word that the one before it began with, or behind a blank line:
    in a list that has few, where what follows it has a word that stood there already.
    """
    if block.kind != "list":
        return [block]
    items, found = block.kids, list(words_of(blocks, block))
    apart = [not blocks.line(item.start - 1).strip() for item in items]
    tight = 2 * sum(apart[1:]) < len(items)
    edges, before = [0], {found[0]}
    stops = [*(at for at, alone in enumerate(apart) if alone), len(items)]
    for index in range(1, len(items)):
        until = stops[bisect_right(stops, index)] if apart[index] and tight else index + 1
        if _is_next(found[edges[-1]], before, found[index:until], apart=apart[index], tight=tight):
            edges.append(index)
            before = set()
        before.add(found[index])
    groups = (items[start:end] for start, end in pairwise([*edges, len(items)]))
    return [block._replace(start=g[0].start, end=g[-1].end, kids=g) for g in groups] if edges[1:] else [block]


def _is_next(first: str, before: Set[str], ahead: Sequence[str], *, apart: bool, tight: bool) -> bool:
    """Whether a field begins another entry.

    `first` is the word that the one before it began with, `before` are all of that one's words, `ahead` those from the
    field on, up to the next blank line.
    """
    word, role = ahead[0], field_role(ahead[0])
    if apart and tight:
        return role is Role.TITLE or any(each and each in before for each in ahead)
    again = word in before if role is Role.TITLE else word == first
    return bool(word) and again and (apart or role in (Role.TITLE, Role.AUTHORS))


def words_of(blocks: Blocks, block: Block) -> Iterator[str]:
    """The field words of a list's items or a paragraph's lines."""
    if block.kind == "list":
        yield from (field_word(text_of(blocks, item)).lower() for item in block.kids)
    else:
        yield from (field_word(scan(line.text).plain()).lower() for line in cutting.lines(blocks, block))
