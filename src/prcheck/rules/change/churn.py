"""Lines that change outside the entries that a change is about, and how many of them only look different."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from prcheck.align import align
from prcheck.changes.content import words
from prcheck.rules.base import Context
from prcheck.rules.change.markup import ticked_tags
from prcheck.rules.change.places import head_lines, meant_lines

Numbered = Sequence[tuple[int, str]]


class Churn(NamedTuple):
    """`lines` are changed outside the entries, `cosmetic` of them in white space or mark-up alone, from `first` on.

    `ticked` times more than before tags stand in back-ticks there and show as text.
    """

    lines: int
    cosmetic: int
    first: int
    ticked: int


def churn(ctx: Context) -> Churn:
    """The count for one file, and the head line where it starts."""
    if ctx.base is None:
        return Churn(0, 0, 1, 0)
    old, new = ctx.base.lines, ctx.head.lines
    meant_before, meant_after = meant_lines(ctx)
    removed = ctx.removed - _widened(meant_before, old)
    touched = ctx.touched - _widened(meant_after, new)
    kept = align(old, new) if removed and touched else []
    flipped = {(a + 1, b + 1) for a, b in kept if a + 1 in removed and b + 1 in touched}
    gone = [(line, old[line - 1]) for line in sorted(removed - {before for before, _ in flipped})]
    come = [(line, new[line - 1]) for line in sorted(touched - {after for _, after in flipped})]
    alike = [*flipped, *_alike(gone, come)]
    lost = _blanks(gone, {before for before, _ in alike}, old)
    empty = _blanks(come, {after for _, after in alike}, new)
    cosmetic = len(alike) + len(empty) + len(lost)
    other = max(len(removed) - len(alike) - len(lost), len(touched) - len(alike) - len(empty))
    first = min([*(after for _, after in alike), *empty, *head_lines(ctx, lost[:1])], default=1)
    ticked = sum(ticked_tags(text) for _, text in come) - sum(ticked_tags(text) for _, text in gone)
    return Churn(cosmetic + other, cosmetic, first, ticked)


def _widened(lines: Iterable[int], text: Sequence[str]) -> set[int]:
    """The lines with the blank ones around them."""
    wide = set(lines)
    for step in (-1, 1):
        for line in list(wide):
            near = line + step
            while 1 <= near <= len(text) and near not in wide and not text[near - 1].strip():
                wide.add(near)
                near += step
    return wide


def _blanks(lines: Numbered, alike: set[int], text: Sequence[str]) -> list[int]:
    """The blank lines among these, but for those beside lines that are new or gone as a whole."""
    whole = _widened((line for line, own in lines if own.strip() and line not in alike), text)
    return [line for line, own in lines if not own.strip() and line not in whole]


def _alike(gone: Numbered, come: Numbered) -> Iterator[tuple[int, int]]:
    """Gone lines with the new ones that say the same, but for those that only moved."""
    moved = Counter(text for _, text in gone) & Counter(text for _, text in come)
    left: dict[str, deque[int]] = defaultdict(deque)
    for line, text in gone:
        if text.strip() and text not in moved:
            left[words(text)].append(line)
    for line, text in come:
        if text.strip() and text not in moved and left[words(text)]:
            yield left[words(text)].popleft(), line
