"""All candidates of a text, from every layout, within caps that no honest list meets."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from prcheck.layouts.outline import Outline
from prcheck.layouts.unit import Unit
from prcheck.model import Entry, Limit, Template

SIZE = 20_000
COUNT = 15_000


class Layout(Protocol):
    """One shape of entries: where they stand and how they are written."""

    def units(self, outline: Outline) -> Iterator[Unit]:
        """The candidates of this shape."""
        ...

    def write(self, entry: Entry, template: Template) -> str:
        """An entry's source in this shape, as the list's own entries are mostly written."""
        ...


def find(outline: Outline, layouts: Sequence[Layout]) -> tuple[tuple[Unit, ...], tuple[Limit, ...]]:
    """The candidates in order of place, and the caps that were exceeded; what lies over a cap is left out."""
    every = (unit for layout in layouts for unit in layout.units(outline))
    taken = list(islice(every, COUNT + 1))
    kept = sorted((unit for unit in taken[:COUNT] if len(unit.text) <= SIZE), key=lambda unit: unit.span)
    return tuple(kept), (*outline.limits, *_limits(taken))


def _limits(taken: Sequence[Unit]) -> Iterator[Limit]:
    large = [unit for unit in taken if len(unit.text) > SIZE]
    if large:
        largest = max(large, key=lambda unit: len(unit.text))
        yield Limit("characters in one entry", len(largest.text), SIZE, largest.span.line)
    if len(taken) > COUNT:
        yield Limit("entries in the file", len(taken), COUNT, taken[COUNT].span.line)
