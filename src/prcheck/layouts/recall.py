"""Which unread portions of a long list may hold the papers of some entries: told by words, without reading them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from prcheck import identity, titles
from prcheck.layouts.portions import Portion
from prcheck.model import Entry

SHARED = 0.6  # of a title's weighty words: as many as twins' titles share
MANY, FEW = 6, 2  # portions for one entry that share so many of its words, or fewer
SHORT, HEAD = 8, 2  # lines of a portion that holds one entry, and the first of them, where its title stands
LEAST, MOST = 4, 64  # characters of an id that tell it from other text
COMMON = 64  # a word in more than one of so many portions is kept as bits
PIECE = 500  # portions whose words are held at once
_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"\w+|\n")


def like(portions: Sequence[Portion], lines: Sequence[str], entries: Sequence[Entry]) -> tuple[Portion, ...]:
    """The portions with an id of one of the entries, or with the most words of its title."""
    asked = [titles.weighty(titles.words(entry.name)) for entry in entries]
    text = "\n".join(lines).lower()
    wanted = frozenset(form for words in asked for word in words for form in _forms(word))
    places = _places(portions, text.replace("_", " ").split("\n"), wanted)
    bits = _Bits(places, len(portions))
    chosen = {number for words in asked for number in _nearest(words, bits)}
    chosen.update(_holders(portions, text, {mark for entry in entries for mark in _marks(entry)}))
    return tuple(portions[number] for number in sorted(chosen))


def _places(portions: Sequence[Portion], lines: Sequence[str], wanted: frozenset[str]) -> Mapping[str, Sequence[int]]:
    """The portions that have a word, by word; of a short one the lines that may hold its title."""
    places: dict[str, list[int]] = {word: [] for word in wanted}
    heads, number = _heads(portions, lines), 0
    pieces = iter(lambda: "".join(islice(heads, PIECE)), "")
    found = filter({*wanted, "\n"}.__contains__, chain.from_iterable(map(_WORDS.findall, pieces)))
    for word in found:
        if word == "\n":
            number += 1
        elif number not in places[word][-1:]:
            places[word].append(number)
    return places


def _heads(portions: Sequence[Portion], lines: Sequence[str]) -> Iterator[str]:
    """Of each portion what may hold its title, as one line."""
    for portion in portions:
        start, end = portion.start - 1, portion.end
        yield " ".join(lines[start : end if end - start > SHORT else min(start + HEAD, end)]) + "\n"


def _holders(portions: Sequence[Portion], text: str, marks: Iterable[str]) -> Iterator[int]:
    """The portions that hold a mark."""
    starts = [portion.start for portion in portions]
    number, last = 1, 0
    for at in sorted(_hits(text, marks)):
        number, last = number + text.count("\n", last, at), at
        index = bisect_right(starts, number) - 1
        if index >= 0 and number <= portions[index].end:
            yield index


def _hits(text: str, marks: Iterable[str]) -> Iterator[int]:
    """Where marks stand; those that begin alike, as ids of one month do, are looked for together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for mark in sorted(marks):
        group = groups[mark[:LEAST]]
        if not group or not mark.startswith(group[-1]):  # the shorter one stands wherever the longer one does
            group.append(mark)
    for lead, group in groups.items():
        at = text.find(lead)
        while at >= 0:
            if text.startswith(group[bisect_right(group, text[at : at + MOST]) - 1], at):
                yield at
            at = text.find(lead, at + 1)


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
            yield mark[:MOST]


class _Bits:
    """The portions that have a word as the bits of a number: all of them are counted at once."""

    def __init__(self, places: Mapping[str, Sequence[int]], size: int) -> None:
        self.places, self.size = places, size
        many = (word for word, numbers in places.items() if len(numbers) * COMMON > size)
        self.common = {word: self._made(places[word]) for word in many}

    def of(self, word: str) -> int:
        """The portions that have a word, in singular or plural."""
        one, other = (self.common.get(form) or self._made(self.places.get(form, ())) for form in _forms(word))
        return one | other

    def _made(self, numbers: Sequence[int]) -> int:
        marks = bytearray(self.size // 8 + 1 if numbers else 0)
        for number in numbers:
            marks[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(marks, "little")


def _nearest(words: frozenset[str], bits: _Bits) -> Iterator[int]:
    """The portions with the most of the words, of those with as many the first."""
    counts: list[int] = []  # by binary digit the portions whose count has it
    for word in words:
        carried = bits.of(word)
        for place, digit in enumerate(counts):
            counts[place], carried = digit ^ carried, digit & carried
        if carried:
            counts.append(carried)
    for rank, (number, count) in enumerate(islice(_ranked(counts, -1), MANY)):
        if count > 1 and (rank < FEW or count >= SHARED * len(words)):
            yield number


def _ranked(digits: Sequence[int], among: int, count: int = 0) -> Iterator[tuple[int, int]]:
    """Of the portions in `among` each with its count, the highest first; `count` are the digits before these."""
    if digits and among:
        *lower, digit = digits
        yield from _ranked(lower, among & digit, 2 * count + 1)
        yield from _ranked(lower, among & ~digit, 2 * count)
    while not digits and count and among:
        lowest = among & -among
        yield lowest.bit_length() - 1, count
        among ^= lowest
