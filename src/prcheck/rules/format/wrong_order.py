"""PRC105: fields or links in another order than the template's."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from prcheck.model import Entry, Field, Finding, Fix, Kind, Link, Role, Severity, Span, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import excused, firm, own_links, suspects
from prcheck.rules.format.looks import Look
from prcheck.rules.format.order import Habit, permute, rearrange
from prcheck.rules.format.wording import NAMES, where

P = TypeVar("P", Field, Link)


@rule("PRC105", "wrong-order", Severity.WARNING)
def wrong_order(ctx: Context) -> Iterator[Finding]:
    """Fields or links stand in another order than the template's.

    A list is quick to read when every entry has its parts in the same place. Links may stand on any line.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]<br>
        *Ada Lovelace, Charles Babbage*

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    lines = ctx.head.lines
    for entry, template in suspects(ctx, _may_be_turned):
        if excused(entry, template):
            continue
        habit = ctx.once(_habit)
        roles, names = [slot.role for slot in template.fields], [slot.label for slot in template.links]
        every = [part for part in entry.parts if isinstance(part, Field) and part.role in roles]
        fields = _single(every)
        right = sorted(fields, key=lambda part: roles.index(part.role))
        if _wrong(fields, right, template, habit):
            words = ", ".join(NAMES.get(part.role, part.role.value) for part in right)
            fix = rearrange(lines, entry, template) if fields == every else None
            yield _finding(entry, _moved(fields, right), words, template, fix)
        links = _single([link for link in own_links(entry) if link.name in names])
        sorted_links = sorted(links, key=lambda link: names.index(link.name))
        if _wrong(links, sorted_links, template, habit):
            words = ", ".join(f'"{link.name}"' for link in sorted_links)
            yield _finding(entry, _moved(links, sorted_links), words, template, permute(lines, links, sorted_links))


def _habit(ctx: Context) -> Habit:
    return Habit((ctx.base or ctx.head).entries)


def _may_be_turned(look: Look) -> bool:
    """Whether two fields or two links do not follow each other as in the template."""
    roles, names = [slot.role for slot in look.template.fields], [slot.label for slot in look.template.links]
    fields = [roles.index(word.role) for word in look.form if word.role in roles]
    links = [names.index(word.name) for word in look.form if word.own and word.role is Role.LINK and word.name in names]
    turned = fields != sorted(fields) or links != sorted(links)
    return turned and look.kind is not Kind.ROW and firm(look.template)


def _wrong(found: Sequence[P], wanted: Sequence[P], template: Template, habit: Habit) -> bool:
    """Whether the order is another one; a learned template binds only where its entries hardly ever differ."""
    ranks = {id(part): rank for rank, part in enumerate(wanted)}
    turned = [(one, other) for one, other in combinations(found, 2) if ranks[id(one)] > ranks[id(other)]]
    if not turned:
        return False
    return template.origin != "learned" or any(habit.against(one, other) for one, other in turned)


def _single(found: Sequence[P]) -> list[P]:
    """The parts that stand there once: of one that stands twice nobody knows which is in its place."""
    kinds = Counter(_kind(part) for part in found)
    return [part for part in found if kinds[_kind(part)] == 1]


def _kind(part: Field | Link) -> str:
    return part.role.value if isinstance(part, Field) else part.name


def _moved(found: Sequence[P], wanted: Sequence[P]) -> Span:
    """The first part that stands where another belongs."""
    return next(part.span for part, other in zip(found, wanted, strict=True) if part is not other)


def _finding(entry: Entry, span: Span, words: str, template: Template, fix: Fix | None) -> Finding:
    message = f"in another order than the template's; write {words} ({where(template)})"
    return wrong_order.at(span, message, fix, entry=entry)
