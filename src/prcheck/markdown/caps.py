"""Caps that hold before the block phase: what no honest list meets and a parser may die of.

They count characters and levels, never time, so that one text has one answer.
"""

import re
from collections.abc import Iterator

from prcheck.model import Limit

SIZE = 12_000_000
LINE = 40_000
DEPTH = 40
ITEMS = 60_000
_BLANKS = 64

_MARKER = re.compile(r"[ \t]*(?:>|[-+*](?=[ \t]|\Z)|\d{1,9}[.)](?=[ \t]|\Z))")
_LEADS = frozenset(" \t>-+*0123456789")
# For Markdown only blanks, tabs and line ends are white space; the block phase asks `str.isspace`.
_FALSE_BLANK = re.compile(r"[^\S \t\n]")
_LONG_RUN = re.compile(rf"(?<=[ \t]{{{_BLANKS}}})[ \t]++")


def view(lines: tuple[str, ...]) -> tuple[list[str], tuple[Limit, ...]]:
    """The lines as the block phase may see them, each with its end, and the caps that they exceed.

    Lines over a cap are blank there; other white space than blanks and tabs is a letter; long runs of blanks, which say
    nothing more than short ones, are cut.
    """
    size = sum(map(len, lines)) + len(lines) - 1
    if size > SIZE:
        return ["\n"] * len(lines), (Limit("characters in the file", size, SIZE, 1),)
    limits: dict[str, Limit] = {}
    return list(_lines(lines, limits)), tuple(limits.values())


def _lines(lines: tuple[str, ...], limits: dict[str, Limit]) -> Iterator[str]:
    stack: list[int] = []
    items = 0
    for number, line in enumerate(lines, 1):
        depth = _depth(line, stack) if line[:1] in _LEADS and len(line) <= LINE else 0
        items += depth > 0
        over = _over(line, number, depth, items)
        if over:
            _keep(limits, over)
            yield "\n"
        else:
            yield _plain(line) + "\n"


def _over(line: str, number: int, depth: int, items: int) -> Limit | None:
    if len(line) > LINE:
        return Limit("characters in a line", len(line), LINE, number)
    if depth > DEPTH:
        return Limit("levels of nesting", depth, DEPTH, number)
    if depth and items > ITEMS:
        return Limit("items and quotes in the file", items, ITEMS, number)
    return None


def _depth(line: str, stack: list[int]) -> int:
    """How deep the line's markers may nest: those of the lines above that stand further left, and its own."""
    at = deepest = 0
    while len(stack) <= DEPTH and (found := _MARKER.match(line, at)):
        at = found.end()
        column = len(line[:at].expandtabs(4)) - 1
        while stack and stack[-1] >= column:
            stack.pop()
        stack.append(column)
        deepest = len(stack)
    if deepest > DEPTH:
        stack.pop()
    return deepest


def _plain(line: str) -> str:
    if not line.isprintable():
        line = _FALSE_BLANK.sub("·", line)
    return _LONG_RUN.sub("", line) if " " * _BLANKS in line or "\t" * 8 in line else line


def _keep(limits: dict[str, Limit], new: Limit) -> None:
    """Of each cap the first place, with the largest value."""
    old = limits.get(new.what, new)
    limits[new.what] = Limit(old.what, max(old.value, new.value), old.cap, old.line)
