"""The state of whole lists as Markdown: a row per kind of finding, then where each stands."""

from collections import Counter
from collections.abc import Iterator

from prcheck.model import Finding, LinkStatus, Report, Severity
from prcheck.prose.escaping import TITLE, capital, code, prose
from prcheck.prose.scene import Scene
from prcheck.prose.table import MARKS
from prcheck.prose.unchecked import unchecked
from prcheck.summary import Kind, kinds, verdict

BODY_SIZE = 60_000
"""Characters of an issue that we use: GitHub takes 65,536."""

ROOM = (200, 50, 20, 10, 5, 2, 0)
"""How many findings of a kind are shown, from many to few, until they fit."""


def page(report: Report, scene: Scene, size: int = BODY_SIZE) -> str:
    """The state of the lists in at most so many bytes."""
    pages = ("\n\n".join(_blocks(report, scene, room)) + "\n" for room in ROOM)
    return next((text for text in pages if len(text.encode()) <= size), f"### {headline(report)}\n")


def headline(report: Report) -> str:
    """The verdict in one sentence."""
    return capital(verdict(report))


def _blocks(report: Report, scene: Scene, room: int) -> Iterator[str]:
    found = kinds(report.findings)
    yield f"### {headline(report)}"
    if found:
        yield "\n".join(("| | Findings | Rule |", "|---|---|---|", *(_row(kind, report, scene) for kind in found)))
    yield from _links(report)
    for kind in found if room else ():
        yield _places(kind, scene, room)
    yield from unchecked(report, max(room, 1))
    yield f"<sub>[what prcheck checks]({scene.rules})</sub>"


def _row(kind: Kind, report: Report, scene: Scene) -> str:
    summaries = {rule.code: rule.summary for rule in report.rules}
    about = prose(summaries.get(kind.code, "")).replace("|", "\\|")
    return f"| {MARKS[kind.severity]} | {kind.count} | {scene.rule(kind.name)} {about} |"


def _links(report: Report) -> Iterator[str]:
    states = Counter(state.state for state in report.links)
    if states:
        told = ", ".join(f"{states[state]} {state.value}" for state in LinkStatus if states[state])
        yield f"**Links:** {told}."


def _places(kind: Kind, scene: Scene, room: int) -> str:
    lines = [f"- {_place(finding, scene)}" for finding in kind.findings[:room]]
    if left := len(kind.findings) - room:
        lines += [f"- and {left} more"] if left > 0 else []
    is_open = " open" if kind.severity is Severity.ERROR else ""
    head = f"<details{is_open}><summary>{kind.name}: {kind.count}</summary>"
    return "\n\n".join((head, "\n".join(lines), "</details>"))


def _place(finding: Finding, scene: Scene) -> str:
    title = f" {code(finding.entry, TITLE)}:" if finding.entry else ""
    return f"{scene.place(finding.path, finding.span.line)}:{title} {scene.told(finding.message)}"
