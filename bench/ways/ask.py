"""One request, the ways to answer it, and the table of all ways."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

PAGE = b"<html><head><title>A page</title></head><body><h1 id='here'>Hello</h1><p>text</p></body></html>"
BAIT = "10.255.255.1"


@dataclass
class Limits:
    """What the checker was told: the seconds that it gives a link."""

    deadline: float = 20.0


LIMITS = Limits()


@dataclass
class Log:
    """What was asked: requests by path, the most at once by host, and the heads of all requests where wanted."""

    asked: Counter[str] = field(default_factory=Counter)
    now: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    heads: dict[str, list[bytes]] = field(default_factory=dict)

    def start(self, host: str, path: str, head: bytes) -> None:
        """Note that a request came in."""
        self.asked[path] += 1
        self.heads.setdefault(path, []).append(head)
        self.now[host] += 1
        self.most[host] = max(self.most[host], self.now[host])

    def end(self, host: str) -> None:
        """Note that a request was answered."""
        self.now[host] -= 1


@dataclass
class Ask:
    """One request and the way to answer it."""

    method: str
    path: str
    head: bytes
    count: int
    writer: asyncio.StreamWriter
    origin: str
    other: str

    def header(self, name: str) -> str:
        """A header of the request, "" without it."""
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.decode("latin-1").lower() == name:
                return value.strip().decode("latin-1")
        return ""

    async def send(self, status: int, headers: str = "", body: bytes = PAGE, kind: str = "text/html") -> None:
        """Send an answer of a known length."""
        lines = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
        self.writer.write(lines.encode() + (b"" if self.method == "HEAD" else body))
        await self.writer.drain()

    async def to(self, location: str, status: int = 302, headers: str = "") -> None:
        """Send a redirect."""
        await self.send(status, f"Location: {location}\r\n{headers}", b"")

    async def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    def drop(self) -> None:
        """Reset the connection."""
        self.writer.transport.abort()


Way = Callable[[Ask], Awaitable[None]]
WAYS: dict[str, tuple[str, Way]] = {}


def way(verdict: str, path: str = "") -> Callable[[Way], Way]:
    """Register a behaviour with the verdict that is right for it."""

    def add(function: Way) -> Way:
        WAYS[path or "/" + function.__name__.replace("_", "-")] = (verdict, function)
        return function

    return add


def simple(verdict: str, path: str, status: int, headers: str = "", body: bytes = PAGE) -> None:
    async def answer(ask: Ask) -> None:
        await ask.send(status, headers, body)

    WAYS[path] = (verdict, answer)
