"""Stencils: units that differ in nothing but a title's words, names, years and addresses are read alike.

A stencil is a unit's text with these cut out, and for each cut all that a reading asks of it. What a reading might ask
more of stays in the stencil letter by letter: no other unit shares it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from prcheck.layouts import evidence, names, venues, wording
from prcheck.layouts.cuts import cuts, is_alone, is_word
from prcheck.layouts.drafts import names_title
from prcheck.layouts.unit import Unit
from prcheck.model import Kind

_LONGEST = 1_000  # characters of a unit: within all windows that the readers look through
_TITLE_WORDS, _NAME_WORDS = 4, 7  # before a title's first comma, more than half a name; more than any name has
_WORD_WORDS = 5  # no label, field or name has more
_TITLE_SIZE, _ET_AL_SIZE = 250, 190  # characters
_UNSURE = re.compile(r"[“”«»「」『』`~等\\&<](?:(?<=[^\\&<])|(?<=\\)(?!\n)|(?<=&)(?![a-z]+=|[ \n])|(?<=<)(?!br>))")
_WWW = re.compile(r"(?<!//)www\.")
_ET_AL = re.compile(r"[eE][tT]\.?\s*[aA][lL]")
_OPEN = re.compile(r"(?:\*\*|\*|\[|\"){0,3}")
_TITLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9À-ɏ ,:'’()/+-]*[A-Za-z0-9]")
_SET_OFF = re.compile(r"[.?!]?[*\]\"]++(?![*\])]*\s*[:：])")
_ENDED = re.compile(r"(?<![ \t])[ \t]*+(?:[\[(|\n]|<br>|\Z)")
_INNER = re.compile(r"[,()]| [-+/] ")  # signs that may end a title without marks
_YEARLIKE = re.compile(r"(?:19|20)\d\d|['’]\s?\d\d")
_JOINS = re.compile(r"[,;，；、·•&]|\b(?:and|und|et)\b", re.IGNORECASE)  # what may part names


class Stencil(NamedTuple):
    """What is left of a unit, with what the cuts tell between; the edges are 0, then start and end of each cut."""

    left: tuple[str, ...]
    edges: tuple[int, ...]


def of(unit: Unit) -> Stencil | None:
    """The unit's stencil, None where it opens with no words of a title or holds what may change their part."""
    text = unit.text
    if len(text) > _LONGEST or unit.kind is Kind.FIELDS or _is_unsure(text):
        return None
    et_al = _ET_AL.search(text)
    title = _title(text, exact=et_al is not None)
    if not title or (et_al and et_al.end() > _ET_AL_SIZE):
        return None
    start, end, told = title
    left, edges = [text[:start], told], [0, start, end]
    for low, high, told in cuts(text, end, exact=et_al is not None):
        left += (text[edges[-1] : low], told)
        edges += (low, high)
    return Stencil((*left, text[edges[-1] :]), tuple(edges))


def _is_unsure(text: str) -> bool:
    """Whether the unit holds signs whose part depends on what stands between them."""
    return bool(
        _UNSURE.search(text) or ("www." in text and _WWW.search(text)) or "others" in text.lower() or names_title(text)
    )


def _title(text: str, *, exact: bool) -> tuple[int, int, str] | None:
    """Where the title's words stand, and what they tell."""
    opened = _OPEN.match(text)
    start = opened.end() if opened else 0
    found = _TITLE.match(text, start, start + _TITLE_SIZE)
    if not found or text.count('"') != 2 * text.count('"', 0, start):
        return None
    if not (_SET_OFF if start else _ENDED).match(text, found.end()) or (not start and _INNER.search(found[0])):
        return None
    end, told = found.end(), _told(found[0], exact=exact)
    if not told:
        return None
    alone = start and (is_alone(text, 0, end + 1) or (_is_one(told) and not _JOINS.search(_line(text), end)))
    return start, end, "<title>" if alone and not exact else " ".join(told)


def _is_one(told: Sequence[str]) -> bool:
    """Whether the title has one part."""
    return told[1].startswith("<")


def _line(text: str) -> str:
    return text.partition("\n")[0]


def _told(title: str, *, exact: bool) -> tuple[str, ...]:
    """How a title's parts would count among names, and what else is asked of it; empty where it may be no title."""
    found = wording.of(title)
    if found is None or found.length <= _WORD_WORDS:
        parts, wordless = _parts(title), names.is_wordless(title)
    else:
        parts, wordless = (() if evidence.opens_as_note(title) else ((found.length, found.capitals),)), found.wordless
    if not parts:
        return ()
    counts = (f"{min(size, _NAME_WORDS)}{'+' if capitals else '-'}" for size, capitals in parts)
    held = wordless, ":" in title, names.dangles(title)
    signs = (sign for sign, holds in zip("w:-", held, strict=True) if holds)
    return *counts, f"<title {len(title.split()) if exact else ''}>", *signs


def _parts(title: str) -> tuple[tuple[int, bool], ...]:
    """The sizes of a title's parts, were they names; empty where the words may be something else."""
    parts = names.parts(title)
    sizes = tuple(names.size(part) for part in parts)
    if not parts or sizes[0][0] < _TITLE_WORDS or "  " in title or _YEARLIKE.search(title):
        return ()
    if evidence.opens_as_note(title) or venues.venue_at(title) or names.is_person(parts[0]):
        return ()
    if parts[1:] and (any(map(str.isupper, parts)) or names.is_names(title) or names.is_names_strict(title)):
        return ()
    if sum(size for size, _ in sizes) <= _WORD_WORDS and is_word(title):
        return ()
    return sizes
