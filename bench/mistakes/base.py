"""What a made mistake is, and what all makers of mistakes share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prcheck.model import Edit, Entry, Field, Part, Template
from prcheck.rules.format.source import Lines


@dataclass(frozen=True, slots=True)
class Damage:
    """One mistake: the edits that make it, the codes that name it, and the line of the old text that it is on."""

    edits: tuple[Edit, ...]
    codes: tuple[str, ...]
    line: int = 0


Maker = Callable[[Lines, Entry, Template], Damage | None]


def fields(entry: Entry) -> Iterator[Field]:
    return (part for part in entry.parts if isinstance(part, Field))


def overlap(one: Part, other: Part) -> bool:
    first, second = sorted((one.span, other.span))
    return (second.line, second.column) < (first.end_line, first.end_column)
