"""What a list's sure readings have in common."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from prcheck.layouts.evidence import SURE, Place, place
from prcheck.layouts.reading import Habit, Reading
from prcheck.model import Field, Kind, Mark, Role

_RULING = 0.7
_NAMED = 0.5  # of the readings; one name alone is not told at first
_FEW = 3  # sure readings that show no habit yet


class Habits(NamedTuple):
    """The habits of each place, and of each kind in the whole list."""

    places: Mapping[Place, Habit]
    kinds: Mapping[Kind, Habit]

    def of(self, reading: Reading) -> Habit:
        """The habit that a reading's neighbours show."""
        near, far = self.places.get(place(reading), Habit()), self.kinds.get(reading.unit.kind, Habit())
        return near._replace(key=near.key or far.key, authors=near.authors if near.authors is not None else far.authors)


def learn(readings: Sequence[Reading]) -> Habits:
    """What the sure readings share, per place and per kind; of a kind that has few, what its likely ones share."""
    places: dict[Place, list[Reading]] = {}
    kinds: dict[Kind, list[Reading]] = {}
    sure = Counter(reading.unit.kind for reading in readings if reading.evidence >= SURE)
    for reading in readings:
        if reading.evidence >= SURE - (sure[reading.unit.kind] < _FEW):
            places.setdefault(place(reading), []).append(reading)
            kinds.setdefault(reading.unit.kind, []).append(reading)
    return Habits({p: _habit(found) for p, found in places.items()}, {k: _habit(found) for k, found in kinds.items()})


def _habit(readings: Sequence[Reading]) -> Habit:
    if _are_citations(readings):
        return Habit("cite", frozenset())
    keys = Counter(reading.key for reading in readings)
    key, count = keys.most_common(1)[0]
    ruling = key if count >= 3 and count >= _RULING * len(readings) else ""
    authors = [part for r in readings for part in r.parts if isinstance(part, Field) and part.role is Role.AUTHORS]
    if len(authors) < max(3, _NAMED * len(readings)):
        return Habit(ruling)
    italic = sum(Mark.ITALIC in field.marks for field in authors) >= _RULING * len(readings)
    return Habit(ruling, frozenset({Mark.ITALIC} if italic else ()))


def _are_citations(readings: Sequence[Reading]) -> bool:
    """Whether three readings are citations, and nearly all may be: behind one name or two a title is told by these."""
    sure = sum(reading.key == "cite" for reading in readings)
    return sure >= 3 and sum("cite" in r.keys for r in readings) >= _RULING * len(readings)
