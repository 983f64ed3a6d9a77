"""DOIs: the handle API of doi.org (https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation)."""

import json
from urllib.parse import quote, unquote, urlsplit

from prcheck.model import LinkState, LinkStatus
from prcheck.probes.base import Terms
from prcheck.web.answers import Answer, Question

HOSTS = frozenset({"doi.org", "www.doi.org", "dx.doi.org"})
FOUND, UNKNOWN_HANDLE, NO_VALUES = 1, 100, 200
"""Response codes of the handle API (https://www.handle.net/proxy_servlet.html)."""


def doi(url: str, terms: Terms) -> Question | None:
    """The question whether a DOI is registered; publishers' pages behind it turn programs away."""
    if "doi.org" not in url.lower():
        return None
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.hostname not in HOSTS or not name.startswith("10.") or "/" not in name:
        return None
    new = f"https://doi.org/{quote(name, safe=_SAFE)}"
    old = parts.hostname == "dx.doi.org" or parts.scheme == "http"
    return Question(
        f"{terms.doi}/api/handles/{quote(name, safe=_SAFE)}",
        lambda answer: _read(url, answer, new if old else None),
        {"Accept": "application/json"},
    )


_SAFE = "/:;()-._~"


def _read(url: str, answer: Answer, new: str | None) -> LinkState | None:
    code = _code(answer.body)
    if answer.status == 404 and code in (UNKNOWN_HANDLE, None):
        return LinkState(url, LinkStatus.DEAD, "this DOI is not registered", 404)
    if answer.status != 200 or code not in (FOUND, NO_VALUES):
        return None
    if new:
        return LinkState(url, LinkStatus.MOVED, f"DOIs have moved to {new}", 200, new)
    return LinkState(url, LinkStatus.ALIVE, "a registered DOI", 200)


def _code(body: bytes) -> int | None:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    code = value.get("responseCode") if isinstance(value, dict) else None
    return code if isinstance(code, int) else None
