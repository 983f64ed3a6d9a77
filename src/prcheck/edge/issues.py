"""Keeping one issue of ours: found by our login and our marker, opened, edited in place, closed."""

from collections.abc import Iterator

from prcheck.edge import plainly
from prcheck.edge.answers import LIMITED
from prcheck.edge.github import Hub, Object
from prcheck.edge.sending import Sender
from prcheck.errors import GitHubError
from prcheck.review import issue
from prcheck.review.issue import Issue, Wanted

WHO = "query who { viewer { login } }"
BOT = "[bot]"
DOUBLE = {"state": "closed", "state_reason": "not_planned"}


def keep(hub: Hub, repository: str, want: Wanted, config: str) -> str:
    """Bring the issue to what is wanted; gives its address, "" without one. Raises `GitHubError`."""
    place, send, login = f"/repos/{repository}/issues", Sender(hub), _login(hub)

    def there() -> list[Issue]:
        return list(_there(hub, place, login, config))

    steps = issue.reconcile(want, there())
    if steps.create:
        body = {"title": want.title, "body": want.body}
        send.surely(lambda: hub.write("POST", place, body), lambda: bool(there()))
        steps = issue.reconcile(want, there())  # another run may have opened one meanwhile
    for double in steps.close:
        send.again("PATCH", f"{place}/{double.number}", DOUBLE)
    if steps.kept and steps.change:
        send.again("PATCH", f"{place}/{steps.kept.number}", dict(steps.change))
    return steps.kept.url if steps.kept else ""


def _login(hub: Hub) -> str:
    """Whose token this is: GraphQL tells it of workflows too, which REST refuses."""
    try:
        return str(hub.query(WHO, {})["viewer"]["login"])
    except (GitHubError, KeyError, TypeError) as error:
        if isinstance(error, GitHubError) and error.status in LIMITED:
            raise
        return plainly.login(hub)


def _there(hub: Hub, place: str, login: str, config: str) -> Iterator[Issue]:
    """The issues of this configuration, which only our own login can have opened."""
    for row in hub.pages(place, {"state": "all", "creator": login}):
        own = str((row.get("user") or {}).get("login") or "").removesuffix(BOT) == login.removesuffix(BOT)
        if own and not row.get("pull_request") and issue.ours(row.get("body"), config):
            yield _read(row)


def _read(row: Object) -> Issue:
    is_open = row["state"] == "open"
    muted = not is_open and row.get("state_reason") == "not_planned"
    return Issue(row["number"], row["title"], row["body"], is_open, muted, row["html_url"])
