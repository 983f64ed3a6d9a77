"""What a made mistake is, and what all makers of mistakes share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prcheck.model import Edit, Entry, Field, Gap, Kind, Part, Span, Template
from prcheck.rules.format.source import Lines


@dataclass(frozen=True, slots=True)
class Damage:
    """One mistake: the edits that make it, the codes that name it, and the line of the old text that it is on.

    `lost` is the role or the label of the part that is taken out, if one is.
    """

    edits: tuple[Edit, ...]
    codes: tuple[str, ...]
    line: int = 0
    lost: str = ""


Maker = Callable[[Lines, Entry, Template], Damage | None]


def fields(entry: Entry) -> Iterator[Field]:
    return (part for part in entry.parts if isinstance(part, Field))


def named(lines: Lines, part: Part) -> bool:
    """Whether a word and a colon stand before a part."""
    return lines[part.span.line - 1][: part.span.column - 1].rstrip("*_ ").endswith((":", "："))


def own_lines(lines: Lines, entry: Entry, part: Part) -> Span | None:
    """The whole lines of a part that stands behind a word and a colon, in an item of its own or as a title."""
    first, last = part.span.line, part.span.end_line
    beside = any(other is not part and first <= other.span.line <= last for other in entry.parts)
    nested = entry.kind in (Kind.BULLET, Kind.NUMBER) and part.gap is Gap.BLOCK
    if beside or not (named(lines, part) or nested or entry.kind in (Kind.FIELDS, Kind.HEADING)):
        return None
    return Span(first, 1, last, len(lines[last - 1]) + 1)


def without(lines: Lines, entry: Entry, span: Span) -> tuple[Edit, int]:
    """The edit that takes whole lines out, and the line where what is left of the entry begins."""
    rest = next(part.span.line for part in entry.parts if not span.line <= part.span.line <= span.end_line)
    if span.end_line == entry.span.end_line:
        return Edit(Span(span.line - 1, len(lines[span.line - 2]) + 1, span.end_line, span.end_column), ""), 0
    start = rest if span.line == entry.span.line else 0
    return Edit(Span(span.line, 1, span.end_line + 1, 1), ""), start


def overlap(one: Part, other: Part) -> bool:
    first, second = sorted((one.span, other.span))
    return (second.line, second.column) < (first.end_line, first.end_column)
