"""Finds, for an entry, those taken in before it that share an id, a title or most words of a title.

Each entry is folded once; ids and titles are looked up exactly, and only titles that share most of their weighty words
are compared.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from prcheck import identity, titles
from prcheck.model import Entry
from prcheck.rules.duplicates.overlap import SPAN, Block, alike

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


class Numbers:
    """The numbers of the entries that have a name, in order; most names have one, which needs no list."""

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self.later: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, number: int) -> None:
        """Take in one more; a number may come twice in a row."""
        if self.first.setdefault(name, number) != number:
            self.later[name].append(number)

    def repeats(self, name: str) -> int:
        """How many entries have the name beside the first."""
        return len(self.later[name]) if name in self.later else 0

    def of(self, name: str, most: int) -> Sequence[int]:
        """The first one with the name, and at most so many more."""
        if name not in self.first:
            return ()
        return self.first[name], *self.later.get(name, ())[:most]


class Index:
    """Entries to find again by id, title and words; `asked` are all that will be looked for.

    Keeps no container of its own for an entry: among thousands the garbage collector would cost more than the search.
    The words are kept in blocks of some thousand entries.
    """

    def __init__(self, asked: Iterable[Known]) -> None:
        every = list(asked)
        stems = {stem for known in every for stem in titles.weighty(known.words)}
        self.stems = {stem + "s": stem for stem in stems} | {stem: stem for stem in stems}
        self.wanted = frozenset(self.stems)
        self.effort = max(FEW, EFFORT // max(len(every), 1))
        self.many = min(MANY, max(LEAST, PAIRS // max(len(every), 1)))
        self.entries: list[Known | Entry] = []
        self.named, self.marked = Numbers(), Numbers()
        self.frequency: dict[str, int] = defaultdict(int)
        self.blocks: list[Block] = []

    def add(self, new: Known, *, held: bool = False) -> None:
        """Take an entry in; `held` says that the caller keeps what is known of it as well."""
        number = len(self.entries)
        self.entries.append(new if held else new.entry)
        for name in (*new.ids, new.key):
            self.named.add(name, number)
        if new.key and self.named.repeats(new.key) > self.many:
            return  # those with this title that came before stand for it
        words = {self.stems[word] for word in self.wanted.intersection(new.words)}
        marks = titles.marks(new.name) if held else ()
        for mark in marks:
            self.marked.add(mark, number)
        for word in words:
            self.frequency[word] += 1
        self._block(number).add(number % SPAN, words, len(new.words), closed=bool(marks))

    def _block(self, number: int) -> Block:
        """The block of an entry's words."""
        while len(self.blocks) <= number // SPAN:
            self.blocks.append(Block())
        return self.blocks[-1]

    def near(self, new: Known) -> Iterator[Known]:
        """The entries that may be the same paper, in the order they were taken in."""
        found = {number for name in (*new.ids, new.key) if name for number in self.named.of(name, self.many)}
        found.update(self._alike(new))
        for number in sorted(found):
            kept = self.entries[number]
            yield kept if isinstance(kept, Known) else known(kept)

    def _alike(self, new: Known) -> Sequence[int]:
        """The entries that share most of the words, but for those that short names tell apart."""
        if len(new.words) < FEWEST:
            return ()
        friends = self._friends(new)
        if not (friends is None or friends or any(block.open for block in self.blocks)):
            return ()
        words = titles.weighty(new.words)
        return alike(self.blocks, self._rarest(words), len(words), self.many, friends) if len(words) >= FEWEST else ()

    def _friends(self, new: Known) -> Collection[int] | None:
        """Of the entries with short names those that may be the same paper; None where these are too many to name."""
        marks = titles.marks(new.name)
        if not marks or any(self.marked.repeats(mark) > MANY for mark in marks):
            return None
        return {number for mark in marks for number in self.marked.of(mark, MANY)}

    def _rarest(self, words: frozenset[str]) -> list[str]:
        """The words that fewest entries have, as many as their entries are no more than may be met."""
        rarest = sorted([(self.frequency.get(word, 0), word) for word in words])[:MOST]
        met = accumulate(count for count, _ in rarest)
        return [word for _, word in rarest[: max(FEWEST, sum([spent <= self.effort for spent in met]))]]
