"""PRC404: the paper has another title now."""

from collections.abc import Iterator

from prcheck.facts import Need
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.papers.records import at_odds, judged, told
from prcheck.sources.match import Match
from prcheck.titles.nearness import comparable


@rule("PRC404", "renamed-paper", Severity.NOTE, needs={Need.PAPERS})
def renamed_paper(ctx: Context) -> Iterator[Finding]:
    """The authors are the paper's, but its title is another one now.

    Authors rename papers between versions. The old title is not wrong, and readers who search for the new one do not
    find it.

    Bad:

        **A Grammar of Pebbles on the Beaches of Cornwall**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Facts: arxiv:2401.00001 is "How Stones Tell Stories of the Sea" by Ada Lovelace, Mary Somerville (2024)

    Good:

        **How Stones Tell Stories of the Sea**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for pair in at_odds(ctx, Match.RENAMED):
        title, entry = pair.entry.title, pair.entry
        fine = any(other.entry is entry and other.match is Match.FINE for other in judged(ctx))
        if title is None or fine or not comparable(title.text, pair.work.title):
            continue
        yield renamed_paper.at(title.span, f"the paper is now called {told(pair.work)}; rename the entry", entry=entry)
