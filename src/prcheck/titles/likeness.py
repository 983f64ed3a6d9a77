"""How alike two titles are, with the guards that keep a paper apart from its sequels and its rivals."""

import re
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cache, lru_cache
from operator import ne

from prcheck.titles.folding import squeezed
from prcheck.titles.parts import LEAST as LEAST
from prcheck.titles.parts import MEMORY, ROMAN, Title, read

SIMILAR_FROM = 90.0  # of 100; of 593 listed titles 5 came so near to another of 230,929
KIN = 0.75  # share of words
LONG = 9  # weighty words; of so many one more makes no other paper
_SMALL = frozenset(
    "a an the of for in on at to from by via with without using and or as into towards toward is are be its through"
    " under over within that".split()
)
_SURVEY = frozenset("survey surveys review reviews overview tutorial taxonomy perspective introduction".split())
_NUMBER = re.compile(r"\d[\d.]*|plus")


class Likeness(IntEnum):
    """What two titles have in common: `EQUAL` once folded, `LIKELY` one paper's, `SIMILAR` to a reader, or nothing."""

    DIFFERENT = 0
    SIMILAR = 1
    LIKELY = 2
    EQUAL = 3


def compare(one: Title, other: Title) -> Likeness:
    """How alike two titles are."""
    if one.key == other.key:
        rivals = one.name and other.name and one.name != other.name
        return Likeness.EQUAL if one.key and not rivals else Likeness.DIFFERENT
    if one.about != other.about:
        return Likeness.DIFFERENT
    long_enough = min(one.words, other.words) >= LEAST
    if long_enough and (one.joined == other.head or other.joined == one.head) and _short_form(one, other):
        return Likeness.LIKELY
    if (one.name != other.name and one.name and other.name and one.body != other.body) or _at_odds(one, other):
        return Likeness.DIFFERENT
    if long_enough and (_same_body(one, other) or _reworded(one, other)):
        return Likeness.LIKELY
    return Likeness.SIMILAR if _ratio(one, other, SIMILAR_FROM) else Likeness.DIFFERENT


def likeness(one: str, other: str) -> Likeness:
    """How alike two titles are, as written."""
    return compare(read(one), read(other))


def marks(text: str) -> frozenset[str]:
    """What two titles with short names must share one of, or else they differ; nothing for a title without one."""
    title = read(text)
    return frozenset((title.name, title.body, title.head, title.joined)) - {""} if title.name else frozenset()


def kin(one: str, other: str) -> bool:
    """Whether two titles that share an id can be one paper's: one name, or most weighty words of the shorter.

    Of 53 pairs that were two papers none, of 500 pairs of one paper all but the renamed ones.
    """
    left, right = read(one), read(other)
    if compare(left, right) >= Likeness.LIKELY or (left.name and left.name == right.name):
        return True
    short, long = sorted((set(_weighty(left.full)), set(_weighty(right.full))), key=len)
    return bool(short) and len(short & long) > KIN * len(short)


def weighty(words: Iterable[str]) -> frozenset[str]:
    """Those of a folded title's words that tell it from others, in the singular."""
    return frozenset(_stem(word) for word in words if word not in _SMALL)


def ratio(one: str, other: str) -> float:
    """How many characters two titles share, 0 to 100, the better of with and without the name before the colon."""
    return _ratio(read(one), read(other), 0.0)


def _ratio(one: Title, other: Title, least: float) -> float:
    measure = _measure()
    forms = [(x, y) for x in one.forms for y in other.forms if x and y]
    return max([measure(x, y, score_cutoff=least) for x, y in forms], default=0.0)


@cache
def _measure() -> "Callable[..., float]":
    from rapidfuzz import fuzz  # late: most runs compare no titles

    return fuzz.ratio


def _at_odds(one: Title, other: Title) -> bool:
    """Whether names or numbers say that these are two papers, however alike the rest."""
    if one.name and other.name and not _one_name(one, other):
        return True
    if one.name and other.name:
        return _numbers(one.full) != _numbers(other.full)
    return set(map(_numbers, one.forms)).isdisjoint(map(_numbers, other.forms))


def _one_name(one: Title, other: Title) -> bool:
    """Whether two short names are one, a slip of the pen allowed where all else is equal."""
    if one.name == other.name:
        return True
    return one.body == other.body and min(len(one.name), len(other.name)) >= 5 and _slipped(one.name, other.name)


@lru_cache(MEMORY)
def _numbers(text: str) -> tuple[str, ...]:
    words = text.split()
    return tuple(sorted([*_NUMBER.findall(text), *(word for word in words[1:] if ROMAN.match(word))]))


def _same_body(one: Title, other: Title) -> bool:
    """Whether only the name before the colon, a remark or an abbreviation differs."""
    return not {one.joined, squeezed(one.body)}.isdisjoint((other.joined, squeezed(other.body)))


def _short_form(one: Title, other: Title) -> bool:
    """Whether one title is all that stands before the other's colon; a survey's topic is no short form of it."""
    for short, long in ((one, other), (other, one)):
        if long.head and short.joined == long.head:
            return _SURVEY.isdisjoint(long.sub.split())
    return False


def _reworded(one: Title, other: Title) -> bool:
    """Whether the same weighty words follow each other, but for endings, slips and, in long titles, one word."""
    for form in one.forms:
        for like in other.forms:
            if _same_words(form, like):
                return True
    left, right = _weighty(one.body), _weighty(other.body)
    size = min(len(left), len(right))
    if one.name != other.name:
        return False
    if not one.name:
        return size >= LONG and _one_more(left, right)
    if left == right:
        return size >= LEAST - 1
    if len(left) == len(right):
        return size >= LEAST + 2 and sum(map(ne, left, right)) == 1
    return size >= LEAST and (left[:size] == right[:size] or _one_more(left, right))


def _same_words(one: str, other: str) -> bool:
    left, right = _weighty(one), _weighty(other)
    size = min(len(left), len(right))
    if size < LEAST:
        return False
    if size == LEAST or (size < LEAST + 2 and not _SURVEY.isdisjoint(left)):  # here the small words count too
        left, right = tuple(map(_stem, one.split())), tuple(map(_stem, other.split()))
    if "".join(left) == "".join(right):
        return True
    if len(left) != len(right):
        return False
    if sum(map(ne, left, right)) > max(1, size // 4):
        return False
    return all(x == y or _slip(x, y) or _ending(x, y) for x, y in zip(left, right, strict=True))


@lru_cache(MEMORY)
def _weighty(text: str) -> tuple[str, ...]:
    """The words that carry the meaning, in the singular."""
    return tuple(_stem(word) for word in text.split() if word not in _SMALL)


@lru_cache(MEMORY)
def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def _slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or swapped, but not the first: "un" and "in" turn a meaning round."""
    return min(len(one), len(other)) >= 5 and one[0] == other[0] and _slipped(one, other)


def _slipped(one: str, other: str) -> bool:
    """Whether at most one letter is wrong, missing or swapped."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _ending(one: str, other: str) -> bool:
    """Whether the words differ in their endings only."""
    shared = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return shared >= 5 and max(len(one), len(other)) - shared <= 4


def _one_more(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one sequence is the other with one more word."""
    short, long = sorted((left, right), key=len)
    if len(long) != len(short) + 1:
        return False
    at = next((i for i, word in enumerate(short) if word != long[i]), len(short))
    return short[at:] == long[at + 1 :]
