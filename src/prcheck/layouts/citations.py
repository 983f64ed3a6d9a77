"""Titles of citations: plain text behind the names."""

import re
from collections.abc import Iterator

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
_INITIALS = re.compile(r"(?:[A-Z]{1,3}\.?[ -]){1,2}[A-Z][\w'’-]+")  # "DY Yeung", "J. K. Doe"


def _listed(line: str) -> int:
    """Where the title behind the names begins: "A. Roe, Bea Doe and Cy Poe, A Title about Things".

    Three names, or two that both have initials.
    """
    start, people, initials = 0, 0, True
    for comma in _COMMA.finditer(line):
        piece = line[start : comma.start()]
        found = names.parts(piece)
        if not found or not all(names.is_person(name) for name in found):
            enough = people >= SHORT or (people == SHORT - 1 and initials)
            return start if enough and len(piece.split()) > SHORT + 1 and not _QUOTE.search(piece) else 0
        start, people = comma.end(), people + len(found)
        initials = initials and all(map(_INITIALS.fullmatch, found))
    return 0


def cited(canvas: Canvas) -> Iterator[Option]:
    """The title of a citation: behind names and a year, or behind names and a full stop."""
    line = canvas.text.split("\n", 1)[0]
    found = _CITED.search(line[:FAR])
    if listed := _listed(line[:FAR]):
        end = min([link.start for link in canvas.inline.links if link.start >= listed] + [len(line)])
        found_title = option(canvas, listed, before_rest(canvas, listed, end), "cite")
        if found_title and not found_title.marks:
            yield found_title
            return
    if not found or not names.is_names(canvas.plain(0, found.start())):
        found = PIECE.search(line[:FAR])
        if not found or not names.is_names_strict(canvas.plain(0, found.start())):
            return
    stop = min([link.start for link in canvas.inline.links if link.start >= found.end()] + [len(line)])
    ending = _TITLE_END.search(canvas.text, found.end(), stop)
    found_title = option(canvas, found.end(), ending.end() if ending else stop, "cite")
    if found_title and not found_title.marks:
        yield found_title
