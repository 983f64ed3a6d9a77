"""Stand-ins for the APIs that may judge a link."""

import json
from urllib.parse import unquote

from bench.ways.ask import Ask

DAY = "20190502101112"
"""When every page but those named "none" was archived."""

APIS = ("/doi/", "/github/", "/youtube/", "/archive/")


async def api(ask: Ask) -> None:
    """An answer of the APIs of doi.org, GitHub, YouTube and the Wayback Machine."""
    path, _, query = ask.path.partition("?")
    if path == "/github/repos/a/b":
        await ask.to(f"{ask.origin}/github/repositories/1", 301)
    elif path == "/github/repositories/1":
        await ask.send(200, body=json.dumps({"full_name": "new/b", "private": False}).encode(), kind="application/json")
    elif path == "/github/spent/repos/a/b":
        await ask.send(403, "X-RateLimit-Remaining: 0\r\n", b"{}", "application/json")
    elif path == "/archive/wayback/available":
        await ask.send(
            200, body=json.dumps(_copies(unquote(query.partition("=")[2]))).encode(), kind="application/json"
        )
    elif path.startswith("/doi/") and not path.endswith("none"):
        await ask.send(200, body=b'{"responseCode":1}', kind="application/json")
    elif path.startswith("/doi/"):
        await ask.send(404, body=b'{"responseCode":100}', kind="application/json")
    else:
        await ask.send(200 if path.startswith("/youtube/") else 403, body=b"{}", kind="application/json")


def _copies(url: str) -> dict[str, object]:
    copy = f"http://web.archive.org/web/{DAY}/{url}"
    found = {"closest": {"status": "200", "available": True, "url": copy, "timestamp": DAY}}
    return {"url": url, "archived_snapshots": {} if url.endswith("none") else found}
