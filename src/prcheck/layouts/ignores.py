"""The comments that silence rules: `<!-- prcheck: ignore duplicate-paper, missing-link -->`."""

import re
from collections.abc import Iterator, Sequence

from prcheck.markdown import Blocks
from prcheck.model import Entry, Ignore

_COMMENT = re.compile(r"<!--[ \t]*prcheck:[ \t]*ignore[ \t:]([^<>\n]{1,400}?)-->", re.IGNORECASE)


def find(lines: Sequence[str], entries: Sequence[Entry], hidden: frozenset[int] = frozenset()) -> tuple[Ignore, ...]:
    """The ignore comments with the lines they silence; those on `hidden` lines (code) are none."""
    if not any("prcheck" in line for line in lines):
        return ()
    return tuple(_find(lines, entries, hidden))


def code(blocks: Blocks) -> frozenset[int]:
    """The lines of code blocks: what stands there is shown, not meant."""
    inside = (block for block in blocks.walk() if block.kind == "code")
    return frozenset(line for block in inside for line in range(block.start, block.end + 1))


def _find(lines: Sequence[str], entries: Sequence[Entry], hidden: frozenset[int]) -> Iterator[Ignore]:
    holders = {line: entry for entry in entries for line in range(entry.span.line, entry.span.end_line + 1)}
    for number, line in enumerate(lines, 1):
        if number in hidden:
            continue
        for comment in _COMMENT.finditer(line):
            names = tuple(name.lower() for name in re.split(r"[,\s]+", comment[1]) if name)
            entry = holders.get(number) or holders.get(_next(lines, number))
            first, last = (entry.span.line, entry.span.end_line) if entry else (number, number)
            yield Ignore(number, names, min(first, number), max(last, number))


def _next(lines: Sequence[str], number: int) -> int:
    """The next line that holds more than such a comment: an ignore comment stands on the line before its entry."""
    while number < len(lines):
        number += 1
        if _COMMENT.sub("", lines[number - 1]).strip():
            break
    return number
