"""Which unread portions of a long list may hold the papers of some entries: told by words, without reading them."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from prcheck import identity, titles
from prcheck.layouts.portions import Portion
from prcheck.model import Entry

SHARED = 0.6  # of a title's weighty words: as many as twins' titles share
MANY, FEW = 6, 2  # portions for one entry that share so many of its words, or fewer
SHORT, HEAD = 8, 2  # lines of a portion that holds one entry, and the first of them, where its title stands
LEAST = 4  # characters of an id that tell it from other text
_WORD = re.compile(r"\w+")


def like(portions: Sequence[Portion], lines: Sequence[str], entries: Sequence[Entry]) -> tuple[Portion, ...]:
    """The portions with an id of one of the entries, or with the most words of its title."""
    asked = [titles.weighty(titles.words(entry.name)) for entry in entries]
    text = "\n".join(lines).lower()
    wanted = frozenset(form for words in asked for word in words for form in _forms(word))
    places = _places(portions, text.replace("_", " ").split("\n"), wanted)
    chosen = {number for words in asked for number in _nearest(words, places)}
    chosen.update(_holders(portions, text, {mark for entry in entries for mark in _marks(entry)}))
    return tuple(portions[number] for number in sorted(chosen))


def _places(portions: Sequence[Portion], lines: Sequence[str], wanted: frozenset[str]) -> Mapping[str, Sequence[int]]:
    """The portions that have a word, by word; of a short one the lines that may hold its title."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, portion in enumerate(portions):
        end = portion.end if portion.end - portion.start >= SHORT else portion.start + HEAD - 1
        text = "\n".join(lines[portion.start - 1 : min(end, portion.end)])
        for word in wanted.intersection(_WORD.findall(text)):
            places[word].append(number)
    return places


def _holders(portions: Sequence[Portion], text: str, marks: Iterable[str]) -> Iterator[int]:
    """The portions that hold a mark."""
    starts = [portion.start for portion in portions]
    for mark in marks:
        number, last, at = 1, 0, text.find(mark)
        while at >= 0:
            number, last = number + text.count("\n", last, at), at
            index = bisect_right(starts, number) - 1
            if index >= 0 and number <= portions[index].end:
                yield index
            at = text.find(mark, at + 1)


def _forms(word: str) -> tuple[str, str]:
    """A weighty word as it stands in a text: itself and its plural."""
    return word, f"{word}s"


def _marks(entry: Entry) -> Iterator[str]:
    """Of each id of an entry what its addresses have in common: its own words, or the longest of them."""
    urls = " ".join(link.url for link in entry.links).lower()
    for name in identity.paper_ids(entry) or identity.code_ids(entry):
        words = name.partition(":")[2].lower()
        mark = words if words in urls else max(_WORD.findall(words), key=len, default="")
        if len(mark) >= LEAST:
            yield mark


def _nearest(words: frozenset[str], places: Mapping[str, Sequence[int]]) -> Iterator[int]:
    counts: Counter[int] = Counter()
    for word in words:
        counts.update({number for form in _forms(word) for number in places.get(form, ())})
    for rank, (number, count) in enumerate(counts.most_common(MANY)):
        if count > 1 and (rank < FEW or count >= SHARED * len(words)):
            yield number
