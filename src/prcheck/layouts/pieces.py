"""What stands beside the title: the text between links, breaks and bars, each piece with the role it plays."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prcheck.layouts import names, openings, venues, words
from prcheck.layouts.canvas import Canvas
from prcheck.layouts.reading import Habit
from prcheck.model import Mark, Role

_EDGE = " \t\n,;:|/.·•-–—`\\，；、。"
_OPEN_YEAR = re.compile(r"\s*[(\[]\s*((?:19[5-9]|20[0-4])\d)\s*[)\]]\s*[,.:]?")
_OPEN_DATE = re.compile(r"\s*(?:((?:19[5-9]|20[0-4])\d[\d./-]{2,6})|[(\[]([^()\[\]\n]{6,20})[)\]])[,.:|]?\s+(?=\S)")
_YEAR_NEXT = re.compile(r"[\s,'’]{0,3}\(?(?:19[5-9]|20[0-4])\d\)?")
_PREFIX = re.compile(
    r"\s*(?:[^\w\s\"(\[*]\ufe0f?\s*)?[*_]{0,3}([^\W\d_][^\n:：*|\[\]()]{0,30}?)\s?[*_]{0,3}\s?[:：][*_]{0,3}"
)
_CLOSERS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】"}
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_SHUT = frozenset(_OPENERS)
_MOST_ROLES = 6  # in one stretch of text; what follows is not read
_TURNED = re.compile(r"([^,\n]{2,40}, [^,\n]{2,40}), ")
_PAIR = re.compile(r"([^,，()\[\]]{3,60}?)\s*([,，].*|\([^()]*\)\W*)\Z", re.DOTALL)
_NOISE = frozenset("x none null n/a na - – — / tbd todo".split())


class Piece(NamedTuple):
    """A range with its role."""

    role: Role
    start: int
    end: int


def prefix(text: str) -> tuple[str, int] | None:
    """The word before a colon that opens a line ("Authors: ..."), and where its value starts."""
    head = text[:120]
    found = _PREFIX.match(head) if ":" in head or "：" in head else None
    return (found[1], found.end()) if found else None


def strip(canvas: Canvas, start: int, end: int) -> tuple[int, int]:
    """The range without signs at its edges, nor brackets that lack their pair inside."""
    text = canvas.text
    while start < end:
        if text[start] in _EDGE or _is_stray(text[start], text, start, end, first=True):
            start += 1
        elif _ends_in_sign(text, start, end) or _is_stray(text[end - 1], text, start, end, first=False):
            end -= 1
        else:
            break
    return start, end


def _ends_in_sign(text: str, start: int, end: int) -> bool:
    return text[end - 1] in _EDGE and not text.endswith(("et al.", "Jr.", "..", r"\*"), start, end)


def _is_stray(sign: str, text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether a bracket at the edge of a range faces outwards or has no pair in the range."""
    if sign in (_SHUT if first else _CLOSERS):
        return True
    pair = _CLOSERS.get(sign, "") if first else _OPENERS.get(sign, "")
    return bool(pair) and text.find(pair, start, end) < 0


def classify(canvas: Canvas, start: int, end: int, habit: Habit) -> Iterator[Piece]:
    """The roles in one piece, in order of place; a piece that none explains is `Role.OTHER`."""
    for _ in range(_MOST_ROLES):
        start, end = strip(canvas, start, end)
        text = canvas.plain(start, end)
        bare = text.strip(" ()[]{}.,;:|")
        number = bare.isdigit() and not venues.is_year(text)
        if number or not any(sign.isalnum() for sign in bare) or bare.lower() in _NOISE:
            return
        date = _open_date(canvas, start, end)
        year = None if date or venues.is_date(text) else _OPEN_YEAR.match(canvas.text, start, end)
        people = 0 if date or year else _names_first(canvas, start, end) or _name_first(canvas, start, end, habit)
        split = date or (year.end() if year else people)
        if not split and (venue := _venue_first(canvas, start, end)):
            yield Piece(Role.VENUE, *strip(canvas, start, venue))
            yield Piece(Role.AUTHORS, *strip(canvas, venue, end))
            return
        if not split:
            yield Piece(_role(canvas, start, end, text, habit), start, end)
            return
        role = Role.DATE if date else Role.YEAR if year else Role.AUTHORS
        yield Piece(role, *strip(canvas, start, split))
        start = split
    yield Piece(Role.OTHER, *strip(canvas, start, end))


def _open_date(canvas: Canvas, start: int, end: int) -> int:
    """Where a date that opens the piece ends ("20180926 ICLR", "2023-05 CVPR"), 0 where none does."""
    found = _OPEN_DATE.match(canvas.text, start, end)
    return found.end() if found and venues.is_date(found[1] or found[2]) else 0


def opens_with_names(canvas: Canvas, start: int, end: int) -> bool:
    """Whether a stretch between links and breaks is, or starts with, a list of names whatever its marks."""
    start, end = strip(canvas, start, end)
    text = canvas.plain(start, end)
    return _names_first(canvas, start, end) > 0 or (names.is_names(text) and not venues.venue_at(text))


def _names_first(canvas: Canvas, start: int, end: int) -> int:
    """Where names end and something else begins, 0 where the piece does not open with names."""
    size = openings.names_end(canvas.text[start:end])
    return start + size if size else 0


def _is_when(text: str) -> bool:
    return venues.is_venue_only(text) or venues.is_year(text)


def _name_first(canvas: Canvas, start: int, end: int, habit: Habit) -> int:
    """Where one name ends and a known venue begins in a list of plain names, 0 if nowhere.

    "Jane Doe, CVPR 2024", "J. Doe (CVPR 2024)" and "Doe, Jane, 2024" are such pairs.
    """
    if habit.authors != frozenset():
        return 0
    turned = _TURNED.match(canvas.text, start, min(end, start + 2000))
    if turned and names.is_turned(turned[1]) and _is_when(canvas.text[turned.end() : end]):
        return turned.end(1)
    found = _PAIR.match(canvas.text[start:end][:2000])
    if not found or not _is_when(found[2].lstrip("，")):
        return 0
    one = names.is_person(found[1]) or names.is_abbreviated(found[1])
    return start + found.end(1) if one and not names.is_track(found[1]) else 0


def _venue_first(canvas: Canvas, start: int, end: int) -> int:
    """Where a venue and its year end and authors begin ("CVPR 2024, Doe et al."), 0 where the piece is no such pair."""
    source = canvas.text[start:end][:2000]
    found = venues.venue_at(source)
    if not found or found.start():
        return 0
    year = _YEAR_NEXT.match(source, found.end())
    at = year.end() if year else found.end()
    rest = source[at:]
    if rest[:1] not in (",", ".", ";", ":", "|") or not names.is_authors(rest.strip(_EDGE)):
        return 0
    return start + at


def _role(canvas: Canvas, start: int, end: int, text: str, habit: Habit) -> Role:
    marks = canvas.dress(start, end)[2] | canvas.marks(start, end)
    if text.startswith("@") and not venues.venue_at(text):  # "@Foo University etc"
        return Role.OTHER
    if venues.is_date(text):
        return Role.DATE
    if venues.is_year(text):
        return Role.YEAR
    if (names.is_names_strict(text) or names.is_abbreviated(text)) and not venues.has_year(text):
        return Role.AUTHORS
    if _habitual(text, marks, habit) and not venues.is_venue_only(text) and not venues.has_year(text):
        return Role.AUTHORS
    if venues.is_venue(text) or venues.is_acronym(text):
        return Role.VENUE
    if names.is_names(text) or (Mark.ITALIC in marks and "," in text and _mostly_capitals(text)):
        return Role.AUTHORS
    return Role.OTHER


def _habitual(text: str, marks: frozenset[Mark], habit: Habit) -> bool:
    """Whether the piece stands where nearly all of the list's entries have their authors."""
    if habit.authors is None:
        return False
    if habit.authors:
        return Mark.ITALIC in marks and _could_be_names(text)
    return names.is_person(text)


def _could_be_names(text: str) -> bool:
    return len(text.split()) <= 6 and not text.endswith(("?", "!")) and not words.is_label(text) and ":" not in text


def _mostly_capitals(text: str) -> bool:
    found = [word for word in text.split() if word[0].isalpha()]
    return bool(found) and sum(word[0].isupper() for word in found) >= 0.8 * len(found)
