"""PRC405: listed as a preprint, but published since."""

from collections.abc import Iterator

from prcheck.facts import Need
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.wording import quoted
from prcheck.rules.papers import rewriting
from prcheck.rules.papers.placing import places, said
from prcheck.rules.papers.records import fitting, told


@rule("PRC405", "published-since", Severity.NOTE, needs={Need.PAPERS})
def published_since(ctx: Context) -> Iterator[Finding]:
    """The entry says "arXiv", but the paper's record names the venue that it appeared in.

    Evidence is a journal reference, the record of the published version's DOI, or a remark such as "accepted at";
    never "submitted to" or "under review".

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        arXiv 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Facts: arxiv:2401.00001 is "A Grammar of Pebbles" by Ada Lovelace, Mary Somerville (2024) at ECCV 2024

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        ECCV 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry, works in fitting(ctx):
        one = said(entry, ctx.venues)
        if one is None or not one.venue.archive or entry.venue is None:
            continue
        known = places(works, ctx.venues)
        best = next((place for place in known if place.name), known[0] if known else None)
        if best is None:
            continue
        message = f"{quoted(rewriting.written(entry))}, but {best.told.source} says {best.text}: {told(works[0])}"
        fix = rewriting.venue(ctx, entry, best)
        yield published_since.at(entry.venue.span, f"{message}; name the venue", fix, entry=entry)
