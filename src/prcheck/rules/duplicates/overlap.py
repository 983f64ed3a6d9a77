"""How many of some words each of many titles has, counted for all of them at once.

A word's titles are the bits of one whole number: a few operations on such numbers count for thousands of titles.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import ceil

SPAN = 1 << 13  # titles of a block
SHARED, LEAST = 0.6, 2  # of the shorter title's words, and never fewer than two of them

Levels = Sequence[int]  # the titles that have at least none of the words asked for, one, two and so on


class Block:
    """The words of up to `SPAN` titles, which have places from 0 on."""

    def __init__(self) -> None:
        self.words: dict[str, int] = defaultdict(int)
        self.sizes: dict[int, int] = defaultdict(int)

    def add(self, place: int, words: Iterable[str], size: int) -> None:
        """Take in a title of so many words, of which these may be asked for."""
        bit = 1 << place
        self.sizes[size] |= bit
        for word in words:
            self.words[word] |= bit

    def holding(self, word: str) -> int:
        """How many of the titles have the word."""
        return self.words[word].bit_count() if word in self.words else 0

    def alike(self, words: Sequence[str], size: int, most: int) -> list[tuple[float, int]]:
        """The `most` titles that share most of these words: common words to those of the longer title, and the place.

        The words are some of a title that has `size` of them.
        """
        levels = _levels([self.words[word] for word in words if word in self.words])
        found = self._sharing(levels, len(words))
        alike: list[tuple[float, int]] = []
        for share, titles in sorted(self._ranks(levels, found, size).items(), reverse=True) if found else ():
            alike += ((share, place) for place in islice(_places(titles), most - len(alike)))
        return alike

    def _sharing(self, levels: Levels, asked: int) -> int:
        """The titles that have enough of the words."""
        found = _at(levels, _enough(asked))
        if len(levels) > LEAST:
            for size, titles in self.sizes.items():
                if size < asked:
                    found |= titles & _at(levels, _enough(size))
        return found

    def _ranks(self, levels: Levels, found: int, size: int) -> Mapping[float, int]:
        """The titles found by their shares."""
        ranks: dict[float, int] = defaultdict(int)
        for count, (some, more) in enumerate(pairwise((*levels, 0))):
            exact = found & some & ~more
            for own, titles in self.sizes.items() if exact else ():
                if both := exact & titles:
                    ranks[count / max(size, own)] |= both
        return ranks


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
        place = titles.bit_length() - 1
        yield place
        titles ^= 1 << place
