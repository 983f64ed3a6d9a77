"""PRC103: an entry without its venue."""

from collections.abc import Iterator

from prcheck.layouts.venues import is_venue_label
from prcheck.model import Finding, Role, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.absent import lacking
from prcheck.rules.format.judging import has_column
from prcheck.rules.format.wording import WRAPS, look, where


@rule("PRC103", "missing-venue", Severity.ERROR)
def missing_venue(ctx: Context) -> Iterator[Finding]:
    """An entry has no venue although the template has one ("Conference").

    Where and when a paper appeared says how far it was reviewed; "arXiv 2024" is a venue too.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry, template in lacking(ctx, Role.VENUE):
        if not has_column(entry, Role.VENUE) and any(is_venue_label(link.label) for link in entry.links):
            continue
        slot = template.slot(Role.VENUE)
        shown = slot and (slot.word or slot.marks & WRAPS.keys())
        what = f"the {look(slot)} and its year" if slot and shown else "it with its year"
        message = f'no venue; add {what}, or "arXiv 2024" before it is published ({where(template)})'
        yield missing_venue.at(entry.span, message, entry=entry)
