"""Cuts the operations that the stand-in answers out of GitHub's OpenAPI description.

    npm install @octokit/openapi@23.0.2
    python -m tests.standin.make_openapi node_modules/@octokit/openapi/generated/api.github.com.json

Descriptions, examples and everything that does not bear on validation are left out. See LICENSE.github beside it.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

REPO = "/repos/{owner}/{repo}"
KEPT = {
    "/user": ("get",),
    f"{REPO}/pulls/{{pull_number}}": ("get",),
    f"{REPO}/pulls/{{pull_number}}/files": ("get",),
    f"{REPO}/pulls/{{pull_number}}/comments": ("get", "post"),
    f"{REPO}/pulls/comments/{{comment_id}}": ("get", "patch", "delete"),
    f"{REPO}/pulls/{{pull_number}}/reviews": ("get", "post"),
    f"{REPO}/pulls/{{pull_number}}/reviews/{{review_id}}": ("put",),
    f"{REPO}/pulls/{{pull_number}}/reviews/{{review_id}}/dismissals": ("put",),
    f"{REPO}/issues": ("get", "post"),
    f"{REPO}/issues/{{issue_number}}": ("get", "patch"),
    f"{REPO}/issues/{{issue_number}}/comments": ("get", "post"),
    f"{REPO}/issues/comments/{{comment_id}}": ("get", "patch", "delete"),
    f"{REPO}/compare/{{basehead}}": ("get",),
    f"{REPO}/contents/{{path}}": ("get",),
    f"{REPO}/git/trees/{{tree_sha}}": ("get",),
    f"{REPO}/statuses/{{sha}}": ("post",),
}
DROPPED = frozenset({"description", "summary", "example", "examples", "externalDocs", "tags", "title", "operationId"})
HERE = Path(__file__).parent


def main(source: str) -> None:
    whole = json.loads(Path(source).read_text(encoding="utf-8"))
    paths = {path: _operations(whole["paths"][path], methods) for path, methods in KEPT.items()}
    part = {
        "openapi": whole["openapi"],
        "info": {"title": "GitHub", "version": whole["info"]["version"], "license": whole["info"]["license"]},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": _reached(paths, whole["components"]),
    }
    text = json.dumps(part, separators=(",", ":"), sort_keys=True).encode()
    (HERE / "openapi.json.gz").write_bytes(gzip.compress(text, mtime=0))


def _operations(item: dict[str, Any], methods: tuple[str, ...]) -> dict[str, Any]:
    return {method: _stripped(item[method]) for method in methods}


def _stripped(node: Any, key: str = "", *, named: bool = False) -> Any:
    """The node without what says nothing to a validator; `named` where its keys are names of the API's own."""
    if isinstance(node, list):
        return [_stripped(item) for item in node]
    if not isinstance(node, dict):
        return node
    own = not named and key in ("properties", "responses")
    kept = {k: v for k, v in node.items() if own or not (k in DROPPED or k.startswith("x-"))}
    part = {k: _stripped(v, k, named=own) for k, v in kept.items()}
    bare = own and key == "responses"  # the standard wants a description of each response
    return {k: v if "$ref" in v else {"description": "", **v} for k, v in part.items()} if bare else part


def _reached(start: Any, components: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    queue = [start]
    while queue:
        for kind, name in _references(queue.pop()):
            if name not in found.setdefault(kind, {}):
                found[kind][name] = _stripped({name: components[kind][name]}, kind)[name]
                queue.append(found[kind][name])
    return found


def _references(node: Any) -> list[tuple[str, str]]:
    if isinstance(node, list):
        return [pair for item in node for pair in _references(item)]
    if not isinstance(node, dict):
        return []
    own = node.get("$ref")
    mine = [tuple(own.split("/")[2:4])] if isinstance(own, str) else []
    return [*mine, *(pair for value in node.values() for pair in _references(value))]  # type: ignore[list-item]  # two parts each


if __name__ == "__main__":
    main(sys.argv[1])
