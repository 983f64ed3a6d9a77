"""How many of some words each of many titles has, counted for all of them at once.

A word's titles are the bits of one whole number: a few operations on such numbers count for thousands of titles.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from math import ceil

SPAN = 1 << 13  # titles of a block
SHARED, LEAST = 0.6, 2  # of the shorter title's words, and never fewer than two of them
WINDOW = 1 << 8  # titles looked through at once: a step in a small number costs a tenth of one in a block's

Levels = Sequence[int]  # the titles that have at least none of the words asked for, one, two and so on


class Block:
    """The words of up to `SPAN` titles, which have places from 0 on."""

    def __init__(self) -> None:
        self.words: dict[str, int] = defaultdict(int)
        self.sizes: dict[int, int] = defaultdict(int)
        self.open = 0

    def add(self, place: int, words: Iterable[str], size: int, *, closed: bool) -> None:
        """Take in a title of so many words, these may be asked for; a closed one is only found by its place."""
        bit = 1 << place
        self.open |= 0 if closed else bit
        self.sizes[size] |= bit
        for word in words:
            self.words[word] |= bit

    def ranks(self, words: Sequence[str], size: int, among: int) -> Mapping[float, int]:
        """The titles that share most of these words, by their shares: common words to those of the longer title.

        The words are some of a title that has `size` of them. Of closed titles only those `among` count.
        """
        ranks: dict[float, int] = defaultdict(int)
        if not self.open | among:
            return ranks
        levels = _levels([self.words[word] for word in words if word in self.words])
        found = self._sharing(levels, len(words)) & (self.open | among)
        for count, (some, more) in enumerate(pairwise((*levels, 0))):
            exact = found & (some ^ more)
            for own, titles in self.sizes.items() if exact else ():
                if own > size and (both := exact & titles):
                    ranks[count / own] |= both
                    exact ^= both
            if exact:
                ranks[count / size] |= exact
        return ranks

    def _sharing(self, levels: Levels, asked: int) -> int:
        """The titles that have enough of the words."""
        least = _enough(asked)
        found = _at(levels, least)
        for size, titles in self.sizes.items() if min(least, len(levels)) > LEAST else ():
            if size < asked and _enough(size) < least:
                found |= titles & _at(levels, _enough(size))
        return found


def alike(
    blocks: Sequence[Block], words: Sequence[str], size: int, most: int, among: Collection[int] | None
) -> list[int]:
    """The numbers of the `most` titles in these blocks that share most of these words, the last of equal ones first.

    The words are some of a title that has `size` of them. Of closed titles only those with the numbers `among` count,
    all where that is None.
    """
    ranks: dict[float, list[tuple[int, int]]] = defaultdict(list)
    for order in range(len(blocks) - 1, -1, -1):
        places = -1 if among is None else sum([1 << number % SPAN for number in among if number // SPAN == order])
        for share, titles in blocks[order].ranks(words, size, places).items():
            ranks[share].append((SPAN * order, titles))
    best = (found for share in sorted(ranks, reverse=True) for found in ranks[share])
    return list(islice((first + place for first, titles in best for place in _places(titles)), most))


@lru_cache
def _enough(size: int) -> int:
    return max(LEAST, ceil(SHARED * size))


def _at(levels: Levels, least: int) -> int:
    return levels[least] if least < len(levels) else 0


def _levels(words: Sequence[int]) -> Levels:
    """Who has at least so many of the words."""
    levels = [-1]
    for titles in words:
        levels.append(0)
        for count in range(len(levels) - 1, 0, -1):
            levels[count] |= levels[count - 1] & titles
    return levels


def _places(titles: int) -> Iterator[int]:
    """The places of the bits, the last first."""
    while titles:
        first = max(titles.bit_length() - WINDOW, 0)
        window = titles >> first
        titles ^= window << first
        while window:
            place = window.bit_length() - 1
            window ^= 1 << place
            yield first + place
