"""The values of a diff: hunks, and the files they change."""

from collections.abc import Iterable
from dataclasses import dataclass


def split_lines(text: str) -> list[str]:
    """The lines of a text with their ends, cut at line feeds only, as git cuts them."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


@dataclass(frozen=True, slots=True)
class Hunk:
    """One piece of a file's change.

    The starts are the numbers of the first line on each side (the line before it where that side is empty).
    `lines` open with " ", "-" or "+" and keep their ends; one without an end is the file's last.
    """

    old_start: int
    old_len: int
    new_start: int
    new_len: int
    lines: tuple[str, ...] = ()

    @property
    def before(self) -> list[str]:
        """The lines that the hunk expects."""
        return [line[1:] for line in self.lines if line[0] != "+"]

    @property
    def after(self) -> list[str]:
        """The lines that the hunk leaves."""
        return [line[1:] for line in self.lines if line[0] != "-"]

    @property
    def added(self) -> frozenset[int]:
        """The numbers of the lines that it adds, on the side after the change."""
        return frozenset(_numbers(self.new_start if self.new_len else self.new_start + 1, self.lines, "+"))

    @property
    def removed(self) -> frozenset[int]:
        """The numbers of the lines that it takes away, on the side before the change."""
        return frozenset(_numbers(self.old_start if self.old_len else self.old_start + 1, self.lines, "-"))

    def reverse(self) -> "Hunk":
        """The hunk that undoes this one."""
        lines = tuple(SWAP[line[0]] + line[1:] for line in self.lines)
        return Hunk(self.new_start, self.new_len, self.old_start, self.old_len, lines)


SWAP = {" ": " ", "+": "-", "-": "+"}
Step = tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class FilePatch:
    """What a diff does to one file.

    `path` is the name after the change (before it for a `deleted` file), "" where the diff names none.
    `later` are further changes of the same file in a series of patches, in order. `blobs` are the ids that git
    gives the two sides, shortened, "" where unknown. `flaw` says why the diff cannot be applied.
    """

    path: str
    old_path: str
    hunks: Step = ()
    new: bool = False
    deleted: bool = False
    binary: bool = False
    copied: bool = False
    later: tuple[Step, ...] = ()
    blobs: tuple[str, str] = ("", "")
    flaw: str = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The hunks of each patch of the series."""
        return (self.hunks, *self.later)

    @property
    def undo(self) -> tuple[Step, ...]:
        """The steps back."""
        return tuple(tuple(hunk.reverse() for hunk in step) for step in reversed(self.steps))


def gone(patches: Iterable[FilePatch]) -> tuple[str, ...]:
    """The paths that a diff deletes or renames away."""
    ends = [
        (p.old_path, p.path) for p in patches if p.deleted or (p.old_path and p.old_path != p.path and not p.copied)
    ]
    return tuple(dict.fromkeys(old or path for old, path in ends))


def _numbers(start: int, lines: tuple[str, ...], sign: str) -> list[int]:
    own = [line[0] for line in lines if line[0] in (" ", sign)]
    return [start + index for index, mark in enumerate(own) if mark == sign]
