"""A list's handwriting: how each part is dressed, what stands between two parts, what a table's columns hold."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from prcheck.markdown.rows import cells
from prcheck.model import Document, Entry, Field, Gap, Kind, Link, Part, Span, Style

FIRST, LAST, ANY, LINK = "^", "$", "*", "link"
_LONGEST = 60  # characters of glue: more is an entry's own text
_SLOTS = re.compile(r"\{(text|label|url|repo)\}")
_NUMBER = re.compile(r"(?<!\d)\d++(?=[.)])")
_REPO = re.compile(r"https?://(?:www\.)?github\.com/([\w.\-]+/[\w.\-]+)", re.IGNORECASE)
ENOUGH = 1_000  # entries of a list whose handwriting is looked at


class Piece(NamedTuple):
    """A part, or a field with the links on it: what stands in one place.

    `link` is the piece's own: a link by itself, or one on the whole field. `inside` are links on a field's words.
    """

    span: Span
    field: Field | None = None
    link: Link | None = None
    inside: tuple[Link, ...] = ()

    @property
    def key(self) -> str:
        """The role, "title+link" for a linked field, "link:Paper" for a link."""
        if self.field and self.link:
            return f"{self.field.role.value}+{LINK}"
        return self.field.role.value if self.field else f"{LINK}:{self.link.name if self.link else ''}"

    @property
    def gap(self) -> Gap:
        """What separates it from the piece before."""
        part = self.field or self.link
        return part.gap if part else Gap.NONE


def pieces(entry: Entry) -> list[Piece]:
    """The entry's parts in order of place, a field and the links on it as one."""
    found: list[Piece] = []
    for part in entry.parts:
        if found and (part.span.line, part.span.column) < (found[-1].span.end_line, found[-1].span.end_column):
            found[-1] = _with(found[-1], part)
        else:
            found.append(Piece(part.span, None, part) if isinstance(part, Link) else Piece(part.span, part))
    return found


def _with(piece: Piece, part: Part) -> Piece:
    ends = max((piece.span.end_line, piece.span.end_column), (part.span.end_line, part.span.end_column))
    span = Span(piece.span.line, piece.span.column, *ends)
    if not isinstance(part, Link):
        return Piece(span, piece.field or part, piece.link, piece.inside)
    if piece.field and (piece.link or piece.field.text not in part.label):
        return Piece(span, piece.field, piece.link, (*piece.inside, part))
    return Piece(span, piece.field, piece.link or part, piece.inside)


def spread(entries: Sequence[Entry]) -> Sequence[Entry]:
    """At most so many entries as tell how a list is written, from all of its parts."""
    return entries[:: max(-(-len(entries) // ENOUGH), 1)]


def of(documents: Sequence[Document]) -> Style:
    """A style that holds only what most complete entries of these documents share of their handwriting."""
    dress: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    glue: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    columns: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for document in documents:
        lines = document.lines
        for entry in spread(document.entries):
            if entry.unfinished or not entry.parts:
                continue
            found = pieces(entry)
            for piece in found:
                if pattern := _pattern(piece, lines):
                    dress[entry.kind.value, piece.key][pattern] += 1
            for before, after, text in _glue(entry, found, lines):
                glue[entry.kind.value, before, after][text] += 1
            for head, keys in _columns(entry, found, lines):
                columns[head][keys] += 1
    return Style(
        dress=tuple((*key, _top(counts)) for key, counts in dress.items()),
        glue=tuple((*key, _top(counts)) for key, counts in glue.items()),
        columns=tuple((head, counts.most_common(1)[0][0]) for head, counts in columns.items()),
    )


def _top(counts: Counter[str]) -> str:
    return counts.most_common(1)[0][0]


def _pattern(piece: Piece, lines: Sequence[str]) -> str:
    """The piece's source with places for text, label and address; "" where they do not stand there as they are read."""
    span = piece.span
    source = _source(lines, span.line, span.column, span.end_line, span.end_column)
    if piece.link and piece.link.url:
        source = source.replace(piece.link.url, "{url}", 1)
        source = source.replace(name, "{repo}") if (name := repo(piece.link.url)) else source
    word = piece.field.text if piece.field else piece.link.label if piece.link else ""
    slot = "{text}" if piece.field else "{label}"
    if word and source != "{url}":
        source = source.replace(word, slot, 1)
    wanted = {"text": bool(piece.field), "url": bool(piece.link)}
    held = set(_SLOTS.findall(source))
    return source if all(name in held for name, needed in wanted.items() if needed) and len(source) <= 200 else ""


def repo(url: str) -> str:
    """The "owner/name" of a GitHub address, "" of another: badges hold it a second time."""
    found = _REPO.match(url)
    return found[1] if found else ""


def _glue(entry: Entry, found: Sequence[Piece], lines: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    start, end, keys = entry.span, found[-1].span, [piece.key for piece in found]
    yield FIRST, FIRST, _NUMBER.sub("1", lines[start.line - 1][: start.column - 1])
    yield FIRST, general(keys[0]), _between(lines, start.line, start.column, found[0].span)
    for (one, key), (other, following) in pairwise(zip(found, keys, strict=True)):
        text = _between(lines, one.span.end_line, one.span.end_column, other.span)
        if len(text) <= _LONGEST:
            for before in dict.fromkeys((key, general(key), ANY)):
                for after in dict.fromkeys((following, general(following))):
                    yield before, after, text
    tail = _source(lines, end.end_line, end.end_column, start.end_line, start.end_column)
    if len(tail) <= _LONGEST:
        yield general(keys[-1]), LAST, tail


def general(key: str) -> str:
    """The key without the link's label."""
    return key.partition(":")[0]


def _between(lines: Sequence[str], line: int, column: int, after: Span) -> str:
    return _source(lines, line, column, after.line, after.column)


def _source(lines: Sequence[str], line: int, column: int, end_line: int, end_column: int) -> str:
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    first = lines[line - 1][column - 1 :]
    return "\n".join((first, *lines[line : end_line - 1], lines[end_line - 1][: end_column - 1]))


def _columns(entry: Entry, found: Sequence[Piece], lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Which pieces each cell of a row holds."""
    if entry.kind is not Kind.ROW:
        return
    places = cells(lines[entry.span.line - 1])
    for head, (start, end) in zip(entry.head, places, strict=False):
        keys = tuple(piece.key for piece in found if start <= piece.span.column - 1 < end)
        if keys:
            yield head, keys


def merged(style: Style, other: Style) -> Style:
    """The style with the handwriting of the other."""
    return replace(style, dress=other.dress, glue=other.glue, columns=other.columns)


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with its places filled."""
    return _SLOTS.sub(lambda found: values.get(found[1], ""), pattern)
