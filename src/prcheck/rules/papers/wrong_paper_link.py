"""PRC401: the paper behind the link is another one."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.facts import Need
from prcheck.model import Edit, Finding, Fix, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.links.wording import shown
from prcheck.rules.papers.records import FITTING, Judged, at_odds, judged, right, told
from prcheck.sources.match import Match


@rule("PRC401", "wrong-paper-link", Severity.ERROR, needs={Need.PAPERS})
def wrong_paper_link(ctx: Context) -> Iterator[Finding]:
    """The link leads to a paper with another title and other authors.

    One of two links was copied from the wrong place. Renamed papers keep their authors (PRC404), so an error needs
    both to differ; where the entry or the record names no authors, another title alone is a warning.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]

    Facts: arxiv:2401.00002 is "The Weight of Shadows in Old Photographs" by Grace Hopper, Emmy Noether (2024)

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Facts: arxiv:2401.00001 is "A Grammar of Pebbles" by Ada Lovelace, Mary Somerville (2024)
    """
    for pair in at_odds(ctx, Match.OTHER_PAPER, Match.DOUBTFUL):
        if pair.link is None:
            continue
        certain = pair.match is Match.OTHER_PAPER and pair.link.name == "Paper" and not _another(ctx, pair)
        message, fix = _message(ctx, pair)
        severity = None if certain else Severity.WARNING
        yield wrong_paper_link.at(pair.link.url_span, message, fix, entry=pair.entry, severity=severity)


def _another(ctx: Context, pair: Judged) -> bool:
    """Whether another link of the entry leads to its paper."""
    return any(other.entry is pair.entry and other.match in FITTING for other in judged(ctx))


def _message(ctx: Context, pair: Judged) -> tuple[str, Fix | None]:
    link, known = pair.link, right(ctx, pair.entry)
    start = f'"{shown(link.url) if link else ""}" leads to another paper: {told(pair.work)}'
    page = identity.canonical_url(known[0]) if known else None
    if known is None or page is None or link is None or known[0] == pair.work.name:
        return f"{start}; correct the link", None
    fix = Fix(f'link "{page}"', (Edit(link.url_span, page),), safe=False)
    return f'{start}; link "{page}", says {known[1]}', fix
