"""What stands where no entry can: in quotes, HTML, code, headings; read all the same, to tell what was meant as one."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby

from prcheck.layouts import entries, inside, words
from prcheck.layouts.evidence import LIKELY, SURE
from prcheck.layouts.memory import Memory
from prcheck.layouts.outline import is_beside
from prcheck.layouts.passages import LANGUAGES
from prcheck.layouts.reading import Reading
from prcheck.layouts.unit import Line, Unit
from prcheck.markdown import Block
from prcheck.markdown.rows import cells
from prcheck.model import Aside, Document, Entry, Kind, Link, Mark, Span

_BLOCK = (
    "address|blockquote|caption|center|dd|details|div|dl|dt|figcaption|figure|h[1-6]|li|ol|p|pre|section|summary|table"
    "|tbody|td|textarea|tfoot|th|thead|tr|ul"
)
_TAG = re.compile(rf"</?(?:{_BLOCK})(?:[ \t\n][^<>]*+)?>", re.IGNORECASE)
_PART = re.compile(r"</(?:p|li|tr|div|table|ul|ol|details|dd)[ \t\n]*+>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:-?>|(?:(?!-->).)*+(?:-->|\Z))", re.DOTALL)  # HTML: "<!-->" is a whole one
_QUOTE = re.compile(r"\A(?:[ \t]*+>)++")
_ITEM = re.compile(r"\A[ \t]*+(?:[-+*]|\d{1,9}[.)])[ \t]++")
_LINK = re.compile(r"://|\]\(|\]\[|www\.")
_RECORD = re.compile(r"\s*@\w{3,20}\s?\{")
_MOST = 4_000  # characters of a block that is read as one
_HABIT = 3  # such blocks of one kind: the list means them so
_WORDS = 4  # of a linked title

Numbered = Sequence[tuple[int, str]]


def added(base: Document | None, head: Document, lines: Collection[int], memory: Memory) -> tuple[Aside, ...]:
    """Those of the lines that a change brings; none of a kind that the list used so before."""
    found = tuple(find(head, lines, memory))
    if base is not None:
        found = (*found, *inside.find(head, lines, memory))
    if not found or base is None:
        return found
    known = (*find(base, range(1, len(base.lines) + 1), memory), *inside.find(base, None, memory))
    kinds, places = Counter(aside.block for aside in known), {(aside.block, aside.section) for aside in known}
    texts = {_source(base, aside) for aside in known}
    return tuple(
        aside
        for aside in found
        if kinds[aside.block] < _HABIT
        and (aside.block, aside.section) not in places
        and _source(head, aside) not in texts
    )


def _source(document: Document, aside: Aside) -> str:
    return "\n".join(document.lines[aside.span.line - 1 : aside.span.end_line])


def find(document: Document, lines: Collection[int], memory: Memory) -> Iterator[Aside]:
    """The blocks with some of these lines, among the list's entries, that read as one; a span holds only the lines."""
    blocks = memory.read(document.text)
    near = _Near(document)
    for block in _among(blocks.roots, sorted(lines)):
        place = near.entry(block)
        if place is None:
            continue
        if block.kind == "code" and _is_program(blocks.lines[block.start - 1 : block.end]):
            continue
        kept = [(n, blocks.line(n)) for n in range(block.start, block.end + 1) if n in lines]
        units = _units(list(_TEXTS[block.kind](kept)), place) if block.kind != "table" or block.start in lines else ()
        if any(_is_meant(entries.readings((u,), blocks.definitions, memory)[0], block.kind) for u in units):
            span = Span(kept[0][0], 1, kept[-1][0], len(kept[-1][1]) + 1)
            yield Aside(block.kind, span, place.section, place.kind)


class _Near:
    """Which entry a block stands beside; None before the first one's heading, and where lists keep other things."""

    def __init__(self, document: Document) -> None:
        self.entries = document.entries
        self.lines = [entry.span.line for entry in document.entries]
        self.headings = document.headings
        self.starts = [heading.line for heading in document.headings]
        self.besides = (False, *self._besides())

    def entry(self, block: Block) -> Entry | None:
        """The last entry that begins before the block, or the first of its section."""
        index = bisect_right(self.lines, block.start) - 1
        above = bisect_right(self.starts, block.start - (block.kind == "heading"))
        if index < 0 and (not self.lines or bisect_right(self.starts, self.lines[0]) != above):
            return None
        entry = self.entries[max(index, 0)]
        own = block.kind == "heading" and entry.span.line <= block.start <= entry.span.end_line
        return None if own or self.besides[above] else entry

    def _besides(self) -> Iterator[bool]:
        """For each heading whether it, or one above it, names what lists keep besides papers."""
        path: list[tuple[int, bool]] = []
        for heading in self.headings:
            while path and path[-1][0] >= heading.level:
                path.pop()
            path.append((heading.level, is_beside(heading.text) or (bool(path) and path[-1][1])))
            yield path[-1][1]


def _among(blocks: Sequence[Block], lines: Sequence[int]) -> Iterator[Block]:
    """The blocks with one of the lines that are no text of their own, in items too."""
    for block in blocks:
        at = bisect_left(lines, block.start)
        if at == len(lines):
            return
        if lines[at] > block.end:
            continue
        if block.kind in _TEXTS:
            yield block
        elif block.kids:
            yield from _among(block.kids, lines)


def _is_program(lines: Sequence[str]) -> bool:
    """Whether code is in another language than the list, or a record of BibTeX."""
    first = lines[0].strip()
    fenced = first[:3] in ("```", "~~~")
    return (fenced and first.strip(" `~").lower() not in LANGUAGES) or any(map(_RECORD.match, lines))


def _units(found: Sequence[Line], place: Entry) -> Iterator[Unit]:
    """All of a block unless it is long, then its parts between blank lines."""
    if sum(len(line.text) for line in found) <= _MOST:
        yield from _unit([line for line in found if line.text], place)
    parts = [list(part) for filled, part in groupby(found, lambda line: bool(line.text)) if filled]
    for part in parts if parts[1:] else ():
        yield from _unit(part, place)


def _unit(lines: Sequence[Line], place: Entry) -> Iterator[Unit]:
    if any(_LINK.search(line.text) for line in lines):  # without one it is no loss
        yield Unit(Kind.PARAGRAPH, Span(lines[0].number, 1, lines[-1].number, 1), place.section, tuple(lines))


def _quote(kept: Numbered) -> Iterator[Line]:
    """A quote's text without its marks."""
    for number, text in kept:
        yield Line(number, _ITEM.sub("", _QUOTE.sub("", text)).strip(), 1)


def _html(kept: Numbered) -> Iterator[Line]:
    """What a reader sees of tags' contents, a line for each block."""
    text = _COMMENT.sub("", "\n".join(text for _, text in kept))
    text = _TAG.sub("\n", _PART.sub("\n\n", text))
    yield from (Line(kept[0][0], line.strip(), 1) for line in text.split("\n"))


def _code(kept: Numbered) -> Iterator[Line]:
    """Code as if it stood outside."""
    yield from (Line(number, _ITEM.sub("", text).strip(" \t`~"), 1) for number, text in kept)


def _heading(kept: Numbered) -> Iterator[Line]:
    yield from (Line(number, text.strip(" \t#"), 1) for number, text in kept)


def _table(kept: Numbered) -> Iterator[Line]:
    """A table's head, or all of a table that has no words for a head."""
    headless = not any(map(str.isalnum, kept[0][1]))
    for number, text in kept if headless else kept[:1]:
        yield from (Line(number, _ITEM.sub("", text[start:end]), 1) for start, end in cells(text))


_TEXTS: Mapping[str, Callable[[Numbered], Iterator[Line]]] = {
    "quote": _quote,
    "html": _html,
    "comment": _html,
    "code": _code,
    "heading": _heading,
    "table": _table,
}


def _is_meant(reading: Reading, kind: str) -> bool:
    """Whether a block reads as an entry: by all that it has, or as it opens with a title that leads to a paper."""
    links = [part for part in reading.parts if isinstance(part, Link) and not part.badge]
    paper = any(words.is_paper_url(link.url) for link in links)
    title = reading.title
    linked = paper and title is not None and Mark.LINKED in title.marks and words.size(title.text) >= _WORDS
    opens = title is not None and not any(map(str.isalnum, reading.inline.plain(0, title.start)))
    if kind == "heading":
        return linked or (paper and reading.evidence >= LIKELY)
    return reading.evidence >= LIKELY - paper or (linked and opens and reading.evidence >= SURE - 1)
