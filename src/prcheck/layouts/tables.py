"""Entries as rows of tables."""

import re
from collections.abc import Iterator, Sequence

from prcheck.layouts import cutting, writing
from prcheck.layouts.outline import Outline, Spot
from prcheck.layouts.unit import Cell, Unit
from prcheck.markdown.rows import cells
from prcheck.model import Entry, Kind, Template

_FEW = 4  # numbers that make no results yet
_NUMBER = re.compile(r"[*_~]*(?!(?:19|20)\d\d\b)[-+±]?\d[\d.,/%±\s]*[A-Za-z%]{0,2}[*_~]*")


def units(outline: Outline) -> Iterator[Unit]:
    """The rows below the head, but for empty ones; tables of results list no papers."""
    for spot in outline.free("table"):
        first = cutting.line(outline.blocks, spot.block.start).text
        head = tuple(outline.plain(first[start:end]) for start, end in cells(first))
        rows = list(_rows(outline, spot, head))
        if not _holds_results(rows):
            yield from rows


def _holds_results(rows: Sequence[Unit]) -> bool:
    """Whether most of the cells beside the first are numbers, years left out."""
    cells = [row.text[cell.start : cell.end] for row in rows for cell in row.cells if cell.column]
    texts = [text for text in cells if any(map(str.isalnum, text))]
    return 2 * sum(_NUMBER.fullmatch(text) is not None for text in texts) > max(len(texts), _FEW)


def _rows(outline: Outline, spot: Spot, head: tuple[str, ...]) -> Iterator[Unit]:
    for row in spot.block.kids:
        line = cutting.line(outline.blocks, row.start)
        # GFM drops cells beyond the head's.
        places = [Cell(*place, column) for column, place in enumerate(cells(line.text)[: len(head)])]
        if any(cell.end > cell.start for cell in places):
            yield cutting.unit(Kind.ROW, (line,), spot, group=spot.block.start, cells=tuple(places), head=head)


def write(entry: Entry, template: Template) -> str:
    """The entry as a row below its head."""
    return writing.row(entry, template)
