"""What a command costs: CPU seconds and the peak of memory of a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SCRIPT = """
import resource, subprocess, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, done.returncode)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds and megabytes."""

    seconds: float
    megabytes: float


def once(command: Sequence[str], folder: Path, source: Path | None = None) -> Cost:
    """One run in a folder; `source` is where prcheck is imported from instead of the installed one."""
    cost, code = ended(command, folder, source)
    if code > 1:
        raise RuntimeError(f"ended with {code}: {' '.join(command)}")
    return cost


def ended(command: Sequence[str], folder: Path, source: Path | None = None, *, limit: int = 3_600) -> tuple[Cost, int]:
    """What one run cost and how it ended; it is killed after so many seconds of CPU."""
    env = {**os.environ, **({"PYTHONPATH": str(source)} if source else {})}
    words = [sys.executable, "-S", "-c", SCRIPT, str(limit), *command]
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=True)
    seconds, megabytes, code = done.stdout.split()
    return Cost(float(seconds), float(megabytes)), int(code)


def in_turns(
    commands: Mapping[str, Sequence[str]], folder: Path, runs: int, source: Path | None = None
) -> dict[str, Cost]:
    """The medians of so many runs of each command, all commands taking turns."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(once(command, folder, source))
    return {
        name: Cost(median(cost.seconds for cost in costs), median(cost.megabytes for cost in costs))
        for name, costs in found.items()
    }
