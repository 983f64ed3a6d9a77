"""The comments that silence rules: `<!-- prcheck: ignore duplicate-paper, missing-link -->`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from prcheck.markdown import Blocks
from prcheck.model import Entry, Ignore

MOST = 50
"""How many comments speak for one entry."""

_COMMENT = re.compile(r"<!--[ \t]*prcheck:[ \t]*ignore[ \t:]([^<>\n]{1,400}?)-->", re.IGNORECASE)


def find(blocks: Blocks, entries: Sequence[Entry]) -> tuple[Ignore, ...]:
    """The ignore comments with the lines they silence; those in code are none."""
    if "prcheck" not in blocks.text:
        return ()
    return tuple(_find(blocks.lines, entries, _code(blocks)))


def _code(blocks: Blocks) -> frozenset[int]:
    """The lines of code blocks: what stands there is shown, not meant."""
    inside = (block for block in blocks.walk() if block.kind == "code")
    return frozenset(line for block in inside for line in range(block.start, block.end + 1))


def _find(lines: Sequence[str], entries: Sequence[Entry], hidden: frozenset[int]) -> Iterator[Ignore]:
    holders = {line: entry for entry in entries for line in range(entry.span.line, entry.span.end_line + 1)}
    below = _below(lines)
    counts: Counter[int] = Counter()
    for number, line in enumerate(lines, 1):
        if number in hidden:
            continue
        for comment in _COMMENT.finditer(line):
            names = tuple(name.lower() for name in re.split(r"[,\s]+", comment[1]) if name)
            entry = holders.get(number) or holders.get(below[number - 1])
            first, last = (entry.span.line, entry.span.end_line) if entry else (number, number)
            counts[first] += 1
            if counts[first] <= MOST:
                yield Ignore(number, names, min(first, number), max(last, number))


def _below(lines: Sequence[str]) -> list[int]:
    """For each line the next one that holds more than such comments: they stand on the lines before their entry."""
    numbers, number = [], len(lines)
    for at in range(len(lines), 0, -1):
        numbers.append(number)
        if _COMMENT.sub("", lines[at - 1]).strip():
            number = at
    return numbers[::-1]
