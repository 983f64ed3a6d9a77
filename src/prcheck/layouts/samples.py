"""Units that are the list's own template, with the fields' words in place: written as entries are, and none."""

from collections.abc import Collection, Sequence

from prcheck.layouts import words
from prcheck.layouts.announcing import above, announces
from prcheck.layouts.drafts import draft, names_title
from prcheck.layouts.evidence import SURE
from prcheck.layouts.reading import Reading
from prcheck.model import Link, Role, Sample

_SIZE = 1_000  # characters; the longest declared template known has 191
_FEW = 3  # words that stand for no field
_FIELDS, _SHORT = 2, 2  # other fields of a template whose title's word, of so many words, is misspelt


def find(readings: Sequence[Reading], lines: Sequence[str]) -> dict[int, Sample]:
    """The readings, by their index, that are a template: what announces a format, or what stands before all entries.

    A template among entries is an entry that somebody forgot to fill in.
    """
    alike = {index: sound for index, reading in enumerate(readings) if (sound := _sound(reading)) is not None}
    if not alike:
        return {}
    sure = [reading for index, reading in enumerate(readings) if reading.evidence >= SURE and index not in alike]
    first = min((reading.unit.span.line for reading in sure), default=len(lines) + 1)
    held = {line for reading in sure for line in range(reading.unit.span.line, reading.unit.span.end_line + 1)}
    tables = {reading.unit.group for reading in sure if reading.unit.cells}
    found = {}
    for index, sound in alike.items():
        announced = _is_announced(readings[index], lines, held, tables)
        if announced or (sound and readings[index].unit.span.line < first):
            found[index] = Sample(readings[index].unit.span, announced)
    return found


def _sound(reading: Reading) -> bool | None:
    """Whether a unit's parts are words for fields, its title's among them; False where that is misspelt, None else."""
    text = reading.unit.text
    titles = [option.text for option in reading.options] or [text]
    named = any(map(names_title, titles))
    if len(text) > _SIZE or not (named or _is_short(reading)):
        return None
    found = draft(text)
    if len(found.unknown) > _FEW or found.real:
        return None
    if found.roles.count(Role.TITLE) == 1 and found.fits_text:
        return True
    return False if len({*found.roles} - {Role.TITLE}) >= _FIELDS else None


def _is_short(reading: Reading) -> bool:
    """Whether a unit has a title of a word or two and leads nowhere."""
    short = reading.title is not None and words.size(reading.title.text) <= _SHORT
    return short and not any(isinstance(part, Link) and words.is_outside(part.url) for part in reading.parts)


def _is_announced(reading: Reading, lines: Sequence[str], held: Collection[int], tables: Collection[int]) -> bool:
    """Whether the words right above a unit, no entry's, say that a format follows."""
    unit = reading.unit
    line = above(lines, unit.group if unit.cells and unit.group not in tables else unit.span.line)
    return unit.doubtful or (line not in held and line > 0 and announces(lines[line - 1]))
