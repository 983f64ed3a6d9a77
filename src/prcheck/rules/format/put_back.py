"""Entries read again with the markers or blank lines that they may have lost within."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from prcheck import layouts
from prcheck.model import Document, Entry, Kind, Mark, Role
from prcheck.rules.format.judging import NEIGHBOURS
from prcheck.rules.format.source import Lines
from prcheck.template import shape

MARKERS = {Kind.BULLET: "- ", Kind.NUMBER: "1. "}
SAMPLE = 12  # entries beside which the others are read: they show how the list writes
MOST = 50  # entries that are read again
LINES = 5  # lines of one that are tried

Item = tuple[Entry, tuple[int, ...]]  # an entry and those of its lines that may begin another


class _Try(NamedTuple):
    """An entry, the lines of it that are set apart, and where it and they begin on the sheet that is read."""

    item: Entry
    numbers: tuple[int, ...]
    firsts: tuple[int, ...]


def entries_begin(lines: Lines, items: Sequence[Item], base: Document) -> list[tuple[Entry, int]]:
    """The lines that begin an entry once they are set apart: two stand there then, read beside the base's."""
    places: dict[tuple[tuple[str, ...], Kind], list[Item]] = {}
    for item, numbers in items[:MOST]:
        places.setdefault((item.section, item.kind), []).append((item, numbers[:LINES]))
    return [found for (section, kind), held in places.items() for found in _of_place(lines, held, base, section, kind)]


def _of_place(
    lines: Lines, items: Sequence[Item], base: Document, section: tuple[str, ...], kind: Kind
) -> Iterator[tuple[Entry, int]]:
    kin = [entry for entry in base.entries if entry.kind is kind and not entry.unfinished]
    kin.sort(key=lambda entry: entry.section != section)
    rows: list[str] = []
    for entry in kin[:SAMPLE]:
        _added(rows, base.lines, entry)
    tries = [_added(rows, lines, item, numbers) for item, held in items for numbers in dict.fromkeys(_choices(held))]
    usual = Counter(entry.title.marks for entry in kin if entry.title)
    read = {entry.span.line: entry for entry in layouts.parse("\n".join(rows), base.path).entries}
    good = (held for held in tries if all(_repeats(read.get(a), read.get(b), usual) for a, b in pairwise(held.firsts)))
    yield from dict.fromkeys((held.item, number) for held in good for number in held.numbers)


def _choices(numbers: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """All of the lines at once, then each alone."""
    yield numbers
    yield from ((number,) for number in numbers)


def _added(rows: list[str], lines: Lines, item: Entry, numbers: tuple[int, ...] = ()) -> _Try:
    """The entry written on the sheet as an outermost one, these lines of it set apart by a marker or a blank line."""
    marker, firsts = MARKERS.get(item.kind, ""), []
    above = lines[item.span.line - 1]
    indent = len(above) - len(above.lstrip())
    for number in range(item.span.line, item.span.end_line + 1):
        row = lines[number - 1]
        if number == item.span.line or number in numbers:
            rows.extend([] if marker else [""])
            firsts.append(len(rows) + 1)
            rows.append(marker + row[item.span.column - 1 if number == item.span.line else 0 :])
        else:
            rows.append(row[min(indent, len(row) - len(row.lstrip())) :])
    return _Try(item, numbers, tuple(firsts))


def _repeats(above: Entry | None, below: Entry | None, usual: Mapping[frozenset[Mark], int]) -> bool:
    """Whether both are entries that set off their titles alike or as others do, and share what one entry has once."""
    if not (above and below and above.title and below.title) or above.unfinished or below.unfinished:
        return False
    one, other = above.title.marks, below.title.marks
    alike = one == other or min(usual.get(one, 0), usual.get(other, 0)) >= NEIGHBOURS
    return alike and not _held(above).isdisjoint(_held(below))


def _held(entry: Entry) -> set[str]:
    """The parts beside the title, by role, links by label."""
    return set(shape(entry)) - {Role.TITLE.value}
