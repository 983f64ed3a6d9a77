"""Table rows as GitHub splits them."""

import re

_BAR = re.compile(r"(?<!\\)\|")


def cells(line: str) -> tuple[tuple[int, int], ...]:
    """The places of a row's cells, blanks around them off.

    A backslash before a bar keeps it in its cell, in code as well (GFM, "tables").
    """
    start = len(line) - len(line.lstrip(" \t"))
    end = len(line.rstrip(" \t"))
    bars = [found.start() for found in _BAR.finditer(line, start, end)]
    if bars and bars[0] == start:
        start, bars = start + 1, bars[1:]
    edges = [*bars, end] if not bars or bars[-1] != end - 1 else bars
    firsts = [start, *(bar + 1 for bar in edges[:-1])]
    return tuple(_stripped(line, first, last) for first, last in zip(firsts, edges, strict=True))


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    piece = line[start:end]
    start += len(piece) - len(piece.lstrip(" \t"))
    return start, max(start, end - len(piece) + len(piece.rstrip(" \t")))
