"""One HTTP exchange on an open connection: bytes out, a head and a capped body back, within a deadline.

The standard library's http.client does the protocol.
"""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

from prcheck.edge import bodies
from prcheck.edge.sockets import TimedSocket, TimedTls
from prcheck.web.answers import Answer
from prcheck.web.verdicts import readable

MAX_HEAD = 65_536  # bytes, status line and all headers
DRAIN = 16_384  # bytes of an unwanted body that are read so that the connection can serve again
DRAIN_TIME = 0.5

Heads = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What to send. `until` is the deadline (monotonic seconds); of the body at most `max_body` bytes are unpacked.

    Reading the body stops after `patience` seconds. `trusted` may reach any address (a configured endpoint).
    `text_only` leaves bodies aside that are no text.
    """

    url: str
    until: float
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    data: bytes | None = None
    max_body: int = 65_536
    patience: float = 5.0
    trusted: bool = False
    text_only: bool = False


@dataclass(slots=True)
class Line:
    """An open connection."""

    connection: http.client.HTTPConnection
    sock: TimedSocket | TimedTls

    def close(self) -> None:
        """Close it."""
        self.connection.close()


class Response(http.client.HTTPResponse):
    """An answer; those that only announce it (RFC 9110, 15.2), of which http.client knows 100, are passed over."""

    def begin(self) -> None:
        """Read the head of the answer itself."""
        super().begin()
        while 101 < self.status < 200:
            self.headers = self.msg = None  # type: ignore[assignment]  # as before a head is read
            super().begin()


def exchange(line: Line, request: Request) -> tuple[Answer, bool]:
    """The answer, and whether the connection can serve again."""
    parts = urlsplit(request.url)
    line.sock.arm(request.until, MAX_HEAD, head=True)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "Accept-Encoding": "gzip", **request.headers}
    line.connection.request(request.method, target, request.data, headers)
    response = line.connection.getresponse()
    heads = tuple((name.lower(), value) for name, value in response.getheaders())
    body, whole = _body(response, line.sock, request, Answer(response.status, heads))
    reusable = bodies.ended(response) and not response.will_close
    response.close()
    return Answer(response.status, _dated(heads), body, whole), reusable


def _dated(heads: Heads) -> Heads:
    """The headers, with the time of receipt for an answer that asks to wait and has no date (RFC 9110, 6.6.1)."""
    names = {name for name, _ in heads}
    if "retry-after" not in names or "date" in names:
        return heads
    from email.utils import formatdate  # late: slow to load, seldom needed

    return (*heads, ("date", formatdate(usegmt=True)))


def _body(
    response: http.client.HTTPResponse, sock: TimedSocket | TimedTls, request: Request, answer: Answer
) -> tuple[bytes, bool]:
    """The body unpacked up to the cap, and whether that is all of it."""
    wanted = not request.text_only or (answer.status == 200 and readable(answer.header("content-type")))
    if request.text_only and not wanted and (response.length is None or response.length > DRAIN):
        return b"", False
    patience = request.patience if wanted else DRAIN_TIME
    cap = request.max_body
    sock.arm(min(request.until, monotonic() + patience), 2 * cap + MAX_HEAD, head=False)
    raw, whole = bodies.read(response, cap)
    return bodies.unpacked(raw, answer.header("content-encoding"), cap, whole)
