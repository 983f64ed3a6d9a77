"""Lists and paragraphs of fields: how much of a block is "Word: value", and which words these are."""

from collections.abc import Iterator

from prcheck.layouts import cutting, works
from prcheck.layouts.inline import scan
from prcheck.layouts.words import field_role, is_label
from prcheck.layouts.works import field_word, is_field, may_be_field
from prcheck.markdown import Block, Blocks
from prcheck.model import Role

_LOOK = 12  # items tell what a list is


def is_field_lines(blocks: Blocks, block: Block) -> bool:
    """Whether each line begins with a field's word, or the paragraph is one bare address."""
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
    """Whether an item of a list is the title's field."""
    return any(field_role(field_word(text_of(blocks, item))) is Role.TITLE for item in block.kids)


def words_of(blocks: Blocks, block: Block) -> Iterator[str]:
    """The field words of a list's items or a paragraph's lines."""
    if block.kind == "list":
        yield from (field_word(text_of(blocks, item)).lower() for item in block.kids)
    else:
        yield from (field_word(scan(line.text).plain()).lower() for line in cutting.lines(blocks, block))
