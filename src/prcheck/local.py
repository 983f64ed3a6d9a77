"""Changes and lists on this machine: files, standard input and git's work tree."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from prcheck import lists, patch, run
from prcheck.edge import files, folder, git
from prcheck.edge.folder import Place
from prcheck.errors import GitError, PatchError, UsageError
from prcheck.layouts import parse, templates
from prcheck.model import Report, Skip, Template
from prcheck.patch import FilePatch, Sides
from prcheck.run import Gather
from prcheck.settings import Settings

STDIN = "-"
UNNAMED = "README.md"
"""The file of a diff that names none."""

READMES = ("README.md", "readme.md")
SAME = 0.5
"""Which share of the base's lines makes a Markdown input the list itself, not only new entries."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be judged, and what could not be told on the way: a change's `sides`, or else `whole` lists.

    `others` are lists that the change is compared with besides those of the folder.
    """

    sides: tuple[Sides, ...] = ()
    paths: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    skipped: tuple[Skip, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, str] = field(default_factory=dict)


def check_files(source: str | None, base: str | None, settings: Settings, gather: Gather | None = None) -> Report:
    """The report on one input of `prcheck check`: a diff, new entries, a list, "-", or None for the work tree."""
    where = folder.here()
    change = _change(source, base, where, settings.lists)
    if change.whole:
        return _audit(change.whole, where, settings, gather, change.skipped)
    beside = {**folder.beside(where, settings, {side.path for side in change.sides}), **change.others}
    guides = {path: text for path, text in beside.items() if lists.is_guide(path)}
    misfits = {side.path: text for side in change.sides if side.partial and (text := where.text(side.path))}
    return run.judge(
        change.sides,
        others={path: text for path, text in beside.items() if path not in guides},
        guides={**folder.guides(where), **guides, **misfits},
        settings=settings,
        changed_paths=change.paths,
        removed_paths=change.gone,
        gather=gather,
        skipped=change.skipped,
    )


def audit_files(names: Sequence[str], settings: Settings, gather: Gather | None = None) -> Report:
    """The report on whole lists; without names on those of the current folder."""
    where = folder.here()
    found = {name: files.read_text(name) for name in names} or dict(folder.beside(where, settings, frozenset()))
    if not found:
        raise UsageError("no README.md in the current folder", "name the list")
    return _audit(found, where, settings, gather)


def _audit(
    whole: Mapping[str, str], where: Place, settings: Settings, gather: Gather | None, skipped: Sequence[Skip] = ()
) -> Report:
    return run.audit(whole, guides=folder.guides(where), settings=settings, gather=gather, skipped=skipped)


def _change(source: str | None, base: str | None, where: Place, globs: Sequence[str]) -> Change:
    if source is None:
        return _work_tree(where, base, globs)
    text = _stdin() if source == STDIN else files.read_text(source)
    if patch.is_diff(text):
        return _diff(text, base, where, globs)
    return _markdown(source, text, base, where)


def _stdin() -> str:
    return files.decode(sys.stdin.buffer.read(), STDIN)


def _work_tree(where: Place, base: str | None, globs: Sequence[str]) -> Change:
    root = git.root(Path.cwd())
    start = git.base(root)
    change = _diff(git.diff(root, start.sha), base, where, globs)
    if change.paths:
        return change
    return replace(change, skipped=(Skip("change", f"the work tree does not differ from {start.branch}"),))


def _diff(text: str, base: str | None, where: Place, globs: Sequence[str]) -> Change:
    patches = patch.read(text)
    paths = tuple(dict.fromkeys(name for p in patches for name in (p.old_path, p.path) if name))
    if not patches:
        return Change(skipped=(Skip("change", "the diff is empty; nothing to check"),))
    unnamed = [replace(p, path=UNNAMED, old_path=UNNAMED) for p in patches if not p.path]
    found = [*unnamed, *(p for p in patches if p.path and lists.wanted(p.path, globs))]
    if not found:
        return Change(paths=paths, skipped=(Skip("change", "the diff changes no list; nothing to check"),))
    read = [_sides(p, where, named) for p, named in _with_base(found, base)]
    sides = tuple(side for side, _ in read if side)
    return Change(sides, paths, patch.gone(patches), tuple(skip for _, skip in read if skip))


def _with_base(patches: list[FilePatch], base: str | None) -> Iterator[tuple[FilePatch, str | None]]:
    """Each file with the text of --base, where it is the one that its hunks fit."""
    text = files.read_text(base) if base else None
    fitting = next((p for p in patches if text is not None and _fits(p, text)), patches[0])
    return ((p, text if p is fitting else None) for p in patches)


def _fits(part: FilePatch, text: str) -> bool:
    try:
        patch.sides(part, text)
    except PatchError:
        return False
    return bool(part.hunks)


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
        return _alone(part, f"{error.message}; checked the diff alone")


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
        reason = f'"{name}" does not differ from the default branch' if before is not None else "no change is known"
        return Change(skipped=(Skip("change", f"{reason}; checked the whole list"),), whole={name: text})
    listed = files.read_text(known) if base else where.text(known) or ""
    if _same(listed, text):
        return Change((patch.diff(listed, text, known),), (known,))
    return Change((patch.diff(None, text, source),), (source,), others={known: listed})


def _committed(source: str, where: Place) -> tuple[str, str | None]:
    """A file's path in the work tree and its text at the merge base; the name as it is and None elsewhere."""
    full = Path(source).resolve()
    if source == STDIN or not where.tracked or not full.is_relative_to(where.root.resolve()):
        return source, None
    name = full.relative_to(where.root.resolve()).as_posix()
    try:
        return name, git.show(where.root, git.base(where.root).sha, name)
    except GitError:
        return name, None


def _same(listed: str, text: str) -> bool:
    """Whether a text is the list itself, changed, and not only new entries for it."""
    lines = {line.strip() for line in listed.split("\n")} - {""}
    return len(lines & {line.strip() for line in text.split("\n")}) > SAME * len(lines)


def list_templates(name: str | None, settings: Settings) -> tuple[Template, ...]:
    """The templates of a list; without a name, of the folder's lists."""
    where = folder.here()
    found = {name: files.read_text(name)} if name else folder.beside(where, settings, frozenset())
    if not found:
        raise UsageError("no README.md in the current folder", "name the list")
    read = [parse(text, path) for path, text in found.items()]
    documents = [document for document in read if document.entries] or read[:1]
    return tuple(templates(documents, folder.guides(where), settings.template, settings.required_links)[0])
