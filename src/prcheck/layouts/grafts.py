"""Papers that a change writes into the lines of an entry that stood there before."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from prcheck.layouts import entries, names, words
from prcheck.layouts.evidence import LIKELY, SURE
from prcheck.layouts.memory import Memory
from prcheck.layouts.reading import Reading
from prcheck.layouts.unit import Line, Unit
from prcheck.model import Aside, Change, Entry, Field, Gap, Kind, Link, Mark, Span

_LEAST = 20  # characters; a title and an address have more
_WORDS, _LINKED = 3, 4  # of a title, of one that is a link


def find(changes: Sequence[Change], lines: Collection[int], memory: Memory) -> Iterator[Aside]:
    """The edited entries whose new text reads as an entry itself; a span holds the first of the lines added."""
    for change in changes:
        if change.before is None or change.after is None or not _gains_paper(change.before, change.after):
            continue
        text = _gained(change.before.raw, change.after.raw)
        if len(text) < _LEAST or _is_block(change.before, change.after):
            continue
        if _is_meant(_read(text, change.after, memory)):
            span = change.after.span
            first = next((n for n in range(span.line, span.end_line + 1) if n in lines), span.line)
            yield Aside("graft", Span(first, 1, first, 1), change.after.section, change.after.kind)


def _gains_paper(before: Entry, after: Entry) -> bool:
    """Whether a link to a paper has come to those that stood there."""
    old = [link.url for link in before.links if words.is_paper_url(link.url)]
    new = [link.url for link in after.links if words.is_paper_url(link.url) and not link.badge]
    return bool(old) and len(new) > len(old) and not set(old).difference(new)


def _is_block(before: Entry, after: Entry) -> bool:
    """Whether the new link stands in a block that is new as a whole: `inside` looks at those."""
    known = {link.url for link in before.links}
    line = next((link.span.line for link in after.links if link.url not in known), 0)
    first = next(part for part in after.parts if part.span.end_line >= line)
    return first.gap is Gap.BLOCK and (first.text if isinstance(first, Field) else first.url) not in before.raw


def _gained(before: str, after: str) -> str:
    """What the text after has between what both begin and end with."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return after[start : len(after) - end].strip(" \t\n,;|")


def _shared(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _read(text: str, entry: Entry, memory: Memory) -> Reading:
    lines = tuple(Line(number, line, 1) for number, line in enumerate(text.split("\n"), entry.span.line))
    unit = Unit(Kind.PARAGRAPH, entry.span, entry.section, lines)
    return entries.readings((unit,), {}, memory)[0]


def _is_meant(reading: Reading) -> bool:
    """Whether a title opens the text, or follows a mark, and a paper's link comes with it."""
    title = reading.title
    paper = any(isinstance(part, Link) and not part.badge and words.is_paper_url(part.url) for part in reading.parts)
    if title is None or not paper or words.size(title.text) < _WORDS or names.are_people(title.text):
        return False
    linked = Mark.LINKED in title.marks and words.size(title.text) >= _LINKED
    return reading.evidence >= LIKELY or (linked and reading.evidence >= SURE - 1)
