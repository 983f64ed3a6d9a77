"""One exchange: sockets, TLS, bodies."""

import datetime
import errno
import http.client
import io
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from bench.linkserver import Server
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.edge.linkserving import serving

from prcheck.edge import http as edge
from prcheck.edge import sockets
from prcheck.edge.exchange import Request
from prcheck.edge.http import Client
from prcheck.edge.sockets import ExchangeError, Names, open_socket
from prcheck.web.answers import Answer, Failure, Trouble
from prcheck.web.numbers import networks

LOOPBACK = networks(["127.0.0.0/8"])


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    made = Client(LOOPBACK)
    yield made
    made.close()


def ask(server: Server, path: str, seconds: float = 5.0) -> Request:
    return Request(f"http://127.0.0.1:{server.port}{path}", monotonic() + seconds)


def answered(client: Client, request: Request) -> Answer:
    answer = client.send(request)
    assert isinstance(answer, Answer), answer
    return answer


def failed(client: Client, request: Request) -> Failure:
    failure = client.send(request)
    assert isinstance(failure, Failure), failure
    return failure


def test_an_answer(client: Client, server: Server) -> None:
    answer = answered(client, ask(server, "/ok"))
    assert (answer.status, answer.whole, answer.header("content-type")) == (200, True, "text/html")
    assert b"Hello" in answer.body


def test_a_connection_serves_again(client: Client, server: Server) -> None:
    for _ in range(3):
        answered(client, ask(server, "/ok"))
    assert client.open_lines == 1


def test_a_link_does_not_ride_on_an_endpoints_connection(server: Server) -> None:
    strict = Client()
    assert answered(strict, replace(ask(server, "/ok"), trusted=True)).status == 200
    assert strict.open_lines == 1
    assert failed(strict, ask(server, "/ok")).trouble is Trouble.PRIVATE
    strict.close()


def test_a_connection_that_the_server_closed_is_not_used(
    client: Client, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(client, ask(server, "/ok"))
    monkeypatch.setattr(edge, "select", lambda *_: ([1], [], []))
    assert answered(client, ask(server, "/ok")).status == 200
    monkeypatch.setattr(edge, "select", _too_high)
    assert answered(client, ask(server, "/ok")).status == 200


def _too_high(*_: object) -> None:
    raise ValueError


def test_idle_connections_are_few(client: Client, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "MAX_IDLE", 0)
    answered(client, ask(server, "/ok"))
    assert client.open_lines == 0


@pytest.mark.parametrize(
    ("path", "size", "whole"),
    [("/bomb", 65_536, False), ("/endless-body", 65_536, False), ("/bad-gzip", 0, False), ("/short-body", 3, False)],
)
def test_bodies_are_capped_after_unpacking(client: Client, server: Server, path: str, size: int, whole: bool) -> None:
    answer = answered(client, ask(server, path))
    assert (answer.status, len(answer.body), answer.whole) == (200, size, whole)


def test_a_packed_body(client: Client, server: Server) -> None:
    assert b"Hello" in answered(client, ask(server, "/packed")).body


def test_bodies_that_nobody_reads(client: Client, server: Server) -> None:
    assert answered(client, replace(ask(server, "/pdf"), text_only=True)).body == b""
    assert client.open_lines == 0
    answered(client, replace(ask(server, "/404"), text_only=True))
    assert client.open_lines == 1


def test_a_body_that_takes_too_long_is_left(client: Client, server: Server) -> None:
    answer = answered(client, replace(ask(server, "/slow-body"), patience=0.1))
    assert (answer.status, answer.whole) == (200, False)


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/hang", Trouble.TIME_OUT),
        ("/slow-head", Trouble.TIME_OUT),
        ("/slow-headers", Trouble.TIME_OUT),
        ("/reset", Trouble.RESET),
        ("/empty", Trouble.RESET),
        ("/cut-head", Trouble.RESET),
        ("/garbage", Trouble.BROKEN),
        ("/endless-headers", Trouble.BROKEN),
        ("/endless-line", Trouble.BROKEN),
        ("/endless-100", Trouble.BROKEN),
    ],
)
def test_no_answer(client: Client, server: Server, path: str, trouble: Trouble) -> None:
    assert failed(client, ask(server, path, 0.3)).trouble is trouble


def test_a_deadline_that_has_passed(client: Client, server: Server) -> None:
    assert failed(client, ask(server, "/ok", 0.0)).trouble is Trouble.TIME_OUT


def test_nobody_listens(client: Client) -> None:
    assert failed(client, Request("http://127.0.0.1:1/", monotonic() + 5)).trouble is Trouble.REFUSED


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost"])
def test_private_addresses_are_refused_at_the_socket(server: Server, host: str) -> None:
    strict = Client()
    before = server.log.asked["/bait"]
    failure = failed(strict, Request(f"http://{host}:{server.port}/bait", monotonic() + 5))
    assert (failure.trouble, failure.detail) == (Trouble.PRIVATE, "127.0.0.1")
    assert server.log.asked["/bait"] == before


def test_an_endpoint_may_be_anywhere(server: Server) -> None:
    strict = Client()
    assert answered(strict, replace(ask(server, "/ok"), trusted=True)).status == 200
    strict.close()


def test_requests_carry_what_was_given_and_no_more(
    client: Client, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    answered(client, replace(ask(server, "/seen"), headers={"User-Agent": "me"}, method="POST", data=b"{}"))
    lines = server.log.heads["/seen"][-1].decode().strip().split("\r\n")
    assert lines[0] == "POST /seen HTTP/1.1"
    names = {line.partition(":")[0].lower() for line in lines[1:]}
    assert names == {"host", "accept-encoding", "content-length", "user-agent"}


Info = tuple[int, int, int, str, tuple[str, int]]


def told(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let the name service answer with these numbers, the last for ever; gives the names it was asked for."""
    left, asked = list(answers), list[str]()

    def find(host: str, port: int, **_: object) -> list[Info]:
        asked.append(host)
        numbers = left.pop(0) if len(left) > 1 else left[0]
        family = [socket.AF_INET6 if ":" in number else socket.AF_INET for number in numbers]
        return [(f, socket.SOCK_STREAM, 6, "", (n, port)) for f, n in zip(family, numbers, strict=True)]

    monkeypatch.setattr(socket, "getaddrinfo", find)
    return asked


def test_a_name_that_changes_its_answer(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = told(monkeypatch, ["127.0.0.1"], ["10.0.0.1"])
    client = Client(LOOPBACK)
    for _ in range(2):
        answered(client, Request(f"http://turncoat.example:{server.port}/ok", monotonic() + 5))
        client.close()
    assert asked == ["turncoat.example"]


def test_a_name_with_good_and_bad_addresses(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, ["::1", "10.0.0.1", "127.0.0.1"])
    client = Client(LOOPBACK)
    assert answered(client, Request(f"http://two.example:{server.port}/ok", monotonic() + 5)).status == 200
    client.close()


def test_the_next_address_is_tried(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, ["::1", "127.0.0.1"])
    strict = Client(networks(["127.0.0.0/8", "::1/128"]))
    monkeypatch.setattr(sockets, "_turns", lambda infos: [(info, 1.0) for info in infos])
    assert answered(strict, Request(f"http://two.example:{server.port}/ok", monotonic() + 5)).status == 200
    strict.close()


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), Trouble.NO_NAME),
        (socket.gaierror(socket.EAI_AGAIN, "x"), Trouble.NO_SERVICE),
        (OSError("x"), Trouble.NO_SERVICE),
        (UnicodeError("label too long"), Trouble.NO_NAME),
    ],
)
def test_name_services_that_fail(
    monkeypatch: pytest.MonkeyPatch, client: Client, error: Exception, trouble: Trouble
) -> None:
    def find(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", find)
    assert failed(client, Request("http://a.example/", monotonic() + 5)).trouble is trouble


def test_a_name_service_that_hangs(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setattr(sockets, "_resolve", lambda *_: None)
    assert failed(client, Request("http://a.example/", monotonic() + 0.05)).trouble is Trouble.NO_SERVICE


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(errno.ENETUNREACH, "x"), Trouble.NO_ROUTE),
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), Trouble.REFUSED),
        (ConnectionResetError(errno.ECONNRESET, "x"), Trouble.RESET),
        (TimeoutError(), Trouble.TIME_OUT),
    ],
)
def test_connections_that_fail(monkeypatch: pytest.MonkeyPatch, error: OSError, trouble: Trouble) -> None:
    def connect(*_: object) -> None:
        raise error

    monkeypatch.setattr(sockets.TimedSocket, "connect", connect)
    with pytest.raises(ExchangeError) as raised:
        open_socket(Names(), "127.0.0.1", 80, monotonic() + 5, None)
    assert raised.value.failure.trouble is trouble


def test_no_address_at_all(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    told(monkeypatch, [])
    assert failed(client, Request("http://a.example/", monotonic() + 5)).trouble is Trouble.PRIVATE


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (TimeoutError(), Trouble.TIME_OUT),
        (ConnectionResetError(), Trouble.RESET),
        (ssl.SSLEOFError(8, "EOF"), Trouble.RESET),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong"), Trouble.TLS),
        (ValueError("no such host"), Trouble.TLS),
    ],
)
def test_tls_that_fails(server: Server, monkeypatch: pytest.MonkeyPatch, error: OSError, trouble: Trouble) -> None:
    def wrap(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    url = f"https://127.0.0.1:{server.port}/ok"
    assert failed(Client(LOOPBACK), Request(url, monotonic() + 5)).trouble is trouble


def test_a_server_that_speaks_no_tls(server: Server) -> None:
    url = f"https://127.0.0.1:{server.port}/ok"
    assert failed(Client(LOOPBACK), Request(url, monotonic() + 1)).trouble in (Trouble.TLS, Trouble.TIME_OUT)


def certified(folder: Path, days: int) -> Path:
    """A key and its own certificate for "localhost" that is good for so many days, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=9))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "both.pem"
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


def over_tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certified(tmp_path_factory.mktemp("tls"), 1)


@pytest.fixture(scope="module")
def tls_server(certificate: Path) -> Iterator[Server]:
    with serving(tls=over_tls(certificate)) as running:
        yield running


def test_a_certificate_that_ran_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = certified(tmp_path, -1)
    monkeypatch.setenv("SSL_CERT_FILE", str(old))
    with serving(tls=over_tls(old)) as running:
        failure = failed(Client(LOOPBACK), Request(f"https://localhost:{running.port}/ok", monotonic() + 5))
    assert failure.trouble is Trouble.TLS
    assert "expired" in failure.reason


def test_a_certificate_that_nobody_vouches_for(tls_server: Server) -> None:
    failure = failed(Client(LOOPBACK), Request(f"https://localhost:{tls_server.port}/ok", monotonic() + 5))
    assert failure.trouble is Trouble.TLS
    assert "self-signed" in failure.reason


def test_a_good_certificate(tls_server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    client = Client(LOOPBACK)
    for _ in range(2):
        request = Request(f"https://localhost:{tls_server.port}/ok", monotonic() + 5)
        assert b"Hello" in answered(client, request).body
    assert client.open_lines == 1
    slow = Request(f"https://localhost:{tls_server.port}/slow-head", monotonic() + 0.3)
    assert failed(client, slow).trouble is Trouble.TIME_OUT
    client.close()
    other = Request(f"https://127.0.0.1:{tls_server.port}/ok", monotonic() + 5)
    assert failed(client, other).trouble is Trouble.TLS


def test_a_socket_reads_a_part_where_asked() -> None:
    ours, theirs = socket.socketpair()
    timed = sockets.TimedSocket(fileno=ours.detach())
    timed.arm(monotonic() + 5, 100, head=False)
    theirs.sendall(b"hello")
    buffer = bytearray(10)
    assert timed.recv_into(buffer, 2) == 2
    timed.close()
    theirs.close()


def test_failures_of_the_exchange() -> None:
    assert edge._failure(ssl.SSLError(1, "x")) == Failure(Trouble.TLS)
    assert edge._failure(http.client.BadStatusLine("x")) == Failure(Trouble.BROKEN)
    assert edge._failure(io.UnsupportedOperation("x")) == Failure(Trouble.RESET)
