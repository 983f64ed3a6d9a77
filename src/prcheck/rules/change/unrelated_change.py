"""PRC502: the change rewrites many lines that it has no business with."""

from collections.abc import Iterator

from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.change.churn import churn
from prcheck.rules.change.places import whole_line

MANY = 8


@rule("PRC502", "unrelated-change", Severity.WARNING)
def unrelated_change(ctx: Context) -> Iterator[Finding]:
    """Eight or more lines outside the entries of the change differ only in white space or mark-up.

    They hide what the change is about, stand in the way of other changes, and often come from an editor that tidies
    the whole file on saving. New text outside the entries is no churn.

    Bad before:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        - A loom
        - A shuttle
        - A bobbin
        - A heddle
        - A reed
        - A warp
        - A weft
        - A beam
        - A treadle
        - A pirn

    Bad after:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        * A loom
        * A shuttle
        * A bobbin
        * A heddle
        * A reed
        * A warp
        * A weft
        * A beam
        * A treadle
        * A pirn

    Good before:

        - A loom
        - A shuttle

    Good after:

        - A loom
        - A shuttle
        - A bobbin
    """
    found = churn(ctx)
    if found.cosmetic >= MANY:
        shown = f", and {found.ticked} tags now stand in back-ticks and show as text" if found.ticked > 0 else ""
        share = "" if found.cosmetic == found.lines else f"{found.cosmetic} of them "
        message = (
            f"{found.lines} lines outside the entries of this change are rewritten, {share}only in white space or"
            f" mark-up{shown}; leave them as they were"
        )
        yield unrelated_change.at(whole_line(ctx.head, found.first), message)
