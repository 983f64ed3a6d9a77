"""What git knows of a work tree; nothing of the repository's own is run: no hook, filter, pager, diff tool, prompt."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from prcheck.edge.files import decode
from prcheck.errors import GitError

SAFE = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "color.ui=never",
    "safe.bareRepository=explicit",  # files of a work tree can look like a repository with settings of its own
)
QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a git that does not know the line above
    "GIT_LITERAL_PATHSPECS": "1",
}
FILTERS = r"^filter\..*\.(clean|process|required)$"
DIFF = (
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-relative",
    "--find-renames",
    "--unified=3",
    "--inter-hunk-context=0",
)
PREFIX = ("--src-prefix=a/", "--dst-prefix=b/", "--submodule=short", "--ignore-submodules=dirty")
HEADS = ("upstream/HEAD", "origin/HEAD", "upstream/main", "upstream/master", "origin/main", "origin/master")


class Base(NamedTuple):
    """The commit that a change starts from: `sha`, and `branch`, the default branch it was found with."""

    sha: str
    branch: str


def root(folder: str | Path) -> Path:
    """The top folder of the work tree; raises `GitError` outside a repository."""
    return Path(_ask(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))


def base(folder: str | Path) -> Base:
    """The merge base of HEAD and the default branch; HEAD itself where no such branch is known."""
    if not _resolved(folder, "HEAD"):
        raise GitError("this repository has no commit to compare with", "commit the list first, or give --base FILE")
    branch = next((name for name in _branches() if _resolved(folder, name)), "HEAD")
    try:
        sha = _ask(folder, "merge-base", "HEAD", branch).strip()
    except GitError as error:
        raise GitError(
            f'no common commit of HEAD and "{_short(branch)}"',
            "fetch more of the history (git fetch --unshallow), or give --base FILE",
        ) from error
    return Base(sha, _short(branch))


def diff(folder: str | Path, sha: str, *paths: str, text: bool = False) -> str:
    """The work tree's diff against a commit, of these paths (from the top folder) or of all.

    `text` shows binary files too, also what only an attribute or a NUL makes one. A file
    that is not UTF-8 shows replacement characters: whoever reads the file itself says so.
    """
    top = root(folder)
    command = ("diff", *DIFF, *PREFIX, *(("--text",) if text else ()), sha, "--", *paths)
    return _said(top, *command, more=_unfiltered(top)).decode("utf-8", "replace")


def staged_diff(folder: str | Path, *paths: str, text: bool = False) -> str:
    """The diff that the next commit will be: what is staged against HEAD, or against nothing before the first one.

    Of these paths or of all, `text` as of `diff`.
    """
    command = ("diff", "--cached", *DIFF, *PREFIX, *(("--text",) if text else ()), "--", *paths)
    return _said(root(folder), *command).decode("utf-8", "replace")


def staged(folder: str | Path, path: str) -> str | None:
    """A file's text as it is staged, None where the next commit has no such file; `path` counts from the top folder."""
    done = _run(root(folder), "cat-file", "blob", f":0:{path}")
    return None if done.returncode else decode(done.stdout, path)


def show(folder: str | Path, revision: str, path: str) -> str | None:
    """A file's text at a revision, None where it had no such file; `path` counts from the top folder."""
    if not _resolved(folder, revision):
        raise GitError(f'no such revision: "{revision}"', "fetch it first")
    done = _run(root(folder), "cat-file", "blob", f"{revision}:{path}")
    return None if done.returncode else decode(done.stdout, path)


def remote(folder: str | Path) -> str:
    """The address of the remote "origin", "" without one."""
    return _run(folder, "config", "--get", "remote.origin.url").stdout.decode("utf-8", "replace").strip()


def _unfiltered(folder: Path) -> dict[str, str]:
    """The variables that turn off what attributes would run on a file of the work tree."""
    found = _run(folder, "config", "--null", "--name-only", "--get-regexp", FILTERS).stdout
    names = dict.fromkeys(os.fsdecode(name) for name in found.split(b"\0") if name)
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    pairs = [(name, "false" if name.endswith(".required") else "") for name in names]
    numbered = list(enumerate(pairs, first))
    keys = {f"GIT_CONFIG_KEY_{number}": name for number, (name, _) in numbered}
    values = {f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in numbered}
    return {**keys, **values, "GIT_CONFIG_COUNT": str(first + len(pairs))}


def _branches() -> tuple[str, ...]:
    return (*(f"refs/remotes/{name}" for name in HEADS), "refs/heads/main", "refs/heads/master")


def _short(branch: str) -> str:
    return branch.removeprefix("refs/remotes/").removeprefix("refs/heads/")


def _resolved(folder: str | Path, revision: str) -> bool:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return _run(folder, *words).returncode == 0


def _ask(folder: str | Path, *words: str) -> str:
    return decode(_said(folder, *words), f"git {words[0]}")


def _said(folder: str | Path, *words: str, more: Mapping[str, str] = {}) -> bytes:
    done = _run(folder, *words, more=more)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        if "not a git repository" in said:
            raise GitError(f'"{folder}" is in no git repository', "give a diff, or a file and --base FILE")
        raise GitError(f"git {words[0]} failed: {said.removeprefix('fatal: ')}")
    return done.stdout


def _run(folder: str | Path, *words: str, more: Mapping[str, str] = {}) -> subprocess.CompletedProcess[bytes]:
    settings = [word for setting in SAFE for word in ("-c", setting)]
    command = ["git", "--no-pager", *settings, *words]
    env = {**os.environ, **QUIET, **more, "LC_ALL": "C"}
    try:
        return subprocess.run(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603  # no shell, words of ours and names after "--"
    except FileNotFoundError as error:
        if not Path(folder).is_dir():
            raise GitError(f'no such folder: "{folder}"') from error
        raise GitError("git is not installed", "install git, or give a diff, or a file and --base FILE") from error
    except (OSError, ValueError) as error:
        raise GitError(f"git cannot be asked: {error}") from error
