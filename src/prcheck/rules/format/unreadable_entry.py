"""PRC116: new lines that look like an entry but cannot be read as one."""

from collections import Counter
from collections.abc import Iterator, Mapping

from prcheck.model import Entry, Finding, Kind, Severity, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import NEIGHBOURS, is_lost_row
from prcheck.rules.format.strays import alone, new_strays
from prcheck.rules.format.swallowed import MARKERS
from prcheck.rules.format.wording import look, where


@rule("PRC116", "unreadable-entry", Severity.ERROR)
def unreadable_entry(ctx: Context) -> Iterator[Finding]:
    """New lines look like an entry, but no field could be told apart.

    What prcheck cannot read, readers can hardly read either; and nothing in it was checked. An entry that stands as a
    paragraph where all others are items of a list, its "- " lost, is a warning.

    Bad:

        Notes on a Machine That Weaves Numbers | Ada Lovelace / Charles Babbage | CVPR | https://example.org/weaver

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for stray in new_strays(ctx):
        if alone(stray, ctx.head.lines):
            continue
        how = _how(ctx.template(stray))
        yield unreadable_entry.at(stray.span, f"no field could be told apart; write it as {how}")
    for entry in ctx.changed:
        if is_lost_row(entry):
            message = (
                f"a table's row outside a table, so GitHub shows its bars; write it as {_how(ctx.template(entry))}"
            )
            yield unreadable_entry.at(entry.span, message, entry=entry)
        elif count := _unmarked(ctx, entry):
            kind, others = count
            message = (
                f'stands outside the list; begin it with "{MARKERS[kind]}" (like {others} of {others} entries here)'
            )
            yield unreadable_entry.at(entry.span, message, entry=entry, severity=Severity.WARNING)


def _unmarked(ctx: Context, entry: Entry) -> tuple[Kind, int] | None:
    """The kind of item that all entries of a paragraph's section were before the change, and how many there were."""
    kinds = ctx.once(_kinds).get(entry.section, Counter())
    if entry.kind is not Kind.PARAGRAPH or len(kinds) != 1:
        return None
    (kind, count), *_ = kinds.items()
    return (kind, count) if kind in MARKERS and count >= NEIGHBOURS else None


def _kinds(ctx: Context) -> Mapping[tuple[str, ...], Counter[Kind]]:
    """How many entries of each kind the sections held before the change."""
    found: dict[tuple[str, ...], Counter[Kind]] = {}
    for entry in ctx.base.entries if ctx.base else ():
        found.setdefault(entry.section, Counter())[entry.kind] += 1
    return found


def _how(template: Template | None) -> str:
    """How the template writes its fields."""
    if template is None:
        return "the list's entries"
    return f"{', '.join(look(slot) for slot in template.fields)} ({where(template)})"
