"""The block phase: lines to a tree of blocks, in time linear in the text for each level of nesting.

An own scanner, for the library's (mistletoe) costs 0.3 s to import and twice as long to run, and is quadratic or worse
on some texts. The library stays the reference in the tests.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from prcheck.markdown import starts
from prcheck.markdown.blocks import Block
from prcheck.markdown.starts import is_blank

_SLIGHT = re.compile(r"[ \t]*(?:<br[ \t]*/?>|</?a(?:[ \t][^<>]*)?>|</br>)[ \t]*", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
_CODE = 4  # columns of indent that make code

Lines = Sequence[str]
Read = tuple[Block, int]


def parse(lines: Lines) -> tuple[tuple[Block, ...], Mapping[str, str]]:
    """The blocks of the lines and the link reference definitions."""
    definitions: dict[str, str] = {}
    return tuple(_Container(lines, 1, 0, definitions).blocks()), definitions


def blocks(lines: Lines, start: int, definitions: dict[str, str]) -> Iterator[Block]:
    """The blocks from a line (from 0) on where none stands open; `definitions` collects what they define."""
    return _Container(lines[start:], start + 1, 0, definitions).blocks()


class _Container:
    """The lines inside one container, the first with number `first`.

    `base` is the column (from 0) where its text begins, negative where quote marks hide it. `underlined` says whether
    paragraphs may be headings: not right inside a quote. No block goes on beyond `stop`.
    """

    def __init__(
        self, lines: Lines, first: int, base: int, definitions: dict[str, str], *, underlined: bool = True
    ) -> None:
        self.lines, self.first, self.base = lines, first, base
        self.definitions, self.underlined = definitions, underlined
        self.stop = len(lines)

    def blocks(self) -> Iterator[Block]:
        """The blocks, in order."""
        at, lines = 0, self.lines
        while at < len(lines):
            line = lines[at]
            if is_blank(line):
                at += 1
                continue
            step = _STEPS.get(line.lstrip(" ")[0])
            read = step(self, at) if step else None
            block, at = read or self._prose(at)
            yield block
            if at >= self.stop:
                self.stop = len(lines)

    def _block(
        self, kind: str, at: int, end: int, kids: tuple[Block, ...] = (), text: str = "", level: int = 0
    ) -> Block:
        """A block on the lines from `at` to before `end`, blank ones at its end left out."""
        while end > at + 1 and is_blank(self.lines[end - 1]):
            end -= 1
        return Block(kind, self.first + at, self.first + end - 1, kids, level, text)

    def _prose(self, at: int) -> Read:
        """What no sign announces: indented code, a table, a paragraph or an underlined heading."""
        if starts.is_indented(self.lines[at]):
            return self._indented(at)
        if starts.is_table(self.lines, at):
            return self._table(at)
        lines, end = self.lines, at + 1
        while end < self.stop and not is_blank(lines[end]):
            if starts.ends_paragraph(lines, end, rule=False):
                break
            if self.underlined and (found := starts.UNDERLINE.match(lines[end])):
                text = "\n".join(line.strip(" \t") for line in lines[at:end])
                return self._block("heading", at, end + 1, text=text, level=1 if found[1][0] == "=" else 2), end + 1
            if starts.RULE.match(lines[end]):
                break
            end += 1
        return self._block("paragraph", at, end), end

    def _indented(self, at: int) -> Read:
        end = last = at
        while end < self.stop and (is_blank(self.lines[end]) or starts.is_indented(self.lines[end])):
            last = last if is_blank(self.lines[end]) else end
            end += 1
        return self._block("code", at, last + 1), last + 1

    def _table(self, at: int) -> Read:
        end = at + 2
        while end < self.stop and not is_blank(self.lines[end]) and not starts.ends_paragraph(self.lines, end):
            end += 1
        rows = tuple(Block("row", self.first + row, self.first + row) for row in range(at + 2, end))
        return self._block("table", at, end, rows), end

    def _heading(self, at: int) -> Read | None:
        found = starts.heading(self.lines[at])
        return (self._block("heading", at, at + 1, text=found[1], level=found[0]), at + 1) if found else None

    def _rule(self, at: int) -> Read | None:
        return (self._block("rule", at, at + 1), at + 1) if starts.RULE.match(self.lines[at]) else self._list(at)

    def _definition(self, at: int) -> Read | None:
        found = starts.DEFINITION.fullmatch(self.lines[at])
        if not found:
            return None
        self.definitions.setdefault(" ".join(found[1].split()).casefold(), found[3] if found[2] is None else found[2])
        return self._block("definition", at, at + 1), at + 1

    def _fence(self, at: int) -> Read | None:
        found = starts.FENCE.match(self.lines[at])
        if not found:
            return None
        close = re.compile(rf" {{0,3}}{found[2][0]}{{{len(found[2])},}}[ \t]*\Z")
        end = next((i + 1 for i in range(at + 1, self.stop) if close.match(self.lines[i])), self.stop)
        return self._block("code", at, end), end

    def _html(self, at: int) -> Read | None:
        closing = starts.html_end(self.lines[at])
        if closing is None:
            return self._tags(at) if starts.is_lone_tag(self.lines[at]) else None
        end = self._blank(at) if not closing else self._closed(at, closing.split())
        source = "\n".join(self.lines[at:end])
        return self._block("comment" if _COMMENT.fullmatch(source) else "html", at, end, text=source), end

    def _closed(self, at: int, closing: Sequence[str]) -> int:
        lines = range(at, self.stop)
        return next((i + 1 for i in lines if any(c in self.lines[i].lower() for c in closing)), self.stop)

    def _blank(self, at: int) -> int:
        return next((i for i in range(at, self.stop) if is_blank(self.lines[i])), self.stop)

    def _tags(self, at: int) -> Read:
        """A block of tags, to a blank line; behind mere anchors and breaks the list's own Markdown goes on in it."""
        end = at
        while end < self.stop and _SLIGHT.fullmatch(self.lines[end]):
            end += 1
        if end > at and end < self.stop and not is_blank(self.lines[end]):
            self.stop = self._blank(end)
            return self._block("html", at, end), end
        end = self._blank(at)
        return self._block("html", at, end, text="\n".join(self.lines[at:end])), end

    def _quote(self, at: int) -> Read | None:
        if not starts.QUOTE.match(self.lines[at]):
            return None
        inner, end = [_unquoted(self.lines[at])], at + 1
        while end < self.stop and not is_blank(self.lines[end]):
            line = self.lines[end]
            if starts.QUOTE.match(line):
                inner.append(_unquoted(line))
            elif _goes_on(inner[-1]) and not starts.ends_paragraph(self.lines, end):
                inner.append(line)
            else:
                break
            end += 1
        inside = _Container(inner, self.first + at, -1, self.definitions, underlined=False)
        return self._block("quote", at, end, tuple(inside.blocks())), end

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
        return self._block("list", start, end, tuple(items)), end

    def _item(self, at: int, marker: starts.Marker) -> Read:
        bare = is_blank(marker.content)
        width = marker.indent + len(marker.sign) + 1 if bare else marker.width
        inner, end = ["" if bare else marker.content], at + 1
        if not (bare and end < self.stop and is_blank(self.lines[end])):
            inner.extend(self._below(end, width))
            end = at + len(inner)
        base = self.base + width if self.base >= 0 else -1
        inside = _Container(inner, self.first + at, base, self.definitions, underlined=self.underlined)
        block = self._block("item", at, end, tuple(inside.blocks()))
        return Block("item", block.start, block.end, block.kids, marker=marker.sign, content=base), end

    def _below(self, at: int, width: int) -> list[str]:
        """The lines that an item holds below its first one, without its indent; no blank ones at the end."""
        inner: list[str] = []
        blanks = 0
        for number in range(at, self.stop):
            line = self.lines[number]
            if is_blank(line):
                inner.append("")
                blanks += 1
                continue
            text = _dedented(line, width)
            if text is None:
                if blanks or starts.marker(line) or starts.ends_paragraph(self.lines, number):
                    break
                text = line  # a lazy continuation of the paragraph above
            inner.append(text)
            blanks = 0
        return inner[: len(inner) - blanks]


def _dedented(line: str, width: int) -> str | None:
    """The line without so many columns of indent, None where it has fewer."""
    text = line.lstrip(" \t")
    lead = line[: len(line) - len(text)].expandtabs(4)
    return lead[width:] + text if len(lead) >= width else None


def _unquoted(line: str) -> str:
    """The line without its quote mark and the column behind it."""
    inner = line.lstrip(" ")[1:]
    if inner[:1] == "\t":
        return "  " + inner[1:]
    return inner.removeprefix(" ")


def _goes_on(line: str) -> bool:
    """Whether a quote's line may be followed by one without a mark: no code, no blank."""
    return not (is_blank(line) or starts.is_indented(line) or starts.FENCE.match(line))


_STEPS: Mapping[str, Callable[[_Container, int], Read | None]] = {
    "#": _Container._heading,
    ">": _Container._quote,
    "`": _Container._fence,
    "~": _Container._fence,
    "<": _Container._html,
    "[": _Container._definition,
    "+": _Container._list,
    **dict.fromkeys("-*_", _Container._rule),
    **dict.fromkeys("0123456789", _Container._list),
}
