"""PRC114: a venue without its year in a list whose venues carry one."""

from collections import Counter
from collections.abc import Iterator, Mapping

from prcheck.layouts.venues import has_year
from prcheck.model import Entry, Finding, Kind, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import NEIGHBOURS, complete
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
        have, others = ctx.once(_counted)[entry.kind]
        others -= ctx.base is None  # the entry itself
        if others >= NEIGHBOURS and have >= SHARE * others:
            message = f'no year after "{brief(venue.text)}"; add it (like {have} of {others} entries here)'
            yield venue_without_year.at(venue.span, message, entry=entry)


def _counted(ctx: Context) -> Mapping[Kind, tuple[int, int]]:
    """For each kind how many complete entries of the list before carry a year, of how many that have a venue."""
    listed = [entry for entry in (ctx.base or ctx.head).entries if entry.venue and not entry.unfinished]
    have = Counter(entry.kind for entry in listed if dated(entry))
    every = Counter(entry.kind for entry in listed)
    return {kind: (have[kind], every[kind]) for kind in Kind}


def dated(entry: Entry) -> bool:
    """Whether the entry carries a year anywhere but in its title and addresses."""
    return (
        entry.year is not None
        or any(has_year(part.text) for part in (entry.venue, *entry.rest) if part)
        or any(has_year(link.label) for link in entry.links if "://" not in link.label)
    )
