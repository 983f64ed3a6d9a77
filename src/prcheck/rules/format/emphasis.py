"""Edits that give a field the marks it should have."""

import re

from prcheck.model import Edit, Entry, Field, Fix, Mark, Role, Span
from prcheck.rules.format.source import Lines, cut, spread
from prcheck.rules.format.wording import said, wrapped

_LEAD = re.compile(r"[*_]+[ \t]*")


def emphasise(lines: Lines, entry: Entry, field: Field, marks: frozenset[Mark]) -> Fix | None:
    """The fix that takes a field's own marks off and puts these on; None where the result is not certain.

    Two small edits, at the start and at the end, so that edits between them still fit.
    """
    span = spread(lines, _with_tag(entry, field), "*_")
    text = cut(lines, span)
    start, end = _core(text)
    inner, sign = text[start:end], wrapped("", marks)[: len(wrapped("", marks)) // 2]
    if not inner or _breaks_out(inner, sign, lines, span):
        return None
    edits = _ends(text, span, start, end, sign)
    return Fix(f"write it {said(marks)}", tuple(edit for edit in edits if cut(lines, edit.span) != edit.text))


def _with_tag(entry: Entry, field: Field) -> Span:
    """The field's span, with the tag that stands before a title on its line: `[Tag] Title`."""
    place = entry.parts.index(field)
    before = entry.parts[place - 1] if place else None
    if field.role is not Role.TITLE or before is None or before.role is not Role.TAG:
        return field.span
    if before.span.line != field.span.line:
        return field.span
    return Span(before.span.line, before.span.column, field.span.end_line, field.span.end_column)


def _core(text: str) -> tuple[int, int]:
    """Where the text without its outer marks and blanks starts and ends; an escaped star stays."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    end = start + len(text[start:].rstrip("*_"))
    tail = end < len(text)
    if tail and text[:end].endswith("\\"):
        end += 1
    if tail and not lead and len(text) - end < 2:  # "A*": a title's own star
        end = len(text)
    return start, max(start, start + len(text[start:end].rstrip()))


def _breaks_out(inner: str, sign: str, lines: Lines, span: Span) -> bool:
    """Whether the signs would not work around this text, or meet others in it."""
    if not sign:
        return False
    bare = inner.replace("\\*", "")
    after = lines[span.end_line - 1][span.end_column - 1 :][:1]
    return sign in bare or (after.isalnum() and not inner[-1].isalnum())


def _ends(text: str, span: Span, start: int, end: int, sign: str) -> tuple[Edit, ...]:
    """The edits at both ends; each takes a character along, so that an edit right beside it still fits."""
    if end - start == 1:
        return (Edit(span, f"{sign}{text[start]}{sign}"),)
    head = Span(span.line, span.column, span.line, span.column + start + 1)
    tail = Span(span.end_line, span.end_column - (len(text) - end) - 1, span.end_line, span.end_column)
    return Edit(head, sign + text[start]), Edit(tail, text[end - 1] + sign)
