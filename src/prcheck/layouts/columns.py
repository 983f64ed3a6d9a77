"""What the columns of each table hold, told by their heads and by what stands in them."""

from collections.abc import Mapping, Sequence

from prcheck.layouts import names, venues, words
from prcheck.layouts.inline import Inline, scan
from prcheck.layouts.reading import Column
from prcheck.layouts.unit import Unit
from prcheck.model import Role

Tables = Mapping[int, tuple[Column, ...]]
_SAMPLE, _TITLE_WORDS = 200, 4.0
_NAME_HEADS = frozenset("name dataset data benchmark method model work paper title".split())


def of(units: Sequence[Unit], definitions: Mapping[str, str]) -> Tables:
    """The columns of every table among the units, by its group."""
    tables: dict[int, list[Unit]] = {}
    for unit in units:
        if unit.cells:
            tables.setdefault(unit.group, []).append(unit)
    return {group: roles(rows, definitions) for group, rows in tables.items()}


def roles(rows: Sequence[Unit], definitions: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of one table."""
    width = max(max((cell.column + 1 for row in rows for cell in row.cells), default=0), len(rows[0].head))
    head = [*rows[0].head, *[""] * width][:width]
    content = [_Content(rows[:_SAMPLE], index, definitions) for index in range(width)]
    found = [_by_head(word) for word in head]
    title = _title(head, found, content)
    return tuple(
        column._replace(role=Role.TITLE) if index == title else _checked(column, content[index])
        for index, column in enumerate(found)
    )


class _Content:
    """What a column's cells hold."""

    def __init__(self, rows: Sequence[Unit], index: int, definitions: Mapping[str, str]) -> None:
        cells = [(row.text[c.start : c.end]) for row in rows for c in row.cells if c.column == index]
        scans = [scan(text, definitions) for text in cells if text.strip()]
        self.texts = [_own(inline) for inline in scans]
        self.filled = [text for text in self.texts if any(sign.isalpha() for sign in text)]
        self.share = len(self.filled) / max(len(rows), 1)
        self.words = sum(len(text.split()) for text in self.filled) / max(len(self.filled), 1)
        self.linked = sum(bool(inline.links) for inline in scans) / max(len(scans), 1)
        self.unique = len(set(self.filled)) / max(len(self.filled), 1)
        self.names = sum(map(names.is_names_strict, self.filled)) / max(len(self.filled), 1)
        self.venues = sum(map(venues.is_venue_only, self.filled)) / max(len(self.filled), 1)


def _own(inline: Inline) -> str:
    return " ".join(inline.plain(0, len(inline.text)).split())


def _by_head(head: str) -> Column:
    role = words.field_role(head)
    label = words.label_name(head)
    if role is None or (role is Role.OTHER and words.is_label(head)):
        return Column(None, label, head)
    return Column(role, label, head)


def _title(head: Sequence[str], found: Sequence[Column], content: Sequence[_Content]) -> int | None:
    lower = [" ".join(words.folded(word)) for word in head]
    if lower and lower[0] == "name" and "paper" in lower:
        return 0
    for index, column in enumerate(found):
        if column.role is Role.TITLE and content[index].filled and content[index].words >= 2:
            return index
    long = [i for i, c in enumerate(content) if c.words >= _TITLE_WORDS and c.share >= 0.5 and c.names < 0.5]
    for index in long:
        if set(lower[index].split()) & _NAME_HEADS or found[index].label == "Paper":
            return index
    unknown = [i for i in long if found[i].role is None and not found[i].label and content[i].unique >= 0.9]
    if unknown:
        return unknown[0]
    linked = [
        i for i, c in enumerate(content) if c.share >= 0.8 and c.unique >= 0.9 and c.words >= 2 and c.linked >= 0.5
    ]
    return next((i for i in linked if not found[i].label), None)


def _checked(column: Column, content: _Content) -> Column:
    if column.role is None and not column.label and content.filled:
        if content.names >= 0.6:
            return column._replace(role=Role.AUTHORS)
        if content.venues >= 0.6:
            return column._replace(role=Role.VENUE)
    return column if column.role is not Role.TITLE else column._replace(role=None)
