"""One HTTP exchange: bytes out, a head and a capped body back, within a deadline and never to a refused address.

The standard library's http.client does the protocol. No proxy is used: a proxy resolves names itself, out of reach of
the address filter. No netrc, no cookie or password store is read.
"""

import http.client
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from select import select
from time import monotonic
from urllib.parse import urlsplit

from prcheck.edge import bodies
from prcheck.edge.sockets import ExchangeError, Names, TimedSocket, TimedTls, open_socket, tls_context, wrap_tls
from prcheck.web.addresses import DEFAULT_PORTS, Network
from prcheck.web.answers import Answer, Failure, Reply, Trouble
from prcheck.web.verdicts import readable

MAX_HEAD = 65_536  # bytes, status line and all headers
MAX_IDLE = 200  # open connections without work, of all hosts together
DRAIN = 16_384  # bytes of an unwanted body that are read so that the connection can serve again
DRAIN_TIME = 0.5

Origin = tuple[str, str, int]


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


class Client:
    """Sends requests from many threads and keeps connections open between them."""

    def __init__(self, allowed: tuple[Network, ...] = ()) -> None:
        self._allowed = allowed
        self._names = Names()
        self._idle: dict[Origin, list[Line]] = {}
        self._count = 0
        self._lock = threading.Lock()

    def send(self, request: Request) -> Reply:
        """The answer, or why there is none."""
        origin = _origin(request.url)
        try:
            line = self._line(origin, request)
        except ExchangeError as stop:
            return stop.failure
        try:
            answer, reusable = _exchange(line, request)
        except (OSError, http.client.HTTPException, ValueError, ExchangeError) as error:
            line.close()
            return _failure(error)
        if reusable:
            self._keep(origin, line)
        else:
            line.close()
        return answer

    @property
    def open_lines(self) -> int:
        """How many connections wait for work."""
        return self._count

    def close(self) -> None:
        """Close every connection that is left."""
        with self._lock:
            idle = [line for lines in self._idle.values() for line in lines]
            self._idle.clear()
            self._count = 0
        for line in idle:
            line.close()

    def _line(self, origin: Origin, request: Request) -> Line:
        while line := self._take(origin):
            if not _stale(line.sock):
                return line
            line.close()
        return self._open(origin, request)

    def _take(self, origin: Origin) -> Line | None:
        with self._lock:
            lines = self._idle.get(origin)
            if not lines:
                return None
            line = lines.pop()
            if not lines:
                del self._idle[origin]
            self._count -= 1
            return line

    def _keep(self, origin: Origin, line: Line) -> None:
        """Keep a connection for later; the host that waited longest gives way."""
        late = list[Line]()
        with self._lock:
            self._idle.setdefault(origin, []).append(line)
            self._count += 1
            if self._count > MAX_IDLE:
                late = self._idle.pop(next(iter(self._idle)))
                self._count -= len(late)
        for line in late:
            line.close()

    def _open(self, origin: Origin, request: Request) -> Line:
        scheme, host, port = origin
        allowed = None if request.trusted else self._allowed
        sock: TimedSocket | TimedTls = open_socket(self._names, host, port, request.until, allowed)
        if scheme == "https" and isinstance(sock, TimedSocket):
            sock = wrap_tls(sock, self._tls, host, request.until)
        connection = http.client.HTTPConnection(host, port)
        connection.auto_open = 0  # a second connection would be made without the filter
        connection.sock = sock
        return Line(connection, sock)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return tls_context()


def _origin(url: str) -> Origin:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]


def _stale(sock: TimedSocket | TimedTls) -> bool:
    """Whether the server has closed an idle connection, or sent what nobody asked for."""
    try:
        return bool(select([sock], [], [], 0)[0])
    except ValueError:  # a file number too high for select
        return True


def _exchange(line: Line, request: Request) -> tuple[Answer, bool]:
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
    return Answer(response.status, heads, body, whole), reusable


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


def _failure(error: Exception) -> Failure:
    """What an exception of the exchange means."""
    if isinstance(error, ExchangeError):
        return error.failure
    if isinstance(error, TimeoutError):
        return Failure(Trouble.TIME_OUT)
    if isinstance(error, ssl.SSLError):
        return Failure(Trouble.TLS)
    return Failure(Trouble.RESET if isinstance(error, OSError) else Trouble.BROKEN)
