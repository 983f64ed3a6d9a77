"""Damage told once: what happened to the file, what readers see, and the way out."""

import re
from collections.abc import Iterator, Sequence

from prcheck.model import Finding, Report
from prcheck.prose.escaping import code, fence, harmless
from prcheck.prose.rows import damage
from prcheck.prose.scene import Scene
from prcheck.summary import plural

_VALUE = re.compile(r'"[^"]*"|\d+')

EXAMPLES = 2
"""How many ways of damage are shown, with a line each."""


def paragraph(report: Report, scene: Scene, *, patch: bool) -> Iterator[str]:
    """The blocks on damage; none without any. `patch` says whether there is room for the change without the damage."""
    found = damage(report)
    if not found:
        return
    yield f"**What happened:** the change touches lines that have nothing to do with its entries{_size(scene)}."
    yield "\n".join(_effects(found, scene))
    paths = dict.fromkeys(finding.path for finding in found)
    yield from _way_out(" ".join(map(shell, paths)), scene, patch=patch)


def _size(scene: Scene) -> str:
    if not scene.added + scene.removed:
        return ""
    return f" ({plural(scene.added, 'line')} added, {scene.removed} removed)"


def _effects(found: Sequence[Finding], scene: Scene) -> Iterator[str]:
    for one, many, rule in (
        ("entry no longer reads as it did", "entries no longer read as they did", "PRC501"),
        ("link inside the repository no longer jumps", "links inside the repository no longer jump", "PRC504"),
    ):
        hits = [finding for finding in found if finding.code == rule]
        if hits:
            yield f"- {plural(len(hits), one, many)}: {_examples(hits, scene)}. {scene.rule(hits[0].name)}"
    for finding in (finding for finding in found if finding.code == "PRC502"):
        yield f"- {scene.told(finding.message)}. {scene.rule(finding.name)}"


def _examples(hits: Sequence[Finding], scene: Scene) -> str:
    """One line for each way of damage, told as far as it says what is wrong."""
    ways = {_way(finding): finding for finding in reversed(hits)}
    first = sorted(ways.values(), key=lambda finding: finding.span)[:EXAMPLES]
    told = ((scene.told(f.message.partition("; ")[0]), scene.line(f.path, f.span.line)) for f in first)
    return "; ".join(f"{words} (for example {place})" for words, place in told)


def _way(finding: Finding) -> str:
    """What a finding says without its values."""
    return _VALUE.sub("", finding.message)


def _way_out(files: str, scene: Scene, *, patch: bool) -> Iterator[str]:
    if not scene.rescue:
        yield "**To fix it:** undo the changes to all lines but those of your entries, and push again."
        return
    size = sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in scene.rescue.split("\n") if line)
    total = scene.added + scene.removed
    lead = f"**To fix it:** here is your change without the damage, {plural(size, 'line')} instead of {total}."
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
