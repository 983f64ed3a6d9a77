"""PRC408: a paper that was withdrawn or retracted."""

from collections.abc import Iterator

from prcheck.facts import Need
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.papers.records import judged, told
from prcheck.sources.match import Match


@rule("PRC408", "withdrawn-paper", Severity.WARNING, needs={Need.PAPERS})
def withdrawn_paper(ctx: Context) -> Iterator[Finding]:
    """The paper was withdrawn by its authors or retracted by its publisher.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Facts: arxiv:2401.00001 is "A Grammar of Pebbles" by Ada Lovelace, Mary Somerville (2024, withdrawn)

    Good:

        **The Weight of Shadows in Old Photographs**<br>
        *Grace Hopper, Emmy Noether*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]

    Facts: arxiv:2401.00002 is "The Weight of Shadows in Old Photographs" by Grace Hopper, Emmy Noether (2024)
    """
    for pair in judged(ctx):
        if pair.work.flaw and pair.match not in (Match.OTHER_PAPER, Match.DOUBTFUL):
            place = pair.link.url_span if pair.link else pair.entry.span
            message = f"this paper is {pair.work.flaw}: {told(pair.work)}; take it out, or say so"
            yield withdrawn_paper.at(place, message, entry=pair.entry)
