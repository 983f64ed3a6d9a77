"""Two commits side by side: the cases of `bench/speed.py`, measured on each in turn.

    python -m bench.compare COMMIT [COMMIT] [--runs N]

The second commit is the work tree where none is named. Each is checked out beside the repository and removed again.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.speed import Row, measured

ROOT = Path(__file__).parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before")
    parser.add_argument("after", nargs="?")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    with source(chosen.before) as old, source(chosen.after) as new:
        before, after = (list(measured(chosen.runs, folder)) for folder in (old, new))
    for line in table(before, after):
        print(line)
    return 0


@contextmanager
def source(commit: str | None) -> Iterator[Path]:
    """The folder of a commit's modules, compiled; the work tree's own for None."""
    if commit is None:
        yield ROOT / "src"
        return
    with tempfile.TemporaryDirectory() as folder:
        git("worktree", "add", "--quiet", "--detach", folder, commit)
        try:
            subprocess.run([sys.executable, "-m", "compileall", "-q", f"{folder}/src"], check=True)
            yield Path(folder) / "src"
        finally:
            git("worktree", "remove", "--force", folder)


def git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True)  # the developer's own git


def table(before: list[Row], after: list[Row]) -> Iterator[str]:
    yield f"{'case':<34} {'before':>8} {'after':>8} {'change':>7}"
    known = {row.case: row for row in before}
    for row in after:
        old = known[row.case]
        yield f"{row.case:<34} {old.seconds:>8.3f} {row.seconds:>8.3f} {row.seconds / old.seconds - 1:>+7.0%}"


if __name__ == "__main__":
    sys.exit(main())
