"""PRC203: another title of the list is much like this one."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.twins import Tie, Twins, groups
from prcheck.rules.duplicates.wording import place, quoted, related


@rule("PRC203", "similar-title", Severity.NOTE)
def similar_title(ctx: Context) -> Iterator[Finding]:
    """Another title of the list is much like this one; perhaps the same paper, perhaps a neighbour of it.

    A note for the reader, never a reason to refuse an entry.

    Bad:

        **Counting Pebbles on Northern Beaches by Their Shadows**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **Counting Pebbles on Southern Beaches by Their Shadows**<br>
        *Grace Hopper, Emmy Noether*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]

    Good:

        **Counting Pebbles on Northern Beaches by Their Shadows**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **The Weight of Shadows in Old Photographs**<br>
        *Grace Hopper, Emmy Noether*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]
    """
    for group in groups(ctx, Tie.SIMILAR):
        later = group[0].later
        yield similar_title.at(later.span, _message(group[0]), entry=later, related=related(group))


def _message(twins: Twins) -> str:
    own, other = quoted(twins.later.name), quoted(twins.earlier.name)
    code = set(identity.code_ids(twins.later)).intersection(identity.code_ids(twins.earlier))
    shared = ", with the same code" if code else ""
    return f"{own} is much like {other} on {place(twins.earlier, twins.later)}{shared}; the same paper?"
