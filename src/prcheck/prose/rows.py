"""The changed entries of a report with what is wrong with each, and the findings that no entry holds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from prcheck.model import Change, ChangeKind, Entry, Finding, Report, Severity

DAMAGE = frozenset({"PRC501", "PRC502", "PRC504"})
"""Findings on what the change did not mean to touch: told together, in one paragraph."""

_SPACE = re.compile(r"[\W_]+")


class Row(NamedTuple):
    """A changed entry and its findings, heaviest first; `key` names it on every push, whatever its lines are."""

    entry: Entry
    findings: tuple[Finding, ...]
    key: str

    @property
    def severity(self) -> Severity | None:
        """The weight of the heaviest finding."""
        return self.findings[0].severity if self.findings else None


def rows(report: Report) -> tuple[Row, ...]:
    """The entries that the change adds or edits, in order of place."""
    entries = sorted({entry for change in report.changes if (entry := judged(change))}, key=_place)
    owned = _owned(entries, report.findings)
    return tuple(
        Row(entry, tuple(sorted(owned.get(entry, ()), key=_weight)), name)
        for entry, name in zip(entries, _keys(entries), strict=True)
    )


def loose(report: Report) -> tuple[Finding, ...]:
    """The findings outside these entries that are no damage, heaviest first."""
    entries = [entry for change in report.changes if (entry := judged(change))]
    owned = {id(finding) for found in _owned(entries, report.findings).values() for finding in found}
    rest = (f for f in report.findings if id(f) not in owned and f.code not in DAMAGE)
    return tuple(sorted(rest, key=_weight))


def damage(report: Report) -> tuple[Finding, ...]:
    """The findings on what the change did not mean to touch."""
    return tuple(finding for finding in report.findings if finding.code in DAMAGE)


def judged(change: Change) -> Entry | None:
    """The entry after the change, where the change added or edited it."""
    touched = change.kind in (ChangeKind.ADDED, ChangeKind.EDITED) or change.edited
    return change.after if touched else None


def digest(*parts: str) -> str:
    """A short name for text that may hold anything."""
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _owned(entries: Iterable[Entry], findings: Iterable[Finding]) -> dict[Entry, list[Finding]]:
    owners = {(e.path, line): e for e in entries for line in range(e.span.line, e.span.end_line + 1)}
    owned: dict[Entry, list[Finding]] = {}
    for finding in findings:
        owner = owners.get((finding.path, finding.span.line))
        if owner and finding.code not in DAMAGE and finding.code != "PRC503":
            owned.setdefault(owner, []).append(finding)
    return owned


def _keys(entries: Iterable[Entry]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for entry in entries:
        name = digest(entry.path, _SPACE.sub(" ", (entry.name or entry.raw).casefold()).strip())
        seen[name] += 1
        yield name if seen[name] == 1 else digest(name, str(seen[name]))


def _place(entry: Entry) -> tuple[str, int]:
    return entry.path, entry.span.line


def _weight(finding: Finding) -> tuple[int, str, int, int, str]:
    return finding.severity.rank, finding.path, finding.span.line, finding.span.column, finding.code
