"""Where a copy of a dead page lies: the Wayback Machine's API (https://archive.org/help/wayback_api.php)."""

import json
from urllib.parse import quote, urldefrag, urlsplit

from prcheck.model import LinkState, LinkStatus
from prcheck.web.addresses import canonical
from prcheck.web.answers import Answer, Question

HOST = "web.archive.org"
PAGES = f"https://{HOST}/web/"
LONGEST = 500
"""Characters of an address that a message still shows whole."""


def question(base: str, url: str) -> Question:
    """The question which copy of a page lies nearest to today; any answer of the API is a verdict of "dead"."""
    asked = quote(urldefrag(url).url, safe="")
    return Question(f"{base}/wayback/available?url={asked}", lambda answer: _read(url, answer, base))


def place(url: str) -> str:
    """Where the copies of a page lie, if there are any."""
    return f"{PAGES}{url}" if len(url) <= LONGEST else PAGES


def _read(url: str, answer: Answer, base: str) -> LinkState | None:
    try:
        value = json.loads(answer.body) if answer.status == 200 else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    return LinkState(url, LinkStatus.DEAD, copy=_copy(value.get("archived_snapshots"), base))


def _copy(snapshots: object, base: str) -> str:
    """The copy's address; nothing that leads anywhere but to the archive."""
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    found = closest.get("url") if isinstance(closest, dict) and closest.get("available") is True else None
    url = canonical(found) if isinstance(found, str) and len(found) <= LONGEST else None
    parts = urlsplit(url or "")
    return url if url and parts.hostname in (HOST, urlsplit(base).hostname) and parts.path.startswith("/web/") else ""
