"""How many entries the format rules blame that nobody found fault with, and how many of each list's own entries.

    python -m bench.alarms DATA [--list NAME] [--show]

DATA is a folder that holds `prs/labels.jsonl` and the pull requests it names, or else lists: Markdown files.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.damage import lists

from prcheck import layouts
from prcheck.changes import compare
from prcheck.layouts import Memory
from prcheck.model import Finding, Severity
from prcheck.rules.base import Context
from prcheck.rules.format import RULES


def audited(text: str, guides: dict[str, str]) -> tuple[int, list[Finding]]:
    """How many entries a list has, and the errors about them as it stands."""
    document = layouts.parse(text, "README.md")
    templates, _ = layouts.templates((document,), guides, None, None)
    ctx = Context(document, templates=templates, audit=True)
    return len(document.entries), [f for rule in RULES for f in rule(ctx) if f.severity is Severity.ERROR]


def added(folder: Path, path: str) -> Iterator[tuple[int, int, list[Finding]]]:
    """The added entries of a pull request: first line, last line, errors."""
    memory = Memory()
    base, head = (layouts.parse(_exact(folder / f"{side}.md"), path, memory) for side in ("base", "head"))
    templates, _ = layouts.templates((base,), {}, None, None)
    changes = compare(base, head)
    ctx = Context(head, base, changes, templates)
    found = [f for rule in RULES for f in rule(ctx) if f.severity is Severity.ERROR]
    for change in changes:
        if change.kind == "added" and change.after:
            first, last = change.after.span.line, change.after.span.end_line
            yield first, last, [f for f in found if first <= f.span.line <= last]


def _exact(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", default=os.environ.get("PRCHECK_DATA", "."))
    parser.add_argument("--list", default="")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    data = Path(options.data)
    for name, _, text, guides in lists(data, whole=True):
        if options.list not in name:
            continue
        count, found = audited(text, guides)
        blamed = {finding.span.line for finding in found if finding.entry}
        loose = Counter(finding.code for finding in found if not finding.entry)
        codes = Counter(finding.code for finding in found if finding.entry)
        share = f"{len(blamed):4} of {count:4} blamed {len(blamed) / (count or 1):.3f}"
        print(f"{name:52} {share} {dict(codes)} no entry {dict(loose)}", flush=True)
        for finding in found if options.show else ():
            print(f"    {finding.span.line}: {finding.code} {finding.message}")
            print(f"      {text.split(chr(10))[finding.span.line - 1][:160]}")
    if (data / "prs" / "labels.jsonl").is_file():
        _labelled(data, options.show)


def _labelled(data: Path, show: bool) -> None:
    clean = blamed = 0
    for row in (data / "prs" / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(row)
        if label["format_mistakes"]:
            continue
        for first, last, found in added(data / label["dir"], label["path"]):
            clean += 1
            blamed += bool(found)
            for finding in found if show else ():
                print(f"  {label['dir']} {first}-{last}: {finding.code} {finding.message}")
    print(f"added without a remark on format: {blamed} of {clean} blamed")


if __name__ == "__main__":
    main()
