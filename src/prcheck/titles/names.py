"""Lists of people's names: split, folded and compared."""

import re
from collections.abc import Iterable
from functools import lru_cache

from prcheck.titles.folding import fold

MEMORY = 1 << 11  # lists remembered: each is asked for several times
MOST = 200  # names of a list that are compared
_LONGEST = 20_000  # characters of a list that are read
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_NOISE = re.compile(r"\([^()]*\)|<[^<>]*>|[*†‡§¶#^∗⋆✉~_`|]|\\[a-z]*|[\d⁰-⁹¹²³₀-₉]+")
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?(?:[,;，；、·•・]|(?<![^\s,;])(?:and|&|und)(?=\s))\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W\d_]{2,}+(?:[ -][^\W\d_]++)++(?:, [^\W\d_]{2,}+(?:[ -][^\W\d_]++)++)*+")  # as most are
_JOINT = re.compile(r"\b(?:and|und)\b|e[tl]\.?\s*al|等", re.IGNORECASE)
_REST = re.compile(r"^(?:e[tl]\.?\s*al\.?|others|and others|jr|sr|phd|等)$|^(?:等人?)$", re.IGNORECASE)
_ET_AL = re.compile(r"(?<!\s)(?:\s*,\s+|\s+)e[tl]\.?\s*al\b.*$|(?:(?<!\s)\s+)?等人?\s*$", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s+and\s+")
_OTHERS = re.compile(r"(?<!\s)(?:\s*,\s+|\s+)and\s+others\.?$")
_COMMA = re.compile(r"[,;]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*)+|[^\W\d_](?:\s[^\W\d_])*")
_AFTER = re.compile(r"(?<=\w\w)(?<!\b[Mm]d)(?<!\bSt)\.\s.*$")  # "Ada Lovelace. Looms Ltd"
_UMLAUT = re.compile(r"([aou])e")


@lru_cache(MEMORY)
def split_names(text: str) -> tuple[str, ...]:
    """The names of a list as written, without footnote signs, links and "et al."."""
    if len(text) <= _LONGEST and _PLAIN.fullmatch(text) and not _JOINT.search(text):
        return tuple(text.split(", "))
    text = _NOISE.sub(" ", _LINK.sub(r"\1", text[:_LONGEST]).replace("\\&", "&"))
    text = " ".join(text.split())
    parts = _turned(text) or _SEPARATOR.split(text)
    names = (_ended(_ET_AL.sub("", part.strip(" .:-–—"))) for part in parts)
    return tuple(name for name in names if name and not _REST.match(name))


def _turned(text: str) -> list[str]:
    """The names of "Lovelace, Ada and Hopper, Grace" or "Lovelace, A., Hopper, G." the other way round; else none."""
    whole = _ET_AL.sub("", _OTHERS.sub("", text)).strip(" .,;")
    joined = [part.split(",") for part in _AND.split(whole)]
    if len(joined) > 1 and all(len(pair) == 2 and all(map(str.strip, pair)) for pair in joined):
        return [f"{given.strip()} {family.strip()}" for family, given in joined]
    pieces = [piece.strip() for piece in _COMMA.split(_AND.sub(", ", whole.replace("&", " and "))) if piece.strip()]
    families, initials = pieces[::2], pieces[1::2]
    if len(families) == len(initials) > 0 and all(map(_INITIALS.fullmatch, initials)):
        return [f"{given} {family}" for family, given in zip(families, initials, strict=True)]
    return []


def _ended(name: str) -> str:
    """The name without a sentence behind it, such as where the last author works."""
    found = _AFTER.search(name)
    return name[: found.start()] if found and " " in name[: found.start()] else name


def fold_name(name: str) -> str:
    """The name's words without accents, dots and hyphens, ö and oe alike, in the order given."""
    return _UMLAUT.sub(r"\1", fold(name.replace(".", " ")))


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of the shorter list's names that the other holds too, 0 to 1; 0 where a list is empty.

    Initials, dropped middle names and a family name put first are the same person; another family name never is.
    """
    left = [fold_name(name).split() for name in tuple(one)[:MOST]]
    right = [fold_name(name).split() for name in tuple(other)[:MOST]]
    left, right = sorted(([words for words in left if words], [words for words in right if words]), key=len)
    if not left:
        return 0.0
    return sum(any(_same(words, others) for others in right) for words in left) / len(left)


def _same(one: list[str], other: list[str]) -> bool:
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return True
    return any(_fits(x, y) for x in _orders(one) for y in _orders(other))


def _orders(words: list[str]) -> tuple[list[str], list[str]]:
    """Given names first, and the other way round."""
    return words, [*words[1:], words[0]]


def _fits(one: list[str], other: list[str]) -> bool:
    """Whether the last words are equal and the first begin alike: "D J Fleet" and "David Fleet"."""
    if one[-1] != other[-1] or len(one[-1]) < 2:
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    short, long = sorted((one[0], other[0]), key=len)
    return long.startswith(short) or "".join(one[:-1]) == "".join(other[:-1])
