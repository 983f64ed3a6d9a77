"""Stencils: units that differ in nothing but a title's words, names, years and addresses are read alike.

A stencil is a unit's text with these cut out, and for each cut all that a reading asks of it. What a reading might ask
more of stays in the stencil letter by letter: no other unit shares it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prcheck.layouts import evidence, names, venues, words
from prcheck.layouts.drafts import names_title
from prcheck.layouts.unit import Unit
from prcheck.model import Kind

_LONGEST = 1_000  # characters of a unit: within all windows that the readers look through
_TITLE_WORDS, _NAME_WORDS = 4, 7  # before a title's first comma, more than half a name; more than any name has
_WORD_WORDS = 5  # no label or field has more
_TITLE_SIZE, _NAME_SIZE, _LABEL_SIZE, _ET_AL_SIZE = 250, 40, 60, 190  # characters
_UNSURE = re.compile(r"[“”«»「」『』`~等]|\\(?!\n)|&(?![a-z]+=|[ \n])|<(?!br>)")
_WWW = re.compile(r"(?<!//)www\.")
_ET_AL = re.compile(r"[eE][tT]\.?\s*[aA][lL]")
_OPEN = re.compile(r"(?:\*\*|\*|\[|\"){0,3}")
_TITLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9À-ɏ ,:'’()/+-]*[A-Za-z0-9]")
_SET_OFF = re.compile(r"[.?!]?[*\]\"]++(?![*\])]*\s*[:：])")
_ENDED = re.compile(r"(?<![ \t])[ \t]*+(?:[\[(|\n]|<br>|\Z)")
_INNER = re.compile(r"[,()]| [-+/] ")  # signs that may end a title without marks
_WORD = r"[A-ZÀ-Þ][a-zß-ÿ]{1,14}(?:-[A-Za-z][a-z]{1,14})?"
_NAME = rf"{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{1,2}}"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:19[5-9]|20[0-4])\d"
_CUT = re.compile(
    r"(?<=\]\()(?P<address>https?://[A-Za-z0-9.-]+(?:/(?:[A-Za-z0-9_.%/+=?#:-]|&[a-z]+=)*)?)(?=\))"
    rf"|(?<![\w'’.-])(?P<names>{_NAME}(?:, (?:and )?{_NAME}| and {_NAME})*+)"
    r"(?=[.,]?(?:[*\]|\n<]|\Z)|,? *[\[(|]|[.,] )(?![*\])]*\s*[:：])"
    rf"|(?<![\w'’.-])(?P<surname>[A-Z][a-z]{{1,14}})(?= et al)"
    rf"|(?:(?<=[A-Za-z,.] )|(?<=[A-Z(]))(?P<year>{_YEAR})(?=[*)\]]|[.,]? *[\[\n|(]|[.,]? *\Z)"
    rf"|(?<![\w./@-])(?P<venue>[A-Z]{{4,6}})(?=,? ?{_YEAR}(?!\d))"
    rf"|(?<![\w./-])(?P<month>{_MONTH})(?=[.,]{{0,2}} {_YEAR}(?!\d))"
)
_YEARLIKE = re.compile(r"(?:19|20)\d\d|['’]\s?\d\d")
_LOWER = re.compile(r"[a-z]\Z")
_JOINS = re.compile(r"[,;，；、·•&]|\b(?:and|und|et)\b", re.IGNORECASE)  # what may part names
_BARE = re.compile(r"[*_ \t.\\]*(?:<br>)?[ \t]*")  # nothing that a reader sees
_MANY = 3  # names that can only be names


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
    for low, high, told in _cuts(text, end, exact=et_al is not None):
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
    title, end = found[0], found.end()
    counts = _parts(title)
    if not counts:
        return None
    apart = start and (_is_alone(text, 0, end + 1) or (len(counts) < 2 and not _JOINS.search(_line(text), end)))
    if apart and not exact:
        return start, end, "<title>"
    return start, end, " ".join((*counts, *_flags(title, exact=exact)))


def _line(text: str) -> str:
    return text.partition("\n")[0]


def _parts(title: str) -> tuple[str, ...]:
    """How a title's parts would count among names; empty where the words may be something else."""
    parts = names.parts(title)
    sizes = [names.size(part) for part in parts]
    if not parts or sizes[0][0] < _TITLE_WORDS or "  " in title or _YEARLIKE.search(title):
        return ()
    if evidence.opens_as_note(title) or venues.venue_at(title) or names.is_person(parts[0]):
        return ()
    if parts[1:] and (any(map(str.isupper, parts)) or names.is_names(title) or names.is_names_strict(title)):
        return ()
    if sum(size for size, _ in sizes) <= _WORD_WORDS and _is_word(title):
        return ()
    return tuple(f"{min(size, _NAME_WORDS)}{'+' if capitals else '-'}" for size, capitals in sizes)


def _flags(title: str, *, exact: bool) -> Iterator[str]:
    """What else a reading asks of a title with other words beside it."""
    yield f"<title {len(title.split()) if exact else ''}>"
    held = names.is_wordless(title), ":" in title, names.dangles(title)
    yield from (sign for sign, holds in zip("w:-", held, strict=True) if holds)


def _cuts(text: str, start: int, *, exact: bool) -> Iterator[tuple[int, int, str]]:
    """The addresses, names, venues and times behind the title, each with what it tells."""
    for found in _CUT.finditer(text, start):
        what = found.lastgroup or ""
        low, high = found.span()
        told = f"<{what}>"
        if what == "address":
            told = f"<{words.host_label(found[0])}>"
        elif what in ("names", "surname"):
            label = text[low - 1] == "[" and high - low > _LABEL_SIZE
            told = "" if label else _names(found[0], alone=not exact and _is_alone(text, low, high))
        elif what == "venue" and not venues.is_venue_only(found[0]):
            continue
        if told:
            yield low, high, told


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else that a reader sees stands on the line."""
    stop = text.find("\n", end)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip("*_") and _BARE.fullmatch(text, end, stop if stop >= 0 else len(text)) is not None


def _names(people: str, *, alone: bool) -> str:
    """How many names there are, beside other words also how long they are; "" where they may be something else."""
    parts = names.parts(people)
    if not names.is_wordless(people) or names.is_track(people) or venues.venue_at(people):
        return ""
    if max(map(len, parts)) > _NAME_SIZE or (len(parts) < _MANY and _is_word(people)):
        return ""
    if alone:
        return f"<{min(len(parts), _MANY)} names>"
    sizes = " ".join(str(names.size(part)[0]) for part in parts)
    return f"<names {sizes}{'.' if _LOWER.search(people) else ''}>"


def _is_word(text: str) -> bool:
    """Whether lists use the text as a label or as a field's word."""
    known = words.label_name(text) or words.is_label(text) or words.is_generic(text)
    return bool(known) or words.field_role(text) is not None
