"""The GraphQL side of the stand-in, run by graphql-core on GitHub's own schema."""

import base64
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    build_schema,
    execute_sync,
    parse,
    validate,
)
from tests.standin.store import Said, Store, Thread

HERE = Path(__file__).parent
Json = dict[str, Any]


class RefusedError(Exception):
    """An error with GitHub's type."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@cache
def schema() -> GraphQLSchema:
    return build_schema((HERE / "schema.graphql").read_text(encoding="utf-8"))


def answer(store: Store, viewer: str, writes: bool, body: Json) -> Json:
    """The answer to a query or mutation."""
    graph = Graph(store, viewer, writes)
    root = {
        "viewer": {"__typename": "User", "id": "U_1", "login": viewer},
        "repository": graph.repository,
        "resolveReviewThread": graph.resolve(True),
        "unresolveReviewThread": graph.resolve(False),
        "minimizeComment": graph.minimize(True),
        "unminimizeComment": graph.minimize(False),
    }
    document, flaws = _read(body["query"])
    result = (
        ExecutionResult(errors=flaws)
        if document is None
        else execute_sync(schema(), document, root, variable_values=body.get("variables"))
    )
    found: Json = {"data": result.data}
    if result.errors:
        found["errors"] = [_error(error) for error in result.errors]
    return found


@lru_cache(1 << 10)
def _read(query: str) -> tuple[DocumentNode | None, list[GraphQLError]]:
    """A query, or what the schema says against it: the same few are asked many times."""
    try:
        document = parse(query)
    except GraphQLError as error:
        return None, [error]
    flaws = validate(schema(), document)
    return None if flaws else document, flaws


def _error(error: GraphQLError) -> Json:
    kind = {"type": error.original_error.kind} if isinstance(error.original_error, RefusedError) else {}
    return {"message": error.message, **kind}


class Graph:
    """The nodes as one viewer sees them."""

    def __init__(self, store: Store, viewer: str, writes: bool) -> None:
        self.store = store
        self.viewer = viewer
        self.writes = writes

    def repository(self, _info: Any, owner: str, name: str, **_: Any) -> Json:
        if f"{owner}/{name}" != self.store.repository:
            raise RefusedError("NOT_FOUND", "Could not resolve to a Repository")
        return {"id": "R_1", "object": self.blob, "pullRequest": self.pull}

    def blob(self, _info: Any, expression: str) -> Json | None:
        ref, _, path = expression.partition(":")
        body = self.store.text(ref, path)
        if body is None:
            return None
        binary = b"\0" in body
        text = None if binary else body[:500_000].decode("utf-8", "replace")
        found = {"text": text, "isTruncated": len(body) > 500_000, "isBinary": binary, "byteSize": len(body)}
        return {"__typename": "Blob", "id": "B_1", "oid": "0" * 40, **found}

    def pull(self, _info: Any, number: int) -> Json:
        if number != self.store.number:
            raise RefusedError("NOT_FOUND", "Could not resolve to a PullRequest")
        return {
            "id": "P_1",
            "number": number,
            "headRefOid": self.store.head,
            "comments": self._pages([self._said(said, "issuecomment-") for said in self.store.comments]),
            "reviews": self._pages([self._said(said, "pullrequestreview-") for said in self.store.reviews]),
            "reviewThreads": self._pages([self._thread(thread) for thread in self.store.threads]),
        }

    def resolve(self, value: bool) -> Callable[..., Json]:
        def run(_info: Any, input: Json) -> Json:  # noqa: A002  # the schema's word
            if not (self.writes and self.store.may_resolve):
                raise RefusedError("FORBIDDEN", "Resource not accessible by integration")
            thread = next((t for t in self.store.threads if t.node == input["threadId"]), None)
            if thread is None:
                raise RefusedError("NOT_FOUND", "Could not resolve to a node")
            thread.resolved = value
            return {"thread": self._thread(thread)}

        return run

    def minimize(self, value: bool) -> Callable[..., Json]:
        def run(_info: Any, input: Json) -> Json:  # noqa: A002  # the schema's word
            if not self.writes:
                raise RefusedError("FORBIDDEN", "Resource not accessible by integration")
            spoken = [*self.store.comments, *self.store.reviews, *(c for t in self.store.threads for c in t.comments)]
            said = next((s for s in spoken if s.node == input["subjectId"]), None)
            if said is None:
                raise RefusedError("NOT_FOUND", "Could not resolve to a node")
            said.minimized = value
            key = "minimizedComment" if value else "unminimizedComment"
            return {key: {"__typename": "PullRequestReviewComment", "isMinimized": value}}

        return run

    def _pages(self, nodes: list[Json]) -> Callable[..., Json]:
        def run(_info: Any, first: int = 100, after: str | None = None, **_: Any) -> Json:
            if not 1 <= first <= 100:
                raise RefusedError("EXCESSIVE_PAGINATION", "first must be between 1 and 100")
            start = int(base64.b64decode(after)) if after else 0
            end = start + first
            cursor = base64.b64encode(str(end).encode()).decode()
            info = {"hasNextPage": end < len(nodes), "hasPreviousPage": start > 0, "endCursor": cursor}
            return {"nodes": nodes[start:end], "totalCount": len(nodes), "pageInfo": info}

        return run

    def _said(self, said: Said, anchor: str) -> Json:
        return {
            "id": said.node,
            "fullDatabaseId": str(said.id),
            "url": f"https://github.example/{self.store.repository}/pull/{self.store.number}#{anchor}{said.id}",
            "body": said.body,
            "state": said.state,
            "viewerDidAuthor": said.author == self.viewer,
            "isMinimized": said.minimized,
            "author": {"__typename": "User", "login": said.author.removesuffix("[bot]")},
        }

    def _thread(self, thread: Thread) -> Json:
        return {
            "id": thread.node,
            "isResolved": thread.resolved,
            "isOutdated": thread.line is None,
            "path": thread.path,
            "line": thread.line,
            "startLine": thread.start,
            "diffSide": "RIGHT",
            "comments": self._pages([self._said(said, "discussion_r") for said in thread.comments]),
        }
