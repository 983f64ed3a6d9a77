"""PRC107: lines that run together on GitHub."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from prcheck.model import Field, Finding, Gap, Kind, Part, Role, Severity, Span, Template, Word
from prcheck.rules.base import Context, rule
from prcheck.rules.format.breaks import break_before
from prcheck.rules.format.judging import firm, suspects
from prcheck.rules.format.looks import Look
from prcheck.rules.format.wording import NAMES, where

_BREAK = re.compile(r"\s*</?br\b", re.IGNORECASE)
P = TypeVar("P", Part, Word)
STRENGTH = (Gap.FIRST, Gap.NONE, Gap.SOFT, Gap.HARD, Gap.BLOCK)


@rule("PRC107", "missing-line-break", Severity.ERROR)
def missing_line_break(ctx: Context) -> Iterator[Finding]:
    """Lines that the template separates run together on GitHub.

    Markdown joins the lines of a paragraph unless one ends in `<br>`, two blanks or a backslash.

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
        for before, field in _joined(entry.parts, template):
            if not isinstance(field, Field) or _BREAK.match(lines[field.span.line - 1], field.span.column - 1):
                continue
            end = before.span
            place = Span(end.end_line, end.column if end.line == end.end_line else 1, end.end_line, end.end_column)
            fix = None if entry.kind is Kind.ROW else break_before(lines, before, field, template)
            yield missing_line_break.at(place, _message(field, template), fix, entry=entry)


def _may_run_on(look: Look) -> bool:
    template = look.template
    if look.kind is Kind.ROW and template.origin != "learned":  # words for other shapes
        return False
    return firm(template) and any(_joined(look.form, template))


def _joined(parts: Sequence[P], template: Template) -> Iterator[tuple[P, P]]:
    """The fields that no break separates from the field before, each with the part right before it."""
    widest = Gap.FIRST
    last: Role | None = None
    for before, part in pairwise(parts):
        if before.role is not Role.LINK and template.slot(before.role):
            last, widest = before.role, Gap.FIRST
        widest = max(widest, part.gap, key=STRENGTH.index)
        if part.role is Role.LINK or last is None:
            continue
        if _wanted(template, last, part.role) is Gap.HARD and STRENGTH.index(widest) < STRENGTH.index(Gap.HARD):
            yield before, part


def _wanted(template: Template, first: Role, second: Role) -> Gap:
    """The strongest gap that the template has between two fields; none if it does not have them in this order."""
    roles = [slot.role for slot in template.slots]
    if first not in roles or second not in roles or roles.index(first) >= roles.index(second):
        return Gap.NONE
    gaps = [slot.gap for slot in template.slots[roles.index(first) + 1 : roles.index(second) + 1]]
    return max(gaps, key=STRENGTH.index)


def _message(field: Field, template: Template) -> str:
    name = NAMES.get(field.role, field.role.value)
    end = template.style.newline
    sign = "two blanks" if end.isspace() else f'"{end}"'
    return f"no line break before the {name}, so GitHub joins the lines; end the line with {sign} ({where(template)})"
