"""PRC114: a venue without its year in a list whose venues carry one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from prcheck.layouts.venues import has_year
from prcheck.model import Entry, Finding, Kind, Role, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.absent import lacking
from prcheck.rules.format.judging import NEIGHBOURS, complete
from prcheck.rules.format.placeholders import is_placeholder
from prcheck.rules.format.wording import brief, where

SHARE = 0.9
_PREPRINT = re.compile(r"\W*(?:arxiv|biorxiv|preprint)\b[\W\d]*", re.IGNORECASE)


@rule("PRC114", "venue-without-year", Severity.WARNING)
def venue_without_year(ctx: Context) -> Iterator[Finding]:
    """The list's venues carry years, this one does not.

    "CVPR" alone names some forty conferences. Where the list's entries have a year or a date of their own, an entry
    with none anywhere is told as well.

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
        have, others = _like(ctx.once(_counted), entry)
        others -= ctx.base is None  # the entry itself
        if others >= NEIGHBOURS and have >= SHARE * others:
            message = f'no year after "{brief(venue.text)}"; add it (like {have} of {others} entries here)'
            yield venue_without_year.at(venue.span, message, entry=entry)
    for role in (Role.YEAR, Role.DATE):
        for entry, template in lacking(ctx, role):
            if entry.title and entry.venue is None and not dated(entry):
                yield venue_without_year.at(entry.span, f"no {role}; add it ({where(template)})", entry=entry)


Counts = Mapping[tuple[Kind, bool], tuple[int, int]]


def _like(counts: Counts, entry: Entry) -> tuple[int, int]:
    """How many entries carry a year of how many that have a venue: of preprints or of others; of all where few are."""
    own, other = (counts[entry.kind, preprint] for preprint in (_is_preprint(entry), not _is_preprint(entry)))
    return own if own[1] >= NEIGHBOURS else (own[0] + other[0], own[1] + other[1])


def _counted(ctx: Context) -> Counts:
    """For each kind how many complete entries of the list before carry a year, of how many; preprints by themselves."""
    listed = [entry for entry in (ctx.base or ctx.head).entries if entry.venue and not entry.unfinished]
    counts = Counter((entry.kind, _is_preprint(entry), dated(entry)) for entry in listed)
    return {
        (kind, preprint): (have := counts[kind, preprint, True], have + counts[kind, preprint, False])
        for kind in Kind
        for preprint in (False, True)
    }


def _is_preprint(entry: Entry) -> bool:
    """Whether an entry's venue is a server of preprints, whose number may stand for the year ("arXiv 2403")."""
    return entry.venue is not None and _PREPRINT.fullmatch(entry.venue.text[:60]) is not None


def dated(entry: Entry) -> bool:
    """Whether the entry carries a year anywhere but in its title and addresses."""
    venue = entry.venue
    return (
        (venue is not None and has_year(venue.text))  # as in most entries
        or entry.year is not None
        or any(has_year(part.text) for part in entry.rest)
        or any(has_year(link.label) for link in entry.links if "://" not in link.label)
    )
