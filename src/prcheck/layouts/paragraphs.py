"""Entries as paragraphs, one or several to a paragraph."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from prcheck.layouts import cutting, writing
from prcheck.layouts.outline import Outline, Spot
from prcheck.layouts.unit import Line, Unit
from prcheck.layouts.works import is_row_of_its_own, opening
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
    """The lines before which an entry ends: those that open as the paragraph's first title does."""
    keys = [opening(text) for text in texts]
    first = next((key for key in keys if key), "")
    if first:
        return [index for index, key in enumerate(keys) if key == first and index]
    if len(texts) > 1 and all(map(is_row_of_its_own, texts)):
        return list(range(1, len(texts)))
    return []


def write(entry: Entry, template: Template) -> str:
    """The entry as a paragraph."""
    return writing.write(entry, template)
