"""Two sequences laid side by side: which items are the same, in order.

Patience alignment: items that stand once on each side are the anchors, the gaps between them are laid side by side
in the same way. Work grows near-linearly with the input, whatever it holds: a hostile text costs no more than another.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import count, filterfalse, islice, pairwise

Pair = tuple[int, int]
Gap = tuple[int, int, int, int]

DEPTH = 24  # gaps within gaps; beyond it the rest counts as replaced
STRETCH = 256  # items compared at once
SMALL = 40_000  # cells of the table that lays a gap without anchors side by side


def align(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Pair]:
    """Index pairs of the items kept, rising on both sides."""
    pairs: list[Pair] = []
    gaps = [(0, len(before), 0, len(after), DEPTH)]
    while gaps:
        start, end, other, stop, depth = gaps.pop()
        same = _same(before, start, after, other, min(end - start, stop - other))
        pairs.extend(zip(range(start, start + same), range(other, other + same), strict=True))
        start, other = start + same, other + same
        while start < end and other < stop and before[end - 1] == after[stop - 1]:
            end, stop = end - 1, stop - 1
            pairs.append((end, stop))
        if start == end or other == stop:
            continue
        anchors = _anchors(before, after, (start, end, other, stop)) if depth else []
        if not anchors:
            pairs += _small(before[start:end], after[other:stop], start, other)
            continue
        pairs += anchors
        edges = [(start - 1, other - 1), *anchors, (end, stop)]
        gaps += [(a + 1, b, c + 1, d, depth - 1) for (a, c), (b, d) in pairwise(edges) if a + 1 < b and c + 1 < d]
    return sorted(pairs)


def _same(before: Sequence[Hashable], start: int, after: Sequence[Hashable], other: int, most: int) -> int:
    """How many items are equal from two places on; whole stretches are compared at once."""
    same = 0
    while same < most:
        size = min(STRETCH, most - same)
        if before[start + same : start + same + size] != after[other + same : other + same + size]:
            break
        same += size
    return same + next((n for n in range(most - same) if before[start + same + n] != after[other + same + n]), 0)


def gaps(pairs: Iterable[Pair], length: int, other: int) -> Iterator[Gap]:
    """What the pairs leave out, as (start, end) before and (start, end) after; `length` and `other` are the sizes."""
    last = (0, 0)
    for a, b in [*pairs, (length, other)]:
        if (a, b) != last:
            yield last[0], a, last[1], b
        last = (a + 1, b + 1)


def places(size: int, removed: Collection[int], added: Collection[int]) -> list[int]:
    """For each line before a change (from 1; 0 stands for itself) its number after it, 0 for one that it takes away."""
    found = [0]
    kept = filterfalse(added.__contains__, count(1))
    for line in sorted(line for line in removed if 0 < line <= size):
        found.extend(islice(kept, line - len(found)))
        found.append(0)
    found.extend(islice(kept, size + 1 - len(found)))
    return found


def rising(values: Sequence[int]) -> list[int]:
    """Indices of a longest strictly rising run of values."""
    tops: list[int] = []
    heads: list[int] = []
    links: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tops, value)
        links.append(heads[place - 1] if place else -1)
        tops[place : place + 1] = [value]
        heads[place : place + 1] = [index]
    run: list[int] = []
    index = heads[-1] if heads else -1
    while index >= 0:
        run.append(index)
        index = links[index]
    return run[::-1]


def _anchors(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap) -> list[Pair]:
    start, end, other, stop = gap
    counts = Counter(before[start:end])
    others = Counter(after[other:stop])
    places = {after[i]: i for i in range(other, stop)}
    unique = [
        (i, places[before[i]]) for i in range(start, end) if counts[before[i]] == 1 and others.get(before[i]) == 1
    ]
    return [unique[i] for i in rising([b for _, b in unique])]


def _small(before: Sequence[Hashable], after: Sequence[Hashable], start: int, other: int) -> Iterator[Pair]:
    """The longest common run of a small gap; nothing of a large one."""
    rows, columns = len(before), len(after)
    if rows * columns > SMALL:
        return
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        below, row = best[i + 1], best[i]
        for j in range(columns - 1, -1, -1):
            row[j] = below[j + 1] + 1 if before[i] == after[j] else max(below[j], row[j + 1])
    i = j = 0
    while i < rows and j < columns:
        if before[i] == after[j]:
            yield start + i, other + j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
