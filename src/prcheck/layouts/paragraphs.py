"""Entries as paragraphs, one or several to a paragraph."""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from prcheck.layouts import cutting, writing
from prcheck.layouts.outline import Outline, Spot
from prcheck.layouts.unit import Line, Unit
from prcheck.layouts.works import (
    is_all_bold,
    is_people,
    is_row_of_its_own,
    is_work,
    may_be_row,
    may_open,
    opening,
    opens_so,
)
from prcheck.model import Entry, Kind, Template


def units(outline: Outline) -> Iterator[Unit]:
    """The paragraphs' slices, each a candidate."""
    for spot in outline.free("paragraph"):
        yield from _slices(cutting.lines(outline.blocks, spot.block), spot)


def _slices(lines: tuple[Line, ...], spot: Spot) -> Iterator[Unit]:
    joined = False
    edges = [0, *_cuts([line.text for line in lines]), len(lines)]
    for start, end in pairwise(edges):
        if piece := cutting.trimmed(lines[start:end]):
            yield cutting.unit(Kind.PARAGRAPH, piece, spot, group=spot.group, joined=joined)
            joined = True


def _cuts(texts: Sequence[str]) -> list[int]:
    """The lines before which an entry ends; a title is judged only where another line can be one as well."""
    if len(texts) > 1 and all(map(may_be_row, texts[1:])) and _are_rows(texts):
        return list(range(1, len(texts)))
    lead, titles = _titles(texts) if any(map(may_open, texts[1:])) else (0, set())
    starts = {index - lead if _are_people(texts[index - lead : index]) else index for index in titles}
    return sorted(starts.union(_restarts(texts, titles)))


def _are_rows(texts: Sequence[str]) -> bool:
    """Whether each line is a row of its own, but for a bold one above, and none opens an entry."""
    rows = texts[is_all_bold(texts[0]) :]
    return all(map(is_row_of_its_own, rows)) and not any(map(opening, texts))


def _titles(texts: Sequence[str]) -> tuple[int, set[int]]:
    """How many lines of authors stand before the first title, and the lines below it that open as it does."""
    first, key = next(((index, key) for index, text in enumerate(texts) if (key := opening(text))), (0, ""))
    lead = first if _are_people(texts[:first]) else 0
    return lead, {index for index, text in enumerate(texts) if key and index > lead and opens_so(text, key)}


def _are_people(texts: Sequence[str]) -> bool:
    """Whether lines hold authors alone: where they stand before a title, they are its own."""
    return all(cutting.is_slight(text) or is_people(text) for text in texts)


def _restarts(texts: Sequence[str], titles: Container[int]) -> Iterator[int]:
    """The lines behind an entry's links where a title with its authors below stands; `titles` are known ones."""
    linked = False
    for index, (text, below) in enumerate(pairwise(texts)):
        if index in titles:
            linked = False
        elif linked and is_people(below) and is_work(text):
            yield index
            linked = False
        linked = linked or "](" in text


def write(entry: Entry, template: Template) -> str:
    """The entry as a paragraph."""
    return writing.write(entry, template)
