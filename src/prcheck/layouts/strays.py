"""What is left of a list's units: those that no entry holds although they were meant as one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from prcheck.layouts import evidence, words, works
from prcheck.layouts.evidence import place
from prcheck.layouts.pictures import Pictures
from prcheck.layouts.reading import Reading
from prcheck.model import Kind, Link, Mark, Role, Stray

LEAST_KIN = 5  # entries of a kind that make a list of that kind
_FOREIGN = 2  # evidence of an entry in another list's shape, and how many of them
_NEARLY = 0.75  # of a section's items
_SIBLINGS, _MOSTLY = 3, 0.5  # sections of entries, and their share
_CAPITALS = 0.7
_LONG = 3  # words of a title that stands alone
_FEW = 20  # titles in a text that holds nothing else
_ITEMS = (Kind.BULLET, Kind.NUMBER)


def find(readings: Sequence[Reading], chosen: Sequence[bool]) -> Iterator[Stray]:
    """The units that are no entry and have something of one."""
    entries = [reading for reading, ok in zip(readings, chosen, strict=True) if ok]
    near, pictures = _Near(entries, readings), Pictures(entries, readings)
    if not any(chosen):
        yield from _alone(readings)
    for reading, ok in zip(readings, chosen, strict=True):
        if not ok and (_is_stray(reading, near) or pictures.stray(reading)):
            yield _stray(reading)


def _stray(reading: Reading, *, alone: bool = False) -> Stray:
    unit = reading.unit
    return Stray(unit.span, unit.section, unit.kind, reading.inline.plain(0, len(unit.text)).strip(), alone)


class _Near:
    """Where the entries stand: their places, and the sections around those; one heading over the whole text is none."""

    def __init__(self, entries: Sequence[Reading], readings: Sequence[Reading]) -> None:
        self.places = {place(entry) for entry in entries}
        self.sections = {path for path, _ in self.places}
        self.entries = Counter(entry.unit.section for entry in entries)
        self.units = Counter(place(reading) for reading in readings)
        self.beneath = Counter(entry.unit.section[:-1] for entry in entries)
        self.sizes = Counter(reading.unit.section for reading in readings)
        self.kinds = Counter(entry.unit.kind for entry in entries)
        self.tables = {entry.unit.group for entry in entries if entry.unit.cells}
        self.held = Counter((path[:-1], kind) for path, kind in self.places)
        self.filled = Counter(place(entry) for entry in entries)
        self.parts = Counter((path[:-1], kind) for path, kind in self.units)
        self.heads = Counter((r.unit.section, _look(r)) for r in entries if r.unit.kind is Kind.FIELDS)
        self.first = 1 + (len({reading.unit.section[:1] for reading in readings}) == 1)
        self.around = {(path[:size], kind) for path, kind in self.places for size in range(self.first, len(path))}

    def foreign(self, reading: Reading) -> bool:
        """Whether a unit is of a kind that its section lacks, and leads to a paper or has a long linked title."""
        if reading.unit.section not in self.sections or reading.evidence < _FOREIGN:
            return False
        lone = self.units[place(reading)] <= _FOREIGN and self.entries[reading.unit.section] >= LEAST_KIN
        return _leads_to_paper(reading) or (lone and _is_linked_title(reading))

    def apart(self, reading: Reading) -> bool:
        """Whether a unit stands in a section of its own, beside sections of entries, and has more than a note has."""
        path, kind = place(reading)
        if path in self.sections or not path[:-1] or self.beneath[path[:-1]] < LEAST_KIN:
            return False
        if kind in _ITEMS:
            return reading.evidence > _FOREIGN
        alone = self.sizes[path] == 1 or (self.units[path, kind] == 1 and self.held[path[:-1], kind] >= LEAST_KIN)
        return alone and self.kinds[kind] >= LEAST_KIN and _is_long(reading) and _is_titled(reading)

    def odd_one(self, reading: Reading) -> bool:
        """Whether an item stands where nearly all others, three or more, are entries."""
        where = place(reading)
        others = self.units[where] - 1
        return reading.unit.kind in _ITEMS and self.filled[where] >= max(_SIBLINGS, _NEARLY * others)

    def headless(self, reading: Reading) -> bool:
        """Whether a paragraph is the title of a block of fields that are missing."""
        if reading.unit.kind is not Kind.PARAGRAPH or len(reading.unit.lines) > 1:
            return False
        look = _look(reading)
        if self.heads[reading.unit.section, look] < _SIBLINGS or not evidence.is_lone_title(reading):
            return False
        size = words.size(reading.inline.plain(0, len(reading.unit.text)))
        return size >= _LONG if any(look) else size > _LONG and _is_titled(reading)

    def beside(self, reading: Reading) -> bool:
        """Whether entries of the kind stand in this part of the list, in sections below or beside the unit's own."""
        path, kind = place(reading)
        held = self.held[path[:-1], kind]
        mostly = held >= _SIBLINGS and held >= _MOSTLY * self.parts[path[:-1], kind]
        return mostly or any((path[:size], kind) in self.around for size in range(self.first, len(path) + 1))


def _is_stray(reading: Reading, near: _Near) -> bool:
    """Whether a unit that is no entry stands where entries stand and has something of one."""
    named = any(isinstance(part, Link) and _is_named(part) for part in reading.parts)
    told = _opens_with_names(reading) or (named and _is_only_links(reading))
    if reading.unit.doubtful or (evidence.is_prose(reading) and not told):
        return False
    if reading.unit.cells and reading.unit.group not in near.tables:
        return False
    if place(reading) not in near.places:
        item = reading.unit.kind in _ITEMS and (named or _is_wordy(reading))
        title = (near.beside(reading) and item) or _is_lone_address(reading)
        fields = reading.unit.kind is Kind.FIELDS
        kin = (reading.evidence >= 2 or title or fields) and near.kinds[reading.unit.kind] >= LEAST_KIN
        return kin or near.foreign(reading) or near.apart(reading) or near.headless(reading)
    likely = reading.evidence >= 1 or named or reading.has(Role.AUTHORS, Role.VENUE)
    if evidence.is_lone_cell(reading) or near.odd_one(reading):
        return True
    return likely or evidence.is_lone_title(reading) or _is_headless(reading) or _leads_to_paper(reading)


def _look(reading: Reading) -> tuple[bool, bool]:
    """How the title of a block of fields is set off: in bold, by a number."""
    bold = reading.title is not None and Mark.BOLD in reading.title.marks
    return bold, works.is_numbered(reading.unit.text)


def _opens_with_names(reading: Reading) -> bool:
    """Whether authors stand first and a paper's link behind them: prose to the eye, and an entry without a title."""
    opens = bool(reading.parts) and reading.parts[0].role is Role.AUTHORS
    return opens and any(isinstance(part, Link) and _is_named(part) for part in reading.parts)


def _is_only_links(reading: Reading) -> bool:
    """Whether nothing but links stands there: "[[Download PDF]](url)" opens as prose does and is none."""
    return all(isinstance(part, Link) and not part.url.startswith("#") for part in reading.parts)


def _is_headless(reading: Reading) -> bool:
    """Whether a unit has a link out of the list and no words that could be its title."""
    if reading.title is not None:
        return False
    return any(isinstance(part, Link) and not part.badge and words.is_outside(part.url) for part in reading.parts)


def _is_lone_address(reading: Reading) -> bool:
    """Whether a paragraph has no words that could be its title, but a link to a paper."""
    return reading.title is None and reading.unit.kind is Kind.PARAGRAPH and _leads_to_paper(reading)


def _is_named(link: Link) -> bool:
    """Whether a link is one that entries have: its words are a label, or it leads to a paper."""
    return bool(link.name) and not link.badge and (words.is_label(link.label) or words.is_paper_url(link.url))


def _is_linked_title(reading: Reading) -> bool:
    title = reading.title
    return title is not None and Mark.LINKED in title.marks and words.size(title.text) > _LONG


def _is_titled(reading: Reading) -> bool:
    """Whether a unit is bold, or written as titles are: most of its words with a capital."""
    found = [word for word in reading.inline.plain(0, len(reading.unit.text)).split() if word[0].isalpha()]
    bold = reading.title is not None and Mark.BOLD in reading.title.marks
    return bold or sum(word[0].isupper() for word in found) >= _CAPITALS * max(len(found), 1)


def _leads_to_paper(reading: Reading) -> bool:
    return any(isinstance(part, Link) and not part.badge and words.is_paper_url(part.url) for part in reading.parts)


def _is_long(reading: Reading) -> bool:
    return evidence.is_lone_title(reading) and words.size(reading.inline.plain(0, len(reading.unit.text))) > _LONG


def _is_wordy(reading: Reading) -> bool:
    """Whether an item's words are enough for a title, and no heading over what follows."""
    text = reading.inline.plain(0, len(reading.unit.text)).strip()
    return words.size(text) > _LONG and not text.endswith((":", "："))


def _alone(readings: Sequence[Reading]) -> Iterator[Stray]:
    """The units of a text that holds titles and nothing else; without marks only where no heading stands either."""
    if not 0 < len(readings) <= _FEW or not all(_is_title_alone(reading) for reading in readings):
        return
    yield from (_stray(reading, alone=True) for reading in readings)


def _is_title_alone(reading: Reading) -> bool:
    title = reading.title
    marked = title is not None and bool(title.marks & {Mark.BOLD, Mark.QUOTED})
    return _is_long(reading) and not evidence.is_prose(reading) and (marked or not reading.unit.section)
