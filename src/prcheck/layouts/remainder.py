"""What a unit holds beside its title and links: the stretches of text between them, each with its role."""

import re
from collections.abc import Iterator, Sequence

from prcheck.layouts import linking, names, pieces, venues, words
from prcheck.layouts.ground import Ground
from prcheck.layouts.pieces import Piece
from prcheck.layouts.reading import Option
from prcheck.model import Mark, Role

_NEAR = 4  # characters between a name and its year
_NAMES_LINK = re.compile(r"(?<![\w-])[*_]{0,3}([^\W\d_]+(?: [^\W\d_]+){0,2})[:：]\s*[*_]{0,3}\s*$")
_BAR = re.compile("[|｜]")
_SIGNS = re.compile(r"\s*(?::[a-z][a-z0-9_+\-]{1,40}:\s*)+")
_LAST_SIGN = re.compile(r"\s*:[a-z][a-z0-9_+\-]{1,40}:\s*\Z")
_LEAD = re.compile(r"(?:[*_]{0,2}\[\d{1,4}\][*_]{0,2}(?!\()|[^\w\s\"“«「【\[(*<`$‘'\\#&!~@]\ufe0f?|\s)+")
_SPOKEN = re.compile(r"[^\W_]")  # a letter or a digit
_MERGED = frozenset({Role.AUTHORS, Role.OTHER})


def find(ground: Ground, title: Option | None) -> tuple[Piece, ...]:
    """The pieces in order of place; a second title, such as a translation, is unexplained."""
    stretches = list(_stretches(ground, title))
    if ground.columns:
        found = [piece for low, high in stretches for piece in _cell(ground, low, high)]
    else:
        found = [piece for low, high in stretches for piece in _stretch(ground, low, high)]
        found = [piece for piece in found if piece.role is not Role.OTHER or not _is_link(ground, piece)]
        found = list(_joined(ground, list(_settled(ground, _untagged(ground, found, title)))))
    return tuple(Piece(Role.OTHER, p.start, p.end) if p.role is Role.TITLE else p for p in found)


def _untagged(ground: Ground, found: Sequence[Piece], title: Option | None) -> Sequence[Piece]:
    """The pieces where an acronym in brackets before the title is no venue: another one follows the title."""
    held = [piece for piece in found if piece.role is Role.VENUE]
    if title is None or not held[1:] or held[0].start > title.start:
        return found
    tag = venues.is_acronym(ground.canvas.plain(held[0].start, held[0].end))
    return [Piece(Role.OTHER, p.start, p.end) if p is held[0] and tag else p for p in found]


def _is_link(ground: Ground, piece: Piece) -> bool:
    """Whether an unexplained piece is no more than a link's own words."""
    return any(link.start <= piece.start and piece.end <= link.end for link in ground.inline.links)


def _stretches(ground: Ground, title: Option | None) -> Iterator[tuple[int, int]]:
    """The text that neither title nor link nor break nor bar takes; names that lead to home pages take none."""
    taken = [(found.start, found.end) for found in ground.inline.breaks]
    taken += [(link.start, link.end) for link in ground.inline.links if not linking.is_person(ground, link)]
    taken += [(title.start, title.end)] if title else []
    taken += [bar.span() for bar in _BAR.finditer(ground.text)]
    at = 0
    for low, high in [*sorted(taken), (len(ground.text), len(ground.text))]:
        if low > at:
            yield at, low
        at = max(at, high)


def _stretch(ground: Ground, low: int, high: int) -> Iterator[Piece]:
    if not _SPOKEN.search(ground.text, low, high):
        return
    word, value = ground.prefix(low)
    if word and low <= value:
        yield from _value(ground, words.field_role(word), value, high)
        return
    low, high = _within_signs(ground.text, _behind_lead(ground, low), _before_label(ground, low, high))
    runs = [run for run in _runs(ground, low, high) if _speaks(ground.canvas.plain(*run))]
    if not _marked_names(ground, runs) and pieces.opens_with_names(ground.canvas, low, high):
        runs = [(low, high)]
    for start, end in runs:
        yield from pieces.classify(ground.canvas, start, end, ground.habit)


def _speaks(text: str) -> bool:
    """Whether a run has words of its own: "in" belongs to the venue that is set off behind it."""
    return any(map(str.isalnum, text)) and text.strip(" .,;:").lower() != "in"


def _behind_lead(ground: Ground, low: int) -> int:
    """Where a stretch begins without the number or signs before its entry ("**[12]** Doe, Jane", "⭐(CVPR 2024)")."""
    found = _LEAD.match(ground.text) if low == 0 else None
    return found.end() if found else low


def _within_signs(text: str, low: int, high: int) -> tuple[int, int]:
    """A stretch without GitHub's emoji words (":star:") at its edges."""
    if text.find(":", low, high) < 0:
        return low, high
    first = _SIGNS.match(text, low, high)
    low = first.end() if first else low
    while low < high and (last := _LAST_SIGN.search(text, max(low, high - 60), high)):
        high = last.start()
    return low, high


def _before_label(ground: Ground, low: int, high: int) -> int:
    """Where a stretch ends without the words that name the link behind it ("Code: [link](url)")."""
    near = max(low, high - 40)
    colon = ground.text.find(":", near, high) >= 0 or ground.text.find("：", near, high) >= 0
    found = _NAMES_LINK.search(ground.text, near, high) if colon else None
    if not found or ground.text[high : high + 1] in ("", "\n"):
        return high
    last = found.start(1) + found[1].rfind(" ") + 1
    return next((at for at in (found.start(1), last) if words.is_label(ground.text[at : found.end(1)])), high)


def _marked_names(ground: Ground, runs: Sequence[tuple[int, int]]) -> bool:
    """Whether the first run is a list of names by itself, which its marks end: no "et al." follows."""
    wraps = {(wrap[0], wrap[1]) for wrap in ground.canvas.wraps}
    if len(runs) < 2 or runs[0] not in wraps or not names.is_names(ground.canvas.plain(*runs[0])):
        return False
    return not ground.canvas.plain(*runs[1]).lstrip(" ,").lower().startswith("et al")


def _value(ground: Ground, role: Role | None, low: int, high: int) -> Iterator[Piece]:
    start, end = pieces.strip(ground.canvas, low, max(low, high))
    if role and start < end and any(sign.isalnum() for sign in ground.canvas.plain(start, end)):
        yield Piece(role, start, end)


def _runs(ground: Ground, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The stretch cut at its outermost marks."""
    at = low
    for start, end, _, _, mark in ground.canvas.wraps:
        if mark in (Mark.LINKED, Mark.QUOTED) or start < at or end > high:
            continue
        if start > at:
            yield at, start
        yield start, end
        at = end
    if at < high:
        yield at, high


def _cell(ground: Ground, low: int, high: int) -> Iterator[Piece]:
    """A stretch of a table's row: its column's role, or what the words say where the column has none."""
    cell = ground.cell(low) or ground.cell(high - 1)
    column = ground.column(low) or ground.column(high - 1)
    if cell is None or column is None or column.role in (None, Role.TITLE):
        yield from _stretch(ground, low, high)
        return
    yield from _value(ground, column.role, max(low, cell.start), min(high, cell.end))


def _settled(ground: Ground, found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with one list of authors: a later one is the venue where a year follows it, else unexplained."""
    known = skip = False
    for index, piece in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        before = found[index - 1] if index else piece
        more = before.role is Role.AUTHORS and ground.is_close(before.end, piece.start)
        if skip:
            skip = False
        elif piece.role is not Role.AUTHORS or not known or more:
            known = known or piece.role is Role.AUTHORS
            yield piece
        elif after and after.role is Role.YEAR and after.start - piece.end < _NEAR:
            yield Piece(Role.VENUE, piece.start, after.end)
            skip = True
        else:
            yield Piece(Role.OTHER, piece.start, piece.end)


def _joined(ground: Ground, found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with names, and unexplained pieces, that stand side by side as one."""
    held: Piece | None = None
    for piece in found:
        if held and held.role is piece.role and piece.role in _MERGED and ground.is_close(held.end, piece.start):
            held = Piece(held.role, held.start, piece.end)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
