"""What is read in one unit: its title's options and the chosen reading; plain values of this folder."""

from functools import lru_cache
from typing import NamedTuple

from prcheck.layouts.inline import Inline, RawLink, scan_unit
from prcheck.layouts.unit import Unit
from prcheck.model import Mark, Part, Role


class Option(NamedTuple):
    """A place that may be the title: `outer` with its marks, `inner` the words alone, as offsets in the unit's text."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    text: str
    marks: frozenset[Mark] = frozenset()
    how: str = ""  # "cite" and "cell" tell what the marks cannot

    @property
    def key(self) -> str:
        """How the title is set off, in one word; entries of one list mostly share it."""
        return self.how or _set_off(self.marks)


@lru_cache(1 << 6)  # there are as many sets of marks
def _set_off(marks: frozenset[Mark]) -> str:
    return "+".join(sorted(marks)) or "plain"


class Habit(NamedTuple):
    """What a list's sure entries do: the title's `key`, and the marks of the authors where nearly all name them."""

    key: str = ""
    authors: frozenset[Mark] | None = None


class Column(NamedTuple):
    """What a table's column holds: a role, and the canonical label of links without one of their own."""

    role: Role | None = None
    label: str = ""
    head: str = ""


class Reading(NamedTuple):
    """A unit as one entry: parts in order of place, and how sure it is (`evidence`).

    `keys` are those of all its title's options. A reading that was redrawn from another unit's has no `scanned` and no
    `options` of its own.
    """

    unit: Unit
    scanned: Inline | None
    title: Option | None
    parts: tuple[Part, ...] = ()
    evidence: int = 0
    keys: frozenset[str] = frozenset()
    options: tuple[Option, ...] = ()

    @property
    def inline(self) -> Inline:
        """The unit's scan."""
        return scan_unit(self.unit) if self.scanned is None else self.scanned

    @property
    def key(self) -> str:
        """How the title is set off, "" without one."""
        return self.title.key if self.title else ""

    def has(self, *roles: Role) -> bool:
        """Whether a part has one of these roles."""
        return any(part.role in roles for part in self.parts)


def is_text_link(link: RawLink) -> bool:
    """Whether the link has words of its own: no badge and no bare address."""
    return not link.badge and link.label_end > link.label_start and link.label_start != link.url_start
