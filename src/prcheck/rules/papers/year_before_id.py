"""PRC407: an arXiv year before the year in which the id was given."""

import re
from collections.abc import Iterator

from prcheck import identity
from prcheck.model import Edit, Entry, Field, Finding, Fix, Severity, Span
from prcheck.rules.base import Context, rule

_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
_AFTER = re.compile(rf"\b(?:arxiv|corr)\b(?:\s*preprint)?[^\w]{{0,4}}{_YEAR}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_YEAR}[^\w]{{0,4}}(?:arxiv|corr)\b", re.IGNORECASE)
_ARXIV = re.compile(r"\W*(?:arxiv|corr)(?:\s*preprint)?\W*", re.IGNORECASE)
_NAMED = re.compile(r"arxiv|corr", re.IGNORECASE)
_ALONE = re.compile(_YEAR)


@rule("PRC407", "year-before-id", Severity.WARNING)
def year_before_id(ctx: Context) -> Iterator[Finding]:
    """The entry says arXiv and a year, but the paper's id was given in a later year.

    An arXiv id begins with the year and month of its first version
    (https://info.arxiv.org/help/arxiv_identifier.html), so that either the year or the id is wrong. A conference's
    year may lie before the id's, and an arXiv year after it: papers are put there late, and revised.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        arXiv 2022 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        arXiv 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry in ctx.changed:
        found = _listed(entry)
        name = _first(entry) if found else None
        if found is None or name is None:
            continue
        field, year = found
        given = identity.year(name)
        if given is not None and int(year) < given:
            message = f'"arXiv {year}", but the id "{name}" is of {given}; correct the year or the link'
            yield year_before_id.at(field.span, message, _fix(ctx, field, year, given), entry=entry)


def _listed(entry: Entry) -> tuple[Field, str] | None:
    """The year that the entry gives for arXiv, and the field that holds it."""
    venue = entry.venue
    if venue is None or _NAMED.search(venue.text) is None:
        return None
    found = _AFTER.search(venue.text) or _BEFORE.search(venue.text)
    if found:
        return venue, found[1]
    if entry.year is None or not _ARXIV.fullmatch(venue.text):
        return None
    alone = _ALONE.search(entry.year.text)
    return (entry.year, alone[1]) if alone else None


def _first(entry: Entry) -> str | None:
    """The entry's earliest arXiv id."""
    dated = [(given, name) for name in identity.paper_ids(entry) if (given := identity.year(name)) is not None]
    return min(dated)[1] if dated else None


def _fix(ctx: Context, field: Field, year: str, given: int) -> Fix | None:
    """The id's year instead, where the year stands once on the field's one line."""
    span = field.span
    if span.line != span.end_line:
        return None
    line = ctx.head.text.split("\n", span.line)[span.line - 1]
    piece = line[span.column - 1 : span.end_column - 1]
    if piece.count(year) != 1:
        return None
    start = span.column + piece.index(year)
    place = Span(span.line, start, span.line, start + len(year))
    return Fix(f"write {given}", (Edit(place, str(given)),), safe=False)
