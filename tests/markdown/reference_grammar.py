"""The block phase by mistletoe: its tokens where they are right, others where they are not."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mistletoe import block_token, block_tokenizer

from prcheck.markdown.rows import cells

_UNDERLINE = re.compile(r" {0,3}(=++|-++)[ \t]*$")
_RULER = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\n?")
_DEFINITION = re.compile(
    r""" {0,3}\[((?:[^\[\]\\\n]|\\.){1,999}+)\]:[ \t]*+(?:<([^<>\n]*+)>|([^\s<]\S*+))"""
    r"""(?:[ \t]++(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?+[ \t]*+\n?"""
)


class Prose(block_token.Paragraph):
    """A paragraph or an underlined heading, without the library's inline parse of the latter."""

    @classmethod
    def read(cls, lines: Any) -> tuple[int, list[str]]:
        """The heading's level (0 for a paragraph) and the lines."""
        taken = [next(lines)]
        while (line := lines.peek()) is not None and line.strip():
            if _interrupted(lines, block_token.ThematicBreak):
                break
            if block_token.Paragraph.parse_setext and (underline := _UNDERLINE.match(line)):
                next(lines)
                return (1 if underline[1][0] == "=" else 2), taken
            if block_token.ThematicBreak.start(line):
                break
            taken.append(next(lines))
        return 0, taken


class Grid(block_token.Table):
    """A table as GFM has it: head and ruler have as many cells, and rows go on to a blank line or another block."""

    @classmethod
    def read(cls, lines: Any, check_only: bool = False) -> list[str] | bool | None:
        """The lines of the table; None where none starts."""
        place = lines.get_pos()
        head, ruler = next(lines), next(lines, "")
        fits = _is_ruler(ruler) and len(cells(head[:-1])) == len(cells(ruler[:-1]))
        if check_only or not fits:
            lines.set_pos(place)
            return fits or None
        taken = [head, ruler]
        while (line := lines.peek()) is not None and line.strip() and not _interrupted(lines):
            taken.append(next(lines))
        return taken


class Series(block_token.List):
    """A list; the library reads the item behind a change of markers twice, which doubles with every level."""

    @classmethod
    def read(cls, lines: Any) -> list[Any]:
        """What the library reads of each item."""
        items = [block_token.ListItem.read(lines)[0]]
        while cls._goes_on(lines, items[-1][3]):
            items.append(block_token.ListItem.read(lines)[0])
        return items

    @classmethod
    def _goes_on(cls, lines: Any, marker: str) -> bool:
        """Whether the next line that is not blank is an item with such a marker; if so, the lines stand there."""
        place = lines.get_pos()
        while (line := lines.peek()) is not None and not line.strip():
            next(lines)
        found = block_token.ListItem.parse_marker(line) if line else None
        if found and not block_token.ThematicBreak.start(line) and cls.same_marker_type(marker, found[2]):
            return True
        lines.set_pos(place)
        return False


class Definition(block_token.Footnote):
    """One link reference definition on one line; the library's reading is quadratic in their number."""

    @classmethod
    def read(cls, lines: Any) -> tuple[str, str] | None:
        """The folded name and the address; None where the line defines nothing."""
        found = _DEFINITION.fullmatch(lines.peek())
        if not found:
            return None
        next(lines)
        return " ".join(found[1].split()).casefold(), found[2] if found[2] is not None else found[3]


KINDS = {
    block_token.Heading: "heading",
    Prose: "paragraph",
    Series: "list",
    block_token.HtmlBlock: "html",
    block_token.Quote: "quote",
    block_token.BlockCode: "code",
    block_token.CodeFence: "code",
    block_token.ThematicBreak: "rule",
    Grid: "table",
    Definition: "definition",
}


@contextmanager
def registered() -> Iterator[None]:
    """The time in which the library reads with our tokens; it keeps them in globals, where others find their own."""
    for old, new in (
        (block_token.List, Series),
        (block_token.Table, Grid),
        (block_token.Footnote, Definition),
        (block_token.Paragraph, Prose),
    ):
        place = block_token._token_types.index(old)
        block_token.remove_token(old)
        block_token.add_token(new, place)
    block_token.add_token(block_token.HtmlBlock)
    try:
        yield
    finally:
        block_token.reset_tokens()
        block_token.Paragraph.parse_setext = True


def tokenize(lines: list[str], start: int) -> list[Any]:
    """The blocks of these lines as (a key of `KINDS`, what was read, number of the first line)."""
    return list(block_tokenizer.tokenize_block(lines, block_token._token_types, start_line=start))


def _is_ruler(line: str) -> bool:
    return ("|" in line or ":" in line) and _RULER.fullmatch(line) is not None


def _interrupted(lines: Any, *but: type) -> bool:
    return any(
        token.check_interrupts_paragraph(lines)
        for token in block_token._token_types
        if token not in but and hasattr(token, "check_interrupts_paragraph")
    )
