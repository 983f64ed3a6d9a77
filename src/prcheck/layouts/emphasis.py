"""Emphasis by CommonMark's delimiter runs, in linear time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import punctuation
from unicodedata import category


@dataclass(slots=True)
class Run:
    """A run of `*`, `_` or `~`; `start` and `count` shrink as its characters find partners."""

    char: str
    start: int
    count: int
    opens: bool
    closes: bool
    length: int


TILDES = 2
MEMORY = 1 << 10  # characters whose kind is remembered
_BLANK, _MARK, _OTHER = "blank", "mark", "other"
_PUNCTUATION = frozenset(punctuation)
Pair = tuple[str, int, int, int, int]


def run(text: str, start: int, end: int) -> Run:
    """The delimiter run `text[start:end]` and what it may do there (CommonMark, "left- and right-flanking")."""
    before, after = _around(text, start, end)
    left = _flanks(after, before)
    right = _flanks(before, after)
    char = text[start]
    if char == "~" and end - start > TILDES:
        return Run(char, start, end - start, False, False, end - start)
    if char != "_":
        return Run(char, start, end - start, left, right, end - start)
    opens = left and (not right or _is_mark(before))
    closes = right and (not left or _is_mark(after))
    return Run(char, start, end - start, opens, closes, end - start)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters that decide; GitHub's engine looks past tildes from `*` and `_`."""
    if text[start] != "~":
        while start > 1 and text[start - 1] == "~":
            start -= 1
        while end < len(text) and text[end] == "~":
            end += 1
    return text[start - 1] if start else "\n", text[end] if end < len(text) else "\n"


def pairs(runs: Iterable[Run]) -> Iterator[Pair]:
    """Matched marks as (kind, start, inner start, inner end, end); kind is `**`, `*` or `~`."""
    openers: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        if closer.closes:
            yield from _close(closer, openers, floors)
        if closer.opens and closer.count:
            openers.append(closer)


def _close(closer: Run, openers: list[Run], floors: dict[tuple[str, bool, int], int]) -> Iterator[Pair]:
    key = (closer.char, closer.opens, closer.length % 3)
    while closer.count:
        found = _opener(closer, openers, floors.get(key, -1))
        if found < 0:
            floors[key] = closer.start
            return
        del openers[found + 1 :]
        if closer.char == "~" and openers[found].length != closer.length:
            # GitHub's engine drops both.
            openers.pop()
            closer.count = 0
            return
        yield _take(openers[found], closer)
        if not openers[found].count:
            openers.pop()


def _opener(closer: Run, openers: list[Run], floor: int) -> int:
    for index in range(len(openers) - 1, -1, -1):
        opener = openers[index]
        if opener.start < floor:
            return -1
        if opener.char == closer.char and _fits(opener, closer):
            return index
    return -1


def _fits(opener: Run, closer: Run) -> bool:
    both_ways = closer.opens or opener.closes
    return not (both_ways and closer.length % 3 and (opener.length + closer.length) % 3 == 0)


def _take(opener: Run, closer: Run) -> Pair:
    used = 2 if opener.count >= 2 and closer.count >= 2 else 1
    if closer.char == "~":
        used = closer.count
    inner_start = opener.start + opener.count
    inner_end = closer.start
    opener.count -= used
    closer.count -= used
    closer.start += used
    kind = "~" if closer.char == "~" else "*" * used
    return kind, inner_start - used, inner_start, inner_end, inner_end + used


def _flanks(inside: str, outside: str) -> bool:
    kind = _kind(inside)
    return kind is _OTHER or (kind is _MARK and _kind(outside) is not _OTHER)


@lru_cache(MEMORY)
def _kind(char: str) -> str:
    if char.isspace():
        return _BLANK
    return _MARK if _is_mark(char) else _OTHER


def _is_mark(char: str) -> bool:
    return char in _PUNCTUATION if char.isascii() else category(char).startswith("P")
