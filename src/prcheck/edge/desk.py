"""Asking sources of metadata politely: one request at a time, with their pauses, within the run's time."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from time import monotonic, sleep
from urllib.parse import urlsplit

from prcheck import __version__
from prcheck.edge.exchange import Request
from prcheck.edge.http import Client
from prcheck.errors import NetError
from prcheck.model import Skip
from prcheck.prose.scene import PROJECT
from prcheck.settings import PaperSettings
from prcheck.sources.base import Ask
from prcheck.web.answers import NETLESS, Answer, Failure, Reply, Trouble

MAX_ANSWER = 16_000_000  # bytes of an answer, unpacked
SHORT = 1.0  # seconds; with less left nothing is asked
ONWARD = frozenset({301, 307, 308})
AGAIN = frozenset({500, 502, 503, 504})  # answers after which one more try is worth it
_FINAL = NETLESS | {Trouble.TIME_OUT, Trouble.NO_TIME}
_NETLESS = frozenset(str(trouble) for trouble in NETLESS)
_BRIEF = {"no complete answer in time": "time-out", "out of time": "time-out"}

Send = Callable[[Request], Reply]


class LateError(NetError):
    """The run has no time left to ask."""


@dataclass(slots=True)
class Desk:
    """Where questions are asked; remembers who is silent and when each source was asked last.

    `send`, `clock` (seconds of any start) and `wait` are the world. `requests` counts what was sent, `answered`
    says that an answer came.
    """

    settings: PaperSettings
    send: Send = field(default_factory=lambda: Client().send)
    clock: Callable[[], float] = monotonic
    wait: Callable[[float], None] = sleep
    silent: dict[str, str] = field(default_factory=dict)
    late: bool = False
    requests: int = 0
    answered: bool = False
    _last: dict[str, float] = field(default_factory=dict)
    _end: float = 0.0

    def __post_init__(self) -> None:
        self._end = self.clock() + self.settings.budget

    def ask(self, source: str, ask: Ask, pause: float = 0.0, secrets: Mapping[str, str] | None = None) -> Answer:
        """The answer; raises `NetError` with a short reason where there is none, `LateError` without time to ask.

        `secrets` are headers that stay with the address's own origin.
        """
        answer = self._once(source, ask, pause, secrets or {})
        if _passing(answer):
            with suppress(LateError):  # then the first answer counts
                answer = self._once(source, ask, max(pause, SHORT), secrets or {})
        if isinstance(answer, Answer) and answer.status in ONWARD:
            target = answer.header("location")
            if urlsplit(target)[:2] == urlsplit(ask.url)[:2]:
                answer = self._once(source, replace(ask, url=target), pause, secrets or {})
        if isinstance(answer, Failure):
            raise NetError(_BRIEF.get(str(answer.trouble), str(answer.trouble)))
        self.answered = True
        if not answer.whole:
            raise NetError("too long an answer" if len(answer.body) >= MAX_ANSWER else "no complete answer")
        return answer

    def _once(self, source: str, ask: Ask, pause: float, secrets: Mapping[str, str]) -> Reply:
        start = max(self.clock(), self._last.get(source, float("-inf")) + pause)
        if start + SHORT > self._end:
            self.late = True
            raise LateError("out of time")
        if start > self.clock():
            self.wait(start - self.clock())
        until = min(start + self.settings.timeout, self._end)
        mail = f"; mailto:{self.settings.mailto}" if self.settings.mailto else ""
        agent = f"prcheck/{__version__} (+{PROJECT}{mail})"
        headers = {"User-Agent": agent, "Accept": "*/*", **ask.headers, **secrets}
        self.requests += 1
        self._last[source] = start
        try:
            return self.send(
                Request(ask.url, until, headers, ask.method, ask.data, MAX_ANSWER, patience=until, trusted=True)
            )
        finally:
            self._last[source] = self.clock() if pause else start

    def hush(self, source: str, reason: str) -> None:
        """A source gave no answer: it is not asked again in this run."""
        self.silent.setdefault(source, reason)

    def skips(self, answered: Mapping[str, str]) -> tuple[Skip, ...]:
        """What could not be told: each silent source once, with the one that answered instead, if any.

        Where every one that was asked is silent for want of a network, that is told once.
        """
        reasons = dict.fromkeys(self.silent.values())
        if len(self.silent) > 1 and not self.answered and _NETLESS.issuperset(reasons):
            return (Skip("papers", f"no network: {next(iter(reasons))}"),)
        return tuple(
            Skip(
                "papers",
                f"not checked ({source}{_joined(reason)})" + (f"; {answered[source]}" if source in answered else ""),
            )
            for source, reason in self.silent.items()
        )


def _passing(answer: Reply) -> bool:
    """Whether one more try is worth it: not for a name, which is looked up once in a run, nor for a long wait."""
    return answer.trouble not in _FINAL if isinstance(answer, Failure) else answer.status in AGAIN


def _joined(reason: str) -> str:
    """A reason behind a source's name: a status stands beside it, words behind a colon."""
    return f" {reason}" if reason[:3].isdigit() else f": {reason}"
