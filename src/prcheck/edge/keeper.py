"""The writer of the cache: it saves while a run learns, so that a run that is killed is not lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from prcheck.edge import cache
from prcheck.model import Skip

EVERY = 1.0
"""Seconds between two saves, at the least."""

SHARE = 20
"""Saving takes at most one part in so many of a run's time."""


@dataclass(slots=True)
class Keeper:
    """What a run knows and where it is kept: nowhere without a file. `clock` gives seconds of any start."""

    file: Path | None
    sections: cache.Sections = field(default_factory=dict)
    clock: Callable[[], float] = monotonic
    _due: float = float("-inf")

    def keep(self) -> None:
        """Save what has been learnt by now, unless that was done just before."""
        if self.clock() >= self._due:
            self.save()

    def save(self) -> tuple[Skip, ...]:
        """Save, with a note where the file cannot be written."""
        if self.file is None:
            return ()
        start = self.clock()
        notes = cache.save(self.file, self.sections)
        end = self.clock()
        self._due = end + max(EVERY, SHARE * (end - start))
        return notes


def keeper(file: Path | None) -> tuple[Keeper, tuple[Skip, ...]]:
    """The keeper of a file with what that holds, and a note where it is damaged."""
    sections, notes = cache.load(file) if file else ({}, ())
    return Keeper(file, sections), notes
