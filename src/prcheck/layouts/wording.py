"""Words that are words and nothing else: what a title or a list of names tells, from each of its words alone.

Lists use few words again and again, so that each is looked at once. A text with any other word has no wording, and is
looked at as a whole.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from prcheck.layouts import names, venues

_MEMORY = 1 << 14  # words remembered
_PLAIN = re.compile(r"([A-Za-zÀ-ÖØ-öø-ɏ]+(?:-[A-Za-zÀ-ÖØ-öø-ɏ]+)*)(-?\d{1,5})?:?|[A-Z]\.")
_PARTING = frozenset(("and", "und", "et"))
_TIME = re.compile(r"(?:19|20)\d\d")
_NAME_SIZE = 40  # characters
_NAME_BREAK = re.compile(r", (?:and )?| and ")


class _Traits(NamedTuple):
    """A plain word: how a name's words begin, a word of titles, a word of awards, the first of a venue's several."""

    capital: bool
    function: bool
    award: bool
    opens_venue: bool


class Wording(NamedTuple):
    """How many words a title has, whether all begin as a name's words do, and whether names may hold each."""

    length: int
    capitals: bool
    wordless: bool


@lru_cache(_MEMORY)
def _traits(word: str) -> _Traits | None:
    """A word's traits, None where it is more than a word: it parts names, or tells of a venue or a time."""
    found = _PLAIN.fullmatch(word)
    if not found or _TIME.search(word):
        return None
    traits, numbered = _stem(found[1] or word), bool(found[2])
    if traits and numbered:
        return None if word[0].islower() else traits._replace(function=False)
    return traits


@lru_cache(_MEMORY)
def _stem(word: str) -> _Traits | None:
    if word.lower() in _PARTING or word == "Review" or venues.venue_at(word):
        return None
    return _Traits(names.size(word)[1], not names.is_wordless(word), names.is_track(word), venues.may_open(word))


def of(title: str) -> Wording | None:
    """A title's wording; one with commas has none."""
    words = title.split(" ")
    told = [traits for traits in map(_traits, words) if traits]
    if len(told) < len(words) or (any(traits.opens_venue for traits in told) and venues.venue_at(title)):
        return None
    return Wording(len(told), all(traits.capital for traits in told), not any(traits.function for traits in told))


def sizes(people: str) -> list[int] | None:
    """How many words each name of a list has; None where a word may be no name's, or a name is long."""
    found: list[int] = []
    for name in _NAME_BREAK.split(people):
        words = name.split(" ")
        if len(name) > _NAME_SIZE:
            return None
        for word in words:
            traits = _traits(word)
            if traits is None or traits.function or traits.award or traits.opens_venue:
                return None
        found.append(len(words))
    return found
