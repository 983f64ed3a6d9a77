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
