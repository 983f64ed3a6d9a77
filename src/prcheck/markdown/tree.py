"""The block phase: lines to a tree of blocks, in time linear in the text for each level of nesting.

An own scanner, for the library's (mistletoe) costs 0.3 s to import and twice as long to run, and is quadratic or worse
on some texts. The library stays the reference in the tests.
"""

from collections.abc import Callable, Iterator, Mapping

from prcheck.markdown import starts
from prcheck.markdown.blocks import Block
from prcheck.markdown.lazy import Open
from prcheck.markdown.leaves import Leaves, Lines, Read
from prcheck.markdown.starts import is_blank


def parse(lines: Lines) -> tuple[tuple[Block, ...], Mapping[str, str]]:
    """The blocks of the lines and the link reference definitions."""
    definitions: dict[str, str] = {}
    return tuple(_Container(lines, 1, 0, definitions).blocks()), definitions


def blocks(lines: Lines, start: int, definitions: dict[str, str]) -> Iterator[Block]:
    """The blocks from a line (from 0) on where none stands open; `definitions` collects what they define."""
    return _Container(lines, 1, 0, definitions).blocks(start)


class _Container(Leaves):
    """The lines inside one container, with the containers that they hold.

    `base` is the column (from 0) where its text begins, negative where quote marks hide it.
    """

    def __init__(
        self, lines: Lines, first: int, base: int, definitions: dict[str, str], *, underlined: bool = True
    ) -> None:
        super().__init__(lines, first, definitions, underlined=underlined)
        self.base = base

    def blocks(self, at: int = 0) -> Iterator[Block]:
        """The blocks from a line on, in order."""
        lines = self.lines
        while at < len(lines):
            line = lines[at]
            if is_blank(line):
                at += 1
                continue
            step = _STEPS.get(line.lstrip(" ")[0])
            read = step(self, at) if step else None
            block, at = read or self.prose(at)
            yield block
            while block.kind == "definition" and at < self.stop and starts.goes_on(lines, at):
                block, at = self.definition(at) or self.text(at)
                yield block
            if at >= self.stop:
                self.stop = len(lines)

    def _rule(self, at: int) -> Read | None:
        return (self.block("rule", at, at + 1), at + 1) if starts.RULE.match(self.lines[at]) else self._list(at)

    def _quote(self, at: int) -> Read | None:
        if not starts.QUOTE.match(self.lines[at]):
            return None
        inner, end, above = [starts.unquoted(self.lines[at])], at + 1, Open()
        above.take(inner[0])
        while end < self.stop and not is_blank(self.lines[end]):
            line = self.lines[end]
            lazy = not starts.QUOTE.match(line)
            if lazy and not (above.paragraph and self._is_text(end)):
                break
            inner.append(line if lazy else starts.unquoted(line))
            above.take(inner[-1], lazy=lazy)
            end += 1
        inside = _Container(inner, self.first + at, -1, self.definitions, underlined=False)
        return self.block("quote", at, end, tuple(inside.blocks())), end

    def _list(self, at: int) -> Read | None:
        marker = starts.marker(self.lines[at])
        if not marker:
            return None
        sign, start, items = marker.sign, at, []
        while marker and starts.same(sign, marker.sign):
            item, end = self._item(at, marker)
            items.append(item)
            at = end
            while at < self.stop and is_blank(self.lines[at]):
                at += 1
            more = at < self.stop and not starts.RULE.match(self.lines[at])
            marker = starts.marker(self.lines[at]) if more else None
        return self.block("list", start, end, tuple(items)), end

    def _item(self, at: int, marker: starts.Marker) -> Read:
        bare = is_blank(marker.content)
        width = marker.indent + len(marker.sign) + 1 if bare else marker.width
        inner, end = ["" if bare else marker.content], at + 1
        if not (bare and end < self.stop and is_blank(self.lines[end])):
            inner.extend(self._below(end, width, inner[0]))
            end = at + len(inner)
        base = self.base + width if self.base >= 0 else -1
        inside = _Container(inner, self.first + at, base, self.definitions, underlined=self.underlined)
        block = self.block("item", at, end, tuple(inside.blocks()))
        return Block("item", block.start, block.end, block.kids, marker=marker.sign, content=base), end

    def _below(self, at: int, width: int, first: str) -> list[str]:
        """The lines that an item holds below its first one, without its indent; no blank ones at the end."""
        inner: list[str] = []
        blanks, above = 0, Open()
        above.take(first)
        for number in range(at, self.stop):
            line = self.lines[number]
            if is_blank(line):
                inner.append("")
                above.take("")
                blanks += 1
                continue
            text = starts.dedented(line, width)
            if text is None and not (above.paragraph and self._is_text(number)):
                break
            inner.append(line if text is None else text)
            above.take(inner[-1], lazy=text is None)
            blanks = 0
        return inner[: len(inner) - blanks]

    def _is_text(self, at: int) -> bool:
        """Whether a line can only go on with a paragraph: no block begins on it, no empty item either."""
        return not (starts.marker(self.lines[at]) or starts.ends_paragraph(self.lines, at))


_STEPS: Mapping[str, Callable[[_Container, int], Read | None]] = {
    "#": _Container.heading,
    ">": _Container._quote,
    "`": _Container.fence,
    "~": _Container.fence,
    "<": _Container.html,
    "[": _Container.definition,
    "+": _Container._list,
    **dict.fromkeys("-*_", _Container._rule),
    **dict.fromkeys("0123456789", _Container._list),
}
