"""Finds, for an entry, those taken in before it that share an id, a title or most words of a title.

Each entry is folded once; ids and titles are looked up exactly, and only titles that share most of their weighty words
are compared.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from prcheck import identity, titles
from prcheck.model import Entry
from prcheck.rules.duplicates.overlap import SPAN, Block

MANY = 20  # entries that one is compared with; a list that repeats one title must not take for ever
PAIRS, LEAST = 250_000, 3  # pairs of all entries asked for together, and at least of each
EFFORT, FEW = 4_000_000, 4_000  # entries met by a word: of all entries asked for together, and at least of each
FEWEST, MOST = 3, 40  # weighty words; shorter titles are only looked up, longer ones by so many


class Known(NamedTuple):
    """An entry with its title, the key and the words of it, and what names it; a list has thousands of them."""

    entry: Entry
    name: str
    key: str
    words: Sequence[str]
    ids: tuple[str, ...]


def known(entry: Entry) -> Known:
    """The entry as the index wants it; where no paper id names it, its repositories do."""
    title = entry.title
    text = title.text if title else ""
    words = titles.words(text)
    key = titles.key(text) if "[" in text else "".join(words)
    return Known(
        entry,
        text,
        key,
        () if entry.unfinished else words,
        identity.paper_ids(entry) or identity.code_ids(entry),
    )


class Index:
    """Entries to find again by id, title and words; `asked` are all that will be looked for.

    Keeps no container of its own for an entry: among thousands the garbage collector would cost more than the search.
    The words are kept in blocks of some thousand entries.
    """

    def __init__(self, asked: Iterable[Known]) -> None:
        every = list(asked)
        stems = {stem for known in every for stem in titles.weighty(known.words)}
        self.stems = {form: stem for stem in stems for form in (stem, stem + "s")}
        self.wanted = frozenset(self.stems)
        self.effort = max(FEW, EFFORT // max(len(every), 1))
        self.many = min(MANY, max(LEAST, PAIRS // max(len(every), 1)))
        self.entries: list[Known | Entry] = []
        self.first: dict[str, int] = {}
        self.later: dict[str, list[int]] = defaultdict(list)
        self.blocks: list[Block] = []

    def add(self, new: Known, *, held: bool = False) -> None:
        """Take an entry in; `held` says that the caller keeps what is known of it as well."""
        number = len(self.entries)
        self.entries.append(new if held else new.entry)
        for name in (*new.ids, new.key):
            if self.first.setdefault(name, number) != number:
                self.later[name].append(number)
        if new.key and len(self.later.get(new.key, ())) > self.many:
            return  # those with this title that came before stand for it
        words = {self.stems[word] for word in self.wanted.intersection(new.words)}
        self._block(number).add(number % SPAN, words, len(new.words))

    def _block(self, number: int) -> Block:
        """The block of an entry's words."""
        while len(self.blocks) <= number // SPAN:
            self.blocks.append(Block())
        return self.blocks[-1]

    def near(self, new: Known) -> Iterator[Known]:
        """The entries that may be the same paper, in the order they were taken in."""
        found = {number for name in (*new.ids, new.key) if name for number in self._named(name)}
        alike = self._alike(titles.weighty(new.words))
        found.update(number for _, number in (alike if len(alike) <= self.many else heapq.nlargest(self.many, alike)))
        for number in sorted(found):
            kept = self.entries[number]
            yield kept if isinstance(kept, Known) else known(kept)

    def _named(self, name: str) -> Iterator[int]:
        if name in self.first:
            yield self.first[name]
            yield from self.later.get(name, ())[: self.many]

    def _alike(self, words: frozenset[str]) -> list[tuple[float, int]]:
        """The entries that share most of these words: how much, and the number of the entry."""
        if len(words) < FEWEST:
            return []
        asked = self._rarest(words)
        return [
            (share, SPAN * order + place)
            for order, block in enumerate(self.blocks)
            for share, place in block.alike(asked, len(words), MANY)
        ]

    def _rarest(self, words: frozenset[str]) -> list[str]:
        """The words that fewest entries have, as many as their entries are no more than may be met."""
        held = {word: sum([block.holding(word) for block in self.blocks]) for word in words}
        rarest = sorted(words, key=held.__getitem__)[:MOST]
        met = accumulate(held[word] for word in rarest)
        return rarest[: max(FEWEST, sum(spent <= self.effort for spent in met))]
