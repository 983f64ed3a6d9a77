"""In which order the entries of a section stand, and where an entry belongs in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import factorial, prod
from typing import NamedTuple

from prcheck import identity
from prcheck.identity import arxiv
from prcheck.model import Entry
from prcheck.sources import venues
from prcheck.titles import fold, key

Key = tuple[int | str, ...]
KeyOf = Callable[[Entry], Key | None]
Sections = Mapping[tuple[str, ...], Sequence[Entry]]

BY_CHANCE = 1000
"""So many arrangements of a section's keys, or fewer, may be in order by chance."""

_ARTICLE = re.compile(r"^(?:an?|the) ")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")


class Order(NamedTuple):
    """An order that a section keeps: what it goes by, in words too, and whether it falls."""

    words: str
    key: KeyOf
    falling: bool

    def fits(self, one: Entry, other: Entry) -> bool:
        """Whether one entry may stand before the other; also where a key is unknown."""
        left, right = self.key(one), self.key(other)
        if left is None or right is None:
            return True
        return left >= right if self.falling else left <= right

    def place(self, near: Sequence[Entry], entry: Entry) -> int:
        """How many of the entries stand before this one: among equals it is the last, newest first the first."""
        ahead = (self.fits(other, entry) and not (self.falling and self.fits(entry, other)) for other in near)
        return next((at for at, first in enumerate(ahead) if not first), len(near))


def sections(entries: Iterable[Entry]) -> Sections:
    """The finished entries of each section."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if not entry.unfinished:
            found.setdefault(entry.section, []).append(entry)
    return found


def kept(entries: Sequence[Entry]) -> Iterator[Order]:
    """The orders in which all entries stand, where these are not all alike in it."""
    for name, (rising, falling), key_of in ORDERS:
        keys = [found for entry in entries if (found := key_of(entry)) is not None]
        if len(keys) < len(entries) or len(set(keys)) < 2:  # one key alone shows no order
            continue
        if all(one <= other for one, other in pairwise(keys)):
            yield Order(f"{name}, {rising} first", key_of, falling=False)
        elif all(one >= other for one, other in pairwise(keys)):
            yield Order(f"{name}, {falling} first", key_of, falling=True)


def meant(entries: Sequence[Entry]) -> tuple[Order, ...]:
    """The orders that a section keeps, without those that may be chance."""
    return tuple(order for order in kept(entries) if _arrangements(entries, order.key) > BY_CHANCE)


def _arrangements(entries: Sequence[Entry], key_of: KeyOf) -> int:
    """In how many ways the keys can stand; as many as matter."""
    counts = sorted(Counter(key_of(entry) for entry in entries[:50]).values())
    return factorial(sum(counts)) // prod(map(factorial, counts))


def _year(entry: Entry) -> Key | None:
    """The year of the venue, else of the entry."""
    return venues.years(" ".join(part.text for part in (entry.venue, entry.year) if part))[:1] or None


def _date(entry: Entry) -> Key | None:
    found = _DATE.search(entry.year.text) if entry.year else None
    return tuple(map(int, found.groups(default="0"))) if found else None


def _month(entry: Entry) -> Key | None:
    """The year and month of the first version at arXiv."""
    ids = (name.partition(":") for name in identity.paper_ids(entry))
    return next((arxiv.month(number) for kind, _, number in ids if kind == "arxiv"), None)


def _title(entry: Entry) -> Key | None:
    return (key(entry.name),) if entry.name else None


def _words(entry: Entry) -> Key | None:
    return (fold(entry.name),) if entry.name else None


def _first_word(entry: Entry) -> Key | None:
    """The title as a library files it: without its article."""
    return (_ARTICLE.sub("", fold(entry.name)),) if entry.name else None


ORDERS: tuple[tuple[str, tuple[str, str], KeyOf], ...] = (
    ("year", ("oldest", "newest"), _year),
    ("date", ("oldest", "newest"), _date),
    ("month of the arXiv id", ("oldest", "newest"), _month),
    ("title", ("A", "Z"), _title),
    ("title", ("A", "Z"), _words),
    ("title", ("A", "Z"), _first_word),
)
