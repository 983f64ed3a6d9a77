"""Answers that depend on who asks, and how often."""

import asyncio

from bench.ways.ask import Ask, way


@way("alive")
async def no_head_405(ask: Ask) -> None:
    await ask.send(405 if ask.method == "HEAD" else 200)


@way("alive")
async def no_head_404(ask: Ask) -> None:
    await ask.send(404 if ask.method == "HEAD" else 200)


@way("alive", "/503-once")
async def once_503(ask: Ask) -> None:
    await ask.send(503 if ask.count == 1 else 200)


@way("alive", "/503-twice")
async def twice_503(ask: Ask) -> None:
    await ask.send(503 if ask.count <= 2 else 200)


@way("alive", "/429-short")
async def short_429(ask: Ask) -> None:
    await ask.send(429 if ask.count == 1 else 200, "Retry-After: 1\r\n")


@way("alive")
async def honest_only(ask: Ask) -> None:
    await ask.send(403 if "Mozilla" in ask.header("user-agent") else 200)


@way("alive")
async def browser_only(ask: Ask) -> None:
    await ask.send(200 if "Mozilla" in ask.header("user-agent") else 403)


@way("alive")
async def browser_only_404(ask: Ask) -> None:
    await ask.send(200 if "Mozilla" in ask.header("user-agent") else 404)


@way("alive")
async def no_shared_cookie(ask: Ask) -> None:
    await ask.send(404 if ask.header("cookie") else 200)


@way("alive")
async def no_credentials(ask: Ask) -> None:
    await ask.send(404 if ask.header("authorization") else 200)


@way("unknown", "/busy")
async def busy(ask: Ask) -> None:
    await ask.send(429)


def head_lies(status: int) -> None:
    @way("alive", f"/head-{status}")
    async def answer(ask: Ask) -> None:
        await ask.send(status if ask.method == "HEAD" else 200)


for _status in (400, 403, 404, 405, 500, 501, 503):
    head_lies(_status)


@way("alive")
async def head_hangs(ask: Ask) -> None:
    await asyncio.sleep(600 if ask.method == "HEAD" else 0)
    await ask.send(200)


@way("alive")
async def head_resets(ask: Ask) -> None:
    ask.drop() if ask.method == "HEAD" else await ask.send(200)


@way("alive")
async def languages(ask: Ask) -> None:
    await ask.send(200 if ask.header("accept-language") and ask.header("accept") else 406)


@way("alive")
async def right_host(ask: Ask) -> None:
    await ask.send(200 if f"http://{ask.header('host')}" == ask.origin else 421)


@way("alive")
async def no_referer(ask: Ask) -> None:
    await ask.send(404 if ask.header("referer") or ask.header("proxy-authorization") else 200)
