"""A case: files in a folder, and the command that is run there."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

PRCHECK = (sys.executable, "-m", "prcheck")
REPORT = "report.json"
TOLD = ("--offline", "--format", "json", "--output", REPORT)


@dataclass(frozen=True, slots=True)
class Case:
    """What is tried: its name, the files, and the command's words."""

    name: str
    files: Mapping[str, bytes]
    command: Sequence[str]


Cases = Iterator[Case]


def audit(name: str, **files: str) -> Case:
    """An audit of README.md; the files by their names without the suffix ".md"."""
    return Case(name, _encoded({f"{file}.md": text for file, text in files.items()}), (*PRCHECK, "audit", *TOLD))


def check(name: str, files: Mapping[str, str]) -> Case:
    """A check of change.diff beside the other files."""
    return Case(name, _encoded(files), (*PRCHECK, "check", "change.diff", *TOLD))


def command(name: str, files: Mapping[str, str], *words: str) -> Case:
    """Another command of prcheck."""
    return Case(name, _encoded(files), (*PRCHECK, *words))


def code(name: str, files: Mapping[str, str], lines: str) -> Case:
    """A few lines of Python."""
    return Case(name, _encoded(files), (sys.executable, "-c", lines))


def _encoded(files: Mapping[str, str]) -> Mapping[str, bytes]:
    return {name: text.encode("utf-8", "replace") for name, text in files.items()}
