"""How well the lists and the labelled pull requests to them are read.

    python -m bench.entries DATA [--list NAME] [--each]

DATA is a folder that holds `prs/labels.jsonl` and the `base.md` and `head.md` that it names. One row per list: its
shape, its template and the share of entries that follow it; of the pull requests the precision and recall of the added
entries (by title and lines), the share of them with all links, the edited, removed and moved ones; the added entries
without a remark on their format that an error blames, and the entries of the list itself that one blames. Below the
table stand three entries that still fail, each with its reason.
"""

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.alarms import added, audited
from bench.failing import EDITS, blamed, complete, failures, fits, starts, told

from prcheck.changes import compare
from prcheck.layouts import parse, templates
from prcheck.model import Change, ChangeKind, Document

HEAD = (
    "list",
    "shape",
    "template",
    "follow",
    "added P R",
    "links",
    "edited P R",
    "removed P R",
    "moved P R",
    "clean ones blamed",
    "own ones blamed",
)
KINDS = ("added", "edited", "removed", "moved")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", default=os.environ.get("PRCHECK_DATA", "."))
    parser.add_argument("--list", default="")
    parser.add_argument("--each", action="store_true", help="one row per pull request too")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    wrong: list[str] = []
    print(" | ".join(HEAD))
    for repo, known in groupby(labels(Path(options.data) / "prs", options.list), key=lambda label: label["repo"]):
        found = list(known)
        counts: Counter[str] = Counter()
        for label in found:
            own, failed = judged(Path(options.data), label)
            wrong += failed
            counts += own
            if options.each:
                print(f"  #{label['number']}: {' | '.join(measured(own))}")
        counts += base(Path(options.data), found)
        total += counts
        print(" | ".join((repo, *described(Path(options.data), found), *measured(counts))), flush=True)
    print(" | ".join(("all", "", "", "", *measured(total))))
    print(f"{total['ms'] / 1000:.1f} s of reading and comparing")
    print(*told(wrong), sep="\n")


def judged(data: Path, label: Mapping[str, Any]) -> tuple[Counter[str], list[str]]:
    """The counts of one pull request, and its entries that fail with the reason."""
    sides = (read(data / label["dir"] / name, label["path"]) for name in ("base.md", "head.md"))
    start = time.perf_counter()
    before, after = (parse(*side) for side in sides)
    changes = compare(before, after)
    seconds = time.perf_counter() - start
    counts = Counter(dict(judge(label, changes, before, after)))
    alarms = [] if label["format_mistakes"] else list(added(data / label["dir"], label["path"]))
    counts += Counter(clean=len(alarms), alarms=sum(bool(errors) for *_, errors in alarms), ms=round(1000 * seconds))
    where = f"{label['repo']}#{label['number']}"
    wrong = [f"{where} {reason}" for reason in (*failures(label, changes, before, after), *blamed(alarms))]
    return counts, wrong


def base(data: Path, found: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """The entries of the list before its longest pull request, and those that an error of the format rules blames."""
    text, _ = longest(data, found)
    count, errors = audited(text, {})
    return Counter(entries=count, blamed=len({error.span.line for error in errors if error.entry}))


def described(data: Path, found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A list's shape, where its template is from, and the share of the complete entries that follow it."""
    document = parse(*longest(data, found))
    kinds = Counter(entry.kind.value for entry in document.entries)
    yield ", ".join(f"{kind} {count}" for kind, count in kinds.most_common(2))
    whole = [template for template in templates([document], {})[0] if template.section is None]
    yield ", ".join(dict.fromkeys(template.origin for template in whole)) or "none"
    yield share(sum(template.follow for template in whole), sum(template.of for template in whole))


def longest(data: Path, found: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """The list's longest text before a pull request, and its path."""
    sides = (read(data / label["dir"] / "base.md", label["path"]) for label in found)
    return max(sides, key=lambda side: len(side[0]))


def labels(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The labelled pull requests, those of a list together."""
    rows = map(json.loads, (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines())
    yield from sorted((label for label in rows if name in label["repo"]), key=lambda label: str(label["repo"]))


def read(file: Path, path: str) -> tuple[str, str]:
    return file.read_bytes().decode("utf-8"), path


def judge(
    label: Mapping[str, Any], changes: Sequence[Change], before: Document, after: Document
) -> Iterator[tuple[str, int]]:
    new = [change.after for change in changes if change.kind is ChangeKind.ADDED and change.after]
    hits = [(want, entry) for want in label["entries_added"] for entry in new if fits(want, entry)]
    yield from counted("added", len(hits), len(new), len(label["entries_added"]))
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


def measured(counts: Counter[str]) -> Iterator[str]:
    """The cells of a row that come from counts, in the order of `HEAD`."""
    for kind in KINDS:
        found, wanted = counts[f"{kind} found"], counts[f"{kind} wanted"]
        precision, recall = share(counts[f"{kind} hit"], found), share(counts[f"{kind} recalled"], wanted)
        yield f"{precision} {recall} ({wanted})" if found or wanted else "-"
        if kind == "added":
            yield share(counts["links"], counts["added hit"])
    yield f"{counts['alarms']} of {counts['clean']}"
    yield f"{counts['blamed']} of {counts['entries']}" if counts["entries"] else "-"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
