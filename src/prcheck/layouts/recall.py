"""Which unread portions of a long list may hold the papers of some entries: told by words, without reading them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from prcheck import identity, titles
from prcheck.layouts.portions import Portion
from prcheck.model import Entry

SHARED = 0.6  # of a title's weighty words: as many as twins' titles share
MANY, FEW = 6, 2  # portions for one entry that share so many of its words, or fewer
_WORD = re.compile(r"\w+")


def like(portions: Sequence[Portion], lines: Sequence[str], entries: Sequence[Entry]) -> tuple[Portion, ...]:
    """The portions with an id of one of the entries, or with the most words of its title."""
    asked = [titles.weighty(titles.words(entry.name)) for entry in entries]
    ids = frozenset(mark for entry in entries for mark in _marks(entry))
    wanted = ids.union(form for words in asked for word in words for form in _forms(word))
    places: dict[str, list[int]] = defaultdict(list)
    plain = "\n".join(lines).lower().replace("_", " ").split("\n")
    for number, portion in enumerate(portions):
        text = "\n".join(plain[portion.start - 1 : portion.end])
        for word in wanted.intersection(_WORD.findall(text)):
            places[word].append(number)
    chosen = {number for mark in ids for number in places.get(mark, ())}
    chosen.update(number for words in asked for number in _nearest(words, places))
    return tuple(portions[number] for number in sorted(chosen))


def _forms(word: str) -> tuple[str, str]:
    """A weighty word as it stands in a text: itself and its plural."""
    return word, f"{word}s"


def _marks(entry: Entry) -> Iterator[str]:
    """Of each id of an entry its longest word, which every address of it has."""
    for name in identity.paper_ids(entry) or identity.code_ids(entry):
        words = _WORD.findall(name.partition(":")[2].lower().replace("_", " "))
        yield from [max(words, key=len)] if words else ()


def _nearest(words: frozenset[str], places: Mapping[str, Sequence[int]]) -> Iterator[int]:
    counts: Counter[int] = Counter()
    for word in words:
        for form in _forms(word):
            counts.update(places.get(form, ()))
    for rank, (number, count) in enumerate(counts.most_common(MANY)):
        if count > 1 and (rank < FEW or count >= SHARED * len(words)):
            yield number
