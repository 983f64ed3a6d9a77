"""Caps that hold before the block phase: what no honest list meets and a parser may die of.

They count characters and levels, never time, so that one text has one answer.
"""

import re
from collections.abc import Iterator, Sequence

from prcheck.model import Limit

SIZE = 12_000_000
LINES = 250_000
LINE = 40_000
DEPTH = 40
ITEMS = 60_000

MARKER = re.compile(r"[ \t]*(?:>|[-+*](?=[ \t]|\Z)|\d{1,9}[.)](?=[ \t]|\Z))")
_MARKED = re.compile(r"\n[ \t]*+(?:>|[-+*](?=[ \t\n]|\Z)|\d{1,9}[.)](?=[ \t\n]|\Z))")


def view(lines: tuple[str, ...]) -> tuple[Sequence[str], tuple[Limit, ...]]:
    """The lines as the block phase may see them, those over a cap blank, and the caps that they exceed."""
    size = sum(map(len, lines)) + len(lines) - 1
    if size > SIZE:
        return (), (Limit("characters in the file", size, SIZE, 1),)
    if len(lines) > LINES:
        return (), (Limit("lines in the file", len(lines), LINES, 1),)
    limits: dict[str, Limit] = {}
    over = frozenset(_over(lines, limits))
    seen = [("" if number in over else line) for number, line in enumerate(lines, 1)] if over else lines
    return seen, tuple(limits.values())


def _over(lines: Sequence[str], limits: dict[str, Limit]) -> Iterator[int]:
    stack: list[int] = []
    items = 0
    for number in _suspects(lines):
        line = lines[number - 1]
        depth, marks = _depth(line, stack) if len(line) <= LINE else (0, 0)
        items += marks
        limit = _limit(line, number, depth, items)
        if limit:
            _keep(limits, limit)
            yield number


def _suspects(lines: Sequence[str]) -> list[int]:
    """The lines that are long or may open with a marker; one search over the whole text finds most of them."""
    longest = max(map(len, lines), default=0)
    long = [number for number, line in enumerate(lines, 1) if len(line) > LINE] if longest > LINE else []
    marked, number, at = [], 1, 0
    text = "\n".join(("", *lines))  # each line behind its own line feed: that is what the search runs along
    for found in _MARKED.finditer(text):
        number += text.count("\n", at, found.start())
        at = found.start()
        marked.append(number)
    return sorted({*long, *marked})


def _limit(line: str, number: int, depth: int, items: int) -> Limit | None:
    if len(line) > LINE:
        return Limit("characters in a line", len(line), LINE, number)
    if depth > DEPTH:
        return Limit("levels of nesting", depth, DEPTH, number)
    if depth and items > ITEMS:
        return Limit("items and quotes in the file", items, ITEMS, number)
    return None


def _depth(line: str, stack: list[int]) -> tuple[int, int]:
    """How deep a line's markers may nest, below those of the lines above that stand further left, and their number."""
    at = deepest = marks = 0
    while len(stack) <= DEPTH and (found := MARKER.match(line, at)):
        at = found.end()
        column = len(line[:at].expandtabs(4)) - 1
        while stack and stack[-1] >= column:
            stack.pop()
        stack.append(column)
        deepest = len(stack)
        marks += 1
    if deepest > DEPTH:
        stack.pop()
    return deepest, marks


def _keep(limits: dict[str, Limit], new: Limit) -> None:
    """Of each cap the first place, with the largest value."""
    old = limits.get(new.what, new)
    limits[new.what] = Limit(old.what, max(old.value, new.value), old.cap, old.line)
