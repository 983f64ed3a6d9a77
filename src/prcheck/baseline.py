"""What was wrong before: findings that a baseline knows already are left out, so that only new ones count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from prcheck import engine
from prcheck.facts import Need
from prcheck.model import Finding, Known, Report, Severity
from prcheck.rules import RULES

Mark = tuple[str, str]


def apart(report: Report, before: Iterable[Finding], fail_on: Severity | None, *, papers: bool) -> Report:
    """The report without the findings that were there before, and how many of those are there and gone.

    `papers` says that papers were looked up. Each finding before stands for one of now: of three equal ones two may
    be known and one new.
    """
    old = Counter(map(_mark, before))
    fresh = tuple(_fresh(report.findings, Counter(old)))
    now = Counter(map(_mark, report.findings))
    told = _told(report, papers=papers)
    gone = sum(count for (code, _), count in (old - now).items() if code in told)
    known = Known(len(report.findings) - len(fresh), gone)
    return replace(report, findings=fresh, known=known, verdict=engine.verdict(report.verdict, fresh, fail_on))


def _mark(finding: Finding) -> Mark:
    return finding.code, finding.mark


def _fresh(findings: Iterable[Finding], left: Counter[Mark]) -> Iterator[Finding]:
    for finding in findings:
        if left[_mark(finding)]:
            left[_mark(finding)] -= 1
        else:
            yield finding


def _told(report: Report, *, papers: bool) -> frozenset[str]:
    """The rules that could tell: they ran, and what they need of the network was there."""
    missing = {skip.what for skip in report.skipped} | (set() if papers else {Need.PAPERS.value})
    ran = {rule.code for rule in report.rules}
    return frozenset(rule.code for rule in RULES if rule.code in ran and not missing.intersection(rule.needs))
