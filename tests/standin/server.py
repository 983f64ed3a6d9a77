"""The stand-in on a loopback port: authentication, faults, a log, and the judge of every exchange."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.standin import contract, graph, rest
from tests.standin.rest import Answer
from tests.standin.store import Store

DROPPED = Answer(0, b"")
"""The connection ends without an answer."""


@dataclass
class Fault:
    """A failure: `before` the request is carried out, or after it, hiding what was done."""

    answer: Answer
    before: bool = True


@dataclass
class Standin:
    """The server's state: `fault` may give a failure for a request, `meanwhile` runs before one is carried out."""

    store: Store
    log: list[tuple[str, str]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    fault: Callable[[str, str], Fault | None] = lambda _verb, _path: None
    meanwhile: Callable[[str, str], None] = lambda _verb, _path: None
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def writes(self) -> list[tuple[str, str]]:
        """The requests that may have changed something."""
        return [(verb, path) for verb, path in self.log if verb != "GET" and path != "/graphql"]

    def exchange(self, verb: str, target: str, accept: str, token: str, body: bytes) -> Answer:
        path, _, query = target.partition("?")
        self.meanwhile(verb, path)
        with self.lock:
            self.log.append((verb, path))
            self.tokens.append(token)
            fault = self.fault(verb, path)
            if fault and fault.before:
                given = fault.answer
            else:
                given = self._answer(verb, path, query, accept, token, body)
                given = fault.answer if fault else given
            if given is not DROPPED:
                self._judge(verb, path, query, body, given, failing=fault is not None)
            return given

    def _answer(self, verb: str, path: str, query: str, accept: str, token: str, body: bytes) -> Answer:
        viewer = self.store.users.get(token)
        if viewer is None:
            return rest.refused(401, "Bad credentials")
        writes = token not in self.store.readers
        given: Any = json.loads(body) if body else {}
        if path == "/graphql":
            return rest.done(graph.answer(self.store, viewer, writes, given))
        return rest.answer(self.store, viewer, writes, verb, path, query, accept, given)

    def _judge(self, verb: str, path: str, query: str, body: bytes, given: Answer, *, failing: bool) -> None:
        if path == "/graphql":
            found = json.loads(given.body) if given.status == 200 else {}
            plain = [e["message"] for e in found.get("errors", ()) if "type" not in e]
            self.violations += [f"GraphQL: {message}" for message in plain]
            return
        refused = given.status in contract.UNTOLD
        self.violations += contract.violations(
            verb,
            path,
            query,
            body,
            given.status,
            given.body,
            given.kind,
            failing=failing or refused,
        )


@contextmanager
def serving(store: Store) -> Iterator[Standin]:
    """The stand-in for a store, while it serves."""
    standin = Standin(store)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet

        def handle_one(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            token = self.headers.get("Authorization", "").rpartition(" ")[2]
            body = self.rfile.read(size)
            given = standin.exchange(self.command, self.path, self.headers.get("Accept", ""), token, body)
            if given is DROPPED:
                self.close_connection = True
                return
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            if given.body:
                self.send_header("Content-Type", given.kind)
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_one  # noqa: N815  # the library's names

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's word
            """Nothing: tests read the log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    standin.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield standin
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
