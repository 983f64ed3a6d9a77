"""How the rules on duplicates name the other entry, and the fix that takes a copy out."""

import re
from collections.abc import Iterable, Sequence

from prcheck.model import ChangeKind, Edit, Entry, Fix, Kind, Related, Span
from prcheck.rules.base import Context
from prcheck.rules.duplicates.twins import Group, Twins

LONGEST = 120  # characters of a title in a message
MANY = 20  # related places of a finding
_LEAD = re.compile(r"[\s>*+|-]*(?:\d+[.)]\s*)?")
_TAIL = re.compile(r"(?:[\s|\\]|<br\s*/?>)*")
_WHOLE = frozenset({Kind.PARAGRAPH, Kind.BULLET, Kind.NUMBER, Kind.ROW})


def quoted(text: str) -> str:
    """A text from the list on one line, cut to a readable length, in double quotes."""
    line = " ".join(text.split())
    return f'"{line[: LONGEST - 1]}…"' if len(line) > LONGEST else f'"{line}"'


def place(other: Entry, seen_from: Entry) -> str:
    """Where the other entry stands: "line 12", with its file or section where these differ."""
    if other.path != seen_from.path:
        return f"line {other.span.line} of {other.path}"
    if other.section == seen_from.section or not other.section:
        return f"line {other.span.line}"
    return f"line {other.span.line} under {quoted(other.section[-1])}"


def related(group: Group) -> Iterable[Related]:
    """The other entries of a group, nearest ties first."""
    here = group[0].later
    others = {id(entry): entry for twins in group for entry in (twins.earlier, twins.later) if entry is not here}
    for entry in list(others.values())[:MANY]:
        yield Related(entry.path, entry.span.line, quoted(entry.name) if entry.name else "the other entry")


def removal(ctx: Context, twins: Twins) -> Fix | None:
    """Takes the new copy out, or the bare title that the new entry completes; None where it is not certain."""
    if ctx.audit or not twins.together:
        return None
    bare = twins.earlier.unfinished and not twins.later.unfinished
    entry = twins.earlier if bare else twins.later
    lines = ctx.once(_lines)
    if not (bare or _added(ctx, entry)) or entry.kind not in _WHOLE or not _whole(entry, lines):
        return None
    title = f"remove the bare title on line {entry.span.line}" if bare else "remove this copy"
    return Fix(title, (Edit(_cut(entry.span, lines), ""),), safe=False)


def _lines(ctx: Context) -> tuple[str, ...]:
    return ctx.head.lines


def _added(ctx: Context, entry: Entry) -> bool:
    return any(change.after is entry and change.kind is ChangeKind.ADDED for change in ctx.changes)


def _whole(entry: Entry, lines: Sequence[str]) -> bool:
    """Whether nothing else stands on the entry's lines."""
    span = entry.span
    before = lines[span.line - 1][: span.column - 1]
    after = lines[span.end_line - 1][span.end_column - 1 :]
    return bool(_LEAD.fullmatch(before) and _TAIL.fullmatch(after))


def _cut(span: Span, lines: Sequence[str]) -> Span:
    """The entry's lines, and the blank line after them where one stands before them too.

    The other entry stands in the same file, so that a line is left before or after.
    """
    first, last = span.line, span.end_line
    open_before = first == 1 or not lines[first - 2].strip()
    if open_before and last < len(lines) and not lines[last].strip():
        last += 1
    if last < len(lines):
        return Span(first, 1, last + 1, 1)
    return Span(first - 1, len(lines[first - 2]) + 1, last, len(lines[last - 1]) + 1)
