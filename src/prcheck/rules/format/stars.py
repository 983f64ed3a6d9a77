"""Emphasis that is opened and never closed, as CommonMark pairs its stars (spec 0.31, 6.2)."""

import re
import unicodedata

from prcheck.model import Entry, Span
from prcheck.rules.format.source import Lines

_HIDDEN = re.compile(r"\\.|`[^`\n]*`|\]\([^()\n]*\)|<[^<>\n]*>|https?://[^\s*<>]+")
_RUN = re.compile(r"\*+")
_BLOCK = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|#{1,6})\s|\s*$")  # such a line opens a block of its own


def unclosed(lines: Lines, entry: Entry) -> Span | None:
    """The first star, or run of them, that opens emphasis and that nothing closes before its block ends."""
    waiting: list[tuple[Span, int]] = []
    for number in range(entry.span.line, entry.span.end_line + 1):
        row = lines[number - 1]
        if waiting and _BLOCK.match(row):
            break
        start = entry.span.column - 1 if number == entry.span.line else 0
        end = entry.span.end_column - 1 if number == entry.span.end_line else len(row)
        _pair(" " * start + row[start:end], number, waiting)
    return waiting[0][0] if waiting else None


def _pair(row: str, number: int, waiting: list[tuple[Span, int]]) -> None:
    """Read one line's runs: those that close take from the ones that wait, those that open wait."""
    text = _HIDDEN.sub(lambda found: found[0][0] + "x" * (len(found[0]) - 2) + found[0][-1].replace("*", "."), row)
    for run in _RUN.finditer(text):
        before, after = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
        left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
        right = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
        rest = len(run[0])
        while right and rest and waiting:
            place, count = waiting.pop()
            if count > rest:
                waiting.append((place, count - rest))
            rest = max(rest - count, 0)
        if left and rest:
            waiting.append((Span(number, run.start() + 1, number, run.end() + 1), rest))


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
