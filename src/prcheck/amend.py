"""`prcheck fix` on this machine: the files that hold a change, or whole lists, mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prcheck import local, mending, patch
from prcheck.edge import files, folder
from prcheck.edge.folder import Place
from prcheck.errors import PatchError, UsageError
from prcheck.facts import Facts, Wanted
from prcheck.inputs import STDIN, Change, find, given
from prcheck.model import Report, Skip
from prcheck.patch import Sides
from prcheck.run import Gather
from prcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Amended:
    """A file before and after its fixes; `name` is its path in the change, `base` its text before the change."""

    file: Path
    name: str
    base: str | None
    before: str
    after: str

    @property
    def diff(self) -> str:
        """What the fixes change, as a diff; "" where they change nothing."""
        return patch.write(patch.diff(self.before, self.after, self.name).patch)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The mended files, and the report on what they hold then."""

    files: tuple[Amended, ...]
    report: Report


def amend(
    source: str | None,
    base: str | None,
    settings: Settings,
    gather: Gather | None = None,
    *,
    unsafe: bool = False,
    only_entries: bool = False,
) -> Outcome:
    """The fixes of one input of `prcheck check`, written nowhere; raises `UsageError` where no file holds it."""
    where = folder.here()
    change = find(source, given(source, where), base, where, settings.lists)
    work = Work(change, where, settings, _once(gather) if gather else None, unsafe, only_entries)
    if change.whole:
        found = tuple(_whole(work, source or ""))
    else:
        found = tuple(_side(work, side, source) for side in change.sides if side.head is not None)
        work = replace(work, change=replace(change, skipped=tuple(s for s in change.skipped if s.what != "base")))
    return Outcome(found, work.after(found))


@dataclass(frozen=True, slots=True)
class Work:
    """A change, all that it is judged by, and which fixes are wanted."""

    change: Change
    where: Place
    settings: Settings
    gather: Gather | None
    unsafe: bool
    only_entries: bool

    def mended(self, side: Sides) -> str:
        """The text after one file's change, mended."""
        if self.only_entries:
            return patch.apply(side.base or "", mending.without_damage(side, self._side))
        return mending.fixed(side, self._side, unsafe=self.unsafe)

    def whole(self, name: str, text: str) -> str:
        """A list, mended as it stands."""

        def report(now: str) -> Report:
            return self._judge(replace(self.change, whole={**self.change.whole, name: now}))

        return mending.mended(text, name, report, unsafe=self.unsafe)

    def after(self, found: Sequence[Amended]) -> Report:
        """The report on what the files hold then."""
        sides = {part.name: patch.diff(part.base, part.after, part.name) for part in found}
        own = tuple(sides.get(side.path, side) for side in self.change.sides)
        whole = {name: text for name, text in self.change.whole.items() if name not in sides}
        texts = {part.name: part.after for part in found if part.name in self.change.whole}
        return self._judge(replace(self.change, sides=own, whole={**whole, **texts}))

    def _side(self, side: Sides) -> Report:
        """The report with one file's change in the place of its own."""
        sides = tuple(side if side.path == other.path else other for other in self.change.sides)
        return self._judge(replace(self.change, sides=sides))

    def _judge(self, change: Change) -> Report:
        return local.judge(change, self.where, self.settings, self.gather)


def _whole(work: Work, source: str) -> Iterator[Amended]:
    """The list that an input names."""
    if source == STDIN:
        raise UsageError("standard input cannot be mended", "name the file")
    if work.only_entries:
        raise UsageError("no change is known here", "give a diff, or --base FILE")
    for name, text in work.change.whole.items():
        yield Amended(Path(source), name, None, text, work.whole(name, text))


def _side(work: Work, side: Sides, source: str | None) -> Amended:
    """One file of a change, where it stands; raises `UsageError` where it does not."""
    found = {file: files.read_text(file) for file in _files(side, source, work.where)}
    holder = next((file for file, text in found.items() if text == side.head), None)
    if holder:
        return Amended(holder, side.path, side.base, found[holder], work.mended(side))
    if side.base in found.values():
        raise UsageError(f'"{side.path}" is still as before the change', "git apply it first")
    again = next((file for file, text in found.items() if _holds(work, side, text)), None)
    if again is None:
        raise UsageError(f'"{side.path}" does not hold the text after the change', "git apply it first")
    base = _undone(side, found[again]) if side.partial and not _new(side) else side.base
    return Amended(again, side.path, base, found[again], found[again])


def _new(side: Sides) -> bool:
    return side.base is None


def _holds(work: Work, side: Sides, text: str) -> bool:
    """Whether a text is the one after the change, mended already."""
    if not side.partial or _new(side):
        return text == work.mended(side)
    base = _undone(side, text)
    try:
        head = None if base is None else patch.apply(base, side.patch)
    except PatchError:
        return False
    return head is not None and text == work.mended(patch.diff(base, head, side.path, side.old_path))


def _undone(side: Sides, text: str) -> str | None:
    """The text before the change, of one that holds it with fixes; None where the lines around it are not found."""
    lines, done, at = patch.split_lines(text), list[str](), 0
    for hunk in side.hunks:
        before, signs = hunk.before, "".join(line[0] for line in hunk.lines)
        lead, tail = (len(signs) - len(part) for part in (signs.lstrip(), signs.rstrip()))
        kept = len(before) - tail
        start = _place(lines, before[:lead], at, hunk.new_start - 1)
        stop = None if start is None else _place(lines, before[kept:], start + lead, len(lines) if not tail else start)
        if start is None or stop is None:
            return None
        done += (*lines[at:start], *before[:kept])
        at = stop
    return "".join((*done, *lines[at:]))


def _place(lines: list[str], block: list[str], at: int, wanted: int) -> int | None:
    """Where a block stands from a line on, next to the wanted one."""
    size = len(block)
    fitting = (place for place in range(at, len(lines) - size + 1) if lines[place : place + size] == block)
    return min(fitting, key=lambda place: abs(place - wanted), default=None)


def _files(side: Sides, source: str | None, where: Place) -> Iterator[Path]:
    """The files that may hold the text after the change."""
    named = Path(source) if source and source != STDIN else None
    yield from (f for f in (named, files.inside(where.root, side.path), where.find(side.path)) if f)


def write(found: Sequence[Amended]) -> None:
    """Put the mended texts in their files' places; raises `UsageError` where one cannot be written."""
    for part in found:
        if part.after != part.before:
            files.write_text(part.file, part.after)


def _once(gather: Gather) -> Gather:
    """A gatherer that asks once: what it learned of the text before serves for those after."""
    known: list[tuple[Facts, Sequence[Skip]]] = []

    def ask(wanted: Wanted, settings: Settings) -> tuple[Facts, Sequence[Skip]]:
        if not known:
            known.append(gather(wanted, settings))
        return known[0]

    return ask
