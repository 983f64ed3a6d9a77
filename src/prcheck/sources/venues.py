"""What a text says of a venue: which one, of which years, a workshop of it, or an archive of preprints."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from prcheck.sources.known_venues import ALONE, ARCHIVES, CONFERENCES, JOURNALS, LIKE_WORDS, TOGETHER

ARCHIVE = "arXiv"
LONGEST = 600  # characters of a venue's text that are read
_YEAR = re.compile(r"(?<![\d.-])((?:19[5-9]|20[0-4])\d)(?![\d]|[-–.]\d)")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z\s])[’'‘`]\s?(\d\d)(?!\d)")
_GLUED = re.compile(r"(?<=[A-Za-z])(?=(?:19[5-9]|20[0-4])\d(?!\d))")
_PAGES = re.compile(r"\b(?:pp?|pages?|articles?|vol|no)\.?\s*+(?::\s*+)?\d[\d\s:–-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_WORKSHOP = frozenset({"workshop", "workshops"})
_JOURNAL = frozenset("transactions trans journal letters magazine annals bulletin review reviews".split())
_GOES_ON = frozenset(  # words that make a longer name of one that is spelt out
    "and theory applications letters magazine engineering technology technologies systems methods for of using research"
    " review journal bulletin asia challenge modeling modelling retrieval".split()
)
_UNSURE = re.compile(r"submi|under review|in review|reject|withdr", re.IGNORECASE)

Names = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class Venue(NamedTuple):
    """`keys` are the known venues that a text names, none where it names no known one."""

    keys: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    workshop: bool = False
    archive: bool = False
    unsure: bool = False

    @property
    def key(self) -> str:
        """The one venue that the text names, "" where it names none or several."""
        return next(iter(self.keys)) if len(self.keys) == 1 else ""

    @property
    def journal(self) -> bool:
        """Whether all that the text names are journals."""
        return bool(self.keys) and self.keys <= _JOURNALS


def read(text: str, others: Mapping[str, str] | None = None) -> Venue:
    """The venue that a text names; `others` are further names -> venue."""
    return _read(text[:LONGEST], tuple(sorted((others or {}).items())))


@lru_cache(maxsize=4096)
def _read(text: str, others: tuple[tuple[str, str], ...]) -> Venue:
    found = _tokens(text)
    low = {token.lower() for token in found}
    keys, workshop, archive = set[str](), not _WORKSHOP.isdisjoint(low), False
    for name in _named(found, _index(others)):
        archive |= name.key == ARCHIVE
        workshop |= name.workshop
        if name.key != ARCHIVE and not (name.spelt_out and name.key in _CONFERENCES and not _JOURNAL.isdisjoint(low)):
            keys.add(name.key)
    return Venue(frozenset(keys), years(text), workshop, archive and not keys, bool(_UNSURE.search(text)))


def _tokens(text: str) -> list[str]:
    """The words and numbers of a text, without page numbers; a year that sticks to a name stands alone."""
    spread = _SHORT_YEAR.sub(" ", _GLUED.sub(" ", _PAGES.sub(" ", text))).replace("&", " and ")
    return _WORD.findall(spread)


def years(text: str) -> tuple[int, ...]:
    """The years that a text names, page numbers and volumes left out."""
    plain = _PAGES.sub(" ", _GLUED.sub(" ", text[:LONGEST]))
    short = (1900 + int(y) if int(y) > 60 else 2000 + int(y) for y in _SHORT_YEAR.findall(plain))
    return tuple(dict.fromkeys((*map(int, _YEAR.findall(plain)), *short)))


class Name(NamedTuple):
    """A venue's name found in a text: short or spelt out, perhaps with the W of a workshop."""

    key: str
    spelt_out: bool = False
    workshop: bool = False


def _named(text: list[str], names: Names) -> Iterator[Name]:
    """Each venue named in a text, longest names first at each word."""
    at = 0
    while at < len(text):
        size, name = _at(text, at, names)
        if name:
            yield name
        at += size


def _at(text: list[str], at: int, names: Names) -> tuple[int, Name | None]:
    """The name that begins at a word, and how many words to go on."""
    word = text[at].lower()
    for own, key in names.get(word, ()):
        end = at + len(own)
        if tuple(token.lower() for token in text[at:end]) != own:
            continue
        spelt_out = len(own) > 1 and own != tuple(_WORD.findall(key.lower()))
        if _stands(text, at, end, key, spelt_out=spelt_out):
            return len(own), Name(key, spelt_out)
    if word.endswith("w") and (shop := _single(names, word[:-1])):
        return 1, Name(shop, workshop=True)
    return 1, None


def _stands(text: list[str], at: int, end: int, key: str, *, spelt_out: bool) -> bool:
    """Whether a name is meant, and no longer name or everyday word."""
    after = text[end].lower() if end < len(text) else ""
    if key in ALONE:
        return at == 0 and (not after or after.isdigit())
    if key in LIKE_WORDS and end - at == 1:
        return text[at] == key
    return not (spelt_out and after in _GOES_ON)


def _single(names: Names, word: str) -> str:
    """The conference that a word alone names."""
    return next((key for own, key in names.get(word, ()) if own == (word,) and key in _CONFERENCES), "")


@lru_cache(maxsize=8)
def _index(others: tuple[tuple[str, str], ...]) -> Names:
    """First word -> all names that begin so, the longest first."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for name, key in (*_table(CONFERENCES), *_table(JOURNALS), *((n, ARCHIVE) for n in ARCHIVES.split(", ")), *others):
        own = tuple(_WORD.findall(name.lower()))
        if own:
            found.setdefault(own[0], {})[own] = key
    return {word: tuple(sorted(own.items(), key=lambda item: -len(item[0]))) for word, own in found.items()}


def _table(text: str) -> Iterator[tuple[str, str]]:
    for line in text.strip().splitlines():
        key, _, rest = line.partition(":")
        yield key, key
        for name in rest.split(","):
            yield name, key


_CONFERENCES = frozenset(key for _, key in _table(CONFERENCES))
_JOURNALS = frozenset(key for _, key in _table(JOURNALS))
_TOGETHER = tuple(frozenset(line.split(", ")) for line in TOGETHER.strip().splitlines())


def meet(one: Venue, other: Venue) -> bool:
    """Whether two texts can name one venue: a shared one, or two that publish in each other's pages."""
    if one.keys & other.keys:
        return True
    return any(group & one.keys and group & other.keys for group in _TOGETHER)
