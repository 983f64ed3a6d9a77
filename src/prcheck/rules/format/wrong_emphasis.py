"""PRC106: a field that is not bold, not italic, or otherwise than the template says."""

from collections.abc import Iterator

from prcheck.layouts.names import is_names
from prcheck.model import Entry, Field, Finding, Mark, Role, Severity, Slot, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.emphasis import emphasise
from prcheck.rules.format.judging import crosses_link, firm, suspects
from prcheck.rules.format.looks import Look
from prcheck.rules.format.source import cut
from prcheck.rules.format.stars import unclosed
from prcheck.rules.format.wording import NAMES, WRAPS, look, said, where
from prcheck.template import JUDGED_MARKS

QUOTES = ('"', "“", "«", "「", "``")
OPENING = 12  # characters of a title


@rule("PRC106", "wrong-emphasis", Severity.ERROR)
def wrong_emphasis(ctx: Context) -> Iterator[Finding]:
    """The title is not bold, the authors are not italic, or as the template says.

    The marks let a reader tell title, names and venue apart at a glance.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        Ada Lovelace, Charles Babbage<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    lines = ctx.head.lines
    for entry, template in suspects(ctx, _may_differ):
        for field, slot in _wrong(entry, template):
            message = _message(field, slot, template)
            marks = slot.marks & JUDGED_MARKS | field.marks & slot.free
            fix = emphasise(lines, entry, field, marks) if _is_sure(entry, field, slot) else None
            yield wrong_emphasis.at(field.span, message, fix, entry=entry)
        if (lost := _unread(entry, template)) and (place := unclosed(lines, entry)):
            message = f'"{cut(lines, place)}" is not closed, so GitHub shows it; write {look(lost)} ({where(template)})'
            yield wrong_emphasis.at(place, message, entry=entry)


def _may_differ(look: Look) -> bool:
    """Whether a field has other marks than the template says, or one with marks is absent."""
    return firm(look.template) and any(_may_differ_at(slot, look) for slot in look.template.fields)


def _may_differ_at(slot: Slot, look: Look) -> bool:
    field = next((word for word in look.form if word.role is slot.role), None)
    if field is None:
        return slot.role.value in look.template.required and bool(slot.marks & JUDGED_MARKS)
    return _differs(field.marks, slot) or (slot.role is Role.TITLE and Mark.QUOTED in slot.marks - field.marks)


def _differs(marks: frozenset[Mark], slot: Slot) -> bool:
    """Whether a title or the authors bear other marks than in the template, other fields lack some of them."""
    wanted, found = slot.marks & JUDGED_MARKS, marks & JUDGED_MARKS
    strict = slot.role in (Role.TITLE, Role.AUTHORS)
    return bool((wanted ^ found) - slot.free if strict else wanted - found)


def _wrong(entry: Entry, template: Template) -> Iterator[tuple[Field, Slot]]:
    """The title and the authors marked otherwise than in the template, other fields where they lack its marks."""
    for slot in template.fields:
        field = entry.field(slot.role)
        if field is None or Mark.HEADING in slot.marks | field.marks:
            continue
        if _is_unquoted(entry, field, slot) or _differs(field.marks, slot):
            yield field, slot


def _is_sure(entry: Entry, field: Field, slot: Slot) -> bool:
    """Whether signs around the field are all that it lacks: it is no list of names in a title's place."""
    names = slot.role is Role.TITLE and "," in field.text and is_names(field.text)
    return not (names or _is_unquoted(entry, field, slot) or crosses_link(entry, field))


def _is_unquoted(entry: Entry, field: Field, slot: Slot) -> bool:
    """Whether a title lacks the quotation marks that titles have; they may close on a later line."""
    lost = slot.role is Role.TITLE and Mark.QUOTED in slot.marks - field.marks
    return lost and not any(f"{sign}{field.text[:OPENING]}" in entry.raw for sign in QUOTES)


def _unread(entry: Entry, template: Template) -> Slot | None:
    """The first required field with marks that could not be found in the entry."""
    slots = (slot for slot in template.fields if slot.role.value in template.required and slot.marks & JUDGED_MARKS)
    return next((slot for slot in slots if entry.field(slot.role) is None), None)


def _message(field: Field, slot: Slot, template: Template) -> str:
    name = NAMES.get(slot.role, slot.role.value)
    verb = "are" if slot.role is Role.AUTHORS else "is"
    plain = "them without marks" if slot.role is Role.AUTHORS else "it without marks"
    wanted = look(slot) if slot.marks & WRAPS.keys() else plain
    return f"the {name} {verb} {said(field.marks & JUDGED_MARKS)}; write {wanted} ({where(template)})"
