"""What prcheck costs beside other programs: medians of CPU seconds, each with its ratio to a baseline in the same run.

    python -m bench.speed [--runs N] [--json FILE] [--source FOLDER]

Whole processes, offline, on invented lists. `--source` measures the prcheck of another folder (`bench/compare.py`).
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.invented import prepare
from bench.measure import Cost, in_turns

SMALL, LARGE = 25, 3_000  # kilobytes: about a hundred entries, and 13,000
LOAD = "text = open('base.md', encoding='utf-8').read();"
PYTHON = {"bare Python": "pass"}
READERS = {
    "mistletoe.Document": f"import mistletoe; {LOAD} mistletoe.Document(text)",
    "cmarkgfm": f"import cmarkgfm; {LOAD} cmarkgfm.github_flavored_markdown_to_html(text)",
}
PEERS = {"awesome-lint": ("awesome-lint", "base.md"), "lychee": ("lychee", "--offline", "--no-progress", "base.md")}
"""Other checkers, measured where they are installed."""

PRCHECK = (sys.executable, "-m", "prcheck")
CHECK = (*PRCHECK, "change.diff", "--base", "base.md", "--offline", "--quiet")
AUDIT = (*PRCHECK, "audit", "base.md", "--offline", "--quiet")
DUPLICATES = (*CHECK, "--select", "PRC201,PRC202,PRC203,PRC204")
LINKS = (*AUDIT, "--select", "PRC301,PRC302,PRC303")


@dataclass(frozen=True, slots=True)
class Row:
    """One measured case; `ratio` is its time over the baseline's, both without bare Python's start."""

    case: str
    seconds: float
    megabytes: float
    baseline: str
    ratio: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--source", type=Path)
    chosen = parser.parse_args()
    rows = list(measured(chosen.runs, chosen.source))
    for line in table(rows):
        print(line)
    for name in PEERS:
        if not shutil.which(name):
            print(f"{name}: skipped, it is not installed")
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")
    return 0


def measured(runs: int, source: Path | None = None) -> Iterator[Row]:
    """The rows of the table."""
    small = {"start (--version)": (*PRCHECK, "--version"), "check, 100 entries, 50 added": CHECK}
    yield from _rows(SMALL, {**small, "links, 100 entries": LINKS}, "bare Python", runs, source)
    large = {
        "check, 3 MB, 50 added": CHECK,
        "duplicates only, 3 MB, 50 added": DUPLICATES,
        "audit, 3 MB": AUDIT,
    }
    yield from _rows(LARGE, large, "mistletoe.Document", runs, source)


def _rows(size: int, ours: Mapping[str, Sequence[str]], baseline: str, runs: int, source: Path | None) -> Iterator[Row]:
    others = {name: (sys.executable, "-c", code) for name, code in {**PYTHON, **READERS}.items()}
    peers = {name: words for name, words in PEERS.items() if shutil.which(name)} if size == SMALL else {}
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), size)
        found = in_turns({**others, **peers, **ours}, Path(folder), runs, source)
    label = f", {size} kB"
    for name, cost in found.items():
        shown = name if name in ours else name + label
        yield Row(shown, cost.seconds, cost.megabytes, baseline, _ratio(cost, found, baseline))


def _ratio(cost: Cost, found: Mapping[str, Cost], baseline: str) -> float:
    bare = found["bare Python"].seconds
    if baseline == "bare Python":
        return cost.seconds / bare
    return (cost.seconds - bare) / (found[baseline].seconds - bare)


def table(rows: Sequence[Row]) -> Iterator[str]:
    yield f"{'case':<34} {'seconds':>8} {'MB':>5}  {'ratio':>6} to"
    for row in rows:
        yield f"{row.case:<34} {row.seconds:>8.3f} {row.megabytes:>5.0f}  {row.ratio:>6.2f} {row.baseline}"


if __name__ == "__main__":
    sys.exit(main())
