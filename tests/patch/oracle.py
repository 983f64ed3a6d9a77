"""Git itself, to ask what a diff gives."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git_apply(folder: Path, base: str, text: str) -> str | None:
    """The text of x.md after `git apply`, None where git refuses."""
    target = folder / "x.md"
    target.write_bytes(base.encode())
    done = subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], cwd=folder, input=text.encode(), capture_output=True
    )
    return None if done.returncode else target.read_bytes().decode() if target.exists() else ""
