"""Units to entries: two passes of reading, the choice of what is an entry, and what is left over."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

from prcheck.layouts import columns, evidence, habits, stencil, strays
from prcheck.layouts.accept import Census, accepted, with_rows
from prcheck.layouts.evidence import Place, is_bare, place
from prcheck.layouts.inline import Inline, scan_unit
from prcheck.layouts.memory import Memory
from prcheck.layouts.reading import Habit, Reading
from prcheck.layouts.roles import read
from prcheck.layouts.titling import FIELD
from prcheck.layouts.unit import Unit
from prcheck.model import Entry, Part, Role, Stray

_NO_HABIT = Habit()
_RULING = 0.8  # a list with so many bare titles means them so


def readings(units: Sequence[Unit], definitions: Mapping[str, str], memory: Memory) -> list[Reading]:
    """All units read, each as its neighbours' habit suggests."""
    tables = columns.of(units, definitions)
    reader = _Reader(definitions, tables, memory)
    first = [reader.first(unit) for unit in units]
    learned = habits.learn(first)
    near: dict[Place, Habit] = {}
    for reading in first:
        if (where := place(reading)) not in near:
            near[where] = learned.of(reading)
    return [reader.again(reading, near[place(reading)]) for reading in first]


class _Reader:
    """The two passes over one text's units; what the memory knows is not read again."""

    def __init__(self, definitions: Mapping[str, str], tables: columns.Tables, memory: Memory) -> None:
        self.definitions, self.tables, self.memory = definitions, tables, memory
        self.scope = memory.name(tuple(definitions.items()))
        self.known = {group: memory.name(held) for group, held in tables.items()}

    def first(self, unit: Unit) -> Reading:
        """The unit read as if it stood alone."""
        return self._remembered(unit, _NO_HABIT, partial(self._first, unit))

    def again(self, reading: Reading, habit: Habit) -> Reading:
        """The reading that a habit suggests, where it explains more."""
        if reading.key == FIELD != habit.key and habit.key:
            return self._remembered(reading.unit, habit, partial(self._read, reading.unit, reading.inline, habit))
        other = habit.key and reading.key != habit.key and habit.key in reading.keys
        unexplained = habit.authors is not None and not reading.has(Role.AUTHORS)
        if not (other or unexplained):
            return reading
        fresh = self._remembered(reading.unit, habit, partial(self._read, reading.unit, reading.inline, habit))
        return fresh if fresh.evidence >= reading.evidence - 1 else reading

    def _remembered(self, unit: Unit, habit: Habit, fresh: Callable[[], Reading]) -> Reading:
        held = self.known.get(unit.group) if unit.cells else None
        other = self.scope, held, habit
        return self.memory.reading(
            unit, other, fresh if self.definitions else partial(self._traced, unit, other, fresh)
        )

    def _traced(self, unit: Unit, other: Hashable, fresh: Callable[[], Reading]) -> Reading:
        """The reading of a unit of the same stencil, redrawn for this one; without one, a fresh one."""
        found = stencil.of(unit)
        return self.memory.traced(unit, found, other, fresh) if found else fresh()

    def _first(self, unit: Unit) -> Reading:
        return self._read(unit, scan_unit(unit, self.definitions), Habit())

    def _read(self, unit: Unit, inline: Inline, habit: Habit) -> Reading:
        found = read(unit, inline, habit, self.tables.get(unit.group, ()) if unit.cells else ())
        return Reading(unit, inline, found.title, found.parts, evidence.score(found), found.keys, found.options)


def split(found: Sequence[Reading], path: str) -> tuple[tuple[Entry, ...], tuple[Stray, ...]]:
    """The entries, and the units among them that are none."""
    census = Census(found)
    chosen = with_rows(found, [accepted(reading, census) for reading in found])
    good = [reading for reading, ok in zip(found, chosen, strict=True) if ok]
    bare_rules = sum(map(is_bare, good)) > _RULING * len(good)
    entries = tuple(_entry(reading, path, bare_rules=bare_rules) for reading in good)
    return entries, tuple(strays.find(found, chosen))


def _entry(reading: Reading, path: str, *, bare_rules: bool) -> Entry:
    unit = reading.unit
    return Entry(
        path,
        unit.span,
        unit.section,
        unit.kind,
        reading.parts,
        unit.text,
        unfinished=is_bare(reading) and not bare_rules and not _known(reading.parts),
        joined=unit.joined,
        head=unit.head,
    )


def _known(parts: Sequence[Part]) -> bool:
    return any(part.role in (Role.AUTHORS, Role.VENUE) for part in parts)
