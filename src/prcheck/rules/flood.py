"""The cap on what one rule may say of one file: a hostile list would drown what the others say."""

from collections.abc import Iterator
from dataclasses import replace

from prcheck.model import Finding
from prcheck.rules.base import Context, Rule
from prcheck.rules.change.too_complex import too_complex

MOST = 10_000


def bounded(rule: Rule, ctx: Context) -> Iterator[Finding]:
    """A rule's findings on one file, at most `MOST`; behind them one of PRC507 that says so."""
    for number, finding in enumerate(rule(ctx)):
        if number == MOST:
            message = f'more than {MOST:,} findings of "{rule.name}"; those from here on are not told'
            yield replace(too_complex.at(finding.span, message), path=finding.path)
            return
        yield finding
