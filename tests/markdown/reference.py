"""The blocks of a text as mistletoe reads them, as a tree of ours: the reference of the block phase."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.markdown import reference_grammar as grammar

from prcheck.markdown.blocks import Block

_SLIGHT = re.compile(r"[ \t]*(?:<br[ \t]*/?>|</?a(?:[ \t][^<>]*)?>|</br>)[ \t]*\n?", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)

Place = tuple[int, int]


def parse(lines: list[str]) -> tuple[tuple[Block, ...], Mapping[str, str]]:
    """The blocks of the lines (each with its end) and the link reference definitions."""
    tree = _Tree(lines)
    with grammar.registered():
        roots = tuple(tree.blocks(grammar.tokenize(lines, 1), len(lines), 0))
    return roots, tree.definitions


class _Tree:
    """The walk through nested read results.

    `base` is the column (from 0) where a container's text begins, negative where quote marks hide it; `shift` is how
    far the library's line numbers are off.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.definitions: dict[str, str] = {}

    def blocks(self, tokens: list[Any], end: int, base: int, shift: int = 0) -> Iterator[Block]:
        """The blocks that a container on the lines up to `end` holds."""
        starts = [number + shift for _, _, number in tokens]
        stops = (*(start - 1 for start in starts[1:]), end)
        for (token, result, _), start, stop in zip(tokens, starts, stops, strict=False):
            yield from self._block(grammar.KINDS[token], result, (start, self._trimmed(start, stop)), base, shift)

    def _trimmed(self, start: int, stop: int) -> int:
        while stop > start and not self.lines[stop - 1].strip():
            stop -= 1
        return stop

    def _block(self, kind: str, result: Any, place: Place, base: int, shift: int) -> Iterator[Block]:
        if kind == "heading":
            yield Block(kind, *place, level=result[0], text=result[1])
        elif kind == "paragraph":
            yield _prose(result, place)
        elif kind == "list":
            yield Block(kind, *place, tuple(self._items(result, place[1], base, shift)))
        elif kind == "html":
            yield from self._html(result, place, base)
        elif kind == "quote":
            yield Block(kind, *place, tuple(self.blocks(result, place[1], -1, shift)))
        else:
            yield self._leaf(kind, result, place)

    def _leaf(self, kind: str, result: Any, place: Place) -> Block:
        if kind == "definition":
            self.definitions.setdefault(*result)
        return Block(kind, *place)

    def _items(self, items: list[Any], end: int, base: int, shift: int) -> Iterator[Block]:
        starts = [item[4] + shift for item in items]
        stops = (*(start - 1 for start in starts[1:]), end)
        for (tokens, indent, content, marker, _), start, stop in zip(items, starts, stops, strict=True):
            last = self._trimmed(start, stop)
            column = base + content if base >= 0 else -1
            # Where nothing stands behind the marker the library counts the next line as the item's first.
            bare = column >= 0 and not self.lines[start - 1].expandtabs(4)[base + indent + len(marker) :].strip()
            kids = tuple(self.blocks(tokens, last, column, shift + bare))
            yield Block("item", start, last, kids, marker=marker, content=column)

    def _html(self, taken: list[str], place: Place, base: int) -> Iterator[Block]:
        """An HTML block; behind lines of mere anchors and breaks the list's own Markdown goes on."""
        slight = next((index for index, line in enumerate(taken) if not _SLIGHT.fullmatch(line)), 0)
        start, end = place
        if slight:
            yield Block("html", start, start + slight - 1)
            yield from self.blocks(grammar.tokenize(taken[slight:], start + slight), end, base)
            return
        source = "".join(taken)
        yield Block("comment" if _COMMENT.fullmatch(source) else "html", start, end, text=source)


def _prose(result: tuple[int, list[str]], place: Place) -> Block:
    level, taken = result
    if level:
        return Block("heading", *place, level=level, text="\n".join(map(str.strip, taken)))
    return Block("paragraph", *place)
