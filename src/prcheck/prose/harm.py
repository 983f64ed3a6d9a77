"""Damage told once: what happened to the file, what readers see, and the way out."""

import re
from collections.abc import Iterator, Sequence

from prcheck.model import Finding, Report
from prcheck.prose.escaping import code, fence, harmless
from prcheck.prose.rows import damage
from prcheck.prose.scene import Scene
from prcheck.summary import plural

WAYS = (
    ("its line breaks are lost", "line breaks are lost, so the lines run together"),
    ("its title is lost", "the title is lost"),
    ("links are lost", "links are lost"),
    ("mark-up in it", "mark-up shows as text"),
    ("mark-up above it", "the mark-up above shows as text"),
    (" lost the ", "bold or italic type is lost"),
    ("the blank line before it", "the blank line above is lost"),
)
"""Words of a message on a damaged entry, and what a reader sees of it."""

_QUOTED = re.compile(r'"([^"]*)"')


def paragraph(report: Report, scene: Scene, *, patch: bool) -> Iterator[str]:
    """The blocks on damage; none without any. `patch` says whether there is room for the change without the damage."""
    found = damage(report)
    if not found:
        return
    yield f"**What happened:** {_lead(found, scene)}. On GitHub now:"
    yield "\n".join(_effects(found, scene))
    paths = dict.fromkeys(finding.path for finding in found)
    yield from _way_out(" ".join(map(shell, paths)), scene, patch=patch)


def _lead(found: Sequence[Finding], scene: Scene) -> str:
    """What the change did to the file, without blame."""
    size = f" ({plural(scene.added, 'line')} added, {scene.removed} removed)" if scene.added + scene.removed else ""
    tidy = "; editors that tidy a file on saving do this" if any(f.code == "PRC502" for f in found) else ""
    return f"the change touches lines that have nothing to do with its entries{size}{tidy}"


def _effects(found: Sequence[Finding], scene: Scene) -> Iterator[str]:
    """A line for each way of damage, the commonest first, with an example and the rule's name."""
    hurt = [finding for finding in found if finding.code == "PRC501"]
    for words, hits in sorted(_ways(hurt), key=lambda way: -len(way[1])):
        where = f"in {plural(len(hits), 'entry', 'entries')} {words}"
        yield f"- {where} (for example {_example(hits, scene)}) {scene.rule(hits[0].name)}"
    links = [finding for finding in found if finding.code == "PRC504"]
    if links:
        name = _QUOTED.search(links[0].message)
        target = f"{code(name[1])} on " if name else ""
        lost = "no longer jumps: its target is" if len(links) == 1 else "no longer jump: their targets are"
        many = f"{plural(len(links), 'link')} inside the repository {lost} gone"
        yield f"- {many} (for example {target}{_example(links, scene)}) {scene.rule(links[0].name)}"
    for finding in (finding for finding in found if finding.code == "PRC502"):
        yield f"- {scene.told(finding.message.partition('; ')[0])} {scene.rule(finding.name)}"


def _ways(hurt: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """What readers see of damaged entries, with the findings that say so."""
    known = [part for part, _ in WAYS]
    for part, words in WAYS:
        if hits := [finding for finding in hurt if part in finding.message]:
            yield words, hits
    if rest := [finding for finding in hurt if not any(part in finding.message for part in known)]:
        yield "something is lost", rest


def _example(hits: Sequence[Finding], scene: Scene) -> str:
    first = min(hits, key=lambda finding: (finding.path, finding.span))
    return scene.line(first.path, first.span.line)


def _way_out(files: str, scene: Scene, *, patch: bool) -> Iterator[str]:
    if not scene.rescue:
        yield "**To fix it:** undo the changes to all lines but those of your entries, and push again."
        return
    size = sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in scene.rescue.split("\n") if line)
    total = scene.added + scene.removed
    lead = (
        "**To fix all of it:** here is your change without the damage, and with its entries mended where that is"
        f" certain: {plural(size, 'line')} instead of {total}."
    )
    if not patch or not harmless(scene.rescue):
        yield f"{lead} Run `prcheck fix --only-entries` on your branch to get it."
        return
    yield f"{lead} Save it as `papers.patch` and run"
    yield fence(f"git checkout {scene.merge_base[:12]} -- {files} && git apply papers.patch")
    yield f"<details><summary><code>papers.patch</code></summary>\n\n{fence(scene.rescue, 'diff')}\n\n</details>"


def shell(path: str) -> str:
    """A path as a shell's word."""
    if path.isascii() and path.replace("/", "").replace(".", "").replace("_", "").replace("-", "").isalnum():
        return path
    return "'" + code(path).strip("`").replace("'", "'\\''") + "'"
