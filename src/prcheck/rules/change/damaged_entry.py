"""PRC501: an entry that the change did not mean to touch is damaged."""

from collections.abc import Iterator

from prcheck.model import Change, ChangeKind, Edit, Finding, Fix, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.change.damage import losses
from prcheck.rules.change.hidden import hidden
from prcheck.rules.change.places import source, whole_line


@rule("PRC501", "damaged-entry", Severity.ERROR)
def damaged_entry(ctx: Context) -> Iterator[Finding]:
    """An entry that the change did not mean to touch no longer reads as it did.

    It lost its line breaks, its title, its links or its emphasis, or shows mark-up as text. Editors that tidy a file
    on saving do this: they strip the two spaces that break a line, or put tags into back-ticks. A comment, code or HTML
    that a change opens and does not close takes in the entries below it. An entry whose words
    or addresses change is edited, not damaged, as long as a line of its own is rewritten.

    Bad before:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Bad after:

        **Notes on a Machine That Weaves Numbers**
        *Ada Lovelace, Charles Babbage*
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good before:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good after:

        **Notes on a Machine That Weaves Numbers**</br>
        *Ada Lovelace, Charles Babbage*</br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for change in ctx.changes:
        lost = tuple(losses(ctx, change))
        if change.after and lost:
            message = f"{', and '.join(lost)}; put the entry back as it was"
            yield damaged_entry.at(change.after.span, message, _restored(ctx, change), entry=change.before)
    for gone in ctx.once(hidden):
        message = f"it stands {gone.where}, where it is no entry any more; end that before the entry"
        yield damaged_entry.at(whole_line(ctx.head, gone.line), message, entry=gone.entry)


def _restored(ctx: Context, change: Change) -> Fix | None:
    """The entry's source as it was, where the change alters nothing that the entry says."""
    if not (ctx.base and change.before and change.after) or change.kind is ChangeKind.EDITED:
        return None
    before = source(ctx.base, change.before.span)
    if before == source(ctx.head, change.after.span) or change.before.kind is not change.after.kind:
        return None
    return Fix("put the entry back as it was", (Edit(change.after.span, before),))
