"""Real lists and pull requests, read where `PRCHECK_DATA` names their folder and never kept here."""

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("PRCHECK_DATA") or "absent")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="PRCHECK_DATA names no folder of real lists")
LISTS = sorted(DATA.glob("prs/*/*/*.md"))
"""Every text of a real list, before and after each pull request."""

PULLS = sorted(path.parent for path in DATA.glob("prs/*/*/pr.diff"))
"""The folders of the pull requests, each with `base.md`, `head.md` and `pr.diff`."""


def name(path: Path) -> str:
    """A short name for a list's text."""
    return "-".join(path.parts[-3:])


def load(path: Path) -> str:
    """A file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")
