"""What a template asks and whether an entry gives it: pure operations on values, no Markdown."""

from collections import Counter
from collections.abc import Iterable, Sequence

from prcheck.model import Entry, Field, Gap, Link, Mark, Part, Role, Span, Template

REQUIRED_SHARE = 0.9  # a part that so many neighbours have is required
LEAST_NEIGHBOURS = 3  # so many of one shape in a section excuse it
LEAST_SHARE = 0.05  # or this share of the whole list, no fewer than three
JUDGED_MARKS = frozenset({Mark.BOLD, Mark.ITALIC})
Shapes = frozenset[tuple[str, ...]]
_LOOSE = frozenset({Role.OTHER, Role.TAG})
_LINE = frozenset({Gap.HARD, Gap.BLOCK})


def shape(entry: Entry) -> tuple[str, ...]:
    """The entry's parts in order, by role, links by canonical label; unexplained pieces and tags left out."""
    return tuple(_word(part) for part in entry.parts if part.role not in _LOOSE)


def _word(part: Part) -> str:
    return f"{part.role.value}:{part.name}" if isinstance(part, Link) else part.role.value


def usual(whole: Sequence[Entry]) -> Shapes:
    """The shapes that a share of the whole list has."""
    least = max(LEAST_NEIGHBOURS, LEAST_SHARE * len(whole))
    return frozenset(found for found, count in Counter(map(shape, whole)).items() if count >= least)


def habitual(section: Iterable[Entry], common: Shapes) -> Shapes:
    """The shapes that stand for themselves in a section: some neighbours have them, or they are `usual` in its list."""
    near = Counter(map(shape, section))
    return common | {found for found, count in near.items() if count >= LEAST_NEIGHBOURS}


def ordered(entry: Entry, template: Template) -> bool:
    """Whether the fields that entry and template share stand in the template's order."""
    wanted = [slot.role for slot in template.fields]
    found = [wanted.index(role) for role in dict.fromkeys(p.role for p in fields(entry)) if role in wanted]
    return found == sorted(found)


def marked(entry: Entry, template: Template) -> bool:
    """Whether the fields are bold and italic as in the template, and nothing of the title or authors beyond it."""
    for slot in template.fields:
        field = entry.field(slot.role)
        if field is None:
            continue
        judged = JUDGED_MARKS - slot.free
        wanted, found = slot.marks & judged, field.marks & judged
        strict = slot.role in (Role.TITLE, Role.AUTHORS)
        if (wanted != found) if strict else bool(wanted - found):
            return False
    return True


def broken(entry: Entry, template: Template) -> bool:
    """Whether fields stand on lines of their own wherever the template breaks the line before them."""
    for slot in template.fields:
        field = entry.field(slot.role)
        if field is None or slot.gap not in _LINE:
            continue
        if not any(part.gap in _LINE for part in _since_last_field(entry, field)) and field is not entry.parts[0]:
            return False
    return True


def _since_last_field(entry: Entry, field: Field) -> list[Part]:
    """The parts after the field before this one, up to and with this one: any may carry the line break."""
    found: list[Part] = []
    for part in entry.parts:
        if isinstance(part, Field) and part.role not in _LOOSE and part is not field:
            found = []
            continue
        found.append(part)
        if part is field:
            break
    return found


def follows(entry: Entry, template: Template) -> bool:
    """Whether the entry's own fields stand in the template's order, marks and lines; links may be any, anywhere."""
    known = {slot.role for slot in template.fields}
    if entry.title is None or sum(field.role in known for field in fields(entry)) < min(2, len(known)):
        return False
    return ordered(entry, template) and marked(entry, template) and broken(entry, template)


def counted(entries: Iterable[Entry], template: Template) -> tuple[int, int]:
    """How many of the complete entries follow the template, and how many there are."""
    judged = [entry for entry in entries if not entry.unfinished]
    return sum(follows(entry, template) for entry in judged), len(judged)


def fields(entry: Entry) -> tuple[Field, ...]:
    """The entry's fields that have a role of their own."""
    return tuple(part for part in entry.parts if isinstance(part, Field) and part.role not in _LOOSE)


def own_links(entry: Entry) -> tuple[Link, ...]:
    """The links that stand for themselves, not on a field."""
    places = [field.span for field in fields(entry)]
    return tuple(link for link in entry.links if not any(_meet(link.span, place) for place in places))


def _meet(one: Span, other: Span) -> bool:
    first = (one.line, one.column) < (other.end_line, other.end_column)
    return first and (other.line, other.column) < (one.end_line, one.end_column)
