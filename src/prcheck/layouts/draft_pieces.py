"""A template's text cut at its signs, marks and breaks, and the gaps between what it is cut into."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prcheck.layouts.canvas import Canvas
from prcheck.layouts.inline import Break
from prcheck.layouts.pieces import strip
from prcheck.model import Gap, Slot

MARKER = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+")
"""The marker of an item."""

_CUT = re.compile(r"\||[,;:()\[\]{}<>\"“”.，、。；：（）【】《》「」]|\s[-–—/]\s")


def pieces(canvas: Canvas, edges: Sequence[int], low: int, high: int) -> Iterator[tuple[int, int]]:
    """The range cut at signs and at the marks' `edges`, in order, without signs at the pieces' own edges."""
    cuts = [(low + found.start(), low + found.end()) for found in _CUT.finditer(canvas.text[low:high])]
    cuts += [(edge, edge) for edge in edges[bisect_right(edges, low) : bisect_left(edges, high)]]
    at = low
    for first, last in [*sorted(cuts), (high, high)]:
        start, stop = strip(canvas, at, max(first, at))
        while start < stop and canvas.text[start] in "*_` ":
            start += 1
        while start < stop and canvas.text[stop - 1] in "*_` ":
            stop -= 1
        if start < stop:
            yield start, stop
        at = max(at, last)


def beside(canvas: Canvas, start: int, end: int) -> bool:
    """Whether neither a bar nor a break parts two words: "Conference, Year", "Author 1, Author 2"."""
    return "|" not in canvas.text[start:end] and not _breaks(canvas, start, end)


def _breaks(canvas: Canvas, start: int, end: int) -> Sequence[Break]:
    """The breaks that begin in the range."""
    found = canvas.inline.breaks
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _start(found: Break) -> int:
    return found.start


def gapped(canvas: Canvas, slots: list[tuple[int, Slot]], heads: Sequence[tuple[int, int]]) -> Iterator[Slot]:
    """The slots, each with what stands between it and the one before; `heads` are the places of headings."""
    last = 0
    ends = {end for _, end in heads}
    for index, (start, slot) in enumerate(slots):
        between = {_kind(canvas, found, ends) for found in _breaks(canvas, last, start)}
        gap = next((gap for gap in (Gap.BLOCK, Gap.HARD, Gap.SOFT) if gap in between), Gap.NONE)
        yield replace(slot, gap=gap if index else Gap.FIRST)
        last = start


def _kind(canvas: Canvas, found: Break, ends: set[int]) -> Gap:
    """What a break is: a heading before it or a nested item's marker behind it makes another block."""
    return Gap.BLOCK if found.start in ends or MARKER.match(canvas.text, found.end) else found.gap
