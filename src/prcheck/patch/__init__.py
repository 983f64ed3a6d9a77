"""A unified diff, and the two sides of each file that it changes."""

from prcheck.patch.ends import restore
from prcheck.patch.fit import apply, fit, revert
from prcheck.patch.hunks import FilePatch, Hunk, gone, split_lines
from prcheck.patch.reader import is_diff, read
from prcheck.patch.sides import LINES, Sides, diff, partial, sides
from prcheck.patch.writer import write

__all__ = [
    "LINES",
    "FilePatch",
    "Hunk",
    "Sides",
    "apply",
    "diff",
    "fit",
    "gone",
    "is_diff",
    "partial",
    "read",
    "restore",
    "revert",
    "sides",
    "split_lines",
    "write",
]
