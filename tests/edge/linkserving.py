"""The hostile server of the bench, in a thread of the test's own process."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bench.linkserver import Server
from bench.ways import LIMITS


@contextmanager
def serving(*, tls: ssl.SSLContext | None = None, deadline: float = 2.5) -> Iterator[Server]:
    """A server that listens on 127.0.0.1 until the block ends."""
    LIMITS.deadline = deadline
    server = Server(tls=tls)
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(server.start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_stop(listening), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(listening: asyncio.Server) -> None:
    listening.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
