"""YouTube: its oEmbed service tells whether a film exists (https://oembed.com); its pages answer 200 for every id."""

import re
from urllib.parse import quote, unquote_plus, urlsplit

from prcheck.model import LinkState, LinkStatus
from prcheck.probes.base import Terms
from prcheck.web.answers import Answer, Question

HOSTS = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "www.youtube-nocookie.com"})
_PATH = re.compile(r"/(?:embed|shorts|live|v)/([\w-]+)")
_REASONS = {400: "YouTube cannot read this film's id", 401: "the film may not be embedded", 403: "the film is private"}


def youtube(url: str, terms: Terms) -> Question | None:
    """The question whether a film exists."""
    film = _film(url)
    if not film:
        return None
    page = quote(f"https://www.youtube.com/watch?v={film}", safe="")
    return Question(f"{terms.youtube}/oembed?url={page}&format=json", lambda answer: _read(url, answer))


def _film(url: str) -> str | None:
    if "youtu" not in url.lower():
        return None
    parts = urlsplit(url)
    if parts.hostname == "youtu.be":
        return parts.path.strip("/").partition("/")[0] or None
    if parts.hostname not in HOSTS:
        return None
    found = _PATH.match(parts.path)
    if found:
        return found[1]
    return _asked(parts.query) if parts.path == "/watch" else None


def _asked(query: str) -> str | None:
    """The film that a query names."""
    pairs = (pair.partition("=") for pair in query.split("&"))
    return next((unquote_plus(value) for key, _, value in pairs if key == "v" and value), None)


def _read(url: str, answer: Answer) -> LinkState | None:
    if answer.status == 200:
        return LinkState(url, LinkStatus.ALIVE, "YouTube knows the film", 200)
    if answer.status == 404:
        return LinkState(url, LinkStatus.DEAD, "YouTube has no such film", 404)
    reason = _REASONS.get(answer.status)
    return LinkState(url, LinkStatus.UNKNOWN, reason, answer.status) if reason else None
