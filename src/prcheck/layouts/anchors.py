"""What links inside the repository can reach, and those links."""

import re
from collections.abc import Iterable, Iterator

from prcheck.layouts import cutting
from prcheck.layouts.inline import Inline, RawLink, scan
from prcheck.layouts.unit import Line
from prcheck.markdown import Blocks
from prcheck.model import Heading, Link, Mark, Span

_NAMED = re.compile(
    r"""<[A-Za-z][^<>]{0,500}?[ \t](?:id|name)[ \t]{0,9}=[ \t]{0,9}["']?([^"'<> \t]{1,500})""", re.IGNORECASE
)
_INSIDE = re.compile(r"\](?:\(<?(?![A-Za-z][A-Za-z0-9+.\-]*:)|\[)")
_TAG = re.compile(r"<[aA][ \t]")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//|www\.")
_NO_SLUG = re.compile(r"[^\w\- ]")
_TEXTS = ("paragraph", "heading", "table", "html")


def headings(blocks: Blocks) -> tuple[Heading, ...]:
    """The headings with the anchors that GitHub gives them."""
    return tuple(_headings(blocks))


def _headings(blocks: Blocks) -> Iterator[Heading]:
    counts: dict[str, int] = {}
    for block in blocks.walk():
        if block.kind == "heading":
            text = scan(block.text, blocks.definitions).plain()
            slug = _NO_SLUG.sub("", text.lower()).replace(" ", "-")
            count = counts.get(slug, 0)
            counts[slug] = count + 1
            yield Heading(block.level, text, block.start, f"{slug}-{count}" if count else slug)


def anchors(blocks: Blocks, found: Iterable[Heading]) -> frozenset[str]:
    """The names that `#name` links reach: the headings', and tags with an `id` or a `name` that are no code."""
    names = {heading.anchor for heading in found}
    for line in _lines(blocks, _NAMED):
        seen = scan(line.text)
        names.update(tag[1] for tag in _NAMED.finditer(line.text) if not _is_code(seen, tag.start()))
    return frozenset(names)


def references(blocks: Blocks) -> tuple[Link, ...]:
    """The links to places inside the repository: `#name` and relative paths."""
    return tuple(_references(blocks))


def _references(blocks: Blocks) -> Iterator[Link]:
    for line in _lines(blocks, _INSIDE, _TAG):
        seen = scan(line.text, blocks.definitions)
        for raw in seen.links:
            if raw.url and not raw.flaw and not _OUTSIDE.match(raw.url):
                yield _link(line, seen, raw)


def _link(line: Line, seen: Inline, raw: RawLink) -> Link:
    label = seen.plain(raw.label_start, raw.label_end)
    whole, address = _span(line, raw.start, raw.end), _span(line, raw.url_start, raw.url_end)
    return Link(label, raw.url, whole, address, style=raw.style)


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.number, line.column + start, line.number, line.column + end)


def _lines(blocks: Blocks, *patterns: re.Pattern[str]) -> Iterator[Line]:
    """The lines that are no code and no comment and hold one of the patterns."""
    wanted = {number for pattern in patterns for number in _found(blocks.text, pattern)}
    for block in blocks.walk() if wanted else ():
        if block.kind in _TEXTS:
            lines = (number for number in range(block.start, block.end + 1) if number in wanted)
            yield from (cutting.line(blocks, number) for number in lines)


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    """The lines where a pattern begins."""
    number = at = 0
    for found in pattern.finditer(text):
        number += text.count("\n", at, found.start())
        at = found.start()
        yield number + 1


def _is_code(seen: Inline, place: int) -> bool:
    return any(mark.mark is Mark.CODE and mark.start <= place < mark.end for mark in seen.marks)
