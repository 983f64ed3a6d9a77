"""A unit read as one entry: its title, its links and the roles of the rest, with their places and gaps."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from prcheck.layouts import linking, pieces, remainder, titling
from prcheck.layouts.ground import Ground
from prcheck.layouts.inline import Inline
from prcheck.layouts.linking import Made
from prcheck.layouts.pieces import Piece
from prcheck.layouts.reading import Column, Habit, Option, Reading
from prcheck.layouts.unit import Unit
from prcheck.model import Field, Gap, Kind, Link, Mark, Part, Role

_TAG_WORDS = 4
_BRACKETS = ("()", "[]", "{}", "（）", "【】")

Placed = tuple[int, int, Made]


def read(unit: Unit, inline: Inline, habit: Habit, columns: Sequence[Column] = ()) -> Reading:
    """The unit read as an entry, titled as `habit` prefers."""
    ground = Ground(unit, inline, habit, columns)
    title = titling.title(ground)
    placed = sorted(_placed(ground, title), key=lambda item: (item[0], item[2].func is Link, -item[1]))
    keys = frozenset(option.key for option in ground.options)
    return Reading(unit, inline, title, tuple(_gapped(ground, placed)), keys=keys, options=ground.options)


def _placed(ground: Ground, title: Option | None) -> Iterator[Placed]:
    if title:
        marks = title.marks | ({Mark.HEADING} if ground.unit.kind is Kind.HEADING else frozenset())
        span = ground.unit.place(title.start, title.end)
        yield title.start, title.end, partial(Field, Role.TITLE, title.text, span, marks)
    for raw in ground.inline.links:
        for part in linking.parts(ground, raw, title):
            yield raw.start, raw.end, part
    for piece in remainder.find(ground, title):
        yield _field(ground, piece, title)


def _field(ground: Ground, piece: Piece, title: Option | None) -> Placed:
    canvas = ground.canvas
    start, end = pieces.strip(canvas, *canvas.shrink(piece.start, piece.end))
    low, high, marks = canvas.dress(start, end)
    low, high = min(low, piece.start), max(high, piece.end)
    text = _bare(canvas.plain(start, end))
    if len(text) > len("()") and text[0] + text[-1] in _BRACKETS:
        text = text[1:-1].strip()
    tag = piece.role is Role.OTHER and title is not None and piece.start < title.start
    role = Role.TAG if tag and len(text.split()) <= _TAG_WORDS else piece.role
    marks |= canvas.marks(start, end) - {Mark.LINKED}
    return low, high, partial(Field, role, text, ground.unit.place(low, high), marks)


def _bare(text: str) -> str:
    """The text without signs at its end; an image behind them hides them from the source's edge."""
    return text if text.endswith(("al.", "Jr.", "..", "*")) else text.rstrip(" ,;:|.")


def _gapped(ground: Ground, placed: Sequence[Placed]) -> Iterator[Part]:
    for _, _, made in placed[:1]:
        yield made(gap=Gap.FIRST)
    for before, now in pairwise(placed):
        yield now[2](gap=ground.gap(min(before[1], now[0]), now[0]))
