"""Whether a line without its container's marks goes on with the paragraph above it (CommonMark, "laziness clause")."""

import re
from collections.abc import Callable

from prcheck.markdown import starts
from prcheck.markdown.starts import is_blank

_FENCED = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)[ \t]*\Z")
_DEEPEST = 40

Closes = Callable[[str], bool]


class Open:
    """What stands open at the end of a container's lines, as far as laziness asks; each line is looked at once.

    `paragraph` says whether a paragraph does, in the container itself or in those inside it.
    """

    def __init__(self) -> None:
        self.paragraph = False
        self._closes: Closes | None = None  # what ends the code or HTML that stands open
        self._columns: list[int] = []  # where the text of the items begins that stand open
        self._quoted = False
        self._last = ""

    def take(self, line: str, *, lazy: bool = False) -> None:
        """The container's next line, without its marks; a `lazy` one has none and goes on with the paragraph."""
        if lazy:
            self._last = line
        elif is_blank(line):
            self.paragraph = False
            self._closes = None if self._quoted or (self._closes and self._closes(line)) else self._closes
        elif self._closes and not self._left(line):
            self._closes = None if self._closes(line) else self._closes
        else:
            self._closes = None
            text = self._innermost(line)
            self.paragraph, self._last = self._goes_on(text), text

    def _left(self, line: str) -> bool:
        """Whether the line stands outside the item or quote in which code or HTML stands open."""
        if self._quoted:
            return not line.lstrip(" \t").startswith(">")
        return bool(self._columns) and starts.dedented(line, self._columns[-1]) is None

    def _innermost(self, line: str) -> str:
        """What stands behind the indents and marks of all containers on the line."""
        while self._columns and starts.dedented(line, self._columns[-1]) is None:
            self._columns.pop()
        column = self._columns[-1] if self._columns else 0
        text = starts.dedented(line, column) or ""
        self._quoted = False
        while len(self._columns) < _DEEPEST and not starts.RULE.match(text):
            if starts.QUOTE.match(text):
                self._quoted, text = True, starts.unquoted(text)
            elif found := starts.marker(text):
                self.paragraph = False
                column += found.width if found.content else found.indent + len(found.sign) + 1
                self._columns.append(column)
                text = found.content
            else:
                break
        return text

    def _goes_on(self, text: str) -> bool:
        """Whether a paragraph stands open behind the line; notes what closes code or HTML that begins on it."""
        if is_blank(text) or (starts.is_indented(text) and not self.paragraph):
            return False
        if fence := starts.FENCE.match(text):
            self._closes = _fence_end(fence[2])
            return False
        closing = starts.html_end(text)
        if closing is None and not self.paragraph and starts.is_lone_tag(text):
            closing = ""
        if closing is not None:
            self._closes = _html_end(closing, text)
            return False
        return not (starts.HEADING.match(text) or starts.RULE.match(text) or self._is_ended(text))

    def _is_ended(self, text: str) -> bool:
        """Whether the line makes a heading or a table's head of the paragraph above."""
        underlined = starts.UNDERLINE.match(text) is not None or starts.is_table((self._last, text), 0)
        return self.paragraph and underlined


def _fence_end(ticks: str) -> Closes:
    def closes(line: str) -> bool:
        found = _FENCED.match(line)
        return found is not None and found[1].startswith(ticks)

    return closes


def _html_end(closing: str, first: str) -> Closes | None:
    """What ends an HTML block, None where its first line does."""

    def closes(line: str) -> bool:
        return any(end in line.lower() for end in closing.split()) if closing else is_blank(line)

    return None if closes(first) else closes
