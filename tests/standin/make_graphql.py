"""Cuts the types that the stand-in answers out of GitHub's public GraphQL schema.

    npm install @octokit/graphql-schema@15.26.1
    python -m tests.standin.make_graphql node_modules/@octokit/graphql-schema/schema.graphql

Kept are the fields named below and the types that their arguments need. See LICENSE.github beside it.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from graphql import DocumentNode, FieldDefinitionNode, Node, parse, print_ast

COMMENT = "id fullDatabaseId databaseId url body viewerDidAuthor isMinimized minimizedReason author createdAt"
FIELDS = {
    "Query": "repository viewer",
    "Mutation": "resolveReviewThread unresolveReviewThread minimizeComment unminimizeComment",
    "Repository": "id object pullRequest",
    "Blob": "id oid text isTruncated isBinary byteSize",
    "PullRequest": "id number headRefOid state comments reviews reviewThreads",
    "IssueComment": COMMENT,
    "PullRequestReview": f"{COMMENT} state",
    "PullRequestReviewComment": COMMENT,
    "PullRequestReviewThread": "id isResolved isOutdated path line startLine diffSide resolvedBy comments",
    "IssueCommentConnection": "nodes pageInfo totalCount",
    "PullRequestReviewConnection": "nodes pageInfo totalCount",
    "PullRequestReviewCommentConnection": "nodes pageInfo totalCount",
    "PullRequestReviewThreadConnection": "nodes pageInfo totalCount",
    "PageInfo": "hasNextPage hasPreviousPage startCursor endCursor",
    "User": "id login",
    "ResolveReviewThreadPayload": "thread",
    "UnresolveReviewThreadPayload": "thread",
    "MinimizeCommentPayload": "minimizedComment",
    "UnminimizeCommentPayload": "unminimizedComment",
    "Actor": "login",
    "GitObject": "id oid",
    "Minimizable": "isMinimized minimizedReason",
}
HERE = Path(__file__).parent


def main(source: str) -> None:
    known = {_name(node): node for node in _definitions(parse(Path(source).read_text(encoding="utf-8")))}
    found: dict[str, Node] = {}
    queue = list(FIELDS)
    while queue:
        name = queue.pop()
        if name in found or name not in known:
            continue
        found[name] = _cut(known[name], name)
        queue += _needed(found[name])
    text = "\n\n".join(print_ast(found[name]) for name in sorted(found))
    (HERE / "schema.graphql").write_text(text + "\n", encoding="utf-8")


def _definitions(document: DocumentNode) -> list[Any]:
    return [node for node in document.definitions if hasattr(node, "name") and node.kind != "directive_definition"]


def _name(node: Any) -> str:
    return str(node.name.value)


def _cut(node: Any, name: str) -> Any:
    """The type with the wanted fields, without descriptions and directives."""
    changes: dict[str, Any] = {}
    if hasattr(node, "fields"):
        kept = [f for f in node.fields or () if name not in FIELDS or _name(f) in FIELDS[name].split()]
        changes["fields"] = tuple(_plain(field) for field in kept)
    if hasattr(node, "values"):
        changes["values"] = tuple(_plain(value) for value in node.values or ())
    if hasattr(node, "interfaces"):
        changes["interfaces"] = tuple(f for f in node.interfaces or () if name in FIELDS and _name(f) in FIELDS)
    return _plain(replace(node, **changes))


def _plain(node: Any) -> Any:
    arguments = getattr(node, "arguments", None)
    inner = {"arguments": tuple(_plain(argument) for argument in arguments)} if arguments else {}
    return replace(node, description=None, directives=(), **inner)


def _needed(node: Any) -> list[str]:
    """The types that the kept fields and their arguments name."""
    parts = [part for part in getattr(node, "fields", None) or () if part.type]
    inner = [a for part in parts if isinstance(part, FieldDefinitionNode) for a in part.arguments or ()]
    return [_base(part.type) for part in (*parts, *inner)]


def _base(kind: Any) -> str:
    return _name(kind) if hasattr(kind, "name") else _base(kind.type)


if __name__ == "__main__":
    main(sys.argv[1])
