"""All links of a run: many hosts at once, each at its own pace, every link within its own time and the run's."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from time import monotonic
from urllib.parse import urlsplit

from prcheck.edge.http import Client
from prcheck.edge.pace import Pace
from prcheck.edge.steps import Done, Job, Outcome, Stepper
from prcheck.model import LinkState, LinkStatus
from prcheck.settings import LinkSettings
from prcheck.web.addresses import networks
from prcheck.web.answers import Question, Trouble
from prcheck.web.journey import Journey

MAX_THREADS = 256
MAX_READERS = 32
"""Threads where whole pages are kept to look for places in them."""

STOP_TIME = 1.0
"""Seconds that threads get to end after the last verdict."""

TOO_MANY = frozenset({429, 503})
LEFT_ALONE = "not asked: its host asks for fewer requests"

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Fetched:
    """The verdicts by link.

    `answered` says that some link's host sent an answer, `late` counts the links that the run had no time for.
    """

    states: dict[str, LinkState] = field(default_factory=dict)
    answered: bool = False
    late: int = 0


class Fetch:
    """One run: hands out steps to threads and keeps their results; only the caller's thread touches its state."""

    def __init__(self, settings: LinkSettings, token: str = "", progress: Progress | None = None) -> None:
        self._settings = settings
        self._progress = progress
        allowed = networks(settings.allow_networks)
        self._client = Client(allowed)
        self._steps = Stepper(self._client, settings, allowed, token)
        self._pace: Pace[Job] = Pace(settings.per_host)
        self._open: dict[str, Job] = {}
        self._inbox: SimpleQueue[tuple[str, Job, float] | None] = SimpleQueue()
        self._outbox: SimpleQueue[Done | Exception] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._running = 0
        self._most = MAX_READERS if settings.fragments else MAX_THREADS
        self._result = Fetched()

    def run(self, links: Mapping[str, Question | None]) -> Fetched:
        """The verdicts on these addresses, each with the question that may spare its request."""
        end = monotonic() + self._settings.budget
        for url, question in links.items():
            way = Journey(url, url, fragments=self._settings.fragments)
            self._open[url] = Job(way, question, self._settings.timeout)
            self._queue(self._open[url])
        try:
            while self._open and monotonic() < end:
                self._hand_out(end)
                if self._open:
                    self._take_back(end)
        finally:
            self._stop()
        self._late()
        return self._result

    def _hand_out(self, end: float) -> None:
        while self._running < self._most and (turn := self._pace.next(monotonic())):
            host, job = turn
            if self._pace.refuses(host):
                self._pace.done(host, too_many=True, quiet=True)
                self._skip(job)
                continue
            self._running += 1
            if self._running > len(self._threads):
                self._threads.append(threading.Thread(target=self._work, daemon=True))
                self._threads[-1].start()
            self._inbox.put((host, job, end))

    def _take_back(self, end: float) -> None:
        wake = self._pace.wake()
        try:
            done = self._outbox.get(timeout=max(0.0, min(end, end if wake is None else wake) - monotonic()))
        except Empty:
            return
        if isinstance(done, Exception):
            raise done
        self._running -= 1
        self._pace.done(done.host, too_many=done.status in TOO_MANY, quiet=not done.status)
        self._result.answered |= bool(done.status) and done.job.question is None
        done.job.left -= done.seconds
        self._follow(done.job, done.outcome)

    def _follow(self, job: Job, outcome: Outcome) -> None:
        asked = job.way.requests
        if isinstance(outcome, LinkState):
            self._finish(replace(outcome, url=job.way.link, requests=asked if job.question else outcome.requests))
        elif isinstance(outcome, Question):
            job.question, job.way = outcome, replace(job.way, requests=asked + 1)
            self._queue(job, first=True)
        elif outcome is None:
            job.question, job.way = None, replace(job.way, requests=asked + 1)
            self._queue(job, first=True)
        else:
            job.way = outcome
            job.left -= outcome.pause
            self._queue(job, first=True)

    def _queue(self, job: Job, *, first: bool = False) -> None:
        host = urlsplit(job.url).netloc
        if job.way.pause and not job.question:
            self._pace.delay(host, job, monotonic() + job.way.pause)
        else:
            self._pace.add(host, job, first=first)

    def _skip(self, job: Job) -> None:
        if job.question:
            job.question = None
            self._queue(job, first=True)
        else:
            self._finish(replace(job.way.end(LinkStatus.UNKNOWN, LEFT_ALONE), requests=job.way.requests - 1))

    def _finish(self, state: LinkState) -> None:
        del self._open[state.url]
        self._result.states[state.url] = state
        if self._progress:
            self._progress(len(self._result.states), len(self._result.states) + len(self._open))

    def _late(self) -> None:
        self._result.late = len(self._open)
        for url in self._open:
            self._result.states[url] = LinkState(url, LinkStatus.UNKNOWN, str(Trouble.NO_TIME))

    def _stop(self) -> None:
        for _ in self._threads:
            self._inbox.put(None)
        until = monotonic() + STOP_TIME
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        self._client.close()

    def _work(self) -> None:
        while turn := self._inbox.get():
            try:
                self._outbox.put(self._steps.step(*turn))
            except Exception as error:  # noqa: BLE001 - the caller's thread raises it
                self._outbox.put(error)


def fetch(
    links: Mapping[str, Question | None],
    settings: LinkSettings,
    token: str = "",
    progress: Progress | None = None,
) -> Fetched:
    """The verdicts on these addresses (canonical ones); see `Fetch.run`."""
    return Fetch(settings, token, progress).run(links)
