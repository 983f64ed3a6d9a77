"""A server on loopback whose every path is a way in which servers treat link checkers; it logs what was asked."""

import argparse
import asyncio
import json
import random
import ssl
from pathlib import Path

from bench.ways import WAYS, Ask, Log
from bench.ways.apis import APIS, api


def latency(number: int) -> float:
    """Seconds: log-normal with a median of 156 ms, the same for each number."""
    return min(3.3, random.Random(number).lognormvariate(-1.858, 0.75))  # noqa: S311 - no secret


async def plain(ask: Ask) -> None:
    number = ask.path.rpartition("/")[2]
    await asyncio.sleep(latency(int(number)) if number.isdigit() else 0)
    await ask.send(200)


class Server:
    """The behaviours on some loopback addresses; give it to `asyncio.run(server.run())` in a thread or process."""

    def __init__(self, hosts: tuple[str, ...] = ("127.0.0.1",), *, tls: ssl.SSLContext | None = None) -> None:
        self.hosts = hosts
        self.tls = tls
        self.log = Log()
        self.port = 0

    async def start(self, port: int = 0) -> asyncio.Server:
        """The listening server; its port is `self.port`."""
        server = await asyncio.start_server(self._serve, self.hosts[0], port, ssl=self.tls, backlog=4096)
        self.port = server.sockets[0].getsockname()[1]
        if len(self.hosts) > 1:
            server.close()
            server = await asyncio.start_server(self._serve, list(self.hosts), self.port, backlog=4096)
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self._answer(head, writer)
                if writer.is_closing():
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, head: bytes, writer: asyncio.StreamWriter) -> None:
        method, path, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
        host = writer.get_extra_info("sockname")[0]
        name = path.partition("?")[0]
        self.log.start(host, name, head)
        origin = f"http://{host}:{self.port}"
        other = f"http://{self.hosts[-1]}:{self.port}"
        ask = Ask(method, path, head, self.log.asked[name], writer, origin, other)
        try:
            await WAYS.get(name, ("", api if name.startswith(APIS) else plain))[1](ask)
        finally:
            self.log.end(host)


async def _main(hosts: int, port: int, log: Path | None) -> None:
    names = tuple(f"127.0.1.{number + 1}" for number in range(hosts))
    server = Server(names)
    listening = await server.start(port)
    print(server.port, flush=True)
    async with listening:
        while True:
            await asyncio.sleep(0.5)
            if log:
                log.write_text(json.dumps({"asked": sum(server.log.asked.values()), "most": server.log.most}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", type=Path)
    chosen = parser.parse_args()
    asyncio.run(_main(chosen.hosts, chosen.port, chosen.log))
