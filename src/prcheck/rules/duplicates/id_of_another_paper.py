"""PRC204: a link leads to a paper that the list has under another title and other authors."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.twins import Tie, Twins, groups
from prcheck.rules.duplicates.wording import place, quoted, related


@rule("PRC204", "id-of-another-paper", Severity.WARNING)
def id_of_another_paper(ctx: Context) -> Iterator[Finding]:
    """A paper link is the link of another entry, whose title and authors are clearly others.

    One of the two links was copied from the wrong place, or the paper was renamed and has changed hands. Needs no
    network. Entries that share half of their authors, or most words of their titles, are the same paper (PRC201).

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **The Weight of Shadows in Old Photographs**<br>
        *Grace Hopper, Emmy Noether*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **The Weight of Shadows in Old Photographs**<br>
        *Grace Hopper, Emmy Noether*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]
    """
    for group in groups(ctx, Tie.OTHER_PAPER):
        later = group[0].later
        yield id_of_another_paper.at(later.span, _message(group[0]), entry=later, related=related(group))


def _message(twins: Twins) -> str:
    name = next(filter(identity.is_paper, twins.shared))
    own, other = quoted(twins.later.name), quoted(twins.earlier.name)
    where = place(twins.earlier, twins.later)
    return f'"{name}" is the paper of {own} here and of {other} on {where}; wrong link, or renamed?'
