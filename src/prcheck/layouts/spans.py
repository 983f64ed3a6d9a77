"""What the inline scan finds: links, marks and breaks of a text as offsets, and what a reader sees of it."""

from bisect import bisect_left
from typing import NamedTuple

from prcheck.model import Flaw, Gap, Mark


class RawLink(NamedTuple):
    """A link as offsets: `start` to `end` with the outer brackets of `[[label](url)]`, the label, the address.

    `url` has escapes and entities resolved. A badge's label is the alternative text of its image. The address of a
    reference link (`[label][name]`) lies elsewhere: its address offsets are those of the name.
    """

    label_start: int
    label_end: int
    url: str
    url_start: int
    url_end: int
    start: int
    end: int
    style: str = "[{label}]({url})"
    badge: bool = False
    flaw: Flaw | None = None


class Marked(NamedTuple):
    """A marked piece with (`start`, `end`) and without (`inner_start`, `inner_end`) its marks."""

    mark: Mark
    start: int
    end: int
    inner_start: int
    inner_end: int


class Break(NamedTuple):
    """A line break with the blanks around it: `HARD` where GitHub breaks the line, `SOFT` where it shows a blank.

    `BLOCK` where another block begins: a table cell, a nested item, a paragraph.
    """

    start: int
    end: int
    gap: Gap


def newline(text: str, at: int, mark: int = -1) -> Break:
    """The break that the line feed at `at` makes; `mark` is the place of a backslash before it."""
    start = mark if mark >= 0 else at
    while start and text[start - 1] in " \t":
        start -= 1
    hard = mark >= 0 or text.endswith("  ", start, at)
    end = at + 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return Break(start, end, Gap.HARD if hard else Gap.SOFT)


class Inline(NamedTuple):
    """What the scan found, each in order of place.

    `swaps` are the pieces that a reader does not see as they are, and what he sees instead.
    """

    text: str
    links: tuple[RawLink, ...] = ()
    marks: tuple[Marked, ...] = ()
    breaks: tuple[Break, ...] = ()
    swaps: tuple[tuple[int, int, str], ...] = ()

    @property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """The pieces that a reader does not see."""
        return tuple((start, end) for start, end, instead in self.swaps if not instead)

    def plain(self, start: int = 0, end: int | None = None) -> str:
        """What a reader sees of `text[start:end]`: no marks, tags or addresses of links, breaks as one blank."""
        stop = len(self.text) if end is None else end
        seen = self._seen(start, stop) if self.swaps else self.text[start:stop]
        return " ".join(seen.split())

    def _seen(self, start: int, end: int) -> str:
        swaps, text, at = self.swaps, self.text, start
        seen: list[str] = []
        for index in range(bisect_left(swaps, (start,)), len(swaps)):
            first, last, instead = swaps[index]
            if first >= end:
                break
            seen += (text[at:first], instead)
            at = max(at, last)
        return "".join(seen) + text[at:end]
