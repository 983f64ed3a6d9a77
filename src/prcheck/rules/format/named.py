"""The lines of an entry that name a link by a word and a colon ("- Paper: ...")."""

from collections.abc import Iterator

from prcheck.layouts.pieces import prefix
from prcheck.layouts.words import folded, is_label, label_name
from prcheck.model import Entry, Span
from prcheck.rules.base import Context
from prcheck.rules.format.judging import NEIGHBOURS
from prcheck.rules.format.source import Lines

_ADDRESS = ("link", "url")  # how a template's words for an address end


def named(lines: Lines, entry: Entry) -> Iterator[tuple[str, Span, str]]:
    """The labels that lines name, each with its line's place and what stands behind the colon."""
    for number in range(entry.span.line, entry.span.end_line + 1):
        line = lines[number - 1].rstrip()
        found = prefix(line)
        if found and is_label(found[0]) and (label := label_name(found[0])):
            start = len(line) - len(line.lstrip()) + 1
            yield label, Span(number, start, number, len(line) + 1), line[found[1] :].strip(" *_\\")


def unfilled(ctx: Context, entry: Entry) -> Iterator[tuple[str, Span]]:
    """The labels of the entry's lines without an address, in a list that does not leave them so."""
    if ctx.once(_usual) < NEIGHBOURS:
        yield from _unfilled(ctx.head.lines, entry)


def _unfilled(lines: Lines, entry: Entry) -> Iterator[tuple[str, Span]]:
    for label, span, value in named(lines, entry):
        below = lines[span.line] if span.line < min(len(lines), entry.span.end_line) else ""
        empty = not value and not below[: span.column].isspace()
        if (empty or "".join(folded(value[:40])).endswith(_ADDRESS)) and entry.link(label) is None:
            yield label, span


def _usual(ctx: Context) -> int:
    """How many entries of the list before have such a line."""
    document = ctx.base or ctx.head
    return sum(any(_unfilled(document.lines, entry)) for entry in document.entries if not entry.unfinished)
