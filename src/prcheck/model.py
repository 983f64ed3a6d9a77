"""Every value that passes between the stages: places, entries, changes, findings, report.

All are frozen and compare by content. Lines and columns count from 1; columns count characters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error must not be merged, a warning wants a look, a note is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Role(StrEnum):
    """What a part of an entry is."""

    TITLE = "title"
    AUTHORS = "authors"
    VENUE = "venue"
    YEAR = "year"
    DATE = "date"
    LINK = "link"
    TAG = "tag"
    OTHER = "other"


class Mark(StrEnum):
    """How a part is marked up."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    QUOTED = "quoted"
    LINKED = "linked"
    HEADING = "heading"


class Gap(StrEnum):
    """What separates a part from the part before it, as GitHub renders it.

    `FIRST`: nothing before. `NONE`: the same source line. `SOFT`: a new source line that renders as a blank.
    `HARD`: a line break (`<br>`, `</br>`, two spaces or a backslash at the end of the line).
    `BLOCK`: another block: a table cell, a nested item, a paragraph.
    """

    FIRST = "first"
    NONE = "none"
    SOFT = "soft"
    HARD = "hard"
    BLOCK = "block"


class Kind(StrEnum):
    """The shape of the unit of Markdown that holds an entry."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    ROW = "row"
    HEADING = "heading"
    FIELDS = "fields"


class Flaw(StrEnum):
    """What is wrong with the writing of a link."""

    UNCLOSED = "unclosed"  # a bracket or parenthesis is missing
    SPACE_BEFORE_URL = "space-before-url"  # [Paper] (url)
    BLANK_IN_URL = "blank-in-url"  # [Paper](https://arxiv. org/abs/1)
    SCHEME = "scheme"  # hhttps://, http//, https:/x
    EMPTY = "empty"  # [Paper]()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: `end_line` is the last line (inclusive), `end_column` one past its last character."""

    line: int
    column: int
    end_line: int
    end_column: int


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed paper.

    `span` holds the entry's own lines only. `parts` stand in order of place; `raw` is the source without
    indent and marker, for comparing. `unfinished` entries are a bare title or "name (URL)". `joined` says that
    no blank line stands between this entry and the one before it although both are paragraphs. `head` are the
    column heads of a table row.
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

    def field(self, role: Role) -> Field | None:
        """The first part with this role."""
        return next((p for p in self.parts if isinstance(p, Field) and p.role is role), None)

    @property
    def title(self) -> Field | None:
        """The title, without the tags before it."""
        return self.field(Role.TITLE)

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
    def links(self) -> tuple[Link, ...]:
        """All links in order of place, the one on the title included."""
        return tuple(p for p in self.parts if isinstance(p, Link))

    @property
    def rest(self) -> tuple[Field, ...]:
        """Pieces that no role explains."""
        return tuple(p for p in self.parts if isinstance(p, Field) and p.role is Role.OTHER)

    def link(self, name: str) -> Link | None:
        """The first link with this canonical label."""
        return next((link for link in self.links if link.name == name), None)

    @property
    def name(self) -> str:
        """The title's text, or "" without one."""
        return self.title.text if self.title else ""


@dataclass(frozen=True, slots=True)
class Stray:
    """A unit that stands where entries stand but could not be read as one."""

    span: Span
    section: tuple[str, ...]
    kind: Kind
    text: str


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
class Document:
    """A list's file, read: `text` with LF line ends and no byte order mark.

    `anchors` are the names that `#name` links can reach (headings, `<a id>`, `<a name>`); `references` the links
    to places inside the repository (`#name` and relative paths).
    """

    path: str
    text: str
    entries: tuple[Entry, ...] = ()
    strays: tuple[Stray, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    references: tuple[Link, ...] = ()
    limits: tuple["Limit", ...] = ()

    @property
    def lines(self) -> list[str]:
        """The source lines, without their ends."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap that the text exceeds: what was counted, its value, the cap, and where."""

    what: str
    value: int
    cap: int
    line: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a template: a field or a link, in order.

    `word` is the template's own word for it ("Conference", "Paper link"); `label` is a link's label. `free` are the
    marks that entries of the list bear or not as they like.
    """

    role: Role
    word: str = ""
    label: str = ""
    marks: frozenset[Mark] = frozenset()
    gap: Gap = Gap.NONE
    free: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Style:
    """How the list's own entries are written where the template leaves a choice.

    `newline` ends a line that must break: `<br>`, `</br>`, two spaces or a backslash. `link` is the shape of a
    link, `link_gap` what stands between the venue and the first link, `between` what stands between two links
    ("" or " " or a newline). `marker` is the item's or line's lead ("- ", "* ", "1. ", "").
    `dress` tells per kind and part how it is written ("**{text}**"), `glue` per kind what stands between two parts ("^"
    before the first, "$" behind the last, "*" any), `columns` which parts stand below a table's head.
    """

    newline: str = "<br>"
    link: str = "[[{label}]({url})]"
    link_gap: Gap = Gap.NONE
    between: str = ""
    marker: str = ""
    dress: tuple[tuple[str, str, str], ...] = ()
    glue: tuple[tuple[str, str, str, str], ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What an entry must have.

    `origin` is "settings", "declared" or "learned"; `source` a place ("README.md:23") or how it was learned
    ("97 entries"). `required` names fields ("title") and link labels ("Paper"). `follow` of the `of` complete entries
    are shaped so. `section` is None for the whole list. `shapes` are the sequences of roles that stand for
    themselves: an entry with one of them is never blamed for missing or reordered parts.
    """

    path: str
    origin: str
    source: str
    slots: tuple[Slot, ...]
    required: tuple[str, ...]
    section: tuple[str, ...] | None = None
    kind: Kind | None = None
    style: Style = Style()
    follow: int = 0
    of: int = 0
    shapes: frozenset[tuple[str, ...]] = frozenset()

    @property
    def fields(self) -> tuple[Slot, ...]:
        """The slots that are no links."""
        return tuple(slot for slot in self.slots if slot.role is not Role.LINK)

    @property
    def links(self) -> tuple[Slot, ...]:
        """The slots that are links."""
        return tuple(slot for slot in self.slots if slot.role is Role.LINK)

    @property
    def required_links(self) -> tuple[str, ...]:
        """The link labels that an entry must have."""
        labels = {slot.label for slot in self.links}
        return tuple(name for name in self.required if name in labels)

    def slot(self, role: Role) -> Slot | None:
        """The first slot with this role."""
        return next((slot for slot in self.slots if slot.role is role), None)


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
    """What a rule says about a place: found, expected, do this."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    path: str = ""
    entry: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


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


class LinkStatus(StrEnum):
    """The verdict on a link; only `DEAD` and `UNSAFE` are errors."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNKNOWN = "unknown"
    UNSAFE = "unsafe"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class LinkState:
    """What is known of one address: `status` is the HTTP status, 0 without one; `location` where it moved to."""

    url: str
    state: LinkStatus
    reason: str = ""
    status: int = 0
    location: str | None = None
    requests: int = 0


class Verdict(StrEnum):
    """The report in one word."""

    PASSED = "passed"
    FAILED = "failed"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as a report carries it: enough for help texts without the rule's code."""

    code: str
    name: str
    severity: Severity
    summary: str
    doc: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `checked` counts the entries judged; `texts` maps paths to the text after the change."""

    verdict: Verdict = Verdict.PASSED
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    skipped: tuple[Skip, ...] = ()
    changes: tuple[Change, ...] = ()
    templates: tuple[Template, ...] = ()
    links: tuple[LinkState, ...] = ()
    rules: tuple[RuleInfo, ...] = ()
    checked: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)
