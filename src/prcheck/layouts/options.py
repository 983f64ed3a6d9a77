"""The places in a unit that may be its title, in order of place, and the choice among them."""

from collections.abc import Iterable, Iterator

from prcheck.layouts import attributions, names, words
from prcheck.layouts.canvas import Canvas
from prcheck.layouts.choices import TAG, is_unopened, labelled, option
from prcheck.layouts.citations import cited, lone
from prcheck.layouts.plain import FAR, SHORT, plain
from prcheck.layouts.reading import Habit, Option
from prcheck.model import Mark

_NEAR = 40  # characters between a nickname and the title behind it


def _marked(canvas: Canvas) -> Iterator[Option]:
    links = canvas.inline.links
    badges = {(k.start, k.end) for k in links if labelled(canvas.inline, k) or (is_unopened(k) and k.start)}
    for low, high, inner_low, inner_high, mark in canvas.wraps:
        if mark is Mark.CODE or inner_high - inner_low > FAR or (low, high) in badges:
            continue
        inside = canvas.text[inner_low:inner_high]
        if (TAG.fullmatch(inside) or _is_bracketed(canvas, low, high)) and len(inside.split()) <= SHORT:
            continue
        if mark is Mark.LINKED and _is_surname(canvas, inner_low, inner_high, high):
            continue
        found = option(canvas, low, high)
        if found:
            yield found


def _is_bracketed(canvas: Canvas, low: int, high: int) -> bool:
    """Whether brackets hold a marked piece before other words ("[**LoomNet**] A Title")."""
    text = canvas.text
    behind = text[high + 1 : high + 2]
    return text[low - 1 : low] == "[" and text[high : high + 1] == "]" and (behind == " " or behind.isalnum())


def _leads_to_paper(canvas: Canvas) -> bool:
    """Whether a link leads to a paper, so that a name behind a comma is its author's."""
    return any(words.is_paper_url(link.url) for link in canvas.inline.links)


def _is_surname(canvas: Canvas, low: int, high: int, end: int) -> bool:
    """Whether a linked word and a year say who wrote the work whose title stands behind ("[Doe (2024)](url)")."""
    if attributions.of(canvas.plain(low, high)) is None:
        return False
    behind = (wrap for wrap in canvas.wraps if end <= wrap[0] <= end + _NEAR and wrap[4] is not Mark.CODE)
    return any(len(canvas.plain(wrap[2], wrap[3]).split()) >= SHORT for wrap in behind)


def find(canvas: Canvas, habit: Habit) -> tuple[Option, ...]:
    """The options for a title, the earliest first; ranges that say the same count once."""
    found = list(cited(canvas)) or list(plain(canvas, named=habit.authors == frozenset() and _leads_to_paper(canvas)))
    found += [*lone(canvas), *_marked(canvas)]
    unique = {(one.inner_start, one.inner_end): one for one in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda one: (one.start, -one.inner_end)))


def within(options: Iterable[Option], start: int, end: int) -> tuple[Option, ...]:
    """The options that lie inside a range."""
    return tuple(one for one in options if start <= one.start and one.end <= end)


def choose(options: tuple[Option, ...], prefer: str = "") -> Option | None:
    """The title among the options: the preferred key's first, else the earliest that is no nickname of a later one."""
    first = next((one for one in options if one.key == prefer), None) if prefer else None
    if first or not options:
        return first
    first = options[0]
    people = names.is_names(first.text) and (
        not first.marks or (first.marks == {Mark.ITALIC} and names.is_wordless(first.text))
    )
    if (len(first.text.split()) > SHORT and not people) or first.marks == {Mark.QUOTED}:
        return first
    near = (o for o in options[1:] if first.end <= o.start <= first.end + _NEAR)
    sure = people and not first.marks
    longer = (
        o
        for o in near
        if o.marks - {Mark.ITALIC} and (len(o.text.split()) > SHORT or (sure and Mark.QUOTED in o.marks))
    )
    return next(longer, first)
