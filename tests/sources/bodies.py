"""Bodies that sources answer with: written by hand in the shape of recorded ones, and recorded ones where there are."""

from pathlib import Path

from tests.data import DATA

SAMPLES = Path(__file__).parent.parent / "samples"


def sample(name: str) -> bytes:
    """A body written by hand."""
    return (SAMPLES / name).read_bytes()


def recorded(folder: str) -> list[Path]:
    """The files of recorded answers, none where there is no such folder."""
    return sorted((DATA / "metadata" / folder).glob("*.json"))
