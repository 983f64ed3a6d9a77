"""The order of an entry's parts: what the list's entries do, and edits that bring parts into the template's order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from prcheck.model import Edit, Entry, Field, Fix, Gap, Kind, Link, Part, Role, Span, Template
from prcheck.rules.format.judging import crosses_link, own_links
from prcheck.rules.format.source import Lines, cut, spread

TITLE = "bring it into the list's order"
RARE = 0.1  # the share of neighbours that may have two parts the other way round

Key = tuple[Role, str]


class Habit:
    """How often one part stands before another among the list's entries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.before = Counter(pair for entry in entries for pair in combinations(_keys(entry), 2))

    def against(self, first: Part, second: Part) -> bool:
        """Whether the entries hardly ever have these two parts in this order."""
        so, other = self.before[_key(first), _key(second)], self.before[_key(second), _key(first)]
        return so <= RARE * (so + other)


def permute(lines: Lines, found: Sequence[Link], wanted: Sequence[Link]) -> Fix | None:
    """The fix that puts each wanted link at the place of the one found there."""
    return _moved(lines, [link.span for link in found], [link.span for link in wanted])


def rearrange(lines: Lines, entry: Entry, template: Template) -> Fix | None:
    """The fix that brings the fields into order, each with what stands on its line; None where it is not certain."""
    if entry.kind in (Kind.ROW, Kind.HEADING, Kind.FIELDS):
        return None
    roles = [slot.role for slot in template.fields]
    pieces = [piece for piece in _segments(entry) if _known(piece, roles)]
    if any(len(_known(piece, roles)) > 1 for piece in pieces):
        pieces = list(_single(entry, roles))
        if sum(not part.marks for piece in pieces for part in piece[-1:] if isinstance(part, Field)) > 1:
            return None  # plain words side by side: where one field ends is a guess
    if any(crosses_link(entry, part) for piece in pieces for part in piece if isinstance(part, Field)):
        return None
    ordered = sorted(pieces, key=lambda piece: roles.index(_known(piece, roles)[0]))
    return _moved(lines, [_span(lines, piece) for piece in pieces], [_span(lines, piece) for piece in ordered])


def _moved(lines: Lines, found: Sequence[Span], wanted: Sequence[Span]) -> Fix | None:
    pairs = [(old, new) for old, new in zip(found, wanted, strict=True) if old != new]
    if any(one.end_line > one.line for one, _ in pairs) or not pairs:
        return None
    if any(cut(lines, one).count("*") % 2 for one, _ in pairs):  # half of its emphasis would stay behind
        return None
    return Fix(TITLE, tuple(Edit(old, cut(lines, new)) for old, new in pairs))


def _segments(entry: Entry) -> Iterator[list[Part]]:
    """The parts of each line."""
    piece: list[Part] = []
    for part in entry.parts:
        if part.gap in (Gap.SOFT, Gap.HARD, Gap.BLOCK) and piece:
            yield piece
            piece = []
        piece.append(part)
    if piece:
        yield piece


def _single(entry: Entry, roles: Sequence[Role]) -> Iterator[list[Part]]:
    """Each known field alone, a title with the tag before it."""
    tag: list[Part] = []
    for part in entry.parts:
        if part.role is Role.TAG:
            tag = [part]
        elif isinstance(part, Field) and part.role in roles:
            yield [*tag, part] if part.role is Role.TITLE and part.gap is Gap.NONE else [part]
        if part.role is not Role.TAG:
            tag = []


def _known(piece: Sequence[Part], roles: Sequence[Role]) -> list[Role]:
    return [part.role for part in piece if isinstance(part, Field) and part.role in roles]


def _span(lines: Lines, piece: Sequence[Part]) -> Span:
    """The piece's place with the marks around it."""
    start, end = piece[0].span, max((part.span.end_line, part.span.end_column) for part in piece)
    return spread(lines, Span(start.line, start.column, *end), "*_")


def _keys(entry: Entry) -> list[Key]:
    fields: list[Part] = [part for part in entry.parts if isinstance(part, Field)]
    parts = sorted([*fields, *own_links(entry)], key=lambda part: part.span)
    return list(dict.fromkeys(_key(part) for part in parts))


def _key(part: Part) -> Key:
    return part.role, part.name if isinstance(part, Link) else ""
