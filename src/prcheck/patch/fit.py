"""A file patch put onto a text, as `git apply` does: at another place if need be, never with other context.

The rules are git's own (apply.c): a hunk that opens at line 1 must stand at the start of the file, one without
context behind it at the end; the place nearest to the stated one wins; no line is patched twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prcheck.errors import PatchError
from prcheck.patch.hunks import FilePatch, Hunk, Step, split_lines

EFFORT = 5_000_000  # places and lines looked at for one text until the search is given up
TAKEN = ""  # stands for a patched line; no line is ever empty, each has an end or text


@dataclass(slots=True)
class _Budget:
    """What is left of the effort; spending more raises `PatchError`."""

    left: int = EFFORT

    def spend(self, effort: int) -> None:
        self.left -= effort
        if self.left < 0:
            raise PatchError(
                "too many places to try for the hunks", "make the diff anew against this version of the list"
            )


@dataclass(frozen=True, slots=True)
class Fit:
    """The text that a patch gives; `moved` where a hunk stands elsewhere than it says or line ends were bent."""

    text: str
    moved: bool


def apply(base: str, patch: FilePatch) -> str:
    """The text after the change, byte for byte; raises `PatchError` where the patch does not fit."""
    return fit(base, patch, patch.steps).text


def revert(head: str, patch: FilePatch) -> str:
    """The text before the change, byte for byte; raises `PatchError` where the patch does not fit."""
    return fit(head, patch, patch.undo).text


def fit(text: str, patch: FilePatch, steps: tuple[Step, ...]) -> Fit:
    """The text with the steps taken, with CR LF line ends where only the diff lost them on its way."""
    if patch.flaw or patch.binary:
        raise PatchError(f'the diff of "{patch.path}" cannot be applied: {patch.flaw or "it is binary"}')
    try:
        return _steps(text, steps)
    except PatchError:
        if "\r\n" not in text or any("\r" in line for step in steps for hunk in step for line in hunk.lines):
            raise
        bent = tuple(tuple(_bent(hunk) for hunk in step) for step in steps)
        return replace(_steps(text, bent), moved=True)


def _steps(text: str, steps: tuple[Step, ...]) -> Fit:
    lines, moved, budget = split_lines(text), len(steps) > 1, _Budget()
    for step in steps:
        lines, elsewhere = _step(lines, step, budget)
        moved = moved or elsewhere
    return Fit("".join(lines), moved)


def _step(lines: list[str], hunks: Step, budget: _Budget) -> tuple[list[str], bool]:
    out, free, moved = list(lines), list(lines), False
    for number, hunk in enumerate(hunks, 1):
        before, after = hunk.before, hunk.after
        place = _place(free, before, hunk, budget)
        if place is None:
            raise PatchError(
                f"hunk {number} (line {hunk.old_start}) does not fit the text",
                "make the diff anew against this version of the list",
            )
        moved = moved or place != max(hunk.new_start - (hunk.new_len > 0), 0)
        out[place : place + len(before)] = after
        free[place : place + len(before)] = [TAKEN] * len(after)
    return out, moved


def _place(free: list[str], before: list[str], hunk: Hunk, budget: _Budget) -> int | None:
    """The index where the hunk's lines stand, nearest to the stated one."""
    size = len(before)
    for at in _candidates(len(free), size, hunk):
        budget.spend(1)
        if not size:
            return at
        if free[at] != before[0]:
            continue
        budget.spend(size)
        if free[at : at + size] == before:
            return at
    return None


def _candidates(length: int, size: int, hunk: Hunk) -> Iterator[int]:
    last = length - size
    at_start = hunk.old_start <= 1
    at_end = not hunk.lines or hunk.lines[-1][0] != " "
    if last < 0 or (at_start and at_end and last):
        return
    if at_start or at_end:
        yield 0 if at_start else last
        return
    start = min(max(hunk.new_start - 1, 0), last)
    yield start
    for offset in range(1, max(start, last - start) + 1):
        if start >= offset:
            yield start - offset
        if start + offset <= last:
            yield start + offset


def _bent(hunk: Hunk) -> Hunk:
    lines = tuple(line[:-1] + "\r\n" if line.endswith("\n") else line for line in hunk.lines)
    return replace(hunk, lines=lines)
