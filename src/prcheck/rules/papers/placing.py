"""Where an entry says that a paper appeared, against all evidence for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from prcheck import identity
from prcheck.facts import Published, Work
from prcheck.model import Entry
from prcheck.sources import venues
from prcheck.sources.venues import Venue
from prcheck.titles import words


class Place(NamedTuple):
    """A venue by one piece of evidence, read."""

    told: Published
    venue: Venue

    @property
    def name(self) -> str:
        """How a list writes it: "ICLR", "CVPRW", the journal's own name; "" where the evidence is no name."""
        if self.venue.key:
            return f"{self.venue.key}W" if self.venue.workshop else self.venue.key
        short = len(self.told.venue.split()) <= LONG and not self.venue.keys and self.told.source not in _REMARKS
        return self.told.venue if short and not any(sign.isdigit() for sign in self.told.venue) else ""

    @property
    def year(self) -> int | None:
        """The year to write, None where several are right."""
        years = self.venue.years if len(self.venue.years) == 1 else self.told.years
        return years[0] if len(years) == 1 else None

    @property
    def text(self) -> str:
        """Name and year."""
        return " ".join(filter(None, (self.name or f'"{self.told.venue[:80]}"', str(self.year or ""))))


class Said(NamedTuple):
    """What an entry says of venue and year, read."""

    venue: Venue
    words: tuple[str, ...]


LONG = 8  # words; a longer text is a reference, no journal's name
_REMARKS = frozenset({"its arXiv comment", "its arXiv journal reference"})
_ARTICLES = frozenset({"the", "of", "on", "and", "for", "in"})


def said(entry: Entry, others: Mapping[str, str]) -> Said | None:
    """The entry's venue with its year, None where it has no venue or one that does not commit itself."""
    if entry.venue is None:
        return None
    text = entry.venue.text
    if entry.year is not None and not venues.years(text):
        text = f"{text} {entry.year.text}"
    venue = venues.read(text, others)
    return None if venue.unsure else Said(venue, tuple(word for word in words(text) if not word.isdigit()))


def places(works: Sequence[Work], others: Mapping[str, str]) -> tuple[Place, ...]:
    """Where the records say that the paper appeared, archives of preprints left out."""
    return tuple(dict.fromkeys(_places(works, others)))


def _places(works: Sequence[Work], others: Mapping[str, str]) -> Iterator[Place]:
    for work in works:
        for told in work.appeared:
            venue = venues.read(told.venue, others)
            if not venue.archive and not venue.unsure:
                yield Place(told, venue)


def since(entry: Entry, works: Sequence[Work], others: Mapping[str, str]) -> Place | None:
    """Where a paper that the entry lists as a preprint appeared, by the evidence that names a venue best."""
    one = said(entry, others)
    if one is None or not one.venue.archive or entry.venue is None:
        return None
    known = places(works, others)
    return next((place for place in known if place.name), known[0] if known else None)


def preprint_years(works: Sequence[Work]) -> frozenset[int]:
    """The years of the paper's arXiv versions."""
    return frozenset(year for work in works if identity.kind(work.name) == "arxiv" for year in work.years)


def conflict(one: Said, known: Sequence[Place], preprints: frozenset[int]) -> Place | None:
    """The evidence that the entry's venue or year is wrong, None where any evidence allows it."""
    near = [place for place in known if _meets(one, place)]
    if near:
        return _wrong_form(one, near) or _wrong_year(one, near, preprints)
    other = [place for place in known if _excludes(one.venue, place.venue)]
    return other[0] if other and len(other) == len(known) else None


def _meets(one: Said, place: Place) -> bool:
    if one.venue.keys or place.venue.keys:
        return venues.meet(one.venue, place.venue)
    return _abbreviates(one.words, words(place.told.venue))


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the listed words are those of a journal's name or begin them: "J. Imaging", "Journal of Imaging"."""
    full = [word for word in long if word not in _ARTICLES and not word.isdigit()]
    brief = [word for word in short if word not in _ARTICLES]
    return len(full) == len(brief) > 0 and all(x.startswith(y) for x, y in zip(full, brief, strict=True))


def _excludes(one: Venue, other: Venue) -> bool:
    """Whether a paper of one venue cannot be one of the other: two conferences, or two journals."""
    return bool(one.key and other.key) and one.journal == other.journal and not (one.workshop or other.workshop)


def _wrong_form(one: Said, near: Sequence[Place]) -> Place | None:
    """Workshop papers listed as the conference's own."""
    shops = [place for place in near if place.venue.workshop and place.venue.key and one.venue.key == place.venue.key]
    return shops[0] if not one.venue.workshop and len(shops) == len(near) else None


def _wrong_year(one: Said, near: Sequence[Place], preprints: frozenset[int]) -> Place | None:
    if not one.venue.years or any(not place.told.years for place in near):
        return None
    allowed = {year for place in near for year in _right_years(place)}
    if one.venue.journal or not one.venue.keys or any(place.venue.journal for place in near):
        allowed |= preprints
    return near[0] if allowed.isdisjoint(one.venue.years) else None


def _right_years(place: Place) -> Iterator[int]:
    """The years of the evidence; a conference's proceedings may come out in the year after it."""
    yield from place.told.years
    if place.venue.keys and not place.venue.journal and not place.venue.years:
        yield from (year - 1 for year in place.told.years)
