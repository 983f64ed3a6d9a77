"""Bodies: packed, endless, broken."""

import gzip
from functools import cache

from bench.ways.ask import PAGE, Ask, way


@cache
def explosive() -> bytes:
    """100 MB of nothing, in 100 KB."""
    return gzip.compress(bytes(100_000_000), 9)


@way("alive")
async def pdf(ask: Ask) -> None:
    await ask.send(200, body=b"%PDF-1.5 not found" + b"x" * 300_000, kind="application/pdf")


@way("alive")
async def endless_body(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Fine</title>")
    while True:
        await ask.raw(b"z" * 60_000)


@way("alive")
async def bomb(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: gzip\r\n", explosive())


@way("alive")
async def packed(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: gzip\r\n", gzip.compress(PAGE))


@way("alive")
async def bad_gzip(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: gzip\r\n", b"this is no gzip")


@way("alive")
async def bad_chunks(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc")
    ask.writer.close()


@way("alive")
async def short_body(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\nabc")
    ask.writer.close()
