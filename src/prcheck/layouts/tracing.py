"""A reading redrawn for another unit of the same stencil: the same parts, with the other unit's words and places."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prcheck.layouts.reading import Option, Reading
from prcheck.layouts.unit import Unit
from prcheck.model import Field, Gap, Link, Mark, Part, Role, Span

Edge = tuple[int, int]
"""A place: an edge of the stencil, and how many characters behind it."""


class Range(NamedTuple):
    """Two places, and the rows that they stand in: units of one stencil have their lines at the same edges."""

    start: Edge
    end: Edge
    first: int
    last: int

    def span(self, unit: Unit, edges: Sequence[int]) -> Span:
        """The source place in another unit of the stencil."""
        low, high = _places(self, edges)
        begin, finish, starts = unit.lines[self.first], unit.lines[self.last], unit.starts
        start, end = low - starts[self.first], high - starts[self.last]
        return Span(begin.number, begin.column + start, finish.number, finish.column + end)


class FieldTrace(NamedTuple):
    """A field without its words."""

    role: Role
    text: Range
    span: Range
    marks: frozenset[Mark]
    gap: Gap

    def draw(self, unit: Unit, edges: Sequence[int]) -> Field:
        """The field of this unit."""
        low, high = _places(self.text, edges)
        return Field(self.role, unit.text[low:high], self.span.span(unit, edges), self.marks, self.gap)


class LinkTrace(NamedTuple):
    """A link without its words."""

    label: Range
    url: Range
    span: Range
    name: str
    gap: Gap
    style: str
    badge: bool

    def draw(self, unit: Unit, edges: Sequence[int]) -> Link:
        """The link of this unit."""
        low, high = _places(self.label, edges)
        first, last = _places(self.url, edges)
        span, url_span = self.span.span(unit, edges), self.url.span(unit, edges)
        label, url = unit.text[low:high], unit.text[first:last]
        return Link(label, url, span, url_span, self.name, self.gap, self.style, self.badge)


class Tracing(NamedTuple):
    """A reading without its unit's words."""

    title: Option
    words: Range
    outer: Range
    parts: tuple[FieldTrace | LinkTrace, ...]
    evidence: int
    keys: frozenset[str]

    def draw(self, unit: Unit, edges: Sequence[int]) -> Reading:
        """The reading of another unit of the stencil, whose edges these are."""
        low, high = _places(self.words, edges)
        title = Option(*_places(self.outer, edges), low, high, unit.text[low:high], self.title.marks, self.title.how)
        parts = tuple(part.draw(unit, edges) for part in self.parts)
        return Reading(unit, None, title, parts, self.evidence, self.keys)


def of(reading: Reading, edges: Sequence[int]) -> Tracing | None:
    """The reading's tracing, None where it depends on more than the stencil shows."""
    title = reading.title
    if title is None or title.start or title.inner_start != edges[1]:
        return None
    board = _Board(reading.unit, edges)
    try:
        words = board.range(title.inner_start, title.inner_end, title.text)
        parts = tuple(board.parts(reading.parts))
        return Tracing(title, words, board.range(title.start, title.end), parts, reading.evidence, reading.keys)
    except _UnclearError:
        return None


class _UnclearError(Exception):
    """A part begins or ends within a cut, or its words are not those of the source."""


class _Board:
    """One unit's text with the edges of its stencil."""

    def __init__(self, unit: Unit, edges: Sequence[int]) -> None:
        self.unit, self.edges = unit, edges

    def parts(self, parts: Sequence[Part]) -> Iterator[FieldTrace | LinkTrace]:
        for part in parts:
            low, high = self.unit.offsets(part.span)
            span = self.range(low, high)
            if isinstance(part, Field):
                yield FieldTrace(part.role, self.find(part.text, low, high), span, part.marks, part.gap)
                continue
            if part.flaw or not part.label:
                raise _UnclearError
            url = self.range(*self.unit.offsets(part.url_span), part.url)
            yield LinkTrace(self.find(part.label, low, high), url, span, part.name, part.gap, part.style, part.badge)

    def find(self, words: str, low: int, high: int) -> Range:
        at = self.unit.text.find(words, low, high)
        return self.range(at, at + len(words), words)

    def range(self, low: int, high: int, words: str | None = None) -> Range:
        if low < 0 or (words is not None and self.unit.text[low:high] != words):
            raise _UnclearError
        return Range(self.edge(low), self.edge(high), self.unit.row(low), self.unit.row(max(low, high - 1)))

    def edge(self, at: int) -> Edge:
        index = bisect_right(self.edges, at) - 1
        if index % 2 and self.edges[index] != at:
            raise _UnclearError
        return index, at - self.edges[index]


def _places(where: Range, edges: Sequence[int]) -> tuple[int, int]:
    (first, by), (last, over) = where[:2]
    return edges[first] + by, edges[last] + over
