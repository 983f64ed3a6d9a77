"""Blocks that hold no others: paragraphs, headings, tables, code, HTML, definitions (CommonMark, "leaf blocks")."""

import re
from collections.abc import Sequence

from prcheck.markdown import starts
from prcheck.markdown.blocks import Block
from prcheck.markdown.starts import is_blank

_SLIGHT = re.compile(r"[ \t]*(?:<br[ \t]*/?>|</?a(?:[ \t][^<>]*)?>|</br>)[ \t]*", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)

Lines = Sequence[str]
Read = tuple[Block, int]


class Leaves:
    """The lines inside one container, the first with number `first`; each reader gives a block and where it ends.

    `underlined` says whether paragraphs may be headings: not right inside a quote. No block goes on beyond `stop`.
    """

    def __init__(self, lines: Lines, first: int, definitions: dict[str, str], *, underlined: bool = True) -> None:
        self.lines, self.first = lines, first
        self.definitions, self.underlined = definitions, underlined
        self.stop = len(lines)
        self.searched, self.gap = 0, -1  # no blank line stands between the two

    def block(
        self, kind: str, at: int, end: int, kids: tuple[Block, ...] = (), text: str = "", level: int = 0
    ) -> Block:
        """A block on the lines from `at` to before `end`, blank ones at its end left out."""
        while end > at + 1 and is_blank(self.lines[end - 1]):
            end -= 1
        return Block(kind, self.first + at, self.first + end - 1, kids, level, text)

    def prose(self, at: int) -> Read:
        """What no sign announces: indented code, a table, a paragraph or an underlined heading."""
        if starts.is_indented(self.lines[at]):
            return self.indented(at)
        if starts.is_table(self.lines, at):
            return self.table(at)
        return self.text(at)

    def text(self, at: int) -> Read:
        """A paragraph, or a heading by the line below it."""
        lines, end = self.lines, at + 1
        while end < self.stop and not is_blank(lines[end]):
            if starts.is_plain(lines[end]):
                end += 1
                continue
            if starts.ends_paragraph(lines, end, rule=False):
                break
            if self.underlined and (found := starts.UNDERLINE.match(lines[end])):
                text = "\n".join(line.strip(" \t") for line in lines[at:end])
                return self.block("heading", at, end + 1, text=text, level=1 if found[1][0] == "=" else 2), end + 1
            if starts.RULE.match(lines[end]):
                break
            end += 1
        return self.block("paragraph", at, end), end

    def indented(self, at: int) -> Read:
        """Indented code."""
        end = last = at
        while end < self.stop and (is_blank(self.lines[end]) or starts.is_indented(self.lines[end])):
            last = last if is_blank(self.lines[end]) else end
            end += 1
        return self.block("code", at, last + 1), last + 1

    def table(self, at: int) -> Read:
        """A table with its rows."""
        end = at + 2
        while end < self.stop and not is_blank(self.lines[end]) and not starts.ends_paragraph(self.lines, end):
            end += 1
        rows = tuple(Block("row", self.first + row, self.first + row) for row in range(at + 2, end))
        return self.block("table", at, end, rows), end

    def heading(self, at: int) -> Read | None:
        """A heading with hashes."""
        found = starts.heading(self.lines[at])
        return (self.block("heading", at, at + 1, text=found[1], level=found[0]), at + 1) if found else None

    def definition(self, at: int) -> Read | None:
        """A link reference definition."""
        found = starts.definition(self.lines, at, self.stop)
        if not found:
            return None
        name, url, end = found
        self.definitions.setdefault(name, url)
        return self.block("definition", at, end), end

    def fence(self, at: int) -> Read | None:
        """Fenced code, to its own end or the end of the container."""
        found = starts.FENCE.match(self.lines[at])
        if not found:
            return None
        lines = (number for number in range(at + 1, self.stop) if starts.closes(self.lines[number], found[2]))
        end = next(lines, self.stop - 1) + 1
        return self.block("code", at, end), end

    def html(self, at: int) -> Read | None:
        """An HTML block or a comment."""
        closing = starts.html_end(self.lines[at])
        if closing is None:
            return self._tags(at) if starts.is_lone_tag(self.lines[at]) else None
        end = self._blank(at) if not closing else self._closed(at, closing.split())
        source = "\n".join(self.lines[at:end])
        return self.block("comment" if _COMMENT.fullmatch(source) else "html", at, end, text=source), end

    def _closed(self, at: int, closing: Sequence[str]) -> int:
        lines = range(at, self.stop)
        return next((i + 1 for i in lines if any(c in self.lines[i].lower() for c in closing)), self.stop)

    def _blank(self, at: int) -> int:
        """The next blank line; looked for once, however many blocks stand before it."""
        if not self.searched <= at <= self.gap:
            lines = range(at, len(self.lines))
            self.searched, self.gap = at, next((i for i in lines if is_blank(self.lines[i])), len(self.lines))
        return min(self.gap, self.stop)

    def _tags(self, at: int) -> Read:
        """A block of tags, to a blank line; behind mere anchors and breaks the list's own Markdown goes on in it."""
        end = at
        while end < self.stop and _SLIGHT.fullmatch(self.lines[end]):
            end += 1
        if end > at and end < self.stop and not is_blank(self.lines[end]):
            self.stop = self._blank(end)
            return self.block("html", at, end), end
        end = self._blank(at)
        return self.block("html", at, end, text="\n".join(self.lines[at:end])), end
