"""Connections: opened to no refused address, kept for the next request to the same host, closed in the end.

No proxy is used: a proxy resolves names itself, out of reach of the address filter. No netrc, no cookie or password
store is read.
"""

import http.client
import ssl
import threading
from functools import cached_property
from select import select
from urllib.parse import urlsplit

from prcheck.edge.exchange import Line, Request, Response, exchange
from prcheck.edge.sockets import ExchangeError, Names, TimedSocket, TimedTls, open_socket, tls_context, wrap_tls
from prcheck.web.addresses import DEFAULT_PORTS
from prcheck.web.answers import Failure, Reply, Trouble
from prcheck.web.numbers import Network

MAX_IDLE = 200
"""Open connections without work, of all hosts together."""

Origin = tuple[str, str, int, bool]
"""Scheme, host, port, and whether it is trusted: a link must not ride on the connection of an endpoint."""


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
        origin = _origin(request)
        try:
            line = self._line(origin, request)
        except ExchangeError as stop:
            return stop.failure
        try:
            answer, reusable = exchange(line, request)
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
        scheme, host, port, trusted = origin
        allowed = None if trusted else self._allowed
        sock: TimedSocket | TimedTls = open_socket(self._names, host, port, request.until, allowed)
        if scheme == "https" and isinstance(sock, TimedSocket):
            sock = wrap_tls(sock, self._tls, host, request.until)
        connection = http.client.HTTPConnection(host, port)
        connection.auto_open = 0  # a second connection would be made without the filter
        connection.response_class = Response
        connection.sock = sock
        return Line(connection, sock)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return tls_context()


def _origin(request: Request) -> Origin:
    parts = urlsplit(request.url)
    return parts.scheme, parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme], request.trusted


def _stale(sock: TimedSocket | TimedTls) -> bool:
    """Whether the server has closed an idle connection, or sent what nobody asked for."""
    try:
        return bool(select([sock], [], [], 0)[0])
    except ValueError:  # a file number too high for select
        return True


def _failure(error: Exception) -> Failure:
    """What an exception of the exchange means."""
    if isinstance(error, ExchangeError):
        return error.failure
    if isinstance(error, TimeoutError):
        return Failure(Trouble.TIME_OUT)
    if isinstance(error, ssl.SSLError):
        return Failure(Trouble.TLS)
    return Failure(Trouble.RESET if isinstance(error, OSError) else Trouble.BROKEN)
