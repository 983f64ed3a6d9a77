"""The verdict in a contributor's words: the first line of a summary."""

from collections.abc import Sequence

from prcheck.model import Report, Severity, Verdict
from prcheck.prose.rows import Row, damage, loose, rows
from prcheck.summary import plural


def headline(report: Report) -> str:
    """One sentence with the number of entries; plain words only."""
    listed = rows(report)
    bad = [row for row in listed if _fails(row, report)]
    if report.verdict is Verdict.INCOMPLETE:
        return _incomplete(listed, bad)
    if harm := harmed(report):
        return _harm(listed, bad, harm)
    if bad:
        return f"{_share(len(bad), len(listed))} a fix before this can be merged"
    if report.verdict is Verdict.FAILED:
        return "This change needs a fix before it can be merged"
    return _fine(listed, bool(loose(report)))


def harmed(report: Report) -> str:
    """What the change breaks without meaning to, counted; empty where it breaks nothing."""
    found = damage(report)
    entries = sum(finding.code == "PRC501" for finding in found)
    links = sum(finding.code == "PRC504" for finding in found)
    if entries:
        return f"{plural(entries, 'entry', 'entries')} that it did not mean to touch"
    return f"{plural(links, 'link')} inside the repository" if links else ""


def _fails(row: Row, report: Report) -> bool:
    """Whether the row holds the change up: by an error, or by a warning where errors are not what failed it."""
    if row.severity is Severity.ERROR:
        return True
    strict = report.verdict is Verdict.FAILED and not report.count(Severity.ERROR)
    return strict and row.severity is not None


def _incomplete(listed: Sequence[Row], bad: Sequence[Row]) -> str:
    lead = "This change could not be checked in full"
    return f"{lead}; {_share(len(bad), len(listed)).lower()} a fix" if bad else lead


def _harm(listed: Sequence[Row], bad: Sequence[Row], harm: str) -> str:
    if bad:
        return f"{_share(len(bad), len(listed))} a fix, and the change breaks {harm}"
    if listed:
        return f"{_all(len(listed))} fine, but the change breaks {harm}"
    return f"This change breaks {harm}"


def _fine(listed: Sequence[Row], remarks: bool) -> str:
    noted = sum(row.severity is Severity.WARNING for row in listed)
    if noted:
        return f"{noted} of {plural(len(listed), 'entry', 'entries')} could be better, but this can be merged"
    if listed:
        return f"{_all(len(listed))} fine"
    tail = "please look at the remarks" if remarks else "nothing to check"
    return f"This change adds no entries; {tail}"


def _share(bad: int, total: int) -> str:
    if bad < total:
        return f"{bad} of {total} entries need{'s' if bad == 1 else ''}"
    return {1: "This entry needs", 2: "Both entries need"}.get(total, f"All {total} entries need")


def _all(total: int) -> str:
    return {1: "The entry is", 2: "Both entries are"}.get(total, f"All {total} entries are")
