"""How well added, edited, removed and moved entries of labelled pull requests are found.

Usage: python bench/entries.py DIR [NAME...], where DIR holds `labels.jsonl` and per pull request `base.md` and
`head.md`. Names choose lists by a part of their name.
"""

import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from prcheck.changes import compare
from prcheck.layouts import parse
from prcheck.model import Change, ChangeKind, Document, Entry

KINDS = ("added", "edited", "removed", "moved")
EDITS = (ChangeKind.EDITED, ChangeKind.REFORMATTED)
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg")


def main() -> int:
    folder = Path(sys.argv[1])
    total: Counter[str] = Counter()
    seconds = 0.0
    for label in labels(folder, sys.argv[2:]):
        base, head = (read(folder.parent / label["dir"] / name, label["path"]) for name in ("base.md", "head.md"))
        start = time.perf_counter()
        before, after = parse(*base), parse(*head)
        changes = compare(before, after)
        seconds += time.perf_counter() - start
        counts = Counter(dict(judge(label, changes, before, after)))
        total += counts
        print(row(f"{label['repo']} #{label['number']}", counts))
    print(row("all", total))
    print(f"links complete {share(total['links'], total['added hit'])}, {seconds:.1f} s of reading and comparing")
    return 0


def labels(folder: Path, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if not names or any(name in label["repo"] for name in names):
            yield label


def read(file: Path, path: str) -> tuple[str, str]:
    return file.read_bytes().decode("utf-8"), path


def judge(
    label: Mapping[str, Any], changes: Sequence[Change], before: Document, after: Document
) -> Iterator[tuple[str, int]]:
    added = [change.after for change in changes if change.kind is ChangeKind.ADDED and change.after]
    hits = [(want, entry) for want in label["entries_added"] for entry in added if fits(want, entry)]
    yield from counted("added", len(hits), len(added), len(label["entries_added"]))
    yield "links", sum(complete(want, entry) for want, entry in hits)
    edited = {c.after.span.line for c in changes if c.after and (c.kind is ChangeKind.EDITED or c.edited)}
    light = edited | {c.after.span.line for c in changes if c.after and c.kind in EDITS}
    wanted = set(starts(after.entries, (item.get("line") for item in label["entries_changed"])))
    lost = sum(not isinstance(item.get("line"), int) for item in label["entries_changed"])
    yield from counted("edited", len(edited & wanted), len(edited), len(wanted | set()) + lost, len(light & wanted))
    removed = {c.before.span.line for c in changes if c.before and c.kind is ChangeKind.REMOVED}
    gone = set(starts(before.entries, (item.get("base_line") for item in label["entries_removed"])))
    yield from counted("removed", len(removed & gone), len(removed), len(label["entries_removed"]))
    moved = {c.after.span.line for c in changes if c.after and c.kind is ChangeKind.MOVED}
    went = set(starts(after.entries, (item.get("line") for item in label["entries_moved"])))
    yield from counted("moved", len(moved & went), len(moved), len(label["entries_moved"]))


def counted(kind: str, hit: int, found: int, wanted: int, recalled: int | None = None) -> Iterator[tuple[str, int]]:
    yield f"{kind} hit", hit
    yield f"{kind} found", found
    yield f"{kind} wanted", wanted
    yield f"{kind} recalled", hit if recalled is None else recalled


def starts(entries: Iterable[Entry], lines: Iterable[object]) -> Iterator[int]:
    """The first lines of the entries that hold these lines."""
    places = {line: e.span.line for e in entries for line in range(e.span.line, e.span.end_line + 1)}
    return (places.get(line, -line) for line in lines if isinstance(line, int))


def fits(want: Mapping[str, Any], entry: Entry) -> bool:
    title = folded(want["title_full_by_script"] or "")
    same = folded(entry.name) == title if title else folded(entry.name).startswith(folded(want["title"]))
    return same and (entry.span.line, entry.span.end_line) == (want["line"], want["last_line"])


def complete(want: Mapping[str, Any], entry: Entry) -> bool:
    urls = {link.url for link in entry.links}
    return all(url in urls for url in want["links"] if "shields.io" not in url and not url.endswith(IMAGES))


def folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).lower() if sign.isalnum())


def row(name: str, counts: Counter[str]) -> str:
    cells = (
        f"{kind} {counts[f'{kind} hit']}/{counts[f'{kind} found']}/{counts[f'{kind} wanted']}"
        f" P {share(counts[f'{kind} hit'], counts[f'{kind} found'])}"
        f" R {share(counts[f'{kind} recalled'], counts[f'{kind} wanted'])}"
        for kind in KINDS
        if counts[f"{kind} found"] or counts[f"{kind} wanted"]
    )
    return f"{name:52} {'  '.join(cells)}"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
