"""Edits that put line breaks and blank lines where they are missing."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from prcheck.layouts import hand
from prcheck.layouts.writing import Pen
from prcheck.model import Edit, Entry, Fix, Gap, Kind, Part, Role, Span, Template
from prcheck.rules.format.source import Lines, between, cut

RARE, FEW = 0.1, 3  # the share of entries that may have two fields on one line; fewer entries show no habit
MOST = 0.5  # the share of a section's entries that do as the list does
_JOINTS = " \t,;.-–—"
_Place = tuple[tuple[str, ...] | None, Kind, Role]


class Habit:
    """How often entries have a field in a block of its own, and how often at all, by kind and by section and kind."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.every, self.apart = Counter[_Place](), Counter[_Place]()
        for entry in entries:
            for part in entry.parts:
                places = (None, entry.kind, part.role), (entry.section, entry.kind, part.role)
                self.every.update(places)
                self.apart.update(places if part.gap is Gap.BLOCK else ())

    def parts(self, entry: Entry, role: Role) -> bool:
        """Whether entries of the kind hardly ever have the field on another's line, in the list and the section."""
        far, near = (None, entry.kind, role), (entry.section, entry.kind, role)
        rare = self.every[far] >= FEW and self.apart[far] >= (1 - RARE) * self.every[far]
        return rare and self.apart[near] >= MOST * self.every[near]


def break_before(lines: Lines, before: Part, part: Part, template: Template) -> Fix:
    """The fix that breaks the line before a part, as the list's own entries do."""
    mark = template.style.newline
    gap = between(before.span, part.span)
    if part.gap is Gap.SOFT and part.span.line > 1:
        line = part.span.line - 1
        row = lines[line - 1]
        end = Span(line, len(row.rstrip(" \t")) + 1, line, len(row) + 1)
        return Fix("end the line with a break", (Edit(end, mark),))
    text = cut(lines, gap)
    kept = len(text.rstrip(_JOINTS))
    start = gap.column + kept
    indent = _indent(lines, part.span.line)
    place = Span(part.span.line, start, part.span.line, part.span.column)
    return Fix("put it on a line of its own", (Edit(place, f"{mark}\n{indent}"),))


def _indent(lines: Lines, line: int) -> str:
    """The blanks that a line after this one needs to stay in the same item."""
    row = lines[line - 1]
    body = row.lstrip(" \t")
    width = len(row) - len(body)
    marker = body.split(" ", 1)[0] if " " in body else ""
    if marker in ("-", "*", "+") or (marker[:-1].isdigit() and marker[-1:] in ".)"):
        rest = body[len(marker) :]
        width += len(marker) + len(rest) - len(rest.lstrip(" "))
    return row[: len(row) - len(body)] if width == len(row) - len(body) else " " * width


def set_apart(lines: Lines, entry: Entry, part: Part, template: Template) -> Fix | None:
    """The fix that gives a field a block of its own, as the list's own entries do; None where words stand before it."""
    for one, other in pairwise(hand.pieces(entry)):
        gap, glue = between(one.span, other.span), Pen(template, entry.kind).between(one, other)
        if other.field is part and glue.startswith("\n") and not cut(lines, gap).strip(f"{_JOINTS}*+|\n"):
            return Fix("put it where the list's entries have it", (Edit(gap, glue),))
    return None


def blank_line_after(previous: Entry) -> Fix:
    """The fix that separates an entry from the one below it."""
    line = previous.span.end_line + 1
    return Fix("put a blank line between the entries", (Edit(Span(line, 1, line, 1), "\n"),))
