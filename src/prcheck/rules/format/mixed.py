"""Title and authors that were read as each other because they stand in each other's place."""

import re
from dataclasses import replace

from prcheck.layouts.names import are_people, is_names, is_names_strict, is_person, is_wordless, parts
from prcheck.layouts.words import is_paper_url
from prcheck.model import Entry, Field, Gap, Kind, Mark, Role, Slot, Span, Template
from prcheck.rules.format.by_place import placed, renamed
from prcheck.rules.format.looks import Look
from prcheck.rules.format.no_title import SET_OFF, told_apart
from prcheck.template import JUDGED_MARKS

_ET_AL = re.compile(r"\bet al\.?\s*$", re.IGNORECASE)
_INITIAL = re.compile(r",\s[A-Z]\.")
TITLE_WORDS = 4  # of a left-over piece that may be the title


def settled(look: Look) -> bool:
    """Whether `righted` changes no entry that looks so, whatever its texts.

    Title, authors and venue are there, the first two marked as they should be, the authors on a line of their own.
    """
    first, second = look.template.slot(Role.TITLE), look.template.slot(Role.AUTHORS)
    title, authors, venue = (
        next((word for word in look.form if word.role is role), None) for role in (Role.TITLE, Role.AUTHORS, Role.VENUE)
    )
    if first is None or second is None or title is None or authors is None or venue is None or look.kind is Kind.ROW:
        return False
    marked = title.marks & SET_OFF == first.marks & SET_OFF and not (authors.marks ^ second.marks) & JUDGED_MARKS
    return marked and authors.gap is not Gap.NONE and Mark.LINKED not in title.marks - first.marks


def righted(entry: Entry, template: Template) -> Entry:
    """The entry with title, authors and venue told apart by the template's marks, where the reading crossed them."""
    entry = placed(entry, template)
    title, authors = entry.title, entry.authors
    first, second = template.slot(Role.TITLE), template.slot(Role.AUTHORS)
    if title is None or first is None or (Mark.LINKED in first.marks and Mark.LINKED in title.marks):
        return entry
    if role := told_apart(entry, title, first, template):
        return renamed(entry, {title: role})
    if second is None and authors is not None and _heads_names(title, authors):
        return renamed(entry, {title: Role.AUTHORS})
    if second is None or (Mark.LINKED in title.marks and not is_person(title.text)):
        return entry
    if better := _marked_title(entry, title, first.marks & JUDGED_MARKS) or _plain_title(entry, title, first):
        return _exchanged(entry, title, better, second)
    if authors is None:
        return _named(entry, title, first, second)
    if _crossed(title, authors, first.marks & JUDGED_MARKS, second.marks & JUDGED_MARKS):
        return renamed(entry, {title: Role.AUTHORS, authors: Role.TITLE})
    if _is_last_name(title, authors, first):
        return _joined(entry, authors, title, second)
    whole = _one_list(entry, title, authors, first.marks) or _is_all_names(title, authors, template)
    return _joined(entry, title, authors, second) if whole else entry


def _marked_title(entry: Entry, title: Field, marks: frozenset[Mark]) -> Field | None:
    """The one left-over piece that is marked as titles are, where what was read as the title is names."""
    if not marks or title.marks & JUDGED_MARKS == marks or not (is_person(title.text) or is_names(title.text)):
        return None
    found = [piece for piece in entry.rest if piece.marks & JUDGED_MARKS == marks]
    return found[0] if len(found) == 1 else None


def _plain_title(entry: Entry, title: Field, first: Slot) -> Field | None:
    """The one left-over piece with words that names never hold, where titles bear no marks and the title is names."""
    if first.marks & JUDGED_MARKS or ": " in title.text or not _heads_names(title, entry.authors):
        return None
    found = [piece for piece in entry.rest if piece.gap is not Gap.NONE and len(piece.text.split()) >= TITLE_WORDS]
    return found[0] if len(found) == 1 and not is_names_strict(found[0].text) else None


def _heads_names(title: Field, authors: Field | None) -> bool:
    """Whether the title is names, with the authors behind it or without any."""
    if authors is None:
        return is_names_strict(title.text) or (is_names(title.text) and is_wordless(title.text))
    return authors.gap is Gap.NONE and is_names_strict(f"{title.text}, {authors.text}")


def _exchanged(entry: Entry, title: Field, better: Field, second: Slot) -> Entry:
    """The entry with the better title, and the names before it as its authors."""
    authors = entry.authors
    if authors is not None and authors.gap is Gap.NONE:
        return renamed(_joined(entry, title, authors, second), {better: Role.TITLE})
    return renamed(entry, {better: Role.TITLE, title: Role.AUTHORS})


def _named(entry: Entry, title: Field, first: Slot, second: Slot) -> Entry:
    """The entry with its authors found: read as the title, or left over because one name alone is no list."""
    if _names(title, first.marks, second.marks):
        return renamed(entry, {title: Role.AUTHORS})
    people = [piece for piece in entry.rest if is_person(piece.text.strip("*_ ")) or _is_line_of_people(piece)]
    return renamed(entry, {people[0]: Role.AUTHORS}) if len(people) == 1 else entry


def _is_line_of_people(piece: Field) -> bool:
    """Whether a piece on a line of its own is two names or more, whatever stands within one ("Jong chul Ye")."""
    names = parts(piece.text) if piece.gap is Gap.HARD and is_wordless(piece.text) else ()
    ends = [(words[0], words[-1]) for name in names if len(words := name.split()) in range(2, 6)]
    return 2 <= len(names) == len(ends) and all(first[0].isupper() and last[0].isupper() for first, last in ends)


def _names(title: Field, first: frozenset[Mark], second: frozenset[Mark]) -> bool:
    """Whether what was read as the title is the authors' names: it can be nothing else, or it is marked as they are."""
    marks = title.marks & JUDGED_MARKS
    if is_names_strict(title.text) or _ET_AL.search(title.text):
        return marks != first & JUDGED_MARKS or not marks
    if Mark.QUOTED in first and not title.marks and not marks ^ second & JUDGED_MARKS:
        return is_names(title.text) and is_wordless(title.text)
    dressed = marks == second & JUDGED_MARKS != first & JUDGED_MARKS
    return dressed and (is_names(title.text) or is_person(title.text))


def _crossed(title: Field, authors: Field, first: frozenset[Mark], second: frozenset[Mark]) -> bool:
    """Whether each carries the other's marks."""
    return first != second and title.marks & JUDGED_MARKS == second and authors.marks & JUDGED_MARKS == first


def _one_list(entry: Entry, title: Field, authors: Field, first: frozenset[Mark]) -> bool:
    """Whether a list of names was cut after its first name: one marked like the rest, or linked to a home page."""
    if ";" in title.text and is_names(title.text) and authors.gap is Gap.NONE:
        return True
    if title.marks & JUDGED_MARKS == first & JUDGED_MARKS or authors.gap is not Gap.NONE or not is_person(title.text):
        return False
    if any(isinstance(part, Field) and title.span < part.span < authors.span for part in entry.parts):
        return False
    alike = title.marks - {Mark.LINKED} == authors.marks
    home = any(title.span <= link.span <= authors.span and not is_paper_url(link.url) for link in entry.links[:1])
    return (alike or home) and is_names_strict(f"{title.text}, {authors.text}")


def _is_last_name(title: Field, authors: Field, first: Slot) -> bool:
    """Whether what was read as the title is the last name of the list before it, linked to a home page."""
    if title.gap is not Gap.NONE or not authors.span < title.span or not is_person(title.text):
        return False
    linked = Mark.LINKED in title.marks and Mark.LINKED not in first.marks
    return linked and is_names_strict(f"{authors.text}, {title.text}")


def _is_all_names(title: Field, authors: Field, template: Template) -> bool:
    """Whether a list of names was cut in two, and the list has its authors before the title or on another line."""
    slots = [slot for slot in template.fields if slot.role in (Role.TITLE, Role.AUTHORS)]
    if authors.gap is not Gap.NONE or (slots[0].role is Role.TITLE and slots[1].gap is Gap.NONE):
        return False
    plain = not (title.marks | authors.marks) & JUDGED_MARKS
    people = are_people(title.text) or _INITIAL.search(title.text) is not None
    return plain and people and is_names_strict(f"{title.text}, {authors.text}")


def _joined(entry: Entry, one: Field, other: Field, slot: Slot) -> Entry:
    """The entry with a list of names in one piece; its marks stand around both pieces, so none is missing."""
    span = Span(one.span.line, one.span.column, other.span.end_line, other.span.end_column)
    both = Field(Role.AUTHORS, f"{one.text}, {other.text}", span, slot.marks, one.gap)
    return replace(entry, parts=tuple(both if part is other else part for part in entry.parts if part is not one))
