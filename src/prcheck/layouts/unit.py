"""Candidates: the pieces of a list that may each hold one entry, with the way back to their source places."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from prcheck.model import Kind, Span


class Line(NamedTuple):
    """One source line of a unit: `text` without indent and marker, `column` the source column where it begins."""

    number: int
    text: str
    column: int


class Cell(NamedTuple):
    """A table cell as offsets in the row's text, blanks around it off; `column` counts from 0."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A candidate.

    `section` is the heading path; `group` is equal for units of one list, table or run of paragraphs. `head` are the
    column heads of a row's table. `joined`: no blank line stands between this paragraph and the one before it.
    `doubtful`: it stands where lists keep other things (contents, licence, news). `nested` says per line whether
    it belongs to an item below the unit's own; empty where none does.
    """

    kind: Kind
    span: Span
    section: tuple[str, ...]
    lines: tuple[Line, ...]
    group: int = 0
    cells: tuple[Cell, ...] = ()
    head: tuple[str, ...] = ()
    joined: bool = False
    doubtful: bool = False
    nested: tuple[bool, ...] = ()
    opens: tuple[int, ...] = ()
    text: str = field(init=False, repr=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Join the lines once: every reader of the unit works on the same text."""
        object.__setattr__(self, "text", "\n".join(line.text for line in self.lines))
        sizes = (len(line.text) + 1 for line in self.lines[:-1])
        object.__setattr__(self, "starts", tuple(accumulate(sizes, initial=0)))

    @property
    def blocks(self) -> tuple[tuple[int, int], ...]:
        """The pieces of `text` that mark-up never crosses: cells, nested items, paragraphs."""
        if self.cells:
            return tuple((cell.start, cell.end) for cell in self.cells)
        firsts = (0, *(self.starts[index] for index in self.opens if index))
        lasts = (*(first - 1 for first in firsts[1:]), len(self.text))
        return tuple(zip(firsts, lasts, strict=True))

    def row(self, offset: int) -> int:
        """The index in `lines` of the line that holds this offset of `text`."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where in `text` a source place inside the unit begins and ends."""
        rows = {line.number: row for row, line in enumerate(self.lines)}
        first, last = rows[span.line], rows[span.end_line]
        start = self.starts[first] + span.column - self.lines[first].column
        return start, self.starts[last] + span.end_column - self.lines[last].column

    def place(self, start: int, end: int) -> Span:
        """The source place of `text[start:end]`."""
        first, last = self.row(start), self.row(max(start, end - 1))
        begin, finish = self.lines[first], self.lines[last]
        return Span(
            begin.number,
            begin.column + start - self.starts[first],
            finish.number,
            finish.column + end - self.starts[last],
        )
