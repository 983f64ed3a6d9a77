"""Reading a pull request: where it stands, what it changes, and the files of the repository around it."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from prcheck.edge.github import Hub, Object
from prcheck.errors import GitHubError, UsageError

MAX_FILES = 3000
"""How many files of a change GitHub lists."""

BATCH = 50
"""How many files one GraphQL request asks for."""

UNACCEPTABLE, MISSING = 406, 404


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request at one moment; `base` is the base branch's commit when GitHub last looked."""

    repository: str
    number: int
    head: str
    base: str
    branch: str
    state: str = "open"
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that a pull request changes; `status` is GitHub's word ("added", "removed", "renamed", ..)."""

    path: str
    old_path: str
    status: str


def pull(hub: Hub, repository: str, number: int) -> Pull:
    """The pull request as it is now; raises `GitHubError`."""
    found = hub.read(f"/repos/{repository}/pulls/{number}")
    try:
        return Pull(
            repository,
            number,
            found["head"]["sha"],
            found["base"]["sha"],
            found["base"]["ref"],
            found["state"],
            bool(found.get("merged")),
        )
    except (KeyError, TypeError) as error:
        raise GitHubError(f"GitHub's answer on pull request {number} lacks {error}", "run it again later") from error


def merge_base(hub: Hub, pull: Pull) -> str:
    """The commit that GitHub's own diff of the pull request starts at; raises `GitHubError`."""
    found = hub.read(f"/repos/{pull.repository}/compare/{pull.base}...{pull.head}", {"per_page": 1})
    try:
        return str(found["merge_base_commit"]["sha"])
    except (KeyError, TypeError) as error:
        raise GitHubError("the pull request shares no commit with its base branch", "rebase it") from error


def diff(hub: Hub, pull: Pull) -> str | None:
    """The pull request's unified diff; None where it is too large for GitHub or unsure; raises `GitHubError`."""
    try:
        found, sure = hub.raw(f"/repos/{pull.repository}/pulls/{pull.number}", "diff")
    except GitHubError as error:
        if error.status == UNACCEPTABLE:
            return None
        raise
    return found if sure else None


def files(hub: Hub, pull: Pull) -> tuple[Changed, ...]:
    """The files that the pull request changes, up to `MAX_FILES`; raises `GitHubError`."""
    rows = hub.pages(f"/repos/{pull.repository}/pulls/{pull.number}/files")
    return tuple(
        Changed(row["filename"], row.get("previous_filename") or row["filename"], row["status"]) for row in rows
    )


def text(hub: Hub, repository: str, path: str, ref: str) -> str | None:
    """A file at a commit or branch, whatever its size; None where there is none.

    Raises `GitHubError`, and `UsageError` where the file is not UTF-8.
    """
    where = f"/repos/{repository}/contents/{quote(path.encode('utf-8', 'replace'), safe='/')}"
    try:
        found, sure = hub.raw(where, "raw+json", {"ref": ref})
    except GitHubError as error:
        if error.status == MISSING:
            return None
        raise
    return found if sure else _exact(hub, where, path, ref)


def texts(hub: Hub, repository: str, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The small files that exist of these (commit or branch, path) pairs, in one request each fifty."""
    pairs = list(dict.fromkeys(wanted))
    found: dict[tuple[str, str], str] = {}
    for start in range(0, len(pairs), BATCH):
        found |= _batch(hub, repository, pairs[start : start + BATCH])
    return found


def paths(hub: Hub, repository: str, ref: str) -> tuple[str, ...]:
    """All files of a commit or branch; raises `GitHubError`."""
    tree = hub.read(f"/repos/{repository}/git/trees/{quote(ref, safe='')}", {"recursive": "1"})
    return tuple(item["path"] for item in tree["tree"] if item.get("type") == "blob" and item.get("path"))


def _exact(hub: Hub, where: str, path: str, ref: str) -> str | None:
    """The text by its bytes, up to the megabyte that GitHub gives of them."""
    found: Object = hub.read(where, {"ref": ref})
    try:
        return base64.b64decode(found.get("content") or "").decode() or hub.raw(where, "raw+json", {"ref": ref})[0]
    except UnicodeDecodeError as error:
        raise UsageError(f'"{path}" is not UTF-8', "save it as UTF-8") from error


def _batch(hub: Hub, repository: str, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    try:
        answer = hub.query(_question(len(pairs)), _variables(repository, pairs))
        blobs = [answer["repository"][f"f{number}"] for number in range(len(pairs))]
    except (GitHubError, KeyError, TypeError):
        blobs = []
    if not any(blobs) and _denied(hub, repository, pairs, told=bool(blobs)):
        found = ((pair, text(hub, repository, pair[1], pair[0])) for pair in pairs)
        return {pair: body for pair, body in found if body is not None}
    return dict(_read(hub, repository, pair, blob) for pair, blob in zip(pairs, blobs, strict=True) if blob)


def _denied(hub: Hub, repository: str, pairs: Sequence[tuple[str, str]], *, told: bool) -> bool:
    """Whether GraphQL failed, or `told` that nothing is there although REST can read the likeliest of the files."""
    readmes = [pair for pair in pairs if pair[1].lower() == "readme.md"]
    likely = dict.fromkeys([*readmes[:1], pairs[-1]])
    return not told or any(text(hub, repository, path, ref) is not None for ref, path in likely)


def _read(hub: Hub, repository: str, pair: tuple[str, str], blob: Object) -> tuple[tuple[str, str], str]:
    body = blob.get("text")
    if body is None or blob.get("isTruncated"):
        body = text(hub, repository, pair[1], pair[0]) or ""
    return pair, body


def _question(count: int) -> str:
    names = "".join(f", $e{number}: String!" for number in range(count))
    asked = " ".join(f"f{n}: object(expression: $e{n}) {{ ... on Blob {{ text isTruncated }} }}" for n in range(count))
    return (
        f"query files($owner: String!, $name: String!{names}) "
        f"{{ repository(owner: $owner, name: $name) {{ {asked} }} }}"
    )


def _variables(repository: str, pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    owner, _, name = repository.partition("/")
    return {"owner": owner, "name": name, **{f"e{n}": f"{ref}:{path}" for n, (ref, path) in enumerate(pairs)}}
