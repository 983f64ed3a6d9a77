"""PRC503: an entry of the list disappears."""

from collections.abc import Iterator

from prcheck.model import ChangeKind, Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.change.hidden import hidden
from prcheck.rules.change.places import head_lines, whole_line
from prcheck.titles import fold


@rule("PRC503", "removed-entry", Severity.WARNING)
def removed_entry(ctx: Context) -> Iterator[Finding]:
    """An existing entry disappears from the list.

    Entries get lost when a conflict is settled or lines are moved. Taking away one of two entries of a paper, or
    moving an entry to another file of the list, is no loss.

    Bad before:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **Looms and Their Loops**<br>
        *Mary Somerville, Ada Lovelace*<br>
        ICCV 2023 [[Paper](https://arxiv.org/abs/2401.00002)]

    Bad after:

        **Looms and Their Loops**<br>
        *Mary Somerville, Ada Lovelace*<br>
        ICCV 2023 [[Paper](https://arxiv.org/abs/2401.00002)]

    Good before:

        **Looms and Their Loops**<br>
        *Mary Somerville, Ada Lovelace*<br>
        ICCV 2023 [[Paper](https://arxiv.org/abs/2401.00002)]

    Good after:

        **Looms and Their Loops**<br>
        *Mary Somerville, Ada Lovelace*<br>
        ECCV 2024 [[Paper](https://arxiv.org/abs/2401.00002)]
    """
    kept = {gone.entry.span for gone in ctx.once(hidden)}  # PRC501 tells of these
    removed = (change.before for change in ctx.changes if change.kind is ChangeKind.REMOVED)
    gone = [entry for entry in removed if entry and entry.span not in kept]
    if not gone:
        return
    standing = {fold(entry.name) for document in (ctx.head, *ctx.others) for entry in document.entries} - {""}
    for entry, line in zip(gone, head_lines(ctx, (entry.span.line for entry in gone)), strict=True):
        if fold(entry.name) in standing:
            continue
        message = (
            f'"{entry.name or entry.raw[:60]}" (line {entry.span.line} before) is gone; put it back if it should stay'
        )
        yield removed_entry.at(whole_line(ctx.head, line), message, entry=entry)
