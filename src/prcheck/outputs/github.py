"""Workflow commands: a line each that GitHub shows as an annotation on the change."""

from collections.abc import Iterable, Iterator

from prcheck.model import Finding, Report, Severity
from prcheck.prose.escaping import command
from prcheck.summary import damage, plural

LIMIT = 10
"""How many annotations of one weight GitHub keeps for a step; of all weights together it keeps 50 for a job."""

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """One workflow command per finding; damage in one each, and what is over GitHub's limit counted in the last."""
    groups = tuple(damage(report.findings))
    apart = {(group.path, group.code) for group in groups}
    single = [(f, f.message) for f in _spread(f for f in report.findings if (f.path, f.code) not in apart)]
    told = [*((group.findings[0], group.headline) for group in groups), *single]
    lines = (line for severity in Severity for line in _limited([t for t in told if t[0].severity is severity]))
    return "".join(f"{line}\n" for line in lines)


def _spread(findings: Iterable[Finding]) -> list[Finding]:
    """The first finding of each entry, then the second of each, and so on: no entry is over the limit for another."""
    seen: dict[object, int] = {}
    ranked: list[tuple[int, Finding]] = []
    for finding in findings:
        key = finding.path, finding.severity, finding.entry or finding.span.line
        seen[key] = seen.get(key, 0) + 1
        ranked.append((seen[key], finding))
    return [finding for _, finding in sorted(ranked, key=lambda pair: pair[0])]


def _limited(told: list[tuple[Finding, str]]) -> Iterator[str]:
    shown = told if len(told) <= LIMIT else told[: LIMIT - 1]
    yield from _annotations(shown)
    if left := len(told) - len(shown):
        severity = told[0][0].severity
        more = plural(left, f"more {severity}")
        yield command(COMMANDS[severity], f"{more}; see the job's summary", {"title": "prcheck"})


def _annotations(told: Iterable[tuple[Finding, str]]) -> Iterator[str]:
    for finding, message in told:
        properties: dict[str, str | int] = {
            "file": finding.path,
            "line": finding.span.line,
            "endLine": max(finding.span.line, finding.span.end_line - (finding.span.end_column == 1)),
            "title": f"{finding.name} [{finding.code}]",
        }
        yield command(COMMANDS[finding.severity], message, properties)
