"""The entries of a page as compact values: what repeats stands once and is named by its number."""

import json
import re
from collections.abc import Iterable, Sequence

from prcheck.model import Finding, LinkStatus, Listed, Report, Severity
from prcheck.outputs.html import counts
from prcheck.terminal import visible

AUTHORS = 200
"""How many characters of an author list are shown."""

TITLE = 300
MESSAGE = 400
URL = 2000

Value = str | int | list["Value"] | dict[str, "Value"]

_ACTIVE = re.compile("[<>&\x7f\u2028\u2029]")


class Numbers:
    """Texts by number, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def texts(self) -> list[Value]:
        """All texts by their numbers."""
        return list(self._numbers)


def data(report: Report, entries: Sequence[Listed]) -> str:
    """JSON for a script element: no character in it can end the element."""
    paths, sections, rules = Numbers(), Numbers(), Numbers()
    states = {state.url: state for state in report.links}
    owned, loose = _owned(entries, report.findings)
    rows: list[Value] = []
    for number, (entry, section) in enumerate(zip(entries, counts.sections(entries), strict=True)):
        rows.append(
            [
                _cut(entry.title or "", TITLE),
                _cut(", ".join(entry.authors), AUTHORS),
                _cut(counts.venue(entry), TITLE),
                counts.year(entry),
                sections[_cut(section, TITLE)],
                paths[entry.path],
                entry.line,
                [
                    [_cut(link.label, 40), link.url[:URL], _state(states[link.url].state) if link.url in states else -1]
                    for link in entry.links
                ],
                [_finding(finding, rules) for finding in owned.get(number, ())],
            ]
        )
    reasons: dict[str, Value] = {
        state.url: _cut(state.reason, MESSAGE) for state in report.links if state.state is not LinkStatus.ALIVE
    }
    told: list[Value] = [[*_finding(finding, rules), paths[finding.path]] for finding in loose]
    value: dict[str, Value] = {
        "rows": rows,
        "loose": told,
        "paths": paths.texts,
        "sections": sections.texts,
        "rules": rules.texts,
        "states": [state.value for state in LinkStatus],
        "reasons": reasons,
        "source": report.source,
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8", "replace").decode()


def _owned(entries: Sequence[Listed], findings: Iterable[Finding]) -> tuple[dict[int, list[Finding]], list[Finding]]:
    """The findings of each entry by its number, and those of none."""
    owners = {
        (entry.path, line): number
        for number, entry in enumerate(entries)
        for line in range(entry.line, entry.end_line + 1)
    }
    owned: dict[int, list[Finding]] = {}
    loose: list[Finding] = []
    for finding in findings:
        owner = owners.get((finding.path, finding.span.line))
        (loose if owner is None else owned.setdefault(owner, [])).append(finding)
    return owned, loose


def _finding(finding: Finding, rules: Numbers) -> list[Value]:
    weight = list(Severity).index(finding.severity)
    return [rules[finding.name], weight, _cut(finding.message, MESSAGE), finding.span.line]


def _state(state: LinkStatus) -> int:
    return list(LinkStatus).index(state)


def _cut(text: str, length: int) -> str:
    """The text in one line, without hidden characters, cut to a length."""
    shown = text if text.isprintable() else visible(text[: length + 1])
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"
