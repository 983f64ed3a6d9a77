"""A unit's links as parts: what each is called, and the venue or date that its label may be."""

from collections.abc import Iterator
from functools import partial

from prcheck.layouts import attributions, choices, names, venues, words
from prcheck.layouts.attributions import Attribution
from prcheck.layouts.found import INNER, OUTER
from prcheck.layouts.ground import Ground
from prcheck.layouts.inline import RawLink
from prcheck.layouts.reading import Option, is_text_link
from prcheck.model import Field, Link, Mark, Role

Made = partial[Field] | partial[Link]
"""A part that only lacks its gap."""


def parts(ground: Ground, raw: RawLink, title: Option | None) -> Iterator[Made]:
    """The link, and before it the venue or date that its label is ("[[ICML2019]](url)")."""
    label = ground.canvas.plain(raw.label_start, raw.label_end)
    on_title = title is not None and raw.start <= title.inner_start and title.inner_end <= raw.end
    role = None if on_title else _role(ground, raw, label)
    span = ground.unit.place(raw.start, raw.end)
    said = _attribution(raw, label, title)
    if said:
        yield from _said(ground, raw, label, said)
    elif role:
        yield partial(Field, role, label.strip("()[] "), span, frozenset({Mark.LINKED}))
    name = "Paper" if role or said else "" if on_title else _name(ground, raw, label)
    url_span = ground.unit.place(raw.url_start, raw.url_end)
    yield partial(Link, label, raw.url, span, url_span, name, style=raw.style, badge=raw.badge, flaw=raw.flaw)


def _attribution(raw: RawLink, label: str, title: Option | None) -> Attribution | None:
    """By whom and from when the work is, where the link's text says that beside the title."""
    if title is None or not is_text_link(raw) or (raw.start <= title.inner_start and title.inner_end <= raw.end):
        return None
    found = attributions.of(label)
    return found if found and (found.sure or raw.end <= title.start) else None


def _said(ground: Ground, raw: RawLink, label: str, said: Attribution) -> Iterator[Made]:
    span, marks = ground.unit.place(raw.start, raw.end), frozenset({Mark.LINKED})
    yield partial(Field, Role.AUTHORS, label[: said.names].strip(), span, marks)
    yield partial(Field, Role.YEAR, label[said.year : said.year + len("2024")], span, marks)


def is_person(ground: Ground, raw: RawLink) -> bool:
    """Whether the link's text is somebody's name: it stands inside a list of authors."""
    if choices.labelled(ground.inline, raw) or (raw.style in (INNER, OUTER) and not raw.flaw):
        return False
    label = ground.canvas.plain(raw.label_start, raw.label_end)
    return names.is_person(label) and not words.label_name(label) and _role(ground, raw, label) is None


def _role(ground: Ground, raw: RawLink, label: str) -> Role | None:
    """The field that a link's label is: a venue or a date, or anything in a table's venue column."""
    bare = label.strip("()[]` ")
    if not bare or not is_text_link(raw):
        return None
    column = ground.column(raw.start)
    if column and column.role is Role.VENUE:
        return Role.VENUE
    if words.is_label(bare):
        return None
    if venues.is_year(bare):
        return Role.YEAR
    if venues.is_date(bare):
        return Role.DATE
    return Role.VENUE if venues.is_venue_label(bare) else None


def _name(ground: Ground, raw: RawLink, label: str) -> str:
    name = "" if "://" in label else words.label_name(label)
    if name:
        return name
    column = ground.column(raw.start)
    headed = column.label if column else ""
    if words.is_generic(label) or raw.badge:
        return _before(ground, raw) or headed or words.host_label(raw.url)
    return headed  # "Coming soon" below "Code", a paper's own title below "Paper"


def _before(ground: Ground, raw: RawLink) -> str:
    """The label that the words before a colon give a link: "Code: https://..."."""
    word, start = ground.prefix(raw.start)
    if word:
        return words.label_name(word)
    before = ground.text[start : raw.start].rstrip(" *_[(")
    if not before.endswith((":", "：")):
        return ""
    return words.label_name(" ".join(words.folded(before[-40:])[-1:]))
