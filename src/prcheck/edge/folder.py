"""The lists, guides and settings of the folder that prcheck runs in."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from prcheck import lists
from prcheck.configuration import NAMES, choose, read
from prcheck.edge import files, git
from prcheck.errors import ConfigError, GitError, UsageError
from prcheck.layouts import references
from prcheck.settings import Settings

NONE: Mapping[str, str | None] = {}
MAX_FILES = 300
"""How many further files of a list are read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where files are looked up: the top folder of the work tree, or the current folder outside one.

    `staged` reads what the next commit will hold instead of the files.
    """

    root: Path
    tracked: bool
    staged: bool = False

    def find(self, name: str) -> Path | None:
        """A file of that name below the current folder, else below the top one."""
        return files.inside(Path.cwd(), name) or files.inside(self.root, name)

    def text(self, name: str) -> str | None:
        """A file's text, None without such a file; raises `UsageError` where it cannot be read."""
        if self.staged:
            return git.staged(self.root, name)
        found = self.find(name)
        return files.read_text(found) if found else None


def here(*, staged: bool = False) -> Place:
    """The work tree around the current folder, else the folder itself; `staged` raises `GitError` outside one."""
    try:
        return Place(git.root(Path.cwd()), tracked=True, staged=staged)
    except GitError:
        if staged:
            raise
        return Place(Path.cwd(), tracked=False)


def settings(place: Place, config: str | None, earlier: Mapping[str, str | None] = NONE) -> Settings:
    """The settings of the named file, or of those that stand in the current folder or the work tree.

    `earlier` are texts that stand for files' own, None for a file that does not count.
    """
    if config is None:
        texts = {name: earlier[name] if name in earlier else place.text(name) for name in NAMES}
        found = choose({name: text for name, text in texts.items() if text is not None})
    else:
        found = read(files.read_text(config), config) or Settings()
    if found.template_from is None:
        return found
    text = place.text(found.template_from)
    if text is None:
        problem = f'template-from: no such file: "{found.template_from}"'
        raise ConfigError(f"{found.template_source}: {problem}", "correct the name in the settings")
    return replace(found, template=text, template_source=found.template_from)


def beside(place: Place, settings: Settings, changed: Collection[str]) -> dict[str, str]:
    """The list's other files in the folder: its readme and what this leads to, or what the settings name."""
    found: dict[str, str] = {}
    for name in islice(_names(place, settings), MAX_FILES):
        if name not in changed and name not in found and (text := place.text(name)) is not None:
            found[name] = text
    return found


def legible(place: Place, globs: tuple[str, ...], known: Collection[str]) -> dict[str, str]:
    """The further files that fit the globs; what is not UTF-8 is no list and is passed over."""
    found: dict[str, str] = {}
    for name in islice(_names(place, Settings(lists=globs)), MAX_FILES):
        with suppress(UsageError):
            if name not in known and (text := place.text(name)) is not None:
                found[name] = text
    return found


def named(names: Sequence[str], settings: Settings, tip: str = "name the list") -> dict[str, str]:
    """The named lists, or else those of the current folder; raises `UsageError` where there are none."""
    found = {name: files.read_text(name) for name in names} or beside(here(), settings, frozenset())
    if not found:
        raise UsageError("no README.md in the current folder", tip)
    return found


def _names(place: Place, settings: Settings) -> Iterator[str]:
    if settings.lists:
        yield from (name for name in _tree(place.root) if lists.wanted(name, settings.lists))
        return
    readmes = _readmes(place)
    yield from readmes
    yield from (name for name in _linked(place, readmes) if not lists.is_guide(name))


def _readmes(place: Place) -> list[str]:
    return sorted(path.name for path in place.root.iterdir() if lists.is_readme(path.name))


def _linked(place: Place, readmes: Iterable[str]) -> Iterator[str]:
    for readme in readmes:
        yield from lists.linked(readme, references(place.text(readme) or ""))


def _tree(root: Path) -> Iterator[str]:
    """The paths of all files below a folder, but not git's own."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != ".git")
        yield from ((Path(folder) / name).relative_to(root).as_posix() for name in sorted(names))


def guides(place: Place) -> dict[str, str]:
    """The texts that may tell how to add an entry: those that GitHub knows, and the pages that a readme leads to."""
    pages = (name for name in _linked(place, _readmes(place)) if lists.is_guide(name))
    names = dict.fromkeys((*lists.GUIDES, *pages))
    return {name: text for name in names if (text := place.text(name)) is not None}
