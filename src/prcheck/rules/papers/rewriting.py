"""An entry's venue and year as evidence has them, in the entry's own way of writing."""

import re

from prcheck.model import Edit, Entry, Field, Fix
from prcheck.rules.base import Context
from prcheck.rules.papers import repair
from prcheck.rules.papers.placing import Place
from prcheck.sources import venues

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def written(entry: Entry) -> str:
    """Venue and year as the entry writes them."""
    parts = [entry.venue.text] if entry.venue else []
    if entry.year is not None and not (parts and _YEAR.search(parts[0])):
        parts.append(entry.year.text)
    return " ".join(parts)


def venue(ctx: Context, entry: Entry, place: Place) -> Fix | None:
    """The venue and year of the evidence instead; None where these are not certain or the source hides the old ones."""
    if entry.venue is None or not place.name:
        return None
    edits = _edits(ctx, entry, entry.venue, place)
    if edits is None or not edits:
        return None
    return Fix(f'write "{place.text}"', tuple(edits), safe=False)


def _edits(ctx: Context, entry: Entry, field: Field, place: Place) -> list[Edit] | None:
    year = _YEAR.search(field.text)
    apart = None if year else entry.year
    if place.year is None and (year or apart):
        return None
    text = field.text.rstrip(" .,;")
    new = _with_year(text, place, year)
    edits = [repair.swap(ctx, entry, field, text, new)] if new != text else []
    if apart and _YEAR.search(apart.text):
        old = _YEAR.search(apart.text)
        if old and old[0] != str(place.year):
            edits.append(repair.swap(ctx, entry, apart, old[0], str(place.year)))
    known = [edit for edit in edits if edit]
    return known if len(known) == len(edits) else None


def _with_year(text: str, place: Place, year: "re.Match[str] | None") -> str:
    """The text with another name, and its year replaced where it has one."""
    if year is None:
        return place.name
    before, after = text[: year.start()], text[year.end() :]
    listed = venues.read(text)
    if venues.meet(listed, place.venue) and listed.workshop == place.venue.workshop:
        return f"{before}{place.year}{after}"
    between = before[len(before.rstrip(" ,('’-")) :]
    if not before.strip(" ,(["):  # "2023 arXiv"
        return f"{before}{place.year} {place.name}"
    return f"{place.name}{between}{place.year}{after if after.strip() in (')', ']') else ''}"
