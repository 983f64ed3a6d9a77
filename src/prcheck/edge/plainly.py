"""What prcheck has said, read by REST: for where GraphQL fails for good.

REST does not tell whether a thread is resolved or a comment folded: none counts as such, and none can be made so.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from prcheck.edge.conversation import Conversation, told
from prcheck.edge.github import Hub, Object
from prcheck.edge.pulls import Pull
from prcheck.errors import GitHubError

WORKFLOWS = "github-actions[bot]"
"""Who writes with the token of a workflow, which may not ask for its own name."""

MAY_NOT = frozenset({403, 404})


def conversation(hub: Hub, pull: Pull, config: str) -> Conversation:
    """What this configuration has said; raises `GitHubError`."""
    own, home = login(hub), f"/repos/{pull.repository}"
    comments = hub.pages(f"{home}/issues/{pull.number}/comments")
    reviews = hub.pages(f"{home}/pulls/{pull.number}/reviews")
    notes = hub.pages(f"{home}/pulls/{pull.number}/comments")
    nodes = {
        "comments": [_node(row, own) for row in comments],
        "reviews": [_node(row, own) for row in reviews],
        "reviewThreads": list(_threads(notes, own)),
    }
    return told(nodes, config)


def login(hub: Hub) -> str:
    """Whose token this is; raises `GitHubError`."""
    try:
        found: Any = hub.read("/user")
    except GitHubError as error:
        if error.status in MAY_NOT:
            return WORKFLOWS
        raise
    return str(found.get("login") or WORKFLOWS) if isinstance(found, dict) else WORKFLOWS


def _node(row: Object, login: str) -> Object:
    return {
        "id": row["node_id"],
        "fullDatabaseId": row["id"],
        "url": row["html_url"],
        "body": row["body"],
        "state": row.get("state") or "",
        "viewerDidAuthor": (row.get("user") or {}).get("login") == login,
        "isMinimized": False,
    }


def _threads(rows: Iterable[Object], login: str) -> Iterator[Object]:
    """The comments on lines with their replies; old ones come without a line."""
    groups: dict[int, list[Object]] = {}
    for row in rows:
        groups.setdefault(row.get("in_reply_to_id") or row["id"], []).append(row)
    for first, *replies in groups.values():
        nodes = [_node(row, login) for row in (first, *replies)]
        yield {
            "id": "",
            "isResolved": False,
            "path": first["path"],
            "line": first.get("line"),
            "startLine": first.get("start_line"),
            "comments": {"nodes": nodes, "pageInfo": {"hasNextPage": False}},
        }
