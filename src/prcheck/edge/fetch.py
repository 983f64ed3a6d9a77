"""All links of a run: many hosts at once, each at its own pace, every link within its own time and the run's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from urllib.parse import urlsplit

from prcheck.edge.crew import Crew
from prcheck.edge.http import Client
from prcheck.edge.pace import Pace
from prcheck.edge.steps import Job, Outcome, Stepper
from prcheck.model import LinkState, LinkStatus
from prcheck.settings import LinkSettings
from prcheck.web import archive
from prcheck.web.addresses import WELL_KNOWN
from prcheck.web.answers import NETLESS, Question, Trouble
from prcheck.web.journey import Journey
from prcheck.web.numbers import networks

MAX_THREADS = 400
MAX_READERS = 32
"""Threads where whole pages are kept to look for places in them."""

COPY_TIME = 5.0
"""Seconds that the archive gets to name a copy of what is gone."""

TICK = 1.0
"""Seconds after which progress is told although nothing ended."""

TOO_MANY = frozenset({429, 503})
LEFT_ALONE = "not asked: its host asks for fewer requests"

Progress = Callable[[int, int], None]
Heard = Callable[[LinkState], None]


@dataclass(slots=True)
class Fetched:
    """The verdicts by link.

    `answered` says that some link's host sent an answer, or an API's at its public name; `late` counts the links that
    the run had no time for.
    """

    states: dict[str, LinkState] = field(default_factory=dict)
    answered: bool = False
    late: int = 0


class Fetch:
    """One run: hands out steps to threads and keeps their results; only the caller's thread touches its state.

    Where a name that surely exists is not found, nobody has answered and nothing ends for a moment, the machine has no
    network, and the run does not wait for the rest.

    `heard` is told each verdict as it comes. `archive` is the base of the API that is asked for a copy of what is
    gone, "" for none.
    """

    def __init__(
        self,
        settings: LinkSettings,
        token: str = "",
        progress: Progress | None = None,
        heard: Heard | None = None,
        archive: str = "",
    ) -> None:
        self._settings = settings
        self._progress = progress
        self._heard = heard
        self._archive = archive
        allowed = networks(settings.allow_networks)
        self._client = Client(allowed)
        self._crew = Crew(Stepper(self._client, settings, allowed, token))
        self._pace: Pace[Job] = Pace(settings.per_host)
        self._open: dict[str, Job] = {}
        self._most = MAX_READERS if settings.fragments else MAX_THREADS
        self._unsure: list[Job] = []
        self._nameless = False
        self._cut_off = False
        self._result = Fetched()

    def run(self, links: Mapping[str, Question | None]) -> Fetched:
        """The verdicts on these addresses, each with the question that may spare its request."""
        end = monotonic() + self._settings.budget
        for url, question in links.items():
            way = Journey(url, url, fragments=self._settings.fragments)
            self._open[url] = Job(way, question, self._settings.timeout)
            self._queue(self._open[url])
        try:
            while self._open and monotonic() < end and not self._cut_off:
                self._hand_out(end)
                if len(self._open) > len(self._unsure):
                    self._take_back(end)
                elif self._unsure:  # no link's host answered: without a network there is no archive either
                    self._archive = ""
                    self._seek()
        finally:
            self._crew.stop()
            self._client.close()
        self._late()
        return self._result

    def _hand_out(self, end: float) -> None:
        while self._crew.running < self._most and (turn := self._pace.next(monotonic())):
            host, job = turn
            if self._pace.refuses(host) or (job.verdict and not self._archive):
                self._pace.done(host, too_many=True, quiet=True)
                self._skip(job)
                continue
            self._crew.start(host, job, end)

    def _take_back(self, end: float) -> None:
        now, wake = monotonic(), self._pace.wake()
        done = self._crew.done(min(end, now + TICK, end if wake is None else wake) - now)
        if done is None:
            self._cut_off = self._nameless and not self._result.answered and wake is None
            self._tell()
            return
        self._pace.done(done.host, too_many=done.status in TOO_MANY, quiet=not done.status, spent=done.spent)
        self._result.answered |= bool(done.status) and (done.job.question is None or done.host in WELL_KNOWN)
        done.job.left -= done.seconds
        self._nameless |= done.host in WELL_KNOWN and getattr(done.outcome, "reason", None) in NETLESS
        self._follow(done.job, done.outcome)
        if self._result.answered:
            self._seek()

    def _follow(self, job: Job, outcome: Outcome) -> None:
        asked = job.way.requests
        if job.verdict:
            self._copied(job.verdict, outcome)
        elif isinstance(outcome, LinkState):
            self._judged(job, replace(outcome, url=job.way.link, requests=asked if job.question else outcome.requests))
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

    def _judged(self, job: Job, state: LinkState) -> None:
        """End a link, or let it wait for the question where a copy lies of what is gone."""
        if state.state is not LinkStatus.DEAD or not self._archive:
            self._finish(state)
            return
        job.verdict, job.left = state, min(COPY_TIME, self._settings.timeout)
        job.question = archive.question(self._archive, state.url)
        self._unsure.append(job)

    def _seek(self) -> None:
        """Ask for the copies of what is gone, which waits until the network is known to work."""
        for job in self._unsure:
            self._queue(job, first=True)
        self._unsure.clear()

    def _copied(self, state: LinkState, outcome: Outcome) -> None:
        """End a link that is gone, with the copy that the archive named; an archive that is silent is left alone."""
        if isinstance(outcome, LinkState):
            state = replace(state, copy=outcome.copy)
        else:
            self._archive = ""
        self._finish(state)

    def _skip(self, job: Job) -> None:
        if job.verdict:
            self._finish(job.verdict)
        elif job.question:
            job.question = None
            self._queue(job, first=True)
        else:
            self._finish(replace(job.way.end(LinkStatus.UNKNOWN, LEFT_ALONE), requests=job.way.requests - 1))

    def _finish(self, state: LinkState) -> None:
        del self._open[state.url]
        self._result.states[state.url] = state
        if self._heard:
            self._heard(state)
        self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(len(self._result.states), len(self._result.states) + len(self._open))

    def _late(self) -> None:
        """Tell of the links that are left why they are."""
        reason = Trouble.NO_SERVICE if self._cut_off else Trouble.NO_TIME
        if not self._cut_off:
            self._result.late = sum(job.verdict is None for job in self._open.values())
        for url, job in self._open.items():
            self._result.states[url] = job.verdict or LinkState(url, LinkStatus.UNKNOWN, str(reason))


def fetch(
    links: Mapping[str, Question | None],
    settings: LinkSettings,
    token: str = "",
    progress: Progress | None = None,
    heard: Heard | None = None,
    archive: str = "",
) -> Fetched:
    """The verdicts on these addresses (canonical ones); see `Fetch`."""
    return Fetch(settings, token, progress, heard, archive).run(links)
