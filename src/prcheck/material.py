"""A pull request's files at GitHub -> what is judged: both sides of each list, and the repository around them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from prcheck import lists, patch, run
from prcheck.configuration import NAMES, choose, read
from prcheck.edge import pulls
from prcheck.edge.github import Hub
from prcheck.edge.pulls import Pull
from prcheck.errors import ConfigError, GitHubError, PatchError, UsageError
from prcheck.layouts import Memory, parse, references
from prcheck.model import Report, Skip
from prcheck.patch import FilePatch, Sides
from prcheck.run import Gather
from prcheck.settings import Settings

README = ("README.md", "readme.md", "Readme.md")
MAX_LISTS = 100
"""How many lists of one change are judged."""

MAX_LINKED = 200
"""How many further files of a list are read."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a pull request is judged by.

    `others` are the list's files that it does not change; `tips` the entries that the base branch has gained since
    the pull request branched off, by names that no file has, with the files that they stand in.
    """

    pull: Pull
    merge_base: str
    settings: Settings
    sides: tuple[Sides, ...] = ()
    paths: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    others: dict[str, str] = field(default_factory=dict)
    guides: dict[str, str] = field(default_factory=dict)
    tips: dict[str, tuple[str, str]] = field(default_factory=dict)
    skipped: tuple[Skip, ...] = ()

    def judge(
        self, sides: Sequence[Sides], settings: Settings, ask: Gather | None = None, memory: Memory | None = None
    ) -> Report:
        """The report on the pull request with these sides."""
        return run.judge(
            sides,
            others=self.others,
            tips=self.tips,
            guides=self.guides,
            settings=settings,
            changed_paths=self.paths,
            removed_paths=self.gone,
            gather=ask,
            skipped=self.skipped,
            memory=memory,
        )


def gather(hub: Hub, pull: Pull, config: str) -> Material:
    """The material of a pull request; raises `GitHubError`, `ConfigError`, and `UsageError` for a list in no UTF-8."""
    start = pulls.merge_base(hub, pull)
    patches = _patches(hub, pull, start)
    changed = {name for p in patches for name in (p.old_path, p.path)}
    near = pulls.texts(hub, pull.repository, _near(pull, patches, config))
    texts = {path: text for (_, path), text in near.items()}
    chosen = _settings(hub, pull, texts, config)
    listed = [p for p in patches if lists.renamed(p.path, p.path if p.copied else p.old_path, chosen.lists)]
    sides, skipped = _sides(hub, pull, start, listed)
    around = _around(hub, pull, chosen, texts, changed)
    return Material(
        pull,
        start,
        chosen,
        sides,
        tuple(sorted(changed)),
        patch.gone(patches),
        others={path: text for path, text in around.items() if not lists.is_guide(path)},
        guides={path: text for path, text in {**texts, **around}.items() if _guides(path)},
        tips=dict(_tips(sides, texts, pull.branch)),
        skipped=skipped,
    )


def _guides(path: str) -> bool:
    return path in lists.GUIDES or lists.is_guide(path)


def _patches(hub: Hub, pull: Pull, start: str) -> tuple[FilePatch, ...]:
    """The change's files; where GitHub gives no diff, without hunks."""
    text = pulls.diff(hub, pull)
    if text is not None:
        return patch.read(text)
    rows = pulls.files(hub, pull)
    if len(rows) >= pulls.MAX_FILES:
        raise GitHubError(f"the change has {pulls.MAX_FILES} files or more: too large to check", "split it")
    return tuple(
        FilePatch(
            row.path,
            row.old_path,
            new=row.status == "added",
            deleted=row.status == "removed",
            flaw=f"GitHub gives no diff against {start}",
        )
        for row in rows
    )


def _near(pull: Pull, patches: Iterable[FilePatch], config: str) -> Iterator[tuple[str, str]]:
    """The small files at the tip of the base branch that a run needs, and the changed lists there."""
    settings = (config,) if config else NAMES
    changed = [p.old_path for p in patches if lists.is_markdown(p.path) and not p.new]
    for path in (*settings, *lists.GUIDES, *README, *changed[:MAX_LISTS]):
        yield pull.branch, path


def _settings(hub: Hub, pull: Pull, texts: dict[str, str], config: str) -> Settings:
    """The settings at the tip of the base branch: a pull request cannot loosen what it is judged by."""
    if config and config not in texts:
        raise ConfigError(f'no "{config}" on the branch "{pull.branch}"', 'correct the input "config"')
    found = (read(texts[config], config) or Settings()) if config else choose(texts)
    found = replace(found, read_from=tuple(name for name in (config, found.template_from) if name))
    if found.template_from is None:
        return found
    template = texts.get(found.template_from)
    template = pulls.text(hub, pull.repository, found.template_from, pull.branch) if template is None else template
    if template is None:
        problem = f'template-from: no such file: "{found.template_from}"'
        raise ConfigError(f"{found.template_source}: {problem}", "correct the name in the settings")
    return replace(found, template=template, template_source=found.template_from)


def _sides(hub: Hub, pull: Pull, start: str, patches: list[FilePatch]) -> tuple[tuple[Sides, ...], tuple[Skip, ...]]:
    if len(patches) > MAX_LISTS:
        raise GitHubError(f"the change touches {len(patches)} lists: too large to check", "split it")
    binary = [p for p in patches if p.binary and not _holds_entries(hub, pull, start, p)]
    skipped = tuple(Skip("change", f'the diff of "{p.path}" is binary; nothing to check in it') for p in binary)
    return tuple(_side(hub, pull, start, p) for p in patches if p not in binary), skipped


def _holds_entries(hub: Hub, pull: Pull, start: str, part: FilePatch) -> bool:
    """Whether a file is a list before or after the change; one NUL or attribute in it makes git call it binary."""
    places = ((part.old_path, start, part.new), (part.path, pull.head, part.deleted))
    texts = (_utf8(hub, pull, path, ref) for path, ref, missing in places if not missing)
    return any(parse(text, part.path).entries for text in texts)


def _utf8(hub: Hub, pull: Pull, path: str, ref: str) -> str:
    try:
        return _existing(hub, pull, path, ref)
    except UsageError:
        return ""


def _side(hub: Hub, pull: Pull, start: str, part: FilePatch) -> Sides:
    """Both sides of one list: the text at the merge base and the diff, or where they do not fit, both texts.

    They do not fit where the diff was made of other commits, since somebody pushed meanwhile.
    """
    base = None if part.new else _existing(hub, pull, part.old_path, start)
    fitted = _fitted(base or "", part)
    if fitted is not None:
        return Sides(part.path, part.old_path, base, None if part.deleted else fitted, part.hunks)
    head = None if part.deleted else _existing(hub, pull, part.path, pull.head)
    return patch.diff(base, head, part.path, part.old_path)


def _fitted(base: str, part: FilePatch) -> str | None:
    """The text after a diff that fits this text at the lines it names."""
    try:
        found = patch.fit(base, part, part.steps)
    except PatchError:
        return None
    return None if found.moved else found.text


def _existing(hub: Hub, pull: Pull, path: str, ref: str) -> str:
    found = pulls.text(hub, pull.repository, path, ref)
    if found is None:
        raise GitHubError(f'"{path}" cannot be read at {ref[:12]}', 'give the token "contents: read"', 404)
    return found


def _around(hub: Hub, pull: Pull, chosen: Settings, texts: dict[str, str], changed: set[str]) -> dict[str, str]:
    """The list's other files: those that the settings name, else the readme and what it leads to."""
    readme = next((name for name in README if name in texts), "")
    if chosen.lists:
        names = [path for path in pulls.paths(hub, pull.repository, pull.branch) if lists.wanted(path, chosen.lists)]
    elif readme:
        names = [readme, *lists.linked(readme, references(texts[readme]))]
    else:
        names = []
    wanted = [name for name in names if name not in changed][:MAX_LINKED]
    more = pulls.texts(hub, pull.repository, ((pull.branch, name) for name in wanted if name not in texts))
    known = {**texts, **{path: text for (_, path), text in more.items()}}
    return {name: known[name] for name in wanted if name in known}


def _tips(sides: Iterable[Sides], texts: dict[str, str], branch: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What the tip of the base branch has gained in these lists since the merge base."""
    for side in sides:
        tip = texts.get(side.old_path)
        if side.base is not None and tip is not None and tip != side.base:
            yield f"{side.old_path} ({branch})", (side.old_path, gained(side.base, tip))


def gained(base: str, tip: str) -> str:
    """The lines of `tip` that `base` lacks, and all headings, each at its number; other lines are empty."""
    known = set(base.splitlines())
    return "\n".join("" if line in known and not line.startswith("#") else line for line in tip.split("\n"))
