"""Where the files of the current folder can be read by others."""

import re
from collections.abc import Mapping
from pathlib import Path

from prcheck.edge import git
from prcheck.edge.folder import Place

_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_SERVER = re.compile(r"https?://[\w.:-]+")
_REMOTE = re.compile(r"(?:https://(?:[^@/]+@)?|ssh://git@|git@)github\.com[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?")


def source(environment: Mapping[str, str], place: Place) -> str:
    """The address below which GitHub shows the files, by the workflow's environment or git's remote; "" if unknown."""
    server = environment.get("GITHUB_SERVER_URL") or "https://github.com"
    name, sha = environment.get("GITHUB_REPOSITORY", ""), environment.get("GITHUB_SHA", "")
    if _NAME.fullmatch(name) and sha.isalnum() and _SERVER.fullmatch(server):
        return f"{server}/{name}/blob/{sha}"
    if not place.tracked or place.root.resolve() != Path.cwd().resolve():
        return ""
    found = _REMOTE.fullmatch(git.remote(place.root))
    return f"https://github.com/{found[1]}/blob/HEAD" if found else ""
