"""One listed paper, in its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from prcheck.model.places import Flaw, Gap, Kind, Mark, Role, Span


@dataclass(frozen=True, slots=True)
class Field:
    """One part of an entry that is no link: `text` as a reader sees it, `span` with its marks."""

    role: Role
    text: str
    span: Span
    marks: frozenset[Mark] = frozenset()
    gap: Gap = Gap.NONE


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an entry.

    `label` is what a reader sees, `name` the canonical label ("Paper", "Code") or "" where it is none.
    `span` covers the whole link with its brackets, `url_span` the address alone. `style` is its shape with the
    places of label and address: `[[{label}]({url})]`, `[[{label}]]({url})`, `[{label}]({url})`, `<{url}>`,
    `{url}`, `<a href="{url}">{label}</a>`. A `badge` is an image inside the link.
    """

    label: str
    url: str
    span: Span
    url_span: Span
    name: str = ""
    gap: Gap = Gap.NONE
    style: str = "[{label}]({url})"
    badge: bool = False
    flaw: Flaw | None = None

    @property
    def role(self) -> Role:
        """Always `Role.LINK`: lets parts be read as one sequence."""
        return Role.LINK


Part = Field | Link


class Word(NamedTuple):
    """One part without its text and place: entries of equal words follow the same templates.

    `name` and `label` are a link's, the label "" where it is an address; `own` is False for a link on a field.
    """

    role: Role
    name: str
    label: str
    marks: frozenset[Mark]
    gap: Gap
    own: bool = True


LOOSE = frozenset({Role.OTHER, Role.TAG})
"""The roles of pieces that nobody asks for."""

FORMS = 1 << 12  # remembered
_NO_MARKS: frozenset[Mark] = frozenset()
_Place = tuple[tuple[int, int], tuple[int, int]]


def _place(part: Part) -> _Place:
    span = part.span
    return (span.line, span.column), (span.end_line, span.end_column)


def _word(part: Part, fields: Sequence[_Place]) -> Word:
    if isinstance(part, Field):
        return Word(part.role, "", "", part.marks, part.gap)
    start, end = _place(part)
    own = True
    for first, last in fields:  # a loop, as in `field`
        if start < last and first < end:
            own = False
    return Word(Role.LINK, part.name, part.label if own and "://" not in part.label else "", _NO_MARKS, part.gap, own)


@lru_cache(FORMS)
def _known(form: tuple[Word, ...]) -> tuple[Word, ...]:
    """The form as an object that entries share: a list has few forms, and each is counted and looked up often."""
    return form


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed paper.

    `span` holds the entry's own lines only. `parts` stand in order of place; `raw` is the source without
    indent and marker, for comparing. `unfinished` entries are a bare title or "name (URL)". `joined` says that
    no blank line stands between this entry and the one before it although both are paragraphs. `head` are the
    column heads of a table row. `title` stands without the tags before it; `links` are all in order of place, the one
    on the title included; `form` are the parts without their texts and places.
    """

    path: str
    span: Span
    section: tuple[str, ...]
    kind: Kind
    parts: tuple[Part, ...]
    raw: str
    unfinished: bool = False
    joined: bool = False
    head: tuple[str, ...] = ()
    title: Field | None = field(init=False, repr=False, compare=False)
    links: tuple[Link, ...] = field(init=False, repr=False, compare=False)
    form: tuple[Word, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every rule asks for."""
        object.__setattr__(self, "title", self.field(Role.TITLE))
        object.__setattr__(self, "links", tuple(part for part in self.parts if isinstance(part, Link)))
        places = [_place(part) for part in self.parts if isinstance(part, Field) and part.role not in LOOSE]
        object.__setattr__(self, "form", _known(tuple([_word(part, places) for part in self.parts])))

    def field(self, role: Role) -> Field | None:
        """The first part with this role."""
        for part in self.parts:  # a loop: asked a hundred times of each entry, and half the cost of a generator
            if isinstance(part, Field) and part.role is role:
                return part
        return None

    @property
    def authors(self) -> Field | None:
        """The author list as written."""
        return self.field(Role.AUTHORS)

    @property
    def venue(self) -> Field | None:
        """The venue as written, its year included where it stands with it ("CVPR 2024")."""
        return self.field(Role.VENUE)

    @property
    def year(self) -> Field | None:
        """A year or date that stands apart from the venue."""
        return self.field(Role.YEAR) or self.field(Role.DATE)

    @property
    def rest(self) -> tuple[Field, ...]:
        """Pieces that no role explains."""
        return tuple(p for p in self.parts if isinstance(p, Field) and p.role is Role.OTHER)

    def link(self, name: str) -> Link | None:
        """The first link with this canonical label."""
        for part in self.parts:
            if isinstance(part, Link) and part.name == name:
                return part
        return None

    @property
    def name(self) -> str:
        """The title's text, or "" without one."""
        return self.title.text if self.title else ""
