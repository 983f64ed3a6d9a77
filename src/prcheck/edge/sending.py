"""Writes that are surely done once: what a lost answer may hide is looked for before anything is sent again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from prcheck.edge.answers import unsure
from prcheck.edge.github import Hub, Object
from prcheck.errors import GitHubError

FORBIDDEN, MISSING, INVALID = 403, 404, 422
TRIES = 3


@dataclass(frozen=True, slots=True)
class Sender:
    """The writes of one run; all but `mutate` raise `GitHubError` where GitHub fails for good."""

    hub: Hub

    def surely(self, write: Callable[[], Object], done: Callable[[], bool]) -> None:
        """Write once; `done` tells whether an earlier try was carried out although its answer was lost."""
        for attempt in range(TRIES):
            try:
                write()
            except GitHubError as error:
                self._wait(error, attempt)
                if done():
                    return
                continue
            return

    def again(self, verb: str, path: str, body: Mapping[str, Any]) -> None:
        """A write that may be sent twice; what somebody deleted meanwhile stays deleted."""
        for attempt in range(TRIES):
            try:
                self.hub.write(verb, path, body)
            except GitHubError as error:
                if error.status == MISSING:
                    return
                self._wait(error, attempt)
                continue
            return

    def delete(self, path: str) -> None:
        """Delete what stands at a path."""
        self.again("DELETE", path, {})

    def mutate(self, mutation: str, variables: Mapping[str, str]) -> bool:
        """Whether GitHub carried out a GraphQL mutation."""
        try:
            self.hub.query(mutation, variables, lost=False)
        except GitHubError:
            return False
        return True

    def _wait(self, error: GitHubError, attempt: int) -> None:
        """Wait before another try; raises the error where there is none."""
        if not unsure(error) or attempt + 1 == TRIES:
            raise error
        self.hub.pause(2.0**attempt)
