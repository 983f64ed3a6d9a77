"""Which files of a repository are lists, and which may hold the template or the settings."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from urllib.parse import unquote, urlsplit

from prcheck.model import Link

EXTENSIONS = tuple("md markdown mdown mdwn mkd mkdn mkdown livemd ronn scd workbook mdx rmd".split())
"""What the names of files end in that GitHub shows as Markdown (its Linguist: Markdown, MDX, RMarkdown)."""

_README = re.compile(rf"readme(\.[a-z-]{{2,7}})?\.(?:{'|'.join(EXTENSIONS)})", re.IGNORECASE)
_GUIDE = re.compile(
    r"contribut|(?:how.?to|submit|new|add).{0,12}(?:pr|pull|paper|entry|entries)(?![a-z])"
    r"|(?:^|[^a-z])(?:guide|guideline)s?(?![a-z])|(?:pull.?request|pr|entry|paper).?template",
    re.IGNORECASE,
)

SETTINGS = ("prcheck.toml", ".github/prcheck.toml", "pyproject.toml")
"""Where settings may stand, in order of precedence."""

GUIDES = tuple(
    f"{folder}{name}.md"
    for name in ("CONTRIBUTING", "contributing", "Contributing", "PULL_REQUEST_TEMPLATE", "pull_request_template")
    for folder in ("", ".github/", "docs/")
)
"""Where the way to add an entry is told, besides the lists themselves and the pages that a readme leads to."""


def is_markdown(path: str) -> bool:
    """Whether a file is Markdown by its name."""
    return path.lower().rpartition(".")[2] in EXTENSIONS and "." in path


def is_readme(path: str) -> bool:
    """Whether a file is the readme of the top folder."""
    return bool(_README.fullmatch(path))


def is_guide(path: str) -> bool:
    """Whether a file tells how to contribute, by its name."""
    return bool(_GUIDE.search(posixpath.basename(path)))


def wanted(path: str, globs: Sequence[str]) -> bool:
    """Whether a changed file may be a list: by the settings' globs, else any Markdown file."""
    return any(map(partial(_fits, path), globs)) if globs else is_markdown(path)


def renamed(path: str, old_path: str, globs: Sequence[str]) -> bool:
    """Whether a changed file may be a list, or was one until the change gave it another name."""
    return wanted(path, globs) or wanted(old_path, globs)


def _fits(path: str, glob: str) -> bool:
    """Whether a path fits a glob whose "**/" may also stand for no folder at all."""
    return fnmatchcase(path, glob) or fnmatchcase(path, glob.replace("**/", ""))


def linked(readme: str, references: Iterable[Link]) -> tuple[str, ...]:
    """The Markdown files of the repository that the readme of this path leads to, by their paths."""
    return tuple(dict.fromkeys(_paths(readme, (link.url for link in references))))


def _paths(start: str, urls: Iterable[str]) -> Iterator[str]:
    for url in urls:
        try:
            target = unquote(urlsplit(url).path)
        except ValueError:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(start), target))
        if target and is_markdown(path) and not path.startswith(("../", "/")) and path != start:
            yield path
