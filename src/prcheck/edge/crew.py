"""The threads of a run: they take steps, and only the caller's thread sees what comes of them."""

import threading
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from time import monotonic

from prcheck.edge.steps import Done, Job, Stepper

STOP_TIME = 1.0
"""Seconds that threads get to end after the last verdict."""


@dataclass(slots=True)
class Crew:
    """As many threads as there is work for. `running` counts the steps that are under way."""

    steps: Stepper
    running: int = 0
    _inbox: SimpleQueue[tuple[str, Job, float] | None] = field(default_factory=SimpleQueue)
    _outbox: SimpleQueue[Done | Exception] = field(default_factory=SimpleQueue)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self, host: str, job: Job, end: float) -> None:
        """Let a thread take a step that is over before `end` (monotonic seconds)."""
        self.running += 1
        if self.running > len(self._threads):
            self._threads.append(threading.Thread(target=self._work, daemon=True))
            self._threads[-1].start()
        self._inbox.put((host, job, end))

    def done(self, seconds: float) -> Done | None:
        """The next step that ended, None where none does in this time; raises what a step raised."""
        try:
            found = self._outbox.get(timeout=max(0.0, seconds))
        except Empty:
            return None
        if isinstance(found, Exception):
            raise found
        self.running -= 1
        return found

    def stop(self) -> None:
        """Send the threads home."""
        for _ in self._threads:
            self._inbox.put(None)
        until = monotonic() + STOP_TIME
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))

    def _work(self) -> None:
        while turn := self._inbox.get():
            try:
                self._outbox.put(self.steps.step(*turn))
            except Exception as error:  # noqa: BLE001 - the caller's thread raises it
                self._outbox.put(error)
