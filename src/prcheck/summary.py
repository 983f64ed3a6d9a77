"""What a report says in few words: the damage in one paragraph, the verdict in one line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from prcheck.model import Finding, Report, Severity, Skip, Verdict

DAMAGE = {
    "PRC501": "entries that this change did not mean to touch are damaged",
    "PRC504": "links inside the repository lead nowhere now",
}
"""The rules whose findings are told together where there are several findings."""

ASKED = ("links", "papers")
"""What the network is asked about."""

_QUOTED = re.compile(r'"[^"]*"')
_NUMBER = re.compile(r"\d+")


class Damage(NamedTuple):
    """The findings of one damage rule in one file, with the first of each way of saying it, commonest first."""

    path: str
    code: str
    findings: tuple[Finding, ...]
    samples: tuple[tuple[int, Finding], ...]

    @property
    def headline(self) -> str:
        """What happened, and how often."""
        return f"{len(self.findings)} {DAMAGE[self.code]}"

    @property
    def lines(self) -> tuple[int, ...]:
        """Where, without repeats."""
        return tuple(dict.fromkeys(finding.span.line for finding in self.findings))


def damage(findings: Iterable[Finding]) -> Iterator[Damage]:
    """The damage per file and rule, where a rule speaks more than once."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.code in DAMAGE:
            groups.setdefault((finding.path, finding.code), []).append(finding)
    for (path, code), found in sorted(groups.items()):
        if len(found) > 1:
            yield Damage(path, code, tuple(found), tuple(_samples(found)))


def _samples(findings: list[Finding]) -> Iterator[tuple[int, Finding]]:
    ways = Counter(_way(finding) for finding in findings)
    first = {_way(finding): finding for finding in reversed(findings)}
    return ((count, first[way]) for way, count in ways.most_common())


def _way(finding: Finding) -> str:
    return _NUMBER.sub("0", _QUOTED.sub("", finding.message))


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one rule at one weight."""

    name: str
    code: str
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def count(self) -> str:
        """How many of which weight."""
        return plural(len(self.findings), self.severity)


def kinds(findings: Iterable[Finding]) -> tuple[Kind, ...]:
    """The findings by rule: errors, then warnings, then notes, and the commonest first in each."""
    groups: dict[tuple[Severity, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.code, finding.name), []).append(finding)
    found = (Kind(name, code, severity, tuple(group)) for (severity, code, name), group in groups.items())
    return tuple(sorted(found, key=lambda kind: (kind.severity.rank, -len(kind.findings), kind.code)))


def verdict(report: Report) -> str:
    """The verdict in one sentence, with counts, and what a baseline knows."""
    return _verdict(report) + "".join(f"; {told}" for told in known(report))


def known(report: Report) -> Iterator[str]:
    """What a baseline keeps out of the report, and what of it is no longer found."""
    if report.known:
        yield f"{plural(report.known.there, 'known finding')} in the baseline"
        if report.known.gone:
            yield f"{report.known.gone} of the baseline no longer found"


def _verdict(report: Report) -> str:
    counts = _counts(report)
    if report.verdict is Verdict.INCOMPLETE:
        return f"could not be checked in full{counts and f': {counts}'}"
    if report.verdict is Verdict.FAILED:
        return f"{_failed(report)}: {counts}"
    if report.checked == 0:
        return f"no entries to check{counts and f'; {counts}'}"
    fine = "the entry is fine" if report.checked == 1 else f"all {report.checked} entries are fine"
    return fine if not counts else f"{plural(report.checked, 'entry', 'entries')} checked: {counts}"


def _failed(report: Report) -> str:
    entries = {(f.path, f.entry) for f in report.findings if f.severity is Severity.ERROR and f.code not in DAMAGE}
    bad = sum(entry is not None for _, entry in entries)
    if not bad and report.audit:
        return "the list needs a fix"
    if not bad:
        return "this change needs a fix before it can be merged"
    return f"{bad} of {plural(max(report.checked, bad), 'entry', 'entries')} {'needs' if bad == 1 else 'need'} a fix"


def _counts(report: Report) -> str:
    counts = ((report.count(severity), severity) for severity in Severity)
    return ", ".join(plural(count, severity) for count, severity in counts if count)


def remark(skip: Skip) -> str:
    """What was not done and why, in one line; only for links and papers the reason does not say what."""
    if skip.what in ASKED:
        reason = skip.reason.removeprefix("not checked ")
        return f"not checked: {skip.what}{' ' if reason.startswith('(') else ': '}{reason}"
    return f"{'warning' if skip.what == 'template' else 'note'}: {skip.reason}"


def learned(report: Report) -> str:
    """From how many entries the format was learned, "" where the list declares one or the settings hold it."""
    found = [template for template in report.templates if template.origin == "learned"]
    whole = [template for template in found if not template.section] or found
    if len(whole) == 1:
        return f"format learned from {whole[0].source}"
    return f"formats learned from {plural(sum(t.of for t in whole), 'entry', 'entries')}" if whole else ""


def plural(count: int, one: str, many: str = "") -> str:
    """The count with its noun."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
