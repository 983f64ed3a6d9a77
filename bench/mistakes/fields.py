"""Mistakes in fields: gone, without marks, in another order."""

from dataclasses import replace
from itertools import pairwise

from bench.mistakes.base import Damage, fields, named, overlap, own_lines, without

from prcheck.model import Edit, Entry, Kind, Part, Role, Span, Template
from prcheck.rules.format.judging import title_leads_to_paper
from prcheck.rules.format.source import Lines, between, cut
from prcheck.template import own_links, shape


def _without(lines: Lines, entry: Entry, template: Template, role: Role, code: str) -> Damage | None:
    """The part gone with what separates it from the next one, or from the one before where it is last."""
    field = entry.field(role)
    if field is None or any(overlap(field, link) for link in entry.links):
        return None
    place = entry.parts.index(field)
    if shape(replace(entry, parts=tuple(part for part in entry.parts if part is not field))) in template.shapes:
        return None
    if own := own_lines(lines, entry, field):
        edit, line = without(lines, entry, own)
        return Damage((edit,), (code,), line)
    if entry.kind is Kind.ROW:
        span = field.span
    elif place + 1 < len(entry.parts):
        start, end = field.span, entry.parts[place + 1].span
        span = Span(start.line, start.column, end.line, end.column)
    else:
        start = between(entry.parts[place - 1].span, field.span) if place else field.span
        span = Span(start.line, start.column, field.span.end_line, field.span.end_column)
    return Damage((Edit(span, ""),), (code,), lost=role.value)


def no_title(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    if "title" not in template.required or (entry.title and any(overlap(entry.title, link) for link in entry.links)):
        return None
    return _without(lines, entry, template, Role.TITLE, "PRC101")


def no_authors(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    return _without(lines, entry, template, Role.AUTHORS, "PRC102") if "authors" in template.required else None


def no_venue(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    return _without(lines, entry, template, Role.VENUE, "PRC103") if "venue" in template.required else None


def no_link(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    label = next(iter(template.required_links), None)
    link = entry.link(label) if label else None
    if link is None or link not in own_links(entry) or any(overlap(link, field) for field in fields(entry)):
        return None
    same = [other for other in entry.links if other.name == label]
    usual = shape(replace(entry, parts=tuple(part for part in entry.parts if part is not link))) in template.shapes
    if len(same) > 1 or usual or title_leads_to_paper(entry):
        return None
    own = own_lines(lines, entry, link)
    edit, line = without(lines, entry, own) if own else (Edit(link.span, ""), 0)
    return Damage((edit,), ("PRC104",), line, link.name)


def _bare_marks(entry: Entry, lines: Lines, role: Role, template: Template, *, half: bool = False) -> Damage | None:
    field, slot = entry.field(role), template.slot(role)
    if field is None or slot is None or not slot.marks & field.marks & {"bold", "italic"}:
        return None
    text = cut(lines, field.span)
    inner = text.strip("*_")
    if text == inner or "*" in inner or field.span.line != field.span.end_line:
        return None
    lead = len(text) - len(text.lstrip("*_"))
    if not lead or not text.endswith(text[:lead][::-1]):
        return None
    new = text[: len(text) - lead] if half else inner
    return Damage((Edit(field.span, new),), ("PRC106",), field.span.line)


def no_bold(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    return _bare_marks(entry, lines, Role.TITLE, template)


def no_italic(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    return _bare_marks(entry, lines, Role.AUTHORS, template)


def half_bold(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    return _bare_marks(entry, lines, Role.TITLE, template, half=True)


def half_italic(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    return _bare_marks(entry, lines, Role.AUTHORS, template, half=True)


def _swapped(lines: Lines, entry: Entry, one: Part | None, other: Part | None, codes: tuple[str, ...]) -> Damage | None:
    """Two parts in each other's place, with the words before them that name them."""
    if one is None or other is None or overlap(one, other) or named(lines, one) != named(lines, other):
        return None
    first, second = one.span, other.span
    if named(lines, one):
        whole = [span for part in (one, other) if (span := own_lines(lines, entry, part))]
        if len(whole) < 2:
            return None
        first, second = whole
    both = (Edit(first, cut(lines, second)), Edit(second, cut(lines, first)))
    return Damage(both, codes, min(first.line, second.line))


def _in_order(template: Template, first: Role, second: Role) -> bool:
    roles = [slot.role for slot in template.fields]
    return first in roles and second in roles and roles.index(first) < roles.index(second)


def swap_title(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    linked = entry.title and any(overlap(entry.title, link) for link in entry.links)
    if entry.kind is Kind.ROW or linked or not _in_order(template, Role.TITLE, Role.AUTHORS):
        return None
    return _swapped(lines, entry, entry.title, entry.authors, ("PRC105",))


def swap_venue(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    linked = entry.venue and any(overlap(entry.venue, link) for link in entry.links)
    if entry.kind is Kind.ROW or linked or not _in_order(template, Role.AUTHORS, Role.VENUE):
        return None
    return _swapped(lines, entry, entry.authors, entry.venue, ("PRC105",))


def swap_links(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    names = [slot.label for slot in template.links]
    links = [link for link in own_links(entry) if link.name in names]
    if entry.kind is Kind.ROW or len({link.name for link in links}) < 2 or template.origin == "learned":
        return None
    pair = next(((a, b) for a, b in pairwise(links) if names.index(a.name) < names.index(b.name)), None)
    return _swapped(lines, entry, *pair, ("PRC105",)) if pair else None
