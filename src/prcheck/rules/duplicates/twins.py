"""Pairs of entries that are, or may be, one paper: worked out once for the four rules that speak of them.

A pair counts when the change adds or edits one of the two. Where the entry before the edit was such a twin already, the
pair is told without hints, and weighs no more than a warning.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

from prcheck import identity, titles
from prcheck.model import Entry, Span
from prcheck.rules.base import JUDGED, Context
from prcheck.rules.duplicates.index import Index, Known, known
from prcheck.titles import Likeness

AGREE = 0.5  # share of the authors; pairs of one paper had 0.57 or more, copied ids 0.00
TITLE = 4  # words; fewer may be a mere name


class Tie(IntEnum):
    """What binds two entries, the strongest first: of a pair only the first that fits is told."""

    OTHER_PAPER = 1
    SAME_PAPER = 2
    EQUAL_TITLE = 3
    LIKELY = 4
    SIMILAR = 5


HINTS = (Tie.LIKELY, Tie.SIMILAR)
LIKE = {Likeness.EQUAL: Tie.EQUAL_TITLE, Likeness.LIKELY: Tie.LIKELY, Likeness.SIMILAR: Tie.SIMILAR}


class Twins(NamedTuple):
    """Two entries and what binds them; `shared` are the ids of both, `old` says that they stood there before.

    The later one is the new one; of two new ones, the one below. `together` says that both stand in one section of
    one file.
    """

    tie: Tie
    later: Entry
    earlier: Entry
    shared: tuple[str, ...] = ()
    old: bool = False
    together: bool = False


Group = tuple[Twins, ...]


def groups(ctx: Context, tie: Tie) -> Iterator[Group]:
    """The pairs with this tie, those of one section first: by new entry, in an audit by paper."""
    found = [twins for twins in ctx.once(_all) if twins.tie is tie]
    for group in _by_paper(found) if ctx.audit else _by_entry(found):
        yield tuple(sorted(group, key=lambda twins: not twins.together))


def _all(ctx: Context) -> tuple[Twins, ...]:
    """All pairs of the file; an entry with a certain twin gets no hints besides."""
    found = tuple(_pairs(ctx))
    certain = {id(twins.later) for twins in found if twins.tie is not Tie.SIMILAR}
    return tuple(twins for twins in found if twins.tie is not Tie.SIMILAR or id(twins.later) not in certain)


def _pairs(ctx: Context) -> Iterator[Twins]:
    judged = [(known(after), known(before) if before else None) for before, after in _judged(ctx)]
    if not judged:
        return
    index = Index(later for later, _ in judged)
    own = {id(later.entry) for later, _ in judged}
    for entry in chain(_others(ctx), ctx.head.entries):
        if id(entry) not in own:
            index.add(known(entry))
    for later, before in judged:
        for earlier in index.near(later):
            tie = _tie(later, earlier)
            if tie is not None and not _told_elsewhere(ctx, later.entry, earlier.entry):
                yield from _twins(ctx, tie, later, earlier, before)
        index.add(later, held=True)


def _twins(ctx: Context, tie: Tie, later: Known, earlier: Known, before: Known | None) -> Iterator[Twins]:
    was = _tie(before, earlier) if before else None
    old = was is not None and (was not in HINTS or tie in HINTS)
    if not (old and tie in HINTS):
        together = _home(ctx, later.entry) == _home(ctx, earlier.entry)
        yield Twins(tie, later.entry, earlier.entry, _shared(later, earlier), old, together)


def _home(ctx: Context, entry: Entry) -> tuple[str, tuple[str, ...]]:
    return ctx.tips.get(entry.path, entry.path), entry.section


def _judged(ctx: Context) -> list[tuple[Entry | None, Entry]]:
    """The entries whose pairs count, before and after the change: the edited and then the new ones, by place."""
    if ctx.audit:
        return [(None, entry) for entry in ctx.head.entries]
    found = [(c.before, c.after) for c in ctx.changes if c.after and (c.kind in JUDGED or c.edited)]
    return sorted(found, key=_order)


def _order(pair: tuple[Entry | None, Entry]) -> tuple[bool, Span]:
    return pair[0] is None, pair[1].span


def _others(ctx: Context) -> Iterator[Entry]:
    for document in ctx.others:
        if document.path != ctx.head.path:
            yield from document.entries


def _told_elsewhere(ctx: Context, later: Entry, earlier: Entry) -> bool:
    """Whether the other file's turn tells this pair: both are new and the other one stands in a later file."""
    if earlier.path <= later.path:
        return False
    return ctx.audit or (earlier.path, earlier.span.line) in ctx.fresh


def _shared(one: Known, other: Known) -> tuple[str, ...]:
    return tuple([name for name in one.ids if name in other.ids])


def _tie(later: Known, earlier: Known) -> Tie | None:
    one, other, shared = later.entry, earlier.entry, _shared(later, earlier)
    bare = one.unfinished or other.unfinished
    if shared and any(map(identity.is_paper, shared)):
        return Tie.SAME_PAPER if bare or _one_paper(one, other) else _other_paper(one, other)
    if bare:
        return Tie.EQUAL_TITLE if later.key == earlier.key and later.key else None
    likeness = titles.likeness(later.name, earlier.name)
    if shared and (likeness or titles.kin(one.name, other.name)):
        return Tie.SAME_PAPER
    return LIKE.get(likeness)


def _one_paper(one: Entry, other: Entry) -> bool:
    """Whether two entries with one id list the same paper: by title, or else by their authors."""
    if not (one.name and other.name) or titles.kin(one.name, other.name):
        return True
    return titles.overlap(_authors(one), _authors(other)) >= AGREE


def _other_paper(one: Entry, other: Entry) -> Tie | None:
    """Two papers, unless one title is a mere name without authors: a data set's row may link to its paper."""
    named = all(_authors(entry) or len(titles.fold(entry.name).split()) >= TITLE for entry in (one, other))
    return Tie.OTHER_PAPER if named else None


def _authors(entry: Entry) -> tuple[str, ...]:
    return titles.split_names(entry.authors.text) if entry.authors else ()


def _by_entry(found: Iterable[Twins]) -> Iterator[list[Twins]]:
    heaps: dict[int, list[Twins]] = {}
    for twins in found:
        heaps.setdefault(id(twins.later), []).append(twins)
    yield from heaps.values()


def _by_paper(found: Sequence[Twins]) -> Iterator[list[Twins]]:
    """Pairs that hang together through common entries."""
    parent: dict[int, int] = {}

    def root(member: int) -> int:
        while parent.setdefault(member, member) != member:
            parent[member] = member = parent[parent[member]]
        return member

    for twins in found:
        parent[root(id(twins.later))] = root(id(twins.earlier))
    heaps: dict[int, list[Twins]] = {}
    for twins in found:
        heaps.setdefault(root(id(twins.later)), []).append(twins)
    yield from heaps.values()
