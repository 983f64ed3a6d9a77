"""Which readings are entries: by their own evidence and by what stands beside them."""

from collections import Counter
from collections.abc import Sequence

from prcheck.layouts import words
from prcheck.layouts.evidence import LIKELY, SURE, Place, is_bare, is_bare_title, is_lone_cell, lead, place, shape
from prcheck.layouts.reading import Reading
from prcheck.model import Kind, Link, Mark, Role

_RULING_UNITS, _RULING_SHARE = 20, 0.6
_LEAD, _RARE = 8, 0.1  # characters before a title; the share of entries that may have them
_KIN_NEAR, _KIN_FAR, _SHORT_KIN, _MANY = 2, 5, 3, 10


class Census:
    """Counts over a list's readings: what is sure, where, and in which shape."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        sure = [reading for reading in readings if reading.evidence >= SURE and not reading.unit.doubtful]
        self.sure = len(sure)
        self.places: Counter[Place] = Counter(place(reading) for reading in sure)
        self.kinds: Counter[Kind] = Counter(reading.unit.kind for reading in sure)
        self.leads: Counter[Kind] = Counter(reading.unit.kind for reading in sure if lead(reading) > _LEAD)
        self.keys: Counter[tuple[Kind, str]] = Counter((reading.unit.kind, reading.key) for reading in sure)
        likely = [(r.evidence, (r.unit.kind, shape(r))) for r in readings if r.evidence >= 2 and not r.unit.doubtful]
        self.likely = len(likely)
        self.alike = Counter(shaped for _, shaped in likely)
        self.shapes = Counter(shaped for points, shaped in likely if points >= SURE)
        bare = [reading for reading in readings if is_bare_title(reading)]
        self.bare: Counter[Place] = Counter(place(reading) for reading in bare)
        self.near: Counter[tuple[Place, str]] = Counter((place(r), r.key) for r in readings if r.evidence >= 2)
        linked = [r for r in readings if r.title and not r.unit.doubtful and any(isinstance(p, Link) for p in r.parts)]
        self.linked: Counter[tuple[Kind, str]] = Counter((r.unit.kind, r.key) for r in linked)
        self.all_linked: Counter[Kind] = Counter(r.unit.kind for r in linked)

    def doubts_lead(self, reading: Reading) -> bool:
        """Whether words stand before the title although the list's sure entries open with it."""
        if _has_nickname(reading):
            return False
        kind = reading.unit.kind
        others = self.leads[kind] - (reading.evidence >= SURE)
        return lead(reading) > _LEAD and others < _RARE * self.kinds[kind]

    def common(self, reading: Reading) -> bool:
        """Whether most of the list's sure entries of the kind set their title off as this one does."""
        kind = reading.unit.kind
        return self.keys[kind, reading.key] >= 0.5 * max(self.kinds[kind], 1)

    def uniform(self, reading: Reading, least: int = _KIN_FAR) -> bool:
        """Whether at least half of what may be entries, and no fewer than `least`, has the reading's kind and shape."""
        count = self.alike[reading.unit.kind, shape(reading)]
        return count >= max(least, 0.5 * self.likely)

    def ruling(self, reading: Reading) -> bool:
        """Whether the reading has the shape that rules a list of little evidence (a list of tools)."""
        kind, key = reading.unit.kind, reading.key
        count = self.linked[kind, key]
        rules = count >= _RULING_UNITS and count >= _RULING_SHARE * self.all_linked[kind]
        return rules and self.keys[kind, key] < 0.5 * count


def accepted(reading: Reading, census: Census) -> bool:
    """Whether the reading is an entry of its list."""
    if reading.title is None and reading.unit.kind is Kind.FIELDS:
        return len(reading.parts) >= _KIN_NEAR and census.kinds[Kind.FIELDS] + census.kinds[Kind.HEADING] > 0
    if reading.title is None or reading.evidence <= -5:
        return False
    if reading.unit.doubtful:
        common = census.keys[reading.unit.kind, reading.key]
        return reading.evidence >= LIKELY and common >= max(3, 0.2 * census.sure)
    if is_bare(reading):
        return _bare(reading, census)
    points = reading.evidence - 3 * census.doubts_lead(reading)
    linked = any(isinstance(part, Link) for part in reading.parts)
    return _by_itself(reading, census, points, linked=linked) or _by_kin(reading, census, points, linked=linked)


def with_rows(found: Sequence[Reading], chosen: Sequence[bool]) -> list[bool]:
    """The choice with all rows of tables that hold mostly entries, but for those that part a table."""
    tables = _Tables(found, chosen)
    return [
        tables.is_entry(reading, ok) if reading.unit.cells else ok for reading, ok in zip(found, chosen, strict=True)
    ]


class _Tables:
    """How many rows each table has, of entries and of one cell."""

    def __init__(self, found: Sequence[Reading], chosen: Sequence[bool]) -> None:
        self.rows = Counter(reading.unit.group for reading in found if reading.unit.cells)
        self.held = Counter(r.unit.group for r, ok in zip(found, chosen, strict=True) if ok and r.unit.cells)
        self.lone = Counter(reading.unit.group for reading in found if is_lone_cell(reading))

    def is_entry(self, reading: Reading, ok: bool) -> bool:
        """Whether a row is an entry: its table's head says what each cell is; `ok` says what it seems by itself."""
        group = reading.unit.group
        if is_lone_cell(reading):
            return ok and not 1 < self.lone[group] <= 0.5 * self.rows[group]
        titled = reading.title is not None and not reading.unit.doubtful
        return ok or (titled and self.held[group] >= max(_SHORT_KIN, 0.5 * self.rows[group]))


def _by_itself(reading: Reading, census: Census, points: int, *, linked: bool) -> bool:
    if points >= LIKELY or (points >= SURE and linked):
        return True
    return points >= SURE and census.shapes[reading.unit.kind, shape(reading)] >= _SHORT_KIN


def _by_kin(reading: Reading, census: Census, points: int, *, linked: bool) -> bool:
    where, kind = place(reading), reading.unit.kind
    near, far = census.places[where], census.kinds[kind]
    if points >= 3:
        if _leads_to_paper(reading) and census.alike[kind, shape(reading)] + far >= _SHORT_KIN:
            return True
        alike = census.uniform(reading) if linked else reading.has(Role.VENUE) and census.uniform(reading, _MANY)
        return near >= _KIN_NEAR or far >= _KIN_FAR or alike
    if points >= 2:
        marked = reading.title is not None and bool(reading.title.marks)
        if marked and census.near[where, reading.key] > _SHORT_KIN and far >= _SHORT_KIN:
            return True
        if far >= _KIN_FAR and _like_its_kin(reading, census):
            return True
        if census.uniform(reading) and any(isinstance(part, Link) and part.name for part in reading.parts):
            return True
    tools = census.ruling(reading) or (near >= _SHORT_KIN and kind is not Kind.PARAGRAPH)
    return linked and points >= 1 and (tools or _is_one_of_many(reading, census))


def _has_nickname(reading: Reading) -> bool:
    """Whether the words before the title are a short name set off by a sign ("LoomNet - [A Title](url)")."""
    before = reading.unit.text[: reading.title.start if reading.title else 0].rstrip()
    return reading.has(Role.TAG) and before.endswith(("-", "–", "—", ":", "：", "|"))


def _leads_to_paper(reading: Reading) -> bool:
    """Whether the title is a link to a host of papers."""
    linked = reading.title is not None and Mark.LINKED in reading.title.marks
    return linked and any(isinstance(part, Link) and words.is_paper_url(part.url) for part in reading.parts)


def _is_one_of_many(reading: Reading, census: Census) -> bool:
    """Whether the title leads out of the list as most titles of the list do."""
    linked = reading.title is not None and Mark.LINKED in reading.title.marks
    outside = any(isinstance(part, Link) and words.is_outside(part.url) for part in reading.parts)
    return linked and outside and census.uniform(reading, _MANY)


def _like_its_kin(reading: Reading, census: Census) -> bool:
    """Whether a title of three words with something of an entry behind it is set off as the list's titles are."""
    title = reading.title
    if title is None or words.size(title.text) < _SHORT_KIN or not census.common(reading):
        return False
    return census.places[place(reading)] >= 1 or reading.unit.kind is not Kind.PARAGRAPH


def _bare(reading: Reading, census: Census) -> bool:
    where, kind = place(reading), reading.unit.kind
    if not is_bare_title(reading) or (census.kinds[kind] < _KIN_FAR and census.places[where] < _SHORT_KIN):
        return False
    near = census.places[where]
    if not near and kind is not Kind.PARAGRAPH:
        return False
    long = reading.title is not None and words.size(reading.title.text) >= _SHORT_KIN
    return near >= _SHORT_KIN or (long and near + census.bare[where] > _SHORT_KIN)
