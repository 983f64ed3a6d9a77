"""Which entries a format rule judges, and what it must not blame."""

import re
from collections.abc import Callable, Iterator

from prcheck import template as templates
from prcheck.layouts.words import field_role, folded, is_paper_url
from prcheck.model import Entry, Field, Kind, Link, Part, Role, Span, Template
from prcheck.rules.base import Context
from prcheck.rules.format.looks import Judged, Look, Looks, Pair, judged
from prcheck.rules.format.mixed import righted, settled

NEIGHBOURS = 3  # as many entries that do the same make a habit
_ROW = re.compile(r"\s*\|[^|\n]+\|(?:[^|\n]*\|)+\s*")
FIRM = 0.6  # a learned template that fewer entries follow says nothing of order and marks


def complete(ctx: Context) -> tuple[Pair, ...]:
    """The changed entries with the template that judges them, without the unfinished ones and rows outside a table."""
    return ctx.once(_judged).pairs


def suspects(ctx: Context, may: Callable[[Look], bool]) -> Iterator[Pair]:
    """Those of the complete entries that may be wrong by their looks, each of which is asked for once."""
    found = ctx.once(_judged)
    wrong = {number for number, look in enumerate(found.looks) if may(look)}
    both = zip(found.pairs, found.numbers, strict=True)
    return (pair for pair, number in both if number in wrong) if wrong else iter(())


def _judged(ctx: Context) -> Judged:
    looks = Looks()
    return judged(_looking(ctx, looks), looks)


def _looking(ctx: Context, looks: Looks) -> Iterator[tuple[Pair, int]]:
    as_read: dict[int, bool] = {}
    for entry in ctx.changed:
        template = ctx.template(entry)
        if template is None or entry.unfinished or is_lost_row(entry):
            continue
        number = looks.number(entry, template)
        if number not in as_read:
            as_read[number] = settled(looks.every[number])
        better = entry if as_read[number] else righted(entry, template)
        yield (better, template), number if better is entry else looks.number(better, template)


def is_lost_row(entry: Entry) -> bool:
    """Whether the entry is written as a table's row and stands in no table."""
    return entry.kind is not Kind.ROW and "|" in entry.raw and _ROW.fullmatch(entry.raw) is not None


def has_column(entry: Entry, role: Role) -> bool:
    """Whether the head of a row's table names a column for the field: what stands in others is none."""
    return entry.kind is Kind.ROW and any(field_role(word) is role for word in entry.head)


def firm(template: Template) -> bool:
    """Whether order, marks and breaks of the template bind: declared, or learned from entries that mostly agree."""
    return template.origin != "learned" or template.follow >= FIRM * template.of


def excused(entry: Entry, template: Template) -> bool:
    """Whether enough complete entries of the list have the same shape: nothing missing or reordered is blamed then."""
    return templates.shape(entry) in template.shapes


def inside(part: Part, other: Part) -> bool:
    """Whether one part overlaps another: a link on a title, names that lead to home pages."""
    return _start(part.span) < _end(other.span) and _start(other.span) < _end(part.span)


def crosses_link(entry: Entry, field: Field) -> bool:
    """Whether a field runs into a link's address: then it was misread, and nothing in it may be moved or marked."""
    start = _start(field.span)
    return any(_start(link.url_span) <= start < _end(link.url_span) for link in entry.links if link.label != link.url)


def own_links(entry: Entry) -> Iterator[Link]:
    """The links that stand for themselves: none on a field, no image."""
    yield from (link for link in templates.own_links(entry) if not link.badge)


def title_leads_to_paper(entry: Entry) -> bool:
    """Whether the title itself is a link to a host of papers."""
    title = entry.title
    return title is not None and any(inside(link, title) and is_paper_url(link.url) for link in entry.links)


def label_key(label: str) -> str:
    """A label without case, digits, blanks and signs."""
    return "".join(folded(label))


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column
