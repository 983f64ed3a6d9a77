"""Words that were read as an entry's title and are none, by where they stand and how they are marked."""

import re

from prcheck.layouts.venues import has_year, is_venue_label, is_venue_only
from prcheck.layouts.words import size
from prcheck.model import Entry, Field, Kind, Mark, Role, Slot, Template
from prcheck.template import JUDGED_MARKS

_VOLUME = re.compile(r",\s*\d+\s*\(\d+\)|[,.]\s*pp?\b\.?\s*\d*|,\s*vol\b")
OPENING = 12  # characters that tell where a text stands
SET_OFF = JUDGED_MARKS | {Mark.QUOTED}
NICKNAME = 2  # words


def told_apart(entry: Entry, title: Field, first: Slot, template: Template) -> Role | None:
    """What the words read as the title are instead: a venue, a short name, a remark; None where they may be one."""
    if entry.kind is Kind.ROW and has_year(title.text) and is_venue_only(title.text):
        return Role.OTHER if entry.venue else Role.VENUE  # cells moved to the left: "| CVPR 2024 | [Paper](url) |"
    if _is_remark(entry, title, template):
        return Role.OTHER
    if _is_nickname(entry, title, first):
        return Role.TAG
    like_venue = _is_venue(title, first, template.slot(Role.VENUE)) or _is_cited_venue(entry, title, first)
    return Role.VENUE if entry.venue is None and like_venue else None


def _is_venue(title: Field, first: Slot, venue: Slot | None) -> bool:
    """Whether what was read as the title is a venue: a link's words, or words with a year that lack titles' marks."""
    if Mark.LINKED in title.marks:
        return is_venue_label(title.text)
    marks = title.marks & JUDGED_MARKS
    if venue and marks and marks == venue.marks & JUDGED_MARKS != first.marks & JUDGED_MARKS:
        return has_year(title.text)
    bare = first.marks & SET_OFF and not title.marks & first.marks
    behind = title.text.rpartition(": ")[2]  # a short name stands before the venue
    return bool(bare) and has_year(behind) and is_venue_label(behind)


def _is_cited_venue(entry: Entry, title: Field, first: Slot) -> bool:
    """Whether a citation's venue was read as its title: in italics, with "In" before it or volume and pages behind."""
    if first.marks & JUDGED_MARKS or title.marks or entry.authors is None:
        return False
    bare = title.text.removeprefix("In ")
    if not any(f"{sign}{bare[:OPENING]}" in entry.raw for sign in "*_"):
        return False
    return bare != title.text or _VOLUME.search(title.text) is not None


def _is_remark(entry: Entry, title: Field, template: Template) -> bool:
    """Whether the title's words stand below the links that the list's titles stand before, and bear other marks."""
    roles, first = [slot.role for slot in template.slots], template.slot(Role.TITLE)
    if first is None or Role.LINK not in roles or roles.index(Role.LINK) < roles.index(Role.TITLE):
        return False
    below = any(link.span.end_line < title.span.line and not link.badge for link in entry.links)
    return below and title.marks & SET_OFF != first.marks & SET_OFF


def _is_nickname(entry: Entry, title: Field, first: Slot) -> bool:
    """Whether a word or two stand where titles are quoted, marked as no title is: the short name of a paper."""
    quoted = Mark.QUOTED in first.marks and Mark.QUOTED not in title.marks
    if not quoted or title.marks & JUDGED_MARKS == first.marks & JUDGED_MARKS:
        return False
    return size(title.text) <= NICKNAME and not any(Mark.QUOTED in piece.marks for piece in entry.rest)
