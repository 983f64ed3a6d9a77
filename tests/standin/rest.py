"""The REST operations of the stand-in."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

from tests.standin.contract import REPO, sample
from tests.standin.store import Issue, Said, Store, Thread

JSON = "application/json; charset=utf-8"
Json = dict[str, Any]


@dataclass
class Answer:
    status: int
    body: bytes
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Call:
    """One request, its path cut into the operation's parts."""

    store: Store
    viewer: str
    writes: bool
    parts: tuple[str, ...]
    query: dict[str, list[str]]
    accept: str
    body: Json


def refused(status: int, message: str, **headers: str) -> Answer:
    text = {"message": message, "documentation_url": "https://docs.github.com/rest", "status": str(status)}
    return Answer(status, json.dumps(text).encode(), headers={k.replace("_", "-"): v for k, v in headers.items()})


def invalid(message: str) -> Answer:
    text = {"message": "Unprocessable Entity", "errors": [message], "documentation_url": "https://docs.github.com/rest"}
    return Answer(422, json.dumps(text).encode())


def failed(field: str, message: str) -> Answer:
    """A 422 in the shape that single comments get."""
    error = {"resource": "PullRequestReviewComment", "code": "custom", "field": field, "message": message}
    text = {"message": "Validation Failed", "errors": [error], "documentation_url": "https://docs.github.com/rest"}
    return Answer(422, json.dumps(text).encode())


def done(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    return Answer(status, json.dumps(value).encode(), headers=headers or {})


MISSING = refused(404, "Not Found")
FORBIDDEN = refused(403, "Resource not accessible by integration")


def page(call: Call, rows: list[Json]) -> Answer:
    size = int(call.query.get("per_page", ["30"])[0])
    number = int(call.query.get("page", ["1"])[0])
    part = rows[(number - 1) * size : number * size]
    more = {"Link": f'<http://127.0.0.1/?page={number + 1}>; rel="next"'} if number * size < len(rows) else {}
    return done(part, headers=more)


def _user(login: str) -> Json:
    whole = sample(f"{REPO}/pulls/{{pull_number}}", "get", 200)["user"]
    return {**whole, "login": login}


def get_pull(call: Call) -> Answer:
    store = call.store
    if "diff" in call.accept:
        if store.too_large:
            return refused(406, "Sorry, the diff exceeded the maximum number of lines (20000)")
        return Answer(200, store.diff().encode(), "application/vnd.github.diff; charset=utf-8")
    home = {"full_name": store.repository}
    found = sample(
        f"{REPO}/pulls/{{pull_number}}",
        "get",
        200,
        number=store.number,
        state=store.state,
        merged=store.merged,
        draft=store.draft,
        head={"sha": store.head, "ref": "patch-1", "repo": {"full_name": "someone/list"} if store.fork else home},
        base={"sha": store.base, "ref": store.branch, "repo": home},
    )
    return done(found)


def compare(call: Call) -> Answer:
    base, _, head = unquote(call.parts[0]).partition("...")
    known = call.store.commits
    if base not in known or head not in known:
        return MISSING
    start = {"sha": call.store.start}
    return done(
        sample(f"{REPO}/compare/{{basehead}}", "get", 200, merge_base_commit=start, base_commit={"sha": base}, files=[])
    )


def contents(call: Call) -> Answer:
    ref = call.query.get("ref", [call.store.branch])[0]
    path = unquote(call.parts[0])
    body = call.store.text(ref, path)
    if body is None:
        return MISSING
    if "raw" in call.accept:
        return Answer(200, body, "application/vnd.github.raw+json; charset=utf-8")
    inline = base64.b64encode(body).decode() if len(body) <= 1_000_000 else ""
    values = {"type": "file", "encoding": "base64" if inline else "none", "size": len(body), "content": inline}
    urls = dict.fromkeys(("git_url", "html_url", "download_url"), None)
    found = {**values, "name": path.split("/")[-1], "path": path, "sha": "x", "url": "https://example.org/"}
    return done({**found, **urls, "_links": {"git": None, "html": None, "self": "https://example.org/"}})


def tree(call: Call) -> Answer:
    ref = unquote(call.parts[0])
    files = call.store.commits.get(call.store.tips.get(ref, ref))
    if files is None:
        return MISSING
    rows = [{"path": path, "type": "blob", "mode": "100644", "sha": "x", "size": len(b)} for path, b in files.items()]
    return done({"sha": "x", "url": "https://example.org/", "truncated": False, "tree": rows})


def changed_files(call: Call) -> Answer:
    store = call.store
    rows = []
    for path in store.changed():
        before, after = (store.commits[sha].get(path) for sha in (store.start, store.head))
        status = "added" if before is None else "removed" if after is None else "modified"
        row = sample(f"{REPO}/pulls/{{pull_number}}/files", "get", 200, filename=path, status=status)
        rows.append(row if store.too_large else {**row, "patch": store.patch(path, header=False)})
    return page(call, rows)


def comment_row(store: Store, said: Said) -> Json:
    return sample(
        f"{REPO}/issues/{{issue_number}}/comments",
        "get",
        200,
        id=said.id,
        node_id=said.node,
        body=said.body,
        user=_user(said.author),
        html_url=f"https://github.example/{store.repository}/pull/{store.number}#issuecomment-{said.id}",
    )


def list_comments(call: Call) -> Answer:
    return page(call, [comment_row(call.store, said) for said in call.store.comments])


def create_comment(call: Call) -> Answer:
    said = Said(next(call.store.numbers), call.viewer, call.body["body"])
    call.store.comments.append(said)
    return done(comment_row(call.store, said), 201)


def _own(call: Call, rows: list[Said]) -> Said | None:
    return next((said for said in rows if str(said.id) == call.parts[-1]), None)


def update_comment(call: Call) -> Answer:
    said = _own(call, call.store.comments)
    if said is None:
        return MISSING
    said.body = call.body["body"]
    return done(comment_row(call.store, said))


def delete_comment(call: Call) -> Answer:
    said = _own(call, call.store.comments)
    if said is None:
        return MISSING
    call.store.comments.remove(said)
    return Answer(204, b"")


def thread_row(thread: Thread, said: Said) -> Json:
    first = thread.comments[0] if thread.comments else said
    return sample(
        f"{REPO}/pulls/{{pull_number}}/comments",
        "get",
        200,
        id=said.id,
        node_id=said.node,
        body=said.body,
        path=thread.path,
        line=thread.line,
        start_line=thread.start,
        original_line=thread.original,
        commit_id=thread.commit,
        html_url=f"https://github.example/octo/list/pull/7#discussion_r{said.id}",
        **({"in_reply_to_id": first.id} if said is not first else {}),
        user=_user(said.author),
    )


def list_threads(call: Call) -> Answer:
    return page(call, [thread_row(thread, said) for thread in call.store.threads for said in thread.comments])


def _thread(call: Call, place: Json, review: int) -> Thread:
    said = Said(next(call.store.numbers), call.viewer, place["body"], review=review)
    made = Thread(
        next(call.store.numbers),
        place["path"],
        place.get("start_line"),
        place["line"],
        [said],
        place["line"],
        call.body["commit_id"],
    )
    call.store.threads.append(made)
    return made


def _misplaced(call: Call, place: Json) -> bool:
    return place["side"] != "RIGHT" or not call.store.takes(place["path"], place.get("start_line"), place["line"])


def create_thread(call: Call) -> Answer:
    if _misplaced(call, call.body):
        return failed("pull_request_review_thread.line", "must be part of the diff")
    if call.body["commit_id"] not in call.store.commits:
        return failed("commit_id", "is not part of the pull request")
    made = _thread(call, call.body, 0)
    return done(thread_row(made, made.comments[0]), 201)


def create_review(call: Call) -> Answer:
    if any(_misplaced(call, place) for place in call.body["comments"]):
        return invalid("Line could not be resolved")
    state = {"COMMENT": "COMMENTED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "APPROVE": "APPROVED"}[call.body["event"]]
    said = Said(next(call.store.numbers), call.viewer, call.body["body"], state=state)
    call.store.reviews.append(said)
    for place in call.body["comments"]:
        _thread(call, place, said.id)
    return done(review_row(said))


def review_row(said: Said) -> Json:
    return sample(
        f"{REPO}/pulls/{{pull_number}}/reviews",
        "get",
        200,
        id=said.id,
        node_id=said.node,
        body=said.body,
        state=said.state,
    )


def list_reviews(call: Call) -> Answer:
    return page(call, [review_row(said) for said in call.store.reviews])


def update_review(call: Call) -> Answer:
    said = _own(call, call.store.reviews)
    if said is None:
        return MISSING
    said.body = call.body["body"]
    return done(review_row(said))


def dismiss(call: Call) -> Answer:
    said = _own(call, call.store.reviews)
    if said is None:
        return MISSING
    if not call.store.may_dismiss:
        return refused(403, "Must have write access to dismiss reviews on protected branches")
    said.state = "DISMISSED"
    return done(review_row(said))


def _find(call: Call) -> tuple[Thread, Said] | None:
    pairs = ((thread, said) for thread in call.store.threads for said in thread.comments)
    return next((pair for pair in pairs if str(pair[1].id) == call.parts[-1]), None)


def update_thread(call: Call) -> Answer:
    found = _find(call)
    if found is None:
        return MISSING
    found[1].body = call.body["body"]
    return done(thread_row(*found))


def delete_thread(call: Call) -> Answer:
    found = _find(call)
    if found is None:
        return MISSING
    found[0].comments.remove(found[1])
    if not found[0].comments:
        call.store.threads.remove(found[0])
    return Answer(204, b"")


def create_status(call: Call) -> Answer:
    if not call.store.may_status:
        return FORBIDDEN
    call.store.statuses.append({**call.body, "sha": call.parts[0]})
    values = {key: call.body.get(key) for key in ("state", "context", "description", "target_url")}
    return done(sample(f"{REPO}/statuses/{{sha}}", "post", 201, **values), 201)


def issue_row(store: Store, issue: Issue) -> Json:
    address = f"https://github.example/{store.repository}/issues/{issue.number}"
    urls = dict.fromkeys(("url", "html_url", "diff_url", "patch_url"), None)
    return sample(
        f"{REPO}/issues",
        "get",
        200,
        number=issue.number,
        title=issue.title,
        body=issue.body,
        state=issue.state,
        state_reason=issue.reason,
        user=_user(issue.author),
        html_url=address,
        **({"pull_request": urls} if issue.is_pull else {}),
    )


def list_issues(call: Call) -> Answer:
    state, creator = call.query.get("state", ["open"])[0], call.query.get("creator", [""])[0]
    rows = [i for i in call.store.issues if state in ("all", i.state) and creator in ("", i.author)]
    newest = sorted(rows, key=lambda issue: -issue.number)
    return page(call, [issue_row(call.store, issue) for issue in newest])


def create_issue(call: Call) -> Answer:
    if not call.store.has_issues:
        return refused(410, "Issues are disabled for this repo")
    number = max((issue.number for issue in call.store.issues), default=call.store.number) + 1
    made = Issue(number, call.viewer, call.body["title"], call.body["body"])
    call.store.issues.append(made)
    return done(issue_row(call.store, made), 201)


def update_issue(call: Call) -> Answer:
    found = next((issue for issue in call.store.issues if str(issue.number) == call.parts[0]), None)
    if found is None:
        return MISSING
    found.title = call.body.get("title", found.title)
    found.body = call.body.get("body", found.body)
    if call.body.get("state", found.state) != found.state:
        found.state = call.body["state"]
        found.reason = call.body.get("state_reason") or ("completed" if found.state == "closed" else "reopened")
    return done(issue_row(call.store, found))


ROUTES: list[tuple[str, re.Pattern[str], Callable[[Call], Answer]]] = [
    (verb, re.compile(pattern + r"\Z"), handler)
    for verb, pattern, handler in (
        ("GET", r"/pulls/(\d+)", get_pull),
        ("GET", r"/compare/([^/]+)", compare),
        ("GET", r"/contents/(.+)", contents),
        ("GET", r"/git/trees/([^/]+)", tree),
        ("GET", r"/pulls/(\d+)/files", changed_files),
        ("GET", r"/issues", list_issues),
        ("POST", r"/issues", create_issue),
        ("PATCH", r"/issues/(\d+)", update_issue),
        ("GET", r"/issues/(\d+)/comments", list_comments),
        ("POST", r"/issues/(\d+)/comments", create_comment),
        ("PATCH", r"/issues/comments/(\d+)", update_comment),
        ("DELETE", r"/issues/comments/(\d+)", delete_comment),
        ("GET", r"/pulls/(\d+)/comments", list_threads),
        ("POST", r"/pulls/(\d+)/comments", create_thread),
        ("PATCH", r"/pulls/comments/(\d+)", update_thread),
        ("DELETE", r"/pulls/comments/(\d+)", delete_thread),
        ("GET", r"/pulls/(\d+)/reviews", list_reviews),
        ("POST", r"/pulls/(\d+)/reviews", create_review),
        ("PUT", r"/pulls/\d+/reviews/(\d+)", update_review),
        ("PUT", r"/pulls/\d+/reviews/(\d+)/dismissals", dismiss),
        ("POST", r"/statuses/([0-9a-f]+)", create_status),
    )
]


def answer(
    store: Store, viewer: str, writes: bool, verb: str, path: str, query: str, accept: str, body: Json
) -> Answer:
    """What GitHub would say."""
    if path == "/user":  # a workflow's token stands for no user
        return (
            FORBIDDEN
            if viewer.endswith("[bot]")
            else done(sample("/user", "get", 200, login=viewer, user_view_type="private"))
        )
    prefix = f"/repos/{store.repository}"
    for wanted, pattern, handler in ROUTES:
        found = pattern.match(path.removeprefix(prefix)) if path.startswith(prefix + "/") and verb == wanted else None
        if not found:
            continue
        if verb != "GET" and not writes:
            return FORBIDDEN
        of_pull = pattern.pattern.startswith((r"/pulls/(", r"/issues/(")) and handler is not update_issue
        if of_pull and found[1] != str(store.number):
            return MISSING
        return handler(Call(store, viewer, writes, found.groups(), parse_qs(query), accept, body))
    return MISSING
