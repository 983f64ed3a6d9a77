"""Edits that put line breaks and blank lines where they are missing."""

from prcheck.model import Edit, Entry, Fix, Gap, Part, Span, Template
from prcheck.rules.format.source import Lines, between, cut

_JOINTS = " \t,;.-–—"


def break_before(lines: Lines, before: Part, part: Part, template: Template) -> Fix:
    """The fix that breaks the line before a part, as the list's own entries do."""
    mark = template.style.newline
    gap = between(before.span, part.span)
    if part.gap is Gap.SOFT and part.span.line > 1:
        line = part.span.line - 1
        row = lines[line - 1]
        end = Span(line, len(row.rstrip(" \t")) + 1, line, len(row) + 1)
        return Fix("end the line with a break", (Edit(end, mark),))
    text = cut(lines, gap)
    kept = len(text.rstrip(_JOINTS))
    start = gap.column + kept
    indent = _indent(lines, part.span.line)
    place = Span(part.span.line, start, part.span.line, part.span.column)
    return Fix("put it on a line of its own", (Edit(place, f"{mark}\n{indent}"),))


def _indent(lines: Lines, line: int) -> str:
    """The blanks that a line after this one needs to stay in the same item."""
    row = lines[line - 1]
    body = row.lstrip(" \t")
    width = len(row) - len(body)
    marker = body.split(" ", 1)[0] if " " in body else ""
    if marker in ("-", "*", "+") or (marker[:-1].isdigit() and marker[-1:] in ".)"):
        rest = body[len(marker) :]
        width += len(marker) + len(rest) - len(rest.lstrip(" "))
    return row[: len(row) - len(body)] if width == len(row) - len(body) else " " * width


def blank_line_after(previous: Entry) -> Fix:
    """The fix that separates an entry from the one below it."""
    line = previous.span.end_line + 1
    return Fix("put a blank line between the entries", (Edit(Span(line, 1, line, 1), "\n"),))
