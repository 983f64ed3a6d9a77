"""Whose turn it is: how many requests a host gets at once, and when a link may be asked again. Knows no clock."""

import heapq
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

STRIKES = 3
"""After how many answers in a row that say "too many" a host gets half as many requests at once."""

GIVE_UP = 24
"""After how many in a row it is asked for nothing more."""

PAUSE = 0.25
"""Seconds between the starts of two requests, for each halving."""


@dataclass(slots=True)
class Lane(Generic[T]):
    """One host: what waits, how much is under way, and how often in a row it asked for less."""

    waiting: deque[T] = field(default_factory=deque)
    busy: int = 0
    strikes: int = 0
    listed: bool = False

    @property
    def halvings(self) -> int:
        """How often the limit is halved."""
        return self.strikes // STRIKES


class Pace(Generic[T]):
    """The lanes of all hosts; times are seconds of one clock that the caller reads."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._lanes: dict[str, Lane[T]] = {}
        self._ready: deque[str] = deque()
        self._later: list[tuple[float, int, str, T | None]] = []
        self._order = count()

    def add(self, host: str, job: T, *, first: bool = False) -> None:
        """Queue a job; `first` before the others of its host, for one that is under way already."""
        lane = self._lanes.setdefault(host, Lane())
        (lane.waiting.appendleft if first else lane.waiting.append)(job)
        self._list(host, lane)

    def delay(self, host: str, job: T, until: float) -> None:
        """Queue a job from a moment on."""
        heapq.heappush(self._later, (until, next(self._order), host, job))

    def next(self, now: float) -> tuple[str, T] | None:
        """The next job that may start, which counts as started; None where none may."""
        while self._later and self._later[0][0] <= now:
            _, _, host, job = heapq.heappop(self._later)
            if job is None:
                lane = self._lanes[host]
                lane.listed = False
                self._list(host, lane)
                continue
            self.add(host, job, first=True)
        while self._ready:
            host = self._ready.popleft()
            lane = self._lanes[host]
            lane.listed = False
            if lane.waiting and lane.busy < self._limit(lane):
                return host, self._start(host, lane, now)
        return None

    def done(self, host: str, *, too_many: bool, quiet: bool = False, spent: bool = False) -> None:
        """A job of the host ended; `quiet` where its end says nothing of the host's patience, `spent` where it is out.

        A host that is left alone once stays so: its answers to what was under way change nothing.
        """
        lane = self._lanes[host]
        lane.busy -= 1
        if not quiet and not self.refuses(host):
            lane.strikes = GIVE_UP if spent else lane.strikes + 1 if too_many else 0
        self._list(host, lane)

    def wake(self) -> float | None:
        """When a job that waits for a moment may start; None without such a job."""
        return self._later[0][0] if self._later else None

    def refuses(self, host: str) -> bool:
        """Whether the host asked for less so often that it is left alone."""
        return self._lanes[host].strikes >= GIVE_UP

    def _limit(self, lane: Lane[T]) -> int:
        return max(1, self._per_host >> lane.halvings)

    def _start(self, host: str, lane: Lane[T], now: float) -> T:
        lane.busy += 1
        job = lane.waiting.popleft()
        if lane.halvings and lane.waiting and lane.strikes < GIVE_UP:
            lane.listed = True
            heapq.heappush(self._later, (now + PAUSE * lane.halvings, next(self._order), host, None))
        else:
            self._list(host, lane)
        return job

    def _list(self, host: str, lane: Lane[T]) -> None:
        """Let a host take part in the next round, unless it is in it already or waits for its pause to end."""
        if not lane.listed and lane.waiting and lane.busy < self._limit(lane):
            lane.listed = True
            self._ready.append(host)
