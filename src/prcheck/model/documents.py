"""A list's file, read."""

from dataclasses import dataclass
from functools import lru_cache

from prcheck.model.entries import Entry, Link
from prcheck.model.places import Kind, Span

_TEXTS = 4  # texts whose lines are remembered


@dataclass(frozen=True, slots=True)
class Stray:
    """A unit that stands where entries stand but could not be read as one; `alone`: the text holds no entry at all."""

    span: Span
    section: tuple[str, ...]
    kind: Kind
    text: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A block that holds no entries, or is a part of one, and reads as one.

    `block` is its kind: "quote", "html", "comment", "code", "heading" or "table", "item" or "paragraph" inside an
    entry, "graft" within its lines. `section` and `kind` are those of the entry that it stands beside or in.
    """

    block: str
    span: Span
    section: tuple[str, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Sample:
    """The list's own template, written as an entry is; `announced`: the words above it say so."""

    span: Span
    announced: bool


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment `<!-- prcheck: ignore ... -->`: the names it silences on the lines `first` to `last`."""

    line: int
    names: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the anchor that GitHub gives it."""

    level: int
    text: str
    line: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap that the text exceeds: what was counted, its value, the cap, and where."""

    what: str
    value: int
    cap: int
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A list's file, read: `text` with LF line ends and no byte order mark.

    `anchors` are the names that `#name` links can reach (headings, `<a id>`, `<a name>`); `references` the links
    to places inside the repository (`#name` and relative paths). `samples` are no entries.
    """

    path: str
    text: str
    entries: tuple[Entry, ...] = ()
    strays: tuple[Stray, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    references: tuple[Link, ...] = ()
    limits: tuple[Limit, ...] = ()
    samples: tuple[Sample, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The source lines, without their ends."""
        return _lines(self.text)


@lru_cache(_TEXTS)
def _lines(text: str) -> tuple[str, ...]:
    """A text's lines, split once: rules ask for them at each entry."""
    return tuple(text.split("\n"))
