"""Bodies: packed, endless, broken."""

import asyncio
import gzip
import zlib
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


@way("alive")
async def deflated(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: deflate\r\n", zlib.compress(PAGE))


@way("alive")
async def deflate_bomb(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: deflate\r\n", zlib.compress(bytes(30_000_000), 9))


@way("alive")
async def twice_packed_bomb(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: gzip, gzip\r\n", gzip.compress(explosive()))


@way("alive")
async def unasked_brotli(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: br\r\n", b"\x1b\xff\xff\xff" * 50)


@way("alive")
async def unasked_zstd(ask: Ask) -> None:
    await ask.send(200, "Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd" * 50)


@way("unknown")
async def packed_soft_404(ask: Ask) -> None:
    page = b"<title>404 Not Found</title><p>Nothing here.</p>"
    await ask.send(200, "Content-Encoding: gzip\r\n", gzip.compress(page))


@way("alive")
async def chunks(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    await ask.raw(b"".join(b"%x;ext=1\r\n%c\r\n" % (1, letter) for letter in PAGE) + b"0\r\nX-Late: 1\r\n\r\n")


@way("alive")
async def chunk_huge(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 200 + b"\r\nabc")
    ask.writer.close()


@way("alive")
async def chunk_negative(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n0\r\n\r\n")
    ask.writer.close()


@way("alive")
async def endless_chunk_line(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        await ask.raw(b"1" * 60_000)


@way("alive")
async def endless_trailers(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n")
    while True:
        await ask.raw(b"X-Late: 1\r\n" * 100)


@way("alive")
async def body_hangs(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<title>Fine</title>")
    await asyncio.sleep(600)


@way("alive")
async def refresh(ask: Ask) -> None:
    await ask.send(200, body=b"<meta http-equiv=refresh content='0; url=http://10.255.255.1/'><title>Wait</title>")


@way("alive")
async def empty_page(ask: Ask) -> None:
    await ask.send(200, body=b"")


@way("alive")
async def not_text(ask: Ask) -> None:
    await ask.send(200, body=bytes(range(256)) * 9)


@way("alive", "/deep-page")
async def deep_page(ask: Ask) -> None:
    await ask.send(200, body=b"<title>Fine</title>" + b"<div>" * 10_000 + b"<" * 3_000)
