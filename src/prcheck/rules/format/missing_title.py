"""PRC101: an entry without its title."""

from collections.abc import Iterator

from prcheck.model import Finding, Role, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.absent import lacking
from prcheck.rules.format.wording import where


@rule("PRC101", "missing-title", Severity.ERROR)
def missing_title(ctx: Context) -> Iterator[Finding]:
    """An entry has no title.

    Nobody can tell which paper is meant, and duplicates go unseen.

    Bad:

        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry, template in lacking(ctx, Role.TITLE):
        yield missing_title.at(entry.span, f"no title; add it as the first line ({where(template)})", entry=entry)
