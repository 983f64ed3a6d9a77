"""Titles of citations: plain text behind the names."""

import re
from collections.abc import Iterator
from itertools import islice

from prcheck.layouts import names, venues
from prcheck.layouts.canvas import Canvas
from prcheck.layouts.choices import option
from prcheck.layouts.plain import FAR, PIECE, SHORT, before_rest
from prcheck.layouts.reading import Option

_QUOTE = re.compile(r"[\"“”«»「『]")
_COMMA = re.compile(r",\s+(?:(?:and|&)\s+)?")
_MONTHS = "|".join(venues.MONTHS)
_CITED = re.compile(rf"[(\[]?\s?((?:19[5-9]|20[0-4])\d)[a-z]?(?:,\s?(?:{_MONTHS}))?\s?[)\]]?\s?[.,:]\s*")
_TITLE_END = re.compile(r"[.?!](?=\s|$)")
_NEXT = re.compile(r"\s+(?!In\b)([^\d.?!*_\[\]()\n]{8,200})\.\s")  # a sentence with another one behind it
_QUESTIONS = 3
_INITIALS = re.compile(r"(?:[A-Z]{1,3}\.?[ -]){1,2}[A-Z][\w'’-]+")  # "DY Yeung", "J. K. Doe"


def _listed(line: str) -> int:
    """Where the title behind the names begins: "A. Roe, Bea Doe and Cy Poe, A Title about Things".

    Three names, or two that both have initials.
    """
    start, people, initials = 0, 0, True
    for comma in _COMMA.finditer(line):
        piece = line[start : comma.start()]
        found = names.parts(piece)
        if _ends_names(piece):
            return 0
        if not found or not all(names.is_person(name) for name in found):
            enough = people >= SHORT or (people == SHORT - 1 and initials)
            return start if enough and len(piece.split()) > SHORT + 1 and not _QUOTE.search(piece) else 0
        start, people = comma.end(), people + len(found)
        initials = initials and all(map(_INITIALS.fullmatch, found))
    return 0


def _ends_names(piece: str) -> bool:
    """Whether a full stop behind people's names ends them within the piece."""
    stop = PIECE.search(piece)
    return stop is not None and all(map(names.is_person, names.parts(piece[: stop.start()]) or ("",)))


def cited(canvas: Canvas) -> Iterator[Option]:
    """The title of a citation: behind names and a year, or behind names and a full stop."""
    line = canvas.text.split("\n", 1)[0]
    if listed := _listed(line[:FAR]):
        found = _up_to_rest(canvas, listed, _first_link(canvas, listed, len(line)))
        if found:
            yield found
            return
    start, stopped = _behind_names(canvas, line[:FAR])
    if start:
        stop = _first_link(canvas, start, len(line))
        end = _sentence_end(canvas.text, start, stop)
        found = _up_to_rest(canvas, start, end) if stopped else _plain_option(canvas, start, end)
        yield from (found,) if found else ()


def lone(canvas: Canvas) -> Iterator[Option]:
    """The title behind one name or two and their year or full stop: a citation only where the list's others are."""
    line = canvas.text.split("\n", 1)[0]
    ends = (found for found in (_CITED.search(line[:FAR]), PIECE.search(line[:FAR])) if found)
    start = next((end.end() for end in ends if _are_people(line[: end.start()])), 0)
    if start:
        end = _sentence_end(canvas.text, start, _first_link(canvas, start, len(line)))
        found = _up_to_rest(canvas, start, end)
        yield from (found,) if found else ()


def _are_people(text: str) -> bool:
    return names.is_person(text) or names.are_people(text)


def _behind_names(canvas: Canvas, line: str) -> tuple[int, bool]:
    """Where names and their year, or names and their full stop, end, 0 where nowhere; whether it is the full stop."""
    year, stop = _CITED.search(line), PIECE.search(line)
    by_year = year.end() if year and names.is_names(canvas.plain(0, year.start())) else 0
    if not stop or (by_year and year and year.start() <= stop.end()):
        return by_year, False
    before = canvas.plain(0, stop.start())
    sure = names.is_names_strict(before) or names.is_abbreviated(before)
    return (stop.end(), True) if sure else (by_year, False)


def _first_link(canvas: Canvas, start: int, end: int) -> int:
    return min([link.start for link in canvas.inline.links if link.start >= start] + [end])


def _sentence_end(text: str, start: int, stop: int) -> int:
    """Where the title that begins here ends: at a full stop, or at a question that no words of a title follow."""
    for ending in islice(_TITLE_END.finditer(text, start, stop), _QUESTIONS):
        after = _NEXT.match(text, ending.end(), stop)
        if text[ending.start()] == "." or not after or not _is_subtitle(after[1]):
            return ending.end()
    return stop


def _is_subtitle(text: str) -> bool:
    """Whether a sentence behind a question may be more of the title: no venue, no names."""
    return len(text.split()) >= SHORT and venues.venue_at(text) is None and not names.is_names(text)


def _up_to_rest(canvas: Canvas, start: int, end: int) -> Option | None:
    return _plain_option(canvas, start, before_rest(canvas, start, end))


def _plain_option(canvas: Canvas, start: int, end: int) -> Option | None:
    if _QUOTE.match(canvas.text, start) or any(link.start < start < link.end for link in canvas.inline.links):
        return None
    found = option(canvas, start, end, "cite")
    return found if found and not found.marks else None
