"""How surely a reading is an entry."""

import re
from collections.abc import Sequence

from prcheck.layouts import names, venues, words
from prcheck.layouts.reading import Reading
from prcheck.layouts.works import is_people
from prcheck.model import Field, Kind, Link, Mark, Role

_PROSE = re.compile(
    r"(?:this|these|please|if|we|you|welcome|the following|here|note|thanks|feel free|our|i|in this|for more|see|todo"
    r"|last update|accepted papers?|contributions?|inspired|maintained|updated?|table of|back to|click|download"
    r"|check out|more)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"(?:this|these|if|we|you|our|i|in this|more|here|note)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-z)]{2}\. [A-Z]")
SURE, LIKELY = 4, 5
_LEAD = 25  # characters; more text than a tag or a nickname before a title is prose
_PROSE_WORDS = 40
_NUMBER = re.compile(r"\[\d{1,4}\]|[\"“*_]+")

Place = tuple[tuple[str, ...], Kind]


def place(reading: Reading) -> Place:
    """The section and kind: readings of one place are kin."""
    return reading.unit.section, reading.unit.kind


def score(reading: Reading) -> int:
    """The evidence for an entry, about -6 to 9; 4 is sure enough to learn from."""
    title = reading.title
    if title is None or _only_inside(reading):
        return -9
    links = [part for part in reading.parts if isinstance(part, Link)]
    points = sum(
        (
            words.size(title.text) >= 3,
            reading.has(Role.AUTHORS),
            reading.has(Role.VENUE),
            reading.has(Role.YEAR, Role.DATE) or any(_dated(part) for part in reading.parts if isinstance(part, Field)),
            any(words.is_paper_url(link.url) for link in links),
            any(link.name for link in links),
            bool(title.marks or title.how) or reading.unit.kind is Kind.HEADING,
            reading.unit.kind is Kind.ROW,
            2 * (reading.unit.kind is Kind.FIELDS),
        )
    )
    return points - _doubts(reading, links)


def _dated(field: Field) -> bool:
    return field.role is Role.VENUE and venues.has_year(field.text)


def _only_inside(reading: Reading) -> bool:
    links = [part.url for part in reading.parts if isinstance(part, Link)]
    return bool(links) and all(url.startswith("#") for url in links)


def _doubts(reading: Reading, links: Sequence[Link]) -> int:
    title, unit = reading.title, reading.unit
    if title is None:
        return 9
    plain = not title.marks and not title.how
    empty = Mark.LINKED in title.marks and any(not link.url.strip() for link in links)
    outside = empty or any(words.is_outside(link.url) for link in links)
    return (
        3 * (plain and (len(title.text.split()) > 30 or bool(_SENTENCE.search(title.text))))
        + 2 * bool(_PROSE.match(title.text))
        + 3 * (unit.kind is Kind.PARAGRAPH and lead(reading) > _LEAD)
        + 2 * title.text.lower().startswith("awesome")
        + 2 * (not outside and not reading.has(Role.AUTHORS, Role.VENUE))
    )


def opens_as_note(title: str) -> bool:
    """Whether a title opens as running text or the name of a list does: it counts less."""
    return bool(_PROSE.match(title)) or title.lower().startswith("awesome")


def shape(reading: Reading) -> tuple[str, ...]:
    """The sequence of roles, links of one run as one: what neighbours share."""
    found: list[str] = []
    for part in reading.parts:
        word = part.role.value
        if not found or found[-1] != word:
            found.append(word)
    return tuple(found)


def is_bare(reading: Reading) -> bool:
    """Whether nothing but a title stands there, or a title and an address without a label."""
    if reading.title is None or len(reading.unit.lines) > 2:
        return False
    for part in reading.parts:
        if isinstance(part, Link) and (part.style != "{url}" or not words.is_outside(part.url)):
            return False
        if isinstance(part, Field) and part.role not in (Role.TITLE, Role.TAG, Role.YEAR, Role.DATE):
            return False
    return True


def is_bare_title(reading: Reading) -> bool:
    """Whether a bare reading's words can be a title: no sentence, no heading in disguise."""
    title = reading.title
    if title is None or not is_bare(reading) or reading.unit.doubtful:
        return False
    text = reading.inline.plain(0, len(reading.unit.text)).strip()
    ends = text.endswith((":", "：", ",", ";", "!")) or (text.endswith(".") and not title.marks)
    return not ends and not _PROSE.match(title.text) and len(title.text.split()) <= 30 and title.start <= 60


def is_lone_cell(reading: Reading) -> bool:
    """Whether a table's row has words in one of its cells and nothing else."""
    filled = sum(cell.end > cell.start for cell in reading.unit.cells)
    return filled == 1 < len(reading.unit.head) and not reading.inline.links


def is_lone_title(reading: Reading) -> bool:
    """Whether the unit is a few words alone, whatever was read in them: no link, no sentence, no heading."""
    unit, title = reading.unit, reading.title
    if unit.doubtful or unit.cells or len(unit.lines) > 2 or reading.inline.links:
        return False
    text = reading.inline.plain(0, len(unit.text)).strip()
    stops = text.endswith(".") and not (title and title.marks) and ": " not in text
    if stops or text.endswith((":", "：", ",", ";", "!")) or _opens_as_prose(text):
        return False
    return words.size(text) >= 2 and len(text.split()) <= 30


def _opens_as_prose(text: str) -> bool:
    """Whether a text opens as running text does; "You Only Look Once" is a title all the same: it ends in no stop."""
    if not _PROSE.match(text):
        return False
    return not (_SPOKEN.match(text) and words.size(text) >= 4 and text[-1] not in ".:!,")


def is_prose(reading: Reading) -> bool:
    """Whether the unit is running text, mark-up or links inside the file: nothing that was meant as an entry."""
    text = reading.inline.plain(0, len(reading.unit.text)).strip()
    if not any(sign.isalnum() for sign in text) or _only_inside(reading) or _opens_as_prose(text.lstrip("[(")):
        return True
    title = reading.title
    if title is None:
        return len(text.split()) > _PROSE_WORDS
    return lead(reading) > _LEAD or (not title.marks and len(title.text.split()) > 30)


def lead(reading: Reading) -> int:
    """How many characters of text stand before the title, badges, tags and authors left out."""
    title = reading.title
    if title is None or not title.start or title.how == "cite" or reading.unit.cells:
        return 0
    start = max([k.end for k in reading.inline.links if k.badge and k.end <= title.start], default=0)
    lines = reading.unit.text[start : title.start].split("\n")
    first = sum(len(line) + 1 for line in lines[:-1] if len(line.split()) <= 1 or is_people(line))  # or names it
    text = reading.inline.plain(start + first, title.start).strip()
    bare = _NUMBER.sub("", text).strip()
    return 0 if bare.endswith((".", ",", ":", ";")) and names.is_names(bare) else len(text)
