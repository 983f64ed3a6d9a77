"""Entries as a report lists them."""

from prcheck.identity import ids
from prcheck.model import Entry, Field, Listed, ListedLink
from prcheck.titles import split_names


def listed(entry: Entry) -> Listed:
    """What a reader sees of an entry."""
    authors = entry.authors
    return Listed(
        entry.path,
        entry.span.line,
        entry.span.end_line,
        entry.section,
        _text(entry.title),
        split_names(authors.text) if authors else (),
        _text(entry.venue),
        _text(entry.year),
        tuple([ListedLink(link.label, link.url, link.span.line) for link in entry.links]),
        ids(entry),
    )


def _text(part: Field | None) -> str | None:
    return part.text if part else None
