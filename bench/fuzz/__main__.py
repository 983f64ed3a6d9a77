"""`python -m bench.fuzz`: runs the targets on mutated inputs until a count or a time is reached.

An input that reaches new lines of prcheck joins the corpus of the run. Crashes, hangs and the slowest inputs are
written to a folder, one file each; the exit code is 1 where there were crashes.
"""

import argparse
import hashlib
import heapq
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from random import Random
from types import FrameType

from bench.fuzz.mutate import mutated
from bench.fuzz.targets import TARGETS, Target, tried

HANG = 10  # CPU seconds after which an execution counts as hanging
LOOK = 64  # of how many executions one is watched for new lines
EXECUTIONS = 100_000
WORST = 50  # slowest inputs that are kept of each target
SEEDS = Path(__file__).parent / "corpus"
SOURCE = str(Path(__file__).parent.parent.parent / "src")


class HangError(Exception):
    """An execution took too long."""


@dataclass
class Run:
    """One run's state: the corpus by kind of seed, the lines seen, what went wrong and what was slow."""

    random: Random
    folder: Path
    corpus: dict[str, list[bytes]] = field(default_factory=dict)
    seen: set[tuple[object, int]] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    crashes: dict[str, str] = field(default_factory=dict)
    slow: dict[str, list[tuple[float, bytes]]] = field(default_factory=dict)

    def once(self, target: Target) -> None:
        """One execution of a target."""
        pool = self.corpus[target.seeds]
        data = mutated(self.random, self.random.choice(pool), pool)
        self.counts[target.name] += 1
        start = time.perf_counter()
        new = self._watched(target, data) if self.random.randrange(LOOK) == 0 else self._plain(target, data)
        if new:
            pool.append(data)
        else:
            self._remember(target, data, time.perf_counter() - start)

    def _plain(self, target: Target, data: bytes) -> bool:
        signal.setitimer(signal.ITIMER_PROF, HANG)
        for problem in tried(target, data):
            self._crashed(target, data, problem)
        signal.setitimer(signal.ITIMER_PROF, 0)
        return False

    def _watched(self, target: Target, data: bytes) -> bool:
        """Whether the input reached new lines."""
        before = len(self.seen)

        def trace(frame: FrameType, event: str, _: object) -> object:
            if event == "call" and not frame.f_code.co_filename.startswith(SOURCE):
                return None
            self.seen.add((frame.f_code, frame.f_lineno))
            return trace

        sys.settrace(trace)  # type: ignore[arg-type]  # its type in typeshed is recursive
        try:
            for problem in tried(target, data):
                self._crashed(target, data, problem)
        finally:
            sys.settrace(None)
        return len(self.seen) > before

    def _crashed(self, target: Target, data: bytes, problem: str) -> None:
        key = f"{target.name}: {problem[:60]}"
        if key not in self.crashes:
            self.crashes[key] = problem
            self._write("crash", target, data)
            print(f"CRASH {key}: {problem[:300]}", flush=True)

    def _remember(self, target: Target, data: bytes, seconds: float) -> None:
        """Keep the inputs that took longest for their size."""
        kept = self.slow.setdefault(target.name, [])
        entry = (seconds / (len(data) + 200), data)
        if len(kept) < WORST:
            heapq.heappush(kept, entry)
        elif entry > kept[0]:
            heapq.heapreplace(kept, entry)

    def _write(self, kind: str, target: Target, data: bytes) -> None:
        name = hashlib.sha256(data).hexdigest()[:12]
        (self.folder / f"{kind}-{target.name}-{name}").write_bytes(data)

    def finish(self) -> None:
        """Write the slowest inputs."""
        for target in TARGETS:
            for _, data in self.slow.get(target.name, ()):
                self._write("slow", target, data)


def _hang(*_: object) -> None:
    raise HangError


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--executions", type=int, help=f"default: {EXECUTIONS}, without end where a time is given")
    parser.add_argument("--seconds", type=float, default=inf)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=Path("fuzz"), help="where crashes and slow inputs go")
    parser.add_argument("--only", choices=[target.name for target in TARGETS])
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGPROF, _hang)
    targets = [target for target in TARGETS if chosen.only in (None, target.name)]
    run = Run(Random(chosen.seed), chosen.folder)  # noqa: S311 - a run must be repeatable
    for target in targets:
        run.corpus[target.seeds] = [path.read_bytes() for path in sorted(SEEDS.glob(f"*.{target.seeds}"))]
    most = chosen.executions or (EXECUTIONS if chosen.seconds == inf else inf)
    start = time.monotonic()
    while sum(run.counts.values()) < most and time.monotonic() - start < chosen.seconds:
        for target in run.random.choices(targets, [target.share for target in targets], k=200):
            run.once(target)
    run.finish()
    total, seconds = sum(run.counts.values()), time.monotonic() - start
    print(f"{total} executions in {seconds:.0f} s, {len(run.crashes)} crashes", dict(run.counts), flush=True)
    return 1 if run.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
