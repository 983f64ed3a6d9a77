"""Pieces that no role explains, told by the place and the marks that the template gives to fields."""

import re
from dataclasses import replace

from prcheck.layouts.names import is_names, is_person, parts
from prcheck.model import Entry, Field, Gap, Kind, Part, Role, Template
from prcheck.template import JUDGED_MARKS

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,12}[A-Z]{1,3}")


def placed(entry: Entry, template: Template) -> Entry:
    """The entry with an acronym as its venue, and names marked as authors are as its authors, where it lacks these."""
    if entry.kind is Kind.ROW:  # the table's head says what a cell is
        return entry
    return _with_authors(_with_venue(entry, template), template)


def renamed(entry: Entry, roles: dict[Field, Role]) -> Entry:
    """The entry with other roles for these fields."""
    return replace(entry, parts=tuple(_with(part, roles) for part in entry.parts))


def _with(part: Part, roles: dict[Field, Role]) -> Part:
    return replace(part, role=roles[part]) if isinstance(part, Field) and part in roles else part


def _with_venue(entry: Entry, template: Template) -> Entry:
    if Role.VENUE.value not in template.required or entry.venue is not None or entry.title is None:
        return entry
    after = [piece for piece in entry.rest if piece.span > entry.title.span]
    found = [piece for piece in after if not piece.marks and _ACRONYM.fullmatch(piece.text.strip(" .,()"))]
    return renamed(entry, {found[0]: Role.VENUE}) if len(found) == 1 else entry


def _with_authors(entry: Entry, template: Template) -> Entry:
    """The entry with what was read as its authors as the venue: it lacks their marks, and other names have these.

    So it is where a year follows and the words are nobody's names: "Image and Vision Computing 2020".
    """
    slot, authors = template.slot(Role.AUTHORS), entry.authors
    marks = slot.marks & JUDGED_MARKS if slot else frozenset()
    if not marks or authors is None or authors.marks & JUDGED_MARKS == marks:
        return entry
    found = [piece for piece in entry.rest if piece.marks & JUDGED_MARKS == marks and is_names(piece.text)]
    other = Role.VENUE if entry.venue is None else Role.OTHER
    if len(found) == 1:
        return renamed(entry, {found[0]: Role.AUTHORS, authors: other})
    named = any(map(is_person, parts(authors.text))) or not _is_dated(entry, authors)
    return entry if named or entry.venue else renamed(entry, {authors: Role.VENUE})


def _is_dated(entry: Entry, field: Field) -> bool:
    """Whether a year follows the field on its line."""
    after = entry.parts[entry.parts.index(field) + 1 :][:1]
    return any(part.role is Role.YEAR and part.gap is Gap.NONE for part in after)
