"""Applying proposed changes of text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from prcheck.model import Edit, Fix, Span


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits, all given in places of the text before; of two that overlap the earlier one counts."""
    starts = _starts(text)
    pieces: list[str] = []
    done = 0
    for begin, end, new in sorted(_ranges(starts, len(text), edits)):
        if begin < done:
            continue
        pieces += (text[done:begin], new)
        done = end
    return "".join((*pieces, text[done:]))


def compatible(fixes: Iterable[Fix]) -> Iterator[Fix]:
    """The fixes that can be applied together: each whole, none touching what an earlier one changes."""
    taken: list[Span] = []
    known: set[Edit] = set()
    for fix in fixes:
        fresh = [edit for edit in dict.fromkeys(fix.edits) if edit not in known]
        if any(_taken(edit.span, taken) for edit in fresh):
            continue
        known.update(fresh)
        for edit in fresh:
            insort(taken, edit.span)
        yield fix


def _taken(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a place shares characters with one of the others, which do not overlap, or begins where one does."""
    at = bisect_left(taken, span)
    return any(_overlap(span, other) for other in taken[max(0, at - 1) : at + 1])


def window(lines: Sequence[str], edits: Sequence[Edit]) -> tuple[list[str], list[str]]:
    """The lines from the first edit to the last, before and after."""
    first = min(edit.span.line for edit in edits)
    before = list(lines[first - 1 : max(edit.span.end_line for edit in edits)])
    shifted = (replace(edit, span=_shift(edit.span, 1 - first)) for edit in edits)
    return before, apply("\n".join(before), shifted).split("\n")


def rewritten(lines: Sequence[str], edits: Sequence[Edit]) -> tuple[list[str], list[str]]:
    """The lines that the edits change, before and after."""
    before, after = window(lines, edits)
    lead = _common(before, after)
    before, after = before[lead:], after[lead:]
    tail = _common(before[::-1], after[::-1])
    return before[: len(before) - tail], after[: len(after) - tail]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the start are equal."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _shift(span: Span, by: int) -> Span:
    return replace(span, line=span.line + by, end_line=span.end_line + by)


def _overlap(one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    start = (second.line, second.column)
    return start < (first.end_line, first.end_column) or start == (first.line, first.column)


def _starts(text: str) -> list[int]:
    """The offset of each line."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _ranges(starts: list[int], size: int, edits: Iterable[Edit]) -> Iterator[tuple[int, int, str]]:
    for edit in dict.fromkeys(edits):
        begin = _offset(starts, size, edit.span.line, edit.span.column)
        yield begin, _offset(starts, size, edit.span.end_line, edit.span.end_column), edit.text


def _offset(starts: list[int], size: int, line: int, column: int) -> int:
    return min(starts[min(line, len(starts)) - 1] + column - 1, size)
