"""All that a run tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prcheck.model.findings import Change, Finding, Ignored, Severity, Skip
from prcheck.model.templates import Template


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
    """What is known of one address: `status` is the HTTP status, 0 without one; `location` where it moved to.

    `copy` is the address of an archived copy of a dead page, "" where none is known.
    """

    url: str
    state: LinkStatus
    reason: str = ""
    status: int = 0
    location: str | None = None
    requests: int = 0
    copy: str = ""


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
class ListedLink:
    """A link of an entry as a report lists it."""

    label: str
    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as a report lists it: what a reader sees, without how it is written; None for what it lacks."""

    path: str
    line: int
    end_line: int
    section: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    year: str | None = None
    links: tuple[ListedLink, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """Which part of an audit a report is: number `number` of `of`.

    `made_by` is prcheck's version, `key` stands for the lists and settings: equal in all shards of one audit.
    """

    number: int
    of: int
    made_by: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """How many findings a baseline holds that are still `there`, and how many that are `gone`."""

    there: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `checked` counts the entries judged; `texts` maps paths to the text after the change.

    `audit` says that it is about whole lists, whose `entries` it lists then. `shard` is None for a whole report,
    `known` where no baseline was given. `source` is the address below which the files can be read, "" without one.
    """

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
    audit: bool = False
    entries: tuple[Listed, ...] = ()
    shard: Shard | None = None
    known: Known | None = None
    source: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)
