"""Changes and lists on this machine: files, standard input and git's work tree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from prcheck import lists, run
from prcheck.edge import folder
from prcheck.edge.folder import Place
from prcheck.errors import ConfigError
from prcheck.inputs import Change, find, given
from prcheck.layouts import Memory, fresh, parse, templates
from prcheck.model import Report, Shard, Skip, Template
from prcheck.run import Gather
from prcheck.settings import Settings


def check_files(
    source: str | None,
    base: str | None,
    settings: Settings,
    gather: Gather | None = None,
    choose: Callable[[Mapping[str, str | None]], Settings] | None = None,
    *,
    broken: ConfigError | None = None,
    staged: bool = False,
) -> Report:
    """The report on one input of `prcheck check`: a diff, new entries, a list, "-", or None for the work tree.

    `choose` makes the settings anew where the change touches them, given the files' texts before it. `broken`, why
    those after it cannot be read, is raised where it does not. `staged` checks what the next commit will be.
    """
    where = folder.here(staged=staged)
    text, named = given(source, where), settings.lists
    change = find(source, text, base, where, named)
    if broken and not change.settings:
        raise broken
    if choose and change.settings:
        settings = choose(change.settings)
        change = change if settings.lists == named else find(source, text, base, where, settings.lists)
    if broken:
        told = Skip("settings", f"{broken.message}; checked by those before the change")
        change = replace(change, skipped=(told, *change.skipped))
    return judge(change, where, settings, gather)


def judge(change: Change, where: Place, settings: Settings, gather: Gather | None = None) -> Report:
    """The report on a change beside the folder's other lists, or on whole lists."""
    if change.whole:
        guides = folder.guides(where)
        return run.audit(change.whole, guides=guides, settings=settings, gather=gather, skipped=change.skipped)
    known = {*change.earlier, *(side.path for side in change.sides)}
    beside = {**folder.beside(where, settings, known), **change.others}
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
        memory=_read(change),
    )


def _read(change: Change) -> Memory:
    """New entries, read as if they stood in their list."""
    memory = Memory()
    listed = [parse(text, path, memory) for path, text in change.others.items()]
    for side, document in product(change.sides, listed):
        fresh.read(side.head or "", side.path, document, memory)
    return memory


def audit_files(
    names: Sequence[str], settings: Settings, gather: Gather | None = None, shard: Shard | None = None
) -> Report:
    """The report on whole lists; without names on those of the current folder."""
    found = folder.named(names, settings)
    return run.audit(found, guides=folder.guides(folder.here()), settings=settings, gather=gather, shard=shard)


def list_templates(name: str | None, settings: Settings) -> tuple[tuple[Template, ...], tuple[Skip, ...]]:
    """The templates of a list, and those that cannot be read; without a name, of the folder's lists."""
    found = folder.named([name] if name else [], settings)
    read = [parse(text, path) for path, text in found.items()]
    documents = [document for document in read if document.entries] or read[:1]
    guides = folder.guides(folder.here())
    return templates(
        documents, guides, settings.template, settings.required_links, settings.template_source, settings.template_lines
    )
