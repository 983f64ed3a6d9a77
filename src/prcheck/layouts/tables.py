"""Entries as rows of tables."""

from collections.abc import Iterator

from prcheck.layouts import cutting, writing
from prcheck.layouts.outline import Outline, Spot
from prcheck.layouts.unit import Cell, Unit
from prcheck.markdown.rows import cells
from prcheck.model import Entry, Kind, Template

_HEAD = 2


def units(outline: Outline) -> Iterator[Unit]:
    """The rows below the head, but for empty ones."""
    for spot in outline.free("table"):
        lines = cutting.lines(outline.blocks, spot.block)
        head = tuple(outline.plain(lines[0].text[start:end]) for start, end in cells(lines[0].text))
        yield from _rows(outline, spot, head)


def _rows(outline: Outline, spot: Spot, head: tuple[str, ...]) -> Iterator[Unit]:
    for line in cutting.lines(outline.blocks, spot.block)[_HEAD:]:
        # GFM drops cells beyond the head's.
        places = [Cell(*place, column) for column, place in enumerate(cells(line.text)[: len(head)])]
        if any(cell.end > cell.start for cell in places):
            yield cutting.unit(Kind.ROW, (line,), spot, group=spot.block.start, cells=tuple(places), head=head)


def write(entry: Entry, template: Template) -> str:
    """The entry as a row below its head."""
    return writing.row(entry, template)
