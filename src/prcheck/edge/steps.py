"""One step of a link: a request to its host, or to the API that may judge it, and what the answer leads to."""

from dataclasses import dataclass
from time import monotonic

from prcheck import __version__
from prcheck.edge.exchange import Request
from prcheck.edge.http import Client
from prcheck.model import LinkState
from prcheck.prose.scene import PROJECT
from prcheck.settings import LinkSettings
from prcheck.web.answers import Answer, Question, Reply
from prcheck.web.journey import MAX_REQUESTS, Journey, advance
from prcheck.web.numbers import Network

MAX_PAGE = 1_000_000
"""Bytes of a page that is read in full, to look for a place in it."""

MAX_ANSWER = 1_000_000
"""Bytes of an API's answer."""

PATIENCE = 3.0
"""Seconds for a page's text once its head has come: it can only raise doubts."""

AGENTS = (
    f"prcheck/{__version__} (link check; +{PROJECT})",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
)
ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"

Outcome = Question | Journey | LinkState | None


@dataclass(slots=True, eq=False)
class Job:
    """One link on its way: the API to ask first, if any, and the seconds that it has left.

    `verdict` is there already where the question is only for a copy of what is gone.
    """

    way: Journey
    question: Question | None
    left: float
    verdict: LinkState | None = None

    @property
    def url(self) -> str:
        """What is asked next."""
        return self.question.url if self.question else self.way.url


@dataclass(frozen=True, slots=True)
class Done:
    """A step that ended: what it leads to, its answer's status (0 without one) and the seconds it took.

    The outcome of an API that cannot tell is None; `spent` says that it will answer no more questions in this run.
    """

    host: str
    job: Job
    outcome: Outcome
    status: int
    seconds: float
    spent: bool = False


@dataclass(frozen=True, slots=True)
class Stepper:
    """Takes steps; shared by all threads."""

    client: Client
    settings: LinkSettings
    allowed: tuple[Network, ...]
    token: str = ""

    def step(self, host: str, job: Job, end: float) -> Done:
        """One request and what follows from it, over before `end` (monotonic seconds)."""
        start = monotonic()
        until = min(start + job.left, end)
        if job.question:
            reply = self.client.send(self._question(job.question, until))
            outcome: Outcome = _answered(job.question, reply, job.way.requests)
        else:
            reply = self.client.send(self._request(job.way, until))
            outcome = advance(job.way, reply, until - monotonic(), self.allowed)
        status = reply.status if isinstance(reply, Answer) else 0
        return Done(host, job, outcome, status, monotonic() - start, bool(job.question) and _spent(reply))

    def _question(self, question: Question, until: float) -> Request:
        secret = {"Authorization": f"Bearer {self.token}"} if question.secret and self.token else {}
        headers = {"User-Agent": AGENTS[0], **question.headers, **secret}
        return Request(question.url, until, headers, max_body=MAX_ANSWER, patience=until, trusted=True)

    def _request(self, way: Journey, until: float) -> Request:
        headers = {"User-Agent": AGENTS[way.agent], "Accept": ACCEPT, "Accept-Language": "en"}
        if way.cookie:
            headers["Cookie"] = way.cookie
        size, patience = (MAX_PAGE, until) if way.fragments and "#" in way.url else (self.settings.max_body, PATIENCE)
        return Request(way.url, until, headers, max_body=size, patience=patience, text_only=True)


def _spent(reply: Reply) -> bool:
    """Whether an API's rate limit is used up (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api)."""
    return isinstance(reply, Answer) and reply.status in (403, 429) and reply.header("x-ratelimit-remaining") == "0"


def _answered(question: Question, reply: Reply, requests: int) -> Question | LinkState | None:
    """What an API's answer leads to; no further question where the link itself could not be asked any more."""
    outcome = question.read(reply) if isinstance(reply, Answer) else None
    return None if isinstance(outcome, Question) and requests >= MAX_REQUESTS - 1 else outcome
