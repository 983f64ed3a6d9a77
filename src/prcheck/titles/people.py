"""Two lists of authors compared: who is on both, whose name is misspelt, who is missing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from prcheck.titles.names import MOST, fold_name, overlap, split_names

SLIP = 5  # letters; in shorter names one letter makes another name
TWO_SLIPS = 9  # letters; so long a name may have two letters wrong
_OPEN = re.compile(r"\bet\.?\s*al\b|\bothers\b|等|\.\.\.|…|\band more\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\s)\s+\d{4}$")  # DBLP tells namesakes apart by one
_NO_PERSON = re.compile(
    r"\b(?:univ\w*|instit\w*|labs?|laborator\w*|research|inc|ltd|llc|corp\w*|group|team|college|school|academy|center"
    r"|centre|company|deepmind|google|microsoft|openai|nvidia|meta|facebook|fair|adobe|apple|amazon|tencent|alibaba"
    r"|huawei|bytedance|baidu|collaboration|consortium|community|committee|foundation|project|contributors)\b",
    re.IGNORECASE,
)


class Slip(NamedTuple):
    """A listed name and the name that it should be."""

    listed: str
    right: str


def people(text: str) -> tuple[str, ...]:
    """The names of a list that can be people's, as written."""
    return tuple(name for name in split_names(text) if not _NO_PERSON.search(name))


def is_open(text: str) -> bool:
    """Whether a list says that it goes on ("et al.")."""
    return bool(_OPEN.search(text))


def full(names: Iterable[str], least: int = 2) -> bool:
    """Whether most names have a given and a family name, `least` at least, so that a comparison means something."""
    found = [len(_words(name)) for name in names]
    return len(found) >= least and sum(count > 1 for count in found) >= max(least, len(found) / 2)


def shared(listed: Sequence[str], known: Sequence[str]) -> float:
    """The share of the shorter list that the other holds too, 0 to 1, in the kindest reading.

    A nickname before an equal family name counts, and so do names whose separators are misplaced.
    """
    plain = overlap(listed, known)
    if plain >= 1:
        return plain
    short, long = sorted((listed[:MOST], known[:MOST]), key=len)
    families = {_words(name)[-1] for name in long if _words(name)}
    named = [_words(name) for name in short if _words(name)]
    kin = sum(words[-1] in families for words in named) / len(named) if named else 0.0
    return max(plain, kin, _words_shared(short, long))


def _words_shared(short: Sequence[str], long: Sequence[str]) -> float:
    mine = [word for name in short for word in _words(name) if len(word) > 1]
    theirs = {word for name in long for word in _words(name)}
    return sum(word in theirs for word in mine) / len(mine) if mine else 0.0


def slips(listed: Sequence[str], known: Sequence[str]) -> tuple[Slip, ...]:
    """The listed names that stand, but for a letter or two, on the other list."""
    lone, rest = _unmatched(listed, known)
    return tuple(_slips(lone, rest))


def _slips(lone: Sequence[str], rest: Sequence[str]) -> Iterator[Slip]:
    for name in lone:
        near = [other for other in rest if _near(name, other)]
        if len(near) == 1:
            yield Slip(name, near[0])


def missing(listed: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The known names that the list lacks; none where a listed name may be one of them in another form."""
    lone, rest = _unmatched(listed, known)
    held = {word for name in listed for word in _words(name)}
    return () if lone else tuple(name for name in rest if not held.issuperset(_words(name)))


def agree(listed: Sequence[str], known: Sequence[str]) -> bool:
    """Whether both lists hold the same people, in any order."""
    lone, rest = _unmatched(listed, known)
    return not lone and not rest


def _unmatched(listed: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names on one list only; each name matches one of the other list at most."""
    rest = [_NUMBER.sub("", name) for name in known[:MOST] if _words(name)]
    lone = []
    for name in listed[:MOST]:
        twin = next((other for other in rest if _same(name, other)), None)
        if twin is not None:
            rest.remove(twin)
        elif _words(name):
            lone.append(name)
    return lone, rest


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold_name(name).split())


def _same(one: str, other: str) -> bool:
    """Whether two names can be one person's: equal, with initials, turned round, or one the longer form."""
    left, right = _words(one), _words(other)
    if sorted(left) == sorted(right) or "".join(left) == "".join(right):
        return True
    return _kin(left, right) or _longer(left, right) or _longer(right, left) or _turned(left, right)


def _kin(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the family names are equal and one given name begins the other: "D Fleet", "David J Fleet"."""
    if left[-1] != right[-1] or len(left[-1]) < 2:
        return False
    if min(len(left), len(right)) == 1 or "".join(left[:-1]) == "".join(right[:-1]):
        return True
    return left[0].startswith(right[0]) or right[0].startswith(left[0])


def _turned(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one name puts the family name first: "Hopper G", "Grace Hopper"."""
    for one, other in ((left, right), (right, left)):
        if len(one) > 1 and len(one[0]) > 1 and one[0] == other[-1]:
            return all(word == other[0] or (len(word) == 1 and other[0].startswith(word)) for word in one[1:2])
    return False


def _longer(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the longer name holds all words of the shorter one: "Ana Ruiz", "Ana Ruiz Soler"."""
    return len(short) > 1 and len(short) < len(long) and set(short) <= set(long)


def _near(one: str, other: str) -> bool:
    """Whether a slip of the pen, in one word of a name, tells two names apart."""
    left, right = _words(one), _words(other)
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) == len(right):
        odd = [(x, y) for x, y in zip(left, right, strict=True) if not _alike(x, y)]
        return len(odd) == 1 and _slip(*odd[0])
    firsts, lasts = product(left[:1], right[:1]), product(left[-1:], right[-1:])
    odd = [(x, y) for x, y in (*firsts, *lasts) if not _alike(x, y)]
    return len(odd) == 1 and _slip(*odd[0])


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    long = max(len(one), len(other))
    return long >= SLIP and OSA.distance(one, other) <= (2 if long >= TWO_SLIPS else 1)
