"""Edits inside a field: words found once on its lines are replaced, all else stays as it is."""

import re

from prcheck.layouts.writing import escaped
from prcheck.model import Edit, Entry, Field, Kind, Span
from prcheck.rules.base import Context

_AND = re.compile(r"(,?\s+(?:and|&)\s+)(?=[^,;]*$)")
_END = 400  # characters of the authors in which the last "and" stands


def swap(ctx: Context, entry: Entry, field: Field, old: str, new: str) -> Edit | None:
    """Writes `new` for `old`, None where the field's source does not hold that once."""
    source = _source(ctx, field.span)
    places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", source)] if old else []
    if len(places) != 1:
        return None
    text = escaped(new)
    return Edit(_span(field.span, source, places[0], len(old)), text.replace("|", "\\|") if _row(entry) else text)


def authors(ctx: Context, entry: Entry, names: tuple[str, ...]) -> Edit | None:
    """Writes these authors for those listed, joined as these are."""
    field = entry.authors
    if field is None or not names:
        return None
    end = "." if field.text.endswith(".") else ""
    joint = _AND.search(field.text[-_END:])
    separator = "; " if field.text.count(";") > field.text.count(",") else ", "
    last = joint[1] if joint else separator
    text = f"{separator.join(names[:-1])}{last}{names[-1]}" if len(names) > 1 else names[0]
    source = _source(ctx, field.span)
    at = source.find(field.text)
    if at < 0 or source.count(field.text) != 1:
        return None
    return Edit(_span(field.span, source, at, len(field.text)), escaped(text) + end)


def _row(entry: Entry) -> bool:
    return entry.kind is Kind.ROW


def _source(ctx: Context, span: Span) -> str:
    lines = list(ctx.once(_lines)[span.line - 1 : span.end_line])
    if not lines:
        return ""
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def _lines(ctx: Context) -> tuple[str, ...]:
    return ctx.head.lines


def _span(span: Span, source: str, at: int, size: int) -> Span:
    """A piece of a span's source as a span."""
    return Span(*_place(span, source, at), *_place(span, source, at + size))


def _place(span: Span, source: str, at: int) -> tuple[int, int]:
    before = source[:at]
    breaks = before.count("\n")
    column = at - before.rfind("\n") if breaks else span.column + at
    return span.line + breaks, column
