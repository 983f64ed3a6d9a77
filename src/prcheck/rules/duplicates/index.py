"""Finds, for an entry, those taken in before it that share an id, a title or most words of a title.

Each entry is folded once; ids and titles are looked up exactly, and only titles that share most of their weighty words
are compared.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from prcheck import identity, titles
from prcheck.model import Entry

SHARED = 0.6  # of the shorter title's words, and never fewer than two of them
MANY = 20  # entries that one is compared with; a list that repeats one title must not take for ever
EFFORT, FEW = 4_000_000, 4_000  # entries met by a word: of all entries asked for together, and at least of each
FEWEST = 3  # weighty words; shorter titles are only looked up


class Known(NamedTuple):
    """An entry with the key and the words of its title, and what names it; a list has thousands of them."""

    entry: Entry
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
        key,
        () if entry.unfinished else words,
        identity.paper_ids(entry) or identity.code_ids(entry),
    )


class Index:
    """Entries to find again by id, title and words; `asked` are all that will be looked for.

    Keeps no container of its own for an entry: among thousands the garbage collector would cost more than the search.
    """

    def __init__(self, asked: Iterable[Known]) -> None:
        every = list(asked)
        stems = {stem for known in every for stem in titles.weighty(known.words)}
        self.stems = {form: stem for stem in stems for form in (stem, stem + "s")}
        self.wanted = frozenset(self.stems)
        self.effort = max(FEW, EFFORT // max(len(every), 1))
        self.entries: list[Known | Entry] = []
        self.sizes: list[int] = []
        self.first: dict[str, int] = {}
        self.later: dict[str, list[int]] = defaultdict(list)
        self.by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, new: Known, *, held: bool = False) -> None:
        """Take an entry in; `held` says that the caller keeps what is known of it as well."""
        number = len(self.entries)
        self.entries.append(new if held else new.entry)
        self.sizes.append(len(new.words))
        for name in (*new.ids, new.key):
            if self.first.setdefault(name, number) != number:
                self.later[name].append(number)
        if new.key and len(self.later.get(new.key, ())) > MANY:
            return  # those with this title that came before stand for it
        for word in self.wanted.intersection(new.words):
            self.by_word[self.stems[word]].append(number)

    def near(self, new: Known) -> Iterator[Known]:
        """The entries that may be the same paper, in the order they were taken in."""
        found = {number for name in (*new.ids, new.key) if name for number in self._named(name)}
        alike = self._alike(titles.weighty(new.words))
        found.update(number for _, number in (alike if len(alike) <= MANY else heapq.nlargest(MANY, alike)))
        for number in sorted(found):
            kept = self.entries[number]
            yield kept if isinstance(kept, Known) else known(kept)

    def _named(self, name: str) -> Iterator[int]:
        if name in self.first:
            yield self.first[name]
            yield from self.later.get(name, ())[:MANY]

    def _alike(self, words: frozenset[str]) -> list[tuple[float, int]]:
        """The share of common words, and the number of the entry."""
        size = len(words)
        if size < FEWEST:
            return []
        counts: Counter[int] = Counter()
        looked = spent = 0
        for numbers in sorted((self.by_word.get(word, ()) for word in words), key=len):
            spent += len(numbers)
            if spent > self.effort and looked >= FEWEST:
                break
            counts.update(numbers)
            looked += 1
        sizes, least = self.sizes, [SHARED * own for own in range(looked + 1)]
        again = [number for number, count in counts.items() if count > 1]
        alike = [n for n in again if counts[n] >= (least[sizes[n]] if sizes[n] < looked else least[looked])]
        return [(counts[n] / max(size, sizes[n]), n) for n in alike]
