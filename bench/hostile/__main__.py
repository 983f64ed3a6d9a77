"""`python -m bench.hostile`: inputs that parsers die of, a megabyte each, and the slowest of the fuzzer.

Each is tried by a process of its own; printed are its CPU seconds, its memory, and what the report says. Those over
the limits are marked; the exit code is 1 where there are any.

    python -m bench.hostile [--only WORD] [--size BYTES] [--what lists|rest] [--slow FOLDER]

`--slow` names the folder of a run of the fuzzer, whose slowest lists are repeated up to the size.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench.hostile.cases import REPORT, Case, Cases, audit
from bench.hostile.changes import changes
from bench.hostile.texts import slow, texts
from bench.measure import Cost, ended

MEGABYTE = 1_000_000
SECONDS, MEMORY = 10.0, 300
KILLED = 60  # seconds of CPU


def tried(case: Case) -> tuple[Cost, str]:
    """What the case cost and its outcome; one that failed begins with "exit"."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in case.files.items():
            (folder / file).write_bytes(content)
        cost, code = ended(case.command, folder, limit=KILLED)
        report = folder / REPORT
        if code in (0, 1) and report.exists():
            return cost, _told(report)
    return cost, f"exit {code}" if code not in (0, 1, 2) else f"ended with {code}"


def _told(file: Path) -> str:
    report = json.loads(file.read_text("utf-8"))
    limits = [finding["message"] for finding in report["findings"] if finding["code"] == "PRC507"]
    return limits[0][:60] if limits else f"{report['verdict']}, {len(report['findings'])} findings"


def _cases(chosen: argparse.Namespace) -> Cases:
    if chosen.slow:
        yield from (audit(name, README=text) for name, text in slow(chosen.slow, chosen.size))
        return
    if chosen.what != "rest":
        yield from (audit(name, README=text) for name, text in texts(chosen.size))
    if chosen.what != "lists":
        yield from changes(chosen.size)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--size", type=int, default=MEGABYTE)
    parser.add_argument("--what", choices=("lists", "rest", "all"), default="all")
    parser.add_argument("--slow", type=Path)
    chosen = parser.parse_args()
    over = count = 0
    seconds = megabytes = 0.0
    for case in _cases(chosen):
        if chosen.only not in case.name:
            continue
        cost, outcome = tried(case)
        bad = cost.seconds > SECONDS or cost.megabytes > MEMORY or outcome.startswith("exit")
        over, count = over + bad, count + 1
        seconds, megabytes = max(seconds, cost.seconds), max(megabytes, cost.megabytes)
        mark = "  OVER" if bad else ""
        print(f"{case.name:<48} {cost.seconds:6.2f} s {cost.megabytes:5.0f} MB  {outcome}{mark}", flush=True)
    print(f"{count} inputs of {chosen.size} bytes, {over} over the limits; at most {seconds:.2f} s, {megabytes:.0f} MB")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
