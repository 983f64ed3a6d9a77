"""Heads that come late, in pieces, cut, or never."""

import asyncio

from bench.ways.ask import LIMITS, Ask, way


@way("alive")
async def slow(ask: Ask) -> None:
    await asyncio.sleep(0.6 * LIMITS.deadline)
    await ask.send(200)


@way("alive")
async def reset_once(ask: Ask) -> None:
    ask.drop() if ask.count == 1 else await ask.send(200)


@way("unknown")
async def reset(ask: Ask) -> None:
    ask.drop()


@way("unknown")
async def hang(_: Ask) -> None:
    await asyncio.sleep(600)


@way("unknown")
async def slow_head(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        await ask.raw(b"X")
        await asyncio.sleep(1)


@way("unknown")
async def slow_headers(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\n")
    for number in range(600):
        await ask.raw(f"X-{number}: 1\r\n".encode())
        await asyncio.sleep(1)


@way("alive")
async def slow_body(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(600):
        await ask.raw(b"x")
        await asyncio.sleep(1)


@way("dead")
async def slow_body_404(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(600):
        await ask.raw(b"x")
        await asyncio.sleep(1)


@way("unknown")
async def slow_redirects(ask: Ask) -> None:
    await asyncio.sleep(LIMITS.deadline / 4)
    await ask.to(f"/slow-redirects?{ask.count}")


@way("unknown")
async def cut_head(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    ask.writer.close()


@way("unknown")
async def empty(ask: Ask) -> None:
    ask.writer.close()


@way("unknown")
async def garbage(ask: Ask) -> None:
    await ask.raw(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
    ask.writer.close()


@way("unknown")
async def endless_headers(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        await ask.raw(b"X-Long: " + b"y" * 60_000 + b"\r\n")


@way("unknown")
async def endless_line(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        await ask.raw(b"y" * 60_000)


@way("unknown")
async def endless_100(ask: Ask) -> None:
    while True:
        await ask.raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
