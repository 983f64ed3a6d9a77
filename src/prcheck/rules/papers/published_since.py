"""PRC405: listed as a preprint, but published since."""

from collections.abc import Iterator

from prcheck.facts import Need
from prcheck.model import Entry, Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.wording import quoted
from prcheck.rules.papers import rewriting
from prcheck.rules.papers.placing import since
from prcheck.rules.papers.records import fitting, renamed, told


@rule("PRC405", "published-since", Severity.NOTE, needs={Need.PAPERS})
def published_since(ctx: Context) -> Iterator[Finding]:
    """The entry says "arXiv", but the paper's record names the venue that it appeared in.

    Evidence is a journal reference, the record of the published version's DOI, or a remark such as "accepted at";
    never "submitted to" or "under review". Papers often get another title then, which the record's shows.

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
        best = since(entry, works, ctx.venues)
        if best is None or entry.venue is None:
            continue
        wanted = "name the venue and the paper's new title" if _renamed(ctx, entry) else "name the venue"
        message = f"{quoted(rewriting.written(entry))}, but {best.told.source} says {best.text}: {told(works[0])}"
        fix = rewriting.venue(ctx, entry, best)
        yield published_since.at(entry.venue.span, f"{message}; {wanted}", fix, entry=entry)


def _renamed(ctx: Context, entry: Entry) -> bool:
    """Whether the title is an older one of the paper's, which PRC404 then leaves to this rule."""
    return any(other is entry for other, _ in renamed(ctx))
