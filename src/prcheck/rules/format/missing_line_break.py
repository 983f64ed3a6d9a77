"""PRC107: lines that run together on GitHub."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from prcheck.model import Entry, Field, Finding, Gap, Kind, Part, Role, Severity, Span, Template, Word
from prcheck.rules.base import Context, rule
from prcheck.rules.format.breaks import Habit, break_before, set_apart
from prcheck.rules.format.judging import firm, suspects
from prcheck.rules.format.looks import Look
from prcheck.rules.format.wording import NAMES, where

_BREAK = re.compile(r"\s*</?br\b", re.IGNORECASE)
P = TypeVar("P", Part, Word)
STRENGTH = (Gap.FIRST, Gap.NONE, Gap.SOFT, Gap.HARD, Gap.BLOCK)
WHERE = {Kind.BULLET: "an item of its own", Kind.NUMBER: "an item of its own", Kind.HEADING: "a paragraph of its own"}


@rule("PRC107", "missing-line-break", Severity.ERROR)
def missing_line_break(ctx: Context) -> Iterator[Finding]:
    """Lines that the template separates run together on GitHub.

    Markdown joins the lines of a paragraph unless one ends in `<br>`, two blanks or a backslash. Where the list has its
    fields in items below the title, or below a heading, each belongs there.

    Bad:

        **Notes on a Machine That Weaves Numbers**
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    lines = ctx.head.lines
    for entry, template in suspects(ctx, _may_run_on):
        for before, field, wanted in _joined(entry.parts, template):
            if not isinstance(field, Field) or _BREAK.match(lines[field.span.line - 1], field.span.column - 1):
                continue
            if wanted is Gap.BLOCK and not ctx.once(_habit).parts(entry, field.role):
                continue
            end = before.span
            place = Span(end.end_line, end.column if end.line == end.end_line else 1, end.end_line, end.end_column)
            if wanted is Gap.BLOCK:
                fix = set_apart(lines, entry, field, template)
            else:
                fix = break_before(lines, before, field, template)
            weight = Severity.WARNING if wanted is Gap.BLOCK and field.gap is Gap.SOFT else None
            told = _told(entry, field, template, wanted)
            yield missing_line_break.at(place, told, fix, entry=entry, severity=weight)


def _habit(ctx: Context) -> Habit:
    return Habit((ctx.base or ctx.head).entries)


def _may_run_on(look: Look) -> bool:
    template = look.template
    if look.kind is Kind.ROW and template.origin != "learned":  # words for other shapes
        return False
    found = _joined(look.form, template) if firm(template) else ()
    return any(wanted is Gap.HARD or look.kind in WHERE for *_, wanted in found)


def _joined(parts: Sequence[P], template: Template) -> Iterator[tuple[P, P, Gap]]:
    """The fields that no break separates from the field before, each behind the part before it, with the gap wanted."""
    widest = Gap.FIRST
    last: Role | None = None
    for before, part in pairwise(parts):
        if before.role is not Role.LINK and template.slot(before.role):
            last, widest = before.role, Gap.FIRST
        widest = max(widest, part.gap, key=STRENGTH.index)
        if part.role is Role.LINK or last is None:
            continue
        wanted = _wanted(template, last, part.role)
        if wanted in (Gap.HARD, Gap.BLOCK) and STRENGTH.index(widest) < STRENGTH.index(Gap.HARD):
            yield before, part, wanted


def _wanted(template: Template, first: Role, second: Role) -> Gap:
    """The strongest gap that the template has between two fields; none if it does not have them in this order."""
    roles = [slot.role for slot in template.slots]
    if first not in roles or second not in roles or roles.index(first) >= roles.index(second):
        return Gap.NONE
    gaps = [slot.gap for slot in template.slots[roles.index(first) + 1 : roles.index(second) + 1]]
    return max(gaps, key=STRENGTH.index)


def _told(entry: Entry, field: Field, template: Template, wanted: Gap) -> str:
    name = NAMES.get(field.role, field.role.value)
    if wanted is Gap.BLOCK:
        return f"no break before the {name}; write the {name} in {WHERE[entry.kind]} ({where(template)})"
    end = template.style.newline
    sign = "two blanks" if end.isspace() else f'"{end}"'
    return f"no line break before the {name}, so GitHub joins the lines; end the line with {sign} ({where(template)})"
