"""PRC403: another venue or year."""

from collections.abc import Iterator

from prcheck.facts import Need, Work
from prcheck.model import Entry, Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.wording import quoted
from prcheck.rules.papers import rewriting
from prcheck.rules.papers.placing import Said, conflict, places, preprint_years, said
from prcheck.rules.papers.records import fitting, told


@rule("PRC403", "wrong-venue", Severity.WARNING, needs={Need.PAPERS})
def wrong_venue(ctx: Context) -> Iterator[Finding]:
    """The paper's record names another venue or another year.

    Names of one venue are told (NIPS, NeurIPS; ACM MM, MM), and so are journals that print a conference's papers. Any
    year of a journal's record counts as right, and for "arXiv" any year from the first version to the last.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Facts: arxiv:2401.00001 is "A Grammar of Pebbles" by Ada Lovelace, Mary Somerville (2024) at ECCV 2024

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        ECCV 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry, works in fitting(ctx):
        one = said(entry, ctx.venues)
        if one is not None:
            yield from _archive(ctx, entry, one, works) if one.venue.archive else _venue(ctx, entry, one, works)


def _venue(ctx: Context, entry: Entry, one: Said, works: tuple[Work, ...]) -> Iterator[Finding]:
    place = conflict(one, places(works, ctx.venues), preprint_years(works))
    if place is None or entry.venue is None:
        return
    message = f"{quoted(rewriting.written(entry))}, but {place.told.source} says {place.text}: {told(works[0])}"
    fix = rewriting.venue(ctx, entry, place)
    yield wrong_venue.at(entry.venue.span, f"{message}; correct the venue or year", fix, entry=entry)


def _archive(ctx: Context, entry: Entry, one: Said, works: tuple[Work, ...]) -> Iterator[Finding]:
    """A year after the last version; one before the first is PRC407, a venue PRC405."""
    years, place = preprint_years(works), places(works, ctx.venues)
    if place or not years or not one.venue.years or entry.venue is None or min(one.venue.years) <= max(years):
        return
    span = "of" if min(years) == max(years) else f"from {min(years)} to"
    message = f"{quoted(rewriting.written(entry))}, but the versions are {span} {max(years)}: {told(works[0])}"
    yield wrong_venue.at(entry.venue.span, f"{message}; correct the year", entry=entry)
