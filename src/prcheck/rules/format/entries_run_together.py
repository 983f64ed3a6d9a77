"""PRC115: no blank line between two entries."""

from collections.abc import Iterator
from itertools import pairwise

from prcheck.layouts.cutting import is_slight
from prcheck.model import Entry, Finding, Severity, Span
from prcheck.rules.base import Context, rule
from prcheck.rules.format.breaks import blank_line_after
from prcheck.rules.format.judging import NEIGHBOURS
from prcheck.rules.format.put_back import MARKERS
from prcheck.rules.format.source import Lines
from prcheck.rules.format.swallowed import swallowed
from prcheck.rules.format.wording import brief

SHARE = 0.05


@rule("PRC115", "entries-run-together", Severity.ERROR)
def entries_run_together(ctx: Context) -> Iterator[Finding]:
    """No blank line stands between two entries that the list separates.

    GitHub shows both as one paragraph. So it does where an item of a list lost its "- ": a warning.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
        **How a Loom Remembers**<br>
        *Mary Somerville, Ada Lovelace*<br>
        ICCV 2023 [[Paper](https://arxiv.org/abs/2401.00002)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **How a Loom Remembers**<br>
        *Mary Somerville, Ada Lovelace*<br>
        ICCV 2023 [[Paper](https://arxiv.org/abs/2401.00002)]
    """
    usual = _usual(ctx)
    for item, number in swallowed(ctx):
        if item.kind in MARKERS or not usual:
            place = _whole_line(ctx.head.lines, number)
            yield entries_run_together.at(place, _swallowed(item), severity=Severity.WARNING)
    if usual:
        return
    lines, joined = ctx.head.lines, [pair for pair in pairwise((None, *ctx.head.entries)) if pair[1] and pair[1].joined]
    changed = {entry.span for entry in ctx.changed} if joined else set()
    for above, entry in joined:
        if entry is None or not (entry.span in changed or (above and above.span in changed)):
            continue
        if above and not _apart(lines, above, entry):
            message = f'no blank line between this entry and "{brief(above.name)}" above it; put one there'
            yield entries_run_together.at(_first_line(lines, entry), message, blank_line_after(above), entry=entry)
        elif entry.span in changed and _is_strange(ctx, lines[entry.span.line - 2]):
            message = "no blank line between this entry and the text above it; put one there"
            yield entries_run_together.at(_first_line(lines, entry), message, entry=entry, severity=Severity.WARNING)


def _is_strange(ctx: Context, above: str) -> bool:
    """Whether text stands right above an entry, in a list that never had an entry below other lines of a paragraph."""
    never = ctx.base is not None and not any(entry.joined for entry in ctx.base.entries)
    return never and not is_slight(above)


def _swallowed(item: Entry) -> str:
    if item.kind in MARKERS:
        return f'GitHub shows this line as part of "{brief(item.name)}" above it; begin it with "{MARKERS[item.kind]}"'
    return f'no blank line between this entry and "{brief(item.name)}" above it; put one there'


def _usual(ctx: Context) -> bool:
    """Whether the list itself keeps entries in one paragraph."""
    entries = ctx.base.entries if ctx.base else ()
    joined = sum(entry.joined for entry in entries)
    return joined >= NEIGHBOURS and joined >= SHARE * len(entries)


def _apart(lines: Lines, above: Entry, entry: Entry) -> bool:
    """Whether a blank line stands between them all the same: lines that are no entry do."""
    return any(not line.strip() for line in lines[above.span.end_line : entry.span.line - 1])


def _whole_line(lines: Lines, number: int) -> Span:
    return Span(number, 1, number, len(lines[number - 1]) + 1)


def _first_line(lines: Lines, entry: Entry) -> Span:
    line = entry.span.line
    return Span(line, entry.span.column, line, len(lines[line - 1]) + 1)
