"""PRC507: a text that exceeds a cap."""

from collections.abc import Iterator

from prcheck.model import Finding, Severity, Span
from prcheck.rules.base import Context, rule


@rule("PRC507", "too-complex", Severity.ERROR)
def too_complex(ctx: Context) -> Iterator[Finding]:
    """A list or a change exceeds a cap, so it could not be checked in full.

    The caps keep the check of a hostile text short. They lie far above honest lists: split a change of many hundred
    entries, and a paragraph or a table that holds hundreds of them. The verdict is "incomplete" then.
    """
    limits = ctx.head.limits or (ctx.base.limits if ctx.base else ())
    for limit in limits:
        message = f"{limit.value:,} {limit.what}; at most {limit.cap:,} can be checked; split them"
        yield too_complex.at(Span(limit.line, 1, limit.line, 1), message)
