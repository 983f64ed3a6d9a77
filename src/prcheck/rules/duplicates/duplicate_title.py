"""PRC202: the title, or one that is likely the same paper's, stands in the list twice."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.twins import Group, Tie, Twins, groups
from prcheck.rules.duplicates.wording import place, quoted, related, removal


@rule("PRC202", "duplicate-title", Severity.ERROR)
def duplicate_title(ctx: Context) -> Iterator[Finding]:
    """The title stands in the list already, or one so like it that it is likely the same paper.

    Case, accents, mark-up and punctuation do not count. Equal titles are an error in one section; a warning across
    sections and files, and where both entries have paper ids and these differ. Titles are likely the same, always a
    warning, when only a short name before the colon, a subtitle, an abbreviation, an ending or a slip of the pen
    differs; other numbers and other short names tell two papers apart.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **A grammar of pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://example.com/pebbles.pdf)]

    Good:

        **Qubit2 Technical Report**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **Qubit2.5 Technical Report**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]
    """
    for group in groups(ctx, Tie.EQUAL_TITLE):
        twins = group[0]
        certain = twins.together and not twins.old and not _ids_differ(twins)
        yield _finding(group, _equal(twins), Severity.ERROR if certain else Severity.WARNING, ctx if certain else None)
    for group in groups(ctx, Tie.LIKELY):
        yield _finding(group, _likely(group[0]), Severity.WARNING, None)


def _finding(group: Group, message: str, severity: Severity, ctx: Context | None) -> Finding:
    later = group[0].later
    fix = removal(ctx, group[0]) if ctx else None
    return duplicate_title.at(later.span, message, fix, entry=later, related=related(group), severity=severity)


def _ids_differ(twins: Twins) -> bool:
    return bool(identity.paper_ids(twins.later) and identity.paper_ids(twins.earlier))


def _equal(twins: Twins) -> str:
    title, where = quoted(twins.later.name), place(twins.earlier, twins.later)
    if _ids_differ(twins):
        own, other = identity.paper_ids(twins.later)[0], identity.paper_ids(twins.earlier)[0]
        return f'{title} is listed already on {where} as "{other}", here as "{own}"; wrong link or re-upload?'
    if not twins.together:
        return f"{title} is listed already on {where}; keep both only if it is cross-listed on purpose"
    if twins.earlier.unfinished and not twins.later.unfinished:
        return f"{title} stands already as a bare title on {where}; remove that one"
    return f"{title} is listed already on {where} of the same section; keep one of the two"


def _likely(twins: Twins) -> str:
    own, other = quoted(twins.later.name), quoted(twins.earlier.name)
    return f"{own} is likely the paper listed on {place(twins.earlier, twins.later)} as {other}; keep one of the two"
