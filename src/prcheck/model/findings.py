"""What is wrong, and what to do about it."""

from dataclasses import dataclass, field
from enum import StrEnum

from prcheck.model.entries import Entry
from prcheck.model.places import Span


class Severity(StrEnum):
    """How much a finding weighs: an error must not be merged, a warning wants a look, a note is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Its place among all, the heaviest first."""
        return list(Severity).index(self)


class ChangeKind(StrEnum):
    """What happened to an entry; `REFORMATTED` changes no word, address or order."""

    ADDED = "added"
    EDITED = "edited"
    MOVED = "moved"
    REMOVED = "removed"
    REFORMATTED = "reformatted"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry's before and after; `edited` says of a moved entry whether its content changed too."""

    kind: ChangeKind
    before: Entry | None
    after: Entry | None
    edited: bool = False

    @property
    def path(self) -> str:
        """The file that the change stands in."""
        entry = self.after or self.before
        return entry.path if entry else ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what stands at `span` by `text`; a deletion of whole lines ends at column 1 of the next line."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed change of text; `safe` only where it changes format or brings a link to its canonical form."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about a place: found, expected, do this.

    `mark` stands for what it is about, whatever its line is: the same on the next run.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    path: str = ""
    entry: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    mark: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that an ignore comment silenced."""

    code: str
    path: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Skip:
    """What could not be told, and why."""

    what: str
    reason: str
