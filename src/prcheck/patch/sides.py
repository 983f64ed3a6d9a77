"""The text of a file before and after a change, and the lines that the change touches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha1

from prcheck.align import Gap, align, gaps
from prcheck.errors import PatchError
from prcheck.patch.fit import Fit, fit
from prcheck.patch.hunks import FilePatch, Hunk, Step, split_lines

LINES = 200_000  # the highest line number that a diff alone may speak of
CONTEXT = 3  # lines around each change, as git and GitHub show them


@dataclass(frozen=True, slots=True)
class Sides:
    """One file of a change: `base` None for a new file, `head` None for a deleted one.

    `partial` sides come from the hunks alone: lines that no hunk shows are empty.
    """

    path: str
    old_path: str
    base: str | None
    head: str | None
    hunks: tuple[Hunk, ...]
    partial: bool = False

    @property
    def touched(self) -> frozenset[int]:
        """The head lines that the change adds or rewrites."""
        return frozenset[int]().union(*(hunk.added for hunk in self.hunks))

    @property
    def removed(self) -> frozenset[int]:
        """The base lines that the change takes away or rewrites."""
        return frozenset[int]().union(*(hunk.removed for hunk in self.hunks))

    @property
    def size(self) -> int:
        """How many lines the change adds and takes away."""
        return sum(line[0] != " " for hunk in self.hunks for line in hunk.lines)

    @property
    def ranges(self) -> tuple[range, ...]:
        """The head lines on which GitHub takes comments (side RIGHT), one range a hunk."""
        return tuple(range(hunk.new_start, hunk.new_start + hunk.new_len) for hunk in self.hunks if hunk.new_len)

    @property
    def patch(self) -> FilePatch:
        """The change as a file patch."""
        return FilePatch(self.path, self.old_path, self.hunks, new=self.base is None, deleted=self.head is None)


def sides(patch: FilePatch, text: str) -> Sides:
    """Both sides of a file whose text is the one before or the one after; raises `PatchError` where it is neither."""
    after, before = _tried(text, patch, patch.steps), _tried(text, patch, patch.undo)
    if isinstance(after, PatchError) and isinstance(before, PatchError):
        raise after
    if isinstance(before, PatchError) or (not isinstance(after, PatchError) and _is_base(patch, text, after, before)):
        assert isinstance(after, Fit)  # noqa: S101  # one of the two fits
        return _sides(patch, text, after.text, moved=after.moved)
    return _sides(patch, before.text, text, moved=before.moved)


def diff(base: str | None, head: str | None, path: str, old_path: str | None = None) -> Sides:
    """Both sides of a file whose two texts are known, with hunks of three lines of context."""
    before, after = split_lines(base or ""), split_lines(head or "")
    changed = gaps(align(before, after), len(before), len(after))
    hunks = tuple(_hunk(group, before, after) for group in _groups(changed))
    return Sides(path, old_path or path, base, head, hunks)


def partial(patch: FilePatch) -> Sides:
    """What the diff alone shows of a file, each line at its number, empty lines where it shows nothing.

    Raises `PatchError` where its line numbers are beyond any list's.
    """
    if any(max(h.old_start + h.old_len, h.new_start + h.new_len) > LINES for step in patch.steps for h in step):
        raise PatchError(f'the diff of "{patch.path}" names lines beyond {LINES:,}')
    patch = _ordered(patch)
    base, head = _shown(patch.undo), _shown(patch.steps)
    hunks = patch.hunks
    if patch.later:
        whole = diff(base, head, patch.path)
        hunks = whole.hunks
    return Sides(
        patch.path,
        patch.old_path,
        None if patch.new else base,
        None if patch.deleted else head,
        hunks,
        partial=True,
    )


def _tried(text: str, patch: FilePatch, steps: tuple[Step, ...]) -> Fit | PatchError:
    try:
        return fit(text, patch, steps)
    except PatchError as error:
        return error


def _is_base(patch: FilePatch, text: str, after: Fit, before: Fit) -> bool:
    """Whether a text that could be either side is the one before the change: by git's id of it, else by places."""
    body = text.encode("utf-8", "surrogatepass")
    blob = sha1(b"blob %d\x00" % len(body) + body, usedforsecurity=False).hexdigest()
    old, new = (bool(known) and blob.startswith(known) for known in patch.blobs)
    return old or (not new and (before.moved or not after.moved))


def _sides(patch: FilePatch, base: str, head: str, *, moved: bool) -> Sides:
    before, after = None if patch.new else base, None if patch.deleted else head
    if moved:
        return diff(before, after, patch.path, patch.old_path)
    return Sides(patch.path, patch.old_path, before, after, patch.hunks)


def _groups(changed: Iterable[Gap]) -> Iterator[list[Gap]]:
    group: list[Gap] = []
    for gap in changed:
        if group and gap[0] - group[-1][1] > 2 * CONTEXT:
            yield group
            group = []
        group.append(gap)
    if group:
        yield group


def _hunk(group: list[Gap], before: list[str], after: list[str]) -> Hunk:
    lead = min(group[0][0], CONTEXT)
    old, new = group[0][0] - lead, group[0][2] - lead
    lines: list[str] = []
    at = old
    for start, end, other, stop in group:
        lines += [" " + line for line in before[at:start]]
        lines += ["-" + line for line in before[start:end]] + ["+" + line for line in after[other:stop]]
        at = end
    tail = before[at : at + CONTEXT]
    lines += [" " + line for line in tail]
    old_len, new_len = at + len(tail) - old, group[-1][3] + len(tail) - new
    return Hunk(old + bool(old_len), old_len, new + bool(new_len), new_len, tuple(lines))


def _ordered(patch: FilePatch) -> FilePatch:
    """The patch with hunks that share no line; those whose numbers say so are moved down."""
    first, *later = (tuple(_apart(step)) for step in patch.steps)
    return replace(patch, hunks=first, later=tuple(later))


def _apart(step: Step) -> Iterator[Hunk]:
    old = new = 0  # the last lines that are taken
    for hunk in step:
        old_start = max(hunk.old_start, old + bool(hunk.old_len))
        new_start = max(hunk.new_start, new + bool(hunk.new_len))
        old = max(old_start + hunk.old_len - bool(hunk.old_len), old)
        new = max(new_start + hunk.new_len - bool(hunk.new_len), new)
        same = (old_start, new_start) == (hunk.old_start, hunk.new_start)
        yield hunk if same else replace(hunk, old_start=old_start, new_start=new_start)


def _shown(steps: tuple[Step, ...]) -> str:
    """The side after the steps, as far as they show it."""
    lines: list[str] = []
    for step in steps:
        for hunk in step:
            at = max(hunk.new_start - (hunk.new_len > 0), 0)
            lines += ["\n"] * (at + hunk.old_len - len(lines))
            lines[at : at + hunk.old_len] = hunk.after
    return "".join(lines)
