"""Entries that come or go although their lines stay: only what is around them makes them read otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from prcheck.align import align
from prcheck.model import Change, ChangeKind, Document, Entry, Stray


class Side(NamedTuple):
    """One side of a change: which entry a line belongs to, which line it is on the other side, who is whose pair."""

    entries: Sequence[Entry]
    owner: Mapping[int, int]
    other: Mapping[int, int]
    partner: Mapping[int, int]

    def shared(self, entry: Entry) -> list[int]:
        """The entry's lines on the other side; empty where one of its lines is not there."""
        lines = [self.other.get(line) for line in own_lines(entry)]
        return [line for line in lines if line is not None] if None not in lines else []


def shown_twice(found: Iterable[Change], base: Document, head: Document) -> Iterator[bool]:
    """For each entry that comes or goes, whether the other text has all its lines, wherever they stand."""
    before, after = base.lines, head.lines
    known, fresh = frozenset(before), frozenset(after)
    for change in found:
        if change.kind is ChangeKind.ADDED and change.after:
            yield known.issuperset(after[line - 1] for line in own_lines(change.after))
        elif change.kind is ChangeKind.REMOVED and change.before:
            yield fresh.issuperset(before[line - 1] for line in own_lines(change.before))


def sides(base: Document, head: Document, partner: Mapping[int, int]) -> tuple[Side, Side]:
    """Both sides; `partner` gives the index of an entry before for one after."""
    pairs = [(old + 1, new + 1) for old, new in align(base.lines, head.lines)]
    back = {old: new for new, old in partner.items()}
    return (
        Side(base.entries, dict(_owners(base.entries)), dict(pairs), back),
        Side(head.entries, dict(_owners(head.entries)), {new: old for old, new in pairs}, partner),
    )


def replaced(lines: Iterable[int], side: Side, across: Side) -> bool:
    """Whether one of these lines of a side belongs to an entry whose pair stands elsewhere: it was copied."""
    owners = {side.owner[line] for line in lines if line in side.owner}
    return any(owner in side.partner and not _stands(owner, side, across) for owner in owners)


def readable(document: Document) -> frozenset[int]:
    """The lines of what was read as an entry or might be one."""
    units: tuple[Entry | Stray, ...] = (*document.entries, *document.strays)
    return frozenset(line for unit in units for line in own_lines(unit))


def own_lines(unit: Entry | Stray) -> range:
    """The numbers of the lines of an entry."""
    return range(unit.span.line, unit.span.end_line + 1)


def _owners(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    for index, entry in enumerate(entries):
        for line in own_lines(entry):
            yield line, index


def _stands(index: int, side: Side, across: Side) -> bool:
    """Whether an entry and its pair share a line."""
    pair = side.partner[index]
    return any(across.owner.get(side.other.get(line, 0)) == pair for line in own_lines(side.entries[index]))
