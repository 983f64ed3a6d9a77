"""The inline scan: links, marks and breaks of a unit, with exact offsets, in linear time."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from prcheck.layouts import flaws
from prcheck.layouts.found import Found
from prcheck.layouts.scanner import Scanner
from prcheck.layouts.spans import Break, Inline, Marked, RawLink
from prcheck.layouts.unit import Unit
from prcheck.model import Gap

__all__ = ["Break", "Inline", "Marked", "RawLink", "scan", "scan_unit"]

MEMORY = 1 << 11  # texts remembered: a line is looked at several times, one time after the other
# nothing but words: no mark, no bracket, no break, nothing that an address or a mail address holds
_WORDS = re.compile(r"[^\\`<!\[\]*_~&\n:@.]*+")
_NONE: Mapping[str, str] = {}


def scan(text: str, definitions: Mapping[str, str] = _NONE) -> Inline:
    """The links, marks and breaks of one block's text; `definitions` maps folded names to addresses."""
    if _WORDS.fullmatch(text):
        return Inline(text)
    return _inline(text, _read(text, definitions)) if definitions else _remembered(text)


@lru_cache(MEMORY)
def _remembered(text: str) -> Inline:
    return _inline(text, _read(text, _NONE))


def scan_unit(unit: Unit, definitions: Mapping[str, str] = _NONE) -> Inline:
    """The scan of a unit: each of its blocks (cells, nested items) by itself, for mark-up never crosses them."""
    if len(unit.blocks) < 2:
        return scan(unit.text, definitions)
    whole = Found()
    end = 0
    for start, stop in unit.blocks:
        if end:
            whole.breaks.append(Break(end, start, Gap.BLOCK))
        whole.add(_read(unit.text[start:stop], definitions), start)
        end = stop
    return _inline(unit.text, whole)


def _read(text: str, definitions: Mapping[str, str]) -> Found:
    found = Scanner(text, definitions).walk()
    flaws.settle(text, found)
    return found


def _inline(text: str, found: Found) -> Inline:
    breaks = tuple(_joined(text, sorted(found.breaks, key=lambda b: b.start)))
    swaps = [*found.swaps, *((b.start, b.end, " ") for b in breaks)]
    seen = tuple(_outermost(sorted(swaps, key=lambda swap: (swap[0], -swap[1]))))
    return Inline(
        text,
        tuple(sorted(found.links, key=lambda link: link.start)),
        tuple(sorted(found.marks, key=lambda mark: (mark.start, -mark.end))),
        breaks,
        seen,
    )


def _joined(text: str, breaks: list[Break]) -> Iterator[Break]:
    """Breaks with nothing but blanks between them are one: `<br>` and the end of its line."""
    last: Break | None = None
    for found in breaks:
        if last and not text[last.end : found.start].strip():
            last = Break(last.start, max(last.end, found.end), _stronger(last.gap, found.gap))
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def _stronger(one: Gap, other: Gap) -> Gap:
    return next(gap for gap in (Gap.BLOCK, Gap.HARD, Gap.SOFT) if gap in (one, other))


def _outermost(swaps: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for swap in swaps:
        if swap[0] >= end:
            yield swap
            end = swap[1]
