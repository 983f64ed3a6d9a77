"""What a template asks and whether an entry gives it: pure operations on values, no Markdown.

All but an entry's texts is in its form, and a list has few different ones: what follows from a form is worked out once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from prcheck.model import LOOSE, Entry, Field, Gap, Link, Mark, Role, Slot, Template, Word

REQUIRED_SHARE = 0.9  # a part that so many neighbours have is required
LEAST_NEIGHBOURS = 3  # so many of one shape in a section excuse it
LEAST_SHARE = 0.05  # or this share of the whole list, no fewer than three
JUDGED_MARKS = frozenset({Mark.BOLD, Mark.ITALIC})
MEMORY = 1 << 12  # forms remembered
Form = tuple[Word, ...]
Slots = tuple[Slot, ...]
Shapes = frozenset[tuple[str, ...]]
_LINE = frozenset({Gap.HARD, Gap.BLOCK})
_BESIDE = LOOSE | {Role.LINK}


def shape(entry: Entry) -> tuple[str, ...]:
    """The entry's parts in order, by role, links by canonical label; unexplained pieces and tags left out."""
    return _shape(entry.form)


@lru_cache(MEMORY)
def _shape(form: Form) -> tuple[str, ...]:
    kept = (word for word in form if word.role not in LOOSE)
    return tuple(f"{word.role.value}:{word.name}" if word.role is Role.LINK else word.role.value for word in kept)


def usual(whole: Sequence[Entry]) -> Shapes:
    """The shapes that a share of the whole list has."""
    least = max(LEAST_NEIGHBOURS, LEAST_SHARE * len(whole))
    return frozenset(found for found, count in _shapes(whole).items() if count >= least)


def habitual(section: Iterable[Entry], common: Shapes) -> Shapes:
    """The shapes that stand for themselves in a section: some neighbours have them, or they are `usual` in its list."""
    return common | {found for found, count in _shapes(section).items() if count >= LEAST_NEIGHBOURS}


def _shapes(entries: Iterable[Entry]) -> Counter[tuple[str, ...]]:
    """How many of the entries have each shape."""
    shapes: Counter[tuple[str, ...]] = Counter()
    for form, count in Counter(map(attrgetter("form"), entries)).items():
        shapes[_shape(form)] += count
    return shapes


def _ordered(form: Form, slots: Slots) -> bool:
    """Whether the fields that form and template share stand in the template's order."""
    wanted = [slot.role for slot in slots]
    found = [wanted.index(role) for role in dict.fromkeys(word.role for word in _fields(form)) if role in wanted]
    return found == sorted(found)


def _marked(form: Form, slots: Slots) -> bool:
    """Whether the fields are bold and italic as in the template, and nothing of the title or authors beyond it."""
    for slot in slots:
        field = next((word for word in form if word.role is slot.role), None)
        if field is None:
            continue
        judged = JUDGED_MARKS - slot.free
        wanted, found = slot.marks & judged, field.marks & judged
        strict = slot.role in (Role.TITLE, Role.AUTHORS)
        if (wanted != found) if strict else bool(wanted - found):
            return False
    return True


def _broken(form: Form, slots: Slots) -> bool:
    """Whether fields stand on lines of their own wherever the template breaks the line before them."""
    roles = [word.role for word in form]
    for slot in slots:
        if slot.role not in roles or slot.gap not in _LINE:
            continue
        at = roles.index(slot.role)
        if at and not any(word.gap in _LINE for word in _since_last_field(form, at)):
            return False
    return True


def _since_last_field(form: Form, at: int) -> Form:
    """The parts after the field before this one, up to and with this one: any may carry the line break."""
    before = (index for index in range(at - 1, -1, -1) if form[index].role not in _BESIDE)
    return form[next(before, -1) + 1 : at + 1]


def follows(entry: Entry, template: Template) -> bool:
    """Whether the entry's own fields stand in the template's order, marks and lines; links may be any, anywhere."""
    return _follows(entry.form, template.fields)


@lru_cache(MEMORY)
def _follows(form: Form, slots: Slots) -> bool:
    known = {slot.role for slot in slots}
    roles = [word.role for word in _fields(form)]
    if Role.TITLE not in roles or sum(role in known for role in roles) < min(2, len(known)):
        return False
    return _ordered(form, slots) and _marked(form, slots) and _broken(form, slots)


def counted(entries: Iterable[Entry], template: Template) -> tuple[int, int]:
    """How many of the complete entries follow the template, and how many there are."""
    slots = template.fields
    forms = Counter(entry.form for entry in entries if not entry.unfinished)
    return sum(count for form, count in forms.items() if _follows(form, slots)), forms.total()


def _fields(form: Form) -> Form:
    return tuple(word for word in form if word.role is not Role.LINK and word.role not in LOOSE)


def fields(entry: Entry) -> tuple[Field, ...]:
    """The entry's fields that have a role of their own."""
    return tuple(part for part in entry.parts if isinstance(part, Field) and part.role not in LOOSE)


def own_links(entry: Entry) -> tuple[Link, ...]:
    """The links that stand for themselves, not on a field."""
    both = zip(entry.parts, entry.form, strict=True)
    return tuple(part for part, word in both if isinstance(part, Link) and word.own)
