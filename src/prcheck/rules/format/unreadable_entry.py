"""PRC116: new lines that look like an entry but cannot be read as one."""

from collections.abc import Iterator

from prcheck.model import Finding, Severity, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import is_lost_row
from prcheck.rules.format.strays import alone, new_strays
from prcheck.rules.format.wording import look, where


@rule("PRC116", "unreadable-entry", Severity.ERROR)
def unreadable_entry(ctx: Context) -> Iterator[Finding]:
    """New lines look like an entry, but no field could be told apart.

    What prcheck cannot read, readers can hardly read either; and nothing in it was checked.

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


def _how(template: Template | None) -> str:
    """How the template writes its fields."""
    if template is None:
        return "the list's entries"
    return f"{', '.join(look(slot) for slot in template.fields)} ({where(template)})"
