"""The summary of a report: verdict, one row per entry, how to fix, damage, remarks, what could not be checked, foot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prcheck.model import Finding, LinkStatus, Related, Report, Severity
from prcheck.prose.escaping import TITLE, cell, code, link, prose
from prcheck.prose.harm import paragraph
from prcheck.prose.headline import headline
from prcheck.prose.rows import Row, loose, rows
from prcheck.prose.scene import Scene
from prcheck.summary import plural

MARKS = {None: "✅", Severity.NOTE: "✅", Severity.WARNING: "⚠️", Severity.ERROR: "❌"}


@dataclass(frozen=True, slots=True)
class Room:
    """How much is shown: rows of the table, findings a row, remarks below it, and whether the patch."""

    rows: int
    findings: int
    remarks: int
    patch: bool


COMMENT = (
    Room(30, 3, 10, patch=True),
    Room(30, 3, 10, patch=False),
    Room(10, 2, 5, patch=False),
    Room(0, 0, 0, patch=False),
)
"""What a comment shows, from much to little, until it fits."""

JOB = (Room(1000, 10, 500, patch=True), Room(300, 5, 100, patch=False), *COMMENT[2:])
"""What a job's summary shows."""

COMMENT_SIZE = 60_000
"""Characters of a comment that we use: GitHub takes 65,536."""

JOB_SIZE = 900_000
"""Bytes of a job's summary that we use: GitHub takes 1 MiB a step."""


def comment(report: Report, scene: Scene) -> str:
    """The summary as a comment."""
    pages = (page(report, scene, room) for room in COMMENT)
    return next((text for text in pages if len(text) <= COMMENT_SIZE), headline(report))


def job(report: Report, scene: Scene) -> str:
    """The summary as a job's page."""
    pages = (page(report, scene, room) for room in JOB)
    return next((text for text in pages if len(text.encode()) <= JOB_SIZE), headline(report))


def page(report: Report, scene: Scene, room: Room) -> str:
    """The summary with so much in it."""
    return "\n\n".join(_blocks(report, scene, room)) + "\n"


def _blocks(report: Report, scene: Scene, room: Room) -> Iterator[str]:
    listed = rows(report)
    yield f"### {headline(report)}"
    if listed:
        yield from _table(listed, scene, room)
    yield from _how_to(listed, scene)
    yield from paragraph(report, scene, patch=room.patch)
    yield from _remarks(loose(report), scene, room)
    yield from _unchecked(report, room)
    yield _foot(report, scene)


def _table(listed: Sequence[Row], scene: Scene, room: Room) -> Iterator[str]:
    shown = sorted(listed, key=lambda row: not row.findings)[: room.rows] if len(listed) > room.rows else listed
    if shown:
        head = "| | Entry | What to do |\n|---|---|---|"
        yield "\n".join((head, *(_row(row, scene, room) for row in shown)))
    if left := len(listed) - len(shown):
        yield f"{plural(left, 'more entry', 'more entries')}: see {link('the job summary', scene.run)}."


def _row(row: Row, scene: Scene, room: Room) -> str:
    name = code(row.entry.name or row.entry.raw, TITLE)
    place = scene.line(row.entry.path, row.entry.span.line)
    return f"| {MARKS[row.severity]} | {cell(name)}, {place} | {cell(_to_do(row, scene, room))} |"


def _to_do(row: Row, scene: Scene, room: Room) -> str:
    """What is wrong, in short where a fix is ready; with the rules' names where no inline comment tells them."""
    if not row.findings:
        return "Nothing. Thank you!"
    inline = scene.comments.get(row.key, "")
    all_told = list(dict.fromkeys(_told(finding, scene, named=not inline) for finding in row.findings))
    told = all_told[: room.findings]
    if left := len(all_told) - len(told):
        told.append(f"{left} more")
    words = _capital("; ".join(told))
    ready = "Fix ready ↓" if any(finding.fix for finding in row.findings) else "Details ↓"
    return words + (f". [{ready}]({inline})" if inline else "")


def _told(finding: Finding, scene: Scene, *, named: bool) -> str:
    message = finding.message.partition("; ")[0] if finding.fix and not named else finding.message
    words = scene.told(message)
    for place in finding.related[:2]:
        words = _linked(words, place, scene)
    return f"{words} {scene.rule(finding.name)}" if named else words


def _linked(words: str, place: Related, scene: Scene) -> str:
    """The words with a link to the other place: where they name its line, else behind them."""
    link = scene.line(place.path, place.line)
    found, count = re.subn(rf"\bline {place.line}\b(?!\])", lambda _: link, words, count=1)
    return found if count else f"{words} ({link})"


def _how_to(listed: Sequence[Row], scene: Scene) -> Iterator[str]:
    ready = [row for row in listed if row.key in scene.comments and any(f.fix for f in row.findings)]
    if not ready:
        return
    lead = {1: "To fix it:", 2: "To fix both:"}.get(len(ready), f"To fix all {len(ready)}:")
    yield (
        f"**{lead}** open the {link('Files changed', scene.files)} tab, press *Add suggestion to batch* on each"
        " suggestion, then *Commit suggestions*. This comment updates by itself."
    )


def _remarks(found: Sequence[Finding], scene: Scene, room: Room) -> Iterator[str]:
    if not found:
        return
    lines = [f"- {MARKS[f.severity]} {_remark(f, scene)}" for f in found[: room.remarks]]
    if left := len(found) - len(lines):
        lines.append(f"- {plural(left, 'more remark')}: see {link('the job summary', scene.run)}")
    yield "**Besides the entries:**"
    yield "\n".join(lines)


def _remark(finding: Finding, scene: Scene) -> str:
    place = scene.place(finding.path, finding.span.line)
    if finding.code == "PRC503":  # its lines are those before the change: there is nothing to link to
        place = f"{code(finding.path)}, line {finding.span.line} before the change"
    return f"{place}: {scene.told(finding.message)} {scene.rule(finding.name)}"


def _unchecked(report: Report, room: Room) -> Iterator[str]:
    links = [state for state in report.links if state.state is LinkStatus.UNKNOWN]
    lines = [
        *(f"- {code(skip.what)}: {prose(skip.reason)}" for skip in report.skipped),
        *(f"- {code(state.url)}: {prose(state.reason)}" for state in links),
        *(f"- `{i.code}` in {code(i.path)}, line {i.line}: silenced by a {prose(i.reason)}" for i in report.ignored),
    ]
    if lines:
        shown = "\n".join(lines[: max(room.rows, 1)])
        yield f"<details><summary>{plural(len(lines), 'thing')} could not be checked</summary>\n\n{shown}\n\n</details>"


def _foot(report: Report, scene: Scene) -> str:
    pages = f"[what prcheck checks]({scene.rules})"
    template = next((t for t in report.templates if t.origin == "declared"), None)
    path, _, line = template.source.rpartition(":") if template else ("", "", "")
    if not line.isdigit():
        return f"<sub>{pages}</sub>"
    return f"<sub>Checked against the format in {scene.place(path, int(line))} · {pages}</sub>"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
