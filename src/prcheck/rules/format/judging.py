"""Which entries a format rule judges, and what it must not blame."""

from collections.abc import Iterator

from prcheck import template as templates
from prcheck.layouts.venues import is_venue_label
from prcheck.layouts.words import field_role, folded, is_paper_url, label_name
from prcheck.model import Entry, Kind, Link, Part, Role, Span, Template
from prcheck.rules.base import Context
from prcheck.rules.format.mixed import righted

NEIGHBOURS = 3  # as many entries that do the same make a habit
FIRM = 0.6  # a learned template that fewer entries follow says nothing of order and marks


def complete(ctx: Context) -> Iterator[tuple[Entry, Template]]:
    """The changed entries with the template that judges them, without the unfinished ones."""
    for entry in ctx.changed:
        template = ctx.template(entry)
        if template is not None and not entry.unfinished:
            yield righted(entry, template), template


def firm(template: Template) -> bool:
    """Whether order, marks and breaks of the template bind: declared, or learned from entries that mostly agree."""
    return template.origin != "learned" or template.follow >= FIRM * template.of


NOTHING = frozenset({"-", "--", "–", "—", "/", "x", "✗", "❌", "n/a", "na", "none", "no", "tbd", "soon", "coming soon"})


class Lacks:
    """How many of a section's complete entries, as the list stood before, lack a field or a link."""

    def __init__(self, ctx: Context) -> None:
        self.sections: dict[tuple[str, ...], list[Entry]] = {}
        document = ctx.base or (ctx.head if ctx.audit else None)
        for entry in document.entries if document else ():
            if not entry.unfinished:
                self.sections.setdefault(entry.section, []).append(entry)
        self.counts: dict[tuple[tuple[str, ...], Role | str], int] = {}

    def usual(self, entry: Entry, wanted: Role | str) -> bool:
        """Whether the section does without: three entries and a tenth of it."""
        members = self.sections.get(entry.section, [])
        key = entry.section, wanted
        if key not in self.counts:
            self.counts[key] = sum(not _has(member, wanted) for member in members)
        return self.counts[key] >= max(NEIGHBOURS, (1 - templates.REQUIRED_SHARE) * len(members))

    def always(self, entry: Entry, wanted: Role | str) -> bool:
        """Whether all of the section's entries lack it, or there are none."""
        return all(not _has(member, wanted) for member in self.sections.get(entry.section, []))


def _has(entry: Entry, wanted: Role | str) -> bool:
    return (entry.field(wanted) if isinstance(wanted, Role) else entry.link(wanted)) is not None


def lacking(ctx: Context, role: Role) -> Iterator[tuple[Entry, Template]]:
    """The entries without a field that their template requires.

    Silent where the entry's whole shape has neighbours, or where a piece is left over that may be the field; nothing
    stands for a title.
    """
    lacks = Lacks(ctx)
    for entry, template in complete(ctx):
        if role.value not in template.required or entry.field(role) is not None:
            continue
        if role is Role.TITLE:
            yield entry, template
            continue
        if excused(entry, template) or unexplained(entry, role) or lacks.usual(entry, role):
            continue
        if not (role is Role.VENUE and _named_above(entry) and lacks.always(entry, role)):
            yield entry, template


def _named_above(entry: Entry) -> bool:
    """Whether a heading above the entry is its venue: "CVPR 2024"."""
    return any(is_venue_label(heading) for heading in entry.section)


def unexplained(entry: Entry, wanted: Role | str) -> bool:
    """Whether a piece is left over that may be the wanted field or label; a table's head tells what its cells are."""
    if entry.kind is Kind.FIELDS and not isinstance(wanted, Role):
        return False  # each line says what it holds
    if entry.kind is Kind.ROW and not isinstance(wanted, Role):
        return _dashed(entry, wanted)
    if entry.kind is Kind.ROW and any(field_role(word) is wanted for word in entry.head):
        return False
    return bool(entry.rest)


def _dashed(entry: Entry, label: str) -> bool:
    """Whether the label's cell says that there is no such link."""
    cells = [cell.strip() for cell in entry.raw.strip().removeprefix("|").split("|")]
    pairs = zip(entry.head, cells, strict=False)
    return any((label_name(word) or label) == label and cell.lower() in NOTHING for word, cell in pairs)


def excused(entry: Entry, template: Template) -> bool:
    """Whether enough complete entries of the list have the same shape: nothing missing or reordered is blamed then."""
    return templates.shape(entry) in template.shapes


def neighbours(ctx: Context, entry: Entry) -> Iterator[Entry]:
    """The complete entries of the same kind that stood in the list before; in a new list, its other entries."""
    document = ctx.base or ctx.head
    for other in document.entries:
        if other is not entry and other.kind is entry.kind and not other.unfinished:
            yield other


def inside(part: Part, other: Part) -> bool:
    """Whether one part overlaps another: a link on a title, names that lead to home pages."""
    return _start(part.span) < _end(other.span) and _start(other.span) < _end(part.span)


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
