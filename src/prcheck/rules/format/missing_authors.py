"""PRC102: an entry without its authors."""

from collections.abc import Iterator

from prcheck.model import Finding, Role, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.absent import lacking
from prcheck.rules.format.wording import WRAPS, look, where


@rule("PRC102", "missing-authors", Severity.ERROR)
def missing_authors(ctx: Context) -> Iterator[Finding]:
    """An entry has no authors although the template has them.

    Readers look for names, and two papers with like titles are told apart by them.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry, template in lacking(ctx, Role.AUTHORS):
        slot = template.slot(Role.AUTHORS)
        sample = f" as {look(slot)}" if slot and slot.marks & WRAPS.keys() else ""
        yield missing_authors.at(entry.span, f"no authors; add them{sample} ({where(template)})", entry=entry)
