"""Units to entries: two passes of reading, the choice of what is an entry, and what is left over."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from prcheck.layouts import columns, evidence
from prcheck.layouts.accept import Census, accepted
from prcheck.layouts.evidence import Place, is_bare, place
from prcheck.layouts.inline import scan_unit
from prcheck.layouts.reading import Habit, Reading
from prcheck.layouts.roles import read
from prcheck.layouts.unit import Unit
from prcheck.model import Entry, Link, Part, Role, Stray

_RULING = 0.8  # a list with so many bare titles means them so
LEAST_KIN = 5  # entries of a kind that make a list of that kind


def readings(units: Sequence[Unit], definitions: Mapping[str, str]) -> list[Reading]:
    """All units read, each as its neighbours' habit suggests."""
    tables = columns.of(units, definitions)
    first = [_read(unit, definitions, Habit(), tables) for unit in units]
    learned = evidence.habits(first)
    return [_again(reading, learned.of(reading), tables) for reading in first]


def _read(unit: Unit, definitions: Mapping[str, str], habit: Habit, tables: columns.Tables) -> Reading:
    reading = read(unit, scan_unit(unit, definitions), habit, tables.get(unit.group, ()) if unit.cells else ())
    return replace(reading, evidence=evidence.score(reading))


def _again(reading: Reading, habit: Habit, tables: columns.Tables) -> Reading:
    other = habit.key and reading.key != habit.key and any(option.key == habit.key for option in reading.options)
    unexplained = habit.authors is not None and not reading.has(Role.AUTHORS)
    if not (other or unexplained):
        return reading
    fresh = read(reading.unit, reading.inline, habit, tables.get(reading.unit.group, ()) if reading.unit.cells else ())
    fresh = replace(fresh, evidence=evidence.score(fresh))
    return fresh if fresh.evidence >= reading.evidence - 1 else reading


def split(found: Sequence[Reading], path: str) -> tuple[tuple[Entry, ...], tuple[Stray, ...]]:
    """The entries, and the units among them that are none."""
    census = Census(found)
    chosen = [accepted(reading, census) for reading in found]
    good = [reading for reading, ok in zip(found, chosen, strict=True) if ok]
    bare_rules = sum(map(is_bare, good)) > _RULING * len(good)
    entries = tuple(_entry(reading, path, bare_rules=bare_rules) for reading in good)
    places = {place(reading) for reading in good}
    left = (reading for reading, ok in zip(found, chosen, strict=True) if not ok)
    return entries, tuple(_stray(r) for r in left if _is_stray(r, census, places))


def _stray(reading: Reading) -> Stray:
    unit = reading.unit
    return Stray(unit.span, unit.section, unit.kind, reading.inline.plain(0, len(unit.text)).strip())


def _is_stray(reading: Reading, census: Census, places: Container[Place]) -> bool:
    """Whether a unit that is no entry stands where entries stand and has something of one."""
    if reading.unit.doubtful or evidence.is_prose(reading):
        return False
    if place(reading) not in places:
        return reading.evidence >= 2 and census.kinds[reading.unit.kind] >= LEAST_KIN
    named = any(isinstance(part, Link) and part.name and not part.badge for part in reading.parts)
    return reading.evidence >= 1 or named or reading.has(Role.AUTHORS, Role.VENUE) or evidence.is_bare_title(reading)


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
