"""What of a long list is read for a change: all that it touches, what stands near, and a sample to learn from.

A short list is read whole. Which portions are read follows from the two texts alone.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from prcheck.align import places
from prcheck.layouts.portions import Portion, cut
from prcheck.markdown import Blocks
from prcheck.model import Limit

WHOLE = 2_500
"""Portions of a text that is read whole, and touched ones beyond which both texts are."""

MOST = 20_000  # entries of a list that is judged in full
TOUCHED = 32_000
"""Paragraphs, items and rows of both texts that a change may touch: it may reformat a list of 15,000."""
SAMPLE = 240
NEAR = 150  # portions before and after the touched ones in their parts of the list
LEAST = 3  # for each, however many are touched
RUN = 12  # portions that are sampled side by side

_BRACKETS = re.compile(r"\[([^\[\]]++)\]")

Same = tuple[int, int, tuple[tuple[int, str], ...]]


class Focus(NamedTuple):
    """The portions of both sides that are read, and those after the change that are not."""

    before: tuple[Portion, ...]
    after: tuple[Portion, ...]
    unread: tuple[Portion, ...]
    touched: int = 0


def limits(found: Focus, lines: Sequence[str]) -> tuple[Limit, ...]:
    """The caps on what is touched and on a list's entries, where exceeded; `lines` are those after the change."""
    if found.touched > TOUCHED:
        return (Limit("paragraphs, items and rows that the change touches", found.touched, TOUCHED, 1),)
    portions, count = (*found.after, *found.unread), 0
    for portion in portions if sum(portion.weight for portion in portions) > MOST else ():
        if any("](" in lines[number - 1] for number in range(portion.start, portion.end + 1)):
            count += portion.weight
    return (Limit("entries in the file", count, MOST, 1),) if count > MOST else ()


def choose(base: Blocks, head: Blocks, removed: Collection[int], touched: Collection[int]) -> Focus | None:
    """What to read of both sides; None where all is.

    `removed` are the lines of `base` that the change takes away, `touched` those of `head` that it brings.
    """
    if len(base.lines) - len(removed) != len(head.lines) - len(touched):
        return None
    before, after = cut(base), cut(head)
    if sum(portion.weight for portion in after) <= WHOLE:
        return None
    place = places(len(base.lines), removed, touched)
    known = {_same(portion, place): index for index, portion in enumerate(before)}
    pairs = {index: known.get((portion.start, portion.end, portion.path)) for index, portion in enumerate(after)}
    named = frozenset(_redefined(base, head))
    fresh = [index for index, other in pairs.items() if other is None or _names(after[index], head, named)]
    gone = set(range(len(before))).difference(other for other in pairs.values() if other is not None)
    work = sum(after[index].weight for index in fresh) + sum(before[index].weight for index in gone)
    if work > TOUCHED:
        return Focus((), (), after, work)
    if len(fresh) + len(gone) > WHOLE:
        return None
    holes = {other + 1 for other in gone}
    beside = (index for index, other in pairs.items() if other in holes)
    chosen = {*fresh, *_near(after, [*fresh, *beside]), *_sample(after)}
    others = {other for index in chosen if (other := pairs[index]) is not None}
    return Focus(
        tuple(before[index] for index in sorted(gone | others)),
        tuple(after[index] for index in sorted(chosen)),
        tuple(portion for index, portion in enumerate(after) if index not in chosen),
        work,
    )


def _redefined(base: Blocks, head: Blocks) -> Iterator[str]:
    """The names of links that lead elsewhere, or nowhere, after the change."""
    old, new = base.definitions, head.definitions
    yield from (name for name in {**old, **new} if old.get(name) != new.get(name))


def _names(portion: Portion, blocks: Blocks, names: Collection[str]) -> bool:
    """Whether a portion has one of these names in brackets."""
    lines = blocks.lines[portion.start - 1 : portion.end] if names else ()
    found = (name for line in lines for name in _BRACKETS.findall(line))
    return any(" ".join(name.split()).casefold() in names for name in found)


def _same(portion: Portion, place: Sequence[int]) -> Same | None:
    """Where the portion stands after the change if all its lines do; None where they do not."""
    start, end = place[portion.start], place[portion.end]
    whole = start and end - start == portion.end - portion.start and 0 not in place[portion.start : portion.end]
    return (start, end, portion.path) if whole else None


def _near(portions: Sequence[Portion], chosen: Sequence[int]) -> Iterator[int]:
    reach = max(NEAR // max(len(chosen), 1), LEAST)
    for index in chosen:
        for other in range(max(index - reach, 0), min(index + reach + 1, len(portions))):
            if portions[other].part == portions[index].part:
                yield other


def _sample(portions: Sequence[Portion]) -> Iterator[int]:
    """Portions spread evenly over the list, in runs."""
    runs = SAMPLE // RUN
    for run in range(runs):
        start = len(portions) * run // runs
        yield from range(start, min(start + RUN, len(portions)))
