"""Which entry before a change is which entry after it, and which of them left their place.

First both lists are laid side by side by their entries' source; inside the gaps and then everywhere entries are
paired by what they share, from equal text down to likeness.
"""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from prcheck.align import Pair, align, gaps, rising
from prcheck.changes.content import content
from prcheck.identity import ids
from prcheck.model import Entry
from prcheck.titles import fold, ratio

SAME = 90  # of 100; from here on two titles are one
SHARED = 50  # enough for entries that share a paper, code or film
NEAR, NEAR_TEXT = 60, 75  # likeness of titles and of texts, both needed inside one section
MANY = 40_000  # comparisons of titles; beyond them only entries of one section or with a common id are compared
MOST = 100_000  # of these comparisons, but at least FEW for each entry
FEW = 3


@dataclass
class Known:
    """An entry with what it is paired by, each worked out when first asked for."""

    entry: Entry

    @cached_property
    def title(self) -> str:
        """The folded title."""
        return fold(self.entry.name)

    @cached_property
    def ids(self) -> frozenset[str]:
        """What its links name."""
        return frozenset(ids(self.entry))

    @cached_property
    def content(self) -> tuple[str, tuple[str, ...]]:
        """What it says without its marks."""
        return content(self.entry)


class Pairing(NamedTuple):
    """`partner` gives the index before for an index after; `moved` holds the indices after that left their place."""

    partner: Mapping[int, int]
    moved: frozenset[int]


Key = Callable[[Known], Hashable]
Side = Sequence[Known]


def _raw(known: Known) -> Hashable:
    return known.entry.raw


def _title_section_ids(known: Known) -> Hashable:
    return known.title and (known.title, known.entry.section, known.ids)


def _title_section(known: Known) -> Hashable:
    return known.title and (known.title, known.entry.section)


def _title_ids(known: Known) -> Hashable:
    return known.title and (known.title, known.ids)


def _title(known: Known) -> Hashable:
    return known.title


NEARBY: tuple[Key, ...] = (_title_ids, _title)
ANYWHERE: tuple[Key, ...] = (_raw, _title_section_ids, _title_section, _title_ids, _title)


def pair(before: Side, after: Side) -> Pairing:
    """The pairing of two sides."""
    kept = align([known.entry.raw for known in before], [known.entry.raw for known in after])
    found: list[Pair] = []
    left, right = set(range(len(before))), set(range(len(after)))

    def take(pairs: Iterable[Pair]) -> None:
        for old, new in pairs:
            left.discard(old)
            right.discard(new)
            found.append((old, new))

    take(kept)
    for start, end, other, stop in gaps(kept, len(before), len(after)):
        for key in NEARBY:
            own, theirs = left.intersection(range(start, end)), right.intersection(range(other, stop))
            take(list(_same(before, after, own, theirs, key)))
    for key in ANYWHERE:
        take(list(_same(before, after, left, right, key)))
    take(list(_alike(before, after, left, right)))
    return Pairing({new: old for old, new in found}, _moved(kept, found[len(kept) :]))


def _same(before: Side, after: Side, left: Iterable[int], right: Iterable[int], key: Key) -> Iterator[Pair]:
    """Entries with the same key, in order."""
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    for old in sorted(left):
        places[key(before[old])].append(old)
    for new in sorted(right):
        name = key(after[new])
        if name and places.get(name):
            yield places[name].popleft(), new


def _alike(before: Side, after: Side, left: Iterable[int], right: Iterable[int]) -> Iterator[Pair]:
    """Entries that are alike, the best pairs first."""
    olds, news = set(left), set(right)
    scored = [
        (score, -old, -new)
        for old, candidates in _candidates(before, after, sorted(olds), sorted(news))
        for new in candidates
        if (score := _score(before[old], after[new]))
    ]
    for _, old, new in sorted(scored, reverse=True):
        if -old in olds and -new in news:
            olds.discard(-old)
            news.discard(-new)
            yield -old, -new


def _candidates(before: Side, after: Side, left: list[int], right: list[int]) -> Iterator[tuple[int, Iterable[int]]]:
    if len(left) * len(right) <= MANY:
        yield from ((old, right) for old in left)
        return
    few = max(FEW, MOST // len(left))
    near: dict[Hashable, list[int]] = defaultdict(list)
    for new in right:
        for name in (after[new].entry.section, *after[new].ids):
            near[name].append(new)
    for old in left:
        names = (*before[old].ids, before[old].entry.section)
        yield old, dict.fromkeys(new for name in names for new in near[name][:few])


def _score(old: Known, new: Known) -> float:
    """How surely two entries are one; 0 for two."""
    likeness = ratio(old.entry.name, new.entry.name) if old.title and new.title else 0.0
    shared, settled = bool(old.ids & new.ids), old.entry.section == new.entry.section
    alike = likeness >= SAME or (shared and (likeness >= SHARED or settled))
    if not alike and not (settled and likeness >= NEAR and ratio(old.entry.raw, new.entry.raw) >= NEAR_TEXT):
        return 0.0
    return likeness + 100 * shared + 10 * settled + 1


def _moved(kept: Sequence[Pair], found: Iterable[Pair]) -> frozenset[int]:
    """The indices after of the pairs that break the order of the kept ones, or of the longest run among the rest."""
    rest = sorted((new, old) for old, new in found)
    ordered = [(new, old) for new, old in rest if _between(kept, old, new)]
    staying = {ordered[index][0] for index in rising([old for _, old in ordered])}
    return frozenset(new for new, _ in rest if new not in staying)


def _between(kept: Sequence[Pair], old: int, new: int) -> bool:
    """Whether a pair stands between the same kept ones on both sides."""
    return bisect_left(kept, old, key=lambda pair: pair[0]) == bisect_left(kept, new, key=lambda pair: pair[1])
