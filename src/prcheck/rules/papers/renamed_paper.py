"""PRC404: the paper has another title now."""

from collections.abc import Iterator

from prcheck.facts import Need
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.papers.placing import since
from prcheck.rules.papers.records import fitting, renamed, told


@rule("PRC404", "renamed-paper", Severity.NOTE, needs={Need.PAPERS})
def renamed_paper(ctx: Context) -> Iterator[Finding]:
    """The authors are the paper's, but its title is another one now.

    Authors rename papers between versions. The old title is not wrong, and readers who search for the new one do not
    find it. Where the entry says "arXiv" and the paper has been published since, PRC405 alone tells of both.

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
    works = {id(entry): known for entry, known in fitting(ctx)}
    for entry, work in renamed(ctx):
        if entry.title is not None and since(entry, works.get(id(entry), ()), ctx.venues) is None:
            yield renamed_paper.at(
                entry.title.span, f"the paper is now called {told(work)}; rename the entry", entry=entry
            )
