"""What one run has read: a text or an entry that stands in several places is read once."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from prcheck import markdown
from prcheck.layouts import tracing
from prcheck.layouts.focus import Focus
from prcheck.layouts.reading import Reading
from prcheck.layouts.stencil import Stencil
from prcheck.layouts.tracing import Tracing
from prcheck.layouts.unit import Unit
from prcheck.markdown import Blocks, again
from prcheck.model import Document, Field, Link, Part, Span


@dataclass(slots=True)
class Memory:
    """The documents read so far by path and text, what of them was read, and the readings by all that they depend on.

    One run makes one and lets it go: both sides of a change share nearly everything.
    """

    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    blocks: dict[str, Blocks] = field(default_factory=dict)
    focuses: dict[tuple[str, str], Focus] = field(default_factory=dict)
    readings: dict[Hashable, Reading] = field(default_factory=dict)
    tracings: dict[Hashable, Tracing | None] = field(default_factory=dict)
    names: dict[Hashable, int] = field(default_factory=dict)

    def read(self, text: str) -> Blocks:
        """The blocks of a text."""
        if text not in self.blocks:
            self.blocks[text] = markdown.read(text)
        return self.blocks[text]

    def reread(self, text: str, before: Blocks, removed: frozenset[int], added: frozenset[int]) -> Blocks:
        """The blocks of a text after a change, by those before it and the lines that come and go."""
        if text not in self.blocks:
            self.blocks[text] = again.read(text, before, removed, added)
        return self.blocks[text]

    def name(self, value: Hashable) -> int:
        """A number that stands for this value: cheap to look up, however large the value is."""
        return self.names.setdefault(value, len(self.names))

    def reading(self, unit: Unit, other: Hashable, read: Callable[[], Reading]) -> Reading:
        """The unit's reading; `other` is what it depends on besides the unit, `read` reads it for the first time."""
        key = (*_content(unit), other)
        known = self.readings.get(key)
        if known is None:
            known = self.readings[key] = read()
            return known
        return _moved(known, unit)

    def traced(self, unit: Unit, found: Stencil, other: Hashable, read: Callable[[], Reading]) -> Reading:
        """The unit's reading, told by that of another unit of its stencil."""
        columns = tuple(cell.column for cell in unit.cells)
        key = (found.left, unit.kind, columns, unit.opens, unit.head, unit.joined, unit.doubtful, other)
        if key not in self.tracings:
            reading = read()
            self.tracings[key] = tracing.of(reading, found.edges)
            return reading
        known = self.tracings[key]
        return known.draw(unit, found.edges) if known else read()


def _content(unit: Unit) -> tuple[Hashable, ...]:
    """All of a unit but where it stands."""
    first = unit.lines[0].number
    places = tuple((line.number - first, line.column) for line in unit.lines)
    return unit.kind, unit.text, places, unit.cells, unit.opens, unit.section, unit.head, unit.joined, unit.doubtful


def _moved(reading: Reading, unit: Unit) -> Reading:
    """A reading of an equal unit elsewhere as one of this unit."""
    by = unit.lines[0].number - reading.unit.lines[0].number
    parts = tuple(_part(part, by) for part in reading.parts) if by else reading.parts
    return Reading(unit, reading.scanned, reading.title, parts, reading.evidence, reading.keys, reading.options)


def _part(part: Part, by: int) -> Part:
    span = _span(part.span, by)
    if isinstance(part, Field):
        return Field(part.role, part.text, span, part.marks, part.gap)
    url_span = _span(part.url_span, by)
    return Link(part.label, part.url, span, url_span, part.name, part.gap, part.style, part.badge, part.flaw)


def _span(span: Span, by: int) -> Span:
    return Span(span.line + by, span.column, span.end_line + by, span.end_column)
