"""Bodies that sources answer with: written by hand in the shape of recorded ones, and recorded ones where there are."""

import os
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent / "samples"
DATA = os.environ.get("PRCHECK_DATA")
needs_data = pytest.mark.skipif(not DATA, reason="PRCHECK_DATA names no folder with recorded answers")


def sample(name: str) -> bytes:
    """A body written by hand."""
    return (SAMPLES / name).read_bytes()


def recorded(folder: str) -> list[Path]:
    """The files of recorded answers, none where there is no such folder."""
    return sorted(Path(DATA or "", "metadata", folder).glob("*.json")) if DATA else []
