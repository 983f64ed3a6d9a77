"""Whether an entry and a record are the same paper: the authors decide, a title may change."""

from enum import StrEnum
from typing import NamedTuple

from prcheck.facts import Work
from prcheck.identity import is_address
from prcheck.model import Entry
from prcheck.titles import kin, overlap, ratio
from prcheck.titles.nearness import LEAST, comparable, nearness
from prcheck.titles.people import full, people, shared

SAME_TITLE = 90.0  # of 100; of 593 listed titles 5 came so near to another of 230,929
OTHER_TITLE = 60.0
SAME_PEOPLE = 0.5  # of 53 pairs of two papers none shares so many authors, of 30 renamed papers all
OTHER_PEOPLE = 0.2
BRIEF = 2  # words; a name alone is no title that could be another paper's


class Match(StrEnum):
    """What an entry's title and authors have to do with a record's.

    `RENAMED` is the same paper under another title, `OTHER_AUTHORS` its title with another paper's authors,
    `OTHER_PAPER` neither, `DOUBTFUL` another title where authors cannot tell.
    """

    FINE = "fine"
    RENAMED = "renamed"
    OTHER_AUTHORS = "other authors"
    OTHER_PAPER = "other paper"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"


class Listed(NamedTuple):
    """What a list says of a paper: its title and its authors' names, "" and none where it does not say."""

    title: str
    authors: tuple[str, ...] = ()
    written: str = ""


def listed(entry: Entry) -> Listed:
    """What an entry says; an address in the title's place is none."""
    written = entry.authors.text if entry.authors else ""
    return Listed("" if is_address(entry.name) else entry.name, people(written), written)


def match(one: Listed, work: Work) -> Match:
    """How an entry and a record go together."""
    near = title_nearness(one.title, work)
    named = full(one.authors) and full(work.authors, 1) and _one_script(one.authors, work.authors)
    told = shared(one.authors, work.authors)
    if title_ratio(one.title, work) >= SAME_TITLE:
        return Match.OTHER_AUTHORS if named and full(work.authors) and told < SAME_PEOPLE else Match.FINE
    if told >= SAME_PEOPLE or (near >= SAME_TITLE and not one.authors):
        return Match.FINE if near >= SAME_TITLE else Match.RENAMED
    if near >= OTHER_TITLE or any(kin(one.title, other) for other in _titles(work)):
        return Match.UNKNOWN
    if named:
        apart = _comparable(one.title, work, BRIEF) and overlap(one.authors, work.authors) < OTHER_PEOPLE
        return Match.OTHER_PAPER if apart else Match.UNKNOWN
    return Match.DOUBTFUL if _comparable(one.title, work, LEAST) else Match.UNKNOWN


def title_nearness(title: str, work: Work) -> float:
    """How near a title comes to any of a record's, 0 to 100."""
    return max((nearness(title, other) for other in _titles(work)), default=0.0) if title else 0.0


def same(one: Listed, work: Work) -> bool:
    """Whether a record that was found by title is this paper for certain."""
    return title_ratio(one.title, work) >= SAME_TITLE and shared(one.authors, work.authors) >= SAME_PEOPLE


def title_ratio(title: str, work: Work) -> float:
    """How many characters a title shares with any of a record's, 0 to 100."""
    return max((ratio(title, other) for other in _titles(work)), default=0.0) if title else 0.0


def _titles(work: Work) -> tuple[str, ...]:
    return tuple(filter(None, (work.title, *work.titles)))


def _comparable(title: str, work: Work, least: int) -> bool:
    return bool(title) and bool(work.title) and all(comparable(title, other, least) for other in _titles(work))


def _one_script(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether names are written in one script: Wang Wei is no other person than 王伟."""
    return _latin(left) == _latin(right)


def _latin(names: tuple[str, ...]) -> bool:
    letters = [sign for name in names for sign in name if sign.isalpha()]
    return sum(sign < "\u0250" for sign in letters) * 2 >= len(letters)
