"""What prcheck has said on a pull request, told from what others said by GitHub's own word on the author."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prcheck.edge.github import Hub, Object
from prcheck.edge.pulls import Pull
from prcheck.errors import GitHubError
from prcheck.review.marker import read
from prcheck.review.reconcile import Thread

PAGE = "pageInfo { hasNextPage endCursor }"
OURS = "id fullDatabaseId url body viewerDidAuthor"
CONNECTIONS = {
    "comments": f"comments(first: 100, after: $comments) {{ {PAGE} nodes {{ {OURS} isMinimized }} }}",
    "reviews": f"reviews(first: 100, after: $reviews) {{ {PAGE} nodes {{ {OURS} state }} }}",
    "reviewThreads": (
        f"reviewThreads(first: 100, after: $reviewThreads) {{ {PAGE} nodes {{ id isResolved path line startLine "
        f"comments(first: 50) {{ pageInfo {{ hasNextPage }} nodes {{ {OURS} isMinimized }} }} }} }}"
    ),
}
"""The parts of a pull request that are read, all pages of each."""


@dataclass(frozen=True, slots=True)
class Said:
    """A comment or review of ours; `number` is its REST id, `state` a review's ("CHANGES_REQUESTED")."""

    id: str
    number: int
    url: str
    body: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """All that one configuration of prcheck has said, oldest first."""

    summaries: tuple[Said, ...] = ()
    reviews: tuple[Said, ...] = ()
    threads: tuple[Thread, ...] = ()


def conversation(hub: Hub, pull: Pull, config: str) -> Conversation:
    """What this configuration has said; raises `GitHubError`."""
    return told(_all(hub, pull), config)


def told(nodes: Mapping[str, list[Object]], config: str) -> Conversation:
    """What this configuration has said, of all that stands on the pull request, in GraphQL's shape."""
    return Conversation(
        tuple(sorted(_said(nodes["comments"], "summary", config), key=_age)),
        tuple(sorted(_said(nodes["reviews"], "review", config), key=_age)),
        tuple(sorted(_threads(nodes["reviewThreads"], config), key=lambda thread: thread.number)),
    )


def _all(hub: Hub, pull: Pull) -> dict[str, list[Object]]:
    """The nodes of all pages of all connections."""
    found: dict[str, list[Object]] = {name: [] for name in CONNECTIONS}
    cursors: dict[str, str | None] = dict.fromkeys(CONNECTIONS)
    while cursors:
        part = _ask(hub, pull, cursors)
        try:
            for name in cursors:
                found[name] += [node for node in part[name]["nodes"] if node]
            infos = {name: part[name]["pageInfo"] for name in cursors}
        except (KeyError, TypeError) as error:
            raise GitHubError("GitHub's GraphQL left out what was asked for", "run it again later") from error
        cursors = {name: info["endCursor"] for name, info in infos.items() if info["hasNextPage"]}
    return found


def _ask(hub: Hub, pull: Pull, cursors: dict[str, str | None]) -> Object:
    owner, _, name = pull.repository.partition("/")
    names = "".join(f", ${cursor}: String" for cursor in cursors)
    parts = " ".join(CONNECTIONS[cursor] for cursor in cursors)
    query = (
        f"query said($owner: String!, $name: String!, $number: Int!{names}) {{ repository(owner: $owner, name: $name) "
        f"{{ pullRequest(number: $number) {{ {parts} }} }} }}"
    )
    data = hub.query(query, {"owner": owner, "name": name, "number": pull.number, **cursors})
    try:
        part: Object = data["repository"]["pullRequest"]
    except (KeyError, TypeError) as error:
        raise GitHubError("GitHub's GraphQL does not know the pull request", "run it again later") from error
    return part


def _said(nodes: list[Object], kind: str, config: str) -> Iterator[Said]:
    for node in nodes:
        if _ours(node, kind, config):
            yield Said(node["id"], _number(node), node["url"], node["body"], node.get("state", ""))


def _threads(nodes: list[Object], config: str) -> Iterator[Thread]:
    for node in nodes:
        comments = [comment for comment in node["comments"]["nodes"] if comment]
        if not comments or not _ours(comments[0], "entry", config):
            continue
        first, marker = comments[0], read(comments[0]["body"])
        more = node["comments"]["pageInfo"]["hasNextPage"]
        yield Thread(
            id=node["id"],
            comment=first["id"],
            number=_number(first),
            url=first["url"],
            key=marker.key if marker else "",
            body=first["body"],
            path=node["path"],
            start=node["startLine"],
            line=node["line"],
            resolved=node["isResolved"],
            minimized=first["isMinimized"],
            alone=not more and all(comment["viewerDidAuthor"] for comment in comments),
        )


def _ours(node: Object, kind: str, config: str) -> bool:
    marker = read(node["body"]) if node["viewerDidAuthor"] else None
    return marker is not None and (marker.kind, marker.config) == (kind, config)


def _number(node: Object) -> int:
    """The id that REST knows; addresses end in it too ("#discussion_r12", "#issuecomment-12")."""
    tail = str(node["url"]).rpartition("#")[2]
    digits = str(node.get("fullDatabaseId") or "") or "".join(filter(str.isdigit, tail))
    return int(digits) if digits.isdigit() else 0


def _age(said: Said) -> int:
    return said.number
