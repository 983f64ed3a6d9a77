"""What comes back from a server, or why nothing did, and what may be asked of an API instead of the link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prcheck.model import LinkState


class Trouble(StrEnum):
    """Why there was no answer; the value is what a reader sees."""

    NO_NAME = "the host name does not exist"
    NO_SERVICE = "no answer from the name service"
    NO_ROUTE = "network unreachable"
    REFUSED = "connection refused"
    RESET = "connection closed without an answer"
    TIME_OUT = "no complete answer in time"
    TLS = "no trustworthy TLS connection"
    BROKEN = "the answer is not HTTP"
    PRIVATE = "private address"
    NO_TIME = "out of time"


NETLESS = frozenset({Trouble.NO_NAME, Trouble.NO_SERVICE, Trouble.NO_ROUTE})
# A server that was silent so for days is gone; the others are ours or a wall's doing.
UNREACHABLE = frozenset({Trouble.NO_NAME, Trouble.REFUSED, Trouble.RESET, Trouble.TIME_OUT, Trouble.TLS})


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer: the kind of trouble and what is known of it."""

    trouble: Trouble
    detail: str = ""

    @property
    def reason(self) -> str:
        """The trouble in words."""
        return f"{self.trouble} ({self.detail})" if self.detail else str(self.trouble)


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete head and as much of the body as was asked for, unpacked; header names in lower case.

    `whole` says that `body` is all of it.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    whole: bool = True

    def header(self, name: str) -> str:
        """The first header of this name, "" without one."""
        return next((value for key, value in self.headers if key == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every header of this name."""
        return tuple(value for key, value in self.headers if key == name)

    @property
    def wait(self) -> float | None:
        """Seconds to wait by Retry-After (RFC 9110, 10.2.3), a date counted from the answer's own; None without."""
        value = self.header("retry-after").strip()
        if value.isascii() and value.isdigit():
            return float(value[:9])
        from email.utils import parsedate_to_datetime  # late: slow to load, seldom needed

        try:
            until, now = parsedate_to_datetime(value), parsedate_to_datetime(self.header("date"))
            return max(0.0, (until - now).total_seconds())
        except (ValueError, TypeError, OverflowError):
            return None


Reply = Answer | Failure


@dataclass(frozen=True, slots=True)
class Question:
    """A request to an API that may judge a link: `read` gives the verdict, a further question, or None (cannot tell).

    `secret` asks for the token of that API, where there is one.
    """

    url: str
    read: Callable[[Answer], "LinkState | Question | None"]
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: bool = False
