"""What the stand-in remembers: commits, one pull request, what was said on it, and who may do what."""

import difflib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha1

BOT = "github-actions[bot]"
HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
SUGGESTION = re.compile(r"^(`{3,})suggestion\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
Files = dict[str, bytes]


@dataclass
class Said:
    """A comment on the pull request, or a review, or a comment in a thread."""

    id: int
    author: str
    body: str
    minimized: bool = False
    state: str = "COMMENTED"
    review: int = 0

    @property
    def node(self) -> str:
        return f"N_{self.id}"


@dataclass
class Issue:
    """An issue; `reason` is GitHub's state_reason."""

    number: int
    author: str
    title: str
    body: str
    state: str = "open"
    reason: str | None = None
    is_pull: bool = False


@dataclass
class Thread:
    """A conversation on lines of a file; `line` is None where they changed."""

    id: int
    path: str
    start: int | None
    line: int | None
    comments: list[Said]
    original: int
    commit: str
    resolved: bool = False

    @property
    def node(self) -> str:
        return f"T_{self.id}"


@dataclass
class Store:
    """One repository with one pull request."""

    repository: str = "octo/list"
    number: int = 7
    branch: str = "main"
    commits: dict[str, Files] = field(default_factory=dict)
    tips: dict[str, str] = field(default_factory=dict)
    base: str = ""
    start: str = ""
    head: str = ""
    state: str = "open"
    merged: bool = False
    draft: bool = False
    fork: bool = False
    users: dict[str, str] = field(default_factory=lambda: {"token": BOT, "reader": BOT, "other": "octocat"})
    readers: set[str] = field(default_factory=lambda: {"reader"})
    may_resolve: bool = False
    may_dismiss: bool = True
    may_status: bool = True
    too_large: bool = False
    comments: list[Said] = field(default_factory=list)
    reviews: list[Said] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    statuses: list[dict[str, str]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    has_issues: bool = True
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(3_000_000_001))

    def commit(self, files: dict[str, str | bytes]) -> str:
        """A new commit of these files."""
        held = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        sha = sha1(repr((len(self.commits), sorted(held.items()))).encode(), usedforsecurity=False).hexdigest()
        self.commits[sha] = held
        return sha

    def open(self, base: dict[str, str | bytes], head: dict[str, str | bytes]) -> None:
        """Open the pull request: `base` is the base branch, `head` the files after the change."""
        self.base = self.start = self.tips[self.branch] = self.commit(base)
        self.head = self.commit(head)

    def advance(self, files: dict[str, str | bytes]) -> None:
        """Let the base branch move on; the pull request stays where it branched off."""
        self.tips[self.branch] = self.commit(files)

    def push(self, files: dict[str, str | bytes]) -> None:
        """Push a new head: threads move with their lines, or are outdated."""
        old, self.head = self.commits[self.head], self.commit(files)
        for thread in self.threads:
            self._follow(thread, old, self.commits[self.head])

    def text(self, ref: str, path: str) -> bytes | None:
        """A file at a commit or branch."""
        return self.commits.get(self.tips.get(ref, ref), {}).get(path)

    def changed(self) -> list[str]:
        before, after = self.commits[self.start], self.commits[self.head]
        return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))

    def diff(self) -> str:
        """The pull request's diff, from the merge base."""
        return "".join(self.patch(path) for path in self.changed())

    def patch(self, path: str, *, header: bool = True) -> str:
        before, after = (self.commits[sha].get(path) for sha in (self.start, self.head))
        if b"\0" in (before or b"") + (after or b""):
            return f"diff --git a/{path} b/{path}\nindex 1..2 100644\nBinary files a/{path} and b/{path} differ\n"
        old, new = _lines(before or b""), _lines(after or b"")
        body = list(difflib.unified_diff(old, new, n=3))[2:]
        text = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in body)
        mode = (
            ""
            if before is not None and after is not None
            else f"{'new' if before is None else 'deleted'} file mode 100644\n"
        )
        names = ("/dev/null" if before is None else f"a/{path}", "/dev/null" if after is None else f"b/{path}")
        return f"diff --git a/{path} b/{path}\n{mode}--- {names[0]}\n+++ {names[1]}\n{text}" if header else text

    def hunks(self, path: str) -> list[range]:
        """The head lines that take comments."""
        found = HUNK.finditer(self.patch(path)) if path in self.changed() else ()
        return [range(int(m[1]), int(m[1]) + int(m[2] or 1)) for m in found]

    def takes(self, path: str, start: int | None, line: int) -> bool:
        """Whether GitHub takes a comment there."""
        first = line if start is None else start
        return (start is None or start < line) and any(first in h and line in h for h in self.hunks(path))

    def suggestions(self) -> list[tuple[Thread, str]]:
        """The open suggestions that a button applies."""
        found = []
        for thread in self.threads:
            block = SUGGESTION.search(thread.comments[0].body.replace("\r\n", "\n"))
            if block and thread.line is not None:
                found.append((thread, block[2]))
        return found

    def apply_suggestions(self) -> int:
        """Commit all suggestions as one batch, as GitHub does; gives how many there were."""
        found = self.suggestions()
        files = {path: _lines(body) for path, body in self.commits[self.head].items()}
        for thread, new in sorted(found, key=lambda pair: pair[0].line or 0, reverse=True):
            lines, stop = files[thread.path], thread.line or 0
            start = (thread.start or stop) - 1
            assert "".join(lines[start:stop]) != new, "a suggestion that changes nothing"
            lines[start:stop] = [new] if new else []
        self.push({path: "".join(lines) for path, lines in files.items()})
        return len(found)

    def _follow(self, thread: Thread, old: Files, new: Files) -> None:
        before, after = _lines(old.get(thread.path, b"")), _lines(new.get(thread.path, b""))
        if thread.line is None:
            return
        start, stop = (thread.start or thread.line) - 1, thread.line
        for a, b, size in difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
            if a <= start and stop <= a + size:
                shift = b - a
                thread.line += shift
                thread.start = thread.start + shift if thread.start is not None else None
                return
        thread.start = thread.line = None


def _lines(body: bytes) -> list[str]:
    lines = [f"{line}\n" for line in body.decode("utf-8", "replace").split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
