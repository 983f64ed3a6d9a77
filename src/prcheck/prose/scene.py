"""Where a report is read: the addresses of its files, lines, comments and rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from prcheck import __repository__
from prcheck.prose.escaping import code, link, prose, url_path

PROJECT = f"https://github.com/{__repository__}"
"""Where the pages on the rules stand, unless the runner names the action's own repository."""

RULES = f"{PROJECT}/blob/HEAD/docs/rules.md"
"""The page of all rules, one heading each."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A pull request as links need it; all empty outside of GitHub.

    `repository` is its address, `project` prcheck's own. `comments` maps an entry's key to its inline comment, `ready`
    are the keys of those that hold a suggestion.
    `added` and `removed` count the lines of the change. `rescue` is the change without the damage, as a patch
    against `merge_base`. `elsewhere` maps names in a report that no file has to a file and a branch. `paths` are the
    checked files.
    """

    repository: str = ""
    number: int = 0
    head: str = ""
    merge_base: str = ""
    run: str = ""
    project: str = f"{PROJECT}/blob/HEAD"
    comments: Mapping[str, str] = field(default_factory=dict)
    added: int = 0
    removed: int = 0
    rescue: str = ""
    elsewhere: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    paths: frozenset[str] = frozenset()
    ready: frozenset[str] = frozenset()

    def line(self, path: str, line: int, words: str = "") -> str:
        """A link to a line of the text after the change, as "line 12"."""
        return link(words or f"line {line}", self._blob(path, line))

    def place(self, path: str, line: int) -> str:
        """A link to a line of a named file."""
        return link(f"{code(path)}, line {line}", self._blob(path, line))

    def diff(self, path: str, line: int) -> str:
        """The address of a line in the tab "Files changed"."""
        if not self.repository:
            return ""
        anchor = sha256(path.encode("utf-8", "replace")).hexdigest()
        return f"{self.files}#diff-{anchor}R{line}"

    def told(self, message: str) -> str:
        """A message as Markdown, in which places of the checked files ("README.md:24") are links."""
        return prose(message, self._known)

    def _known(self, word: str) -> str:
        path, _, line = word.rpartition(":")
        number = line.isascii() and line.isdigit() and len(line) < 8
        return self.place(path, int(line)) if number and path in self.paths else ""

    @property
    def files(self) -> str:
        """The address of the tab "Files changed"."""
        return f"{self.repository}/pull/{self.number}/files" if self.repository else ""

    @property
    def rules(self) -> str:
        """The address of the page on all rules."""
        return f"{self.project}/docs/rules.md"

    def rule(self, name: str) -> str:
        """A rule's name with a link to its page."""
        return f"[`{name}`]({self.rules}#{name})"

    def _blob(self, path: str, line: int) -> str:
        if not self.repository:
            return ""
        path, ref = self.elsewhere.get(path, (path, self.head))
        return f"{self.repository}/blob/{url_path(ref)}/{url_path(path)}?plain=1#L{line}"


NOWHERE = Scene()
"""Outside of GitHub."""
