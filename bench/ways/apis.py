"""Stand-ins for the APIs that may judge a link."""

import json

from bench.ways.ask import Ask

APIS = ("/doi/", "/github/", "/youtube/")


async def api(ask: Ask) -> None:
    """An answer of the APIs of doi.org, GitHub and YouTube."""
    path = ask.path.partition("?")[0]
    if path == "/github/repos/a/b":
        await ask.to(f"{ask.origin}/github/repositories/1", 301)
    elif path == "/github/repositories/1":
        await ask.send(200, body=json.dumps({"full_name": "new/b", "private": False}).encode(), kind="application/json")
    elif path.startswith("/doi/") and not path.endswith("none"):
        await ask.send(200, body=b'{"responseCode":1}', kind="application/json")
    elif path.startswith("/doi/"):
        await ask.send(404, body=b'{"responseCode":100}', kind="application/json")
    else:
        await ask.send(200 if path.startswith("/youtube/") else 403, body=b"{}", kind="application/json")
