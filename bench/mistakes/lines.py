"""Mistakes in lines and letters: breaks, blank lines, odd characters, unfinished entries."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from bench.mistakes.base import Damage

from prcheck.model import Edit, Entry, Field, Gap, Kind, Span, Template
from prcheck.rules.format.source import Lines, between, cut

MISSING = ("PRC101", "PRC102", "PRC103", "PRC104")


def template_title(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    return _inside(lines, entry.title, lambda _text: "Title", ("PRC109",))


def ligature(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    return _inside(lines, entry.title, lambda text: text.replace("i", "\ufb01", 1), ("PRC113",))


def zero_width(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    return _inside(lines, entry.title, lambda text: text[:3] + "\u200b" + text[3:], ("PRC113",))


def _inside(lines: Lines, field: Field | None, change: Callable[[str], str], codes: tuple[str, ...]) -> Damage | None:
    """The words of a field changed, its marks and links kept."""
    if field is None or field.span.line != field.span.end_line:
        return None
    text = cut(lines, field.span)
    place = text.find(field.text)
    if place < 0 or change(field.text) == field.text:
        return None
    new = text[:place] + change(field.text) + text[place + len(field.text) :]
    return Damage((Edit(field.span, new),), codes, field.span.line)


def no_break(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    """The first hard break between two fields of the template gone; the lines stay."""
    for span, before in _breaks(entry, template):
        if span.line != span.end_line:
            return Damage((Edit(span, "\n" + _blank_end(cut(lines, span))),), ("PRC107",), before)
    return None


def joined(_: Lines, entry: Entry, template: Template) -> Damage | None:
    """Two lines joined to one."""
    for span, before in _breaks(entry, template):
        return Damage((Edit(span, " "),), ("PRC107",), before)
    return None


def _blank_end(gap: str) -> str:
    last = gap.rpartition("\n")[2]
    return last[: len(last) - len(last.lstrip())]


def _breaks(entry: Entry, template: Template) -> Iterator[tuple[Span, int]]:
    for before, part in pairwise(entry.parts):
        slot = template.slot(part.role)
        known = isinstance(before, Field) and isinstance(part, Field) and template.slot(before.role) is not None
        gaps = () if entry.kind is Kind.ROW else (Gap.HARD,) if entry.kind is Kind.FIELDS else (Gap.HARD, Gap.BLOCK)
        if known and slot is not None and slot.gap is part.gap in gaps:
            yield between(before.span, part.span), before.span.end_line


def no_blank_line(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    line = entry.span.line - 1
    fits = entry.kind is Kind.PARAGRAPH and line > 2 and not lines[line - 1].strip() and lines[line - 2].strip()
    if not fits or lines[line - 2].lstrip().startswith(("#", "<", "|", "-", "*", ">", "`")):
        return None
    return Damage((Edit(Span(line, 1, line + 1, 1), ""),), ("PRC115",), entry.span.line)


def no_year(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    venue = entry.venue
    if venue is None or entry.year is not None:
        return None
    text = cut(lines, venue.span)
    bare = text.rstrip("0123456789'’ ,")
    if bare == text or not bare.strip() or any(char.isdigit() for char in bare):
        return None
    return Damage((Edit(venue.span, bare),), ("PRC114",), venue.span.line)


def bare(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    """The title alone, with its marks."""
    if entry.title is None:
        return None
    first = cut(lines, entry.title.span).lstrip("# ")
    title = first if entry.title.text in first and "](" not in first else entry.title.text
    return _alone(lines, entry, title)


def plain(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    """The title's words alone."""
    return _alone(lines, entry, entry.title.text) if entry.title else None


def _alone(lines: Lines, entry: Entry, title: str) -> Damage | None:
    if entry.kind is Kind.ROW:
        return _rest_empty(lines, entry)
    if entry.kind is Kind.FIELDS and entry.title:
        title = lines[entry.title.span.line - 1][entry.span.column - 1 :]  # with its own word and marks
    if "\n" in title:
        return None
    row = cut(lines, entry.span)
    head = row[: len(row) - len(row.lstrip("# "))] if entry.kind is Kind.HEADING else ""
    return Damage((Edit(entry.span, head + marker(lines, entry) + title),), ("PRC112", "PRC116"), entry.span.line)


def _rest_empty(lines: Lines, entry: Entry) -> Damage | None:
    """A row in which only the title's cell is filled."""
    title = entry.title
    if title is None or title.span.line != title.span.end_line:
        return None
    row = lines[entry.span.line - 1]
    empty = "".join(char if char == "|" else " " for char in row)
    start, end = title.span.column - 1, title.span.end_column - 1
    if empty.count("|") < 2 or "|" in row[start:end] or "](" in row[start:end]:
        return None
    whole = Span(entry.span.line, 1, entry.span.line, len(row) + 1)
    new = empty[:start] + row[start:end] + empty[end:]
    return Damage((Edit(whole, new),), ("PRC112", "PRC116", *MISSING), entry.span.line)


def marker(lines: Lines, entry: Entry) -> str:
    text = cut(lines, entry.span)
    head = text.split(" ", 1)[0]
    return head + " " if entry.kind in (Kind.BULLET, Kind.NUMBER) and head.strip("-*+0123456789.)") == "" else ""
