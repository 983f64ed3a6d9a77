"""What was learned from outside, as plain values: a rule reads them and asks for nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prcheck.model import Entry, LinkState


class Need(StrEnum):
    """What a rule needs from the network."""

    LINKS = "links"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Published:
    """One piece of evidence for where a paper appeared.

    `venue` is what the source says ("Accepted at ICLR 2024"), `years` are all years that are right by it,
    `source` who says so ("its arXiv comment").
    """

    venue: str
    years: tuple[int, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What a source says of one paper.

    `name` is its canonical id, "" where none is known. `titles` holds its other titles; `years` the years of its
    versions. `doi` is the id of the published version. `flaw` is "withdrawn" or "retracted". `version` is the number
    of the latest version, 0 where versions are not counted.
    """

    name: str
    title: str
    authors: tuple[str, ...] = ()
    source: str = ""
    titles: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    appeared: tuple[Published, ...] = ()
    doi: str = ""
    flaw: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """`links`: address as the list writes it -> verdict. Empty where nothing was asked.

    `works`: canonical id of a paper -> its record. `found`: folded title -> the one record that a search by title
    gave. `witnesses`: canonical id of a repository -> the papers that its readme cites.
    """

    links: Mapping[str, LinkState] = field(default_factory=dict)
    works: Mapping[str, Work] = field(default_factory=dict)
    found: Mapping[str, Work] = field(default_factory=dict)
    witnesses: Mapping[str, tuple[Work, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run wants to know: the state of addresses, which it iterates over, and the papers of entries.

    `witnesses` are addresses whose answer may tell that the network works, where none of the others gives one.
    """

    urls: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    witnesses: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter(self.urls)
