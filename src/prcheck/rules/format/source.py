"""A text as lines, cut by spans."""

from collections.abc import Sequence

from prcheck.model import Span

Lines = Sequence[str]


def cut(lines: Lines, span: Span) -> str:
    """What stands at the span."""
    rows = list(lines[span.line - 1 : span.end_line])
    if not rows:
        return ""
    rows[-1] = rows[-1][: span.end_column - 1]
    rows[0] = rows[0][span.column - 1 :]
    return "\n".join(rows)


def between(before: Span, after: Span) -> Span:
    """The gap from one span's end to the next one's start."""
    return Span(before.end_line, before.end_column, after.line, after.column)


def spread(lines: Lines, span: Span, signs: str) -> Span:
    """The span grown to both sides over the signs that touch it."""
    first, last = lines[span.line - 1], lines[span.end_line - 1]
    start, end = span.column - 1, span.end_column - 1
    while start > 0 and first[start - 1] in signs:
        start -= 1
    while end < len(last) and last[end] in signs:
        end += 1
    return Span(span.line, start + 1, span.end_line, end + 1)


def at(span: Span, start: int, end: int) -> Span:
    """A part of a span on its first line, by offsets from its start."""
    return Span(span.line, span.column + start, span.line, span.column + end)
