"""PRC201: the same paper stands in the list twice."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.twins import Tie, Twins, groups
from prcheck.rules.duplicates.wording import place, quoted, related, removal
from prcheck.titles import fold


@rule("PRC201", "duplicate-paper", Severity.ERROR)
def duplicate_paper(ctx: Context) -> Iterator[Finding]:
    """The paper stands in the list already: another entry has the same paper id.

    Ids are those of arXiv, DOI, OpenReview, the CVF and other publishers, whatever form the link has. Twice in one
    section is an error. Under two sections or in two files it may be cross-listed on purpose, and is a warning.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **[Pebbles] A Grammar of Pebbles and Sand**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **The Weight of Shadows in Old Photographs**<br>
        *Grace Hopper, Emmy Noether*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]
    """
    for group in groups(ctx, Tie.SAME_PAPER):
        twins = group[0]
        severity = Severity.ERROR if twins.together and not twins.old else Severity.WARNING
        yield duplicate_paper.at(
            twins.later.span,
            _message(twins),
            removal(ctx, twins),
            entry=twins.later,
            related=related(group),
            severity=severity,
        )


def _message(twins: Twins) -> str:
    name = next(filter(identity.is_paper, twins.shared), twins.shared[0])
    where = place(twins.earlier, twins.later) + (" of the same section" if twins.together else "")
    if fold(twins.earlier.name) != fold(twins.later.name):
        where += f" as {quoted(twins.earlier.name)}"
    if twins.together:
        return f'"{name}" is listed already on {where}; keep one of the two'
    return f'"{name}" is listed already on {where}; keep both only if it is cross-listed on purpose'
