"""PRC101: an entry without its title."""

from collections.abc import Iterator

from prcheck.layouts.works import is_people
from prcheck.model import Entry, Field, Finding, Gap, Kind, Link, Role, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.absent import lacking
from prcheck.rules.format.judging import complete
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
    for entry, template in complete(ctx):
        for names in _others(entry):
            message = f"a second paper without a title in this entry; add its title ({where(template)})"
            yield missing_title.at(names.span, message, entry=entry)
    for entry, template in lacking(ctx, Role.TITLE):
        yield missing_title.at(entry.span, f"no title; add it as the first line ({where(template)})", entry=entry)


def _others(entry: Entry) -> Iterator[Field]:
    """The authors of other papers below a heading or in a block of fields: between two links of one label."""
    if entry.kind not in (Kind.HEADING, Kind.FIELDS) or entry.authors is None:
        return
    seen: set[str] = set()
    names: Field | None = None
    for part in entry.parts:
        if isinstance(part, Link):
            if names and part.name in seen:
                yield names
                names = None
            seen |= {part.name} - {""}
        elif seen and part.role is Role.OTHER and part.gap is Gap.BLOCK and is_people(part.text):
            names = part
