"""The judged entries with the records of their papers, and how messages tell of a record."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prcheck import identity
from prcheck.facts import Work
from prcheck.model import Entry, Link
from prcheck.rules.base import Context
from prcheck.rules.duplicates.wording import quoted
from prcheck.sources import venues
from prcheck.sources.match import Listed, Match, listed, match, same
from prcheck.titles import key
from prcheck.titles.nearness import comparable

FEW = 3  # names of a message

FITTING = frozenset({Match.FINE, Match.RENAMED})


class Judged(NamedTuple):
    """An entry, one of its papers' records, and how they go together.

    `link` leads to the paper, None where the record was found by title.
    """

    entry: Entry
    work: Work
    match: Match
    link: Link | None = None


def judged(ctx: Context) -> Sequence[Judged]:
    """Every pair of a judged entry and a record."""
    return ctx.once(_all)


def _all(ctx: Context) -> Sequence[Judged]:
    known = ctx.facts.works or ctx.facts.found
    return tuple(pair for entry in ctx.changed for pair in _of(ctx, entry)) if known else ()


def _of(ctx: Context, entry: Entry) -> Iterator[Judged]:
    one, works = listed(entry), ctx.facts.works
    names = [name for name in identity.paper_ids(entry) if name in works]
    for name in names:
        yield Judged(entry, works[name], match(one, works[name]), _link(entry, name))
    work = ctx.facts.found.get(key(one.title)) if not names and one.title else None
    if work is not None and same(one, work):
        yield Judged(entry, work, Match.FINE)


def fitting(ctx: Context) -> Iterator[tuple[Entry, tuple[Work, ...]]]:
    """Each judged entry with the records that are its paper's."""
    found: dict[int, tuple[Entry, list[Work]]] = {}
    for pair in judged(ctx):
        if pair.match in FITTING:
            found.setdefault(id(pair.entry), (pair.entry, []))[1].append(pair.work)
    return ((entry, tuple(works)) for entry, works in found.values())


def at_odds(ctx: Context, *kinds: Match) -> Iterator[Judged]:
    """The pairs of these kinds, one for each entry."""
    done = set[int]()
    for pair in judged(ctx):
        if pair.match in kinds and id(pair.entry) not in done:
            done.add(id(pair.entry))
            yield pair


def renamed(ctx: Context) -> Iterator[tuple[Entry, Work]]:
    """The entries under an older title of their paper, each with the record that has the new one."""
    for pair in at_odds(ctx, Match.RENAMED):
        fine = any(other.entry is pair.entry and other.match is Match.FINE for other in judged(ctx))
        if pair.entry.title and not fine and comparable(pair.entry.title.text, pair.work.title):
            yield pair.entry, pair.work


def _link(entry: Entry, name: str) -> Link | None:
    """The link that leads to a paper, one called "Paper" first."""
    found = [link for link in entry.links if identity.identify(link.url) == name]
    return next((link for link in found if link.name == "Paper"), found[0] if found else None)


def right(ctx: Context, entry: Entry) -> tuple[str, str] | None:
    """The one id that the entry's title and authors lead to, and who says so."""
    one: Listed = listed(entry)
    cited = (work for name in identity.code_ids(entry) for work in ctx.facts.witnesses.get(name, ()))
    by_title = ctx.facts.found.get(key(one.title))
    found = {w.name: w.source for w in (*((by_title,) if by_title else ()), *cited) if w.name and same(one, w)}
    return next(iter(found.items())) if len(found) == 1 else None


def told(work: Work) -> str:
    """A record in words: title, authors, venue and year, and where it was read."""
    place = next((name for place in work.appeared if (name := shown(place.venue))), "")
    when = place or (str(work.years[0]) if work.years else "")
    return f"{quoted(work.title)} by {named(work.authors)}{when and f', {when}'} (read at {work.source}, {work.name})"


def named(authors: Sequence[str]) -> str:
    """The first authors and how many more there are."""
    if not authors:
        return "nobody named"
    more = len(authors) - FEW
    names = ", ".join(authors[:FEW] if more > 1 else authors)
    return f"{names} and {more} more" if more > 1 else names


def shown(venue: str) -> str:
    """A venue as the evidence gives it, short."""
    found = venues.read(venue)
    year = f" {found.years[0]}" if found.years else ""
    if found.key:
        return f"{found.key}{'W' if found.workshop else ''}{year}"
    return quoted(venue)
