"""The summary's table: a row per entry with what to do in half a sentence, and how to take all suggestions at once."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prcheck.model import Related, Severity
from prcheck.prose.brief import Found, clauses
from prcheck.prose.escaping import TITLE, capital, cell, code, link
from prcheck.prose.rows import Row
from prcheck.prose.scene import Scene
from prcheck.summary import plural

MARKS = {None: "✅", Severity.NOTE: "✅", Severity.WARNING: "⚠️", Severity.ERROR: "❌"}


class Room(NamedTuple):
    """How much is shown: rows of the table, findings a row, remarks below it, and whether the patch."""

    rows: int
    findings: int
    remarks: int
    patch: bool


def table(listed: Sequence[Row], scene: Scene, room: Room) -> Iterator[str]:
    """The rows, those with findings first where there is no room for all, and how many are left out."""
    shown = sorted(listed, key=lambda row: not row.findings)[: room.rows] if len(listed) > room.rows else listed
    several = len({row.entry.path for row in listed}) > 1
    if shown:
        head = "| | Entry | What to do |\n|---|---|---|"
        yield "\n".join((head, *(_row(row, scene, room, several=several) for row in shown)))
    if left := len(listed) - len(shown):
        yield f"{plural(left, 'more entry', 'more entries')}: see {link('the job summary', scene.run)}."


def _row(row: Row, scene: Scene, room: Room, *, several: bool) -> str:
    name = code(row.entry.name or row.entry.raw, TITLE)
    tell = scene.place if several else scene.line
    place = tell(row.entry.path, row.entry.span.line)
    return f"| {MARKS[row.severity]} | {cell(name)}, {place} | {cell(_to_do(row, scene, room))} |"


def _to_do(row: Row, scene: Scene, room: Room) -> str:
    """What is wrong, in short where an inline comment tells all; else in full, with the rules' names."""
    if not row.findings:
        return "Nothing. Thank you!"
    inline = scene.comments.get(row.key, "")
    kinds = list(clauses(row.findings, row.entry))
    told = [_clause(words, found, scene, inline=bool(inline)) for words, found in kinds[: room.findings]]
    if left := len(kinds) - len(told):
        told.append(f"{left} more")
    words = capital("; ".join(told))
    return words + (f". [{'Fix ready' if row.key in scene.ready else 'Details'} ↓]({inline})" if inline else "")


def _clause(words: str, found: Found, scene: Scene, *, inline: bool) -> str:
    alone = found[0].message if len(found) == 1 else words
    told = scene.told(words if inline else alone)
    for place in found[0].related[:2]:
        told = _linked(told, place, scene)
    return told if inline else f"{told} {scene.rule(found[0].name)}"


def _linked(words: str, place: Related, scene: Scene) -> str:
    """The words with a link to the other place: where they name its line, else behind them."""
    link = scene.line(place.path, place.line)
    found, count = re.subn(rf"\bline {place.line}\b(?!\])", lambda _: link, words, count=1)
    return found if count else f"{words} ({link})"


def how_to(listed: Sequence[Row], scene: Scene) -> Iterator[str]:
    """How to take all suggestions, in GitHub's own words; nothing without any."""
    ready = sum(row.key in scene.ready and row.key in scene.comments for row in listed)
    if not ready:
        return
    all_of_them = ready == sum(bool(row.findings) for row in listed)
    lead = {1: "To fix it:", 2: "To fix both:"}.get(ready, f"To fix all {ready}:")
    if not all_of_them:
        lead = "To take the suggestion:" if ready == 1 else f"To take the {ready} suggestions:"
    press = "press *Commit suggestion*" if ready == 1 else BATCH
    tab = link("Files changed", scene.files)
    yield f"**{lead}** open the {tab} tab, {press}. This comment updates by itself."


BATCH = "press *Add suggestion to batch* on each suggestion, then *Commit suggestions*"
