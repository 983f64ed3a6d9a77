"""Sockets that outlast no deadline and open to no refused address: the filter sits on the number connected to."""

import errno
import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from ipaddress import ip_address
from time import monotonic
from typing import TYPE_CHECKING

from prcheck.web.answers import Failure, Trouble
from prcheck.web.numbers import Network, refused

if TYPE_CHECKING:
    from typing_extensions import Buffer

CONNECT_TIME = 5.0
"""Seconds for an address while others of the same name are left."""

WINDOW = 65_536
"""Bytes that a server may send ahead: the rest of a long paper is not sent at all."""

_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN, errno.EPERM})

Info = tuple[int, int, int, str, tuple[str | int | bytes, ...]]


class ExchangeError(Exception):
    """An exchange ended without an answer; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


class _Timed(socket.socket):
    """A socket that reads until a moment (`until`, monotonic seconds) and no more than `room` bytes.

    While `head` is set the end of the stream is an error: http.client takes a head that was cut for a complete one.
    """

    until: float
    room: int
    head: bool

    def arm(self, until: float, room: int, *, head: bool) -> None:
        """Set the limits for what is read next."""
        self.until, self.room, self.head = until, room, head
        self.settimeout(remaining(until))

    def recv_into(self, buffer: "Buffer", nbytes: int | None = None, flags: int = 0) -> int:
        """The number of bytes read; raises `TimeoutError`, `ConnectionResetError`, `ExchangeError` at a limit."""
        self.settimeout(remaining(self.until))
        count = super().recv_into(buffer) if nbytes is None else super().recv_into(buffer, nbytes, flags)
        self.room -= count
        if self.room < 0:
            raise ExchangeError(
                Failure(Trouble.BROKEN, "its head is too long" if self.head else "its body is too long")
            )
        if self.head and not count:
            raise ConnectionResetError
        return count


class TimedSocket(_Timed):
    """A plain socket with limits."""


class TimedTls(_Timed, ssl.SSLSocket):
    """A TLS socket with limits on what it unpacks."""


def remaining(until: float) -> float:
    """The seconds that are left; raises `TimeoutError` when none are."""
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class Names:
    """The name service: each name asked once, without holding anybody past a deadline."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: dict[tuple[str, int], Future[list[Info] | Trouble]] = {}

    def find(self, host: str, port: int, until: float) -> list[Info]:
        """The socket addresses of a name; raises `ExchangeError`."""
        with self._lock:
            future = self._found.get((host, port))
            if future is None:
                future = self._found[host, port] = Future()
                threading.Thread(target=_resolve, args=(future, host, port), daemon=True).start()
        try:
            found = future.result(remaining(until))
        except TimeoutError:
            found = Trouble.NO_SERVICE
        if isinstance(found, Trouble):
            raise ExchangeError(Failure(found))
        return found


def _resolve(future: "Future[list[Info] | Trouble]", host: str, port: int) -> None:
    try:
        future.set_result(list[Info](socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except socket.gaierror as error:
        future.set_result(Trouble.NO_NAME if error.errno == socket.EAI_NONAME else Trouble.NO_SERVICE)
    except UnicodeError:  # a label over 63 characters: no name service can know it
        future.set_result(Trouble.NO_NAME)
    except OSError:
        future.set_result(Trouble.NO_SERVICE)


def open_socket(names: Names, host: str, port: int, until: float, allowed: tuple[Network, ...] | None) -> TimedSocket:
    """A connection to the first good address of a host; `allowed` None lets all through. Raises `ExchangeError`."""
    if monotonic() >= until:
        raise ExchangeError(Failure(Trouble.TIME_OUT))
    infos = names.find(host, port, until)
    good = infos if allowed is None else [info for info in infos if not _refused(info, allowed)]
    if not good:
        raise ExchangeError(Failure(Trouble.PRIVATE, ", ".join(dict.fromkeys(str(info[4][0]) for info in infos[:4]))))
    failures = list[Failure]()
    for info, time in _turns(good):
        result = _connect(info, min(until, monotonic() + time))
        if isinstance(result, TimedSocket):
            return result
        failures.append(result)
    raise ExchangeError(next((f for f in failures if f.trouble is not Trouble.NO_ROUTE), failures[0]))


def _refused(info: Info, allowed: tuple[Network, ...]) -> bool:
    return refused(ip_address(str(info[4][0]).partition("%")[0]), allowed)


def _turns(infos: list[Info]) -> Iterator[tuple[Info, float]]:
    """IPv4 first (many machines have no other), each with the seconds it may take."""
    ordered = sorted(infos, key=lambda info: info[0] != socket.AF_INET)
    for place, info in enumerate(ordered, 1):
        yield info, CONNECT_TIME if place < len(ordered) else float("inf")


def _connect(info: Info, until: float) -> TimedSocket | Failure:
    family, kind, protocol, _, address = info
    sock = TimedSocket(family, kind, protocol)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WINDOW)
        sock.settimeout(remaining(until))
        sock.connect(address)
    except OSError as error:
        sock.close()
        return _unconnected(error)
    return sock


def _unconnected(error: OSError) -> Failure:
    if isinstance(error, TimeoutError):
        return Failure(Trouble.TIME_OUT, "connecting")
    if isinstance(error, ConnectionResetError):
        return Failure(Trouble.RESET)
    return Failure(Trouble.NO_ROUTE if error.errno in _ROUTE else Trouble.REFUSED)


def wrap_tls(sock: TimedSocket, context: ssl.SSLContext, host: str, until: float) -> TimedTls:
    """The socket with TLS on it, the certificate checked; raises `ExchangeError`."""
    try:
        sock.settimeout(remaining(until))
        tls = context.wrap_socket(sock, server_hostname=host)
    except (OSError, ValueError) as error:
        sock.close()
        raise ExchangeError(_untrusted(error)) from error
    assert isinstance(tls, TimedTls)  # noqa: S101 - the context was told so
    return tls


def _untrusted(error: OSError | ValueError) -> Failure:
    if isinstance(error, TimeoutError):
        return Failure(Trouble.TIME_OUT)
    if isinstance(error, ConnectionError | ssl.SSLEOFError):
        return Failure(Trouble.RESET)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Failure(Trouble.TLS, error.verify_message)
    return Failure(Trouble.TLS, str(getattr(error, "reason", None) or "").lower().replace("_", " "))


def tls_context() -> ssl.SSLContext:
    """A checking TLS context that makes timed sockets; the system's certificates and certifi's."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.sslsocket_class = TimedTls
    return context
