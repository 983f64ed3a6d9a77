"""The one issue on the state of whole lists: what it says, and the steps from what is there to that."""

from collections.abc import Iterable
from dataclasses import dataclass

from prcheck.model import LinkStatus, Report, Severity, Verdict
from prcheck.prose import health
from prcheck.prose.escaping import link
from prcheck.prose.rows import digest
from prcheck.prose.scene import Scene
from prcheck.review.marker import Marker, read
from prcheck.review.reconcile import same

TITLE = "The state of the list"
KEY = digest("issue")
ANSWERED = frozenset({LinkStatus.ALIVE, LinkStatus.MOVED, LinkStatus.DEAD})
KEPT = (
    "prcheck keeps this issue: it edits it on each run, and closes it when no error and no warning is left. "
    'Closed as "not planned" it is left alone.'
)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of ours as it is. `muted`: somebody closed it as "not planned"."""

    number: int
    title: str
    body: str
    open: bool
    muted: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The issue as it should be; `open` None where it is not known whether anything is wrong."""

    title: str
    body: str
    open: bool | None


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do: an issue to open, what to change in the one that is there, doubles to close."""

    create: bool = False
    change: tuple[tuple[str, str], ...] = ()
    kept: Issue | None = None
    close: tuple[Issue, ...] = ()


def wanted(report: Report, scene: Scene, config: str) -> Wanted:
    """The issue that a report asks for; it is left open where not one link could be looked at."""
    wrong = report.count(Severity.ERROR) + report.count(Severity.WARNING) > 0 or report.verdict is Verdict.INCOMPLETE
    unsure = bool(report.links) and not any(state.state in ANSWERED for state in report.links)
    marker = Marker("issue", config, KEY)
    run = f" {link('The run', scene.run)} has the page with all entries." if scene.run else ""
    body = f"{marker}{health.page(report, scene)}\n<sub>{KEPT}{run}</sub>\n"
    return Wanted(TITLE, body, True if wrong else None if unsure else False)


def ours(body: str | None, config: str) -> bool:
    """Whether a body, if it is of our own login, is this configuration's issue."""
    marker = read(body)
    return marker is not None and (marker.kind, marker.config) == ("issue", config)


def reconcile(want: Wanted, there: Iterable[Issue]) -> Steps:
    """The steps to one issue that says what is wanted: of several the oldest is kept."""
    found = sorted(there, key=lambda issue: issue.number)
    if not found:
        return Steps(create=want.open is True)
    kept, *doubles = found
    change = () if kept.muted else tuple(_changes(want, kept).items())
    return Steps(change=change, kept=kept, close=tuple(double for double in doubles if double.open))


def _changes(want: Wanted, kept: Issue) -> dict[str, str]:
    """GitHub's fields that change; a closed issue is not edited for its own sake."""
    if want.open is not True and not kept.open:
        return {}
    text = {} if same(kept.body, want.body) else {"body": want.body}
    title = {} if kept.title == want.title else {"title": want.title}
    if want.open is False:
        return {**title, **text, "state": "closed", "state_reason": "completed"}
    return {**title, **text, **({} if kept.open else {"state": "open"})}
