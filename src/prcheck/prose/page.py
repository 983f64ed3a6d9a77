"""The summary of a report: verdict, one row per entry, how to fix, damage, remarks, what could not be checked, foot."""

from collections.abc import Iterator, Sequence

from prcheck.model import Finding, Report
from prcheck.prose.escaping import code, link
from prcheck.prose.harm import paragraph
from prcheck.prose.headline import headline
from prcheck.prose.rows import loose, rows
from prcheck.prose.scene import Scene
from prcheck.prose.table import MARKS, Room, how_to, table
from prcheck.prose.unchecked import unchecked
from prcheck.summary import learned, plural

COMMENT = (
    Room(30, 4, 10, patch=True),
    Room(30, 4, 10, patch=False),
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
        yield from table(listed, scene, room)
    if not scene.rescue:  # which mends the entries too
        yield from how_to(listed, scene)
    yield from paragraph(report, scene, patch=room.patch)
    yield from _remarks(loose(report), scene, room)
    yield from unchecked(report, max(room.rows, 1))
    yield _foot(report, scene)


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


def _foot(report: Report, scene: Scene) -> str:
    pages = f"[what prcheck checks]({scene.rules})"
    template = next((t for t in report.templates if t.origin == "declared"), None)
    path, _, line = template.source.rpartition(":") if template else ("", "", "")
    if line.isascii() and line.isdigit():
        return f"<sub>Checked against the format in {scene.place(path, int(line))} · {pages}</sub>"
    said = learned(report)
    return f"<sub>{scene.told(said[0].upper() + said[1:])} · {pages}</sub>" if said else f"<sub>{pages}</sub>"
