"""PRC114: a venue without its year in a list whose venues carry one."""

from collections.abc import Iterator

from prcheck.layouts.venues import has_year
from prcheck.model import Entry, Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import NEIGHBOURS, complete, neighbours
from prcheck.rules.format.placeholders import is_placeholder
from prcheck.rules.format.wording import brief

SHARE = 0.9


@rule("PRC114", "venue-without-year", Severity.WARNING)
def venue_without_year(ctx: Context) -> Iterator[Finding]:
    """The list's venues carry years, this one does not.

    "CVPR" alone names some forty conferences.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR [[Paper](https://arxiv.org/abs/2401.00001)]

        **How a Loom Remembers**<br>
        *Mary Somerville*<br>
        ICCV 2023 [[Paper](https://arxiv.org/abs/2401.00002)]

        **Punched Cards in Practice**<br>
        *Joseph Jacquard, Basile Bouchon*<br>
        ECCV 2022 [[Paper](https://arxiv.org/abs/2401.00003)]

        **The Tides of Mechanical Calculation**<br>
        *William Thomson, Mary Somerville*<br>
        ICLR 2022 [[Paper](https://arxiv.org/abs/2401.00004)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry, template in complete(ctx):
        venue = entry.venue
        if venue is None or dated(entry) or is_placeholder(venue, template):
            continue
        others = [dated(other) for other in neighbours(ctx, entry) if other.venue]
        if len(others) >= NEIGHBOURS and sum(others) >= SHARE * len(others):
            message = f'no year after "{brief(venue.text)}"; add it (like {sum(others)} of {len(others)} entries here)'
            yield venue_without_year.at(venue.span, message, entry=entry)


def dated(entry: Entry) -> bool:
    """Whether the entry carries a year anywhere but in its title and addresses."""
    return (
        entry.year is not None
        or any(has_year(part.text) for part in (entry.venue, *entry.rest) if part)
        or any(has_year(link.label) for link in entry.links)
    )
