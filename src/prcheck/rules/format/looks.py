"""What entries look like: all but their texts. A list has few different looks, and much is told by the look alone."""

from collections.abc import Iterable
from typing import NamedTuple

from prcheck.model import Entry, Kind, Template, Word

Form = tuple[Word, ...]
Pair = tuple[Entry, Template]


class Look(NamedTuple):
    """The parts of an entry without text and place, its kind, and the template that judges it."""

    form: Form
    kind: Kind
    template: Template


class Looks:
    """The looks of entries, each once, in the order they were first asked for."""

    def __init__(self) -> None:
        self.every: list[Look] = []
        self._numbers: dict[tuple[Form, Kind, int], int] = {}

    def number(self, entry: Entry, template: Template) -> int:
        """Which of the looks the entry has."""
        key = entry.form, entry.kind, id(template)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.every)
            self.every.append(Look(entry.form, entry.kind, template))
        return found


class Judged(NamedTuple):
    """The entries that are judged, each with its template, and for each the number of its look."""

    pairs: tuple[Pair, ...]
    numbers: tuple[int, ...]
    looks: tuple[Look, ...]


def judged(found: Iterable[tuple[Pair, int]], looks: Looks) -> Judged:
    """The entries with the numbers of their looks."""
    both = list(found)
    return Judged(tuple(pair for pair, _ in both), tuple(number for _, number in both), tuple(looks.every))
