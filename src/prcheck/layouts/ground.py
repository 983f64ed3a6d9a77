"""What all readers of one unit share: its scan, its lines, its cells, its title's options."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from prcheck.layouts import options, pieces, words
from prcheck.layouts.canvas import Canvas
from prcheck.layouts.inline import Break, Inline
from prcheck.layouts.reading import Column, Habit
from prcheck.layouts.unit import Cell, Unit
from prcheck.model import Gap, Kind

_CLOSE = 12  # characters between two places that belong together


class Ground:
    """One unit with its scan, read once."""

    def __init__(self, unit: Unit, inline: Inline, habit: Habit, columns: Sequence[Column] = ()) -> None:
        self.unit, self.inline, self.habit, self.columns = unit, inline, habit, columns
        self.text = unit.text
        self.canvas = Canvas(self.text, inline)
        self.options = options.find(self.canvas, habit)
        self.lines = list(zip(unit.starts, [*[start - 1 for start in unit.starts[1:]], len(self.text)], strict=True))
        self.prefixes = self._prefixes()
        self._ends = [found.end for found in inline.breaks]
        self._cells = [cell.start for cell in unit.cells]

    def _prefixes(self) -> dict[int, tuple[str, int]]:
        """Line starts whose line opens with a known word and a colon: the word, and where its value starts."""
        found = {}
        for start, end in self.lines[0 if self.unit.kind is Kind.FIELDS else 1 :]:
            word = pieces.prefix(self.text[start:end])
            if word and (words.field_role(word[0]) or words.is_label(word[0])):
                found[start] = (word[0], start + word[1])
        return found

    def prefix(self, offset: int) -> tuple[str, int]:
        """The word before the colon that opens the line of this offset, and its value's start; "" without one."""
        start = self.lines[self.unit.row(offset)][0]
        return self.prefixes.get(start, ("", start))

    def cell(self, offset: int) -> Cell | None:
        """The cell that holds this offset."""
        index = bisect_right(self._cells, offset) - 1
        found = self.unit.cells[index] if index >= 0 else None
        return found if found and offset < max(found.end, found.start + 1) else None

    def column(self, offset: int) -> Column | None:
        """What the column at this offset holds, None outside tables."""
        cell = self.cell(offset)
        return self.columns[cell.column] if cell and cell.column < len(self.columns) else None

    def breaks(self, start: int, end: int) -> Iterator[Break]:
        """The breaks that touch the range, from its start on."""
        for index in range(bisect_right(self._ends, start), len(self._ends)):
            found = self.inline.breaks[index]
            if found.start >= end:
                break
            yield found

    def gap(self, start: int, end: int) -> Gap:
        """What parts two places."""
        between = {found.gap for found in self.breaks(start, end)}
        first, last = self.unit.row(max(start - 1, 0)), self.unit.row(end)
        whole = self.unit.kind is Kind.FIELDS or (self.unit.kind is Kind.HEADING and first == 0)
        if Gap.BLOCK in between or (whole and first != last):
            return Gap.BLOCK
        return Gap.HARD if Gap.HARD in between else Gap.SOFT if between or first != last else Gap.NONE

    def is_close(self, start: int, end: int) -> bool:
        """Whether two places are parted by little: no bar, no link, no break of the line."""
        between = self.text[start:end]
        hard = any(found.gap is not Gap.SOFT for found in self.breaks(start, end))
        return len(between) < _CLOSE and not set(between) & set("|[]<") and not hard
