"""What an input of the command line means: a change with both sides of its files, or whole lists."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from prcheck import lists, patch
from prcheck.configuration import NAMES
from prcheck.edge import files, git
from prcheck.edge.folder import Place
from prcheck.errors import GitError, PatchError, UsageError
from prcheck.model import Skip
from prcheck.patch import FilePatch, Sides

STDIN = "-"
UNNAMED = "README.md"
"""The file of a diff that names none."""

READMES = ("README.md", "readme.md")
_COLOUR = re.compile(r"\x1b\[[0-9;]*[mK]")

SAME = 0.5
"""Which share of the base's lines makes a Markdown input the list itself, not only new entries."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be judged, and what could not be told on the way: a change's `sides`, or else `whole` lists.

    `others` are the lists that new entries on their own are meant for, `settings` the texts before the
    change of the settings files that it touches, `earlier` the files that hold a list as it was before.
    """

    sides: tuple[Sides, ...] = ()
    paths: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    skipped: tuple[Skip, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str | None] = field(default_factory=dict)
    whole: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()


def given(source: str | None, where: Place) -> str:
    """The text of an input, read once; "" for the work tree and for what is staged."""
    if source is None or where.staged:
        return ""
    return files.decode(sys.stdin.buffer.read(), STDIN) if source == STDIN else files.read_text(source)


def find(source: str | None, text: str, base: str | None, where: Place, globs: Sequence[str]) -> Change:
    """The change that an input means: a diff, new entries, a list, "-", or None for the work tree or what is staged."""
    if where.staged:
        return _staged(where, source or base, globs)
    if source is None:
        return _work_tree(where, base, globs)
    for form in (text, _COLOUR.sub("", text)):
        if patch.is_diff(form):
            return _diff(patch.read(form), base, where, globs)
    change = _markdown(source, text, base, where)
    if not source.endswith((".diff", ".patch")):
        return change
    note = Skip("change", f'"{source}" holds no unified diff (git diff, diff -u); read as Markdown')
    return replace(change, skipped=(note, *change.skipped))


def _work_tree(where: Place, base: str | None, globs: Sequence[str]) -> Change:
    root = git.root(Path.cwd())
    start = git.base(root)
    change = _diff(_shown(partial(git.diff, root, start.sha), globs), base, where, globs)
    if change.paths:
        return change
    return replace(change, skipped=(Skip("change", f"the work tree does not differ from {start.branch}"),))


def _staged(where: Place, named: str | None, globs: Sequence[str]) -> Change:
    if named is not None:
        raise UsageError(f'what is staged is checked alone, without "{named}"', "leave out --staged, or the name")
    change = _diff(_shown(partial(git.staged_diff, where.root), globs), None, where, globs)
    return change if change.paths else replace(change, skipped=(Skip("change", "nothing is staged"),))


def _shown(ask: Callable[..., str], globs: Sequence[str]) -> tuple[FilePatch, ...]:
    """The files of git's diff, with the lines of lists and settings that it calls binary for a NUL or an attribute."""
    patches = patch.read(ask())
    hidden = [p for p in patches if p.binary and (lists.wanted(p.path, globs) or {p.path, p.old_path} & {*NAMES})]
    if not hidden:
        return patches
    names = dict.fromkeys(name for p in hidden for name in (p.old_path, p.path))
    return (*(p for p in patches if p not in hidden), *patch.read(ask(*names, text=True)))


def _diff(patches: Sequence[FilePatch], base: str | None, where: Place, globs: Sequence[str]) -> Change:
    listed = files.read_text(base) if base else None
    earlier = dict(_earlier(patches, where))
    paths = tuple(dict.fromkeys(name for p in patches for name in (p.old_path, p.path) if name))
    if not patches:
        return Change(skipped=(Skip("change", "the diff is empty; nothing to check"),))
    unnamed = [replace(p, path=UNNAMED, old_path=UNNAMED) for p in patches if not p.path]
    named = [p for p in patches if p.path and lists.renamed(p.path, p.path if p.copied else p.old_path, globs)]
    found = [*unnamed, *named]
    if not found:
        none = 'file that "lists" in the settings names' if globs else "list"
        nothing = Skip("change", f"the diff changes no {none}; nothing to check")
        return Change(paths=paths, skipped=(nothing,), settings=earlier)
    read = [_sides(p, where, given) for p, given in _with_base(found, listed)]
    sides = tuple(side for side, _ in read if side)
    if sum((side.head or side.base or "").count("\n") for side in sides if side.partial) > patch.LINES:
        raise UsageError(
            f"the diff alone speaks of more than {patch.LINES:,} lines", "run it in the folder of its files"
        )
    return Change(sides, paths, patch.gone(patches), tuple(skip for _, skip in read if skip), settings=earlier)


def _earlier(patches: Iterable[FilePatch], where: Place) -> Iterator[tuple[str, str | None]]:
    """The settings files of a change with their texts before it, where these can be told."""
    for part in patches:
        if part.old_path in NAMES and not (part.new or part.binary):
            text = _alone_before(part) if part.deleted else _before(part, where.text(part.path))
            yield from ((part.old_path, known) for known in (text,) if known is not None)
        if part.path in NAMES and (part.new or part.path != part.old_path):
            yield part.path, None


def _before(part: FilePatch, text: str | None) -> str | None:
    side = _fitted(part, text) if text is not None else None
    return side.base if side else None


def _alone_before(part: FilePatch) -> str | None:
    """The text of a file that a change takes away."""
    side, _ = _alone(part, "")
    return side.base if side else None


def _with_base(patches: list[FilePatch], text: str | None) -> Iterator[tuple[FilePatch, str | None]]:
    """Each file with the text of --base, where it is the one that its hunks fit."""
    fitting = patches[0]
    if text is not None and len(patches) > 1:
        fitting = next((p for p in patches if p.hunks and _fitted(p, text)), fitting)
    return ((p, text if p is fitting else None) for p in patches)


def _fitted(part: FilePatch, text: str) -> Sides | None:
    """Both sides of a file, None where the text is neither."""
    try:
        return patch.sides(part, text)
    except PatchError:
        return None


def _sides(part: FilePatch, where: Place, named: str | None) -> tuple[Sides | None, Skip | None]:
    """Both sides of a file; what the diff alone shows, with the reason, where its text is missing or another."""
    if part.binary:
        return None, Skip("change", f'the diff of "{part.path}" is binary; nothing to check in it')
    if part.new or part.deleted:
        return _alone(part, part.flaw)
    text = named if named is not None else where.text(part.path) or where.text(part.old_path)
    if text is None:
        return _alone(part, f'no file "{part.path}" in the current folder; checked the diff alone (give --base FILE)')
    try:
        return patch.sides(part, text), None
    except PatchError as error:
        reason = error.message if f'"{part.path}"' in error.message else f'"{part.path}": {error.message}'
        return _alone(part, f"{reason}; checked the diff alone ({error.tip or 'make the diff anew'})")


def _alone(part: FilePatch, reason: str) -> tuple[Sides | None, Skip | None]:
    """What the diff alone shows of a file."""
    try:
        return patch.partial(part), Skip("base", reason) if reason else None
    except PatchError as error:
        return None, Skip("change", error.message)


def _markdown(source: str, text: str, base: str | None, where: Place) -> Change:
    """A list of the work tree, a list to audit, or new entries."""
    name, before = _committed(source, where) if base is None else (source, None)
    if before is not None and before != text:
        return Change((patch.diff(before, text, name),), (name,))
    known = base or next((n for n in READMES if where.find(n) not in (None, Path(source).resolve())), None)
    if before is not None or known is None:
        told = "does not differ from the default branch" if before is not None else "has no base (give --base FILE)"
        return Change(skipped=(Skip("change", f'"{name}" {told}; checked the whole list'),), whole={name: text})
    listed = files.read_text(known) if base else where.text(known) or ""
    if _same(listed, text):
        earlier = _name(known, where)
        name = _name(source, where) if base and source != STDIN else earlier
        return Change((patch.diff(listed, text, name),), (name,), earlier=(earlier,))
    return Change((patch.diff(None, text, source),), (source,), others={known: listed})


def _committed(source: str, where: Place) -> tuple[str, str | None]:
    """A file's path in the work tree and its text at the merge base; the name as it is and None elsewhere."""
    if source == STDIN or not where.tracked:
        return source, None
    name = _name(source, where)
    try:
        return name, git.show(where.root, git.base(where.root).sha, name)
    except GitError:
        return name, None


def _name(path: str, where: Place) -> str:
    """A file's path below the folder, the path as it is elsewhere."""
    full, root = Path(path).resolve(), where.root.resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else path


def _same(listed: str, text: str) -> bool:
    """Whether a text is the list itself, changed, and not only new entries for it."""
    lines = {line.strip() for line in listed.split("\n")} - {""}
    return len(lines & {line.strip() for line in text.split("\n")}) > SAME * len(lines)
